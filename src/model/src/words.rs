//! Figures as people read them: `£850 a child a week`, `48 weeks`, `6%`, `−£65,992`.

use crate::case::{Case, Quantity, QuantityIndex};
use crate::exact::Exact;
use crate::number::{grouped, places_needed};
use crate::unit::{Unit, UnitBook};
use crate::value::{Needs, Value};
use rust_decimal::Decimal;

/// Most decimal places that are shown where none are asked for.
const MOST_PLACES: u32 = 2;

/// The number alone, as it stands in a table whose head gives the unit.
#[must_use]
pub fn bare(unit: &Unit, book: &UnitBook, decimals: Option<u8>, value: Decimal) -> String {
    let shown = shown(unit, value);
    grouped(shown, places(unit, book, decimals, shown))
}

/// The number as its unit shows it: a share times a hundred if the unit is per cent.
#[must_use]
pub fn shown(unit: &Unit, value: Decimal) -> Decimal {
    if unit.percent {
        value.exact_mul(Decimal::ONE_HUNDRED).unwrap_or(value)
    } else {
        value
    }
}

fn places(unit: &Unit, book: &UnitBook, decimals: Option<u8>, shown: Decimal) -> u32 {
    if let Some(decimals) = decimals {
        return decimals.into();
    }
    let needed = places_needed(shown, MOST_PLACES);
    match needed {
        // Pence are written with two digits or not at all.
        1.. if unit.sign(book).is_some() => 2,
        // A figure so small that two places would show nought.
        0 if !shown.is_zero() && crate::number::to_places(shown, MOST_PLACES).is_zero() => {
            places_needed(shown, 6)
        }
        needed => needed,
    }
}

/// A number with its unit: `£850 a child a week`, `1 child`, `6%`.
#[must_use]
pub fn with_unit(unit: &Unit, book: &UnitBook, decimals: Option<u8>, value: Decimal) -> String {
    let number = bare(unit, book, decimals, value);
    let (minus, digits) = match number.strip_prefix('−') {
        Some(digits) => ("−", digits),
        None => ("", number.as_str()),
    };
    let sign = unit.sign(book).unwrap_or_default();
    let percent = if unit.percent { "%" } else { "" };
    let one = shown(unit, value).abs() == Decimal::ONE;
    let words = unit.words(book, !one);
    let gap = if words.is_empty() { "" } else { " " };
    format!("{minus}{sign}{digits}{percent}{gap}{words}")
}

/// A number of a quantity with its unit.
#[must_use]
pub fn figure(case: &Case, quantity: &Quantity, value: Decimal) -> String {
    with_unit(&quantity.unit, &case.units, quantity.decimals, value)
}

/// A value of an input with its unit, in all the digits it was given or typed with.
#[must_use]
pub fn entered(case: &Case, quantity: &Quantity, value: Decimal) -> String {
    let decimals = as_entered(quantity, value);
    with_unit(&quantity.unit, &case.units, decimals, value)
}

/// The most places that a person types; what has more was worked out.
const MOST_TYPED: u32 = 9;

/// The places of a value of an input, where the usual ones would hide some of its digits.
fn as_entered(quantity: &Quantity, value: Decimal) -> Option<u8> {
    let needed = shown(&quantity.unit, value).normalize().scale();
    let usual = quantity.decimals.map_or(MOST_PLACES, u32::from);
    if quantity.input().is_some() && needed > usual && needed <= MOST_TYPED {
        u8::try_from(needed).ok()
    } else {
        quantity.decimals
    }
}

/// A figure of a quantity in words, whatever it is: a number with its unit, `does not apply`,
/// `needs …`, or the cause of an error.
#[must_use]
pub fn value(case: &Case, quantity: &Quantity, value: &Value) -> String {
    match value {
        Value::Number(number) => crate::edit::input_words(case, quantity, *number),
        Value::None => "does not apply".to_owned(),
        Value::Needs(needs) => format!("needs {}", needs_list(case, needs)),
        Value::Error(fault) => fault.words().to_owned(),
    }
}

/// The number alone of any figure, as a table shows it: a dash for none, `needed`, `error`.
#[must_use]
pub fn cell(case: &Case, quantity: &Quantity, value: &Value) -> String {
    match value {
        Value::Number(number) => match quantity.input().map(|input| &input.control) {
            None | Some(crate::case::Control::Number) if !quantity.truth => {
                let decimals = as_entered(quantity, *number);
                bare(&quantity.unit, &case.units, decimals, *number)
            }
            _ => crate::edit::input_words(case, quantity, *number),
        },
        Value::None => "–".to_owned(),
        Value::Needs(_) => "needed".to_owned(),
        Value::Error(_) => "error".to_owned(),
    }
}

/// The inputs that are still empty, each once: `Finance officer, a year; Demography (2 cells)`.
#[must_use]
pub fn needs_list(case: &Case, needs: &Needs) -> String {
    let mut inputs: Vec<(QuantityIndex, usize)> = Vec::new();
    for cell in needs.cells() {
        match inputs.iter_mut().find(|(index, _)| *index == cell.quantity) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => inputs.push((cell.quantity, 1)),
        }
    }
    let words: Vec<String> = inputs
        .into_iter()
        .filter_map(|(index, count)| {
            let quantity = case.quantity(index)?;
            Some(match (count, quantity.cells) {
                (_, 0 | 1) => quantity.label.clone(),
                (1, _) => {
                    let cell = needs
                        .cells()
                        .iter()
                        .find(|cell| cell.quantity == index)?
                        .cell;
                    let place = case.place_label(&case.place_of(quantity, cell));
                    format!("{} ({place})", quantity.label)
                }
                (count, all) if count == usize::from(all) => quantity.label.clone(),
                (count, _) => format!("{} ({count} cells)", quantity.label),
            })
        })
        .collect();
    words.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::tests::book;

    fn words(code: &str, value: &str) -> String {
        let book = book();
        let unit = Unit::parse(code, &book).unwrap();
        with_unit(&unit, &book, None, Decimal::from_str_exact(value).unwrap())
    }

    #[test]
    fn figures_read_as_in_a_council_paper() {
        for (unit, value, expected) in [
            ("£/child/week", "850", "£850 a child a week"),
            ("£", "1990400", "£1,990,400"),
            ("£", "-65992", "−£65,992"),
            ("£", "21.37", "£21.37"),
            ("£", "21.4", "£21.40"),
            ("children", "5", "5 children"),
            ("children", "1", "1 child"),
            ("children", "2.5", "2.5 children"),
            ("week", "48", "48 weeks"),
            ("%", "0.06", "6%"),
            ("%", "0.125", "12.5%"),
            ("1", "3", "3"),
            ("1", "0.000123", "0.000123"),
            ("child*week", "3", "3 child weeks"),
        ] {
            assert_eq!(words(unit, value), expected);
        }
    }
}
