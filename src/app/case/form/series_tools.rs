//! Changing a whole series in one step: times a percentage, moved, one value, a straight line.

use crate::components::choice_field::radio;
use crate::components::number_field::{refusal, sign};
use crate::el::{El, button, classed, el, said};
use crate::opened::Opened;
use crate::typed::{self, Entry};
use crate::wording;
use casebook_model::Decimal;
use casebook_model::axis::{Axis, AxisIndex, AxisKind, Item, Place};
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

/// Properties of [`use_series_tools`].
#[derive(Clone, Debug, PartialEq)]
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
    quantity
        .axes
        .iter()
        .copied()
        .rev()
        .find(|axis| *axis != along)
}

/// What is chosen and typed in the tools.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    tool: Tool,
    /// An item of the axis it is parted by; `None` for all.
    part: Option<usize>,
    first: String,
    second: String,
    earlier: bool,
}

/// What the reader does with the tools.
#[derive(Clone, Debug)]
enum Choice {
    /// Another tool.
    Tool(Tool),
    /// Another part of the series, or all of it.
    Part(Option<usize>),
    /// Earlier, or later.
    Earlier(bool),
    /// The first number.
    First(String),
    /// The second number.
    Second(String),
    /// All of it as it was at first.
    Leave,
}

impl Reducible for Wanted {
    type Action = Choice;

    fn reduce(self: Rc<Self>, choice: Choice) -> Rc<Self> {
        let mut next = (*self).clone();
        match choice {
            Choice::Tool(tool) => next = Self::new(tool, next.part),
            Choice::Part(part) => next.part = part,
            Choice::Earlier(earlier) => next.earlier = earlier,
            Choice::First(text) => next.first = text,
            Choice::Second(text) => next.second = text,
            Choice::Leave => next = Self::new(Tool::Scale, None),
        }
        Rc::new(next)
    }
}

impl Wanted {
    fn new(tool: Tool, part: Option<usize>) -> Self {
        let first = match tool {
            Tool::Scale => "50",
            Tool::Move => "3",
            Tool::Fill | Tool::Line => "",
        };
        Self {
            tool,
            part,
            first: first.to_owned(),
            second: String::new(),
            earlier: false,
        }
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
        Tool::Scale => Change::Scale {
            on,
            share: read_share(&wanted.first)?,
        },
        Tool::Move => Change::Move {
            on,
            by: read_months(&wanted.first, wanted.earlier)?,
        },
        Tool::Fill => {
            let value = read_value(case, quantity, input, &wanted.first);
            Change::Fill {
                on,
                value: value.map_err(|error| (Some(error), None))?,
            }
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
    Ok(Edit {
        quantity: index,
        change,
    })
}

type Wrong = (Option<String>, Option<String>);

fn read_share(text: &str) -> Result<Decimal, Wrong> {
    let expected = Expected {
        unit: &Unit::percent(),
        money: false,
        whole: false,
    };
    entry::read(text, expected).map_err(|error| (Some(error.words()), None))
}

fn read_months(text: &str, earlier: bool) -> Result<i16, Wrong> {
    let expected = Expected {
        unit: &Unit::bare(),
        money: false,
        whole: true,
    };
    let number = entry::read(text, expected).map_err(|error| (Some(error.words()), None))?;
    let by = i16::try_from(number)
        .ok()
        .and_then(|by| if earlier { by.checked_neg() } else { Some(by) });
    by.filter(|by| by.unsigned_abs() <= 120).ok_or_else(|| {
        (
            Some("That is further than the series is long.".to_owned()),
            None,
        )
    })
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
#[hook]
pub fn use_series_tools(props: &SeriesToolsProps) -> Html {
    let SeriesToolsProps {
        opened,
        index,
        on_edit,
    } = props.clone();
    let wanted = use_reducer_eq(|| Wanted::new(Tool::Scale, None));
    let fold = use_node_ref();
    let Some((quantity, input)) = opened
        .case
        .quantity(index)
        .and_then(|q| Some((q, q.input()?)))
    else {
        return Html::default();
    };
    let case = &opened.case;
    let act = wanted.dispatcher();
    let outcome = wanted_edit(case, index, quantity, input, &wanted);
    let sentence = outcome
        .as_ref()
        .map(|edit| [&wording::raised(&edit::words(case, edit)), "."].concat())
        .unwrap_or_default();
    let refused = outcome.is_err();
    let id = ["tools-", &quantity.id].concat();
    let apply = {
        let (act, fold, outcome, tool) = (act.clone(), fold.clone(), outcome.clone(), wanted.tool);
        Callback::from(move |_: MouseEvent| {
            if let Ok(edit) = &outcome {
                on_edit.emit(edit.clone());
                act.dispatch(Choice::Tool(tool));
                close(&fold);
            }
        })
    };
    let leave = {
        let (act, fold) = (act.clone(), fold.clone());
        Callback::from(move |_: MouseEvent| {
            act.dispatch(Choice::Leave);
            close(&fold);
        })
    };
    let pen = Pen {
        case,
        quantity,
        input,
        wanted: &wanted,
        act,
        id: &id,
        wrong: outcome.err().unwrap_or_default(),
    };
    let buttons = classed("div", "buttons")
        .el(button("button button--main", "Change the series", apply)
            .with("id", &[&id, "-apply"].concat())
            .fixed_if(refused, "disabled", "disabled"))
        .el(button("button", "Leave it", leave));
    let body = classed("div", "fold__body")
        .maybe(pen.parts())
        .el(pen.tools())
        .el(pen.numbers())
        .el(said("p", "sentence", &sentence).fixed("role", "status"))
        .el(buttons);
    classed("details", "fold")
        .found_by(fold)
        .with("id", &id)
        .el(el("summary").text("Change the whole series"))
        .el(body)
        .done()
}

struct Pen<'a> {
    case: &'a Case,
    quantity: &'a Quantity,
    input: &'a Input,
    wanted: &'a Wanted,
    act: UseReducerDispatcher<Wanted>,
    id: &'a str,
    wrong: Wrong,
}

impl Pen<'_> {
    fn along(&self) -> Option<&Axis> {
        self.case.axis(edit::along(self.case, self.quantity)?)
    }

    fn group(&self, title: &str, class: &'static str, choices: El) -> El {
        el("fieldset").el(said("legend", class, title)).el(choices)
    }

    fn radio(&self, group: &str, end: &str, label: &str, chosen: bool, choice: Choice) -> El {
        let act = self.act.clone();
        let onchange = Callback::from(move |_: Event| act.dispatch(choice.clone()));
        let group = [self.id, "-", group].concat();
        radio(
            &[&group, "-", end].concat(),
            &group,
            label,
            chosen,
            onchange,
        )
    }

    /// Which part of the series; nothing where it has but one.
    fn parts(&self) -> Option<El> {
        let axis = self.case.axis(parted_by(self.case, self.quantity)?)?;
        let now = self.wanted.part;
        let all = self.radio("which", "all", "All", now.is_none(), Choice::Part(None));
        let mut choices = classed("div", "choices").el(all);
        for (position, (label, item)) in wording::heads(axis).iter().zip(&axis.items).enumerate() {
            let part = Some(position);
            choices =
                choices.el(self.radio("which", &item.id, label, now == part, Choice::Part(part)));
        }
        let title = ["Which ", &wording::lowered(&axis.label)].concat();
        Some(self.group(&title, "field__label", choices))
    }

    fn tools(&self) -> El {
        let level = self.input.level_from.is_some();
        let in_time = self
            .along()
            .is_some_and(|axis| axis.kind != AxisKind::Items);
        let scale = if level {
            "The change, times a percentage"
        } else {
            "Times a percentage"
        };
        let move_by = ["Move by ", self.step()].concat();
        let mut choices = classed("div", "choices choices--rows");
        for (tool, end, label, fits) in [
            (Tool::Scale, "scale", scale, true),
            (Tool::Move, "move", &move_by, in_time),
            (Tool::Fill, "fill", "One value throughout", true),
            (Tool::Line, "line", "A straight line", in_time),
        ] {
            if fits {
                choices = choices.el(self.radio(
                    "how",
                    end,
                    label,
                    self.wanted.tool == tool,
                    Choice::Tool(tool),
                ));
            }
        }
        self.group("What to do with it", "field__label", choices)
    }

    fn step(&self) -> &'static str {
        match self.along().map(|axis| axis.kind) {
            Some(AxisKind::Years) => "years",
            _ => "months",
        }
    }

    /// The numbers that the chosen tool takes.
    fn numbers(&self) -> El {
        let sign = self.quantity.unit.sign(&self.case.units);
        let unit = if self.quantity.unit.percent {
            "%".to_owned()
        } else {
            self.quantity.unit.words(&self.case.units, true)
        };
        let end = |item: Option<&Item>| item.map(|item| item.label.clone()).unwrap_or_default();
        let items = self
            .along()
            .map(|axis| axis.items.as_slice())
            .unwrap_or_default();
        let numbers = el("div");
        match self.wanted.tool {
            Tool::Scale => {
                let level = self.input.level_from.is_some();
                let label = if level {
                    "Part of the change that comes"
                } else {
                    "Part of it that comes"
                };
                numbers.el(self.number(
                    "share",
                    label,
                    "100% is as the paper plans",
                    None,
                    "%",
                    false,
                ))
            }
            Tool::Move => {
                let label = ["How many ", self.step()].concat();
                let earlier = self.wanted.earlier;
                let ways = classed("div", "choices")
                    .el(self.radio("way", "later", "Later", !earlier, Choice::Earlier(false)))
                    .el(self.radio("way", "earlier", "Earlier", earlier, Choice::Earlier(true)));
                numbers
                    .el(self.number("by", &label, "", None, self.step(), false))
                    .el(self.group("Which way", "visually-hidden", ways))
            }
            Tool::Fill => numbers.el(self.number("value", "The value", "", sign, &unit, false)),
            Tool::Line => {
                let from = ["From, ", &end(items.first())].concat();
                let to = ["To, ", &end(items.last())].concat();
                numbers
                    .el(self.number("from", &from, "", sign, &unit, false))
                    .el(self.number("to", &to, "", sign, &unit, true))
            }
        }
    }

    fn number(
        &self,
        end: &str,
        label: &str,
        hint: &str,
        before: Option<&str>,
        after: &str,
        second: bool,
    ) -> El {
        let act = self.act.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
                let text = field.value();
                act.dispatch(if second {
                    Choice::Second(text)
                } else {
                    Choice::First(text)
                });
            }
        });
        let (value, wrong) = if second {
            (&self.wanted.second, &self.wrong.1)
        } else {
            (&self.wanted.first, &self.wrong.0)
        };
        // An empty field is not wrong yet.
        let wrong = wrong.as_ref().filter(|_| !value.trim().is_empty());
        let id = [self.id, "-", end].concat();
        let hint_id = [&id, "-hint"].concat();
        let hint = said("p", "field__hint", hint);
        let hint = if wrong.is_none() {
            hint.with("id", &hint_id)
        } else {
            hint
        };
        let label = said("label", "field__label", label).with("for", &id);
        let box_ = el("input")
            .with("id", &id)
            .fixed("type", "text")
            .fixed("inputmode", "text")
            .fixed("autocomplete", "off")
            .fixed("spellcheck", "false")
            .value(value)
            .with("aria-describedby", &hint_id)
            .fixed_if(wrong.is_some(), "aria-invalid", "true")
            .on_input(oninput);
        let row = classed("div", "field__row")
            .el(classed("div", "box").maybe(sign(before)).el(box_))
            .el(said("span", "field__unit", after));
        classed(
            "div",
            if wrong.is_some() {
                "field field--error"
            } else {
                "field"
            },
        )
        .el(el("div").el(label).el(hint))
        .el(row)
        .maybe(wrong.map(|wrong| refusal(&hint_id, wrong)))
    }
}

/// Closes the fold and moves the keyboard to its head.
fn close(fold: &NodeRef) {
    let Some(details) = fold.cast::<web_sys::Element>() else {
        return;
    };
    let _ = details.remove_attribute("open");
    if let Ok(Some(summary)) = details.query_selector("summary")
        && let Ok(summary) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(summary)
    {
        crate::dom::focus_in_place(&summary);
    }
}
