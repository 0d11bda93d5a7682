//! A case: the claim on top, the assumptions, what follows from them, and the working of any figure.

use crate::components::announcer::AnnouncerProps;
use crate::components::chart::chart;
use crate::components::checks_panel::ChecksPanelProps;
use crate::components::claim_bar::{ClaimProps, claim_bar, sentence};
use crate::components::form::{FormProps, form};
use crate::components::needs_list::needs_list;
use crate::components::notes::notes;
use crate::components::questions::QuestionsProps;
use crate::components::result_table::ResultTableProps;
use crate::components::working_panel::{WorkingProps, beside, working_panel};
use crate::dom;
use crate::el::{button, classed, el, hidden, said};
use crate::form_state::{FormAction, FormEvent, FormState};
use crate::opened::Opened;
use crate::part::Part;
use crate::route::{Figure, Route};
use crate::settling::use_settled;
use crate::state::{Action, Typing};
use casebook_model::case::{Case, Layout, QuantityIndex, Table};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::html::onkeydown;
use yew::prelude::*;

/// Where the reader wants to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Going {
    /// To another address.
    To(Route),
    /// Out of a working, back to the page it belongs to.
    OutTo(Route),
}

/// How long typing must pause before the checks follow, in milliseconds.
const PAUSE: u32 = 150;

/// Properties of [`use_case_page`].
#[derive(Clone, Debug, PartialEq)]
pub struct CasePageProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The figure whose working is open.
    pub working: Option<Figure>,
    /// The figures above it, the topmost first.
    pub above: Vec<Figure>,
    /// The reader changes something.
    pub on_action: Callback<Action>,
    /// The reader goes somewhere.
    pub on_go: Callback<Going>,
}

/// The table after which a chart stands: the first that shows what it draws, else the last.
fn chart_place(case: &Case, chart: usize) -> usize {
    let drawn = case
        .charts
        .get(chart)
        .map(|chart| chart.quantities.as_slice())
        .unwrap_or_default();
    case.tables
        .iter()
        .position(|table| drawn.iter().any(|index| shows(table, *index)))
        .unwrap_or_else(|| case.tables.len().saturating_sub(1))
}

fn shows(table: &Table, index: QuantityIndex) -> bool {
    match &table.layout {
        Layout::AlongAxis {
            columns,
            before,
            after,
            ..
        } => {
            columns.iter().any(|column| column.quantity == index)
                || before.iter().chain(after).any(|row| row.quantity == index)
        }
        Layout::OfQuantities { rows, .. } => rows.iter().any(|row| row.quantity == index),
    }
}

/// A case.
#[hook]
pub fn use_case_page(props: &CasePageProps) -> Html {
    let CasePageProps {
        opened,
        edits,
        working,
        above,
        on_action,
        on_go,
    } = props.clone();
    let case = &opened.case;
    let id = case.id.clone();
    let now = use_memo(
        (Rc::clone(&opened), Rc::clone(&edits)),
        |(opened, edits)| Figures::now(&opened.case, edits, &opened.paper),
    );
    let changed = !edits.is_empty();
    // The table of checks is the longest of all, and far below the field that is being typed into:
    // it follows once typing pauses.
    let settled = use_settled((Rc::clone(&now), changed), PAUSE);
    let state = use_reducer_eq(FormState::default);
    let form_state = Rc::new((*state).clone());
    let held = state.refuses();
    let beside = use_memo((Rc::clone(&opened), working.clone()), |(opened, figure)| {
        beside(opened, figure.as_ref())
    });

    let on_form = {
        let state = state.dispatcher();
        use_callback(
            (Rc::clone(&opened), on_action.clone()),
            move |event, (opened, on_action)| match event {
                FormEvent::Edit(edit, cell) => {
                    let typing = cell.map(|cell| Typing {
                        quantity: edit.quantity,
                        cell,
                    });
                    on_action.emit(Action::Edit {
                        case: Rc::clone(opened),
                        edit,
                        typing,
                    });
                }
                FormEvent::PutBack(index) => {
                    state.dispatch(FormAction::PutBack(index));
                    on_action.emit(Action::PutBack(opened.case.id.clone(), index));
                }
                FormEvent::Source(index) => state.dispatch(FormAction::Source(index)),
                FormEvent::Settled => on_action.emit(Action::Settle(opened.case.id.clone())),
                FormEvent::Refused(index, cell, words) => {
                    state.dispatch(FormAction::Refused(index, cell, words));
                }
            },
        )
    };
    let on_put_back_all = {
        let state = state.dispatcher();
        let (id, on_action) = (id.clone(), on_action.clone());
        Callback::from(move |()| {
            state.dispatch(FormAction::PutBackAll);
            on_action.emit(Action::PutBackCase(id.clone()));
        })
    };
    let on_open = use_callback(
        (id.clone(), on_go.clone()),
        |figure: Figure, (id, on_go)| {
            let route = Route::Case {
                id: id.clone(),
                working: Some(figure),
                above: Vec::new(),
            };
            on_go.emit(Going::To(route));
        },
    );
    let on_close = use_callback((id.clone(), on_go.clone()), |(), (id, on_go)| {
        on_go.emit(Going::OutTo(Route::case(id)));
    });
    let on_follow = use_callback(on_go.clone(), |route: Route, on_go| {
        on_go.emit(Going::To(route))
    });
    // Where the keyboard goes when the working closes, if not back to the figure.
    let wanted_field = use_mut_ref(|| None::<String>);
    let on_field = {
        let wanted_field = Rc::clone(&wanted_field);
        use_callback(
            (working.is_some(), on_close.clone()),
            move |field: String, (in_working, on_close)| {
                if *in_working {
                    *wanted_field.borrow_mut() = Some(field);
                    on_close.emit(());
                } else if let Some(field) = dom::by_id(&field) {
                    dom::focus(&field);
                }
            },
        )
    };
    let last = use_mut_ref(|| None::<Figure>);
    use_effect_with(
        (working.clone(), above.first().cloned()),
        move |(working, topmost): &(Option<Figure>, Option<Figure>)| {
            let before = last.replace(topmost.clone().or_else(|| working.clone()));
            match (working, before) {
                (Some(_), _) => enter_working(),
                (None, Some(figure)) => leave_working(&figure, wanted_field.take()),
                (None, None) => {}
            }
        },
    );
    let press = {
        let on_close = on_close.clone();
        let in_working = working.is_some();
        Callback::from(move |event: KeyboardEvent| {
            if in_working && event.key() == "Escape" {
                event.prevent_default();
                on_close.emit(());
            }
        })
    };
    let about = {
        let mut about = vec![case.council.clone(), case.year.label()];
        if !case.references.is_empty() {
            about.push(case.references.join(", "));
        }
        about.join("\u{a0}· ")
    };
    let claim_open = working.as_ref() == Some(&opened.name(case.claim.quantity, &case.claim.place));
    let jump = |id: &'static str, label: &'static str| {
        button(
            "link-button",
            label,
            Callback::from(move |_: MouseEvent| dom::go_to(id)),
        )
    };
    let header = classed("header", "title wrap")
        .el(el("h1").fixed("tabindex", "-1").text(&case.title))
        .el(said("p", "title__meta", &about))
        .each(
            case.summary
                .iter()
                .map(|text| said("p", "title__summary", text)),
        )
        .maybe(
            case.claim
                .note
                .as_ref()
                .map(|note| said("p", "aside", note)),
        );
    let bar = ClaimProps {
        opened: &opened,
        now: &now,
        changed,
        held,
        open: claim_open,
        on_open: &on_open,
    };
    let jumps = classed("nav", "jump")
        .fixed("aria-label", "On this page")
        .el(jump("assumptions", "Assumptions"))
        .el(jump("results", "Results"))
        .el(jump("checks", "Checks"))
        .el(jump("sources", "Sources"));
    let assumptions = form(FormProps {
        opened: &opened,
        now: &now,
        edits: &edits,
        state: &form_state,
        on: &on_form,
        on_put_back_all: &on_put_back_all,
    });
    let panel = working.as_ref().map(|figure| {
        working_panel(WorkingProps {
            opened: &opened,
            now: &now,
            edits: &edits,
            figure,
            above: &above,
            beside: &beside,
            on_go: &on_follow,
            on_close: &on_close,
            on_field: &on_field,
        })
    });
    let mut results = classed("section", "section")
        .fixed("id", "results")
        .fixed("tabindex", "-1")
        .fixed("aria-label", "Results")
        .maybe(
            held.then(|| hidden("Something typed is no number. These are the last good figures.")),
        );
    for table in 0..case.tables.len() {
        let part = Part::ResultTable(ResultTableProps {
            opened: Rc::clone(&opened),
            table,
            now: Rc::clone(&now),
            open: working.clone(),
            on_open: on_open.clone(),
        });
        results = results.html(part.drawn(&table.to_string()));
        for number in 0..case.charts.len() {
            if chart_place(case, number) == table {
                results = results.html(chart(&opened, number, &now));
            }
        }
    }
    let checks = Part::ChecksPanel(ChecksPanelProps {
        opened: Rc::clone(&opened),
        now: Rc::clone(&settled.0),
        changed: settled.1,
        open: working.clone(),
        on_open: on_open.clone(),
    });
    let questions = Part::Questions(QuestionsProps {
        opened: Rc::clone(&opened),
        edits: Rc::clone(&edits),
    });
    let results = classed(
        "div",
        if held {
            "case__results is-held"
        } else {
            "case__results"
        },
    )
    .el(results)
    .html(checks.drawn(""))
    .html(questions.drawn(""))
    .html(needs_list(&opened, &now, &on_field))
    .html(notes(&opened));
    let sheet = classed(
        "div",
        if working.is_some() {
            "case case--working"
        } else {
            "case"
        },
    )
    .html(assumptions)
    .html(panel.unwrap_or_default())
    .el(results);
    let announcer = Part::Announcer(AnnouncerProps {
        text: sentence(&opened, &now, changed, held).into(),
    });
    el("article")
        .on(Rc::new(onkeydown::Wrapper::new(press)))
        .el(header)
        .html(claim_bar(bar))
        .html(announcer.drawn(""))
        .el(classed("div", "wrap").el(jumps).el(sheet))
        .done()
}

/// Moves the keyboard into the working, and keeps the figure it is of in sight.
fn enter_working() {
    if let Some(title) = dom::by_id("working-title") {
        dom::focus_in_place(&title);
    }
    if let Some(figure) = dom::find(".case__results .figure[aria-expanded=\"true\"]") {
        dom::show(&figure);
    }
}

/// Moves the keyboard to the field that is wanted, or back to the figure whose working was open.
fn leave_working(figure: &Figure, field: Option<String>) {
    let name = figure.name();
    let target = field
        .and_then(|field| dom::by_id(&field))
        .or_else(|| dom::find(&["[data-figure=\"", &name, "\"]"].concat()))
        .or_else(|| dom::find(&["[data-opens=\"", &name, "\"]"].concat()))
        .or_else(|| dom::find(".claim .figure"));
    if let Some(target) = target {
        dom::focus(&target);
    }
}
