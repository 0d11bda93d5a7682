//! The working of a figure: a sum set out as on paper, from where it can be followed down, what the
//! paper prints beside it, and its source.

use crate::components::number_field::input_id;
use crate::components::series_cell::cell_id;
use crate::components::verdict::verdict;
use crate::opened::Opened;
use crate::route::{Figure, Route};
use crate::wording;
use casebook_analysis::checks::{Check, Kind, Verdict};
use casebook_analysis::implied::implied;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Given, Quantity, QuantityIndex};
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;
use casebook_model::working::{Origin, PartFigure, Piece, Working, text, working};
use std::rc::Rc;
use yew::prelude::*;

/// The most ways a print could come out that are told.
const MOST_IMPLIED: usize = 4;

/// Properties of [`WorkingPanel`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkingPanelProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// The figure.
    pub figure: Figure,
    /// The figures above it, the topmost first.
    pub above: Vec<Figure>,
    /// The reader follows the working to another figure.
    pub on_go: Callback<Route>,
    /// The reader closes it.
    pub on_close: Callback<()>,
    /// The reader wants to change an input: the id of its field.
    pub on_field: Callback<String>,
}

/// The working of a figure.
#[component]
pub fn WorkingPanel(props: &WorkingPanelProps) -> Html {
    let WorkingPanelProps { opened, now, figure, on_close, .. } = props;
    let case = &opened.case;
    let found = opened.figure(figure);
    let told = found
        .as_ref()
        .and_then(|(index, place)| working(case, now, &opened.paper, *index, place));
    // A print is followed back once, not with every key: the paper's own figures do not change.
    let beside = use_memo((Rc::clone(opened), figure.clone()), |(opened, figure)| {
        let Some((index, place)) = opened.figure(figure) else { return Vec::new() };
        opened
            .checks
            .iter()
            .filter(|check| check.quantity == index && check.place == place)
            .map(|check| (check.clone(), would_hold(opened, check)))
            .collect()
    });
    let onkeydown = {
        let on_close = on_close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                on_close.emit(());
            }
        })
    };
    let body = match &told {
        Some(told) => {
            let sheet = Sheet { props, told };
            html! {
                <>
                    { sheet.trail() }
                    { sheet.head() }
                    { sheet.origin() }
                    { for beside.iter().map(|(check, means)| sheet.print(check, means)) }
                    { sheet.source() }
                </>
            }
        }
        None => html! {
            <div>
                <h3>{ "There is no such figure in this case" }</h3>
                <p>{ "The address names a figure that this case does not have. Close this and press any figure of a table instead." }</p>
            </div>
        },
    };
    html! {
        <aside class="case__working" id="working" aria-labelledby="working-title" {onkeydown}>
            <div class="working">
                <div class="working__head">
                    <h2 id="working-title" tabindex="-1">{ "Where this figure comes from" }</h2>
                    <button class="link-button" type="button" id="working-close" onclick={on_close.reform(|_: MouseEvent| ())}>{ "Close" }</button>
                </div>
                { body }
            </div>
        </aside>
    }
}

/// What would have to be otherwise for a print to come out; empty where it does.
fn would_hold(opened: &Opened, check: &Check) -> Vec<String> {
    if check.verdict != Verdict::Differs {
        return Vec::new();
    }
    let case = &opened.case;
    let found = implied(case, &opened.paper, check);
    let all = found.figures.len();
    let mut lines: Vec<String> = found
        .figures
        .iter()
        .take(MOST_IMPLIED)
        .filter_map(|figure| {
            let quantity = case.quantity(figure.quantity)?;
            let value = |value| edit::input_words(case, quantity, value);
            let label = wording::figure_label(case, quantity, &figure.place);
            let mut line = format!("{label}: {} instead of {}", value(figure.value), value(figure.instead_of));
            if figure.not_whole {
                line.push_str(", which is no whole number");
            }
            Some(line)
        })
        .collect();
    if all > MOST_IMPLIED {
        let more = all.saturating_sub(MOST_IMPLIED);
        lines.push(format!("and {} more", wording::count(more, "figure", "figures")));
    }
    lines
}

/// One line of a sum: the sign before it and the figure.
struct Line<'a> {
    sign: &'static str,
    part: &'a PartFigure,
}

/// The signs by which a formula is set out line by line.
fn line_sign(text: &str) -> Option<&'static str> {
    Some(match text {
        " + " => "+",
        " − " => "−",
        " × " => "×",
        " ÷ " => "÷",
        _ => return None,
    })
}

/// A formula as lines of figures with signs between; `None` if it is not that simple. Sums and
/// products are not mixed, or the lines would say another sum than the formula.
fn lines<'a>(told: &'a Working, numbers: &[Piece]) -> Option<Vec<Line<'a>>> {
    let mut lines = Vec::new();
    let mut sign = "";
    let mut kinds = Vec::new();
    let mut pieces = numbers.iter();
    loop {
        let Some(Piece::Figure { quantity, place, .. }) = pieces.next() else { return None };
        let part =
            told.parts.iter().find(|part| part.quantity == *quantity && part.place == *place)?;
        if !matches!(part.value, Value::Number(_) | Value::Needs(_)) {
            return None;
        }
        lines.push(Line { sign, part });
        match pieces.next() {
            None => break,
            Some(Piece::Text(text)) => {
                sign = line_sign(text)?;
                kinds.push(matches!(sign, "×" | "÷"));
            }
            Some(Piece::Figure { .. }) => return None,
        }
    }
    let mixed = kinds.windows(2).any(|pair| pair.first() != pair.last());
    (!mixed).then_some(lines)
}

struct Sheet<'a> {
    props: &'a WorkingPanelProps,
    told: &'a Working,
}

impl Sheet<'_> {
    fn case(&self) -> &Case {
        &self.props.opened.case
    }

    fn quantity(&self) -> Option<&Quantity> {
        self.case().quantity(self.told.quantity)
    }

    /// A link to the working of another figure.
    fn link(&self, figure: Figure, above: Vec<Figure>, text: Html) -> Html {
        let route = Route::Case {
            id: self.case().id.clone(),
            working: Some(figure),
            above,
        };
        let href = route.fragment();
        let on_go = self.props.on_go.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            // A new tab is the reader's own choice.
            if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
                return;
            }
            event.prevent_default();
            on_go.emit(route.clone());
        });
        html! { <a {href} {onclick}>{ text }</a> }
    }

    /// A link to a part of this figure.
    fn down(&self, index: QuantityIndex, place: &Place, text: Html) -> Html {
        let mut above = self.props.above.clone();
        above.push(self.props.figure.clone());
        self.link(self.props.opened.name(index, place), above, text)
    }

    fn trail(&self) -> Html {
        if self.props.above.is_empty() {
            return Html::default();
        }
        html! {
            <nav class="trail" aria-label="The way down"><ol>
                { for self.props.above.iter().enumerate().filter_map(|(position, figure)| {
                    let (index, place) = self.props.opened.figure(figure)?;
                    let quantity = self.case().quantity(index)?;
                    let label = wording::figure_label(self.case(), quantity, &place);
                    let above = self.props.above.iter().take(position).cloned().collect();
                    Some(html! { <li>{ self.link(figure.clone(), above, label.into()) }</li> })
                }) }
            </ol></nav>
        }
    }

    fn head(&self) -> Html {
        let Some(quantity) = self.quantity() else { return Html::default() };
        let label = wording::figure_label(self.case(), quantity, &self.told.place);
        let changed = self.props.opened.paper.at(self.case(), self.told.quantity, &self.told.place)
            != self.told.value;
        html! {
            <div>
                <h3>{ label }</h3>
                <p class={classes!("working__figure", changed.then_some("is-changed"))}>{ short_result(self.told) }</p>
                if let Value::Needs(needs) = &self.told.value {
                    <p class="aside">{ "Still needed: " }{ words::needs_list(self.case(), needs) }{ "." }</p>
                }
                if let Some(note) = &quantity.note {
                    <p class="aside">{ note }</p>
                }
            </div>
        }
    }

    fn origin(&self) -> Html {
        match &self.told.origin {
            Origin::Formula { words, numbers, given, .. } => html! {
                <>
                    <p class="sentence">{ wording::raised(&text(words)) }{ "." }</p>
                    { self.sum(numbers) }
                    if let Some((given, of)) = given {
                        <p class="aside">{ format!("{given} of {of} figures given.") }</p>
                    }
                </>
            },
            Origin::Input { given, paper, edited } => self.input(given, paper, *edited),
            Origin::Calendar(calendar) => html! { <p class="sentence">{ calendar.rule() }</p> },
        }
    }

    fn sum(&self, numbers: &[Piece]) -> Html {
        match lines(self.told, numbers) {
            Some(lines) => html! {
                <ol class="sum">
                    { for lines.iter().map(|line| self.line(line.sign, line.part)) }
                    { self.result() }
                </ol>
            },
            None => html! {
                <>
                    <p class="working__line">
                        { for numbers.iter().map(|piece| match piece {
                            Piece::Text(text) => text.clone().into(),
                            Piece::Figure { quantity, place, text } => {
                                let text = html! { <span class="unbroken">{ text }</span> };
                                self.down(*quantity, place, text)
                            }
                        }) }
                        { " = " }<b class="unbroken">{ short_result(self.told) }</b>
                    </p>
                    <ol class="sum">
                        { for self.told.parts.iter().map(|part| self.line("", part)) }
                        { self.result() }
                    </ol>
                </>
            },
        }
    }

    fn line(&self, sign: &'static str, part: &PartFigure) -> Html {
        let Some(quantity) = self.case().quantity(part.quantity) else { return Html::default() };
        let label = wording::figure_label(self.case(), quantity, &part.place);
        let changed =
            self.props.opened.paper.at(self.case(), part.quantity, &part.place) != part.value;
        let (number, unit) = split(self.case(), quantity, &part.value);
        html! {
            <li>
                <span class="sum__sign">{ sign }</span>
                { self.down(part.quantity, &part.place, label.into()) }
                <span class="sum__value">
                    <b class={changed.then_some("is-changed")}>{ number }</b>
                    if changed { <span class="visually-hidden">{ ", changed, " }</span> }
                    if !unit.is_empty() { { " " }<span class="sum__unit">{ unit }</span> }
                </span>
            </li>
        }
    }

    fn result(&self) -> Html {
        let Some(quantity) = self.quantity() else { return Html::default() };
        let (number, unit) = split(self.case(), quantity, &self.told.value);
        html! {
            <li class="sum__result">
                <span class="sum__sign">{ "=" }</span>
                <span>{ quantity.short_label() }</span>
                <span class="sum__value">
                    <b>{ number }</b>
                    if !unit.is_empty() { { " " }<span class="sum__unit">{ unit }</span> }
                </span>
            </li>
        }
    }

    fn input(&self, given: &Given, paper: &str, edited: bool) -> Html {
        let Some((quantity, input)) = self.quantity().and_then(|q| Some((q, q.input()?))) else {
            return Html::default();
        };
        let first = match given {
            Given::Known { printed, takes: None } => format!("The paper prints {}.", printed.text),
            Given::Known { printed, takes: Some(_) } => {
                format!("The paper prints {}; Casebook takes {paper}.", printed.text)
            }
            Given::Assumed(_) => format!("Casebook’s own assumption: {paper}."),
            Given::Needed => match &input.who {
                Some(who) => format!("The paper does not print it. Who would know: {}.", wording::lowered(who)),
                None => "The paper does not print it.".to_owned(),
            },
            Given::None => "It does not apply here.".to_owned(),
        };
        let sentence = edit::sentence(self.case(), &self.props.edits, self.told.quantity);
        let target = match quantity.axes.is_empty() {
            true => input_id(quantity),
            false => {
                let cell = self.case().cell_of(quantity, &self.told.place).unwrap_or(0);
                cell_id(&self.props.opened, quantity, cell)
            }
        };
        let change = self.props.on_field.reform(move |_: MouseEvent| target.clone());
        html! {
            <>
                <p class="sentence">{ first }</p>
                if edited {
                    <p>
                        { "You changed it" }
                        if !sentence.is_empty() { { ": " }{ sentence } }
                        { ". " }
                        if !matches!(given, Given::Needed | Given::None) { { "The paper’s figure is " }{ paper }{ "." } }
                    </p>
                }
                if let Some(why) = &input.why {
                    <p class="aside">{ why }</p>
                }
                if *given != Given::None {
                    <div class="buttons">
                        <button class="button" type="button" onclick={change}>{ "Change it" }</button>
                    </div>
                }
            </>
        }
    }

    /// What the paper prints for this figure, and what that would mean where it differs.
    fn print(&self, check: &Check, would_hold: &[String]) -> Html {
        let Some(quantity) = self.quantity() else { return Html::default() };
        let case = self.case();
        let (title, sum) = match check.kind {
            Kind::Recalculated => ("Beside the print", "Paper’s own sum"),
            Kind::Foots => ("The sum of its printed parts", "Printed parts"),
        };
        let difference = match check.difference {
            None => None,
            Some(difference) if difference.is_zero() => Some("none".to_owned()),
            Some(difference) => Some(words::figure(case, quantity, difference)),
        };
        let now = (check.kind == Kind::Recalculated && self.told.value != check.calculated)
            .then(|| words::value(case, quantity, &self.told.value));
        html! {
            <div class="stack">
                <h3>{ title }</h3>
                <dl class="facts">
                    <dt>{ "Printed" }</dt><dd class="num">{ check.printed.text.clone() }</dd>
                    <dt>{ sum }</dt><dd class="num">{ words::value(case, quantity, &check.calculated) }</dd>
                    if let Some(difference) = difference {
                        <dt>{ "Difference" }</dt><dd class="num">{ difference }</dd>
                    }
                    <dt>{ "Verdict" }</dt><dd>{ verdict(check.verdict, None) }</dd>
                    if let Some(now) = now {
                        <dt>{ "Now" }</dt><dd class="num">{ now }</dd>
                    }
                </dl>
                if let Some(because) = &check.because {
                    <p>{ because }</p>
                }
                if !would_hold.is_empty() {
                    <p>{ "The print would hold with one of these alone:" }</p>
                    <ul class="bullets">{ for would_hold.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                }
            </div>
        }
    }

    fn source(&self) -> Html {
        let opened = &self.props.opened;
        let input = self.quantity().and_then(Quantity::input).map(|input| input.source.clone());
        let published = opened
            .checks
            .iter()
            .find(|check| check.quantity == self.told.quantity && check.place == self.told.place)
            .map(|check| check.source.clone());
        match input.or(published).filter(|source| !source.is_empty()) {
            Some(source) => html! {
                <div class="stack">
                    <h3>{ "In the paper" }</h3>
                    <p class="aside">{ source }</p>
                </div>
            },
            None => Html::default(),
        }
    }
}

/// The result in words; for what is needed only that, since the list stands below it.
fn short_result(told: &Working) -> String {
    match &told.value {
        Value::Needs(_) => "needs figures".to_owned(),
        _ => told.result.clone(),
    }
}

/// A figure as a number and the words of its unit.
fn split(case: &Case, quantity: &Quantity, value: &Value) -> (String, String) {
    let Value::Number(number) = value else {
        let text = match value {
            Value::Needs(_) => "needed".to_owned(),
            value => words::value(case, quantity, value),
        };
        return (text, String::new());
    };
    let all = edit::input_words(case, quantity, *number);
    let one = words::shown(&quantity.unit, *number).abs() == casebook_model::Decimal::ONE;
    let unit = quantity.unit.words(&case.units, !one);
    match all.strip_suffix(unit.as_str()) {
        Some(number) if !unit.is_empty() => (number.trim_end().to_owned(), unit),
        _ => (all, String::new()),
    }
}
