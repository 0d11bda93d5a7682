//! What the reader changed, as a list, and what was undone or done again: the field that changed is
//! brought in sight; where it cannot be, as behind an open working, that is written on top of the page.
//! It is said in any case. A chunk of the program: nothing can be undone before something was changed.

use super::changes::changes;
use super::form::number_field::input_id;
use super::form::series::cell::cell_id;
use crate::frame::chunk::{Chunk, Door, Draw, use_chunk};
use crate::frame::dom;
use crate::parts::wording;
use crate::state::opened::Opened;
use crate::state::workspace::{Action, Returned, Work, use_workspace};
use casebook_exchange::versions::names;
use casebook_model::case::{Case, Quantity, QuantityIndex};
use casebook_model::edit::{Edits, input_values, input_words, sentence};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use std::cell::Cell;
use std::rc::Rc;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::HtmlElement;
use yew::prelude::*;

thread_local! {
    static DOOR: Door<UndoneProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<UndoneProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(changes, fallible)]
fn open() -> Result<Draw<UndoneProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &UndoneProps) -> Html {
    html! { <Undone ..props.clone() /> }
}

/// Properties of [`Undone`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UndoneProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Whether a working is open.
    pub in_working: bool,
    /// What is changed now.
    pub edits: Rc<Edits>,
    /// The figures with it.
    pub now: Rc<Figures>,
    /// Whether the list of changes stays in sight.
    pub listed: bool,
    /// What the reader does.
    pub on_action: Callback<Action>,
}

/// What was undone, once the chunk is here. Without it undoing works, and nothing is said of it.
#[component]
pub fn UndonePart(props: &UndoneProps) -> Html {
    let (chunk, _) = use_chunk(&CHUNK);
    chunk.here().map(|draw| draw(props)).unwrap_or_default()
}

/// What was undone.
#[component]
fn Undone(props: &UndoneProps) -> Html {
    let UndoneProps {
        opened,
        in_working,
        edits,
        now: figures,
        listed,
        on_action,
    } = props;
    let workspace = use_workspace();
    let id = &opened.case.id;
    let returned = workspace.returned(id).cloned();
    let now = Work {
        edits: workspace.edits(id),
        ..workspace.own(id)
    };
    let said = returned
        .as_ref()
        .map(|returned| words(&opened.case, returned, &now));
    let in_sight = use_state_eq(|| true);
    {
        let (opened, in_sight) = (Rc::clone(opened), in_sight.setter());
        let shown = use_mut_ref(|| 0);
        use_effect_with((returned, *in_working), move |(returned, _)| {
            let Some(returned) = returned else {
                return;
            };
            let field = place(&opened, returned, &now).and_then(|id| dom::by_id(&id));
            let field = field.filter(dom::is_drawn);
            in_sight.set(field.is_some());
            let is_new = shown.replace(returned.count) != returned.count;
            if let (Some(field), true) = (field, is_new) {
                dom::show(&field);
            }
        });
    }
    let is_seen = *in_sight || said.is_none();
    let list = use_node_ref();
    {
        let (list, height) = (list.clone(), use_mut_ref(|| 0));
        use_effect_with(Rc::clone(edits), move |_| {
            if let Some(list) = list.cast::<HtmlElement>() {
                let now = list.offset_height();
                let before = height.replace(now);
                dom::hold(&list, now.saturating_sub(before));
            }
        });
    }
    html! {
        <>
        <div ref={list} class={classes!("changed", listed.then_some("changed--kept"))}>
            { changes(opened, edits, figures, workspace.looks(&opened.case.id), on_action) }
        </div>
        <p id="undone" role="status" class={classes!("undone", "on-screen", is_seen.then_some("visually-hidden"))}>
            { said }
        </p>
        </>
    }
}

/// The inputs that a step changed, in the order of the case.
fn changed<'a>(
    case: &'a Case,
    from: &'a Edits,
    now: &'a Edits,
) -> impl Iterator<Item = (QuantityIndex, &'a Quantity)> {
    case.each_quantity()
        .filter(|(index, _)| !from.of(*index).eq(now.of(*index)))
}

/// What happened, in one sentence.
fn words(case: &Case, returned: &Returned, now: &Work) -> String {
    let (versions, now) = (&now.versions, &now.edits);
    let changed: Vec<_> = changed(case, &returned.from.edits, now).collect();
    let (done, again) = match returned.undone {
        true => ("Undone: ", " again"),
        false => ("Done again: ", ""),
    };
    match changed.as_slice() {
        [] => {
            let names: Vec<String> = names(versions)
                .map(|name| ["“", name, "”"].concat())
                .collect();
            match names.is_empty() {
                true => [done, "no version is kept", again, "."].concat(),
                false => [
                    done,
                    "the versions kept are ",
                    &names.join(", "),
                    again,
                    ".",
                ]
                .concat(),
            }
        }
        [(index, quantity)] => {
            let is = stands(case, *index, quantity, now);
            [done, &quantity.label, &is, again, "."].concat()
        }
        many => {
            let labels: Vec<&str> = many.iter().map(|(_, it)| it.label.as_str()).collect();
            let count = wording::count(many.len(), "assumption", "assumptions");
            let labels = labels.join(", ");
            [done, &count, ". ", &labels, "."].concat()
        }
    }
}

/// How an input stands, behind its label.
fn stands(case: &Case, index: QuantityIndex, quantity: &Quantity, now: &Edits) -> String {
    if !quantity.axes.is_empty() {
        return match now.touch(index) {
            true => [": ", &sentence(case, now, index)].concat(),
            false => " is as the paper gives it".to_owned(),
        };
    }
    let values = input_values(case, index, now).unwrap_or_default();
    match values.first().and_then(Value::number) {
        Some(number) => [" is ", &input_words(case, quantity, number)].concat(),
        None => " is empty".to_owned(),
    }
}

/// The id of what shows the change: the field, the only cell that changed, or the line below a series.
fn place(opened: &Opened, returned: &Returned, now: &Work) -> Option<String> {
    let case = &opened.case;
    let (from, now) = (&returned.from.edits, &now.edits);
    let Some((index, quantity)) = changed(case, from, now).next() else {
        return Some("versions-kept".to_owned());
    };
    if quantity.axes.is_empty() {
        return Some(input_id(quantity));
    }
    let before = input_values(case, index, from)?;
    let after = input_values(case, index, now)?;
    let cells = before.iter().zip(&after).enumerate();
    let mut cells = cells.filter(|(_, (before, after))| before != after);
    Some(match (cells.next(), cells.next()) {
        (Some((cell, _)), None) => cell_id(opened, quantity, cell),
        _ => ["series-", &quantity.id, "-says"].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};
    use casebook_exchange::edits::parse;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn edits(case: &Case, lines: &[&str]) -> Edits {
        lines.iter().fold(Edits::none(), |edits, line| {
            edits.with(case, parse(case, line).unwrap())
        })
    }

    /// What is said, and what is brought in sight.
    fn step(undone: bool, from: &[&str], now: &[&str]) -> (String, String) {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        let opened = library.case(ID).here().unwrap().clone();
        let returned = Returned {
            undone,
            from: Work::of(edits(&opened.case, from)),
            count: 1,
        };
        let now = Work::of(edits(&opened.case, now));
        (
            words(&opened.case, &returned, &now),
            place(&opened, &returned, &now).unwrap(),
        )
    }

    #[test]
    fn what_changed_is_told_with_what_it_is_now() {
        let told = |words: &str, place: &str| (words.to_owned(), place.to_owned());
        assert_eq!(
            step(true, &["agency_rate=900"], &[]),
            told(
                "Undone: Agency (IFA) foster placement is £850 a child a week again.",
                "input-agency_rate"
            )
        );
        assert_eq!(
            step(
                false,
                &["carried_in=12"],
                &["carried_in=12", "finance_officer=40k"]
            ),
            told(
                "Done again: Finance officer, cost in the year is £40,000.",
                "input-finance_officer"
            )
        );
        assert_eq!(
            step(true, &["finance_officer=40k"], &[]).0,
            "Undone: Finance officer, cost in the year is empty again."
        );
        let (words, place) = step(true, &["hold=cost"], &[]);
        assert!(
            words.starts_with("Undone: ") && words.ends_with(" again."),
            "{words}"
        );
        assert_eq!(place, "input-hold");
    }

    #[test]
    fn a_series_is_told_as_a_whole_and_shown_where_it_changed() {
        let cell = "in_care[2020-04,low]=774";
        assert_eq!(step(true, &[cell], &[]).1, "cell-in_care-2020-04-low");
        assert_eq!(
            step(true, &["in_care=later 3"], &[]),
            (
                "Undone: Children in care at the end of the month is as the paper gives it again."
                    .to_owned(),
                "series-in_care-says".to_owned()
            )
        );
        assert_eq!(
            step(false, &[], &["in_care=later 3"]).0,
            "Done again: Children in care at the end of the month: three months late."
        );
    }

    #[test]
    fn versions_are_named() {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        let opened = library.case(ID).here().unwrap().clone();
        let kept = |versions: &str| Work {
            versions: versions.into(),
            ..Work::default()
        };
        let step = |from: &str, now: &str| {
            let from = kept(from);
            let (undone, count) = (true, 1);
            let returned = Returned {
                undone,
                from,
                count,
            };
            words(&opened.case, &returned, &kept(now))
        };
        assert_eq!(
            step("", "version half\nagency_rate=900\nversion late"),
            "Undone: the versions kept are “half”, “late” again."
        );
        assert_eq!(
            step("version half", ""),
            "Undone: no version is kept again."
        );
    }

    #[test]
    fn several_at_once_are_named() {
        let (words, place) = step(true, &[], &["agency_rate=900", "carried_in=12"]);
        assert!(words.starts_with("Undone: 2\u{a0}assumptions. "), "{words}");
        assert!(words.contains("Agency (IFA) foster placement"), "{words}");
        assert_eq!(place.split('-').next(), Some("input"));
    }
}
