//! Lines over time, told apart by dash as well as by colour, and labelled where they end.

use super::measure::{Measure, NEEDS};
use super::plot::{Scale, apart, spread};
use super::shapes::{Drawing, line, text};
use super::values::{ChartValues, printed_points, row_names};
use crate::parts::wording;
use casebook_analysis::checks::Check;
use casebook_model::Decimal;
use casebook_model::case::Chart as ChartShape;
use yew::prelude::*;

const START: i32 = 64;
/// Where a line ends; what follows is its label.
const END: i32 = 470;
const TOP: i32 = 28;
const FOOT: i32 = 300;
/// Half the height of a letter.
const MIDDLE: i32 = 5;

/// A line: its name, and its numbers in the paper and now; `None` where there is no number.
struct Series<'a> {
    name: String,
    paper: &'a [Option<Decimal>],
    now: &'a [Option<Decimal>],
}

/// Draws the lines of a chart.
pub fn line_chart(
    measure: Measure<'_>,
    shape: &ChartShape,
    paper: &ChartValues,
    now: &ChartValues,
    checks: &[Check],
) -> Drawing {
    let printed = printed_points(measure.case, shape, checks);
    let names = row_names(measure.case, shape).into_iter();
    let rows = paper.rows.iter().zip(&now.rows);
    let series: Vec<Series<'_>> = names
        .zip(rows)
        .map(|(name, (paper, now))| Series { name, paper, now })
        .collect();
    let target = measure.target(shape, now.target);
    let changed = series.iter().any(|series| series.now != series.paper);
    let points = series.first().map_or(0, |series| series.now.len());
    let values: Vec<Decimal> = series
        .iter()
        .flat_map(|series| series.now.iter().chain(series.paper))
        .chain(printed.iter().flatten())
        .flatten()
        .chain(target.iter().map(|(value, _)| value))
        .copied()
        .collect();
    let scale = Scale::new(&values, FOOT, TOP);

    let mut shapes = grid(measure, &scale);
    shapes.push(line("axis", (START, FOOT), (END, FOOT)));
    for (point, label, minor) in along_labels(measure, shape, points) {
        let class = if minor { "middle minor" } else { "middle" };
        let x = spread(point, points, START, END);
        shapes.push(text(class, x, FOOT.saturating_add(26), label));
    }
    if let Some((value, label)) = &target {
        let y = scale.at(*value);
        shapes.push(line("target", (START, y), (END, y)));
        let (x, y) = (START.saturating_add(6), y.saturating_sub(7));
        shapes.push(text("", x, y, label.clone()));
    }
    if changed {
        for (position, series) in series.iter().enumerate() {
            shapes.extend(strokes(
                series.paper,
                classes!("line", "paper", colour(position)),
                &scale,
            ));
        }
    }
    for (position, series) in series.iter().enumerate() {
        shapes.extend(strokes(
            series.now,
            classes!("line", colour(position)),
            &scale,
        ));
    }
    let marks = printed
        .iter()
        .map(|points| marks(points, &scale))
        .collect::<String>();
    let marked = !marks.is_empty();
    if marked {
        shapes.push(html! { <path class="print" d={marks} /> });
    }
    shapes.extend(end_labels(measure, &series, &scale));
    Drawing {
        note: note(measure, changed, marked).into(),
        shapes,
        height: FOOT.saturating_add(36),
        said: said(measure, &series, target),
    }
}

/// By its number, a line's colour and dash.
fn colour(position: usize) -> &'static str {
    match position.checked_rem(4) {
        Some(1) => "s2",
        Some(2) => "s3",
        // In the colour of the first: a scenario that was added.
        Some(3) => "s4",
        _ => "s1",
    }
}

/// The lines behind, each with its value.
fn grid(measure: Measure<'_>, scale: &Scale) -> Vec<Html> {
    let ticks = scale.ticks.iter();
    ticks
        .flat_map(|tick| {
            let y = scale.at(*tick);
            let label = (START.saturating_sub(8), y.saturating_add(MIDDLE));
            [
                line("grid", (START, y), (END, y)),
                text("end", label.0, label.1, measure.tick(*tick)),
            ]
        })
        .collect()
}

/// A line through its points; it breaks where there is no number.
fn strokes(points: &[Option<Decimal>], class: Classes, scale: &Scale) -> Vec<Html> {
    let place = |(point, value): (usize, &Option<Decimal>)| {
        let x = spread(point, points.len(), START, END);
        value.map(|value| format!("{x},{}", scale.at(value)))
    };
    let places: Vec<Option<String>> = points.iter().enumerate().map(place).collect();
    places
        .split(Option::is_none)
        .filter(|stroke| !stroke.is_empty())
        .map(|stroke| {
            let stroke: Vec<&str> = stroke.iter().flatten().map(String::as_str).collect();
            html! { <polyline class={class.clone()} points={stroke.join(" ")} /> }
        })
        .collect()
}

/// A diamond at each print.
fn marks(points: &[Option<Decimal>], scale: &Scale) -> String {
    let mark = |(point, value): (usize, &Option<Decimal>)| {
        let x = spread(point, points.len(), START, END);
        value.map(|value| format!("M{x},{}m0-4l4,4-4,4-4-4z", scale.at(value)))
    };
    points.iter().enumerate().filter_map(mark).collect()
}

/// What stands at the end of each line: its name and its last number.
fn end_labels(measure: Measure<'_>, series: &[Series<'_>], scale: &Scale) -> Vec<Html> {
    let last = |series: &Series<'_>| series.now.iter().rev().flatten().next().copied();
    let ends: Vec<i32> = series
        .iter()
        .map(|series| last(series).map_or(FOOT, |end| scale.at(end)))
        .collect();
    let label = |((position, series), y): ((usize, &Series<'_>), i32)| {
        let end = last(series).map_or_else(|| NEEDS.to_owned(), |end| measure.short(end));
        let label = match series.name.is_empty() {
            true => end,
            false => format!("{} {end}", series.name),
        };
        let (x, y) = (END.saturating_add(8), y.saturating_add(MIDDLE));
        html! {
            <text class={classes!("label", colour(position))} x={x.to_string()} y={y.to_string()}>{ label }</text>
        }
    };
    series
        .iter()
        .enumerate()
        .zip(apart(&ends, 22))
        .map(label)
        .collect()
}

/// Labels along the foot: few enough to stand apart, the rest left out where room is short.
fn along_labels(
    measure: Measure<'_>,
    shape: &ChartShape,
    points: usize,
) -> Vec<(usize, String, bool)> {
    let Some(axis) = measure.case.axis(shape.along) else {
        return Vec::new();
    };
    let start = shape.start.map(|_| "Start".to_owned());
    let heads = wording::heads(axis).into_iter().map(|head| {
        // The year stands in the table; the foot has no room for it.
        match head.rsplit_once('\u{a0}') {
            Some((month, year)) if points > 6 && year.len() == 4 => month.to_owned(),
            _ => head,
        }
    });
    let labels: Vec<String> = start.into_iter().chain(heads).collect();
    let last = labels.len().saturating_sub(1);
    let every = labels.len().div_ceil(5).max(1);
    labels
        .into_iter()
        .enumerate()
        .filter(|(point, _)| {
            let from_end = last.saturating_sub(*point);
            from_end.is_multiple_of(every) && (from_end == 0 || from_end >= every)
        })
        .map(|(point, label)| {
            let odd = last
                .saturating_sub(point)
                .checked_div(every)
                .is_some_and(|n| !n.is_multiple_of(2));
            (point, label, odd)
        })
        .collect()
}

/// How to read the chart.
fn note(measure: Measure<'_>, changed: bool, marked: bool) -> String {
    let unit = measure.unit();
    let unit = match unit.is_empty() {
        true => String::new(),
        false => format!("In {unit}. "),
    };
    let marks = if marked { "◇ printed. " } else { "" };
    let thin = if changed {
        "Thin lines: the paper’s."
    } else {
        ""
    };
    [&unit, marks, thin].concat()
}

/// The chart in words.
fn said(measure: Measure<'_>, series: &[Series<'_>], target: Option<(Decimal, String)>) -> String {
    let line = |series: &Series<'_>| {
        let mut ends = series.now.iter().flatten();
        let first = ends.next().map(|value| measure.figure(*value));
        let last = ends.next_back().map(|value| measure.figure(*value));
        let name = match series.name.as_str() {
            "" => &measure.quantity.label,
            name => name,
        };
        match (first, last) {
            (Some(first), Some(last)) => format!("{name}: {first} at first, {last} at the end."),
            (Some(only), None) => format!("{name}: {only}."),
            _ => format!("{name}: {NEEDS}."),
        }
    };
    let said: Vec<String> = series
        .iter()
        .map(line)
        .chain(target.map(|(_, label)| format!("Held against: {label}.")))
        .collect();
    format!("Line chart. {}", said.join(" "))
}
