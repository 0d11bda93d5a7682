//! A figure with the reader's changes, beside its check. It alone follows a change: a row is drawn once.

use super::figure::figure;
use crate::state::opened::Opened;
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::prelude::*;

/// The figures of a case with the reader's changes, for what stands beside its checks.
#[derive(Clone, Debug, PartialEq)]
pub struct FiguresNow(pub Rc<Figures>);

/// Properties of [`NowCell`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NowCellProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Which of its checks.
    pub check: usize,
}

/// The figure now; nothing outside the section of checks.
#[component]
pub fn NowCell(props: &NowCellProps) -> Html {
    let now = use_context::<FiguresNow>();
    drawn(props, now.as_ref()).unwrap_or_default()
}

fn drawn(props: &NowCellProps, now: Option<&FiguresNow>) -> Option<Html> {
    let opened = &props.opened;
    let check = opened.checks.get(props.check)?;
    let quantity = opened.case.quantity(check.quantity)?;
    let now = now?.0.at(&opened.case, check.quantity, &check.place);
    let moved = !now.same(&check.calculated);
    Some(html! {
        <>
            <span class={moved.then_some("key-changed")}>{ figure(&opened.case, quantity, &now, None) }</span>
            if moved {
                <span class="visually-hidden">{ ", changed" }</span>
            }
        </>
    })
}
