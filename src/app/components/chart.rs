//! A chart of a case: lines over time, or bars that stand for parts of a whole. Told apart by dash
//! and pattern as well as by colour, labelled where they end, and said in words.

use crate::opened::Opened;
use crate::plot::{Scale, apart, spread, tick_label};
use crate::wording;
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Chart as Shape, ChartKind, Quantity, QuantityIndex};
use casebook_model::evaluate::Figures;
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
const BAR_END: i32 = 500;

/// Draws a chart of a case by its number; `now` are its figures now.
#[must_use]
pub fn chart(opened: &Opened, chart: usize, now: &Figures) -> Html {
    let Some(shape) = opened.case.charts.get(chart) else { return Html::default() };
    let Some(first) = shape.quantities.first().and_then(|index| opened.case.quantity(*index)) else {
        return Html::default();
    };
    let pen = Pen { case: &opened.case, paper: &opened.paper, now, shape, first, number: chart };
    let (note, drawing, height, said) = match shape.kind {
        ChartKind::Line => pen.lines(),
        ChartKind::Bar => pen.bars(),
    };
    html! {
        <figure class="chart" id={format!("chart-{chart}")}>
            <figcaption>
                <span class="caption__title">{ &shape.title }</span>{ " " }
                <span class="caption__note">{ note }</span>
            </figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-label={said}>{ drawing }</svg>
        </figure>
    }
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

/// Note, drawing, height, and the chart in words.
type Drawn = (Html, Html, i32, String);

fn text(class: &'static str, x: i32, y: i32, text: String) -> Html {
    html! { <text {class} x={x.to_string()} y={y.to_string()}>{ text }</text> }
}

fn line(class: &'static str, from: (i32, i32), to: (i32, i32)) -> Html {
    html! {
        <line {class} x1={from.0.to_string()} y1={from.1.to_string()} x2={to.0.to_string()} y2={to.1.to_string()} />
    }
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
        match self.shape.by.and_then(|axis| Some((axis, self.case.axis(axis)?))) {
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
                    let start = self.shape.start.map(|start| self.number(figures, start, &place));
                    let along = (0..length).map(|item| {
                        let at = place.clone().with(self.shape.along, item);
                        self.number(figures, *index, &at)
                    });
                    start.into_iter().chain(along).collect()
                };
                let label = self.case.quantity(*index).map(Quantity::short_label).unwrap_or_default();
                let name = match (several, name.is_empty()) {
                    (true, true) => label.to_owned(),
                    (true, false) => format!("{label}, {name}"),
                    (false, _) => name,
                };
                list.push(Line { name, paper: points(self.paper), now: points(self.now) });
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
        let mut values: Vec<Decimal> =
            lines.iter().flat_map(|line| line.now.iter().chain(&line.paper)).flatten().copied().collect();
        values.extend(target.iter().map(|(value, _)| *value));
        let scale = Scale::new(&values, LINE_FOOT, LINE_TOP);
        let left = 64;
        let changed = lines.iter().any(|line| line.now != line.paper);
        let points = lines.first().map_or(0, |line| line.now.len());
        let x = |point: usize| spread(point, points, left, LINE_END);
        let ends: Vec<i32> = lines
            .iter()
            .map(|line| line.now.iter().rev().flatten().next().map_or(LINE_FOOT, |end| scale.at(*end)))
            .collect();
        let ends = apart(&ends, 22);
        let drawing = html! {
            <>
                { for scale.ticks.iter().map(|tick| {
                    let y = scale.at(*tick);
                    html! { <>
                        { line("grid", (left, y), (LINE_END, y)) }
                        { text("end", left.saturating_sub(8), y.saturating_add(MIDDLE), self.tick(*tick)) }
                    </> }
                }) }
                { line("axis", (left, LINE_FOOT), (LINE_END, LINE_FOOT)) }
                { for self.along_labels(points).into_iter().map(|(point, label, minor)| {
                    text(if minor { "middle minor" } else { "middle" }, x(point), LINE_FOOT.saturating_add(26), label)
                }) }
                if let Some((value, label)) = &target {
                    { line("target", (left, scale.at(*value)), (LINE_END, scale.at(*value))) }
                    { text("", left.saturating_add(6), scale.at(*value).saturating_sub(7), label.clone()) }
                }
                if changed {
                    { for lines.iter().enumerate().map(|(position, line)| strokes(&line.paper, line_class(position, true), &x, &scale)) }
                }
                { for lines.iter().enumerate().map(|(position, line)| strokes(&line.now, line_class(position, false), &x, &scale)) }
                { for lines.iter().zip(&ends).enumerate().map(|(position, (line, y))| {
                    let end = line.now.iter().rev().flatten().next();
                    let end = end.map(|end| self.tick_or_figure(*end)).unwrap_or_else(|| "needs figures".to_owned());
                    let label = if line.name.is_empty() { end } else { format!("{} {end}", line.name) };
                    text(label_class(position), LINE_END.saturating_add(8), y.saturating_add(MIDDLE), label)
                }) }
            </>
        };
        let unit = self.first.unit.heading(&self.case.units);
        let mut note = wording::raised(&unit);
        if !note.is_empty() {
            note.push_str(". ");
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
                let name = if line.name.is_empty() { self.first.label.clone() } else { line.name.clone() };
                match (first, last) {
                    (Some(first), Some(last)) => format!("{name}: {first} at first, {last} at the end."),
                    (Some(only), None) => format!("{name}: {only}."),
                    _ => format!("{name}: needs figures."),
                }
            })
            .chain(target.map(|(_, label)| format!("Held against: {label}.")))
            .collect();
        (note.into(), drawing, LINE_FOOT.saturating_add(36), format!("Line chart. {}", said.join(" ")))
    }

    /// A figure short enough to stand at the end of a line.
    fn tick_or_figure(&self, value: Decimal) -> String {
        if self.first.unit.is_money(&self.case.units) {
            self.figure(value)
        } else {
            words::bare(&self.first.unit, &self.case.units, self.first.decimals, value)
        }
    }

    /// Labels along the foot: few enough to stand apart, the rest left out where room is short.
    fn along_labels(&self, points: usize) -> Vec<(usize, String, bool)> {
        let Some(axis) = self.case.axis(self.shape.along) else { return Vec::new() };
        let start = self.shape.start.is_some();
        let mut labels: Vec<String> = if start { vec!["Start".to_owned()] } else { Vec::new() };
        labels.extend(wording::heads(axis).into_iter().map(|head| {
            // The year stands in the table; the foot has no room for it.
            match head.rsplit_once(' ') {
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
                let odd = last.saturating_sub(point).checked_div(every).is_some_and(|n| !n.is_multiple_of(2));
                (point, label, odd)
            })
            .collect()
    }

    fn bar_list(&self) -> Vec<Bar> {
        let Some(axis) = self.case.axis(self.shape.along) else { return Vec::new() };
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
                    .try_fold(Decimal::ZERO, |sum, part| sum.checked_add((*part)?));
                let name = if by.is_empty() { head.clone() } else { format!("{head}, {by}") };
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
                let side = bar.parts.iter().flatten().filter(|part| part.is_sign_negative() == below);
                values.extend(side.copied().reduce(|a, b| a.checked_add(b).unwrap_or(a)));
            }
        }
        let longest = bars.iter().map(|bar| bar.name.chars().count()).max().unwrap_or(0);
        let left = if longest > 8 { 208 } else { 116 };
        let scale = Scale::new(&values, left, BAR_END);
        let height = if bars.len() > 6 { 34 } else { 60 };
        let thick = if bars.len() > 6 { 22 } else { 38 };
        let count = i32::try_from(bars.len()).unwrap_or(0);
        let foot = BAR_TOP.saturating_add(count.saturating_mul(height));
        let nought = scale.at(Decimal::ZERO);
        let hatch = format!("hatch-{}", self.number);
        let drawing = html! {
            <>
                <defs>
                    <pattern id={hatch.clone()} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
                    </pattern>
                </defs>
                { for scale.ticks.iter().enumerate().map(|(position, tick)| {
                    let x = scale.at(*tick);
                    let class = if position.is_multiple_of(2) { "middle" } else { "middle minor" };
                    html! { <>
                        { line("grid", (x, BAR_TOP), (x, foot)) }
                        { text(class, x, foot.saturating_add(24), self.tick(*tick)) }
                    </> }
                }) }
                { for bars.iter().enumerate().map(|(position, bar)| {
                    let row = i32::try_from(position).unwrap_or(0).saturating_mul(height);
                    let top = BAR_TOP.saturating_add(row).saturating_add(height.saturating_sub(thick) / 2);
                    self.bar(bar, &scale, top, thick, left, &hatch)
                }) }
                { line("axis", (nought, BAR_TOP), (nought, foot)) }
                if let Some((value, label)) = &target {
                    { line("target", (scale.at(*value), BAR_TOP.saturating_sub(8)), (scale.at(*value), foot)) }
                    { text("middle", scale.at(*value), BAR_TOP.saturating_sub(16), label.clone()) }
                }
            </>
        };
        let names: Vec<String> = self
            .shape
            .quantities
            .iter()
            .filter_map(|index| self.case.quantity(*index))
            .map(|quantity| quantity.short_label().to_owned())
            .collect();
        let note = match names.as_slice() {
            [solid, hatched] => format!("Solid: {}. Hatched: {}.", wording::lowered(solid), wording::lowered(hatched)),
            _ => String::new(),
        };
        let said: Vec<String> = bars
            .iter()
            .map(|bar| {
                let total = bar.total.map_or_else(|| "needs figures".to_owned(), |total| self.figure(total));
                let parts: Vec<String> = bar
                    .parts
                    .iter()
                    .zip(&names)
                    .filter_map(|(part, name)| Some(format!("{} {}", wording::lowered(name), self.figure((*part)?))))
                    .collect();
                let of = if parts.len() > 1 { format!(" ({})", parts.join(", ")) } else { String::new() };
                format!("{}: {total}{of}.", bar.name)
            })
            .chain(target.map(|(_, label)| format!("Held against: {label}.")))
            .collect();
        (note.into(), drawing, foot.saturating_add(34), format!("Bar chart. {}", said.join(" ")))
    }

    fn bar(&self, bar: &Bar, scale: &Scale, top: i32, thick: i32, left: i32, hatch: &str) -> Html {
        let middle = top.saturating_add(thick / 2).saturating_add(MIDDLE);
        let (mut right, mut below) = (Decimal::ZERO, Decimal::ZERO);
        let mut farthest = scale.at(Decimal::ZERO);
        let rects: Vec<Html> = bar
            .parts
            .iter()
            .enumerate()
            .filter_map(|(position, part)| {
                let part = (*part)?;
                let side = if part.is_sign_negative() { &mut below } else { &mut right };
                let from = *side;
                *side = from.checked_add(part)?;
                let (a, b) = (scale.at(from), scale.at(*side));
                farthest = farthest.max(a).max(b);
                let hatched = position.checked_rem(2) == Some(1);
                let fill = hatched.then(|| format!("url(#{hatch})"));
                Some(html! {
                    <rect class={if hatched { "bar part-2" } else { "bar part-1" }} {fill}
                        x={a.min(b).to_string()} y={top.to_string()}
                        width={a.abs_diff(b).to_string()} height={thick.to_string()} />
                })
            })
            .collect();
        let total = bar.total.map_or_else(|| "needs figures".to_owned(), |total| self.figure(total));
        html! {
            <>
                { text("label end", left.saturating_sub(12), middle, bar.name.clone()) }
                { for rects }
                { text("label", farthest.saturating_add(8), middle, total) }
            </>
        }
    }
}

/// A line through its points; it breaks where there is no number.
fn strokes(points: &[Option<Decimal>], class: &'static str, x: &dyn Fn(usize) -> i32, scale: &Scale) -> Html {
    let mut strokes: Vec<String> = vec![String::new()];
    for (point, value) in points.iter().enumerate() {
        match (value, strokes.last_mut()) {
            (Some(value), Some(stroke)) => {
                if !stroke.is_empty() {
                    stroke.push(' ');
                }
                stroke.push_str(&format!("{},{}", x(point), scale.at(*value)));
            }
            _ => strokes.push(String::new()),
        }
    }
    html! {
        { for strokes.into_iter().filter(|stroke| !stroke.is_empty()).map(|points| html! { <polyline {class} {points} /> }) }
    }
}
