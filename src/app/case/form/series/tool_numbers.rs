//! The numbers that a tool for a series takes.

use super::tool_number::{ToolNumber, ToolNumberProps};
use super::wanted::{Tool, Wanted, WantedAction, Wrong, along, step};
use crate::case::form::choice_field::{Choice, choices};
use crate::case::form::radio::{Radio, radio, radio_group};
use crate::state::opened::Opened;
use casebook_model::axis::Item;
use casebook_model::case::QuantityIndex;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ToolNumbers`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToolNumbersProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input.
    pub index: QuantityIndex,
    /// The id of the tools.
    pub id: AttrValue,
    /// What is chosen and typed.
    pub wanted: Wanted,
    /// What is wrong with it.
    pub wrong: Wrong,
    /// What the reader chooses and types.
    pub act: Callback<WantedAction>,
}

/// The numbers.
#[component]
pub fn ToolNumbers(props: &ToolNumbersProps) -> Html {
    let ToolNumbersProps {
        opened,
        index,
        id,
        wanted,
        wrong,
        act,
    } = props;
    let case = &opened.case;
    let Some((quantity, input)) = case.quantity(*index).and_then(|q| Some((q, q.input()?))) else {
        return Html::default();
    };
    let along = along(case, quantity);
    let items = along.map_or(&[][..], |axis| &axis.items);
    let sign = quantity
        .unit
        .sign(&case.units)
        .map(|sign| AttrValue::from(sign.to_owned()));
    let unit = if quantity.unit.percent {
        "%".to_owned()
    } else {
        quantity.unit.words(&case.units, true)
    };
    let first = |end: &str, label: String| ToolNumberProps {
        id: [id, "-", end].concat().into(),
        label: label.into(),
        hint: AttrValue::default(),
        sign: sign.clone(),
        unit: unit.clone().into(),
        text: wanted.first.clone(),
        wrong: wrong.first.clone().map(AttrValue::from),
        on_text: act.reform(WantedAction::First),
    };
    let second = |end: &str, label: String| ToolNumberProps {
        text: wanted.second.clone(),
        wrong: wrong.second.clone().map(AttrValue::from),
        on_text: act.reform(WantedAction::Second),
        ..first(end, label)
    };
    let numbers = match wanted.tool {
        Tool::Scale => {
            let label = if input.level_from.is_some() {
                "Part of the change that comes"
            } else {
                "Part of it that comes"
            };
            let share = ToolNumberProps {
                hint: "100% is as the paper plans".into(),
                sign: None,
                unit: "%".into(),
                ..first("share", label.to_owned())
            };
            html! { <ToolNumber key="share" ..share /> }
        }
        Tool::Move => {
            let by = ToolNumberProps {
                sign: None,
                unit: step(along).into(),
                ..first("by", ["How many ", step(along)].concat())
            };
            html! {
                <>
                    <ToolNumber key="by" ..by />
                    { way(id, wanted.earlier, act) }
                </>
            }
        }
        Tool::Fill if !choices(&input.control).is_empty() => {
            let choices = choices(&input.control);
            list(&[id, "-value"].concat(), &choices, &wanted.first, act)
        }
        Tool::Fill => html! { <ToolNumber key="value" ..first("value", "The value".to_owned()) /> },
        Tool::Line => html! {
            <>
                <ToolNumber key="from" ..first("from", end("From, ", items.first())) />
                <ToolNumber key="to" ..second("to", end("To, ", items.last())) />
            </>
        },
    };
    html! { <div>{ numbers }</div> }
}

/// A list to pick the one value from.
fn list(id: &str, choices: &[Choice], chosen: &str, act: &Callback<WantedAction>) -> Html {
    let onchange = act.reform(|event: Event| {
        let picked = event.target_dyn_into::<web_sys::HtmlSelectElement>();
        WantedAction::First(picked.map(|list| list.value()).unwrap_or_default().into())
    });
    html! {
        <div class="field">
            <label class="field__label" for={id.to_owned()}>{ "The value" }</label>
            <div class="box">
                <select id={id.to_owned()} {onchange}>
                    if chosen.is_empty() {
                        <option value="">{ "–" }</option>
                    }
                    for choice in choices {
                        <option value={choice.value.to_string()} selected={choice.value.to_string() == chosen}>
                            { &choice.label }
                        </option>
                    }
                </select>
            </div>
        </div>
    }
}

/// The label of an end of a line.
fn end(way: &str, item: Option<&Item>) -> String {
    [way, item.map_or("", |item| &item.label)].concat()
}

/// Later or earlier.
fn way(id: &str, earlier: bool, act: &Callback<WantedAction>) -> Html {
    let way = |end: &'static str, label: &'static str, is_earlier: bool| {
        let on_choose = act.reform(move |()| WantedAction::Earlier(is_earlier));
        radio(
            Radio {
                group: [id, "-way"].concat().into(),
                end: end.into(),
                label: label.into(),
                chosen: earlier == is_earlier,
            },
            &on_choose,
        )
    };
    let buttons =
        html! { <>{ way("later", "Later", false) }{ way("earlier", "Earlier", true) }</> };
    radio_group("Which way", "visually-hidden", false, buttons)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::{around, markup};
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn drawn(tool: Tool, first: &'static str, wrong: Option<&'static str>) -> String {
        markup::<ToolNumbers>(move || {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let opened = Rc::clone(library.case(ID).here().unwrap());
            let (index, _) = opened.case.find("in_care").unwrap();
            ToolNumbersProps {
                opened,
                index,
                id: "tools-in_care".into(),
                wanted: Wanted {
                    first: first.into(),
                    ..Wanted::new(tool, None)
                },
                wrong: Wrong {
                    first: wrong.map(str::to_owned),
                    second: None,
                },
                act: Callback::noop(),
            }
        })
    }

    #[test]
    fn each_tool_takes_its_own_numbers() {
        for (tool, ends) in [
            (Tool::Scale, &["share"][..]),
            (Tool::Move, &["by", "way-later", "way-earlier"]),
            (Tool::Fill, &["value"]),
            (Tool::Line, &["from", "to"]),
        ] {
            let numbers = drawn(tool, "1", None);
            assert_eq!(numbers.matches("<input").count(), ends.len(), "{numbers}");
            for end in ends {
                assert!(
                    numbers.contains(&format!("id=\"tools-in_care-{end}\"")),
                    "{numbers}"
                );
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told_once_something_is_typed() {
        let numbers = drawn(Tool::Line, "many", Some("Not this."));
        let from = around(&numbers, "id=\"tools-in_care-from\"");
        assert!(from.contains("aria-invalid=\"true\""), "{from}");
        let words = around(&numbers, "field__error");
        assert!(words.contains("id=\"tools-in_care-from-hint\""), "{words}");
        assert!(numbers.contains("Not this."), "{numbers}");
        let empty = drawn(Tool::Line, " ", Some("Not this."));
        assert!(!empty.contains("Not this."), "{empty}");
    }
}
