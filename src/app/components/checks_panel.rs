//! The checks: every printed figure beside the one worked out again, those that differ first.

use crate::components::figure_button::pressed;
use crate::components::verdict::{tally, verdict};
use crate::el::{El, button, classed, el, hidden, said, section};
use crate::opened::Opened;
use crate::route::Figure;
use crate::wording;
use casebook_analysis::checks::{Check, Kind, Verdict};
use casebook_model::Decimal;
use casebook_model::case::Quantity;
use casebook_model::evaluate::Figures;
use casebook_model::order;
use casebook_model::value::Value;
use casebook_model::words;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`use_checks_panel`].
#[derive(Clone, Debug, PartialEq)]
pub struct ChecksPanelProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// Whether the reader changed anything.
    pub changed: bool,
    /// The figure whose working is open.
    pub open: Option<Figure>,
    /// The reader wants the working of a figure.
    pub on_open: Callback<Figure>,
}

/// Those that want attention first.
fn urgency(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Differs => 0,
        Verdict::Needs => 1,
        Verdict::Rounds => 2,
        Verdict::Agrees => 3,
    }
}

/// What a check is about.
#[must_use]
pub fn label(opened: &Opened, check: &Check) -> String {
    let Some(quantity) = opened.case.quantity(check.quantity) else {
        return String::new();
    };
    let mut label = wording::figure_label(&opened.case, quantity, &check.place);
    if check.kind == Kind::Foots {
        label.push_str(": the sum of its printed parts");
    }
    label
}

fn difference(opened: &Opened, quantity: &Quantity, difference: Option<Decimal>) -> String {
    match difference {
        None => "–".to_owned(),
        Some(difference) if difference.is_zero() => "none".to_owned(),
        Some(difference) => words::figure(&opened.case, quantity, difference),
    }
}

/// The checks.
#[hook]
pub fn use_checks_panel(props: &ChecksPanelProps) -> Html {
    let ChecksPanelProps {
        opened,
        now,
        changed,
        open,
        on_open,
    } = props.clone();
    let only_differing = use_state(|| false);
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(figure) = pressed(&event) {
            on_open.emit(figure);
        }
    });
    let section = section("checks", "Checks");
    if opened.checks.is_empty() {
        return section
            .el(el("p").text("The paper prints no figure that can be worked out again."))
            .done();
    }
    let all = opened.checks.len();
    let differ = opened.tally.differ;
    let toggle = |only: bool, label: &str| {
        let now = *only_differing;
        let only_differing = only_differing.clone();
        let set = Callback::from(move |_: MouseEvent| only_differing.set(only));
        button("button", label, set).truth("aria-pressed", now == only)
    };
    let mut counts = classed("ul", "tally");
    for (count, standing, words) in tally(opened.tally) {
        let count = el("b").text(&count.to_string());
        counts = counts.el(el("li")
            .el(count)
            .text(" ")
            .html(verdict(standing, Some(words))));
    }
    let choice = (differ > 0 && differ < all).then(|| {
        let some = if differ == 1 {
            "The 1 that differs".to_owned()
        } else {
            ["The ", &differ.to_string(), " that differ"].concat()
        };
        classed("div", "buttons")
            .fixed("role", "group")
            .fixed("aria-label", "Which checks")
            .el(toggle(false, &["All ", &all.to_string()].concat()))
            .el(toggle(true, &some))
    });
    let caption =
        el("caption").el(classed("span", "caption")
            .fixed("id", "checks-caption")
            .el(hidden(
                "Printed figures and what the sum gives, those that differ first",
            )));
    let head = |class: &'static str, title: &str| said("th", class, title).fixed("scope", "col");
    let heads = el("tr")
        .el(head("lead", "Figure"))
        .el(head("num money", "Printed"))
        .el(head("num money", "The sum gives"))
        .el(head("num money", "Difference"))
        .el(head("text", "Verdict"))
        .el(head("num money", "Now"));
    let mut table = classed("table", "figures figures--words")
        .el(caption)
        .el(el("thead").el(heads));
    for block in blocks(&opened) {
        let rows: Vec<&Check> = block
            .into_iter()
            .filter(|check| !*only_differing || check.verdict == Verdict::Differs)
            .collect();
        table = table.maybe(body(&opened, &now, &rows, changed, open.as_ref()));
    }
    let scroll = classed("div", "scroll")
        .fixed("role", "region")
        .fixed("tabindex", "0")
        .fixed("aria-labelledby", "checks-caption")
        .on_click(onclick)
        .el(table);
    let note = "Checks use the paper’s own assumptions. What you change never turns a check; it stands under “Now”.";
    section
        .el(counts)
        .el(said("p", "aside", note))
        .maybe(choice)
        .el(scroll)
        .done()
}

/// The checks of each quantity together, those first where something differs.
fn blocks(opened: &Opened) -> Vec<Vec<&Check>> {
    let mut blocks: Vec<Vec<&Check>> = Vec::new();
    for check in &opened.checks {
        match blocks.last_mut() {
            Some(block)
                if block
                    .last()
                    .is_some_and(|last| last.quantity == check.quantity) =>
            {
                block.push(check);
            }
            _ => blocks.push(vec![check]),
        }
    }
    let urgent = |position: usize| {
        let block = blocks.get(position).map(Vec::as_slice).unwrap_or_default();
        block.iter().map(|check| urgency(check.verdict)).min()
    };
    let order = order::positions(blocks.len(), &mut |one, other| {
        urgent(one).cmp(&urgent(other))
    });
    order
        .into_iter()
        .filter_map(|position| blocks.get(position).cloned())
        .collect()
}

/// The checks of one quantity, under its name if they are several.
fn body(
    opened: &Opened,
    now: &Figures,
    rows: &[&Check],
    changed: bool,
    open: Option<&Figure>,
) -> Option<El> {
    let quantity = opened.case.quantity(rows.first()?.quantity)?;
    let mut body = el("tbody");
    let several = !quantity.axes.is_empty();
    if several {
        let name = said("th", "part", &quantity.label);
        body = body.el(el("tr").el(name.fixed("scope", "rowgroup").fixed("colspan", "6")));
    }
    for check in rows {
        let label = if several {
            place_label(opened, check)
        } else {
            label(opened, check)
        };
        body = body.el(row(opened, now, check, quantity, &label, changed, open));
    }
    Some(body)
}

/// The place of a check, under the name of its quantity.
fn place_label(opened: &Opened, check: &Check) -> String {
    let place = wording::raised(&wording::place(&opened.case, &check.place));
    match check.kind {
        Kind::Recalculated => place,
        Kind::Foots => [&place, ": the sum of its printed parts"].concat(),
    }
}

fn row(
    opened: &Opened,
    now: &Figures,
    check: &Check,
    quantity: &Quantity,
    label: &str,
    changed: bool,
    open: Option<&Figure>,
) -> El {
    let value = |value: &Value| match value {
        Value::Needs(_) => "○ needs".to_owned(),
        value => words::value(&opened.case, quantity, value),
    };
    let name = opened.name(check.quantity, &check.place);
    let calculated = said("button", "figure", &value(&check.calculated))
        .fixed("type", "button")
        .with("data-opens", &name.name())
        .fixed_if(open == Some(&name), "aria-expanded", "true");
    let mut now_cell = classed("td", "num money");
    if check.kind == Kind::Recalculated && changed {
        let now = now.at(&opened.case, check.quantity, &check.place);
        let moved = now != check.calculated;
        let figure = said("span", if moved { "key-changed" } else { "" }, &value(&now));
        now_cell = now_cell
            .el(figure)
            .maybe(moved.then(|| hidden(", changed")));
    }
    el("tr")
        .key(&check.id)
        .with("data-check", &check.id)
        .el(said("th", "long", label).fixed("scope", "row"))
        .el(said("td", "num money", &check.printed.text))
        .el(classed("td", "num money has-figure").el(calculated))
        .el(said(
            "td",
            "num money",
            &difference(opened, quantity, check.difference),
        ))
        .el(classed("td", "text").html(verdict(check.verdict, None)))
        .el(now_cell)
}
