//! A check: a printed figure beside the one worked out again.

use super::blocks::LabelledCheck;
use super::now_cell::NowCell;
use crate::parts::verdict::verdict_of;
use crate::state::opened::Opened;
use casebook_analysis::checks::Kind;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`CheckRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CheckRowProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What is said of it.
    pub row: LabelledCheck,
    /// Whether figures now stand beside the checks.
    pub changed: bool,
    /// Whether the working of its figure is open.
    pub open: bool,
    /// Whether the tab key stops here.
    pub stop: bool,
}

/// A check.
#[component]
pub fn CheckRow(props: &CheckRowProps) -> Html {
    let CheckRowProps {
        opened,
        row,
        changed,
        open,
        stop,
    } = props;
    let Some(check) = opened.checks.get(row.check) else {
        return Html::default();
    };
    let name = opened.name(check.quantity, &check.place).name();
    html! {
        <tr data-check={check.id.clone()}>
            <th class="long" scope="row">{ &row.label }</th>
            <td class="num money">{ &row.printed }</td>
            <td class="num money has-figure">
                <button class="figure" type="button"
                    tabindex={if *stop { "0" } else { "-1" }}
                    data-opens={name} aria-expanded={open.then_some("true")}>
                    { &row.calculated }
                </button>
            </td>
            <td class="num money">{ &row.difference }</td>
            if *changed {
                <td class="num money">
                    if check.kind == Kind::Recalculated {
                        <NowCell opened={Rc::clone(opened)} check={row.check} />
                    }
                </td>
            }
            <td class="text">{ verdict_of(check) }</td>
        </tr>
    }
}
