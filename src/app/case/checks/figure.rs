//! How figures are written in the table of checks.

use crate::parts::wording;
use casebook_model::Decimal;
use casebook_model::case::{Case, Quantity, Says};
use casebook_model::value::Value;
use casebook_model::words;

/// A figure without the words of its unit, which stand in the label; points between two shares stay,
/// since the label says per cent.
#[must_use]
pub fn without_unit(mut text: String, quantity: &Quantity) -> String {
    let points = quantity.unit.percent && text.contains("percentage");
    if let (false, Some(end)) = (points, text.find(' ')) {
        text.truncate(end);
    }
    text
}

/// A figure, told from what is printed where that stands beside it.
#[must_use]
pub fn figure(case: &Case, quantity: &Quantity, value: &Value, printed: Option<Decimal>) -> String {
    match (value, printed) {
        (Value::Needs(_), _) => "○ needed".to_owned(),
        (Value::Number(_), Some(printed)) if quantity.says == Says::Amount => without_unit(
            wording::value_beside(case, quantity, value, printed),
            quantity,
        ),
        (Value::Number(number), None) if quantity.says == Says::Amount => {
            without_unit(words::figure(case, quantity, *number), quantity)
        }
        (value, _) => words::value(case, quantity, value),
    }
}
