//! The language of formulas, from text to tree. Names are resolved and units checked in
//! [`super::resolve`].
//!
//! ```text
//! formula    = "if" formula "then" formula "else" formula | fallback
//! fallback   = either { "otherwise" either }
//! either     = both { "or" both }
//! both       = denial { "and" denial }
//! denial     = "not" denial | comparison
//! comparison = sum [ ("<" | "<=" | "=" | "!=" | ">=" | ">") sum ]
//! sum        = product { ("+" | "-") product }
//! product    = signed { ("*" | "/") signed }
//! signed     = "-" signed | power
//! power      = single [ "^" [ "-" ] single ]
//! single     = number | text | name | call | "none" | "yes" | "no" | "(" formula ")"
//! number     = digits [ "." digits ] [ "%" | "[" unit "]" ]      digits may hold "_": 1_000
//! text       = '"' … '"' | "'" … "'"
//! call       = name "(" formula { argument } ")"
//! argument   = "," formula
//!            | "," name "=" formula                                (start = …, scenario = "low")
//!            | "over" stretch { "," stretch }
//!            | "to" formula                                        (round(x to 1000))
//! stretch    = name [ "from" text "to" text ]
//! ```

use super::signatures::{Named, Plain, signature};
use core::ops::Range;
use rust_decimal::Decimal;

/// How deep brackets and calls may nest; no sum that a person can follow comes near.
pub const DEEPEST: usize = 64;

/// How many times a formula may join two figures: a chain of sums nests as deeply as it is long.
pub const MOST_JOINS: usize = 100;

/// The longest formula, in bytes.
pub const LONGEST: usize = 4000;

/// A formula as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Syntax {
    /// What it is.
    pub node: Node,
    /// Where in the text.
    pub at: Range<usize>,
}

/// The kinds of formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A number, whether per cent, and its unit as written.
    Number(Decimal, bool, Option<String>),
    /// A quoted text: the id of an item or option.
    Text(String),
    /// A name.
    Name(String),
    /// `none`
    None,
    /// `yes` or `no`
    Truth(bool),
    /// `-x`
    Negate(Box<Syntax>),
    /// `not x`
    Not(Box<Syntax>),
    /// Two formulas joined.
    Join(crate::expr::Operator, Box<Syntax>, Box<Syntax>),
    /// `if … then … else …`
    If(Box<Syntax>, Box<Syntax>, Box<Syntax>),
    /// `x otherwise y`
    Otherwise(Box<Syntax>, Box<Syntax>),
    /// A call.
    Call(Call),
}

/// A call and its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The function's name.
    pub name: String,
    /// Arguments without a name.
    pub plain: Vec<Syntax>,
    /// Arguments with a name.
    pub named: Vec<(String, Syntax)>,
    /// What stands after `over`.
    pub over: Vec<StretchSyntax>,
    /// What stands after `to`.
    pub to: Option<Box<Syntax>>,
}

/// An axis, or part of one.
#[derive(Clone, Debug, PartialEq)]
pub struct StretchSyntax {
    /// The axis.
    pub axis: String,
    /// First and last item.
    pub part: Option<(String, String)>,
    /// Where in the text.
    pub at: Range<usize>,
}

/// What is wrong with a formula's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where in the text.
    pub at: usize,
    /// What is wrong, in a sentence without a full stop.
    pub what: String,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(Decimal, bool),
    Unit(String),
    Text(String),
    Name(String),
    Sign(&'static str),
    End,
}

impl Token {
    fn words(&self) -> String {
        match self {
            Self::Number(number, percent) => {
                format!("the number {number}{}", if *percent { "%" } else { "" })
            }
            Self::Unit(unit) => format!("the unit [{unit}]"),
            Self::Text(text) => format!("the text \"{text}\""),
            Self::Name(name) => format!("`{name}`"),
            Self::Sign(sign) => format!("`{sign}`"),
            Self::End => "the end of the formula".to_owned(),
        }
    }
}

const SIGNS: [&str; 15] = [
    "<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", ",", "−",
];

/// What spreadsheets and habit write, and how it is written here.
const OTHERWISE_WRITTEN: [(&str, &str); 18] = [
    ("**", "^"),
    ("²", "^ 2"),
    ("³", "^ 3"),
    ("×", "*"),
    ("·", "*"),
    ("÷", "/"),
    ("½", "0.5"),
    ("¼", "0.25"),
    ("¾", "0.75"),
    ("⅓", "1 / 3"),
    ("⅔", "2 / 3"),
    ("<>", "!="),
    ("≠", "!="),
    ("==", "="),
    ("≤", "<="),
    ("≥", ">="),
    ("&&", "and"),
    ("||", "or"),
];

struct Tokens<'a> {
    text: &'a str,
    place: usize,
}

impl Tokens<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.place..).unwrap_or_default()
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let taken: String = self.rest().chars().take_while(|c| wanted(*c)).collect();
        self.place = self.place.saturating_add(taken.len());
        taken
    }

    fn error<T>(&self, what: impl Into<String>) -> Result<T, SyntaxError> {
        Err(SyntaxError {
            at: self.place,
            what: what.into(),
        })
    }

    fn next(&mut self) -> Result<(Token, Range<usize>), SyntaxError> {
        self.take_while(char::is_whitespace);
        let start = self.place;
        let token = self.token()?;
        Ok((token, start..self.place))
    }

    fn token(&mut self) -> Result<Token, SyntaxError> {
        let Some(first) = self.rest().chars().next() else {
            return Ok(Token::End);
        };
        if first.is_ascii_digit() {
            return self.number();
        }
        if first.is_ascii_alphabetic() || first == '_' {
            return self.word();
        }
        if matches!(first, '"' | '\'' | '[') {
            return self.enclosed(first);
        }
        for (habit, sign) in OTHERWISE_WRITTEN {
            if self.rest().starts_with(habit) {
                return self.error(format!("`{habit}` is written `{sign}` in a formula"));
            }
        }
        for sign in SIGNS {
            if self.rest().starts_with(sign) {
                self.place = self.place.saturating_add(sign.len());
                return Ok(Token::Sign(if sign == "−" { "-" } else { sign }));
            }
        }
        match first {
            '%' => self.error("`%` stands right behind a number, without a space, as in `50%`"),
            '–' | '—' | '‐' | '‑' => {
                self.error(format!("`{first}` is a dash; a minus is written `-`"))
            }
            '“' | '”' | '„' | '‘' | '’' => self.error(format!(
                "`{first}` is a curly quote; the id of an item or option stands in straight ones, as 'low'"
            )),
            '.' => self.error("a figure below one is written with its nought, as in `0.5`"),
            '£' => self.error("an amount of money is written with its unit, as in `1 [£]`"),
            ';' => self.error("`;` has no meaning in a formula; what a function takes is parted by `,`"),
            '{' | '}' => self.error(format!(
                "`{first}` has no meaning in a formula; brackets are round, as in `(a + b)`"
            )),
            c if crate::amount::is_invisible(c) => {
                self.error(format!("there is {}", super::fault::invisible_words(c)))
            }
            c => self.error(format!("`{c}` has no meaning in a formula")),
        }
    }

    /// A name or a word of the grammar, which is written in small letters.
    fn word(&mut self) -> Result<Token, SyntaxError> {
        let start = self.place;
        let word = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
        let small = word.to_ascii_lowercase();
        if small != word && KEYWORDS.contains(&small.as_str()) {
            let follows = if small == "if" {
                "; it is written `if a > b then x else y`"
            } else {
                ""
            };
            self.place = start;
            return self.error(format!(
                "`{word}` is written in small letters, as `{small}`{follows}"
            ));
        }
        Ok(Token::Name(word))
    }

    /// What stands right behind a number and makes it larger: `10k`, `2e3`.
    fn scale_behind(&self) -> Option<String> {
        let behind: String = self
            .rest()
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let small = behind.to_ascii_lowercase();
        let exponent = small
            .strip_prefix('e')
            .is_some_and(|power| !power.is_empty() && power.bytes().all(|b| b.is_ascii_digit()));
        (exponent || matches!(small.as_str(), "k" | "m" | "mn" | "bn")).then_some(behind)
    }

    fn number(&mut self) -> Result<Token, SyntaxError> {
        let start = self.place;
        let digits = self.take_while(|c| c.is_ascii_digit() || c == '_' || c == '.');
        let plain = digits.replace('_', "");
        if self.rest().starts_with(',')
            && self
                .rest()
                .chars()
                .skip(1)
                .take(3)
                .filter(char::is_ascii_digit)
                .count()
                == 3
        {
            return self.error("thousands in a formula are parted by `_`, as in 1_000");
        }
        let Ok(mut value) = Decimal::from_str_exact(&plain) else {
            self.place = start;
            return self.error(format!(
                "`{digits}` is not a number that can be held exactly"
            ));
        };
        if let Some(behind) = self.scale_behind() {
            self.place = start;
            return self.error(format!(
                "`{digits}{behind}` is written in full, as in `1_000` or `1_000_000`"
            ));
        }
        let percent = self.rest().starts_with('%');
        if percent {
            self.place = self.place.saturating_add(1);
            let Some(share) = value.checked_mul(Decimal::new(1, 2)) else {
                return self.error(format!(
                    "`{digits}%` is not a number that can be held exactly"
                ));
            };
            value = share;
        }
        Ok(Token::Number(value.normalize(), percent))
    }

    fn enclosed(&mut self, open: char) -> Result<Token, SyntaxError> {
        let close = if open == '[' { ']' } else { open };
        self.place = self.place.saturating_add(1);
        let inside = self.take_while(|c| c != close);
        if self.rest().is_empty() {
            return self.error(format!("`{open}` is opened and not closed"));
        }
        self.place = self.place.saturating_add(1);
        Ok(if open == '[' {
            Token::Unit(inside)
        } else {
            Token::Text(inside)
        })
    }
}

/// How tightly comparisons bind.
const COMPARISON: usize = 2;

struct Parser<'a> {
    tokens: Tokens<'a>,
    token: Token,
    at: Range<usize>,
    end: usize,
    depth: usize,
    joins: usize,
}

/// Reads a formula.
///
/// # Errors
/// With the first thing that does not fit the grammar.
pub fn parse(text: &str) -> Result<Syntax, SyntaxError> {
    if text.len() > LONGEST {
        return Err(SyntaxError {
            at: 0,
            what: format!("the formula is longer than {LONGEST} characters; part it in steps"),
        });
    }
    let mut parser = Parser {
        tokens: Tokens { text, place: 0 },
        token: Token::End,
        at: 0..0,
        end: 0,
        depth: 0,
        joins: 0,
    };
    parser.advance()?;
    if parser.is_sign("=") {
        return parser.error_at("a formula begins without the `=` of a spreadsheet");
    }
    let formula = parser.formula()?;
    match parser.token {
        Token::End => Ok(formula),
        Token::Name(_) | Token::Number(..) | Token::Text(_) | Token::Sign("(") => {
            parser.unexpected("`+`, `-`, `*` or `/` between two figures")
        }
        _ => parser.unexpected("the end of the formula"),
    }
}

impl Parser<'_> {
    fn advance(&mut self) -> Result<Token, SyntaxError> {
        let (token, at) = self.tokens.next()?;
        self.end = self.at.end;
        self.at = at;
        Ok(core::mem::replace(&mut self.token, token))
    }

    fn unexpected<T>(&self, expected: &str) -> Result<T, SyntaxError> {
        Err(SyntaxError {
            at: self.at.start,
            what: format!("expected {expected}, found {}", self.token.words()),
        })
    }

    fn error_at<T>(&self, what: &str) -> Result<T, SyntaxError> {
        Err(SyntaxError {
            at: self.at.start,
            what: what.to_owned(),
        })
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.token, Token::Sign(found) if found == sign)
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(&self.token, Token::Name(found) if found == word)
    }

    fn take_sign(&mut self, sign: &str) -> Result<bool, SyntaxError> {
        let found = self.is_sign(sign);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    fn take_word(&mut self, word: &str) -> Result<bool, SyntaxError> {
        let found = self.is_word(word);
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    fn need_sign(&mut self, sign: &str) -> Result<(), SyntaxError> {
        if self.take_sign(sign)? {
            Ok(())
        } else if sign == ")" && self.token == Token::End {
            self.error_at("a bracket is opened and not closed: `)` is missing")
        } else {
            self.unexpected(&format!("`{sign}`"))
        }
    }

    fn need_word(&mut self, word: &str) -> Result<(), SyntaxError> {
        if self.take_word(word)? {
            Ok(())
        } else {
            self.unexpected(&format!("`{word}`"))
        }
    }

    fn name(&mut self, what: &str) -> Result<String, SyntaxError> {
        match &self.token {
            Token::Name(name) => {
                let name = name.clone();
                self.advance()?;
                Ok(name)
            }
            _ => self.unexpected(what),
        }
    }

    fn text(&mut self, what: &str) -> Result<String, SyntaxError> {
        match &self.token {
            Token::Text(text) => {
                let text = text.clone();
                self.advance()?;
                Ok(text)
            }
            _ => self.unexpected(what),
        }
    }

    fn formula(&mut self) -> Result<Syntax, SyntaxError> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            return Err(SyntaxError {
                at: self.at.start,
                what: format!("the formula nests more than {DEEPEST} deep; part it in steps"),
            });
        }
        let start = self.at.start;
        let formula = if self.take_word("if")? {
            let condition = match self.formula() {
                Ok(condition) => Box::new(condition),
                // As a spreadsheet has it: if(a > b, 1, 2).
                Err(_) if self.is_sign(",") => return self.error_at(IF_WITH_COMMAS),
                Err(error) => return Err(error),
            };
            if self.is_sign(",") {
                return self.error_at(IF_WITH_COMMAS);
            }
            self.need_word("then")?;
            let then = Box::new(self.formula()?);
            self.need_word("else")?;
            let otherwise = Box::new(self.formula()?);
            self.made(start, Node::If(condition, then, otherwise))
        } else {
            self.fallback()?
        };
        self.depth = self.depth.saturating_sub(1);
        Ok(formula)
    }

    fn made(&self, start: usize, node: Node) -> Syntax {
        Syntax {
            node,
            at: start..self.end.max(start),
        }
    }

    fn fallback(&mut self) -> Result<Syntax, SyntaxError> {
        let start = self.at.start;
        let mut left = self.joined(0)?;
        while self.take_word("otherwise")? {
            self.one_more_join()?;
            let right = self.joined(0)?;
            left = self.made(start, Node::Otherwise(Box::new(left), Box::new(right)));
        }
        Ok(left)
    }

    /// Formulas joined by operators that bind at least as tightly as `level`: or, and,
    /// comparison, sum, product. One call for all levels keeps nesting shallow on the stack.
    fn joined(&mut self, level: usize) -> Result<Syntax, SyntaxError> {
        let start = self.at.start;
        let mut left = if self.take_word("not")? {
            self.deeper()?;
            let denied = self.joined(COMPARISON)?;
            self.depth = self.depth.saturating_sub(1);
            self.made(start, Node::Not(Box::new(denied)))
        } else {
            self.signed()?
        };
        while let Some((operator, own)) = self.operator().filter(|(_, own)| *own >= level) {
            self.advance()?;
            self.one_more_join()?;
            let right = self.joined(own.saturating_add(1))?;
            left = self.made(start, Node::Join(operator, Box::new(left), Box::new(right)));
            if own == COMPARISON && self.operator().is_some_and(|(_, next)| next == COMPARISON) {
                return self.unexpected("one comparison at a time");
            }
        }
        Ok(left)
    }

    fn one_more_join(&mut self) -> Result<(), SyntaxError> {
        self.joins = self.joins.saturating_add(1);
        if self.joins > MOST_JOINS {
            return Err(SyntaxError {
                at: self.at.start,
                what: format!("the formula joins more than {MOST_JOINS} figures; part it in steps"),
            });
        }
        Ok(())
    }

    fn deeper(&mut self) -> Result<(), SyntaxError> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            return Err(SyntaxError {
                at: self.at.start,
                what: format!("the formula nests more than {DEEPEST} deep; part it in steps"),
            });
        }
        Ok(())
    }

    /// The operator here, and how tightly it binds.
    fn operator(&self) -> Option<(crate::expr::Operator, usize)> {
        use crate::expr::Operator as O;
        Some(match &self.token {
            Token::Name(word) if word == "or" => (O::Or, 0),
            Token::Name(word) if word == "and" => (O::And, 1),
            Token::Sign("<") => (O::Less, COMPARISON),
            Token::Sign("<=") => (O::AtMost, COMPARISON),
            Token::Sign("=") => (O::Equal, COMPARISON),
            Token::Sign("!=") => (O::NotEqual, COMPARISON),
            Token::Sign(">=") => (O::AtLeast, COMPARISON),
            Token::Sign(">") => (O::More, COMPARISON),
            Token::Sign("+") => (O::Plus, 3),
            Token::Sign("-") => (O::Minus, 3),
            Token::Sign("*") => (O::Times, 4),
            Token::Sign("/") => (O::Over, 4),
            _ => return None,
        })
    }

    fn signed(&mut self) -> Result<Syntax, SyntaxError> {
        let start = self.at.start;
        if self.take_sign("-")? {
            self.deeper()?;
            let inside = self.signed()?;
            self.depth = self.depth.saturating_sub(1);
            return Ok(self.made(start, Node::Negate(Box::new(inside))));
        }
        let base = self.single()?;
        if !self.take_sign("^")? {
            return Ok(base);
        }
        self.one_more_join()?;
        let start_of_exponent = self.at.start;
        let below = self.take_sign("-")?;
        let exponent = self.single()?;
        let exponent = match below {
            true => self.made(start_of_exponent, Node::Negate(Box::new(exponent))),
            false => exponent,
        };
        if self.is_sign("^") {
            return self.error_at("one power at a time; brackets say which comes first");
        }
        let operator = crate::expr::Operator::Power;
        Ok(self.made(
            start,
            Node::Join(operator, Box::new(base), Box::new(exponent)),
        ))
    }

    fn single(&mut self) -> Result<Syntax, SyntaxError> {
        let start = self.at.start;
        match self.token.clone() {
            Token::Number(value, percent) => {
                self.advance()?;
                let unit = match self.token.clone() {
                    Token::Unit(_) if percent => {
                        return self.unexpected("no unit after a number in per cent");
                    }
                    Token::Unit(unit) => {
                        self.advance()?;
                        Some(unit)
                    }
                    Token::Name(word) if !KEYWORDS.contains(&word.as_str()) => {
                        return self.behind_a_number(start, &word);
                    }
                    _ => None,
                };
                Ok(self.made(start, Node::Number(value, percent, unit)))
            }
            Token::Text(text) => {
                self.advance()?;
                Ok(self.made(start, Node::Text(text)))
            }
            Token::Sign("(") => {
                self.advance()?;
                let inside = self.formula()?;
                self.need_sign(")")?;
                Ok(inside)
            }
            Token::Name(name) => self.named(start, name),
            _ => self.unexpected("a number, a name or a bracket"),
        }
    }

    /// A word behind a number: per cent, or a unit without its brackets.
    fn behind_a_number<T>(&self, start: usize, word: &str) -> Result<T, SyntaxError> {
        let number = self
            .tokens
            .text
            .get(start..self.end)
            .unwrap_or_default()
            .trim();
        let rest = self.tokens.rest().trim_start();
        if matches!(word, "percent" | "pct") || word == "per" && rest.starts_with("cent") {
            return self.error_at(&format!("per cent is written as a sign, as in `{number}%`"));
        }
        self.unexpected(&format!(
            "`+`, `-`, `*` or `/` between two figures, or a unit in its brackets, as in \
             `{number} [{word}]`"
        ))
    }

    fn named(&mut self, start: usize, name: String) -> Result<Syntax, SyntaxError> {
        let is_value = matches!(name.as_str(), "none" | "yes" | "no");
        if !is_value && KEYWORDS.contains(&name.as_str()) {
            return self.unexpected("a number, a name or a bracket");
        }
        self.advance()?;
        let node = match name.as_str() {
            "none" => Node::None,
            "yes" => Node::Truth(true),
            "no" => Node::Truth(false),
            _ if self.take_sign("(")? => Node::Call(self.call(name)?),
            _ => {
                if let Token::Unit(inside) = &self.token {
                    return self.error_at(&one_figure_of(&name, inside));
                }
                Node::Name(name)
            }
        };
        Ok(self.made(start, node))
    }

    fn call(&mut self, name: String) -> Result<Call, SyntaxError> {
        let mut call = Call {
            name,
            plain: Vec::new(),
            named: Vec::new(),
            over: Vec::new(),
            to: None,
        };
        call.plain.push(self.formula()?);
        loop {
            if self.take_sign(")")? {
                return Ok(call);
            }
            if !call.over.is_empty() && self.is_word("over") {
                return self.error_at(
                    "`over` stands twice; several axes are parted by commas, as in `over month, line`",
                );
            }
            if self.take_word("over")? {
                call.over.push(self.stretch()?);
            } else if call.to.is_some() && self.is_word("to") {
                return self.error_at("`to` stands twice; a figure is rounded to one step");
            } else if self.take_word("to")? {
                call.to = Some(Box::new(self.formula()?));
            } else if self.take_sign(",")? {
                self.argument(&mut call)?;
            } else {
                return self.unexpected("`)`, `,`, `over` or `to`");
            }
        }
    }

    /// After a comma: another stretch, a named argument, or a plain one.
    fn argument(&mut self, call: &mut Call) -> Result<(), SyntaxError> {
        let start = self.at.start;
        if let Token::Name(name) = self.token.clone()
            && let Some(value) = self.tokens.rest().trim_start().strip_prefix('=')
            // A choice is compared with a text; of an axis it is the item, which the table of
            // functions refuses where it does not belong.
            && (takes_named(&call.name)
                || !call.over.is_empty() && value.trim_start().starts_with(['"', '\'']))
        {
            self.advance()?;
            self.need_sign("=")?;
            call.named.push((name, self.formula()?));
            return Ok(());
        }
        let argument = self.formula()?;
        match argument.node {
            Node::Name(axis) if !call.over.is_empty() && !takes_rate(&call.name) => {
                let stretch = self.stretch_of(start, axis)?;
                call.over.push(stretch);
            }
            node => call.plain.push(Syntax {
                node,
                at: argument.at,
            }),
        }
        Ok(())
    }

    fn stretch(&mut self) -> Result<StretchSyntax, SyntaxError> {
        let start = self.at.start;
        let axis = self.name("the name of an axis")?;
        self.stretch_of(start, axis)
    }

    fn stretch_of(&mut self, start: usize, axis: String) -> Result<StretchSyntax, SyntaxError> {
        let part = if self.take_word("from")? {
            let first = self.text("the id of the first item, in quotes")?;
            self.need_word("to")?;
            Some((first, self.text("the id of the last item, in quotes")?))
        } else {
            None
        };
        Ok(StretchSyntax {
            axis,
            part,
            at: start..self.end,
        })
    }
}

/// What is said of `carers[2020-04]`, as a spreadsheet names a cell.
fn one_figure_of(name: &str, inside: &str) -> String {
    let id = inside.trim().trim_matches(['"', '\'']);
    let month = id.len() == 7
        && id.bytes().enumerate().all(|(at, b)| {
            if at == 4 {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    let (axis, id) = match (month, id) {
        (true, id) => ("month", id),
        (false, "") => ("axis", "id"),
        (false, id) => ("axis", id),
    };
    let written = format!("one figure of a series is written `at({name}, {axis} = \"{id}\")`");
    if month {
        written
    } else {
        format!("{written}; a unit stands behind a number only, as in `1 [week]`")
    }
}

const IF_WITH_COMMAS: &str = "`if` has no commas; it is written `if a > b then x else y`";

/// Whether what follows the axis is a rate, and no second axis.
fn takes_rate(function: &str) -> bool {
    signature(function).is_some_and(|found| found.plain == Plain::AndRate)
}

fn takes_named(function: &str) -> bool {
    signature(function).is_some_and(|found| found.named != Named::Nothing)
}

/// Words with a meaning of their own, which no quantity may bear.
pub const KEYWORDS: [&str; 13] = [
    "if",
    "then",
    "else",
    "and",
    "or",
    "not",
    "over",
    "from",
    "to",
    "otherwise",
    "none",
    "yes",
    "no",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse(text).unwrap_err().what
    }

    #[test]
    fn reads_the_formulas_of_the_design() {
        for text in [
            "previous(in_care over month, start = in_care_at_start) - in_care",
            "fewer * agency_rate * weeks_left",
            "sum(avoided_by_month over month)",
            "at(x, scenario = \"low\")",
            "round(x to 1000)",
            "if hold = \"rate\" then a else b otherwise none",
            "sum(x over month from \"2020-04\" to \"2020-09\", scenario)",
            "1_000 + 6% * 1 [year]",
            "-(a + b) / max(c, 1, d)",
            "not a > b and yes or no",
        ] {
            parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        }
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        assert_eq!(
            error("a +"),
            "expected a number, a name or a bracket, found the end of the formula"
        );
        assert_eq!(
            error("a b"),
            "expected `+`, `-`, `*` or `/` between two figures, found `b`"
        );
        assert_eq!(
            error("1,000"),
            "thousands in a formula are parted by `_`, as in 1_000"
        );
        assert_eq!(
            error("£5"),
            "an amount of money is written with its unit, as in `1 [£]`"
        );
        assert_eq!(error("a × b"), "`×` is written `*` in a formula");
        assert_eq!(
            error("a\u{202E}"),
            "there is a mark that turns the direction of the text (U+202E)"
        );
        assert_eq!(
            error("a < b < c"),
            "expected one comparison at a time, found `<`"
        );
        assert_eq!(error("[£"), "`[` is opened and not closed");
        assert!(error("1.2.3").contains("not a number"));
        assert!(error("1234567890123456789012345678901234567890").contains("held exactly"));
        assert_eq!(parse("a + $").unwrap_err().at, 4);
    }

    #[test]
    fn nesting_is_bounded() {
        for (open, close) in [
            ("(", ")"),
            ("-", ""),
            ("not ", ""),
            ("round(", " to 1)"),
            ("if yes then 1 else ", ""),
        ] {
            let deep = |levels: usize| format!("{}1{}", open.repeat(levels), close.repeat(levels));
            assert!(parse(&deep(20)).is_ok(), "{open}");
            let far = error(&deep(10_000));
            assert!(far.contains("part it in steps"), "{open}: {far}");
            let near = error(&deep(150));
            assert!(near.contains("part it in steps"), "{open}: {near}");
        }
    }

    #[test]
    fn long_chains_are_bounded_too() {
        for operator in [" + ", " * ", " or ", " otherwise "] {
            let chain = |length: usize| vec!["1"; length].join(operator);
            assert!(parse(&chain(100)).is_ok(), "{operator}");
            assert!(
                error(&chain(400)).contains("part it in steps"),
                "{operator}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[a-z0-9 ()+*/<>=!,.'\"%£−\\[\\]_-]{0,60}") {
            let _ = parse(&text);
        }
    }
}
