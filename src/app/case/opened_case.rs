//! A case that is here: the answer and the claim on top, the assumptions, what follows from them, and
//! the working of any figure.

use super::announcer::Announcer;
use super::bar::{Bar, bar};
use super::below::BelowPart;
use super::claim::{Claimed, claim, sentence, with_changes};
use super::form::assumptions::AssumptionsForm;
use super::form::use_form::use_form;
use super::results::Results;
use super::title::{about, answer, case_title, use_ways};
use super::use_working::{WorkingHandle, use_working};
use super::working::chunk::WorkingPart;
use crate::frame::dom;
use crate::frame::late::touch;
use crate::frame::pause::use_settled;
use crate::frame::waiting::coming;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use crate::state::workspace::{Action, use_workspace};
use casebook_analysis::claim::standing_as;
use casebook_model::evaluate::Figures;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// How long typing must pause before the list of changes, the steps and what is far down are loaded, in
/// milliseconds.
const PAUSE: u32 = 1000;

/// After how long it is looked again whether what is on its way has come, in milliseconds.
const COMES: u32 = 50;

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
    let standing = standing_as(case, &opened.paper, &now, opened.checks.first());
    let open = working.as_ref().and_then(|figure| opened.figure(figure));
    let claim_open = open == Some((standing.quantity, standing.place.clone()));
    let whose = with_changes(workspace.looks(&case.id));
    let says = sentence(case, &standing, changed.then_some(whose), held);
    let (in_form, listed) = (use_state_eq(|| false), use_state_eq(|| false));
    let in_full = use_state_eq(|| false);
    let on_full = {
        let in_full = in_full.setter();
        use_callback((), move |full: bool, ()| in_full.set(full))
    };
    let drawn = use_state_eq(|| false);
    let on_drawn = {
        let drawn = drawn.setter();
        use_callback((), move |(), ()| drawn.set(true))
    };
    // What follows a change besides the figures comes once typing pauses.
    let settled = *use_settled(changed || workspace.has_steps(), PAUSE);
    use_effect_with(settled, |settled| {
        if *settled {
            touch();
        }
    });
    let on_way = {
        let in_form = in_form.setter();
        use_callback(on_field, move |id: String, on_field: &Callback<String>| {
            let is_field = is_of_form(&id);
            in_form.set(is_field);
            go_soon(id, is_field.then(|| on_field.clone()), 0);
        })
    };
    let onclick = use_ways(&on_open, &on_way);
    let onfocusin = {
        let in_form = in_form.setter();
        use_callback((), move |_: FocusEvent, ()| in_form.set(true))
    };
    let claimed = Claimed {
        opened,
        standing: &standing,
        changed,
        held,
        open: claim_open,
        whose,
    };
    let case_bar = bar(&Bar {
        opened,
        edits: &edits,
        now: &now,
        standing: &standing,
        steps: (workspace.can_undo(&case.id), workspace.can_redo(&case.id)),
        settled,
        in_working: working.is_some(),
        whose,
        in_form: *in_form,
        listed,
        on_action: &on_action,
        on_way: &on_way,
    });
    let class = classes!(
        "case",
        working.is_some().then_some("case--working"),
        in_form.then_some("case--form"),
        drawn.then_some("is-drawn"),
    );
    html! {
        <article class={in_full.then_some("in-full")} {onkeydown}>
            { case_title(case) }
            { answer(opened, &onclick) }
            { claim(claimed, &on_open) }
            <Announcer text={says} ready={workspace.knows(&case.id)} />
            { case_bar }
            <div class="wrap">
                <div {class}>
                    { about(opened, &onclick) }
                    <div class="case__form" {onfocusin}>
                        <AssumptionsForm opened={Rc::clone(opened)} now={Rc::clone(&now)} edits={Rc::clone(&edits)} {form} on={on_form} />
                    </div>
                    if let Some(figure) = working {
                        <WorkingPart opened={Rc::clone(opened)} now={Rc::clone(&now)} edits={Rc::clone(&edits)}
                            figure={figure.clone()} above={above.clone()} {on_close} on_field={on_way.clone()} />
                    }
                    <div class={classes!("case__results", held.then_some("is-held"))}>
                        <Results opened={Rc::clone(opened)} now={Rc::clone(&now)} {held} open={open.clone()} on_open={on_open.clone()} />
                        <Suspense fallback={coming()}>
                            <BelowPart opened={Rc::clone(opened)} now={Rc::clone(&now)} {edits} {open} {on_open} {on_way} {on_full} {on_drawn} />
                        </Suspense>
                    </div>
                </div>
            </div>
        </article>
    }
}

/// Goes to a field, or to a section, once it is shown: what is on its way may be that section.
fn go_soon(id: String, on_field: Option<Callback<String>>, wait: u32) {
    let go = move || match on_field {
        Some(on_field) => on_field.emit(id),
        None if dom::is_coming() => go_soon(id, None, COMES),
        None => dom::go_to(&id),
    };
    Timeout::new(wait, go).forget();
}

/// Whether the element of an id is the form, or a field of it.
fn is_of_form(id: &str) -> bool {
    ["assumptions", "input-", "cell-", "series-"]
        .iter()
        .any(|start| id.starts_with(start))
}
