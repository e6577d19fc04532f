//! Texts merged by their lines, and the marks of conflicts.

use similar::{MergeResolution, TextMerge};

use super::Style;

/// Merges lines. Changes that touch are in conflict, as they are to git. Says how many conflicts there are.
pub(super) fn merge(texts: [&str; 3], style: &Style) -> (String, usize) {
    let [base, ours, theirs] = texts;
    let merge = TextMerge::from_lines(base, ours, theirs);
    let mut out = String::with_capacity(ours.len().max(theirs.len()));
    let mut conflicts = 0;
    let mut regions = merge.regions().iter().peekable();
    let line = |side: usize, at: usize| match side {
        0 => merge.base_line(at),
        1 => merge.ours_line(at),
        _ => merge.theirs_line(at),
    };
    let lines =
        |side: usize, range: std::ops::Range<usize>| -> String { range.filter_map(|at| line(side, at)).collect() };
    while let Some(region) = regions.next() {
        if region.resolution() == MergeResolution::Unchanged {
            out.push_str(&lines(1, region.ours_range()));
            continue;
        }
        let mut ranges = [region.base_range(), region.ours_range(), region.theirs_range()];
        let mut one = Some(region.resolution());
        while let Some(next) = regions.next_if(|next| next.resolution() != MergeResolution::Unchanged) {
            ranges[0].end = next.base_range().end;
            ranges[1].end = next.ours_range().end;
            ranges[2].end = next.theirs_range().end;
            one = one.filter(|resolution| *resolution == next.resolution());
        }
        let [base, ours, theirs] = ranges;
        match one {
            Some(MergeResolution::Ours | MergeResolution::Both) => out.push_str(&lines(1, ours)),
            Some(MergeResolution::Theirs) => out.push_str(&lines(2, theirs)),
            _ => {
                conflicts += 1;
                mark([&lines(0, base), &lines(1, ours), &lines(2, theirs)], style, &mut out);
            }
        }
    }
    (out, conflicts)
}

/// Leaves all lines in conflict, but for those that all sides start and end with.
pub(super) fn conflict(texts: [&str; 3], style: &Style) -> (String, usize) {
    let split = texts.map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let [base, ours, theirs] = &split;
    let shortest = split.iter().map(Vec::len).min().unwrap_or(0);
    let same =
        |at: &dyn Fn(&Vec<&str>) -> usize| ours[at(ours)] == base[at(base)] && theirs[at(theirs)] == base[at(base)];
    let start = (0..shortest).take_while(|line| same(&|_| *line)).count();
    let end = (0..shortest - start).take_while(|line| same(&|side| side.len() - 1 - line)).count();
    let mut out = ours[..start].concat();
    let middle = split.each_ref().map(|side| side[start..side.len() - end].concat());
    mark(middle.each_ref().map(String::as_str), style, &mut out);
    out.push_str(&ours[ours.len() - end..].concat());
    (out, 1)
}

/// Writes one conflict. Each side is whole lines.
pub(super) fn mark(sides: [&str; 3], style: &Style, out: &mut String) {
    let [base, ours, theirs] = sides;
    let mut line = |mark: char, label: &str, text: &str| {
        out.extend(std::iter::repeat_n(mark, style.marker));
        if !label.is_empty() {
            out.push(' ');
            // A label must not add lines that look like the plan's.
            out.extend(label.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
        }
        out.push('\n');
        out.push_str(text);
        if !text.is_empty() && !text.ends_with('\n') {
            out.push('\n');
        }
    };
    let [base_label, our_label, their_label] = &style.labels;
    line('<', our_label, ours);
    if style.base {
        line('|', base_label, base);
    }
    line('=', "", theirs);
    line('>', their_label, "");
}
