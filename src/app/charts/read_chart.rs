//! A chart whose values are read one by one: with a slider below it, by keyboard and by finger, or by a tap on
//! the chart itself.

use super::bar_chart::WIDTH;
use super::shapes::line;
use crate::frame::dom;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A place on a chart that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// How far to the right.
    pub x: i32,
    /// How far down; nothing where there is no number.
    pub y: Option<i32>,
    /// What is there, in words.
    pub words: String,
}

/// Properties of [`ReadChart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReadChartProps {
    /// The id of the slider.
    pub id: AttrValue,
    /// How to read the chart.
    pub note: AttrValue,
    /// The chart in words.
    pub said: AttrValue,
    /// What the slider goes along.
    pub along: AttrValue,
    /// Its height.
    pub height: i32,
    /// Where its ground is.
    pub foot: i32,
    /// Its shapes, those behind first.
    pub shapes: Html,
    /// What can be read, from left to right.
    pub stops: Vec<Stop>,
    /// Which of that is shown at first.
    pub first: usize,
}

/// The chart.
#[component]
pub fn ReadChart(props: &ReadChartProps) -> Html {
    let chosen = use_state_eq(|| None::<usize>);
    let last = props.stops.len().saturating_sub(1);
    let at = chosen.unwrap_or(props.first).min(last);
    let oninput = {
        let chosen = chosen.setter();
        Callback::from(move |event: InputEvent| {
            let slider = event.target_dyn_into::<HtmlInputElement>();
            chosen.set(slider.and_then(|slider| slider.value().parse().ok()));
        })
    };
    let onclick = {
        let (chosen, stops) = (chosen.setter(), props.stops.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(x) = dom::pressed_at(&event, "svg", WIDTH) {
                chosen.set(nearest(&stops, x));
            }
        })
    };
    let stop = props.stops.get(at);
    let words = stop.map(|stop| stop.words.clone()).unwrap_or_default();
    let mark = stop.map(|stop| mark(stop, props.foot));
    html! {
        <figure class="chart">
            <figcaption class="caption__note">{ &props.note }</figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {}", props.height)} role="img" aria-label={&props.said} {onclick}>
                { props.shapes.clone() }
                { mark }
            </svg>
            <div class="slider">
                <input id={&props.id} type="range" min="0" max={last.to_string()} step="1" value={at.to_string()}
                    aria-label={&props.along} aria-valuetext={words.clone()} {oninput} />
                <span>{ words }</span>
                // What comes last stands at the right edge.
                <span></span>
            </div>
        </figure>
    }
}

/// What marks the place that is read.
fn mark(stop: &Stop, foot: i32) -> Html {
    let y = stop.y.unwrap_or(foot);
    html! {
        <>
            { line("leader", (stop.x, y), (stop.x, foot)) }
            <circle class="part-1" cx={stop.x.to_string()} cy={y.to_string()} r="6" />
        </>
    }
}

/// The stop next to a place.
fn nearest(stops: &[Stop], x: i32) -> Option<usize> {
    let away = |(_, stop): &(usize, &Stop)| stop.x.abs_diff(x);
    (stops.iter().enumerate())
        .min_by_key(away)
        .map(|(position, _)| position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_reads_what_is_next_to_it() {
        let stop = |x| Stop {
            x,
            y: None,
            words: String::new(),
        };
        let stops = [stop(10), stop(20), stop(40)];
        assert_eq!(nearest(&stops, 0), Some(0));
        assert_eq!(nearest(&stops, 29), Some(1));
        assert_eq!(nearest(&stops, 31), Some(2));
        assert_eq!(nearest(&[], 31), None);
    }
}
