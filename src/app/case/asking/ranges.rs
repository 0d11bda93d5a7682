//! Where each figure may lie: as the case file or the print says, to be changed by the reader.

use super::asked::AskedProps;
use super::fields::{Pick, TextBox, pick, typed};
use crate::state::asking::Asking;
use casebook_analysis::questions::sure::Shape;
use casebook_exchange::asked::choices::Choice;
use casebook_exchange::asked::sure::{Asked, Range, SHAPES, Written, read};
use casebook_model::case::{Control, Quantity, QuantityIndex};
use casebook_model::order;
use yew::prelude::*;

/// The name of a range among what was chosen.
pub const RANGE: &str = "range";

/// One input with its range.
#[derive(Clone)]
struct Row<'a> {
    index: QuantityIndex,
    quantity: &'a Quantity,
    /// What is drawn of it.
    drawn: Option<&'a Range>,
    /// In words.
    words: String,
}

/// The inputs with their ranges, each to be changed.
pub fn ranges(props: &AskedProps, told: &Asked) -> Html {
    let case = &props.opened.case;
    let find = |name: &str| {
        let id = name.split('[').next().unwrap_or_default();
        case.find(id)
    };
    let drawn = told.drawn.iter().filter_map(|range| {
        let (index, quantity) = find(&range.input)?;
        Some(Row {
            index,
            quantity,
            drawn: Some(range),
            words: range.words.clone() + from(range),
        })
    });
    let is_drawn = |name: &str| {
        told.drawn
            .iter()
            .any(|it| it.input.split('[').next() == Some(name))
    };
    let held = told.held.iter().filter(|left| !is_drawn(&left.input));
    let held = held.filter_map(|left| {
        let (index, quantity) = find(&left.input)?;
        Some(Row {
            index,
            quantity,
            drawn: None,
            words: format!("Held at what it is: {}.", left.words),
        })
    });
    // What is stated of an input moves it nowhere: somebody may be typing there.
    let mut rows: Vec<Row<'_>> = drawn.chain(held).collect();
    order::by(&mut rows, |one: &Row<'_>, other| {
        one.index.cmp(&other.index)
    });
    html! {
        <details class="fold" id="sure-ranges">
            <summary>{ "Where each figure may lie" }</summary>
            <ul class="list">{ for rows.iter().map(|it| row(props, it)) }</ul>
        </details>
    }
}

/// Who says so.
fn from(range: &Range) -> &'static str {
    match range.from {
        "case" => ". Casebook’s range, not the paper’s.",
        "print" => ". The print leaves that open.",
        _ => ". So you say.",
    }
}

fn row(props: &AskedProps, it: &Row<'_>) -> Html {
    let Row {
        quantity,
        drawn,
        words,
        ..
    } = it;
    let is_number = quantity
        .input()
        .is_some_and(|input| input.control == Control::Number);
    let own = own(&props.asking, &quantity.id);
    let wrong = own.and_then(|line| read(&props.opened.case, line).err());
    let written = own.and_then(|line| Written::read(line).ok());
    let share = !quantity.axes.is_empty();
    // What was never stated begins with what it is.
    let begin = || {
        let range = drawn.filter(|_| !share);
        let text = |value: fn(&Range) -> &String| range.map(value).cloned().unwrap_or_default();
        Written {
            name: quantity.id.clone(),
            share,
            low: text(|it| &it.low),
            likely: text(|it| &it.likely),
            high: text(|it| &it.high),
            shape: (SHAPES.into_iter())
                .find(|(word, _)| range.is_some_and(|range| range.shape == *word))
                .map_or(Shape::Triangular, |(_, shape)| shape),
        }
    };
    let now = written.unwrap_or_else(begin);
    let on = |change: fn(&mut Written, String)| {
        let (asking, now) = (props.asking.clone(), now.clone());
        props.on_ask.reform(move |text: String| {
            let mut now = now.clone();
            change(&mut now, text);
            stated(&asking, &now)
        })
    };
    let field = |part: &'static str, label: &'static str, text: &str, on: Callback<String>| {
        typed(TextBox {
            id: ["sure-", &quantity.id, "-", part].concat(),
            label: label.to_owned(),
            text,
            otherwise: if share {
                "100%".to_owned()
            } else {
                String::new()
            },
            wrong: None,
            on,
        })
    };
    let shapes = SHAPES.map(|(word, _)| Choice {
        name: word.to_owned(),
        label: shape_words(word).to_owned(),
    });
    let shape = SHAPES.into_iter().find(|(_, shape)| *shape == now.shape);
    let take_back = {
        let (asking, id) = (props.asking.clone(), quantity.id.clone());
        props
            .on_ask
            .reform(move |_: MouseEvent| without(&asking, &id))
    };
    html! {
        <li key={&*quantity.id}>
            <b>{ &quantity.label }</b>
            <small>{ words }</small>
            if is_number {
                <details class="fold">
                    <summary>{ "Say otherwise" }<span class="visually-hidden">{ ": " }{ &quantity.label }</span></summary>
                    if share {
                        <p class="aside">{ "As shares of what each figure is, such as 90% and 110%: a series lies high or low as one." }</p>
                    }
                    <div class="group">
                        { field("low", "At least", &now.low, on(|it, text| it.low = text)) }
                        { field("likely", "Likeliest", &now.likely, on(|it, text| it.likely = text)) }
                        { field("high", "At most", &now.high, on(|it, text| it.high = text)) }
                        { pick(Pick {
                            id: ["sure-", &quantity.id, "-shape"].concat(),
                            label: "In between",
                            choices: &shapes,
                            now: shape.map_or("", |(word, _)| word),
                            on: on(|it, text| {
                                let shape = SHAPES.into_iter().find(|(word, _)| *word == text);
                                it.shape = shape.map_or(it.shape, |(_, shape)| shape);
                            }),
                        }) }
                    </div>
                    if let Some(wrong) = wrong {
                        <p class="field__error">{ wrong.words() }</p>
                    }
                    if own.is_some() {
                        <button class="button" type="button" onclick={take_back}>{ "Leave it as it was" }</button>
                    }
                </details>
            }
        </li>
    }
}

fn shape_words(word: &str) -> &'static str {
    match word {
        "uniform" => "all as likely",
        "pert" => "gathered around the likeliest",
        _ => "rising to the likeliest",
    }
}

/// What the reader says of an input.
fn own<'a>(asking: &'a Asking, id: &str) -> Option<&'a str> {
    asking.all(RANGE).find(|line| is_of(line, id))
}

fn is_of(line: &str, id: &str) -> bool {
    line.split_once('=').is_some_and(|(name, _)| name == id)
}

fn without(asking: &Asking, id: &str) -> Asking {
    let others = asking.all(RANGE).filter(|line| !is_of(line, id));
    let others: Vec<String> = others.map(str::to_owned).collect();
    let none = asking.clone().with(RANGE, "");
    others
        .iter()
        .fold(none, |asking, line| asking.and(RANGE, line))
}

/// With what the reader says of an input.
fn stated(asking: &Asking, now: &Written) -> Asking {
    let nothing = [&now.low, &now.likely, &now.high]
        .iter()
        .all(|it| it.is_empty());
    let line = if nothing { String::new() } else { now.text() };
    without(asking, &now.name).and(RANGE, &line)
}
