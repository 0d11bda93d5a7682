//! A case that is here: the claim on top, the assumptions, what follows from them, and the working of
//! any figure.

use super::announcer::Announcer;
use super::checks::section::ChecksSection;
use super::claim::{ClaimBar, sentence};
use super::form::assumptions::AssumptionsForm;
use super::form::use_form::use_form;
use super::jumps::Jumps;
use super::needs::{NeedsList, needed};
use super::notes::Notes;
use super::questions::Questions;
use super::results::Results;
use super::title::CaseTitle;
use super::undone::UndonePart;
use super::use_working::{WorkingHandle, use_working};
use super::working::chunk::WorkingPart;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use crate::state::workspace::{Action, use_workspace};
use casebook_analysis::claim::standing;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`OpenedCase`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OpenedCaseProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The figure whose working is open.
    pub working: Option<Figure>,
    /// The figures above it, the topmost first.
    pub above: Vec<Figure>,
}

/// A case.
#[component]
pub fn OpenedCase(props: &OpenedCaseProps) -> Html {
    let OpenedCaseProps {
        opened,
        working,
        above,
    } = props;
    let case = &opened.case;
    let workspace = use_workspace();
    let edits = workspace.edits(&case.id);
    let changed = !edits.is_empty();
    let now = use_memo((Rc::clone(opened), Rc::clone(&edits)), |(opened, edits)| {
        Figures::now(&opened.case, edits, &opened.paper)
    });
    let on_action = {
        let workspace = workspace.dispatcher();
        use_callback((), move |action: Action, ()| workspace.dispatch(action))
    };
    let (form, on_form) = use_form(opened, &now, &on_action);
    let held = form.refuses();
    let WorkingHandle {
        on_open,
        on_close,
        on_field,
    } = use_working(&case.id, working.as_ref(), above);
    let onkeydown = use_callback(
        (working.is_some(), on_close.clone()),
        |event: KeyboardEvent, (in_working, on_close)| {
            if *in_working && event.key() == "Escape" {
                event.prevent_default();
                on_close.emit(());
            }
        },
    );
    let standing = standing(case, &opened.paper, &now);
    let open = working.as_ref().and_then(|figure| opened.figure(figure));
    let claim_open = open == Some((standing.quantity, standing.place.clone()));
    let says = sentence(case, &standing, changed, held);
    html! {
        <article {onkeydown}>
            <CaseTitle opened={Rc::clone(opened)} />
            <ClaimBar opened={Rc::clone(opened)} {standing} {changed} {held} open={claim_open} on_open={on_open.clone()} />
            <Announcer text={says} ready={workspace.knows(&case.id)} />
            if workspace.has_steps() {
                <UndonePart opened={Rc::clone(opened)} in_working={working.is_some()} />
            }
            <div class="wrap">
                <Jumps />
                <div class={classes!("case", working.is_some().then_some("case--working"))}>
                    <AssumptionsForm opened={Rc::clone(opened)} now={Rc::clone(&now)} edits={Rc::clone(&edits)} {form} on={on_form} />
                    if let Some(figure) = working {
                        <WorkingPart opened={Rc::clone(opened)} now={Rc::clone(&now)} edits={Rc::clone(&edits)}
                            figure={figure.clone()} above={above.clone()} {on_close} on_field={on_field.clone()} />
                    }
                    <div class={classes!("case__results", held.then_some("is-held"))}>
                        <Results opened={Rc::clone(opened)} now={Rc::clone(&now)} {held} open={open.clone()} on_open={on_open.clone()} />
                        <ChecksSection opened={Rc::clone(opened)} now={Rc::clone(&now)} {changed} {open} {on_open} />
                        <Questions opened={Rc::clone(opened)} {edits} />
                        <NeedsList needed={needed(opened, &now)} {on_field} />
                        <Notes opened={Rc::clone(opened)} />
                    </div>
                </div>
            </div>
        </article>
    }
}
