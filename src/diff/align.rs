//! Sequences set beside each other: pairs in order by likeness, and the fewest that moved.

/// Groups larger than this (one side times the other) are not weighed pair by pair: what is likest then is found in order
/// alone, the first with the first.
const MOST_PAIRS: usize = 40_000;

/// Pairs of places of two sequences, in order on both, whose likeness is the greatest together. Pairs that are less alike
/// than `least` are none. Equally good answers are told apart from the start: swapped sequences must come in an order
/// of their own to give the same pairs.
pub(super) fn align(
    (left, right): (usize, usize),
    least: f64,
    mut likeness: impl FnMut(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    if left.saturating_mul(right) > MOST_PAIRS {
        return (0..left.min(right)).map(|at| (at, at)).filter(|(at, _)| likeness(*at, *at) >= least).collect();
    }
    let width = right + 1;
    let weights: Vec<f64> = (0..left * right).map(|at| likeness(at / right, at % right)).collect();
    let mut best = vec![0.0_f64; (left + 1) * width];
    let paired = |best: &[f64], i: usize, j: usize| {
        let weight = weights[i * right + j];
        (weight >= least).then(|| weight + best[(i + 1) * width + j + 1])
    };
    for i in (0..left).rev() {
        for j in (0..right).rev() {
            let skipped = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            best[i * width + j] = paired(&best, i, j).map_or(skipped, |weight| weight.max(skipped));
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < left && j < right {
        let here = best[i * width + j];
        if paired(&best, i, j).is_some_and(|weight| weight >= here) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= here {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The places of a sequence of different numbers that are not in its longest rising part: the fewest whose move puts it in
/// order.
pub(super) fn out_of_order(sequence: &[usize]) -> Vec<usize> {
    // The smallest last place of a rising part of each length, and what comes before each place.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; sequence.len()];
    for (at, number) in sequence.iter().enumerate() {
        let length = ends.partition_point(|end| sequence[*end] < *number);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; sequence.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stays[at] = true;
        next = before[at];
    }
    (0..sequence.len()).filter(|at| !stays[*at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_moves_are_found() {
        assert_eq!(out_of_order(&[0, 1, 2]), Vec::<usize>::new());
        assert_eq!(out_of_order(&[3, 0, 1, 2]), vec![0]);
        assert_eq!(out_of_order(&[1, 2, 3, 0]), vec![3]);
        assert_eq!(out_of_order(&[0, 3, 1, 2, 4]), vec![1]);
    }

    #[test]
    fn pairs_keep_their_order_and_weigh_the_most() {
        let weights = [[0.9, 0.4], [0.8, 0.0]];
        assert_eq!(align((2, 2), 0.3, |i, j| weights[i][j]), vec![(0, 0)]);
        let weights = [[0.5, 0.4], [0.8, 0.5]];
        assert_eq!(align((2, 2), 0.3, |i, j| weights[i][j]), vec![(0, 0), (1, 1)]);
        assert_eq!(align((1, 3), 0.3, |_, j| if j == 1 { 0.5 } else { 0.1 }), vec![(0, 1)]);
    }
}
