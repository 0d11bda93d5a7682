//! The assumptions of a case, grouped as the paper groups them.

use super::choice_field::{ChoiceField, choice_field};
use super::drafts::{FormHandle, FormState};
use super::number_field::NumberField;
use super::series::cell::CellNow;
use super::series::field::SeriesField;
use super::use_form::FormEvent;
use crate::frame::dom;
use crate::parts::wording;
use crate::state::opened::Opened;
use crate::state::workspace::Typing;
use casebook_model::case::{Quantity, QuantityIndex};
use casebook_model::caution::{self, Caution};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`AssumptionsForm`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AssumptionsFormProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The state of the form.
    pub form: FormHandle,
    /// What the reader does.
    pub on: Callback<FormEvent>,
}

/// The form.
#[component]
pub fn AssumptionsForm(props: &AssumptionsFormProps) -> Html {
    let cautions = caution::cautions(&props.opened.case, &props.edits);
    let onsubmit = use_callback((), |event: SubmitEvent, ()| event.prevent_default());
    // The bar stands before the form, which may be a hundred stops of the tab key long.
    let to_bar = use_callback((), |_: MouseEvent, ()| {
        if let Some(way) = dom::find(".bar a") {
            dom::focus_in_place(&way);
        }
    });
    let put_all_back = props.on.reform(|_: MouseEvent| FormEvent::PutBackAll);
    html! {
        <form
            id="assumptions"
            tabindex="-1"
            aria-labelledby="form-title"
            novalidate=true
            {onsubmit}
        >
            <h2 id="form-title">{ "Assumptions" }</h2>
            <p class="aside on-screen">{ "Change any of these; the figures follow as you type." }</p>
            for group in &props.opened.case.groups {
                <fieldset class="group">
                    <legend class="group__title">{ &group.title }</legend>
                    if let Some(note) = &group.note {
                        <p class="aside">{ note }</p>
                    }
                    { for group.inputs.iter().map(|index| field(props, &cautions, *index)) }
                    <button class="button to-bar" type="button" onclick={&to_bar}>
                        { "To results, changes and undo" }
                    </button>
                </fieldset>
            }
            <div class="buttons">
                <button
                    class="button"
                    type="button"
                    id="put-back-all"
                    disabled={props.edits.is_empty()}
                    onclick={put_all_back}
                >
                    { "Put every assumption back" }
                </button>
            </div>
        </form>
    }
}

/// The field of an input, told no more than it shows.
fn field(props: &AssumptionsFormProps, cautions: &[Caution], index: QuantityIndex) -> Html {
    let AssumptionsFormProps {
        opened,
        now,
        edits,
        form,
        on,
    } = props;
    let Some(quantity) = opened.case.quantity(index) else {
        return Html::default();
    };
    let changed = edits.touch(index);
    let source_shown = form.shows_source(index);
    let cautions: Vec<&Caution> = cautions.iter().filter(|it| it.quantity == index).collect();
    let cells = cells(form, now, index, &cautions);
    if !quantity.axes.is_empty() {
        return html! {
            <SeriesField
                key={&*quantity.id}
                opened={Rc::clone(opened)}
                {index}
                {cells}
                done={changed.then(|| Rc::clone(edits))}
                pasted={form.pasted(index).cloned()}
                {source_shown}
                caution={of_series(opened, quantity, &cautions)}
                on={on.clone()}
            />
        };
    }
    let (value, draft) = cells
        .into_iter()
        .next()
        .map(|cell| (cell.value, cell.draft))
        .unwrap_or_default();
    if wording::is_typed(quantity) {
        html! {
            <NumberField
                key={&*quantity.id}
                opened={Rc::clone(opened)}
                {index}
                {value}
                {draft}
                {changed}
                {source_shown}
                caution={cautions.first().map(|caution| AttrValue::from(caution.words.clone()))}
                on={on.clone()}
            />
        }
    } else {
        choice_field(ChoiceField {
            opened,
            index,
            value,
            changed,
            source_shown,
            on,
        })
    }
}

/// What to say of the cells of a series, those of which the same is to be said together.
fn of_series(opened: &Opened, quantity: &Quantity, cautions: &[&Caution]) -> Option<AttrValue> {
    let case = &opened.case;
    let mut told: Vec<(String, String, usize)> = Vec::new();
    for caution in cautions {
        match told
            .iter_mut()
            .find(|(_, words, _)| *words == caution.words)
        {
            Some((_, _, more)) => *more = more.saturating_add(1),
            None => {
                let place = wording::place(case, &case.place_of(quantity, caution.cell));
                told.push((wording::raised(&place), caution.words.clone(), 0));
            }
        }
    }
    let sentences: Vec<String> = told
        .into_iter()
        .map(|(place, words, more)| match more {
            0 => format!("{place}: {words}"),
            more => format!(
                "{place} and {}: {words}",
                wording::count(more, "other cell", "other cells")
            ),
        })
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(" ").into())
}

/// What the cells of an input show.
fn cells(
    form: &FormState,
    now: &Figures,
    index: QuantityIndex,
    cautions: &[&Caution],
) -> Vec<CellNow> {
    let shown = |(cell, value): (usize, &Value)| {
        let at = Typing {
            quantity: index,
            cell,
        };
        let value = value.number();
        CellNow {
            cell,
            value,
            draft: form.standing(at, value),
            cautioned: cautions.iter().any(|caution| caution.cell == cell),
        }
    };
    now.cells(index).iter().enumerate().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::form::use_form::use_form;
    use crate::parts::drawn::{around, markup};
    use crate::state::library::{File, Library};
    use casebook_model::Decimal;
    use casebook_model::axis::Place;
    use casebook_model::edit::{Change, Edit};

    #[derive(Clone, Debug, PartialEq, Properties)]
    struct PageProps {
        opened: Rc<Opened>,
        edits: Rc<Edits>,
    }

    /// As the page of a case draws the form.
    #[component]
    fn Page(props: &PageProps) -> Html {
        let PageProps { opened, edits } = props.clone();
        let now = Rc::new(Figures::now(&opened.case, &edits, &opened.paper));
        let (form, on) = use_form(&opened, &now, &Callback::noop());
        html! { <AssumptionsForm {opened} {now} {edits} {form} {on} /> }
    }

    fn open(id: &str) -> Rc<Opened> {
        let library = Library::of(&[File::Case(id.to_owned())]);
        Rc::clone(library.case(id).here().unwrap())
    }

    fn drawn(id: &str, changes: &'static [(&'static str, usize, i64)]) -> String {
        drawn_with(id, move |opened| {
            changes.iter().fold(Edits::none(), |edits, change| {
                let (input, cell, number) = *change;
                let (quantity, _) = opened.case.find(input).unwrap();
                let change = Change::Set(vec![(cell, Some(Decimal::from(number)))]);
                edits.with(&opened.case, Edit { quantity, change })
            })
        })
    }

    fn drawn_with(id: &str, edits: impl FnOnce(&Opened) -> Edits + Send + 'static) -> String {
        let id = id.to_owned();
        markup::<Page>(move || {
            let opened = open(&id);
            let edits = Rc::new(edits(&opened));
            PageProps { opened, edits }
        })
    }

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    #[test]
    fn every_input_of_every_case_has_a_field() {
        for entry in Library::new().catalogue().iter() {
            let form = drawn(&entry.id, &[]);
            let opened = open(&entry.id);
            for index in opened.case.groups.iter().flat_map(|group| &group.inputs) {
                let id = &opened.case.quantity(*index).unwrap().id;
                let field = [format!("id=\"input-{id}"), format!("id=\"series-{id}-says")];
                assert!(
                    field.iter().any(|field| form.contains(field)),
                    "{}: {id}",
                    entry.id
                );
            }
        }
    }

    /// Trial by trial: an input that is said to move nothing moves nothing, and there are some.
    #[test]
    fn a_field_that_moves_nothing_says_so() {
        let says = ". The claim does not rest on this";
        let (mut idle, mut inputs) = (0, 0);
        for entry in Library::new().catalogue().iter() {
            let opened = open(&entry.id);
            let form = drawn(&entry.id, &[]);
            let in_form = opened.case.groups.iter().flat_map(|group| &group.inputs);
            let resting = in_form.clone().filter(|index| !opened.moves_claim(**index));
            assert_eq!(
                form.matches(says).count(),
                resting.clone().count(),
                "{}",
                entry.id
            );
            inputs += in_form.count();
            for index in resting {
                idle += 1;
                let cells = opened.paper.cells(*index).len();
                let set = (0..cells).map(|cell| (cell, Some(Decimal::ONE))).collect();
                let edit = Edit {
                    quantity: *index,
                    change: Change::Set(set),
                };
                let edits = Edits::none().with(&opened.case, edit);
                let now = Figures::now(&opened.case, &edits, &opened.paper);
                let claim = opened.case.claim.quantity;
                assert!(now.same(claim, &opened.paper), "{}", entry.id);
            }
        }
        assert!(idle > 0 && idle < inputs, "{idle} of {inputs}");
        let rate = drawn(ID, &[]);
        let rate = around(&rate, "id=\"input-agency_rate-hint\"");
        assert!(!rate.contains(says), "{rate}");
    }

    #[test]
    fn nothing_changed_is_as_printed_and_cannot_be_put_back() {
        let form = drawn(ID, &[]);
        assert!(around(&form, "id=\"put-back-all\"").contains("disabled"));
        assert!(around(&form, "id=\"series-in_care-says\"").contains(">As printed<"));
        assert!(!form.contains("--changed"), "{form}");
        let april = around(&form, "id=\"cell-in_care-2020-04-low\"");
        assert!(april.contains("value=\"775\""), "{april}");
        assert!(
            april.contains("aria-label=\"April 2020, low optimism\""),
            "{april}"
        );
    }

    #[test]
    fn what_was_changed_is_told_at_its_field_alone() {
        let form = drawn(ID, &[("in_care", 0, 774), ("agency_rate", 0, 900)]);
        assert!(!around(&form, "id=\"put-back-all\"").contains("disabled"));
        let says = around(&form, "id=\"series-in_care-says\"");
        assert!(
            says.contains(">April 2020 · Low optimism: 774 children.<"),
            "{says}"
        );
        assert!(form.contains("series-says--changed"), "{form}");
        assert_eq!(form.matches("cell--changed").count(), 1);
        let april = around(&form, "id=\"cell-in_care-2020-04-low\"");
        let name = "aria-label=\"April 2020, low optimism, changed from 775\"";
        assert!(april.contains(name), "{april}");
        assert_eq!(form.matches("field--changed").count(), 1);
        assert_eq!(form.matches("aria-label=\"Put back: ").count(), 1);
    }

    #[test]
    fn what_can_hardly_be_meant_is_cautioned_at_its_field_and_is_no_error() {
        let changes = &[
            ("agency_rate", 0, 90_000),
            ("in_care", 0, -3),
            ("in_care", 4, -3),
        ];
        let form = drawn(ID, changes);
        assert_eq!(
            form.matches("class=\"field__caution\"").count(),
            2,
            "{form}"
        );
        let rate = around(&form, "id=\"input-agency_rate-caution\"");
        assert!(
            rate.ends_with("is what Casebook takes for plausible. It stays as typed."),
            "{rate}"
        );
        let series = around(&form, "id=\"series-in_care-caution\"");
        let told = "April 2020, low optimism and 1\u{a0}other cell: This is below nought. It stays as typed.";
        assert!(series.ends_with(told), "{series}");
        let tied = "aria-describedby=\"series-in_care-caution\"";
        assert_eq!(form.matches(tied).count(), 2, "{form}");
        assert!(!form.contains("aria-invalid"), "{form}");
        // What the paper itself gives is never cautioned.
        assert!(!drawn(ID, &[]).contains("field__caution"));
    }

    /// Which figures are cautioned is held in `tests/tests/cautions.rs`, on the command line.
    #[test]
    fn what_is_cautioned_in_any_case_is_cautioned_at_its_field() {
        let below = |opened: &Opened| {
            let case = &opened.case;
            let typed = case.each_quantity().filter(|(_, of)| wording::is_typed(of));
            typed.fold(Edits::none(), |edits, (quantity, _)| {
                let change = Change::Fill {
                    on: Place::nowhere(),
                    value: Decimal::from(-1000),
                };
                edits.with(case, Edit { quantity, change })
            })
        };
        let mut cautioned = 0;
        for entry in Library::new().catalogue().iter() {
            let form = drawn_with(&entry.id, below);
            let opened = open(&entry.id);
            let cautions = caution::cautions(&opened.case, &below(&opened));
            for (index, quantity) in opened.case.each_quantity() {
                let id = &quantity.id;
                let field = [
                    format!("id=\"input-{id}-caution\""),
                    format!("id=\"series-{id}-caution\""),
                ];
                let drawn = field.iter().any(|field| form.contains(field));
                let told = cautions.iter().any(|caution| caution.quantity == index);
                assert_eq!(drawn, told, "{}: {id}", entry.id);
                cautioned += usize::from(told);
            }
        }
        assert!(cautioned > 50, "only {cautioned}");
    }

    #[test]
    fn a_number_pad_has_a_minus_beside_it_where_one_can_be_meant() {
        for entry in Library::new().catalogue().iter() {
            let opened = open(&entry.id);
            let form = drawn(&entry.id, &[]);
            for (_, quantity) in opened.case.each_quantity() {
                if !quantity.axes.is_empty() || !wording::is_typed(quantity) {
                    continue;
                }
                let field = around(&form, &format!("id=\"input-{}\"", quantity.id));
                let pad = !field.contains("inputmode=\"text\"");
                let may = caution::may_be_negative(&opened.case, quantity);
                let label = quantity.label.replace('&', "&amp;");
                let turns = form.contains(&format!("aria-label=\"Change the sign of {label}\""));
                assert_eq!(turns, pad && may, "{}: {}", entry.id, quantity.id);
            }
        }
    }

    #[test]
    fn a_list_in_a_series_shows_what_is_chosen() {
        let mut lists = 0;
        for entry in Library::new().catalogue().iter() {
            let form = drawn(&entry.id, &[]);
            for list in form.split("<select").skip(1) {
                let list = list.split("</select>").next().unwrap_or_default();
                let chosen = list.matches(" selected").count();
                let empty = list.matches("<option value=\"\"").count();
                assert_eq!(chosen + empty, 1, "{}: {list}", entry.id);
                lists += 1;
            }
        }
        assert!(lists > 0);
    }

    /// The keyboard stops once at a series.
    #[test]
    fn a_series_is_one_stop() {
        let form = drawn(ID, &[]);
        let cells = form.split("<input").filter(|input| {
            input.contains("id=\"cell-in_care-") && !input.contains("tabindex=\"-1\"")
        });
        assert_eq!(cells.count(), 1);
    }
}
