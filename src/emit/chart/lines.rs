//! Values over time, with a target.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Drawing;
use super::scale::{Scale, decimals, ticks};
use super::svg::{Anchor, Point, Shapes};
use crate::language::Language;

/// Values over time: one line or several on one scale.
pub struct LineChart<'a> {
    /// The times, in order, as they are written under the chart.
    pub times: Vec<String>,
    /// The lines, each with a place for every time.
    pub lines: Vec<Line<'a>>,
    /// What is to be reached.
    pub targets: Vec<Target>,
    /// How numbers are written.
    pub language: Language,
    /// Figures that the scale covers beside its own, so that several charts can be compared.
    pub shared: Vec<Decimal>,
}

/// A line.
pub struct Line<'a> {
    /// What stands at its end; empty where the chart has one line and its title says it.
    pub label: &'a str,
    /// A value for each time, where there is one. A gap breaks the line, unless it tells what is expected.
    pub values: Vec<Option<Decimal>>,
    /// Whether it tells what is expected and not what was; its first value is then the last that was.
    pub expected: bool,
}

/// A target.
pub struct Target {
    /// Which time it is for; all of them where it is for none alone.
    pub at: Option<usize>,
    /// What is to be reached.
    pub value: Decimal,
    /// What stands by it: `Målvärde under 450`.
    pub label: String,
}

const LEFT: f64 = 2.0;
const RIGHT: f64 = 98.0;
/// Room over the highest line of the grid, for its label and for values.
const TOP: f64 = 26.0;
const HEIGHT: f64 = 170.0;
/// Room for the times.
const BOTTOM: f64 = 26.0;
/// So many times have their label: more would meet on a phone.
const MOST_TIMES: usize = 7;
/// Lines closer than this share their labels' place, in pixels.
const LABEL_HEIGHT: f64 = 17.0;
/// Values are written by every point of a single line of at most so many.
const MOST_VALUES: usize = 7;

/// Draws lines. Nothing where there are fewer than two points to see.
pub fn lines(chart: &LineChart<'_>) -> Option<Drawing> {
    let points = chart.lines.iter().flat_map(|line| line.values.iter().flatten()).count();
    if points + chart.targets.len() < 2 || points == 0 || chart.times.len() < 2 {
        return None;
    }
    let own = chart.lines.iter().flat_map(|line| line.values.iter().flatten());
    let all = own.chain(chart.targets.iter().map(|target| &target.value)).chain(&chart.shared);
    let grid = ticks(all.filter_map(Decimal::to_f64));
    let (low, high) = (grid.first().copied().unwrap_or(0.0), grid.last().copied().unwrap_or(1.0));
    let plot = Plot { chart, down: Scale::new(low, high, TOP + HEIGHT, TOP) };
    let mut shapes = Shapes::default();
    plot.grid(&grid, &mut shapes);
    plot.times(&mut shapes);
    let mut taken = Vec::new();
    plot.targets(&mut taken, &mut shapes);
    for (order, line) in chart.lines.iter().enumerate() {
        plot.line(order, line, &mut shapes);
    }
    plot.labels(&mut taken, &mut shapes);
    Some(Drawing { shapes: shapes.0, height: (TOP + HEIGHT + BOTTOM) as u32 })
}

struct Plot<'c> {
    chart: &'c LineChart<'c>,
    down: Scale,
}

impl Plot<'_> {
    fn across(&self, time: usize) -> f64 {
        // The first and the last time stand a little in from the edges, so that their labels fit.
        Scale::new(0.0, (self.chart.times.len() - 1) as f64, LEFT + 6.0, RIGHT - 6.0).place(time as f64)
    }

    fn down(&self, value: Decimal) -> f64 {
        self.down.place(value.to_f64().unwrap_or_default())
    }

    fn grid(&self, grid: &[f64], shapes: &mut Shapes) {
        let decimals = decimals(grid);
        for tick in grid {
            let down = self.down.place(*tick);
            shapes.line(if *tick == 0.0 { "axis" } else { "grid" }, (0.0, down), (100.0, down));
            let number = Decimal::from_f64_retain(*tick).unwrap_or_default().round_dp(decimals);
            let mut number = number;
            number.rescale(decimals);
            shapes.text("tick", (0.0, down - 4.0), Anchor::Start, &self.chart.language.number(number));
        }
    }

    fn times(&self, shapes: &mut Shapes) {
        let last = self.chart.times.len() - 1;
        let step = last.div_ceil(MOST_TIMES - 1).max(1);
        for (at, time) in self.chart.times.iter().enumerate() {
            // The last time always has its label; one that would meet it has none.
            if at != last && (at % step != 0 || last - at < step) {
                continue;
            }
            shapes.text("time", (self.across(at), TOP + HEIGHT + 18.0), Anchor::Middle, time);
        }
    }

    /// A target for all times is a line across; one for a single time a short line at it.
    fn targets(&self, taken: &mut Vec<Point>, shapes: &mut Shapes) {
        for target in &self.chart.targets {
            let down = self.down(target.value);
            let (from, to) = match target.at {
                Some(at) => ((self.across(at) - 7.0).max(0.0), (self.across(at) + 7.0).min(100.0)),
                None => (LEFT, 100.0),
            };
            shapes.line("target", (from, down), (to, down));
            let place = free(down - 6.0, taken, to);
            taken.push((to, place));
            shapes.text_across("target-label", (to, place), Anchor::End, &target.label);
        }
    }

    fn line(&self, order: usize, line: &Line<'_>, shapes: &mut Shapes) {
        let class = format!("line-{}{}", order % 6, if line.expected { " expected" } else { "" });
        let points: Vec<Option<Point>> = line
            .values
            .iter()
            .enumerate()
            .map(|(at, value)| value.map(|value| (self.across(at), self.down(value))))
            .collect();
        let stated: Vec<Point> = points.iter().flatten().copied().collect();
        let joined: Vec<(Point, Point)> = if line.expected {
            stated.windows(2).map(|pair| (pair[0], pair[1])).collect()
        } else {
            points.windows(2).filter_map(|pair| Some((pair[0]?, pair[1]?))).collect()
        };
        for (from, to) in joined {
            shapes.line(&class, from, to);
        }
        // What is expected starts from what was, which has its own mark.
        for point in stated.iter().skip(usize::from(line.expected && stated.len() > 1)) {
            shapes.mark(order, *point);
        }
    }

    /// A single short line has its values at its points; several have their names at their ends.
    fn labels(&self, taken: &mut Vec<Point>, shapes: &mut Shapes) {
        let single = self.chart.lines.len() == 1;
        let mut ends: Vec<(Point, String, usize)> = Vec::new();
        for (order, line) in self.chart.lines.iter().enumerate() {
            let stated: Vec<(usize, Decimal)> =
                line.values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)?))).collect();
            if single && stated.len() <= MOST_VALUES {
                for (at, value) in &stated {
                    let place = (self.across(*at), self.down(*value));
                    let text = self.chart.language.number(*value);
                    let down = free(place.1 - 9.0, taken, place.0);
                    taken.push((place.0, down));
                    shapes.text_across("value", (place.0, down), Anchor::Middle, &text);
                }
            } else if let Some((at, value)) = stated.last() {
                let number = self.chart.language.number(*value);
                let text = if line.label.is_empty() { number } else { format!("{} {number}", line.label) };
                ends.push(((self.across(*at), self.down(*value)), text, order));
            }
        }
        ends.sort_by(|one, other| one.0.1.total_cmp(&other.0.1));
        for (point, text, order) in ends {
            let down = free(point.1 - 9.0, taken, point.0);
            taken.push((point.0, down));
            let right = (point.0 + 4.0).min(100.0);
            shapes.text_across(&format!("label label-{}", order % 6), (right, down), Anchor::End, &text);
        }
    }
}

/// The place nearest above or below `wanted` where no other label stands close by.
fn free(wanted: f64, taken: &[Point], across: f64) -> f64 {
    let meets = |down: f64| taken.iter().any(|(x, y)| (x - across).abs() < 30.0 && (y - down).abs() < LABEL_HEIGHT);
    let steps = (0..12).map(|step| f64::from(step) * LABEL_HEIGHT / 2.0);
    let places = steps.flat_map(|away| [wanted - away, wanted + away + if away > 0.0 { 12.0 } else { 0.0 }]);
    let fits = |down: &f64| *down >= 12.0 && *down <= TOP + HEIGHT - 2.0;
    places.into_iter().filter(fits).find(|down| !meets(*down)).unwrap_or(wanted.max(12.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart<'a>(times: usize, lines: Vec<Line<'a>>, targets: Vec<Target>) -> LineChart<'a> {
        let times = (0..times).map(|at| (2020 + at).to_string()).collect();
        LineChart { times, lines, targets, language: Language::Sv, shared: Vec::new() }
    }

    fn line(values: &[Option<i64>]) -> Line<'static> {
        Line { label: "", values: values.iter().map(|value| value.map(Decimal::from)).collect(), expected: false }
    }

    fn count(drawing: &Drawing, text: &str) -> usize {
        drawing.shapes.matches(text).count()
    }

    #[test]
    fn a_gap_breaks_the_line_and_every_value_is_written() {
        let drawn =
            lines(&chart(4, vec![line(&[Some(599), None, Some(493), Some(470)])], Vec::new())).expect("a chart");
        assert_eq!(count(&drawn, "class=\"line-0\""), 1);
        assert_eq!(count(&drawn, "class=\"mark-0\""), 3);
        for value in ["599", "493", "470", "2020", "2023"] {
            assert!(drawn.shapes.contains(&format!(">{value}</text>")), "{value}");
        }
    }

    #[test]
    fn nothing_is_drawn_where_there_is_nothing_to_see() {
        assert_eq!(lines(&chart(1, vec![line(&[Some(1)])], Vec::new())), None);
        assert_eq!(lines(&chart(3, vec![line(&[None, None, None])], Vec::new())), None);
        assert_eq!(lines(&chart(3, vec![line(&[None, Some(1), None])], Vec::new())), None);
    }

    #[test]
    fn a_target_is_drawn_at_its_time_and_is_on_the_scale() {
        let target = Target { at: Some(1), value: Decimal::from(10), label: "Målvärde högst 10".to_owned() };
        let drawn = lines(&chart(2, vec![line(&[Some(90), None])], vec![target])).expect("a chart");
        assert_eq!(count(&drawn, "class=\"target\""), 1);
        assert!(drawn.shapes.contains("Målvärde högst 10"));
        let down: Vec<f64> =
            drawn.shapes.split(" y1=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect();
        assert!(down.iter().all(|down| (0.0..=f64::from(drawn.height)).contains(down)), "{down:?}");
    }

    #[test]
    fn what_is_expected_goes_on_over_a_gap_from_what_was() {
        let was = line(&[Some(599), Some(493), None, None]);
        let mut expected = line(&[None, Some(493), None, Some(460)]);
        expected.expected = true;
        let drawn = lines(&chart(4, vec![was, expected], Vec::new())).expect("a chart");
        assert_eq!(count(&drawn, "class=\"line-1 expected\""), 1);
        assert_eq!((count(&drawn, "class=\"mark-0\""), count(&drawn, "class=\"mark-1\"")), (2, 1));
    }

    #[test]
    fn labels_of_lines_that_end_together_stand_apart() {
        let mut one = line(&[Some(10), Some(50)]);
        let mut other = line(&[Some(20), Some(51)]);
        (one.label, other.label) = ("Flickor", "Pojkar");
        let drawn = lines(&chart(2, vec![one, other], Vec::new())).expect("a chart");
        let mut down: Vec<f64> = drawn
            .shapes
            .split("<text class=\"label")
            .skip(1)
            .filter_map(|rest| rest.split(" y=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect();
        down.sort_by(f64::total_cmp);
        assert!(down[1] - down[0] >= LABEL_HEIGHT, "{down:?}");
    }

    #[test]
    fn many_times_have_few_labels_and_the_last_always_one() {
        let drawn = lines(&chart(23, vec![line(&[Some(1); 23])], Vec::new())).expect("a chart");
        assert!(count(&drawn, "class=\"time\"") <= MOST_TIMES);
        assert!(drawn.shapes.contains(">2042</text>"));
    }
}
