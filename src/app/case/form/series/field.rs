//! A series of the form: a small table to edit, to paste into, or to change as a whole.

use super::cell::{CellNow, caution_id, cell_id};
use super::fold::SeriesFold;
use super::says::{SeriesSays, series_says};
use super::sheet::Sheet;
use super::spread::spread;
use super::spread_button::spread_button;
use super::table::SeriesTable;
use crate::case::form::drafts::PasteSays;
use crate::case::form::provenance::{Standing, explanation, hint, idle, source_button, tag};
use crate::case::form::use_form::FormEvent;
use crate::state::opened::Opened;
use casebook_model::case::{Given, Input, QuantityIndex};
use casebook_model::edit::Edits;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SeriesField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeriesFieldProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input, one with axes.
    pub index: QuantityIndex,
    /// What its cells show.
    pub cells: Vec<CellNow>,
    /// What the reader changed, if it is something of this series.
    pub done: Option<Rc<Edits>>,
    /// What there is to say of what was pasted into it.
    pub pasted: Option<PasteSays>,
    /// Whether its place in the document is shown.
    pub source_shown: bool,
    /// What the reader should know of the series, though it is no error.
    #[prop_or_default]
    pub caution: Option<AttrValue>,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// A series.
#[component]
pub fn SeriesField(props: &SeriesFieldProps) -> Html {
    let SeriesFieldProps {
        opened,
        index,
        cells,
        done,
        pasted,
        source_shown,
        caution,
        on,
    } = props.clone();
    // The cell that the keyboard was in last, and enters again.
    let active = use_state_eq(|| None::<usize>);
    let on_enter = {
        let active = active.setter();
        use_callback((), move |cell: usize, ()| active.set(Some(cell)))
    };
    let sheet = use_memo((Rc::clone(&opened), index), |(opened, index)| {
        let quantity = opened.case.quantity(*index)?;
        Sheet::new(&opened.case, quantity)
    });
    let case = &opened.case;
    let Some((quantity, input)) = case.quantity(index).and_then(|q| Some((q, q.input()?))) else {
        return Html::default();
    };
    let Some(blocks) = (*sheet).as_ref().map(|sheet| sheet.blocks.len()) else {
        return Html::default();
    };
    let first = active
        .or_else(|| first_cell(sheet.as_ref().as_ref(), input))
        .unwrap_or(0);
    let id = AttrValue::from(["series-", &quantity.id].concat());
    let says_id = AttrValue::from([&id, "-says"].concat());
    let refused = refused(&cells, *active);
    let offer = refused.as_ref().and_then(|(cell, _)| {
        let text = cells.get(*cell)?.draft.as_ref()?.text();
        Some((*cell, spread(case, quantity, *cell, text)?))
    });
    html! {
        <>
            <div class="field">
                <div>
                    <p class="field__label">
                        { &quantity.label }
                        if let Some(standing) = standing(input, &cells) {
                            { tag(standing) }
                        }
                    </p>
                    <p class="field__hint">
                        { series_hint(input) }{ idle(&opened, index) }
                        <span class="on-screen">
                            { ". Arrow keys move from cell to cell; a block can be pasted." }
                        </span>
                    </p>
                </div>
                if !input.source.is_empty() {
                    { source_button(index, &quantity.label, source_shown, &on) }
                }
                if let Some(caution) = caution {
                    <p class="field__caution" id={caution_id(quantity)}>{ caution }</p>
                }
                if let Some(why) = explanation(input, source_shown) {
                    <p class="field__why" id={[&id, "-why"].concat()}>{ why }</p>
                }
            </div>
            for block in 0..blocks {
                <SeriesTable
                    opened={Rc::clone(&opened)}
                    {index}
                    sheet={Rc::clone(&sheet)}
                    {block}
                    cells={cells.clone()}
                    stop={first}
                    says={&says_id}
                    on={on.clone()}
                    on_enter={on_enter.clone()}
                />
            }
            { series_says(&SeriesSays {
                opened: Rc::clone(&opened),
                index,
                id: says_id.into(),
                refused,
                pasted,
                done,
                needed: needed(input, &cells),
                first: cell_id(&opened, quantity, first).into(),
                on: on.clone(),
            }) }
            if let Some((cell, spread)) = offer {
                { spread_button(index, spread, cell_id(&opened, quantity, cell).into(), on.clone()) }
            }
            <SeriesFold {opened} {index} values={cells.iter().map(|cell| cell.value).collect::<Vec<_>>()} {on} />
        </>
    }
}

/// The first cell that has a field.
fn first_cell(sheet: Option<&Sheet>, input: &Input) -> Option<usize> {
    let mut cells = sheet?.rows().into_iter().flatten();
    cells.find(|cell| input.given.get(*cell) != Some(&Given::None))
}

/// The cell whose text is refused, and why: the one typed into, else the first.
fn refused(cells: &[CellNow], active: Option<usize>) -> Option<(usize, AttrValue)> {
    let refused = |cell: &CellNow| {
        let error = cell.draft.as_ref()?.error()?;
        Some((cell.cell, error.to_owned().into()))
    };
    active
        .and_then(|active| cells.get(active))
        .and_then(refused)
        .or_else(|| cells.iter().find_map(refused))
}

fn is_needed(input: &Input, cell: &CellNow) -> bool {
    cell.value.is_none() && input.given.get(cell.cell) != Some(&Given::None)
}

/// How many cells are still needed.
fn needed(input: &Input, cells: &[CellNow]) -> usize {
    cells.iter().filter(|cell| is_needed(input, cell)).count()
}

fn standing(input: &Input, cells: &[CellNow]) -> Option<Standing> {
    match cells.iter().find(|cell| is_needed(input, cell)) {
        Some(cell) => Standing::of(input.given.get(cell.cell), true),
        None => input
            .given
            .iter()
            .any(|given| matches!(given, Given::Assumed(_)))
            .then_some(Standing::Assumed),
    }
}

fn series_hint(input: &Input) -> String {
    match input.given.iter().find(|given| **given != Given::None) {
        Some(Given::Known { .. }) => "Printed cell by cell".to_owned(),
        given => hint(input, given),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::form::drafts::{FormAction, FormState};
    use crate::case::form::typed::Entry;
    use crate::parts::drawn::{around, markup};
    use crate::state::library::{File, Library};
    use crate::state::workspace::Typing;
    use casebook_model::value::Value;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    #[test]
    fn what_a_paste_came_to_is_said_aloud_and_is_no_error() {
        let says = |refused| {
            let series = drawn_saying("x", &[], Some((refused, "12 cells filled.")));
            let (_, status) = series.split_once("role=\"status\"").unwrap();
            status.split("</p>").next().unwrap().to_owned()
        };
        assert!(says(false).contains("12 cells filled."), "{}", says(false));
        assert!(!says(false).contains("field__error"), "{}", says(false));
        assert!(says(true).contains("field__error"), "{}", says(true));
        // What is said is said in a place that was there before.
        assert_eq!(drawn(&[], None).matches("role=\"status\"").count(), 1);
    }

    /// The children in care, with these cells refused, each in its own words.
    fn drawn(refusals: &'static [(usize, &'static str)], pasted: Option<&'static str>) -> String {
        drawn_with("x", refusals, pasted)
    }

    fn drawn_with(
        text: &'static str,
        refusals: &'static [(usize, &'static str)],
        pasted: Option<&'static str>,
    ) -> String {
        drawn_saying(text, refusals, pasted.map(|words| (true, words)))
    }

    fn drawn_saying(
        text: &'static str,
        refusals: &'static [(usize, &'static str)],
        pasted: Option<(bool, &'static str)>,
    ) -> String {
        markup::<SeriesField>(move || {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let opened = Rc::clone(library.case(ID).here().unwrap());
            let (index, _) = opened.case.find("in_care").unwrap();
            let values: Vec<_> = opened
                .paper
                .cells(index)
                .iter()
                .map(Value::number)
                .collect();
            let at = |cell| Typing {
                quantity: index,
                cell,
            };
            let form = refusals.iter().fold(
                Rc::new(FormState::default()),
                |form, (cell, words): &(usize, &str)| {
                    form.reduce(FormAction::Typed {
                        at: at(*cell),
                        text: text.into(),
                        reads: Entry::Refused((*words).to_owned()),
                        over: values[*cell],
                    })
                },
            );
            let cells = values.iter().enumerate().map(|(cell, value)| CellNow {
                cell,
                value: *value,
                draft: form.standing(at(cell), *value),
                cautioned: false,
            });
            SeriesFieldProps {
                cells: cells.collect(),
                opened,
                index,
                done: None,
                pasted: pasted.map(|(refused, words)| PasteSays {
                    refused,
                    words: words.into(),
                }),
                source_shown: false,
                caution: None,
                on: Callback::noop(),
            }
        })
    }

    #[test]
    fn each_refused_cell_is_marked_and_the_first_is_told_below() {
        let series = drawn(&[(4, "Not this."), (1, "Nor that.")], None);
        assert_eq!(series.matches("cell--error").count(), 2);
        assert_eq!(
            series
                .matches("aria-describedby=\"series-in_care-says\"")
                .count(),
            2
        );
        assert_eq!(series.matches("aria-invalid=\"true\"").count(), 2);
        assert!(
            series.contains("April 2020, middle optimism: Nor that."),
            "{series}"
        );
        assert!(!series.contains("Not this."), "{series}");
        assert_eq!(series.matches("aria-label=\"Put back: ").count(), 1);
    }

    #[test]
    fn a_row_of_figures_in_one_cell_can_be_spread() {
        let words = "There is more than one figure here.";
        let series = drawn_with(
            "700 701 702",
            &[(0, "There is more than one figure here.")],
            None,
        );
        assert!(series.contains(words), "{series}");
        let button = around(&series, "Put these");
        assert!(
            button.ends_with("Put these 3 figures into April to June 2020, low optimism"),
            "{button}"
        );
        assert!(!drawn(&[(0, "Not this.")], None).contains("Put these"));
    }

    #[test]
    fn a_refusal_is_told_before_what_a_paste_came_to() {
        let left_out = Some("3 pasted cells were left out.");
        let says = |series: &str| around(series, "class=\"field__error\"").to_owned();
        assert!(says(&drawn(&[], left_out)).ends_with("3 pasted cells were left out."));
        let both = drawn(&[(0, "Not this.")], left_out);
        assert!(
            both.contains("Not this.") && !both.contains("left out"),
            "{both}"
        );
    }
}
