//! A slider under the field of a number that has a plausible range: to drag, and to see what follows.

use super::use_form::FormEvent;
use crate::parts::wording;
use crate::state::workspace::Typing;
use casebook_model::Decimal;
use casebook_model::case::{Case, Input, Quantity};
use casebook_model::exact::Exact;
use casebook_model::number::plain;
use casebook_model::words;
use yew::prelude::*;

/// The slider of an input; nothing where no range is stated.
pub fn slider(
    case: &Case,
    (quantity, input): (&Quantity, &Input),
    (at, value): (Typing, Option<Decimal>),
    on: &Callback<FormEvent>,
) -> Html {
    let Some(range) = input.range else {
        return Html::default();
    };
    let shown = |value| words::shown(&quantity.unit, value);
    let (low, high) = (shown(range.low), shown(range.high));
    // The unit stands beside the field.
    let end = |value| {
        let sign = quantity.unit.sign(&case.units).unwrap_or_default();
        let per_cent = if quantity.unit.percent { "%" } else { "" };
        [sign, &wording::entry_text(case, quantity, value), per_cent].concat()
    };
    // As if it were typed: there is one way to read a figure.
    let oninput = on.reform(move |event: InputEvent| {
        let text = event.target_dyn_into::<web_sys::HtmlInputElement>();
        FormEvent::Typed {
            at,
            text: text.map(|it| it.value()).unwrap_or_default().into(),
            over: value,
        }
    });
    let onchange = on.reform(move |_: Event| FormEvent::Ended(at));
    html! {
        <div class={classes!("slider", value.is_none().then_some("slider--empty"))}>
            <input
                type="range"
                min={plain(low)}
                max={plain(high)}
                step={plain(step(high.exact_sub(low).unwrap_or_default(), input.whole))}
                value={plain(value.map_or(low, shown))}
                aria-label={["Slide: ", &quantity.label].concat()}
                // It stands at its lower end as long as there is no figure, and that is none.
                aria-valuetext={value.is_none().then_some("no figure yet")}
                {oninput}
                {onchange}
            />
            <span aria-hidden="true">{ end(range.low) }</span>
            <span aria-hidden="true">{ end(range.high) }</span>
        </div>
    }
}

/// One or five, ten or fifty, a tenth or half, and so on: the largest of which a hundred and more make
/// the span.
fn step(span: Decimal, whole: bool) -> Decimal {
    let (mut first, mut tens) = (span.mantissa(), 1_i128);
    while first > 9 {
        first /= 10;
        tens = tens.saturating_mul(10);
    }
    let round = tens.saturating_mul(if first < 5 { 1 } else { 5 });
    let step = Decimal::try_from_i128_with_scale(round, span.scale().saturating_add(2));
    match step {
        Ok(step) if !whole || step > Decimal::ONE => step,
        _ => Decimal::ONE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup_of;
    use crate::state::library::{File, Library};
    use std::rc::Rc;

    #[test]
    fn a_range_is_parted_into_round_steps() {
        let step = |span: &str, whole| plain(step(span.parse().unwrap(), whole));
        assert_eq!(step("2600", false), "10");
        assert_eq!(step("100", false), "1");
        assert_eq!(step("30", false), "0.1");
        assert_eq!(step("9500000", false), "50000");
        assert_eq!(step("6", true), "1");
        assert_eq!(step("1085", true), "10");
        assert_eq!(step("1.0", false), "0.01");
    }

    fn drawn(id: &'static str, empty: bool) -> String {
        markup_of(move || {
            let library = Library::of(&[File::Case(
                "cambridgeshire/2020-21/placement-mix-and-demand".to_owned(),
            )]);
            let opened = library
                .case("cambridgeshire/2020-21/placement-mix-and-demand")
                .here()
                .map(Rc::clone)
                .unwrap();
            let (index, quantity) = opened.case.find(id).unwrap();
            let at = Typing {
                quantity: index,
                cell: 0,
            };
            let input = quantity.input().unwrap();
            let value = input.given.first().and_then(|given| given.value());
            let value = value.filter(|_| !empty);
            slider(
                &opened.case,
                (quantity, input),
                (at, value),
                &Callback::noop(),
            )
        })
    }

    #[test]
    fn a_slider_shows_its_ends() {
        let slider = drawn("agency_rate", false);
        assert!(slider.contains("type=\"range\""), "{slider}");
        assert!(slider.contains("value=\"850\""), "{slider}");
        assert!(
            slider.contains(">£800<") && slider.contains(">£900<"),
            "{slider}"
        );
    }

    #[test]
    fn a_share_slides_in_per_cent() {
        let slider = drawn("leavers_residential", false);
        assert!(slider.contains("min=\"0\" max=\"20\""), "{slider}");
        assert!(
            slider.contains(">0%<") && slider.contains(">20%<"),
            "{slider}"
        );
    }

    #[test]
    fn a_slider_without_a_figure_says_so() {
        let saying = |empty| {
            let slider = drawn("agency_rate", empty);
            slider.contains("slider--empty") && slider.contains("aria-valuetext=\"no figure yet\"")
        };
        assert!(saying(true));
        assert!(!saying(false));
    }
}
