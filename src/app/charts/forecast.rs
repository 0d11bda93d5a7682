//! What was planned, what happened, and where it may lead: lines over time, told apart by dash and by a name
//! where each ends.

use super::plot::{Scale, apart, spread};
use super::read_chart::{ReadChart, Stop};
use super::shapes::{line, text};
use super::ticks::Ticks;
use casebook_model::Decimal;
use yew::prelude::*;

const START: i32 = 124;
const END: i32 = 500;
const TOP: i32 = 24;
const FOOT: i32 = 260;
/// Half the height of a letter.
const MIDDLE: i32 = 5;

/// The class of a line that stands behind the others.
pub const GHOST: &str = "ghost";

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strand {
    /// What it is called where it ends.
    pub name: AttrValue,
    /// Its classes: colour and dash.
    pub class: &'static str,
    /// Its figures; nothing where it does not run.
    pub figures: Vec<Option<Decimal>>,
}

/// Properties of [`Forecast`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ForecastProps {
    /// The id of what reads it.
    pub id: AttrValue,
    /// What is drawn.
    pub of: AttrValue,
    /// What the items are called, and what each of them is in words.
    pub items: Vec<(String, String)>,
    /// The lines, those behind first.
    pub strands: Vec<Strand>,
    /// How figures are written.
    pub ticks: Ticks,
    /// Which item is read at first.
    pub first: usize,
}

/// The chart.
#[component]
pub fn Forecast(props: &ForecastProps) -> Html {
    let items = props.items.len();
    let across = |item: usize| spread(item, items, START, END);
    let figures = props.strands.iter().flat_map(|it| &it.figures);
    let figures: Vec<Decimal> = figures.flatten().copied().collect();
    let up = Scale::new(&figures, FOOT, TOP);
    let mut shapes = Vec::new();
    for tick in &up.ticks {
        let y = up.at(*tick);
        shapes.push(line("grid", (START, y), (END, y)));
        let (x, y) = (START.saturating_sub(8), y.saturating_add(MIDDLE));
        shapes.push(text("end", x, y, props.ticks.label(*tick)));
    }
    shapes.push(line("axis", (START, FOOT), (END, FOOT)));
    for (item, (name, _)) in props.items.iter().enumerate() {
        let is_end = item == 0 || item == items.saturating_sub(1);
        let is_middle = item == items / 2 && items > 4;
        if is_end || is_middle {
            let y = FOOT.saturating_add(28);
            shapes.push(text("middle", across(item), y, name.clone()));
        }
    }
    for strand in &props.strands {
        let place = |(item, figure): (usize, &Option<Decimal>)| {
            figure.map(|figure| format!("{},{}", across(item), up.at(figure)))
        };
        let places: Vec<String> = strand
            .figures
            .iter()
            .enumerate()
            .filter_map(place)
            .collect();
        // A single figure is a point.
        if let [place] = places.as_slice()
            && let Some((x, y)) = place.split_once(',')
        {
            shapes.push(html! {
                <circle class="part-1" cx={x.to_owned()} cy={y.to_owned()} r="4" />
            });
        }
        shapes.push(html! {
            <polyline class={classes!("line", strand.class)} points={places.join(" ")} />
        });
    }
    shapes.extend(names(props, &up));
    let stop = |(item, (_, words)): (usize, &(String, String))| Stop {
        x: across(item),
        y: (props.strands.iter().rev())
            .find_map(|it| it.figures.get(item).copied().flatten())
            .map(|figure| up.at(figure)),
        words: words.clone(),
    };
    let ends = [props.items.first(), props.items.last()];
    let ends: Vec<&str> = ends.iter().flatten().map(|it| it.1.as_str()).collect();
    html! {
        <ReadChart id={&props.id} note={props.of.clone()} said={format!("Line chart. {}", ends.join(" "))} along={&props.of}
            height={FOOT.saturating_add(40)} foot={FOOT} shapes={shapes.into_iter().collect::<Html>()}
            stops={props.items.iter().enumerate().map(stop).collect::<Vec<_>>()} first={props.first} />
    }
}

/// The name of each line that runs to the end, where it ends.
fn names(props: &ForecastProps, up: &Scale) -> Vec<Html> {
    let ends: Vec<(&Strand, i32)> = (props.strands.iter())
        .filter_map(|strand| {
            let end = strand.figures.last().copied().flatten()?;
            Some((strand, up.at(end)))
        })
        .collect();
    let places: Vec<i32> = ends.iter().map(|(_, y)| *y).collect();
    (ends.iter().zip(apart(&places, 24)))
        .map(|((strand, _), y)| {
            // Letters are no outlines.
            let colour = Some(strand.class).filter(|class| *class != GHOST);
            let class = classes!("label", colour);
            let (x, y) = (END.saturating_add(8), y.saturating_add(MIDDLE));
            html! { <text {class} x={x.to_string()} y={y.to_string()}>{ strand.name.clone() }</text> }
        })
        .collect()
}
