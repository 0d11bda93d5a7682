//! The claim: what is printed, what was worked out, and what comes of the reader's changes; in large
//! figures, and drawn to one scale.

use crate::parts::verdict::{unconfirmed, verdict_mark};
use crate::parts::wording;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_analysis::claim::{Moved, Standing, moved};
use casebook_model::Decimal;
use casebook_model::case::{Case, Quantity, QuantityIndex};
use casebook_model::exact::Exact;
use casebook_model::number::to_places;
use casebook_model::value::Value;
use casebook_model::words;
use yew::prelude::*;

/// How the claim of a case stands, as it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Claimed<'a> {
    /// The case.
    pub opened: &'a Opened,
    /// How its claim stands now.
    pub standing: &'a Standing,
    /// Whether the reader changed anything.
    pub changed: bool,
    /// Whether something typed is no number, so that these are the last good figures.
    pub held: bool,
    /// Whether the working of the claim is open.
    pub open: bool,
    /// Whose the changes are, as [`with_changes`] says it.
    pub whose: &'static str,
}

/// Whose changes are shown: the reader's own, or what somebody sent them.
#[must_use]
pub fn with_changes(sent: bool) -> &'static str {
    match sent {
        true => "With their changes",
        false => "With your changes",
    }
}

/// A figure of the claim, in few words.
#[must_use]
pub fn figure(case: &Case, quantity: &Quantity, value: &Value) -> String {
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
            "{} needed",
            wording::count(needs.cells().len(), "figure", "figures")
        )),
        Value::Error(fault) => Some(fault.words().to_owned()),
        Value::None => Some("does not apply".to_owned()),
        Value::Number(_) => None,
    }
}

/// One sentence on how the claim stands, for the live region. `changed` says whose changes are shown, if
/// there are any.
#[must_use]
pub fn sentence(case: &Case, standing: &Standing, changed: Option<&str>, held: bool) -> String {
    if held {
        return "Something typed is not a number. The figures are the last good ones.".to_owned();
    }
    let Some(whose) = changed else {
        return "Everything is as the paper gives it.".to_owned();
    };
    let mut says = whose.to_owned();
    if standing.now.number().is_some() {
        says.push(' ');
        says.push_str(&now_in_words(case, standing));
    }
    says.push_str(": ");
    says.push_str(&note_of_change(case, standing));
    says.push('.');
    says
}

/// How far what was worked out is from the print: `£9,600 less`.
fn gap(case: &Case, quantity: &Quantity, standing: &Standing) -> Option<String> {
    let (printed, calculated) = (standing.printed.as_ref()?, standing.calculated.number()?);
    words::change(case, quantity, printed.value, calculated)
}

/// What the reader's changes make of the claim: `£148,000 less than the paper’s sum, and £157,600 below
/// the £2m claimed`.
fn note_of_change(case: &Case, standing: &Standing) -> String {
    if let Some(hindrance) = hindrance(&standing.now) {
        return hindrance;
    }
    let Moved { by, beside } = moved(case, standing);
    if let (Some(beside), Some(_)) = (&beside, standing.net) {
        // What is known net stands for itself; what moved besides is the gross figure it is left of.
        return match by {
            Some(by) => [beside, "; gross ", &by, THAN].concat(),
            None => beside.clone(),
        };
    }
    let by = match (by, standing.calculated.number()) {
        (Some(by), _) => [&by, THAN].concat(),
        (None, Some(_)) => "as the paper’s sum".to_owned(),
        (None, None) => "no figure without them".to_owned(),
    };
    match beside {
        Some(beside) => [&by, AND, &beside].concat(),
        None => by,
    }
}

const THAN: &str = " than the paper’s sum";
const AND: &str = ", and ";

/// The same in the bar that stays: what is meant by less and more goes without saying there. Where it is narrow,
/// how far the claim is counts most.
pub fn change_in_short(case: &Case, standing: &Standing) -> Html {
    let Moved { by, beside } = moved(case, standing);
    let by = by.filter(|_| standing.net.is_none());
    let and = by.is_some() && beside.is_some();
    html! {
        <>
            if by.is_some() || beside.is_some() { { ": " } }
            if and {
                <span class="bar__wide">{ by }{ AND }</span>
            } else {
                { by }
            }
            { beside }
        </>
    }
}

/// The claim with the reader's changes: `£1,846,400`, or what is left of it: `net £1,645,400`.
#[must_use]
pub fn now_in_words(case: &Case, standing: &Standing) -> String {
    let (quantity, value) = standing.held(case);
    let told = case.quantity(quantity).map(|it| figure(case, it, &value));
    let net = standing.net.map(|_| "net ").unwrap_or_default();
    [net, &told.unwrap_or_default()].concat()
}

/// What is claimed, of when: `saving in 2020/21, low optimism`.
fn about(case: &Case, standing: &Standing) -> String {
    let place = wording::place(case, &standing.place);
    let year = case.year.label();
    let mut about = format!("{} in ", case.claim.sense.word());
    if !place.contains(&year) {
        about.push_str(&year);
        if !place.is_empty() {
            about.push_str(", ");
        }
    }
    about.push_str(&wording::lowered(&place));
    about
}

/// The claim; `on_open` opens the working of a figure.
pub fn claim(claimed: Claimed<'_>, on_open: &Callback<Figure>) -> Html {
    let Claimed {
        opened,
        standing,
        changed,
        held,
        open,
        whose,
    } = claimed;
    let case = &opened.case;
    let Some(quantity) = case.quantity(standing.quantity) else {
        return Html::default();
    };
    let button = |index: QuantityIndex, value: &Value| {
        let told = case.quantity(index).map(|it| figure(case, it, value));
        let name = opened.name(index, &standing.place);
        let is_open = open && index == standing.quantity;
        html! {
            <button class="figure" type="button" data-claims={name.name()}
                aria-expanded={is_open.then_some("true")} onclick={on_open.reform(move |_: MouseEvent| name.clone())}>
                { told }
            </button>
        }
    };
    let (held_quantity, held_value) = standing.held(case);
    let printed = match &standing.printed {
        Some(printed) => printed.text.as_str(),
        None => "no figure",
    };
    let calculated_note = match (hindrance(&standing.calculated), standing.verdict) {
        (Some(hindrance), _) => html! { hindrance },
        (None, Some(verdict)) => html! {
            <>
                if standing.gross && verdict.stands() { { unconfirmed() } } else { { verdict_mark(verdict) } }
                { gap(case, quantity, standing).map(|gap| ["; ", &gap].concat()) }
            </>
        },
        (None, None) => html! { "the paper prints no figure" },
    };
    let now_note = match (held, changed) {
        (true, _) => "from the last good figures".to_owned(),
        (false, true) => note_of_change(case, standing),
        (false, false) => "nothing changed yet".to_owned(),
    };
    let now_class = classes!(
        "claim__part",
        changed.then_some("claim__part--changed"),
        held.then_some("claim__part--held"),
    );
    html! {
        <section class="claim wrap" aria-label="The claim">
            <dl>
                <div class="claim__part">
                    <dt>{ "Printed" }</dt>
                    <dd>
                        <span class="claim__figure" data-claim="printed"><span>{ printed }</span></span>
                        <span class="claim__note">{ about(case, standing) }</span>
                    </dd>
                </div>
                <div class="claim__part">
                    <dt>{ "Worked out" }</dt>
                    <dd>
                        <span class="claim__figure" data-claim="calculated">{ button(standing.quantity, &standing.calculated) }</span>
                        <span class="claim__note">{ calculated_note }</span>
                    </dd>
                </div>
                <div class={now_class}>
                    <dt>{ whose }</dt>
                    <dd>
                        <span class="claim__figure" data-claim="now">
                            if changed {
                                { button(held_quantity, &held_value) }
                            } else {
                                <span>{ "–" }</span>
                            }
                        </span>
                        if changed && standing.net.is_some() {
                            <span class="claim__net">
                                { "net; gross " }{ figure(case, quantity, &standing.now) }
                            </span>
                        }
                        <span class="claim__note">{ now_note }</span>
                    </dd>
                </div>
            </dl>
            { scale(standing, changed.then_some(&held_value)) }
        </section>
    }
}

/// How long the longest bar is, in units of the drawing.
const LENGTH: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);

/// The claim drawn to scale, one bar below another: printed, worked out, with the changes. What turns a
/// saving into a cost goes the other way from nought. Nothing where there is no other to hold one against.
/// What it shows is told in figures above.
fn scale(standing: &Standing, now: Option<&Value>) -> Html {
    let printed = standing.printed.as_ref().map(|printed| printed.value);
    let calculated = standing.calculated.number();
    // To the right goes what the paper speaks of, in whatever sign it is written.
    let turned = printed
        .or(calculated)
        .is_some_and(|it| it.is_sign_negative());
    let along = |mut amount: Decimal| {
        amount.set_sign_positive(amount.is_sign_negative() == turned);
        amount
    };
    let amounts = [
        ("printed", printed),
        ("calculated", calculated),
        ("now", now.and_then(Value::number)),
    ]
    .map(|(kind, amount)| (kind, amount.map(along)));
    let known = || amounts.iter().filter_map(|(_, amount)| *amount);
    if known().count() < 2 {
        return Html::default();
    }
    let least = known().fold(Decimal::ZERO, Decimal::min);
    let most = known().fold(Decimal::ZERO, Decimal::max);
    // As far as an amount, of the whole width.
    let far = |amount: Decimal| {
        let part = amount.exact_mul(LENGTH)?;
        Some(to_places(part.exact_div(most.exact_sub(least)?)?, 0).to_string())
    };
    let drawn = |amount: Decimal| {
        let from = amount.min(Decimal::ZERO).exact_sub(least)?;
        Some((far(from)?, far(amount.abs())?))
    };
    let bar = |(kind, amount): (&'static str, Option<Decimal>)| {
        let Some((x, width)) = amount.and_then(drawn) else {
            return html! { <p></p> };
        };
        html! {
            <p>
                <svg class={["scale__bar scale__", kind].concat()} viewBox="0 0 1000 1" preserveAspectRatio="none">
                    <rect {x} y="0" {width} height="1" />
                </svg>
            </p>
        }
    };
    html! { <div class="scale" aria-hidden="true">{ for amounts.map(bar) }</div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup_of;
    use crate::state::library::{File, Library};
    use casebook_analysis::claim::standing;

    fn drawn(id: &str, held: bool) -> String {
        let id = id.to_owned();
        markup_of(move || {
            let library = Library::of(&[File::Case(id.clone())]);
            let life = library.case(&id);
            let opened = life.here().unwrap();
            let standing = standing(&opened.case, &opened.paper, &opened.paper);
            let claimed = Claimed {
                opened,
                standing: &standing,
                changed: false,
                held,
                open: false,
                whose: with_changes(false),
            };
            claim(claimed, &Callback::noop())
        })
    }

    #[test]
    fn a_claim_at_the_place_of_its_year_says_the_year_once() {
        let bar = drawn("cambridgeshire/2018-19/troubled-families", false);
        assert!(bar.contains("income in 2018/19<"), "{bar}");
        let bar = drawn("cambridgeshire/2020-21/placement-mix-and-demand", false);
        assert!(bar.contains("saving in 2020/21, low optimism<"), "{bar}");
    }

    #[test]
    fn what_is_no_number_makes_no_figure_of_a_change() {
        let bar = drawn("cambridgeshire/2020-21/placement-mix-and-demand", true);
        assert!(bar.contains("from the last good figures"), "{bar}");
        let (_, now) = bar.split_once("data-claim=\"now\"").unwrap();
        assert!(now.contains(">–<") && !now.contains("£1,990,400"), "{now}");
    }

    /// From nought to each side, in a width of a thousand: 400 of 1,000 to the left, 600 to the right.
    #[test]
    fn what_turns_a_saving_into_a_cost_goes_the_other_way() {
        let bars = |calculated: i64, now: i64| {
            let id = "cambridgeshire/2020-21/placement-mix-and-demand";
            let library = Library::of(&[File::Case(id.to_owned())]);
            let life = library.case(id);
            let opened = life.here().unwrap();
            let mut standing = standing(&opened.case, &opened.paper, &opened.paper);
            standing.printed = None;
            standing.calculated = Value::Number(calculated.into());
            let drawn = markup_of(move || scale(&standing, Some(&Value::Number(now.into()))));
            let rect = drawn.split("<rect ").skip(1);
            rect.map(|it| it.split('>').next().unwrap().replace(" height=\"1\"", ""))
                .collect::<Vec<_>>()
        };
        let side = |bars: &[String], x: &str, width: &str| {
            let has = |bar: &String| {
                bar.contains(&format!("x=\"{x}\"")) && bar.contains(&format!("width=\"{width}\""))
            };
            bars.iter().any(has)
        };
        let both = bars(600, -400);
        assert!(
            side(&both, "400", "600") && side(&both, "0", "400"),
            "{both:?}"
        );
        // What is written below nought as a whole goes to the right all the same.
        let turned = bars(-600, -300);
        assert!(
            side(&turned, "0", "1000") && side(&turned, "0", "500"),
            "{turned:?}"
        );
    }
}
