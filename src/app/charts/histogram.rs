//! How often a figure comes out at what: bars, those that reach a target filled in, and a line of how many come
//! to less.

use super::plot::Scale;
use super::read_chart::{ReadChart, Stop};
use super::shapes::{line, text};
use super::ticks::Ticks;
use casebook_model::Decimal;
use yew::prelude::*;

const START: i32 = 70;
const END: i32 = 610;
const TOP: i32 = 30;
const FOOT: i32 = 260;
/// Half the height of a letter.
const MIDDLE: i32 = 5;

/// A stretch of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it begins and ends.
    pub ends: (Decimal, Decimal),
    /// How many lie in it.
    pub count: u32,
    /// How many lie below its end, in per cent.
    pub below: Decimal,
    /// Whether all of it reaches the target.
    pub reaches: bool,
    /// All that in words.
    pub words: String,
}

/// Properties of [`Histogram`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HistogramProps {
    /// The id of what reads it.
    pub id: AttrValue,
    /// What is to the right.
    pub of: AttrValue,
    /// Its bars, from left to right.
    pub bars: Vec<Bar>,
    /// How figures are written.
    pub ticks: Ticks,
    /// What is to be reached.
    pub target: Option<Decimal>,
    /// The chart in words.
    pub said: AttrValue,
}

/// The chart.
#[component]
pub fn Histogram(props: &HistogramProps) -> Html {
    let ends = props.bars.iter().flat_map(|bar| [bar.ends.0, bar.ends.1]);
    let ends: Vec<Decimal> = ends.chain(props.target).collect();
    let across = Scale::new(&ends, START, END);
    let up = Scale::new(&[Decimal::ZERO, Decimal::ONE_HUNDRED], FOOT, TOP);
    let most = props.bars.iter().map(|bar| bar.count).max().unwrap_or(1);
    let counts = Scale::new(&[Decimal::ZERO, most.into()], FOOT, TOP);
    let mut shapes = Vec::new();
    let share = Ticks::per_cent();
    for tick in [Decimal::ZERO, Decimal::from(50), Decimal::ONE_HUNDRED] {
        let y = up.at(tick);
        shapes.push(line("grid", (START, y), (END, y)));
        let (x, y) = (START.saturating_sub(8), y.saturating_add(MIDDLE));
        shapes.push(text("end", x, y, share.label(tick)));
    }
    shapes.extend(props.bars.iter().map(|bar| shape(bar, &across, &counts)));
    shapes.push(line("axis", (START, FOOT), (END, FOOT)));
    for (position, tick) in across.ticks.iter().enumerate() {
        let x = across.at(*tick);
        let class = match position.is_multiple_of(2) {
            true => "middle",
            false => "middle minor",
        };
        shapes.push(line("axis", (x, FOOT), (x, FOOT.saturating_add(5))));
        let y = FOOT.saturating_add(28);
        shapes.push(text(class, x, y, props.ticks.label(*tick)));
    }
    let points = props.bars.iter().map(|bar| {
        let (x, y) = (across.at(bar.ends.1), up.at(bar.below));
        format!("{x},{y}")
    });
    let first = props.bars.first().map(|bar| across.at(bar.ends.0));
    let points: Vec<String> = first
        .map(|x| format!("{x},{FOOT}"))
        .into_iter()
        .chain(points)
        .collect();
    shapes.push(html! { <polyline class="line s1" points={points.join(" ")} /> });
    if let Some(target) = props.target {
        let x = across.at(target);
        shapes.push(line("target", (x, TOP.saturating_sub(6)), (x, FOOT)));
        let y = TOP.saturating_sub(12);
        shapes.push(text("middle", x, y, props.ticks.label(target)));
    }
    let stop = |bar: &Bar| Stop {
        x: across.at(bar.ends.1),
        y: Some(up.at(bar.below)),
        words: bar.words.clone(),
    };
    let half = Decimal::from(50);
    let first = props.bars.iter().position(|bar| bar.below >= half);
    let target = match props.target {
        Some(_) => " Filled in, and past the dashed line: the claim is reached.",
        None => "",
    };
    let note = format!(
        "Bars: how often {} comes out so. Line: how many draws come to less.{target}",
        props.of
    );
    html! {
        <ReadChart id={&props.id} {note} said={&props.said} along={&props.of} height={FOOT.saturating_add(40)} foot={FOOT}
            shapes={shapes.into_iter().collect::<Html>()}
            stops={props.bars.iter().map(stop).collect::<Vec<_>>()} first={first.unwrap_or(0)} />
    }
}

/// A bar; an outline where not all of it reaches the target.
fn shape(bar: &Bar, across: &Scale, counts: &Scale) -> Html {
    let (from, to) = (across.at(bar.ends.0), across.at(bar.ends.1));
    let top = counts.at(bar.count.into());
    let opacity = if bar.reaches { None } else { Some("0") };
    html! {
        <rect class="bar part-1" fill-opacity={opacity} x={from.saturating_add(1).to_string()} y={top.to_string()}
            width={to.saturating_sub(from).saturating_sub(2).max(1).to_string()} height={FOOT.saturating_sub(top).to_string()} />
    }
}
