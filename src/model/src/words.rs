//! Figures as people read them: `£850 a child a week`, `48 weeks`, `6%`, `−£65,992`.

use crate::case::{Case, Control, Quantity, QuantityIndex, Says};
use crate::deciding;
use crate::exact::Exact;
use crate::number::{grouped, places_needed, to_places};
use crate::unit::{Unit, UnitBook};
use crate::value::{Needs, Value};
use rust_decimal::Decimal;

/// Most decimal places that are shown where none are asked for.
const MOST_PLACES: u32 = 2;

/// From what size on the digits of a figure, read as one number, are more than anybody enters: it was
/// worked out then, as a straight line is, which fills all 28.
const MORE_THAN_ENTERED: u128 = 10_u128.pow(24);

/// Most decimal places by which two figures are told apart: all that are told apart at all
/// (decision 0008), and two more where they are shown per cent.
const MOST_APART: u32 = 14;

/// The number alone, as it stands in a table whose head gives the unit.
#[must_use]
pub fn bare(unit: &Unit, book: &UnitBook, decimals: Option<u8>, value: Decimal) -> String {
    let shown = shown(unit, value);
    grouped(shown, usual_places(unit, book, decimals, shown))
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

/// How many places show a number, in the measure of its unit, where no case asks for others.
pub(crate) fn usual_places(
    unit: &Unit,
    book: &UnitBook,
    decimals: Option<u8>,
    shown: Decimal,
) -> u32 {
    if let Some(decimals) = decimals {
        return decimals.into();
    }
    match places_needed(shown, MOST_PLACES) {
        // A figure so small that two places would show nought.
        0 if !shown.is_zero() && to_places(shown, MOST_PLACES).is_zero() => places_needed(shown, 6),
        needed => with_pence(unit, book, needed),
    }
}

/// Pence are written with two digits or not at all.
pub(crate) fn with_pence(unit: &Unit, book: &UnitBook, places: u32) -> u32 {
    if places == 1 && unit.sign(book).is_some() {
        2
    } else {
        places
    }
}

/// How many places show every digit of a number in the measure of its unit.
pub(crate) fn all_places(unit: &Unit, book: &UnitBook, value: Decimal) -> u32 {
    with_pence(
        unit,
        book,
        places_needed(shown(unit, value), Decimal::MAX_SCALE),
    )
}

/// How many places show a figure of a quantity: as many as the case says, or as needed, at most
/// two; of an input every digit that was entered, if there are no more than 24.
#[must_use]
pub fn places(case: &Case, quantity: &Quantity, value: Decimal) -> u32 {
    let (unit, book) = (&quantity.unit, &case.units);
    let usual = usual_places(unit, book, quantity.decimals, shown(unit, value));
    let all = all_places(unit, book, value);
    let digits = value.normalize().mantissa().unsigned_abs();
    if quantity.input().is_some() && digits < MORE_THAN_ENTERED {
        usual.max(all)
    } else {
        usual
    }
}

/// A number with its unit: `£850 a child a week`, `1 child`, `6%`.
#[must_use]
pub fn with_unit(unit: &Unit, book: &UnitBook, decimals: Option<u8>, value: Decimal) -> String {
    let places = usual_places(unit, book, decimals, shown(unit, value));
    to_places_with_unit(unit, book, places, value)
}

/// A number with its unit, with exactly so many decimal places.
#[must_use]
pub fn to_places_with_unit(unit: &Unit, book: &UnitBook, places: u32, value: Decimal) -> String {
    let value = shown(unit, value);
    let number = grouped(value, places);
    let (minus, digits) = match number.strip_prefix('−') {
        Some(digits) => ("−", digits),
        None => ("", number.as_str()),
    };
    let sign = unit.sign(book).unwrap_or_default();
    let percent = if unit.percent { "%" } else { "" };
    let one = crate::deciding::same(shown(unit, value).abs(), Decimal::ONE);
    let words = unit.words(book, !one);
    let gap = if words.is_empty() { "" } else { " " };
    format!("{minus}{sign}{digits}{percent}{gap}{words}")
}

/// A text such as [`with_unit`] writes, parted into its number and the words of its unit, which may
/// be none.
#[must_use]
pub fn parted(unit: &Unit, book: &UnitBook, text: String) -> (String, String) {
    let parted = [true, false].into_iter().find_map(|plural| {
        let words = Some(unit.words(book, plural)).filter(|words| !words.is_empty())?;
        let number = text.strip_suffix(words.as_str())?.trim_end().to_owned();
        Some((number, words))
    });
    parted.unwrap_or((text, String::new()))
}

/// A number of a quantity with its unit; of what is not written in digits, its words.
#[must_use]
pub fn figure(case: &Case, quantity: &Quantity, value: Decimal) -> String {
    if !in_digits(quantity) {
        return crate::edit::input_words(case, quantity, value);
    }
    figure_to(case, quantity, places(case, quantity, value), value)
}

/// A number of a quantity with its unit and exactly so many decimal places.
#[must_use]
pub fn figure_to(case: &Case, quantity: &Quantity, places: u32, value: Decimal) -> String {
    to_places_with_unit(&quantity.unit, &case.units, places, value)
}

/// A figure with as many digits as it takes to tell it from `other`, which stands beside it.
#[must_use]
pub fn figure_beside(case: &Case, quantity: &Quantity, value: Decimal, other: Decimal) -> String {
    if !in_digits(quantity) {
        return figure(case, quantity, value);
    }
    let (unit, book) = (&quantity.unit, &case.units);
    let usual = places(case, quantity, value);
    if deciding::same(value, other) {
        return figure_to(case, quantity, usual, value);
    }
    let (one, two) = (shown(unit, value), shown(unit, other));
    let places = (usual..=MOST_APART)
        .find(|places| to_places(one, *places) != to_places(two, *places))
        .map_or(usual, |places| with_pence(unit, book, places));
    figure_to(case, quantity, places, value)
}

/// What lies between two figures of a quantity, with as many digits as it takes: `£72,000`, `0.004
/// children`; between two shares lie points, `0.53 percentage points`. `None` if it is nothing, and of what
/// is not written in digits: between two years of an axis nothing is said to lie.
#[must_use]
pub fn apart(case: &Case, quantity: &Quantity, difference: Decimal) -> Option<String> {
    if !in_digits(quantity) {
        return None;
    }
    let (unit, book) = (&quantity.unit, &case.units);
    let amount = shown(unit, difference.abs());
    let usual = places(case, quantity, difference.abs());
    let places = (usual..=MOST_APART.max(usual))
        .find(|places| !to_places(amount, *places).is_zero())
        .map(|places| with_pence(unit, book, places))?;
    if !(unit.percent && unit.is_bare()) {
        return Some(figure_to(case, quantity, places, difference.abs()));
    }
    let one = to_places(amount, places) == Decimal::ONE;
    let points = if one { "point" } else { "points" };
    Some(format!("{} percentage {points}", grouped(amount, places)))
}

/// How much more or less `now` is than `before`: `£72,000 more`, `0.5 percentage points less`;
/// `None` if they are the same.
#[must_use]
pub fn change(case: &Case, quantity: &Quantity, before: Decimal, now: Decimal) -> Option<String> {
    let difference = deciding::difference(now, before)?;
    let amount = apart(case, quantity, difference)?;
    let way = if difference.is_sign_negative() {
        "less"
    } else {
        "more"
    };
    Some(format!("{amount} {way}"))
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

/// Whether the figures of a quantity are written in digits: not yes or no, nor one of some options.
#[must_use]
pub fn in_digits(quantity: &Quantity) -> bool {
    let control = quantity.input().map(|input| &input.control);
    quantity.says == Says::Amount && matches!(control, None | Some(Control::Number))
}

/// The number alone of any figure, as a table shows it: a dash for none, `needed`, `error`.
#[must_use]
pub fn cell(case: &Case, quantity: &Quantity, value: &Value) -> String {
    let places = value
        .number()
        .map_or(0, |number| places(case, quantity, number));
    cell_to(case, quantity, places, value)
}

/// The figures of one column of a table, each as [`cell`] writes it, to as many places as
/// [`column_places`] says.
#[must_use]
pub fn column(case: &Case, figures: &[(&Quantity, &Value)]) -> Vec<String> {
    figures
        .iter()
        .map(|(quantity, value)| {
            let places = column_places(case, figures, quantity);
            cell_to(case, quantity, places, value)
        })
        .collect()
}

/// Whether two quantities in one column of a table are written to the same number of places: those of
/// one unit, so that no pounds stand above pounds and pence. Of what is counted each quantity has its
/// own places: 23 placements stand above 2.5.
#[must_use]
pub fn in_step(case: &Case, one: &Quantity, other: &Quantity) -> bool {
    match one.unit.counts(&case.units) {
        true => one.id == other.id,
        false => one.unit == other.unit,
    }
}

/// To how many places the figures of a quantity are written in one column of a table.
#[must_use]
pub fn column_places(case: &Case, figures: &[(&Quantity, &Value)], of: &Quantity) -> u32 {
    let own = |quantity: &Quantity, value: &Value| {
        let number = value.number().filter(|_| in_digits(quantity))?;
        Some(places(case, quantity, number))
    };
    figures
        .iter()
        .filter(|(quantity, _)| in_step(case, of, quantity))
        .filter_map(|(quantity, value)| own(quantity, value))
        .max()
        .unwrap_or_default()
}

/// Any figure as [`cell`] writes it, a number with exactly so many decimal places.
#[must_use]
pub fn cell_to(case: &Case, quantity: &Quantity, places: u32, value: &Value) -> String {
    match value {
        Value::Number(number) if in_digits(quantity) => {
            grouped(shown(&quantity.unit, *number), places)
        }
        Value::Number(number) => crate::edit::input_words(case, quantity, *number),
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

/// With a small first letter, unless the first word is a name in capitals.
#[must_use]
pub fn lowered(text: &str) -> String {
    let mut text = text.to_owned();
    let second = text.as_bytes().get(1).copied().unwrap_or_default();
    if let (Some(first), true) = (text.get_mut(..1), second.is_ascii_lowercase()) {
        first.make_ascii_lowercase();
    }
    text
}

/// With a capital first letter.
#[must_use]
pub fn raised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Who would know a figure: the office, and what of its knowledge.
#[must_use]
pub fn who(who: &str) -> String {
    match who.split_once(": ") {
        Some((office, detail)) => [office, " (", detail, ")"].concat(),
        None => who.to_owned(),
    }
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
