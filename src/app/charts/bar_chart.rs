//! Bars that stand for parts of a whole, told apart by pattern as well as by colour; behind those that
//! moved, how they stand in the paper.

use super::measure::{Measure, NEEDS};
use super::plot::Scale;
use super::shapes::{Drawing, line, text};
use super::values::{ChartValues, bar_places, quantity_names, row_names};
use casebook_analysis::checks::{Check, Kind, Verdict};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::Chart as ChartShape;
use casebook_model::exact::Exact;
use yew::prelude::*;

/// How wide the drawing is.
pub const WIDTH: i32 = 640;
const TOP: i32 = 34;
const START: i32 = 16;
const END: i32 = 500;
/// The top of the first bar, below its name.
const FIRST: i32 = 66;
const ROW: usize = 60;
/// How far a bar reaches down.
const HEIGHT: i32 = 22;
/// How wide a total is.
const TOTAL: i32 = 104;
/// What parts two texts on one line.
const GAP: i32 = 12;
/// The height of a line of names of parts.
const NAMES: usize = 26;

/// A row of bars: its name, and its parts.
struct Bar<'a> {
    name: String,
    parts: &'a [Option<Decimal>],
    paper: &'a [Option<Decimal>],
    /// What the paper prints for all of it, where that is not what its sum gives.
    printed: Option<Decimal>,
}

/// All parts together.
fn together(parts: &[Option<Decimal>]) -> Option<Decimal> {
    let mut parts = parts.iter();
    parts.try_fold(Decimal::ZERO, |sum, part| sum.exact_add((*part)?))
}

impl Bar<'_> {
    /// All parts together, in words.
    fn total(&self, measure: Measure<'_>) -> String {
        together(self.parts).map_or_else(|| NEEDS.to_owned(), |total| measure.figure(total))
    }
}

/// Draws the bars of a chart; `number` tells its patterns from those of other charts of the page.
pub fn bar_chart(
    measure: Measure<'_>,
    shape: &ChartShape,
    paper: &ChartValues,
    now: &ChartValues,
    (checks, number): (&[Check], usize),
) -> Drawing {
    let names = row_names(measure.case, shape).into_iter();
    let bars: Vec<Bar<'_>> = names
        .zip(bar_places(measure.case, shape))
        .zip(now.rows.iter().zip(&paper.rows))
        .map(|((name, place), (parts, paper))| Bar {
            name,
            parts,
            paper,
            printed: printed(measure, checks, &place, paper),
        })
        .collect();
    let parts = quantity_names(measure.case, shape);
    let target = measure.target(shape, now.target);
    let scale = scale(&bars, target.as_ref().map(|(value, _)| *value));
    let named = if parts.len() > 1 { parts.len() } else { 0 };
    // A print that is told below the last bar takes a line, and the names of its parts begin under it.
    let last = bars.last();
    let below = usize::from(named > 0 && last.is_some_and(|last| is_print_below(last, &scale)));
    let rows = bars.len().saturating_mul(ROW);
    let rows = rows.saturating_add(named.saturating_add(below).saturating_mul(NAMES));
    let foot = TOP.saturating_add(i32::try_from(rows).unwrap_or(0));
    let hatch = format!("hatch-{number}");
    let tops = || (FIRST..).step_by(ROW);

    let mut shapes = vec![html! {
        <defs>
            <pattern id={hatch.clone()} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                { line("hatch", (0, 0), (0, 6)) }
            </pattern>
        </defs>
    }];
    for (position, tick) in scale.ticks.iter().enumerate() {
        let x = scale.at(*tick);
        let class = if position.is_multiple_of(2) {
            "middle"
        } else {
            "middle minor"
        };
        // At the foot alone: a line from top to bottom would cross names and figures.
        shapes.push(line(
            "axis",
            (x, foot.saturating_sub(4)),
            (x, foot.saturating_add(4)),
        ));
        shapes.push(text(class, x, foot.saturating_add(24), measure.tick(*tick)));
    }
    for (bar, top) in bars.iter().zip(tops()) {
        shapes.extend(row(measure, bar, &scale, top, &hatch));
    }
    let nought = scale.at(Decimal::ZERO);
    shapes.push(line("axis", (nought, TOP), (nought, foot)));
    if let Some((value, label)) = &target {
        let x = scale.at(*value);
        shapes.push(line(
            "target",
            (x, TOP.saturating_sub(10)),
            (x, TOP.saturating_add(4)),
        ));
        shapes.extend(tops().zip(&bars).map(|(top, _)| across_bar(x, top)));
        shapes.push(text("middle", x, TOP.saturating_sub(16), label.clone()));
    }
    // Above their bars, as beside them long names would be cut off.
    for (bar, top) in bars.iter().zip(tops()) {
        let (x, y) = (START.saturating_add(7), top.saturating_sub(7));
        shapes.push(text("", x, y, bar.name.clone()));
    }
    if named > 0
        && let Some((last, top)) = bars.iter().zip(tops()).last()
    {
        shapes.extend(part_names(&parts, &sides(last.parts, &scale), top, below));
    }
    let ghosts = bars.iter().any(|bar| bar.parts != bar.paper);
    Drawing {
        note: html! {
            if ghosts { { "Dashed: as the paper has it." } }
        },
        shapes,
        height: foot.saturating_add(34),
        said: said(measure, &bars, &parts, target),
    }
}

/// What the paper prints for a bar as a whole, where its sum gives another figure.
fn printed(
    measure: Measure<'_>,
    checks: &[Check],
    place: &Place,
    paper: &[Option<Decimal>],
) -> Option<Decimal> {
    let total = together(paper)?;
    let of_it = |check: &&Check| {
        let quantity = measure.case.quantity(check.quantity);
        check.kind == Kind::Recalculated
            && check.verdict == Verdict::Differs
            && quantity.is_some_and(|quantity| {
                quantity.unit.same(&measure.quantity.unit)
                    && check.place == place.on(&quantity.axes)
            })
            && check.calculated.number() == Some(total)
    };
    checks.iter().find(of_it).map(|check| check.published)
}

/// How far parts reach to one side of nought.
fn reach(parts: &[Option<Decimal>], below: bool) -> Option<Decimal> {
    let parts = parts.iter().flatten().copied();
    parts
        .filter(|part| part.is_sign_negative() == below)
        .reduce(|a, b| a.exact_add(b).unwrap_or(a))
}

/// A scale that holds every row, as it is and as the paper has it, so that no bar grows when its
/// figure falls: parts above nought stand to the right of each other, parts below to the left.
fn scale(bars: &[Bar<'_>], target: Option<Decimal>) -> Scale {
    let sides = bars
        .iter()
        .flat_map(|bar| [bar.parts, bar.paper])
        .flat_map(|parts| [reach(parts, false), reach(parts, true)])
        .flatten();
    let values: Vec<Decimal> = [Decimal::ZERO]
        .into_iter()
        .chain(target)
        .chain(bars.iter().filter_map(|bar| bar.printed))
        .chain(sides)
        .collect();
    Scale::new(&values, START, END)
}

/// Where each part begins and ends.
fn sides(parts: &[Option<Decimal>], scale: &Scale) -> Vec<Option<(i32, i32)>> {
    let (mut right, mut left) = (Decimal::ZERO, Decimal::ZERO);
    let mut side = |part: Decimal| {
        let side = if part.is_sign_negative() {
            &mut left
        } else {
            &mut right
        };
        let from = *side;
        *side = from.exact_add(part).unwrap_or(from);
        (scale.at(from), scale.at(*side))
    };
    parts.iter().map(|part| part.map(&mut side)).collect()
}

/// A piece of the target's line, as high as a bar and a little more.
fn across_bar(x: i32, top: i32) -> Html {
    let (from, to) = (top.saturating_sub(4), top.saturating_add(HEIGHT + 4));
    line("target", (x, from), (x, to))
}

/// The names of the parts below the last bar, each on a line of its own from where its part begins:
/// the last on top, so that no line to a name crosses another. Some lines are left free above them.
fn part_names(names: &[String], sides: &[Option<(i32, i32)>], top: i32, free: usize) -> Vec<Html> {
    let from = top.saturating_add(HEIGHT);
    let lines = (from.saturating_add(20)..).step_by(NAMES).skip(free);
    let parts = names.iter().zip(sides).rev();
    parts
        .filter_map(|(name, side)| Some((name, (*side)?)))
        .zip(lines)
        .flat_map(|((name, (a, b)), y)| {
            // Clear of the line at nought.
            let x = a.min(b).saturating_add(12);
            [
                line("leader", (x, from), (x, y.saturating_add(1))),
                text("", x.saturating_add(6), y, name.clone()),
            ]
        })
        .collect()
}

/// One row of bars, with its total at the end: beside it, or, where the print is marked there, above it.
fn row(measure: Measure<'_>, bar: &Bar<'_>, scale: &Scale, top: i32, hatch: &str) -> Vec<Html> {
    let farthest = farthest(bar, scale);
    let mut mark = None;
    // How far a total above the bar may reach.
    let mut room = farthest;
    let mut shapes = Vec::new();
    for (position, side) in sides(bar.parts, scale).into_iter().enumerate() {
        let Some((a, b)) = side else { continue };
        let hatched = !position.is_multiple_of(2);
        shapes.push(html! {
            <rect class={if hatched { "bar part-2" } else { "bar part-1" }} x={a.min(b).to_string()} y={top.to_string()}
                width={a.abs_diff(b).to_string()} height={HEIGHT.to_string()} fill={hatched.then(|| format!("url(#{hatch})"))} />
        });
    }
    if bar.parts != bar.paper {
        let (a, b) = (
            reach(bar.paper, true).map_or_else(|| scale.at(Decimal::ZERO), |left| scale.at(left)),
            reach(bar.paper, false)
                .map_or_else(|| scale.at(Decimal::ZERO), |right| scale.at(right)),
        );
        shapes.push(html! {
            <rect class="ghost" x={a.min(b).to_string()} y={top.saturating_sub(3).to_string()}
                width={a.abs_diff(b).to_string()} height="28" />
        });
    }
    if let Some(printed) = bar.printed {
        let x = scale.at(printed);
        mark = (x > farthest).then_some(x);
        let (from, to) = (top.saturating_sub(4), top.saturating_add(HEIGHT + 4));
        shapes.push(line("print", (x, from), (x, to)));
        let says = ["printed ", &measure.figure(printed)].concat();
        let end = x.saturating_add(length(&says) / 2).min(WIDTH);
        let y = match is_print_below(bar, scale) {
            false => {
                room = room.min(end.saturating_sub(on_a_phone(&says)).saturating_sub(GAP));
                top.saturating_sub(7)
            }
            true => top.saturating_add(HEIGHT + 18),
        };
        shapes.push(text("print end", end, y, says));
    }
    let total = bar.total(measure);
    let beside = |x: i32, total| text("label", x.saturating_add(8), top.saturating_add(16), total);
    shapes.push(match mark.filter(|x| *x < farthest.saturating_add(TOTAL)) {
        None => beside(farthest, total),
        // The mark of the print would run through it, and beside the mark it would seem to be the print.
        Some(_)
            if START.saturating_add(on_a_phone(&bar.name))
                < room.saturating_sub(on_a_phone(&total)) =>
        {
            text("label end", room, top.saturating_sub(7), total)
        }
        Some(x) => beside(x, total),
    });
    shapes
}

/// How far to the right a bar reaches, and what it was in the paper.
fn farthest(bar: &Bar<'_>, scale: &Scale) -> i32 {
    let ends = [bar.parts, bar.paper].map(|parts| reach(parts, false));
    let ends = ends.into_iter().flatten().map(|end| scale.at(end));
    ends.fold(scale.at(Decimal::ZERO), i32::max)
}

/// Whether the print of a bar is told below it, as there is no room above.
fn is_print_below(bar: &Bar<'_>, scale: &Scale) -> bool {
    bar.printed.is_some() && farthest(bar, scale) >= WIDTH - 2 * TOTAL - 30
}

/// How long a text is, at the most.
fn length(text: &str) -> i32 {
    let letters = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
    letters.saturating_mul(10)
}

/// How long it is on a phone, where letters are largest beside the bars.
fn on_a_phone(text: &str) -> i32 {
    length(text).saturating_mul(3) / 2
}

/// The chart in words.
fn said(
    measure: Measure<'_>,
    bars: &[Bar<'_>],
    names: &[String],
    target: Option<(Decimal, String)>,
) -> String {
    let bar = |bar: &Bar<'_>| {
        let parts: Vec<String> = bar
            .parts
            .iter()
            .zip(names)
            .filter_map(|(part, name)| Some(format!("{name} {}", measure.figure((*part)?))))
            .collect();
        let of = match parts.len() {
            0 | 1 => String::new(),
            _ => format!(" ({})", parts.join(", ")),
        };
        let paper = Bar {
            name: String::new(),
            parts: bar.paper,
            paper: bar.paper,
            printed: None,
        };
        let before = match bar.parts == bar.paper {
            true => String::new(),
            false => format!(", in the paper {}", paper.total(measure)),
        };
        let printed = bar.printed.map_or_else(String::new, |printed| {
            [", printed ", &measure.figure(printed)].concat()
        });
        format!("{}: {}{of}{before}{printed}.", bar.name, bar.total(measure))
    };
    let said: Vec<String> = bars
        .iter()
        .map(bar)
        .chain(target.map(|(_, label)| format!("Held against: {label}.")))
        .collect();
    format!("Bar chart. {}", said.join(" "))
}
