//! A chart of a case: lines over time, or bars that stand for parts of a whole. Told apart by dash
//! and pattern as well as by colour, labelled where they end, and said in words.

use super::bar_chart::bar_chart;
use super::line_chart::line_chart;
use super::measure::Measure;
use super::values::ChartValues;
use crate::state::opened::Opened;
use casebook_model::case::ChartKind;
use std::rc::Rc;
use yew::prelude::*;

const WIDTH: i32 = 640;

/// Properties of [`Chart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChartProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Which of its charts.
    pub number: usize,
    /// What it draws.
    pub now: ChartValues,
}

/// A chart.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    let ChartProps {
        opened,
        number,
        now,
    } = props;
    let case = &opened.case;
    let Some(shape) = case.charts.get(*number) else {
        return Html::default();
    };
    let Some(measure) = Measure::of(case, shape) else {
        return Html::default();
    };
    let drawing = match shape.kind {
        ChartKind::Line => {
            let paper = ChartValues::new(case, shape, &opened.paper);
            line_chart(measure, shape, &paper, now)
        }
        ChartKind::Bar => bar_chart(measure, shape, now, *number),
    };
    html! {
        <figure id={format!("chart-{number}")} class="chart">
            <figcaption>
                <span class="caption__title">{ &shape.title }</span>
                { " " }
                <span class="caption__note">{ drawing.note }</span>
            </figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {}", drawing.height)} role="img" aria-label={drawing.said}>
                { for drawing.shapes }
            </svg>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::{around, markup};
    use crate::state::library::{File, Library};

    #[test]
    fn long_names_stand_above_their_bars_from_the_left_edge() {
        let chart = markup::<Chart>(|| {
            let id = "monmouthshire/2020-21/budget-pressure";
            let library = Library::of(&[File::Case(id.to_owned())]);
            let opened = Rc::clone(library.case(id).here().unwrap());
            let now = ChartValues::new(&opened.case, &opened.case.charts[0], &opened.paper);
            ChartProps {
                opened,
                number: 0,
                now,
            }
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
