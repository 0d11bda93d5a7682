//! The checks: how many agree and how many differ, and each of them.

use super::now_cell::FiguresNow;
use super::table::ChecksTable;
use crate::frame::pause::use_settled;
use crate::parts::verdict::{tally, verdict_saying};
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_analysis::checks::Check;
use casebook_model::axis::Place;
use casebook_model::case::QuantityIndex;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// How long typing must pause before the checks follow, in milliseconds: their table is the longest
/// of all, and far below the field that is being typed into.
const PAUSE: u32 = 150;

/// Properties of [`ChecksSection`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChecksSectionProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// Whether the reader changed anything.
    pub changed: bool,
    /// The figure whose working is open.
    pub open: Option<(QuantityIndex, Place)>,
    /// The reader wants the working of a figure.
    pub on_open: Callback<Figure>,
}

/// The checks. Of what follows a change only the figures now are drawn anew, each by itself.
#[component]
pub fn ChecksSection(props: &ChecksSectionProps) -> Html {
    let ChecksSectionProps {
        opened,
        open,
        on_open,
        ..
    } = props;
    let settled = use_settled((Rc::clone(&props.now), props.changed), PAUSE);
    let (now, changed) = &*settled;
    html! {
        <ContextProvider<FiguresNow> context={FiguresNow(Rc::clone(now))}>
            <Checks opened={Rc::clone(opened)} changed={*changed} open={open.clone()} on_open={on_open.clone()} />
        </ContextProvider<FiguresNow>>
    }
}

/// Properties of [`Checks`].
#[derive(Clone, Debug, PartialEq, Properties)]
struct ChecksProps {
    opened: Rc<Opened>,
    changed: bool,
    open: Option<(QuantityIndex, Place)>,
    on_open: Callback<Figure>,
}

#[component]
fn Checks(props: &ChecksProps) -> Html {
    let ChecksProps {
        opened,
        changed,
        open,
        on_open,
    } = props;
    let only_differing = use_state_eq(|| false);
    let (all, differ) = (opened.checks.len(), opened.tally.differ);
    let choice = |only: bool, label: String| {
        let set = only_differing.setter();
        let onclick = move |_: MouseEvent| set.set(only);
        html! {
            <button class="button" type="button" aria-pressed={(*only_differing == only).to_string()} {onclick}>
                { label }
            </button>
        }
    };
    // Whoever is led here by how many differ sees those alone.
    let onfocus = {
        let set = only_differing.setter();
        move |event: FocusEvent| {
            let target: Option<Element> = event.target_dyn_into();
            if target.is_some_and(|target| target.id() == "differing") {
                set.set(true);
            }
        }
    };
    let those_that_differ = match differ {
        1 => "The 1 that differs".to_owned(),
        many => format!("The {many} that differ"),
    };
    html! {
        <>
            <h2 id="checks" tabindex="-1">{ "Checks" }</h2>
            if all == 0 {
                <p>{ "The paper prints no figure that can be worked out again." }</p>
            } else {
                <ul class="tally">
                    { for tally(opened.tally).into_iter().map(|(count, verdict, words)| html! {
                        <li><b>{ count }</b>{ " " }{ verdict_saying(verdict, words.into()) }</li>
                    }) }
                </ul>
                <p class="aside">
                    { "Checks use the paper’s own assumptions. Your changes never alter a check." }
                </p>
                if let Some(because) = opened.checks.iter().find_map(of_claim) {
                    <p id="claim-because">{ "On the claim: " }{ because }</p>
                }
                if opened.some_differ() {
                    <div id="differing" class="buttons" role="group" aria-label="Which checks" tabindex="-1" {onfocus}>
                        { choice(false, format!("All {all}")) }
                        { choice(true, those_that_differ) }
                    </div>
                }
                <ChecksTable opened={Rc::clone(opened)} changed={*changed}
                    only_differing={*only_differing} open={open.clone()} on_open={on_open.clone()} />
            }
        </>
    }
}

/// Why the claim does not agree, where the case file says so.
fn of_claim(check: &Check) -> Option<String> {
    check.because.clone().filter(|_| check.is_claim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup;
    use crate::state::library::{File, Library};
    use casebook_analysis::answer::Answer;
    use casebook_exchange::edits::parse;
    use casebook_model::edit::Edits;

    fn opened(id: &str) -> Opened {
        let library = Library::of(&[File::Case(id.to_owned())]);
        Opened::clone(library.case(id).here().unwrap())
    }

    fn drawn(id: &str, because: Option<&'static str>) -> String {
        let id = id.to_owned();
        markup::<ChecksSection>(move || {
            let mut case = opened(&id).case;
            case.claim.because = because.map(str::to_owned);
            let opened = Rc::new(Opened::new(case, Answer::default(), None));
            ChecksSectionProps {
                now: Rc::new(opened.paper.clone()),
                opened,
                changed: false,
                open: None,
                on_open: Callback::noop(),
            }
        })
    }

    #[test]
    fn what_the_figures_are_with_changes_stands_beside_the_checks() {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        let section = markup::<ChecksSection>(move || {
            let opened = Rc::new(opened(id));
            let edit = parse(&opened.case, "agency_rate=900").unwrap();
            let edits = Edits::none().with(&opened.case, edit);
            ChecksSectionProps {
                now: Rc::new(Figures::now(&opened.case, &edits, &opened.paper)),
                opened,
                changed: true,
                open: None,
                on_open: Callback::noop(),
            }
        });
        let row = |check: &str| {
            let (_, row) = section
                .split_once(&format!("data-check=\"{check}\""))
                .unwrap();
            row.split("</tr>").next().unwrap().replace("<!-- -->", "")
        };
        let moved = row("avoided_by_month[2020-04,low]");
        assert!(
            moved.contains("<span class=\"key-changed\">£216,000</span>")
                && moved.contains(", changed"),
            "{moved}"
        );
        let still = row("avoided_by_month[2021-03,low]");
        assert!(!still.contains("changed"), "{still}");
        // What prints add up to does not follow a change.
        let prints = row("foots:avoided_by_numbers[low]");
        assert!(prints.contains("<td class=\"num money\"></td>"), "{prints}");
    }

    #[test]
    fn the_claim_is_a_check_like_any_other_and_the_list_counts_it() {
        let mut claims = 0;
        for entry in Library::new().catalogue().iter() {
            let opened = opened(&entry.id);
            assert_eq!(opened.tally, entry.checks, "{}", entry.id);
            let claimed = opened.case.claim.printed.is_some();
            let row = drawn(&entry.id, None).contains("data-check=\"claim\"");
            assert_eq!(row, claimed, "{}", entry.id);
            claims += usize::from(claimed);
        }
        assert!(claims > 0);
    }

    #[test]
    fn why_a_claim_does_not_agree_is_told() {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        assert!(!drawn(id, None).contains("claim-because"));
        let section = drawn(id, Some("Two weeks are counted twice."));
        assert!(
            section.contains("Two weeks are counted twice."),
            "{section}"
        );
    }
}
