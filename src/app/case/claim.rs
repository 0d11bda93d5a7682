//! The claim, always in sight: what the paper says, what its sum gives, and what it gives with the
//! reader's change.

use crate::components::verdict::verdict;
use crate::el::{El, button, classed, el, text};
use crate::opened::Opened;
use crate::route::Figure;
use crate::wording;
use casebook_analysis::claim::{Standing, standing};
use casebook_model::case::{Case, Quantity};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;
use yew::prelude::*;

/// What the claim is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct ClaimProps<'a> {
    /// The case.
    pub opened: &'a Opened,
    /// Its figures now.
    pub now: &'a Figures,
    /// Whether the reader changed anything.
    pub changed: bool,
    /// Whether something typed is no number, so that these are the last good figures.
    pub held: bool,
    /// Whether the working of the claim is open.
    pub open: bool,
    /// The reader wants the working of a figure.
    pub on_open: &'a Callback<Figure>,
}

/// A figure of the claim, short enough for the bar.
fn figure(case: &Case, quantity: &Quantity, value: &Value) -> String {
    match value {
        Value::Needs(_) => "needs figures".to_owned(),
        Value::Error(_) => "no figure".to_owned(),
        value => words::value(case, quantity, value),
    }
}

/// What stands below a figure that is none.
fn hindrance(value: &Value) -> Option<String> {
    match value {
        Value::Needs(needs) => Some(format!(
            "{} still empty",
            wording::count(needs.cells().len(), "figure", "figures")
        )),
        Value::Error(fault) => Some(fault.words().to_owned()),
        Value::None => Some("does not apply".to_owned()),
        Value::Number(_) => None,
    }
}

/// One sentence on how the claim stands, for the live region.
#[must_use]
pub fn sentence(opened: &Opened, now: &Figures, changed: bool, held: bool) -> String {
    let case = &opened.case;
    let claim = standing(case, &opened.paper, now);
    let Some(quantity) = case.quantity(claim.quantity) else {
        return String::new();
    };
    if held {
        return "Something typed is no number. The figures are the last good ones.".to_owned();
    }
    if !changed {
        return "Everything is as the paper gives it.".to_owned();
    }
    let mut text = format!("With your change: {}", figure(case, quantity, &claim.now));
    match note_of_change(case, quantity, &claim) {
        Some(note) => {
            text.push_str(", ");
            text.push_str(&note);
            text.push('.');
        }
        None => text.push('.'),
    }
    text
}

fn note_of_change(case: &Case, quantity: &Quantity, claim: &Standing) -> Option<String> {
    if let Some(hindrance) = hindrance(&claim.now) {
        return Some(hindrance);
    }
    let (now, before) = (claim.now.number()?, claim.calculated.number()?);
    Some(match wording::change(case, quantity, before, now) {
        Some(change) => format!("{change} than the paper’s sum"),
        None => "the same as the paper’s sum".to_owned(),
    })
}

/// The claim.
pub fn claim_bar(props: ClaimProps<'_>) -> Html {
    let ClaimProps {
        opened,
        now,
        changed,
        held,
        open,
        on_open,
    } = props;
    let case = &opened.case;
    let claim = standing(case, &opened.paper, now);
    let Some(quantity) = case.quantity(claim.quantity) else {
        return Html::default();
    };
    let name = opened.name(claim.quantity, &claim.place);
    let press = {
        let name = name.clone();
        on_open.reform(move |_: MouseEvent| name.clone())
    };
    let figure_button = |text: &str| {
        button("figure", text, press.clone())
            .with("data-claims", &name.name())
            .fixed_if(open, "aria-expanded", "true")
    };
    let place = wording::place(case, &claim.place);
    let year = case.year.label();
    let mut about = [case.claim.sense.word(), " in "].concat();
    if !place.contains(&year) {
        about.push_str(&year);
        if !place.is_empty() {
            about.push_str(", ");
        }
    }
    about.push_str(&wording::lowered(&place));
    let printed = claim
        .printed
        .as_ref()
        .map_or("no figure", |printed| printed.text.as_str());
    let calculated = figure(case, quantity, &claim.calculated);
    let calculated_note = match hindrance(&claim.calculated) {
        Some(hindrance) => text(&hindrance),
        None => claim.verdict.map_or_else(
            || text("the paper prints no figure"),
            |standing| verdict(standing, None),
        ),
    };
    let note = if held {
        "from the last good figures".to_owned()
    } else if changed {
        note_of_change(case, quantity, &claim).unwrap_or_default()
    } else {
        "nothing changed yet".to_owned()
    };
    let now = if changed {
        figure_button(&figure(case, quantity, &claim.now))
    } else {
        el("span").text("–")
    };
    let class = match (changed, held) {
        (true, true) => "claim__part claim__part--changed claim__part--held",
        (true, false) => "claim__part claim__part--changed",
        (false, true) => "claim__part claim__part--held",
        (false, false) => "claim__part",
    };
    let part = |class: &'static str, title: &str, name: &'static str, figure: El, note: Html| {
        let figure = classed("span", "claim__figure")
            .fixed("data-claim", name)
            .el(figure);
        let note = classed("span", "claim__note").html(note);
        classed("div", class)
            .el(el("dt").text(title))
            .el(el("dd").el(figure).el(note))
    };
    let parts = classed("dl", "wrap")
        .el(part(
            "claim__part",
            "The paper says",
            "printed",
            el("span").text(printed),
            text(&about),
        ))
        .el(part(
            "claim__part",
            "The sum gives",
            "calculated",
            figure_button(&calculated),
            calculated_note,
        ))
        .el(part(class, "With your change", "now", now, text(&note)));
    classed("section", "claim")
        .fixed("aria-label", "The claim")
        .el(parts)
        .done()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::papers::tests::drawn;
    use crate::shelf;

    fn bar(id: &str, held: bool) -> Html {
        let opened = shelf::open(id).unwrap();
        claim_bar(ClaimProps {
            opened: &opened,
            now: &opened.paper,
            changed: false,
            held,
            open: false,
            on_open: &Callback::noop(),
        })
    }

    #[test]
    fn a_claim_at_the_place_of_its_year_says_the_year_once() {
        let bar = drawn(|| bar("cambridgeshire/2018-19/troubled-families", false));
        assert!(bar.contains("income in 2018/19<"), "{bar}");
        let bar = drawn(|| self::bar("cambridgeshire/2020-21/placement-mix-and-demand", false));
        assert!(bar.contains("saving in 2020/21, low optimism<"), "{bar}");
    }

    #[test]
    fn what_is_no_number_makes_no_figure_of_a_change() {
        let bar = drawn(|| bar("cambridgeshire/2020-21/placement-mix-and-demand", true));
        assert!(bar.contains("from the last good figures"), "{bar}");
        let (_, now) = bar.split_once("data-claim=\"now\"").unwrap();
        assert!(now.contains(">–<") && !now.contains("£1,990,400"), "{now}");
    }
}
