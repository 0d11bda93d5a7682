//! A reader of lines in words: plain precedence, labels for figures, and the phrases of the page
//! (`the sum of … over the months`, `… (a month before)`). It knows no tree: what a phrase holds is
//! read anew at every place it speaks of.

use crate::calculator;
use casebook_model::Decimal;
use casebook_model::number::Rounding;

/// Where a line is read: the item of every axis.
#[derive(Clone, Debug)]
pub(crate) struct At {
    pub(crate) items: Vec<usize>,
    /// Without the reader's changes.
    pub(crate) paper: bool,
}

impl At {
    fn with(&self, axis: usize, item: usize) -> Self {
        let mut at = self.clone();
        at.items[axis] = item;
        at
    }
}

/// An axis as the lines speak of it.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    /// `the months`, `every scenario`
    pub(crate) all: String,
    /// `a month before`
    pub(crate) before: &'static str,
    pub(crate) items: Vec<String>,
}

/// What labels mean, and the axes.
pub(crate) trait Meaning {
    /// The figure of a label; the outer `None` if there is no such label.
    fn figure(&self, label: &str, at: &At) -> Option<Option<Decimal>>;
    /// Every label, the longest first.
    fn labels(&self) -> &[String];
    /// In the order of the case.
    fn axes(&self) -> &[Axis];
    /// The number of an option by its label.
    fn option(&self, label: &str) -> Option<Decimal>;
}

/// A number, or none where it does not apply. Yes is one, no is nought.
type Value = Option<Decimal>;

/// Whether a comparison holds.
type Holds = fn(Decimal, Decimal) -> bool;

/// Reads a line in words at a place.
pub(crate) fn read(line: &str, meaning: &dyn Meaning, at: At) -> Result<Value, String> {
    let mut reader = Reader {
        line,
        position: 0,
        meaning,
        at,
        fault: false,
    };
    let value = reader.phrase()?;
    if reader.fault {
        Err("it divides by nought".to_owned())
    } else if reader.rest().is_empty() {
        Ok(value)
    } else {
        Err(format!("“{}” is left over", reader.rest()))
    }
}

/// How a part of a line is read.
type Part<'a> = fn(&mut Reader<'a>) -> Result<Value, String>;

#[derive(Clone)]
struct Reader<'a> {
    line: &'a str,
    position: usize,
    meaning: &'a dyn Meaning,
    at: At,
    /// Something divided by nought, and its result is used.
    fault: bool,
}

fn truth(truth: bool) -> Decimal {
    Decimal::from(u8::from(truth))
}

fn both(one: Value, other: Value, operation: fn(Decimal, Decimal) -> Decimal) -> Value {
    Some(operation(one?, other?))
}

fn plus(one: Value, other: Value) -> Value {
    both(one, other, |a, b| a + b).or(one).or(other)
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.line[self.position..]
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.position += text.len();
        }
        found
    }

    fn expect(&mut self, text: &str) -> Result<(), String> {
        if self.eat(text) {
            Ok(())
        } else {
            Err(format!("“{text}” is missing before “{}”", self.rest()))
        }
    }

    fn phrase(&mut self) -> Result<Value, String> {
        if !self.eat("if ") {
            return self.with_comma();
        }
        let condition = self.with_comma()?;
        self.expect(": ")?;
        let yes = condition.is_some_and(|yes| !yes.is_zero());
        let no = condition.is_some_and(|yes| yes.is_zero());
        let then = self.used_if(yes, Self::with_comma)?;
        self.expect("; if not: ")?;
        let otherwise = self.used_if(no, Self::phrase)?;
        Ok(if yes { then } else { otherwise.filter(|_| no) })
    }

    /// Reads a part; a fault in it counts only if it is used.
    fn used_if(&mut self, used: bool, part: Part<'a>) -> Result<Value, String> {
        let before = self.fault;
        let value = part(self)?;
        if !used {
            self.fault = before;
        }
        Ok(value)
    }

    fn with_comma(&mut self) -> Result<Value, String> {
        let mut value = self.either()?;
        loop {
            if self.eat(", or where that is not known ") {
                let other = self.used_if(value.is_none(), Self::either)?;
                value = value.or(other);
                continue;
            }
            let rounding = if self.eat(", rounded to the nearest ") {
                Rounding::Nearest
            } else if self.eat(", rounded up to a ") {
                Rounding::Up
            } else if self.eat(", rounded down to a ") {
                Rounding::Down
            } else {
                return Ok(value);
            };
            let step = if self.eat("whole number") {
                Some(Decimal::ONE)
            } else {
                let _ = self.eat("multiple of ");
                self.single()?
            };
            value = both(value, step, |_, _| Decimal::ONE)
                .and_then(|_| rounding.apply(value.unwrap(), step.unwrap()));
        }
    }

    fn either(&mut self) -> Result<Value, String> {
        let mut value = self.both()?;
        while self.eat(" or ") {
            let settled = value.is_some_and(|yes| !yes.is_zero());
            let other = self.used_if(!settled, Self::both)?;
            value = match value {
                _ if settled => value,
                _ => both(value, other, |_, b| truth(!b.is_zero())),
            };
        }
        Ok(value)
    }

    fn both(&mut self) -> Result<Value, String> {
        let mut value = self.denial()?;
        while self.eat(" and ") {
            let settled = value.is_some_and(|no| no.is_zero());
            let other = self.used_if(!settled, Self::denial)?;
            value = match value {
                _ if settled => value,
                _ => both(value, other, |_, b| truth(!b.is_zero())),
            };
        }
        Ok(value)
    }

    fn denial(&mut self) -> Result<Value, String> {
        if self.eat("not ") {
            return Ok(self.comparison()?.map(|value| truth(value.is_zero())));
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Result<Value, String> {
        if let Some(value) = self.along()? {
            return Ok(value);
        }
        let one = self.sum()?;
        let signs: [(&str, Holds); 6] = [
            (" is less than ", |a, b| a < b),
            (" is at most ", |a, b| a <= b),
            (" is at least ", |a, b| a >= b),
            (" is more than ", |a, b| a > b),
            (" is not ", |a, b| a != b),
            (" is ", |a, b| a == b),
        ];
        for (sign, holds) in signs {
            if self.eat(sign) {
                let other = self.sum()?;
                return Ok(match (one, other) {
                    (Some(a), Some(b)) => Some(truth(holds(a, b))),
                    _ => None,
                });
            }
        }
        Ok(one)
    }

    /// `the sum of X over the months`: X is read at every place of the axes.
    fn along(&mut self) -> Result<Option<Value>, String> {
        let starts = [
            "the sum of ",
            "the mean of ",
            "the largest of ",
            "the smallest of ",
            "the number of figures in ",
            "the sum so far of ",
            "the product of ",
        ];
        let Some(kind) = starts.iter().position(|start| self.eat(start)) else {
            return Ok(None);
        };
        let start = self.position;
        self.used_if(false, Self::single)?;
        let end = self.position;
        let mut places = vec![self.at.clone()];
        let mut joined = " over ";
        while self.eat(joined) {
            joined = " and ";
            let axes = self.meaning.axes();
            let axis = axes.iter().position(|axis| self.eat(&axis.all));
            let axis = axis.ok_or_else(|| format!("no axis: “{}”", self.rest()))?;
            let labels = &axes[axis].items;
            let mut range = 0..labels.len();
            if self.eat(" from ") {
                let first = labels.iter().position(|label| self.eat(label));
                self.expect(" to ")?;
                let last = labels.iter().position(|label| self.eat(label));
                range = first.ok_or("no item")?..last.ok_or("no item")? + 1;
            } else if kind == 5 {
                range.end = self.at.items[axis] + 1;
            }
            places = places
                .iter()
                .flat_map(|at| range.clone().map(|item| at.with(axis, item)))
                .collect();
        }
        let mut all = Vec::new();
        for at in places {
            all.extend(self.again(start, end, at)?);
        }
        let count = Decimal::from(all.len());
        let sum = all.iter().copied().reduce(|a, b| a + b);
        Ok(Some(match kind {
            0 | 5 => sum,
            1 => sum.map(|sum| sum / count),
            2 => all.into_iter().max(),
            3 => all.into_iter().min(),
            6 => all.into_iter().reduce(|a, b| a * b),
            _ => Some(count),
        }))
    }

    fn sum(&mut self) -> Result<Value, String> {
        let mut value = self.product(true)?;
        loop {
            if self.eat(" + ") {
                value = plus(value, self.product(false)?);
            } else if self.eat(" − ") {
                value = plus(value, self.product(false)?.map(|value| -value));
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self, first: bool) -> Result<Value, String> {
        let mut value = if first && self.eat("−") {
            self.power()?.map(|value| -value)
        } else {
            self.power()?
        };
        loop {
            if self.eat(" × ") {
                value = both(value, self.power()?, |a, b| a * b);
            } else if self.eat(" ÷ ") {
                let by = self.power()?;
                self.fault |= value.is_some() && by.is_some_and(|by| by.is_zero());
                value = both(value, by.filter(|by| !by.is_zero()), |a, b| a / b);
            } else {
                return Ok(value);
            }
        }
    }

    fn power(&mut self) -> Result<Value, String> {
        let base = self.single()?;
        if !self.eat(" to the power of ") {
            return Ok(base);
        }
        let Some(exponent) = self.single()? else {
            return Err("an exponent that does not apply".to_owned());
        };
        let times = u32::try_from(exponent.abs()).map_err(|error| error.to_string())?;
        let Some(base) = base else { return Ok(None) };
        let power = (0..times).fold(Decimal::ONE, |power, _| power * base);
        if exponent >= Decimal::ZERO {
            return Ok(Some(power));
        }
        self.fault |= power.is_zero();
        Ok((!power.is_zero()).then(|| Decimal::ONE / power))
    }

    /// What was read before, at another place.
    fn again(&mut self, start: usize, end: usize, at: At) -> Result<Value, String> {
        let mut reader = Reader {
            line: &self.line[..end],
            position: start,
            at,
            meaning: self.meaning,
            fault: false,
        };
        let value = reader.single()?;
        self.fault |= reader.fault;
        Ok(value)
    }

    /// A label, a number or a bracket, and what stands in brackets behind it.
    fn single(&mut self) -> Result<Value, String> {
        let start = self.position;
        let before = self.fault;
        let mut value = self.bare()?;
        loop {
            let end = self.position;
            if let Some(axis) = self.before() {
                // What stands here is meant for another place.
                self.fault = before;
                let earlier = self.at.items[axis].checked_sub(1);
                let mut first = None;
                if self.eat("; at the first, ") {
                    first = self.used_if(earlier.is_none(), Self::phrase)?;
                }
                self.expect(")")?;
                value = match earlier {
                    Some(item) => self.again(start, end, self.at.with(axis, item))?,
                    None => first,
                };
            } else if self.eat(" (as in the paper)") {
                self.fault = before;
                let paper = true;
                let items = self.at.items.clone();
                value = self.again(start, end, At { items, paper })?;
            } else if self.eat(" (as far as it is known)")
                || self.eat(" (left out where it is not known)")
            {
            } else if let Some(at) = self.elsewhere() {
                self.fault = before;
                value = self.again(start, end, at)?;
            } else {
                return Ok(value);
            }
        }
    }

    fn before(&mut self) -> Option<usize> {
        let axes = self.meaning.axes();
        axes.iter()
            .position(|axis| self.eat(&format!(" ({}", axis.before)))
    }

    /// ` (June 2020 · Low)`
    fn elsewhere(&mut self) -> Option<At> {
        let inside = self.rest().strip_prefix(" (")?;
        let mut at = self.at.clone();
        for (axis, item, label) in
            self.meaning
                .axes()
                .iter()
                .enumerate()
                .flat_map(|(number, axis)| {
                    let items = axis.items.iter().enumerate();
                    items.map(move |(item, label)| (number, item, label))
                })
        {
            if inside.starts_with(&format!("{label})")) {
                self.position += " ()".len() + label.len();
                return Some(at.with(axis, item));
            }
            // The first of several; the rest stand behind a dot.
            if let Some(rest) = inside.strip_prefix(&format!("{label} · ")) {
                let second = self
                    .meaning
                    .axes()
                    .iter()
                    .enumerate()
                    .find_map(|(axis, of)| {
                        let item = of
                            .items
                            .iter()
                            .position(|label| rest.starts_with(&format!("{label})")))?;
                        Some((axis, item, of.items[item].len()))
                    });
                if let Some((other, second, length)) = second {
                    self.position += " ( · )".len() + label.len() + length;
                    at = at.with(axis, item);
                    return Some(at.with(other, second));
                }
            }
        }
        None
    }

    fn bare(&mut self) -> Result<Value, String> {
        if self.eat("(") {
            let value = self.phrase()?;
            self.expect(")")?;
            return Ok(value);
        }
        let axes = self.meaning.axes();
        for (axis, kind) in (0..axes.len()).zip(["months", "lots", "lots", "lots"]) {
            if self.eat(&format!("{kind} since {}", axes[axis].items[0])) {
                return Ok(Some(self.at.items[axis].into()));
            }
        }
        for (start, larger) in [("the larger of (", true), ("the smaller of (", false)] {
            if self.eat(start) {
                let mut all = Vec::new();
                loop {
                    all.extend(self.phrase()?);
                    if !self.eat("; ") {
                        break;
                    }
                }
                self.expect(")")?;
                return Ok(if larger {
                    all.into_iter().max()
                } else {
                    all.into_iter().min()
                });
            }
        }
        if self.eat("nothing") {
            return Ok(None);
        }
        if self.eat("“") {
            let end = self.rest().find('”').ok_or("no closing quote")?;
            let label = &self.rest()[..end];
            self.position += end;
            self.expect("”")?;
            let option = self.meaning.option(label);
            return option.map(Some).ok_or_else(|| format!("no option {label}"));
        }
        for (word, number) in [("yes", Decimal::ONE), ("no", Decimal::ZERO)] {
            let after = self.rest().strip_prefix(word);
            if after.is_some_and(|rest| !rest.starts_with(char::is_alphabetic)) {
                self.position += word.len();
                return Ok(Some(number));
            }
        }
        for label in self.meaning.labels() {
            if self.eat(label) {
                return self
                    .meaning
                    .figure(label, &self.at)
                    .ok_or_else(|| format!("no label {label}"));
            }
        }
        let (number, length) = calculator::figure(self.rest())?;
        self.position += length;
        Ok(Some(number))
    }
}
