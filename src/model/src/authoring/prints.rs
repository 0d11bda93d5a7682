//! What an author is told of a figure that cannot be read, and what to write instead.

use super::fault::{invisible_words, shown};
use super::fields::{Fields, Placed};
use super::quantities::Context;
use crate::amount::{AmountError, is_unit};
use crate::axis::{AxisIndex, AxisKind};
use crate::exact::Exact;
use crate::number::plain;
use crate::printed::{Printed, PrintedError, PrintedIn, Qualifier};
use crate::unit::{Unit, UnitBook};
use rust_decimal::Decimal;

impl Context<'_, '_> {
    /// A printed figure of a unit.
    pub(super) fn printed(&self, text: &Placed, unit: &Unit) -> Option<Printed> {
        self.print(text, None, unit, None).map(|(print, _)| print)
    }

    /// A printed figure of a unit below what its column is printed in, and what it means, if that is
    /// said. A misprint that cannot be read is the print of what it means.
    pub(super) fn print(
        &self,
        text: &Placed,
        means: Option<&Placed>,
        unit: &Unit,
        column: Option<PrintedIn>,
    ) -> Option<(Printed, Option<Printed>)> {
        let read = |text: &Placed| {
            let read = Printed::read_under(&text.text, unit, self.book, column);
            read.map_err(|error| (text.at, wrong(&error, &text.text, &unit.code(self.book))))
        };
        let means = means.map(|text| read(text).map(|printed| (text, printed)));
        let told = match (read(text), means.transpose()) {
            (Ok(printed), Ok(means)) => {
                if let Some((text, means)) = &means {
                    self.one_figure(text, means)?;
                }
                return Some((printed, means.map(|(_, means)| means)));
            }
            // Words and signs alone are no figure of the paper's.
            (Err(_), Ok(Some((said, means)))) if text.text.contains(|c: char| c.is_numeric()) => {
                self.one_figure(said, &means)?;
                return Some((meaning(&text.text, means.clone()), Some(means)));
            }
            (Err(told), _) | (_, Err(told)) => told,
        };
        let (at, what) = told;
        self.reader.fault(at, what);
        None
    }

    /// A printed item of an axis, by its id or its label, and what it means, if that is said: `2028/29`.
    pub(super) fn printed_item(
        &self,
        text: &Placed,
        means: Option<&Placed>,
        axis: AxisIndex,
    ) -> Option<(Printed, Option<Printed>)> {
        let read = |of: &Placed| {
            Some(Printed {
                text: of.text.clone(),
                value: self.item_written(axis, of)?.into(),
                upper: None,
                // It is that item or another.
                step: Decimal::ZERO,
                qualifier: Qualifier::Plain,
            })
        };
        match means {
            Some(means) => {
                let means = read(means)?;
                Some((meaning(&text.text, means.clone()), Some(means)))
            }
            None => Some((read(text)?, None)),
        }
    }

    /// The item of an axis that a text names by its label or id, or a fault with the nearest.
    pub(super) fn item_written(&self, axis: AxisIndex, text: &Placed) -> Option<usize> {
        let called = self.item_called(axis, &text.text);
        called.or_else(|| self.item(axis, text))
    }

    /// The item of an axis that has this label; of months the name alone, where it is the name of one.
    fn item_called(&self, axis: AxisIndex, label: &str) -> Option<usize> {
        let axis = self.axis_of(axis)?;
        let labels = || axis.items.iter().map(|item| item.label.as_str());
        let whole = labels().position(|own| own.eq_ignore_ascii_case(label));
        if whole.is_some() || axis.kind != AxisKind::Months {
            return whole;
        }
        let named = |(_, own): &(usize, &str)| {
            let name = own.split_whitespace().next();
            name.is_some_and(|name| name.eq_ignore_ascii_case(label))
        };
        let mut of_that_name = labels().enumerate().filter(named);
        let found = of_that_name.next();
        found
            .filter(|_| of_that_name.next().is_none())
            .map(|(item, _)| item)
    }

    /// What `printed_in` says of figures in pounds; `unit` is theirs, if it is known.
    pub(super) fn printed_in(
        &self,
        fields: &Fields<'_, '_>,
        unit: Option<&Unit>,
    ) -> Option<PrintedIn> {
        let said = fields.text("printed_in")?;
        let Some(column) = PrintedIn::said(&said.text) else {
            let heads = PrintedIn::ALL.map(PrintedIn::head).join(", ");
            let what = format!(
                "`printed_in` is one of {heads}, not `{}`",
                shown(&said.text)
            );
            self.reader.fault(said.at, what);
            return None;
        };
        if let Some(unit) = unit.filter(|unit| unit.sign(self.book) != Some("£")) {
            let what = format!(
                "`printed_in` is of figures in pounds, and the unit is {}",
                unit.code(self.book)
            );
            self.reader.fault(said.at, what);
            return None;
        }
        Some(column)
    }
}

/// A misprint: as it stands, and with the figure that it means.
pub(super) fn meaning(text: &str, means: Printed) -> Printed {
    Printed {
        text: [text, ", meaning ", &means.text].concat(),
        ..means
    }
}

/// What is wrong with a printed figure of a unit, given by its code.
pub(super) fn wrong(error: &PrintedError, text: &str, unit: &str) -> String {
    let figure = shown(text);
    match error {
        PrintedError::Backwards => format!("the range `{figure}` runs backwards"),
        PrintedError::Percent => format!("`{figure}` is per cent, but the unit is {unit}"),
        PrintedError::Pounds => format!("`{figure}` is in pounds, but the unit is {unit}"),
        PrintedError::NoPercent => match as_share(text) {
            Some(share) => format!(
                "the unit is %, and `{figure}` may be a share or a percentage: write `{share}` or \
                 `{figure}%`"
            ),
            None => format!("the unit is %, so this is written `{figure}%`"),
        },
        PrintedError::Amount(error) => {
            format!("`{figure}` is not a figure: {}", reason(error, text))
        }
    }
}

/// A figure that enters no sum, and so has no unit to be held against: the words of any may follow,
/// as `6.1 years`, and percentage points are per cent.
pub(super) fn background(text: &str, book: &UnitBook) -> Result<Printed, PrintedError> {
    let error = match Printed::read(text) {
        Err(error @ PrintedError::Amount(AmountError::Words(_))) => error,
        read => return read,
    };
    let read = |text: &str, head: &str, ending: &str| {
        let printed = Printed::read(&format!("{head}{ending}")).ok()?;
        Some(Printed {
            text: text.trim().to_owned(),
            ..printed
        })
    };
    let run_on = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        before.ends_with(|c: char| c.is_ascii_digit())
    };
    let words = text
        .char_indices()
        .filter(|(at, c)| matches!(c, ' ' | '/' | '\u{A0}') || (c.is_alphabetic() && run_on(*at)));
    for (at, _) in words {
        let (head, words) = text.split_at_checked(at).unwrap_or((text, ""));
        let small = words.trim().to_ascii_lowercase();
        let found = if ["percentage points", "percentage point"].contains(&small.as_str()) {
            read(text, head, "%")
        } else if is_unit(words, book) {
            read(text, head, "")
        } else {
            None
        };
        if let Some(printed) = found {
            return Ok(printed);
        }
    }
    Err(error)
}

/// What of a text is a figure when the words after it are left away: `13` of `13 routes a day`, `3.5`
/// of `3.5fte`, `£1.20` of `£1.20/hr`.
fn without_words(text: &str) -> Option<&str> {
    let mut ends = text.char_indices().rev().filter(|(at, c)| {
        let (head, words) = text.split_at_checked(*at).unwrap_or((text, ""));
        let run_on =
            head.ends_with(|c: char| c.is_ascii_digit()) && (c.is_alphabetic() || *c == '/');
        c.is_whitespace() || (run_on && !words.contains(|c: char| c.is_ascii_digit()))
    });
    ends.find_map(|(at, _)| {
        let head = text.get(..at)?.trim_end();
        Printed::read(head).ok().map(|_| head)
    })
}

/// Figures up to 1 as per cent: `47%` of `0.47`.
fn as_share(text: &str) -> Option<String> {
    let printed = Printed::read(text).ok()?;
    let highest = printed.upper.unwrap_or(printed.value);
    let percent = |value: Decimal| {
        value
            .exact_mul(Decimal::ONE_HUNDRED)
            .map(|value| plain(value) + "%")
    };
    let low = percent(printed.value)?;
    let share = match printed.upper {
        Some(upper) => format!("{low} to {}", percent(upper)?),
        None => low,
    };
    (highest <= Decimal::ONE).then_some(share)
}

/// Whether a text is written as a financial year: `20/21`, `2019/20`.
fn is_year(text: &str) -> bool {
    let year = |(first, second): (&str, &str)| {
        let from = first.get(first.len().checked_sub(2)?..)?;
        let (from, to): (u8, u8) = (from.parse().ok()?, second.parse().ok()?);
        let follows = from.checked_add(1)?.checked_rem(100)? == to;
        Some(follows && matches!(first.len(), 2 | 4) && second.len() == 2)
    };
    text.split_once('/').and_then(year).unwrap_or(false)
}

fn reason(error: &AmountError, text: &str) -> String {
    use AmountError as E;
    let advice = "write it as printed, such as £1,200.50, 94K, 6%, around 850 or half";
    match error {
        E::Empty => "nothing is written".to_owned(),
        E::NoDigits => format!("it has no digits; {advice}"),
        E::Unexpected(_) | E::Words(_) if !text.contains(|c: char| c.is_ascii_digit()) => {
            reason(&E::NoDigits, text)
        }
        E::NotKnown => "write `needed` if nobody prints it, `none` if it does not apply, 0 if it \
                        is nought"
            .to_owned(),
        E::Unexpected(c) => format!("`{}` does not belong in one; {advice}", c.escape_debug()),
        E::Words(words) => {
            let advice = match without_words(text) {
                Some(figure) => format!("write the figure alone, as `{}`", shown(figure)),
                None => advice.to_owned(),
            };
            format!(
                "`{}` does not belong in one; {advice}",
                words.escape_debug()
            )
        }
        E::OtherUnit { written, wanted } if wanted.is_empty() => format!(
            "`{}` is a unit, but this figure has none",
            written.escape_debug()
        ),
        E::OtherUnit { written, wanted } => format!(
            "it is counted in {wanted}, not `{}`: write it so, or change the unit",
            written.escape_debug()
        ),
        E::Invisible(c) => format!("it holds {}", invisible_words(*c)),
        E::TwoPoints => "it has two decimal points".to_owned(),
        E::TwoSigns => "it has two signs; a minus or brackets, not both".to_owned(),
        E::Grouping => "a comma or space stands before every three digits, as in 1,200, and a \
                        point before decimals, as in 0.85"
            .to_owned(),
        E::Several => "there are several here; in a list each stands in quotes of its own, as in \
                       [\"700\", \"701\"]"
            .to_owned(),
        E::Thousands => "it says that figures are in thousands; write each as printed, and say \
                         what they are in with `printed_in = \"£000\"`"
            .to_owned(),
        E::Sum => "it is a sum; write what it comes to".to_owned(),
        E::Fraction if is_year(text) => format!("it may be a year: {}", reason(error, "")),
        E::Fraction => "write a fraction in words or as a decimal: half, a third, 0.5".to_owned(),
        E::Exponent => "write it in full, or with k, m or bn".to_owned(),
        E::Bracket => {
            "a bracket has no partner; brackets stand for a minus: (500) is −500; if the paper has it \
             so, say beside it what it `means`"
                .to_owned()
        }
        E::TooLong => "it has more digits than can be held exactly; 28 can".to_owned(),
    }
}
