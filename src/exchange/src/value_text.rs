//! One value of an input as text: `900`, `8%`, `yes`, the id of an option.

use casebook_model::Decimal;
use casebook_model::case::{Case, Control, Quantity};
use casebook_model::entry::{self, EntryError};
use casebook_model::number::plain;
use casebook_model::words::shown;

/// Why a text is no value of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueError {
    /// Not a number that the input takes.
    Entry(EntryError),
    /// Neither yes nor no.
    YesOrNo,
    /// Not one of the options, whose ids these are.
    NotAnOption(Vec<String>),
}

impl ValueError {
    /// One sentence that says what is wrong and what to do.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Entry(error) => error.words(),
            Self::YesOrNo => "Write yes or no.".to_owned(),
            Self::NotAnOption(options) => format!("Write one of: {}.", options.join(", ")),
        }
    }
}

/// Reads a value; a number in per cent with or without its sign.
pub(crate) fn read(case: &Case, quantity: &Quantity, text: &str) -> Result<Decimal, ValueError> {
    let text = text.trim();
    let Some(input) = quantity.input() else {
        return Err(ValueError::YesOrNo);
    };
    match &input.control {
        Control::Number => entry::read_for(case, quantity, text).map_err(ValueError::Entry),
        Control::YesNo if text.eq_ignore_ascii_case("yes") => Ok(Decimal::ONE),
        Control::YesNo if text.eq_ignore_ascii_case("no") => Ok(Decimal::ZERO),
        Control::YesNo => Err(ValueError::YesOrNo),
        Control::Choice(options) => options
            .iter()
            .position(|option| option.id == text)
            .map(Decimal::from)
            .ok_or_else(|| {
                ValueError::NotAnOption(options.iter().map(|option| option.id.clone()).collect())
            }),
    }
}

/// Writes a value so that [`read`] gives it back.
pub(crate) fn write(quantity: &Quantity, value: Decimal) -> String {
    match quantity.input().map(|input| &input.control) {
        Some(Control::YesNo) => yes_or_no(value),
        Some(Control::Choice(options)) => usize::try_from(value)
            .ok()
            .and_then(|position| options.get(position))
            .map_or_else(|| plain(value), |option| option.id.clone()),
        _ if quantity.unit.percent => format!("{}%", plain(shown(&quantity.unit, value))),
        _ => plain(value),
    }
}

pub(crate) fn yes_or_no(value: Decimal) -> String {
    if value.is_zero() { "no" } else { "yes" }.to_owned()
}
