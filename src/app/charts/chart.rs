//! A chart of a case: lines over time, or bars that stand for parts of a whole. Told apart by dash
//! and pattern as well as by colour, labelled where they end, and said in words.

use super::bar_chart::{WIDTH, bar_chart};
use super::line_chart::line_chart;
use super::measure::Measure;
use super::values::ChartValues;
use crate::state::opened::Opened;
use casebook_model::case::ChartKind;
use std::rc::Rc;
use yew::prelude::*;

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
    let paper = ChartValues::new(case, shape, &opened.paper);
    let drawing = match shape.kind {
        ChartKind::Line => line_chart(measure, shape, &paper, now, &opened.checks),
        ChartKind::Bar => bar_chart(measure, shape, &paper, now, (&opened.checks, *number)),
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
    use casebook_exchange::edits::parse;
    use casebook_model::edit::Edits;
    use casebook_model::evaluate::Figures;

    fn placement_mix(change: Option<&'static str>) -> String {
        drawn(1, change)
    }

    fn drawn(number: usize, change: Option<&'static str>) -> String {
        markup::<Chart>(move || {
            let id = "cambridgeshire/2020-21/placement-mix-and-demand";
            let library = Library::of(&[File::Case(id.to_owned())]);
            let opened = Rc::clone(library.case(id).here().unwrap());
            let edits = change.map_or_else(Edits::none, |change| {
                Edits::none().with(&opened.case, parse(&opened.case, change).unwrap())
            });
            let figures = Figures::now(&opened.case, &edits, &opened.paper);
            let now = ChartValues::new(&opened.case, &opened.case.charts[number], &figures);
            ChartProps {
                opened,
                number,
                now,
            }
        })
    }

    /// The ends of the bars of a class, from the left.
    fn widths(chart: &str, class: &str) -> Vec<i32> {
        chart
            .split("<rect")
            .filter(|rect| rect.contains(&format!("class=\"{class}\"")))
            .map(|rect| {
                let (_, width) = rect.split_once(" width=\"").unwrap();
                width.split('"').next().unwrap().parse().unwrap()
            })
            .collect()
    }

    /// The first chart of a case, as shipped.
    fn first_of(id: &'static str) -> String {
        markup::<Chart>(move || {
            let library = Library::of(&[File::Case(id.to_owned())]);
            let opened = Rc::clone(library.case(id).here().unwrap());
            let now = ChartValues::new(&opened.case, &opened.case.charts[0], &opened.paper);
            ChartProps {
                opened,
                number: 0,
                now,
            }
        })
    }

    /// Each print keeps its place on the scale when the line moves off it.
    #[test]
    fn a_line_shows_what_the_paper_prints_for_its_points() {
        for change in [None, Some("in_care[2020-04,low]=774")] {
            let chart = drawn(0, change);
            let (_, path) = chart.split_once("<path ").unwrap();
            let (_, marks) = path.split_once("d=\"").unwrap();
            let marks = marks.split('"').next().unwrap();
            // The start and twelve months of three scenarios.
            assert_eq!(marks.matches('M').count(), 39, "{chart}");
            assert!(chart.contains("◇ printed."), "{chart}");
            let line = chart
                .split("<polyline")
                .find(|line| line.contains("class=\"line s1\""))
                .unwrap();
            let (_, points) = line.split_once("points=\"").unwrap();
            let april = points.split(' ').nth(1).unwrap();
            let on_it = marks.contains(&format!("M{april}m"));
            assert_eq!(on_it, change.is_none(), "{april}: {marks}");
        }
        let unprinted = first_of("cambridgeshire/2018-19/local-assistance-scheme");
        assert!(!unprinted.contains("print"), "{unprinted}");
    }

    #[test]
    fn the_paper_stands_as_a_ghost_behind_what_moved_and_no_bar_grows_when_its_figure_falls() {
        let (before, after) = (placement_mix(None), placement_mix(Some("agency_rate=425")));
        assert!(
            !before.contains("ghost") && !before.contains("Dashed"),
            "{before}"
        );
        assert!(after.contains("Dashed: as the paper has it."), "{after}");
        assert!(after.contains(", in the paper £1,990,400"), "{after}");
        // Half the rate: the second part is half as long on the same axis.
        let (was, is) = (widths(&before, "bar part-2"), widths(&after, "bar part-2"));
        assert_eq!(was.len(), 3);
        for ((was, is), ghost) in was.iter().zip(&is).zip(widths(&after, "ghost")) {
            assert!((was - 2 * is).abs() <= 2, "{was} {is}");
            assert!(ghost >= *was);
        }
    }

    #[test]
    fn a_bar_shows_what_the_paper_prints_where_that_is_not_its_sum() {
        // Of high optimism alone; a change moves neither the print nor the axis it is drawn on.
        for change in [None, Some("agency_rate=425")] {
            let chart = placement_mix(change);
            assert_eq!(chart.matches(">printed £").count(), 1, "{chart}");
            assert!(chart.contains(">printed £3,620,700<"), "{chart}");
            assert!(chart.contains(", printed £3,620,700."), "{chart}");
        }
    }

    #[test]
    fn no_total_stands_at_the_mark_of_a_print() {
        let chart = placement_mix(None);
        let x_of = |shape: &str| {
            let shape = chart.split('<').find(|it| it.contains(shape)).unwrap();
            let (_, x) = shape.split_once(" x").unwrap();
            x.split('"').nth(1).unwrap().parse::<i32>().unwrap()
        };
        let (total, mark) = (x_of(">£3,065,650"), x_of("class=\"print\""));
        assert!(total < mark, "{total} {mark}: {chart}");
        // Nor in what is said of the print: on a phone a letter is some 15 of the 640 units wide.
        let print = x_of(">printed £3,620,700");
        assert!(total < print - 15 * 18, "{total} {print}: {chart}");
    }

    #[test]
    fn the_parts_of_bars_are_named_at_the_last_bar() {
        let chart = placement_mix(None);
        let (_, names) = chart.rsplit_once("bar part-2").unwrap();
        let (first, second) = (
            names.find(">Total for the year: numbers<").unwrap(),
            names.find(">Placement mix<").unwrap(),
        );
        // The line to the name that stands farther down is the one farther to the left.
        assert!(first < second, "{names}");
        let x: Vec<i32> = names
            .split("<line ")
            .filter(|line| line.contains("class=\"leader\""))
            .map(|line| {
                let (_, x) = line.split_once("x1=\"").unwrap();
                x.split('"').next().unwrap().parse().unwrap()
            })
            .collect();
        assert!(x.len() == 2 && x[1] < x[0], "{x:?}");
        assert!(!chart.contains("Solid is"), "{chart}");
    }

    /// What is written between the bars would be struck through.
    #[test]
    fn no_line_from_top_to_bottom_passes_between_the_bars() {
        let chart = placement_mix(None);
        assert!(!chart.contains("class=\"grid\""), "{chart}");
        let lines: Vec<&str> = chart
            .split("<line ")
            .map(|line| line.split('>').next().unwrap())
            .filter(|line| line.contains("class=\"target\""))
            .collect();
        assert!(lines.len() > 3, "{chart}");
        for line in lines {
            let at = |name: &str| -> i32 {
                let (_, value) = line.split_once(&format!("{name}=\"")).unwrap();
                value.split('"').next().unwrap().parse().unwrap()
            };
            assert!(at("y2") - at("y1") <= 30, "{line}");
        }
    }

    #[test]
    fn long_names_stand_above_their_bars_from_the_left_edge() {
        let chart = first_of("monmouthshire/2020-21/budget-pressure");
        let name = around(&chart, ">Most likely, read as: the review saves nothing");
        assert!(name.contains("x=\"23\"") && !name.contains("end"), "{name}");
        // On a phone a letter is some 12 of the 640 units wide.
        for name in chart.split("x=\"23\"").skip(1) {
            let words = name.split(['>', '<']).nth(1).unwrap_or_default();
            assert!(words.chars().count() <= 50, "{words}");
        }
    }
}
