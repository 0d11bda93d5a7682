//! One figure against another: a line through points, held against a target.

use super::plot::Scale;
use super::read_chart::{ReadChart, Stop};
use super::shapes::{line, text};
use super::ticks::Ticks;
use casebook_model::Decimal;
use casebook_model::exact::Exact;
use yew::prelude::*;

/// Room for figures such as £1.995m, on a phone too.
const START: i32 = 124;
const END: i32 = 610;
const TOP: i32 = 30;
const FOOT: i32 = 260;
/// Half the height of a letter.
const MIDDLE: i32 = 5;

/// A point of a curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// How far along.
    pub x: Decimal,
    /// The figure; nothing where it is no number.
    pub y: Option<Decimal>,
    /// Both in words.
    pub words: String,
}

/// Properties of [`Curve`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CurveProps {
    /// The id of what reads it.
    pub id: AttrValue,
    /// What is along it.
    pub along: AttrValue,
    /// What is up.
    pub of: AttrValue,
    /// Its points, from left to right.
    pub points: Vec<Point>,
    /// Whether they lie on a straight line.
    pub straight: bool,
    /// How values along are written.
    pub along_ticks: Ticks,
    /// How figures are written.
    pub of_ticks: Ticks,
    /// Where one is now.
    pub stands: Option<Decimal>,
    /// What is to be reached.
    pub target: Option<Decimal>,
    /// Where it is reached.
    pub answers: Vec<Decimal>,
}

/// The curve.
#[component]
pub fn Curve(props: &CurveProps) -> Html {
    let points = &props.points;
    let along: Vec<Decimal> = points.iter().map(|point| point.x).collect();
    let figures: Vec<Decimal> = (points.iter().filter_map(|point| point.y))
        .chain(props.target)
        .collect();
    let across = Scale::new(&along, START, END);
    let up = Scale::new(&figures, FOOT, TOP);
    let mut shapes = axes(props, &across, &up);
    if let Some(target) = props.target {
        let y = up.at(target);
        shapes.push(line("target", (START, y), (END, y)));
    }
    if let Some(stands) = props.stands {
        let x = across.at(stands);
        shapes.push(line("leader", (x, TOP), (x, FOOT)));
        let y = TOP.saturating_sub(8);
        shapes.push(text("middle", x, y, "now".to_owned()));
    }
    for answer in &props.answers {
        let x = across.at(*answer);
        shapes.push(line("target", (x, TOP), (x, FOOT)));
    }
    shapes.extend(strokes(props, &across, &up));
    let stop = |point: &Point| Stop {
        x: across.at(point.x),
        y: point.y.map(|y| up.at(y)),
        words: point.words.clone(),
    };
    let shown = props.answers.first().copied().or(props.stands);
    let first = shown.map_or(0, |value| next_to(points, value));
    let ends = [points.first(), points.last()];
    let ends: Vec<&str> = ends.iter().flatten().map(|it| it.words.as_str()).collect();
    html! {
        <ReadChart id={&props.id} note={note(props)} said={format!("Line chart. From {}.", ends.join(" to "))}
            along={&props.along} height={FOOT.saturating_add(40)} foot={FOOT}
            shapes={shapes.into_iter().collect::<Html>()}
            stops={points.iter().map(stop).collect::<Vec<_>>()} {first} />
    }
}

/// How to read it.
fn note(props: &CurveProps) -> String {
    let reached = match props.target {
        Some(_) => " Dashed: what is to be reached.",
        None => "",
    };
    format!(
        "Upwards: {}. To the right: {}.{reached}",
        props.of, props.along
    )
}

/// The axes with their values.
fn axes(props: &CurveProps, across: &Scale, up: &Scale) -> Vec<Html> {
    let mut shapes = Vec::new();
    for tick in &up.ticks {
        let y = up.at(*tick);
        shapes.push(line("grid", (START, y), (END, y)));
        let (x, y) = (START.saturating_sub(8), y.saturating_add(MIDDLE));
        shapes.push(text("end", x, y, props.of_ticks.label(*tick)));
    }
    shapes.push(line("axis", (START, FOOT), (END, FOOT)));
    for (position, tick) in across.ticks.iter().enumerate() {
        let x = across.at(*tick);
        let class = match position.is_multiple_of(2) {
            true => "middle",
            false => "middle minor",
        };
        shapes.push(line("axis", (x, FOOT), (x, FOOT.saturating_add(5))));
        let y = FOOT.saturating_add(28);
        shapes.push(text(class, x, y, props.along_ticks.label(*tick)));
    }
    shapes
}

/// The point next to a value.
fn next_to(points: &[Point], value: Decimal) -> usize {
    let away = |(_, point): &(usize, &Point)| {
        let apart = point.x.exact_sub(value);
        apart.map_or(Decimal::MAX, |apart| apart.abs())
    };
    (points.iter().enumerate())
        .min_by_key(away)
        .map_or(0, |(position, _)| position)
}

/// A line through points; it breaks where there is no number. A straight one goes from end to end, since places
/// between are rounded.
fn strokes(props: &CurveProps, across: &Scale, up: &Scale) -> Vec<Html> {
    let place = |point: &Point| {
        let y = up.at(point.y?);
        Some(format!("{},{y}", across.at(point.x)))
    };
    let places: Vec<Option<String>> = props.points.iter().map(place).collect();
    places
        .split(Option::is_none)
        .filter_map(|stroke| {
            let (first, last) = (stroke.first()?, stroke.last()?);
            let all = match props.straight {
                true => vec![first, last],
                false => stroke.iter().collect(),
            };
            let places: Vec<&str> = all.into_iter().flatten().map(String::as_str).collect();
            Some(html! { <polyline class="line s1" points={places.join(" ")} /> })
        })
        .collect()
}
