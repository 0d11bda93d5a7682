//! Changing a whole series in one step: times a percentage, moved, one value, a straight line.

use crate::opened::Opened;
use crate::typed::{self, Entry};
use crate::wording;
use casebook_model::Decimal;
use casebook_model::axis::{AxisIndex, AxisKind, Place};
use casebook_model::case::{Case, Input, Quantity, QuantityIndex};
use casebook_model::edit::{self, Change, Edit};
use casebook_model::entry::{self, Expected};
use casebook_model::unit::Unit;
use std::rc::Rc;
use yew::prelude::*;

/// What can be done to a series as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Every cell times a percentage.
    Scale,
    /// Later or earlier.
    Move,
    /// One value throughout.
    Fill,
    /// A straight line.
    Line,
}

/// Properties of [`SeriesTools`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SeriesToolsProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The input.
    pub index: QuantityIndex,
    /// Takes the change.
    pub on_edit: Callback<Edit>,
}

/// Which axis a series is split by when only a part of it is to change: one it does not run along.
#[must_use]
pub fn parted_by(case: &Case, quantity: &Quantity) -> Option<AxisIndex> {
    let along = edit::along(case, quantity)?;
    quantity.axes.iter().copied().rev().find(|axis| *axis != along)
}

/// What is typed into the tools.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    tool: Tool,
    /// An item of the axis it is parted by; `None` for all.
    part: Option<usize>,
    first: String,
    second: String,
    earlier: bool,
}

impl Wanted {
    fn new(tool: Tool, part: Option<usize>) -> Self {
        let first = match tool {
            Tool::Scale => "50",
            Tool::Move => "3",
            Tool::Fill | Tool::Line => "",
        };
        Self { tool, part, first: first.to_owned(), second: String::new(), earlier: false }
    }
}

/// The edit that is wanted, or what is wrong with the first or the second number.
fn wanted_edit(
    case: &Case,
    index: QuantityIndex,
    quantity: &Quantity,
    input: &Input,
    wanted: &Wanted,
) -> Result<Edit, (Option<String>, Option<String>)> {
    let on = match (wanted.part, parted_by(case, quantity)) {
        (Some(item), Some(axis)) => Place::nowhere().with(axis, item),
        _ => Place::nowhere(),
    };
    let change = match wanted.tool {
        Tool::Scale => Change::Scale { on, share: read_share(&wanted.first)? },
        Tool::Move => Change::Move { on, by: read_months(&wanted.first, wanted.earlier)? },
        Tool::Fill => {
            let value = read_value(case, quantity, input, &wanted.first);
            Change::Fill { on, value: value.map_err(|error| (Some(error), None))? }
        }
        Tool::Line => {
            let from = read_value(case, quantity, input, &wanted.first);
            let to = read_value(case, quantity, input, &wanted.second);
            match (from, to) {
                (Ok(from), Ok(to)) => Change::Line { on, from, to },
                (from, to) => return Err((from.err(), to.err())),
            }
        }
    };
    Ok(Edit { quantity: index, change })
}

type Wrong = (Option<String>, Option<String>);

fn read_share(text: &str) -> Result<Decimal, Wrong> {
    let expected = Expected { unit: &Unit::percent(), money: false, whole: false };
    entry::read(text, expected).map_err(|error| (Some(error.words()), None))
}

fn read_months(text: &str, earlier: bool) -> Result<i16, Wrong> {
    let expected = Expected { unit: &Unit::bare(), money: false, whole: true };
    let number = entry::read(text, expected).map_err(|error| (Some(error.words()), None))?;
    let by = i16::try_from(number).ok().and_then(|by| if earlier { by.checked_neg() } else { Some(by) });
    by.filter(|by| by.unsigned_abs() <= 120)
        .ok_or_else(|| (Some("That is further than the series is long.".to_owned()), None))
}

fn read_value(
    case: &Case,
    quantity: &Quantity,
    input: &Input,
    text: &str,
) -> Result<Decimal, String> {
    if text.trim().is_empty() {
        return Err("Type a number.".to_owned());
    }
    match typed::read(case, quantity, input, 0, text) {
        Entry::Number(number) => Ok(number),
        Entry::Empty => Err("Type a number.".to_owned()),
        Entry::Refused(why) => Err(why),
    }
}

/// The tools.
#[component]
pub fn SeriesTools(props: &SeriesToolsProps) -> Html {
    let SeriesToolsProps { opened, index, on_edit } = props.clone();
    let wanted = use_state(|| Wanted::new(Tool::Scale, None));
    let fold = use_node_ref();
    let Some((quantity, input)) = opened.case.quantity(index).and_then(|q| Some((q, q.input()?)))
    else {
        return Html::default();
    };
    let case = &opened.case;
    let outcome = wanted_edit(case, index, quantity, input, &wanted);
    let (first_wrong, second_wrong) = outcome.clone().err().unwrap_or_default();
    // An empty field is not wrong yet.
    let first_wrong = first_wrong.filter(|_| !wanted.first.trim().is_empty());
    let second_wrong = second_wrong.filter(|_| !wanted.second.trim().is_empty());
    let sentence = outcome
        .as_ref()
        .map(|edit| [&wording::raised(&edit::words(case, edit)), "."].concat())
        .unwrap_or_default();
    let id = ["tools-", &quantity.id].concat();
    let level = input.level_from.is_some();

    let set = |change: Box<dyn Fn(&mut Wanted)>| {
        let wanted = wanted.clone();
        move || {
            let mut next = (*wanted).clone();
            change(&mut next);
            wanted.set(next);
        }
    };
    let radio = |group: &str, end: &str, label: String, checked: bool, change: Box<dyn Fn(&mut Wanted)>| {
        let set = set(change);
        let onchange = Callback::from(move |_: Event| set());
        html! {
            <label class="choice">
                <input type="radio" id={format!("{id}-{group}-{end}")} name={format!("{id}-{group}")} {checked} {onchange} />
                { " " }{ label }
            </label>
        }
    };
    let number = |end: &str, label: &str, hint: &str, value: &str, wrong: Option<String>, second: bool, sign: Option<&str>, after: String| {
        let wanted = wanted.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
                let mut next = (*wanted).clone();
                *(if second { &mut next.second } else { &mut next.first }) = field.value();
                wanted.set(next);
            }
        });
        let id = format!("{id}-{end}");
        let hint_id = format!("{id}-hint");
        html! {
            <div class={classes!("field", wrong.is_some().then_some("field--error"))}>
                <div>
                    <label class="field__label" for={id.clone()}>{ label.to_owned() }</label>
                    <p class="field__hint" id={wrong.is_none().then(|| hint_id.clone())}>{ hint.to_owned() }</p>
                </div>
                <div class="field__row">
                    <div class="box">
                        if let Some(sign) = sign {
                            <span class="box__sign" aria-hidden="true">{ sign.to_owned() }</span>
                        }
                        <input {id} type="text" inputmode="text" autocomplete="off" spellcheck="false"
                            value={value.to_owned()} {oninput}
                            aria-describedby={hint_id.clone()} aria-invalid={wrong.is_some().then_some("true")} />
                    </div>
                    <span class="field__unit">{ after }</span>
                </div>
                if let Some(wrong) = &wrong {
                    <p class="field__error" id={hint_id}><span class="visually-hidden">{ "Error: " }</span>{ wrong.clone() }</p>
                }
            </div>
        }
    };
    let sign = quantity.unit.sign(&case.units);
    let unit = if quantity.unit.percent { "%".to_owned() } else { quantity.unit.words(&case.units, true) };
    let along = edit::along(case, quantity).and_then(|axis| case.axis(axis));
    let kind = along.map(|axis| axis.kind);
    let step = if kind == Some(AxisKind::Years) { "years" } else { "months" };
    let in_time = kind.is_some_and(|kind| kind != AxisKind::Items);
    let ends = along
        .and_then(|axis| Some((&axis.items.first()?.label, &axis.items.last()?.label)));
    let parted = parted_by(case, quantity).and_then(|axis| case.axis(axis));

    let apply = {
        let (wanted, fold) = (wanted.clone(), fold.clone());
        let outcome = outcome.clone();
        Callback::from(move |_: MouseEvent| {
            if let Ok(edit) = &outcome {
                on_edit.emit(edit.clone());
                wanted.set(Wanted::new(wanted.tool, wanted.part));
                close(&fold);
            }
        })
    };
    let leave = {
        let (wanted, fold) = (wanted.clone(), fold.clone());
        Callback::from(move |_: MouseEvent| {
            wanted.set(Wanted::new(Tool::Scale, None));
            close(&fold);
        })
    };
    let tool = |tool: Tool, end: &str, label: String| {
        radio("how", end, label, wanted.tool == tool, Box::new(move |wanted| {
            *wanted = Wanted::new(tool, wanted.part);
        }))
    };
    html! {
        <details class="fold" ref={fold} id={id.clone()}>
            <summary>{ "Change the whole series" }</summary>
            <div class="fold__body">
                if let Some(axis) = parted {
                    <fieldset>
                        <legend class="field__label">{ ["Which ", &wording::lowered(&axis.label)].concat() }</legend>
                        <div class="choices">
                            { radio("which", "all", "All".to_owned(), wanted.part.is_none(), Box::new(|wanted| wanted.part = None)) }
                            { for wording::heads(axis).into_iter().zip(&axis.items).enumerate().map(|(position, (label, item))| {
                                radio("which", &item.id, label, wanted.part == Some(position), Box::new(move |wanted| wanted.part = Some(position)))
                            }) }
                        </div>
                    </fieldset>
                }
                <fieldset>
                    <legend class="field__label">{ "What to do with it" }</legend>
                    <div class="choices choices--rows">
                        { tool(Tool::Scale, "scale", if level { "The change, times a percentage".to_owned() } else { "Times a percentage".to_owned() }) }
                        if in_time {
                            { tool(Tool::Move, "move", ["Move by ", step].concat()) }
                        }
                        { tool(Tool::Fill, "fill", "One value throughout".to_owned()) }
                        if in_time {
                            { tool(Tool::Line, "line", "A straight line".to_owned()) }
                        }
                    </div>
                </fieldset>
                { match wanted.tool {
                    Tool::Scale => number("share",
                        if level { "Part of the change that comes" } else { "Part of it that comes" },
                        "100% is as the paper plans", &wanted.first, first_wrong, false, None, "%".to_owned()),
                    Tool::Move => html! { <>
                        { number("by", &["How many ", step].concat(), "", &wanted.first, first_wrong, false, None, step.to_owned()) }
                        <fieldset>
                            <legend class="visually-hidden">{ "Which way" }</legend>
                            <div class="choices">
                                { radio("way", "later", "Later".to_owned(), !wanted.earlier, Box::new(|wanted| wanted.earlier = false)) }
                                { radio("way", "earlier", "Earlier".to_owned(), wanted.earlier, Box::new(|wanted| wanted.earlier = true)) }
                            </div>
                        </fieldset>
                    </> },
                    Tool::Fill => number("value", "The value", "", &wanted.first, first_wrong, false, sign, unit),
                    Tool::Line => html! { <>
                        { number("from", &["From, ", ends.map_or("", |ends| ends.0)].concat(), "", &wanted.first, first_wrong, false, sign, unit.clone()) }
                        { number("to", &["To, ", ends.map_or("", |ends| ends.1)].concat(), "", &wanted.second, second_wrong, true, sign, unit) }
                    </> },
                } }
                <p class="sentence" role="status">{ sentence }</p>
                <div class="buttons">
                    <button class="button button--main" type="button" id={format!("{id}-apply")} disabled={outcome.is_err()} onclick={apply}>{ "Change the series" }</button>
                    <button class="button" type="button" onclick={leave}>{ "Leave it" }</button>
                </div>
            </div>
        </details>
    }
}

/// Closes the fold and moves the keyboard to its head.
fn close(fold: &NodeRef) {
    let Some(details) = fold.cast::<web_sys::Element>() else { return };
    let _ = details.remove_attribute("open");
    if let Ok(Some(summary)) = details.query_selector("summary")
        && let Ok(summary) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(summary)
    {
        crate::dom::focus_in_place(&summary);
    }
}
