//! A reader of lines in words: plain precedence, labels for figures, and the phrases of the page
//! (`the sum of … over the months`, `… (a month before)`). It knows no tree: what a phrase holds is
//! read anew at every place it speaks of.

use crate::calculator;
use casebook_model::Decimal;
use casebook_model::number::Rounding;

/// Where a line is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub(crate) month: usize,
    pub(crate) scenario: usize,
    /// Without the reader's changes.
    pub(crate) paper: bool,
}

/// What labels mean, and the axes.
pub(crate) trait Meaning {
    /// The figure of a label; the outer `None` if there is no such label.
    fn figure(&self, label: &str, at: At) -> Option<Option<Decimal>>;
    /// Every label, the longest first.
    fn labels(&self) -> &[String];
    /// The labels of the months.
    fn months(&self) -> &[String];
    /// The labels of the scenarios.
    fn scenarios(&self) -> &[String];
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
    };
    let value = reader.phrase()?;
    if reader.rest().is_empty() {
        Ok(value)
    } else {
        Err(format!("“{}” is left over", reader.rest()))
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    line: &'a str,
    position: usize,
    meaning: &'a dyn Meaning,
    at: At,
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
        let then = self.with_comma()?;
        self.expect("; if not: ")?;
        let otherwise = self.phrase()?;
        Ok(condition.and_then(|yes| if yes.is_zero() { otherwise } else { then }))
    }

    fn with_comma(&mut self) -> Result<Value, String> {
        let mut value = self.either()?;
        loop {
            if self.eat(", or where that is not known ") {
                let other = self.either()?;
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
            let other = self.both()?;
            value = match value {
                Some(yes) if !yes.is_zero() => value,
                _ => both(value, other, |_, b| truth(!b.is_zero())),
            };
        }
        Ok(value)
    }

    fn both(&mut self) -> Result<Value, String> {
        let mut value = self.denial()?;
        while self.eat(" and ") {
            let other = self.denial()?;
            value = match value {
                Some(no) if no.is_zero() => value,
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
        ];
        let Some(kind) = starts.iter().position(|start| self.eat(start)) else {
            return Ok(None);
        };
        let start = self.position;
        self.single()?;
        let end = self.position;
        let mut places = vec![self.at];
        let mut joined = " over ";
        while self.eat(joined) {
            joined = " and ";
            let months = if self.eat("the months") {
                true
            } else {
                self.expect("every scenario")?;
                false
            };
            let labels = if months {
                self.meaning.months()
            } else {
                self.meaning.scenarios()
            };
            let mut range = 0..labels.len();
            if self.eat(" from ") {
                let first = labels.iter().position(|label| self.eat(label));
                self.expect(" to ")?;
                let last = labels.iter().position(|label| self.eat(label));
                range = first.ok_or("no month")?..last.ok_or("no month")? + 1;
            } else if kind == 5 {
                range.end = self.at.month + 1;
            }
            places = places
                .into_iter()
                .flat_map(|at| {
                    range.clone().map(move |item| {
                        let mut at = at;
                        if months {
                            at.month = item;
                        } else {
                            at.scenario = item;
                        }
                        at
                    })
                })
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
            self.single()?.map(|value| -value)
        } else {
            self.single()?
        };
        loop {
            if self.eat(" × ") {
                value = both(value, self.single()?, |a, b| a * b);
            } else if self.eat(" ÷ ") {
                let by = self.single()?;
                if by.is_some_and(|by| by.is_zero()) {
                    return Err("divides by nought".to_owned());
                }
                value = both(value, by, |a, b| a / b);
            } else {
                return Ok(value);
            }
        }
    }

    /// What was read before, at another place.
    fn again(&self, start: usize, end: usize, at: At) -> Result<Value, String> {
        let mut reader = Reader {
            line: &self.line[..end],
            position: start,
            at,
            ..*self
        };
        reader.single()
    }

    /// A label, a number or a bracket, and what stands in brackets behind it.
    fn single(&mut self) -> Result<Value, String> {
        let start = self.position;
        let mut value = self.bare()?;
        loop {
            let end = self.position;
            if self.eat(" (a month before") {
                let first = if self.eat("; at the first, ") {
                    Some(self.phrase()?)
                } else {
                    None
                };
                self.expect(")")?;
                value = match self.at.month.checked_sub(1) {
                    Some(month) => self.again(start, end, At { month, ..self.at })?,
                    None => first.flatten(),
                };
            } else if self.eat(" (as in the paper)") {
                let paper = true;
                value = self.again(start, end, At { paper, ..self.at })?;
            } else if self.eat(" (as far as it is known)") {
            } else if let Some(scenario) = self
                .meaning
                .scenarios()
                .iter()
                .position(|label| self.eat(&format!(" ({label})")))
            {
                value = self.again(
                    start,
                    end,
                    At {
                        scenario,
                        ..self.at
                    },
                )?;
            } else {
                return Ok(value);
            }
        }
    }

    fn bare(&mut self) -> Result<Value, String> {
        if self.eat("(") {
            let value = self.phrase()?;
            self.expect(")")?;
            return Ok(value);
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
        if self.eat("“Left”") {
            return Ok(Some(Decimal::ZERO));
        }
        for label in self.meaning.labels() {
            if self.eat(label) {
                return self
                    .meaning
                    .figure(label, self.at)
                    .ok_or_else(|| format!("no label {label}"));
            }
        }
        let (number, length) = calculator::figure(self.rest())?;
        self.position += length;
        Ok(Some(number))
    }
}
