//! Figures, places and names as plain data: what every shape here is made of.

use crate::value_text::yes_or_no;
use casebook_analysis::checks::figure_name;
use casebook_model::Decimal;
use casebook_model::axis::{AxisIndex, Place};
use casebook_model::case::{Case, Control, QuantityIndex, Says};
use casebook_model::deciding::told;
use casebook_model::number::plain;
use casebook_model::value::{EmptyCell, Needs, Value};
use casebook_model::words::shown;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Entries in an order of their own, written as a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    /// A number, `yes` or `no`, or the id of an option or of an item of an axis.
    Text(String),
    /// Does not apply: `null`.
    None,
    /// Waits for these cells.
    Needs {
        /// By name, down to the cell.
        needs: Vec<String>,
    },
    /// Cannot be worked out.
    Error {
        /// The cause in words.
        error: &'static str,
    },
}

impl Figure {
    /// The number, in the measure in which it is written.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

/// Writes what is of a case as plain data.
#[derive(Clone, Copy)]
pub(crate) struct Plain<'a> {
    pub(crate) case: &'a Case,
}

impl Plain<'_> {
    pub(crate) fn figure(&self, index: QuantityIndex, value: &Value) -> Figure {
        match value {
            Value::Number(number) => Figure::Text(self.number(index, *number)),
            Value::None => Figure::None,
            Value::Needs(needs) => Figure::Needs {
                needs: self.names(needs),
            },
            Value::Error(fault) => Figure::Error {
                error: fault.words(),
            },
        }
    }

    pub(crate) fn number(&self, index: QuantityIndex, number: Decimal) -> String {
        let Some(quantity) = self.case.quantity(index) else {
            return plain(told(number));
        };
        match quantity.says {
            Says::Truth => return yes_or_no(number),
            Says::Item(axis) => {
                let item = self.case.item(axis, number);
                return item.map_or_else(String::new, |item| item.id.clone());
            }
            Says::Amount => {}
        }
        match quantity.input().map(|input| &input.control) {
            Some(Control::Choice(_)) => crate::value_text::write(quantity, number),
            _ => plain(told(shown(&quantity.unit, number))),
        }
    }

    pub(crate) fn id(&self, index: QuantityIndex) -> String {
        self.case
            .quantity(index)
            .map_or_else(String::new, |quantity| quantity.id.clone())
    }

    pub(crate) fn axis(&self, axis: AxisIndex) -> String {
        self.case
            .axis(axis)
            .map_or_else(String::new, |axis| axis.id.clone())
    }

    pub(crate) fn at(&self, place: &Place) -> Entries<String> {
        let ids = place.pairs().filter_map(|(axis, item)| {
            let axis = self.case.axis(axis)?;
            Some((axis.id.clone(), axis.items.get(item)?.id.clone()))
        });
        Entries(ids.collect())
    }

    pub(crate) fn names(&self, needs: &Needs) -> Vec<String> {
        needs.cells().iter().map(|cell| self.name(*cell)).collect()
    }

    pub(crate) fn name(&self, empty: EmptyCell) -> String {
        let Some(quantity) = self.case.quantity(empty.quantity) else {
            return String::new();
        };
        figure_name(
            self.case,
            empty.quantity,
            &self.case.place_of(quantity, empty.cell),
        )
    }
}
