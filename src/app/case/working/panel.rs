//! The working of a figure: a sum set out as on paper, from where it can be followed down, what the
//! paper prints beside it, and its source.

use crate::components::number_field::input_id;
use crate::components::series_cell::cell_id;
use crate::components::verdict::verdict;
use crate::el::{El, button, classed, el, hidden, said, text};
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
use casebook_model::working::{Origin, PartFigure, Piece, Working, text as line_text, working};
use yew::prelude::*;

/// The most ways a print could come out that are told.
const MOST_IMPLIED: usize = 4;

/// What the working of a figure is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct WorkingProps<'a> {
    /// The case.
    pub opened: &'a Opened,
    /// Its figures now.
    pub now: &'a Figures,
    /// What the reader changed.
    pub edits: &'a Edits,
    /// The figure.
    pub figure: &'a Figure,
    /// The figures above it, the topmost first.
    pub above: &'a [Figure],
    /// What the paper prints for it.
    pub beside: &'a [Beside],
    /// The reader follows the working to another figure.
    pub on_go: &'a Callback<Route>,
    /// The reader closes it.
    pub on_close: &'a Callback<()>,
    /// The reader wants to change an input: the id of its field.
    pub on_field: &'a Callback<String>,
}

/// A print of a figure, and what would have to be otherwise for it to come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    check: Check,
    would_hold: Vec<String>,
}

/// The prints of a figure. They are followed back once and not with every key: the paper's own
/// figures do not change.
#[must_use]
pub fn beside(opened: &Opened, figure: Option<&Figure>) -> Vec<Beside> {
    let Some((index, place)) = figure.and_then(|figure| opened.figure(figure)) else {
        return Vec::new();
    };
    opened
        .checks
        .iter()
        .filter(|check| check.quantity == index && check.place == place)
        .map(|check| Beside {
            check: check.clone(),
            would_hold: would_hold(opened, check),
        })
        .collect()
}

/// The working of a figure.
pub fn working_panel(props: WorkingProps<'_>) -> Html {
    let WorkingProps {
        opened,
        now,
        figure,
        beside,
        on_close,
        ..
    } = props;
    let told = opened
        .figure(figure)
        .and_then(|(index, place)| working(&opened.case, now, &opened.paper, index, &place));
    let close = on_close.reform(|_: MouseEvent| ());
    let head = classed("div", "working__head")
        .el(el("h2")
            .fixed("id", "working-title")
            .fixed("tabindex", "-1")
            .text("Where this figure comes from"))
        .el(button("link-button", "Close", close).fixed("id", "working-close"));
    let sheet = classed("div", "working").el(head);
    let sheet = match &told {
        Some(told) => {
            let pen = Sheet { props, told };
            sheet
                .html(pen.trail())
                .html(pen.head())
                .html(pen.origin())
                .each(beside.iter().map(|print| pen.print(print)))
                .html(pen.source())
        }
        None => sheet.el(el("h3").text("There is no such figure in this case")).el(el("p").text(
            "The address names a figure that this case does not have. Close this and press any figure of a table instead.",
        )),
    };
    classed("aside", "case__working")
        .fixed("id", "working")
        .fixed("aria-labelledby", "working-title")
        .el(sheet)
        .done()
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
            let mut line = format!(
                "{label}: {} instead of {}",
                value(figure.value),
                value(figure.instead_of)
            );
            if figure.not_whole {
                line.push_str(", which is no whole number");
            }
            Some(line)
        })
        .collect();
    if all > MOST_IMPLIED {
        let more = all.saturating_sub(MOST_IMPLIED);
        lines.push(format!(
            "and {} more",
            wording::count(more, "figure", "figures")
        ));
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
        let Some(Piece::Figure {
            quantity, place, ..
        }) = pieces.next()
        else {
            return None;
        };
        let part = told
            .parts
            .iter()
            .find(|part| part.quantity == *quantity && part.place == *place)?;
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
    props: WorkingProps<'a>,
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
    fn link(&self, figure: Figure, above: Vec<Figure>, inside: Html) -> El {
        let route = Route::Case {
            id: self.case().id.clone(),
            working: Some(figure),
            above,
        };
        let href = route.fragment();
        let on_go = self.props.on_go.clone();
        let go = Callback::from(move |event: MouseEvent| {
            // A new tab is the reader's own choice.
            if event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0 {
                return;
            }
            event.prevent_default();
            on_go.emit(route.clone());
        });
        el("a").set("href", href.into()).on_click(go).html(inside)
    }

    /// A link to a part of this figure.
    fn down(&self, index: QuantityIndex, place: &Place, inside: Html) -> El {
        let mut above = self.props.above.to_vec();
        above.push(self.props.figure.clone());
        self.link(self.props.opened.name(index, place), above, inside)
    }

    /// The label of a figure; its place only as far as it is not the place of this one.
    fn label(&self, quantity: &Quantity, place: &Place) -> String {
        if self.told.place.contains(place) {
            quantity.label.clone()
        } else {
            wording::figure_label(self.case(), quantity, place)
        }
    }

    fn trail(&self) -> Html {
        let above = self.props.above;
        if above.is_empty() {
            return Html::default();
        }
        let mut list = el("ol");
        for (position, figure) in above.iter().enumerate() {
            let Some((index, place)) = self.props.opened.figure(figure) else {
                continue;
            };
            let Some(quantity) = self.case().quantity(index) else {
                continue;
            };
            let label = wording::figure_label(self.case(), quantity, &place);
            let higher = above.iter().take(position).cloned().collect();
            list = list.el(el("li").el(self.link(figure.clone(), higher, text(&label))));
        }
        classed("nav", "trail")
            .fixed("aria-label", "The way down")
            .el(list)
            .done()
    }

    fn head(&self) -> Html {
        let Some(quantity) = self.quantity() else {
            return Html::default();
        };
        let label = wording::figure_label(self.case(), quantity, &self.told.place);
        let paper = self
            .props
            .opened
            .paper
            .at(self.case(), self.told.quantity, &self.told.place);
        let class = if paper == self.told.value {
            "working__figure"
        } else {
            "working__figure is-changed"
        };
        let mut head =
            el("div")
                .el(el("h3").text(&label))
                .el(said("p", class, &short_result(self.told)));
        if let Value::Needs(needs) = &self.told.value {
            let list = words::needs_list(self.case(), needs);
            head = head.el(aside(&["Still needed: ", &list, "."].concat()));
        }
        if let Some(note) = &quantity.note {
            head = head.el(aside(note));
        }
        head.done()
    }

    fn origin(&self) -> Html {
        match &self.told.origin {
            Origin::Formula {
                words,
                numbers,
                given,
                ..
            } => {
                let told = [&wording::raised(&line_text(words)), "."].concat();
                let mut origin = el("div").el(sentence(&told)).html(self.sum(numbers));
                if let Some((given, of)) = given {
                    origin = origin.el(aside(&format!("{given} of {of} figures given.")));
                }
                origin.done()
            }
            Origin::Input {
                given,
                paper,
                edited,
            } => self.input(given, paper, *edited),
            Origin::Calendar(calendar) => sentence(&[calendar.rule(), "."].concat()).done(),
        }
    }

    fn sum(&self, numbers: &[Piece]) -> Html {
        let sum = classed("ol", "sum");
        if let Some(lines) = lines(self.told, numbers) {
            return sum
                .each(lines.iter().map(|line| self.line(line.sign, line.part)))
                .html(self.result())
                .done();
        }
        let mut written = classed("p", "working__line");
        for piece in numbers {
            written = match piece {
                Piece::Text(text) => written.text(text),
                Piece::Figure {
                    quantity,
                    place,
                    text,
                } => {
                    let inside = said("span", "unbroken", text).done();
                    written.el(self.down(*quantity, place, inside))
                }
            };
        }
        let written = written
            .text(" = ")
            .el(said("b", "unbroken", &short_result(self.told)));
        let sum = sum
            .each(self.told.parts.iter().map(|part| self.line("", part)))
            .html(self.result());
        el("div").el(written).el(sum).done()
    }

    fn line(&self, sign: &'static str, part: &PartFigure) -> El {
        let Some(quantity) = self.case().quantity(part.quantity) else {
            return el("li");
        };
        let label = self.label(quantity, &part.place);
        let paper = self
            .props
            .opened
            .paper
            .at(self.case(), part.quantity, &part.place);
        let link = self.down(part.quantity, &part.place, text(&label));
        let value = self.value(quantity, &part.value, paper != part.value);
        el("li")
            .el(said("span", "sum__sign", sign))
            .el(link)
            .el(value)
    }

    fn result(&self) -> Html {
        let Some(quantity) = self.quantity() else {
            return Html::default();
        };
        classed("li", "sum__result")
            .el(said("span", "sum__sign", "="))
            .el(el("span").text(quantity.short_label()))
            .el(self.value(quantity, &self.told.value, false))
            .done()
    }

    /// A figure at the end of a line, its unit below it.
    fn value(&self, quantity: &Quantity, value: &Value, changed: bool) -> El {
        let (number, unit) = split(self.case(), quantity, value);
        let number = classed("b", if changed { "is-changed" } else { "" }).text(&number);
        let mut told = classed("span", "sum__value").el(number);
        if changed {
            told = told.el(hidden(", changed, "));
        }
        if !unit.is_empty() {
            told = told.text(" ").el(said("span", "sum__unit", &unit));
        }
        told
    }

    fn input(&self, given: &Given, paper: &str, edited: bool) -> Html {
        let Some((quantity, input)) = self.quantity().and_then(|q| Some((q, q.input()?))) else {
            return Html::default();
        };
        let first = match given {
            Given::Known {
                printed,
                takes: None,
            } => ["The paper prints ", &printed.text, "."].concat(),
            Given::Known {
                printed,
                takes: Some(_),
            } => [
                "The paper prints ",
                &printed.text,
                "; Casebook takes ",
                paper,
                ".",
            ]
            .concat(),
            Given::Assumed(_) => ["Casebook’s own assumption: ", paper, "."].concat(),
            Given::Needed => match &input.who {
                Some(who) => {
                    let who = wording::who(who);
                    ["The paper does not print it. Who would know: ", &who, "."].concat()
                }
                None => "The paper does not print it.".to_owned(),
            },
            Given::None => "It does not apply here.".to_owned(),
        };
        let mut told = el("div").el(sentence(&first));
        if edited {
            let done = edit::sentence(self.case(), self.props.edits, self.told.quantity);
            let mut what = if done.is_empty() {
                "You changed it. ".to_owned()
            } else {
                ["You changed it: ", &done, ". "].concat()
            };
            if !matches!(given, Given::Needed | Given::None) {
                what.push_str("The paper’s figure is ");
                what.push_str(paper);
                what.push('.');
            }
            told = told.el(el("p").text(&what));
        }
        if let Some(why) = &input.why {
            told = told.el(aside(why));
        }
        if *given != Given::None {
            let target = if quantity.axes.is_empty() {
                input_id(quantity)
            } else {
                let cell = self.case().cell_of(quantity, &self.told.place).unwrap_or(0);
                cell_id(self.props.opened, quantity, cell)
            };
            let change = self
                .props
                .on_field
                .reform(move |_: MouseEvent| target.clone());
            told = told.el(classed("div", "buttons").el(button("button", "Change it", change)));
        }
        told.done()
    }

    /// What the paper prints for this figure, and what that would mean where it differs.
    fn print(&self, beside: &Beside) -> El {
        let Beside { check, would_hold } = beside;
        let stack = classed("div", "stack");
        let Some(quantity) = self.quantity() else {
            return stack;
        };
        let case = self.case();
        let (title, sum) = match check.kind {
            Kind::Recalculated => ("Beside the print", "Paper’s own sum"),
            Kind::Foots => ("The sum of its printed parts", "Printed parts"),
        };
        let fact = |facts: El, what: &str, figure: &str| {
            facts.el(el("dt").text(what)).el(said("dd", "num", figure))
        };
        let mut facts = fact(classed("dl", "facts"), "Printed", &check.printed.text);
        facts = fact(facts, sum, &words::value(case, quantity, &check.calculated));
        if let Some(difference) = check.difference {
            let told = if difference.is_zero() {
                "none".to_owned()
            } else {
                words::figure(case, quantity, difference)
            };
            facts = fact(facts, "Difference", &told);
        }
        facts = facts
            .el(el("dt").text("Verdict"))
            .el(el("dd").html(verdict(check.verdict, None)));
        if check.kind == Kind::Recalculated && self.told.value != check.calculated {
            facts = fact(
                facts,
                "Now",
                &words::value(case, quantity, &self.told.value),
            );
        }
        let mut told = stack.el(el("h3").text(title)).el(facts);
        if let Some(because) = &check.because {
            told = told.el(el("p").text(because));
        }
        if !would_hold.is_empty() {
            let list = would_hold.iter().map(|line| el("li").text(line));
            told = told
                .el(el("p").text("The print would hold with one of these alone:"))
                .el(classed("ul", "bullets").each(list));
        }
        told
    }

    fn source(&self) -> Html {
        let opened = self.props.opened;
        let input = self
            .quantity()
            .and_then(Quantity::input)
            .map(|input| &input.source);
        let published = opened
            .checks
            .iter()
            .find(|check| check.quantity == self.told.quantity && check.place == self.told.place)
            .map(|check| &check.source);
        match input.or(published).filter(|source| !source.is_empty()) {
            Some(source) => classed("div", "stack")
                .el(el("h3").text("In the paper"))
                .el(aside(source))
                .done(),
            None => Html::default(),
        }
    }
}

fn aside(inside: &str) -> El {
    said("p", "aside", inside)
}

fn sentence(inside: &str) -> El {
    said("p", "sentence", inside)
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
