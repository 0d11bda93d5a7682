//! A chart of a case: lines over time, or bars that stand for parts of a whole. Told apart by dash
//! and pattern as well as by colour, labelled where they end, and said in words.

use crate::el::{El, classed, el, said};
use crate::opened::Opened;
use crate::plot::{Scale, apart, spread, tick_label};
use crate::wording;
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Chart as Shape, ChartKind, Quantity, QuantityIndex};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::words;
use yew::prelude::*;

const WIDTH: i32 = 640;
/// Where a line ends; what follows is its label.
const LINE_END: i32 = 470;
const LINE_TOP: i32 = 28;
const LINE_FOOT: i32 = 300;
/// Half the height of a letter.
const MIDDLE: i32 = 5;
const BAR_TOP: i32 = 34;
const BAR_START: i32 = 16;
const BAR_END: i32 = 500;
/// The top of the first bar, below its name.
const BAR_FIRST: i32 = 66;
const BAR_ROW: usize = 60;

/// Draws a chart of a case by its number; `now` are its figures now.
pub fn chart(opened: &Opened, chart: usize, now: &Figures) -> Html {
    let Some(shape) = opened.case.charts.get(chart) else {
        return Html::default();
    };
    let Some(first) = shape
        .quantities
        .first()
        .and_then(|index| opened.case.quantity(*index))
    else {
        return Html::default();
    };
    let pen = Pen {
        case: &opened.case,
        paper: &opened.paper,
        now,
        shape,
        first,
        number: chart,
    };
    let drawn = match shape.kind {
        ChartKind::Line => pen.lines(),
        ChartKind::Bar => pen.bars(),
    };
    let caption = el("figcaption")
        .el(said("span", "caption__title", &shape.title))
        .text(" ")
        .el(said("span", "caption__note", &drawn.note));
    let area = ["0 0 ", &WIDTH.to_string(), " ", &drawn.height.to_string()].concat();
    let svg = el("svg")
        .with("viewBox", &area)
        .fixed("role", "img")
        .with("aria-label", &drawn.said)
        .each(drawn.shapes.into_iter());
    classed("figure", "chart")
        .with("id", &["chart-", &chart.to_string()].concat())
        .el(caption)
        .el(svg)
        .done()
}

struct Pen<'a> {
    case: &'a Case,
    paper: &'a Figures,
    now: &'a Figures,
    shape: &'a Shape,
    first: &'a Quantity,
    number: usize,
}

/// A line: its name, and its numbers in the paper and now; `None` where there is no number.
struct Line {
    name: String,
    paper: Vec<Option<Decimal>>,
    now: Vec<Option<Decimal>>,
}

/// A row of bars: its name, and its parts.
struct Bar {
    name: String,
    parts: Vec<Option<Decimal>>,
    total: Option<Decimal>,
}

/// A chart, drawn.
struct Drawn {
    note: String,
    shapes: Vec<El>,
    height: i32,
    /// The chart in words.
    said: String,
}

fn text(class: &'static str, x: i32, y: i32, inside: &str) -> El {
    said("text", class, inside)
        .with("x", &x.to_string())
        .with("y", &y.to_string())
}

fn line(class: &'static str, from: (i32, i32), to: (i32, i32)) -> El {
    classed("line", class)
        .with("x1", &from.0.to_string())
        .with("y1", &from.1.to_string())
        .with("x2", &to.0.to_string())
        .with("y2", &to.1.to_string())
}

/// What stands for a number that there is none of yet.
fn needs() -> String {
    "needs figures".to_owned()
}

fn line_class(position: usize, faint: bool) -> &'static str {
    match (position.checked_rem(3), faint) {
        (Some(1), false) => "line s2",
        (Some(2), false) => "line s3",
        (_, false) => "line s1",
        (Some(1), true) => "line paper s2",
        (Some(2), true) => "line paper s3",
        (_, true) => "line paper s1",
    }
}

fn label_class(position: usize) -> &'static str {
    match position.checked_rem(3) {
        Some(1) => "label s2",
        Some(2) => "label s3",
        _ => "label s1",
    }
}

impl Pen<'_> {
    fn number(&self, figures: &Figures, index: QuantityIndex, at: &Place) -> Option<Decimal> {
        figures.at(self.case, index, at).number()
    }

    fn tick(&self, value: Decimal) -> String {
        let sign = self.first.unit.sign(&self.case.units).unwrap_or_default();
        tick_label(value, sign, self.first.unit.percent)
    }

    fn figure(&self, value: Decimal) -> String {
        words::figure(self.case, self.first, value)
    }

    /// The places by which a chart is split: one, or one for each item, with its name.
    fn split(&self) -> Vec<(String, Place)> {
        let place = &self.shape.place;
        match self
            .shape
            .by
            .and_then(|axis| Some((axis, self.case.axis(axis)?)))
        {
            Some((axis, items)) => wording::heads(items)
                .into_iter()
                .enumerate()
                .map(|(item, head)| (head, place.clone().with(axis, item)))
                .collect(),
            None => vec![(String::new(), place.clone())],
        }
    }

    fn line_list(&self) -> Vec<Line> {
        let length = self.case.length(self.shape.along);
        let mut list = Vec::new();
        for index in &self.shape.quantities {
            let several = self.shape.quantities.len() > 1;
            for (name, place) in self.split() {
                let points = |figures: &Figures| {
                    let start = self
                        .shape
                        .start
                        .map(|start| self.number(figures, start, &place));
                    let along = (0..length).map(|item| {
                        let at = place.clone().with(self.shape.along, item);
                        self.number(figures, *index, &at)
                    });
                    start.into_iter().chain(along).collect()
                };
                let label = self
                    .case
                    .quantity(*index)
                    .map(Quantity::short_label)
                    .unwrap_or_default();
                let name = match (several, name.is_empty()) {
                    (true, true) => label.to_owned(),
                    (true, false) => format!("{label}, {name}"),
                    (false, _) => name,
                };
                list.push(Line {
                    name,
                    paper: points(self.paper),
                    now: points(self.now),
                });
            }
        }
        list
    }

    /// The figure the chart is held against, with its label.
    fn target(&self) -> Option<(Decimal, String)> {
        let index = self.shape.target?;
        let quantity = self.case.quantity(index)?;
        let value = self.number(self.now, index, &self.shape.place)?;
        let figure = self.tick(value);
        Some((value, format!("{}, {figure}", quantity.short_label())))
    }

    fn lines(&self) -> Drawn {
        let lines = self.line_list();
        let target = self.target();
        let mut values: Vec<Decimal> = lines
            .iter()
            .flat_map(|line| line.now.iter().chain(&line.paper))
            .flatten()
            .copied()
            .collect();
        values.extend(target.iter().map(|(value, _)| *value));
        let scale = Scale::new(&values, LINE_FOOT, LINE_TOP);
        let left = 64;
        let changed = lines.iter().any(|line| line.now != line.paper);
        let points = lines.first().map_or(0, |line| line.now.len());
        let x = |point: usize| spread(point, points, left, LINE_END);
        let ends: Vec<i32> = lines
            .iter()
            .map(|line| {
                line.now
                    .iter()
                    .rev()
                    .flatten()
                    .next()
                    .map_or(LINE_FOOT, |end| scale.at(*end))
            })
            .collect();
        let ends = apart(&ends, 22);
        let mut shapes = Vec::new();
        for tick in &scale.ticks {
            let y = scale.at(*tick);
            shapes.push(line("grid", (left, y), (LINE_END, y)));
            shapes.push(text(
                "end",
                left.saturating_sub(8),
                y.saturating_add(MIDDLE),
                &self.tick(*tick),
            ));
        }
        shapes.push(line("axis", (left, LINE_FOOT), (LINE_END, LINE_FOOT)));
        for (point, label, minor) in self.along_labels(points) {
            let class = if minor { "middle minor" } else { "middle" };
            shapes.push(text(class, x(point), LINE_FOOT.saturating_add(26), &label));
        }
        if let Some((value, label)) = &target {
            let y = scale.at(*value);
            shapes.push(line("target", (left, y), (LINE_END, y)));
            shapes.push(text("", left.saturating_add(6), y.saturating_sub(7), label));
        }
        for (faint, drawn) in [(true, changed), (false, true)] {
            for (position, line) in lines.iter().enumerate().filter(|_| drawn) {
                let points = if faint { &line.paper } else { &line.now };
                strokes(points, line_class(position, faint), &x, &scale, &mut shapes);
            }
        }
        for (position, (line, y)) in lines.iter().zip(&ends).enumerate() {
            let end = line.now.iter().rev().flatten().next();
            let end = end.map_or_else(needs, |end| self.tick_or_figure(*end));
            let label = if line.name.is_empty() {
                end
            } else {
                [&line.name, " ", &end].concat()
            };
            shapes.push(text(
                label_class(position),
                LINE_END.saturating_add(8),
                y.saturating_add(MIDDLE),
                &label,
            ));
        }
        let unit = self.first.unit.heading(&self.case.units);
        let mut note = String::new();
        if !unit.is_empty() {
            note = ["In ", &unit, ". "].concat();
        }
        if changed {
            note.push_str("Thin lines: the paper’s.");
        }
        let said: Vec<String> = lines
            .iter()
            .map(|line| {
                let mut ends = line.now.iter().flatten();
                let first = ends.next().map(|value| self.figure(*value));
                let last = ends.next_back().map(|value| self.figure(*value));
                let name = if line.name.is_empty() {
                    self.first.label.clone()
                } else {
                    line.name.clone()
                };
                match (first, last) {
                    (Some(first), Some(last)) => {
                        format!("{name}: {first} at first, {last} at the end.")
                    }
                    (Some(only), None) => format!("{name}: {only}."),
                    _ => format!("{name}: needs figures."),
                }
            })
            .chain(target.map(|(_, label)| format!("Held against: {label}.")))
            .collect();
        let said = ["Line chart. ", &said.join(" ")].concat();
        Drawn {
            note,
            shapes,
            height: LINE_FOOT.saturating_add(36),
            said,
        }
    }

    /// A figure short enough to stand at the end of a line.
    fn tick_or_figure(&self, value: Decimal) -> String {
        if self.first.unit.is_money(&self.case.units) {
            self.figure(value)
        } else {
            words::bare(
                &self.first.unit,
                &self.case.units,
                self.first.decimals,
                value,
            )
        }
    }

    /// Labels along the foot: few enough to stand apart, the rest left out where room is short.
    fn along_labels(&self, points: usize) -> Vec<(usize, String, bool)> {
        let Some(axis) = self.case.axis(self.shape.along) else {
            return Vec::new();
        };
        let start = self.shape.start.is_some();
        let mut labels: Vec<String> = if start {
            vec!["Start".to_owned()]
        } else {
            Vec::new()
        };
        labels.extend(wording::heads(axis).into_iter().map(|head| {
            // The year stands in the table; the foot has no room for it.
            match head.rsplit_once('\u{a0}') {
                Some((month, year)) if points > 6 && year.len() == 4 => month.to_owned(),
                _ => head,
            }
        }));
        let last = labels.len().saturating_sub(1);
        let every = labels.len().div_ceil(5).max(1);
        labels
            .into_iter()
            .enumerate()
            .filter(|(point, _)| {
                let from_end = last.saturating_sub(*point);
                from_end.checked_rem(every) == Some(0) && (from_end == 0 || from_end >= every)
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

    fn bar_list(&self) -> Vec<Bar> {
        let Some(axis) = self.case.axis(self.shape.along) else {
            return Vec::new();
        };
        let heads = wording::heads(axis);
        let mut list = Vec::new();
        for (item, head) in heads.into_iter().enumerate() {
            for (by, place) in self.split() {
                let at = place.with(self.shape.along, item);
                let parts: Vec<Option<Decimal>> = self
                    .shape
                    .quantities
                    .iter()
                    .map(|index| self.number(self.now, *index, &at))
                    .collect();
                let total = parts
                    .iter()
                    .try_fold(Decimal::ZERO, |sum, part| sum.exact_add((*part)?));
                let name = if by.is_empty() {
                    head.clone()
                } else {
                    format!("{head}, {by}")
                };
                list.push(Bar { name, parts, total });
            }
        }
        list
    }

    fn bars(&self) -> Drawn {
        let bars = self.bar_list();
        let target = self.target();
        let mut values = vec![Decimal::ZERO];
        values.extend(target.iter().map(|(value, _)| *value));
        for bar in &bars {
            // Parts above nought stand to the right of each other, parts below to the left.
            for below in [false, true] {
                let side = bar
                    .parts
                    .iter()
                    .flatten()
                    .filter(|part| part.is_sign_negative() == below);
                values.extend(side.copied().reduce(|a, b| a.exact_add(b).unwrap_or(a)));
            }
        }
        let scale = Scale::new(&values, BAR_START, BAR_END);
        let rows = i32::try_from(bars.len().saturating_mul(BAR_ROW)).unwrap_or(0);
        let foot = BAR_TOP.saturating_add(rows);
        let nought = scale.at(Decimal::ZERO);
        let hatch = ["hatch-", &self.number.to_string()].concat();
        let stroke = line("hatch", (0, 0), (0, 6));
        let pattern = el("pattern")
            .with("id", &hatch)
            .fixed("width", "6")
            .fixed("height", "6")
            .fixed("patternUnits", "userSpaceOnUse")
            .fixed("patternTransform", "rotate(45)")
            .el(stroke);
        let mut shapes = vec![el("defs").el(pattern)];
        for (position, tick) in scale.ticks.iter().enumerate() {
            let x = scale.at(*tick);
            let class = if position.is_multiple_of(2) {
                "middle"
            } else {
                "middle minor"
            };
            shapes.push(line("grid", (x, BAR_TOP), (x, foot)));
            shapes.push(text(class, x, foot.saturating_add(24), &self.tick(*tick)));
        }
        let rows = || bars.iter().zip((BAR_FIRST..).step_by(BAR_ROW));
        for (bar, top) in rows() {
            self.bar(bar, &scale, top, &hatch, &mut shapes);
        }
        shapes.push(line("axis", (nought, BAR_TOP), (nought, foot)));
        if let Some((value, label)) = &target {
            let x = scale.at(*value);
            shapes.push(line("target", (x, BAR_TOP.saturating_sub(8)), (x, foot)));
            shapes.push(text("middle", x, BAR_TOP.saturating_sub(16), label));
        }
        // Above their bars, as beside them long names would be cut off; last, so that the lines do
        // not strike them through.
        for (bar, top) in rows() {
            shapes.push(text(
                "",
                BAR_START.saturating_add(7),
                top.saturating_sub(7),
                &bar.name,
            ));
        }
        let names: Vec<String> = self
            .shape
            .quantities
            .iter()
            .filter_map(|index| self.case.quantity(*index))
            .map(|quantity| quantity.short_label().to_owned())
            .collect();
        let note = match names.as_slice() {
            [solid, hatched] => ["Solid is “", solid, "”, hatched “", hatched, "”."].concat(),
            _ => String::new(),
        };
        let said: Vec<String> = bars
            .iter()
            .map(|bar| {
                let total = self.total(bar);
                let parts: Vec<String> = bar
                    .parts
                    .iter()
                    .zip(&names)
                    .filter_map(|(part, name)| Some(format!("{} {}", name, self.figure((*part)?))))
                    .collect();
                let of = if parts.len() > 1 {
                    format!(" ({})", parts.join(", "))
                } else {
                    String::new()
                };
                format!("{}: {total}{of}.", bar.name)
            })
            .chain(target.map(|(_, label)| format!("Held against: {label}.")))
            .collect();
        let said = ["Bar chart. ", &said.join(" ")].concat();
        Drawn {
            note,
            shapes,
            height: foot.saturating_add(34),
            said,
        }
    }

    fn total(&self, bar: &Bar) -> String {
        bar.total.map_or_else(needs, |total| self.figure(total))
    }

    /// One row of bars.
    fn bar(&self, bar: &Bar, scale: &Scale, top: i32, hatch: &str, shapes: &mut Vec<El>) {
        let (mut right, mut below) = (Decimal::ZERO, Decimal::ZERO);
        let mut farthest = scale.at(Decimal::ZERO);
        for (position, part) in bar.parts.iter().enumerate() {
            let Some(part) = *part else { continue };
            let side = if part.is_sign_negative() {
                &mut below
            } else {
                &mut right
            };
            let from = *side;
            *side = from.exact_add(part).unwrap_or(from);
            let (a, b) = (scale.at(from), scale.at(*side));
            farthest = farthest.max(a).max(b);
            let hatched = position.checked_rem(2) == Some(1);
            let rect = classed("rect", if hatched { "bar part-2" } else { "bar part-1" })
                .with("x", &a.min(b).to_string())
                .with("y", &top.to_string())
                .with("width", &a.abs_diff(b).to_string())
                .fixed("height", "22");
            shapes.push(if hatched {
                rect.with("fill", &["url(#", hatch, ")"].concat())
            } else {
                rect
            });
        }
        let (end, foot) = (farthest.saturating_add(8), top.saturating_add(16));
        shapes.push(text("label", end, foot, &self.total(bar)));
    }
}

/// A line through its points; it breaks where there is no number.
fn strokes(
    points: &[Option<Decimal>],
    class: &'static str,
    x: &dyn Fn(usize) -> i32,
    scale: &Scale,
    shapes: &mut Vec<El>,
) {
    let mut stroke = String::new();
    for (point, value) in points.iter().enumerate() {
        if let Some(value) = value {
            stroke.push_str(
                &[
                    &x(point).to_string(),
                    ",",
                    &scale.at(*value).to_string(),
                    " ",
                ]
                .concat(),
            );
        }
        let last = point.saturating_add(1) == points.len();
        if !stroke.is_empty() && (last || value.is_none()) {
            shapes.push(classed("polyline", class).with("points", stroke.trim_end()));
            stroke.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn_natively::around;
    use crate::pages::papers::tests::drawn;
    use crate::shelf;

    #[test]
    fn long_names_stand_above_their_bars_from_the_left_edge() {
        let chart = drawn(|| {
            let opened = shelf::open("monmouthshire/2020-21/budget-pressure").unwrap();
            chart(&opened, 0, &opened.paper)
        });
        let name = around(&chart, ">Most likely, read as: the review saves nothing");
        assert!(name.contains("x=\"23\"") && !name.contains("end"), "{name}");
        // On a phone a letter is some 12 of the 640 units wide.
        for name in chart.split("x=\"23\"").skip(1) {
            let words = name.split(['>', '<']).nth(1).unwrap_or_default();
            assert!(words.chars().count() <= 50, "{words}");
        }
    }
}
