//! From figures to places.

/// A scale from figures to percent or pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale that puts `low` at `from` and `high` at `to`.
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Self {
        Scale { low, high, from, to }
    }

    /// The place of a figure.
    pub fn place(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        let share = if span == 0.0 { 0.5 } else { (value - self.low) / span };
        self.from + share * (self.to - self.from)
    }
}

/// Round figures that cover all of `values`, three to six of them, ascending: the lines of a grid. Zero is among them
/// unless that would press all values into less than half of the height.
pub fn ticks(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.into_iter().filter(|value| value.is_finite()) {
        low = low.min(value);
        high = high.max(value);
    }
    if low > high {
        return vec![0.0, 1.0];
    }
    if low > 0.0 && (low < high * 0.5 || low == high) {
        low = 0.0;
    } else if high < 0.0 && (high > low * 0.5 || low == high) {
        high = 0.0;
    } else if low == high {
        high = 1.0;
    }
    let step = step((high - low) / 4.0);
    let first = (low / step).floor() as i64;
    let last = (high / step).ceil() as i64;
    (first..=last).map(|at| at as f64 * step).collect()
}

/// The nearest of 1, 2, 2.5 and 5 times a power of ten that is no less than `wanted`.
fn step(wanted: f64) -> f64 {
    let power = 10_f64.powf(wanted.abs().max(f64::MIN_POSITIVE).log10().floor());
    let times = [1.0, 2.0, 2.5, 5.0].into_iter().find(|times| times * power >= wanted * 0.999_999);
    times.unwrap_or(10.0) * power
}

/// How many decimals the lines of a grid need.
pub fn decimals(ticks: &[f64]) -> u32 {
    let whole = |decimals: u32| {
        let power = 10_f64.powi(decimals as i32);
        ticks.iter().all(|tick| ((tick * power).round() - tick * power).abs() < 1e-6)
    };
    (0..6).find(|decimals| whole(*decimals)).unwrap_or(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_is_of_round_figures_and_covers_what_is_drawn() {
        assert_eq!(ticks([493.0, 599.0]), [450.0, 500.0, 550.0, 600.0]);
        assert_eq!(ticks([20.0, 180.0]), [0.0, 50.0, 100.0, 150.0, 200.0]);
        assert_eq!(ticks([-30.0, 70.0]), [-50.0, -25.0, 0.0, 25.0, 50.0, 75.0]);
        assert_eq!(ticks([0.0, 0.0]), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(ticks([3.7]), [0.0, 1.0, 2.0, 3.0, 4.0]);
        assert_eq!(decimals(&ticks([3.71, 3.79])), 2);
        assert_eq!(decimals(&[0.0, 50.0]), 0);
    }

    #[test]
    fn every_figure_has_a_place() {
        let scale = Scale::new(0.0, 50.0, 100.0, 0.0);
        assert_eq!(scale.place(25.0), 50.0);
        assert_eq!(Scale::new(1.0, 1.0, 0.0, 10.0).place(1.0), 5.0);
        assert_eq!(ticks([]), [0.0, 1.0]);
        assert!(ticks([1e-9, 1e12]).len() < 9);
    }
}
