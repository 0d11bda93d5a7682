//! Figures as a spreadsheet has them: numbers of binary floating point, which begin here. What
//! decides on them is rounded first ([`crate::formula`]).

use crate::piece::DASH;
use casebook_model::Decimal;
use casebook_model::number::plain;
use casebook_model::value::{Fault, Value};

/// The nearest number that a spreadsheet can hold.
pub(crate) fn number(value: Decimal) -> f64 {
    // A decimal is always such a number.
    plain(value).parse().unwrap_or_default()
}

/// The same as it is written in a formula.
pub(crate) fn written(value: Decimal) -> String {
    number(value).to_string()
}

/// The result that is stored beside a formula.
pub(crate) fn result(value: &Value) -> String {
    match value {
        Value::Number(number) => written(*number),
        Value::None => DASH.to_owned(),
        Value::Needs(_) => "#N/A".to_owned(),
        Value::Error(Fault::TooLarge) => "#NUM!".to_owned(),
        Value::Error(_) => "#DIV/0!".to_owned(),
    }
}
