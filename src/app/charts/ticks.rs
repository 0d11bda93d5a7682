//! How round values along an axis are written, where figures come as plain text, in the measure in which they
//! are shown.

use super::plot::tick_label;
use casebook_model::Decimal;
use casebook_model::unit::{Unit, UnitBook};

/// What stands before and behind the values of an axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    sign: String,
    ending: &'static str,
}

impl Ticks {
    /// Of values of a unit.
    #[must_use]
    pub fn of(unit: &Unit, book: &UnitBook) -> Self {
        Self {
            sign: unit.sign(book).unwrap_or_default().to_owned(),
            ending: if unit.percent { "%" } else { "" },
        }
    }

    /// Of shares, in per cent.
    #[must_use]
    pub fn per_cent() -> Self {
        Self {
            sign: String::new(),
            ending: "%",
        }
    }

    /// A round value: `£1.5m`, `20%`.
    #[must_use]
    pub fn label(&self, value: Decimal) -> String {
        tick_label(value, &self.sign, false) + self.ending
    }
}
