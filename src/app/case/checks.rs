//! The checks: every printed figure beside the one worked out again, those that differ first.

use crate::components::figure_button::pressed;
use crate::components::verdict::{tally, verdict};
use crate::el::{El, button, classed, el, hidden, said, section};
use crate::grid::with_unit;
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

/// A number without the words of its unit, which stand in the label.
fn number(opened: &Opened, quantity: &Quantity, number: Decimal) -> String {
    let mut text = words::figure(&opened.case, quantity, number);
    if let Some(end) = text.find(' ') {
        text.truncate(end);
    }
    text
}

fn difference(opened: &Opened, quantity: &Quantity, difference: Option<Decimal>) -> String {
    match difference {
        None => "–".to_owned(),
        Some(difference) if difference.is_zero() => "none".to_owned(),
        Some(difference) => number(opened, quantity, difference),
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
        .maybe(changed.then(|| head("num money", "Now")))
        .el(head("text", "Verdict"));
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
    let note = "Checks use the paper’s own assumptions. What you change never turns a check.";
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
    let unit = &quantity.unit;
    let name = if unit.words(&opened.case.units, true).is_empty() {
        quantity.label.clone()
    } else {
        with_unit(&opened.case, &quantity.label, unit)
    };
    let mut body = el("tbody");
    let several = !quantity.axes.is_empty();
    if several {
        let columns = if changed { "6" } else { "5" };
        let name = said("th", "part long", &name).fixed("scope", "rowgroup");
        body = body.el(el("tr").el(name.fixed("colspan", columns)));
    }
    for check in rows {
        let mut label = if several {
            wording::raised(&wording::place(&opened.case, &check.place))
        } else {
            name.clone()
        };
        if check.kind == Kind::Foots {
            label.push_str(": the sum of its printed parts");
        }
        body = body.el(row(opened, now, check, quantity, &label, changed, open));
    }
    Some(body)
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
        Value::Needs(_) => "○ needed".to_owned(),
        Value::Number(value) if !quantity.truth => number(opened, quantity, *value),
        value => words::value(&opened.case, quantity, value),
    };
    let name = opened.name(check.quantity, &check.place);
    let calculated = said("button", "figure", &value(&check.calculated))
        .fixed("type", "button")
        .with("data-opens", &name.name())
        .fixed_if(open == Some(&name), "aria-expanded", "true");
    let now = changed.then(|| {
        let cell = classed("td", "num money");
        if check.kind != Kind::Recalculated {
            return cell;
        }
        let now = now.at(&opened.case, check.quantity, &check.place);
        let moved = now != check.calculated;
        let figure = said("span", if moved { "key-changed" } else { "" }, &value(&now));
        cell.el(figure).maybe(moved.then(|| hidden(", changed")))
    });
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
        .maybe(now)
        .el(classed("td", "text").html(verdict(check.verdict, None)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawn_natively::markup;
    use crate::part::Part;
    use crate::shelf;

    fn panel(changed: bool) -> String {
        markup(move || {
            let opened = shelf::open("cambridgeshire/2020-21/placement-mix-and-demand").unwrap();
            let now = Rc::new(opened.paper.clone());
            Part::ChecksPanel(ChecksPanelProps {
                opened,
                now,
                changed,
                open: None,
                on_open: Callback::noop(),
            })
        })
    }

    #[test]
    fn what_the_figures_are_now_stands_beside_them_once_something_is_changed() {
        assert!(!panel(false).contains(">Now<"));
        let panel = panel(true);
        assert!(panel.find(">Now<") < panel.find(">Verdict<"), "{panel}");
    }

    #[test]
    fn words_of_a_unit_stand_in_the_label_and_not_in_every_cell() {
        let panel = panel(false);
        let (_, row) = panel.split_once("data-check=\"added_in_year\"").unwrap();
        let row = row.split("</tr>").next().unwrap();
        assert!(
            row.contains(">New in-house placements, in the year<"),
            "{row}"
        );
        assert!(
            row.contains(">30</button>") && !row.contains("30 placements"),
            "{row}"
        );
    }
}
