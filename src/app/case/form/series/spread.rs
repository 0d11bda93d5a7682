//! A row of figures in one cell: what it would be, spread over the cells from there on.

use crate::parts::wording;
use casebook_model::Decimal;
use casebook_model::amount::AmountError;
use casebook_model::axis::{Axis, Place, Time};
use casebook_model::case::{Case, Given, Quantity};
use casebook_model::edit;
use casebook_model::entry::{self, EntryError};

/// What is offered of a row of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The cells with their figures, along the months, or what else the series runs along.
    pub cells: Vec<(usize, Option<Decimal>)>,
    /// Where that is: `April to June 2020`.
    pub over: String,
}

/// Spreads a text that is refused as more than one figure from a cell on. `None` if it is no such
/// text, if a part of it cannot be read for its cell, or if it runs out of cells.
#[must_use]
pub fn spread(case: &Case, quantity: &Quantity, start: usize, text: &str) -> Option<Spread> {
    let several = Err(EntryError::Amount(AmountError::Several));
    if entry::read_for(case, quantity, text) != several {
        return None;
    }
    let axis = edit::along(case, quantity)?;
    let from = case.place_of(quantity, start);
    let mut items = from.item(axis)?..case.length(axis);
    let given = &quantity.input()?.given;
    let mut places: Vec<Place> = Vec::new();
    let mut cells = Vec::new();
    for part in entry::several(text)? {
        let (cell, place) = items.find_map(|item| {
            let place = from.clone().with(axis, item);
            let cell = case.cell_of(quantity, &place)?;
            (given.get(cell) != Some(&Given::None)).then_some((cell, place))
        })?;
        let figure = entry::read_for(case, quantity, &part).ok()?;
        cells.push((cell, Some(figure)));
        places.push(place);
    }
    let item = |place: Option<&Place>| place?.item(axis);
    let (first, last) = (item(places.first())?, item(places.last())?);
    let mut over = span(case.axis(axis)?, first, last)?;
    let others: Vec<_> = quantity
        .axes
        .iter()
        .copied()
        .filter(|it| *it != axis)
        .collect();
    let others = wording::place(case, &from.on(&others));
    if !others.is_empty() {
        over.push_str(", ");
        over.push_str(&others);
    }
    Some(Spread { cells, over })
}

/// Items from one to another: `April to June 2020`.
#[must_use]
pub fn span(axis: &Axis, first: usize, last: usize) -> Option<String> {
    let (first, last) = (axis.items.get(first)?, axis.items.get(last)?);
    let year = match (first.time, last.time) {
        (Some(Time::Month(one)), Some(Time::Month(other))) if one.year == other.year => {
            last.label.rsplit_once(' ').map(|(_, year)| year)
        }
        _ => None,
    };
    if first.id == last.id {
        return Some(last.label.clone());
    }
    let first = year
        .and_then(|year| first.label.strip_suffix(year))
        .unwrap_or(&first.label);
    Some([first.trim_end(), " to ", &last.label].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// What is offered in a cell of the children in care, twelve months by three scenarios.
    fn offered(cell: usize, text: &str) -> Option<(Vec<(usize, i64)>, String)> {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        let opened = library.case(ID);
        let case = &opened.here().unwrap().case;
        let (_, quantity) = case.find("in_care").unwrap();
        let spread = spread(case, quantity, cell, text)?;
        let number = |(cell, figure): (usize, Option<Decimal>)| {
            (cell, i64::try_from(figure.unwrap()).unwrap())
        };
        Some((spread.cells.into_iter().map(number).collect(), spread.over))
    }

    #[test]
    fn a_row_goes_down_the_months_from_its_cell_on() {
        let (cells, over) = offered(1, "700 701 702").unwrap();
        assert_eq!(cells, [(1, 700), (4, 701), (7, 702)]);
        assert_eq!(over, "April to June 2020, middle optimism");
        assert_eq!(offered(1, "700,701,702").unwrap().0, cells);
        let (_, over) = offered(24, "700; 701").unwrap();
        assert_eq!(over, "December 2020 to January 2021, low optimism");
    }

    #[test]
    fn nothing_is_offered_of_one_figure_or_without_room() {
        for text in ["700", "1,200", "700 seven", ""] {
            assert_eq!(offered(0, text), None, "{text}");
        }
        assert_eq!(offered(33, "700 701"), None);
    }
}
