//! What the reader's own cases come to, by themselves: nobody else has checked them, so they are in no total of
//! what is published.

use super::added::{Added, Picked};
use super::case_pick::CasePick;
use super::totals_table::TotalsTable;
use crate::frame::link::Link;
use crate::frame::storage::Shelf;
use crate::frame::{history, reading, texts};
use crate::state::address::{OWN, Route};
use casebook_analysis::answer::Answer;
use casebook_analysis::totals::{contributions, headline};
use casebook_exchange::edits::read_all;
use casebook_model::bytes;
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The cases that the device keeps.
#[derive(Clone, Debug, Default, PartialEq)]
struct Own {
    /// Those that can be counted.
    cases: Vec<Picked>,
    /// The titles of those that cannot, with why.
    others: Vec<(String, &'static str)>,
}

/// What is known of them.
#[derive(Clone, Debug, PartialEq)]
enum Known {
    Unasked,
    Waits,
    Here(Rc<Own>),
}

/// The section.
#[component]
pub fn OwnTotals() -> Html {
    let known = use_state(|| Known::Unasked);
    let on_ask = {
        let known = known.setter();
        Callback::from(move |_: MouseEvent| {
            let known = known.clone();
            known.set(Known::Waits);
            spawn_local(async move { known.set(Known::Here(Rc::new(own().await))) });
        })
    };
    // In a file that holds all pages there is neither what reads texts nor what lists them.
    if history::is_one_file() {
        return Html::default();
    }
    let shown = match &*known {
        Known::Unasked => html! {
            <p><button id="own-totals-ask" class="button" type="button" onclick={on_ask}>{ "Add up your own cases" }</button></p>
        },
        Known::Waits => html! { <p role="status">{ "Your cases are being read …" }</p> },
        Known::Here(own) => {
            let known = known.setter();
            let on_own = Callback::from(move |own| known.set(Known::Here(Rc::new(own))));
            added(own, &on_own)
        }
    };
    html! {
        <section class="section on-screen" aria-labelledby="own-totals">
            <h2 id="own-totals">{ "Your own cases" }</h2>
            <p class="aside">{ "What you wrote yourself stands on this device alone and is in none of the sums above." }</p>
            <div class="stack">{ shown }</div>
        </section>
    }
}

/// Reads all of them, one after the other.
async fn own() -> Own {
    let mut own = Own::default();
    for text in texts::all().await {
        match read(&text.id).await {
            Ok(picked) => own.cases.push(picked),
            Err(why) => own.others.push((text.title, why)),
        }
    }
    own
}

const LOST: &str = "could not be read: what reads it did not arrive";

async fn read(id: &str) -> Result<Picked, &'static str> {
    let text = texts::read(id);
    let found = reading::read(id, &text).await.map_err(|_| LOST)?;
    let bytes = found.ok_or(LOST)?.case.ok_or("has faults")?;
    let (case, _, _) = bytes::read::<(Case, Answer, Option<usize>)>(&bytes).map_err(|_| LOST)?;
    picked(&case, &Shelf::Edits.read(id).unwrap_or_default())
}

/// A case as a total has it, with what was changed in its form.
fn picked(case: &Case, edits: &str) -> Result<Picked, &'static str> {
    let is_money = |part: &casebook_model::case::Part| {
        case.quantity(part.quantity)
            .is_some_and(|it| it.unit.is_money(&case.units))
    };
    if case.parts.is_empty() {
        return Err("has no [[part]], which says how long its money lasts");
    }
    if !case.parts.iter().all(is_money) {
        return Err("is not in pounds");
    }
    let mut headline = headline(case);
    let edits = read_all(case, edits)
        .map(|(edits, _)| edits)
        .unwrap_or_default();
    if !edits.is_empty() {
        let paper = Figures::paper(case);
        let now = Figures::now(case, &edits, &paper);
        headline.parts = contributions(case, &paper, &now);
    }
    Ok(Picked {
        headline,
        by_default: true,
        counted: true,
        changed: !edits.is_empty(),
    })
}

/// Those that count, added up, with a box for each.
fn added(own: &Rc<Own>, on_own: &Callback<Own>) -> Html {
    if own.cases.is_empty() && own.others.is_empty() {
        return html! {
            <p>{ "There is none on this device. " }<Link to={Route::case(OWN)}>{ "Write one" }</Link></p>
        };
    }
    let pick = |(at, picked): (usize, &Picked)| {
        let headline = &picked.headline;
        let before = Rc::clone(own);
        let on_count = on_own.reform(move |counted| {
            let mut own = (*before).clone();
            if let Some(picked) = own.cases.get_mut(at) {
                picked.counted = counted;
            }
            own
        });
        let printed = headline.printed.as_ref().map(|it| it.text.clone());
        html! {
            <li key={headline.id.clone()}>
                <CasePick id={["pick-", &headline.id].concat()} title={headline.title.clone()}
                    figure={printed.unwrap_or_else(|| "none printed".to_owned())}
                    left_out={false} counted={picked.counted} {on_count} />
            </li>
        }
    };
    let counted = own.cases.iter().any(|it| it.counted);
    html! {
        <>
            <ul class="picks">{ for own.cases.iter().enumerate().map(pick) }</ul>
            { for own.others.iter().map(|(title, why)| html! { <p>{ format!("“{title}” is not counted: it {why}.") }</p> }) }
            if counted {
                <TotalsTable added={Rc::new(Added { cases: own.cases.clone(), shared: Vec::new() })}
                    name="own-totals" title="Your own cases, by year and council" />
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup_of;
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn case() -> Case {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        library.case(ID).here().unwrap().case.clone()
    }

    #[test]
    fn those_that_count_are_added_up_and_the_others_say_why_not() {
        let page = markup_of(|| {
            let own = Own {
                cases: vec![picked(&case(), "").unwrap()],
                others: vec![("Mine".to_owned(), "has faults")],
            };
            added(&Rc::new(own), &Callback::noop())
        });
        assert!(page.contains("id=\"own-totals-table\""), "{page}");
        assert!(page.contains("Cambridgeshire County Council"), "{page}");
        assert!(
            page.contains("“Mine” is not counted: it has faults."),
            "{page}"
        );
        let page = markup_of(|| added(&Rc::default(), &Callback::noop()));
        assert!(page.contains("There is none on this device."), "{page}");
    }

    #[test]
    fn a_case_without_parts_or_pounds_is_not_counted() {
        let mut none = case();
        none.parts.clear();
        assert!(picked(&none, "").unwrap_err().contains("[[part]]"));
        let mut children = case();
        let (index, _) = children.find("in_care").unwrap();
        children.parts[0].quantity = index;
        assert_eq!(picked(&children, "").unwrap_err(), "is not in pounds");
    }
}
