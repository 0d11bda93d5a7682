//! Which figure of a quantity a formula reads.

use crate::case::{Case, Given, QuantityIndex};
use crate::evaluate::Coordinates;

/// Which figure of a quantity a formula reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As it stands, with the reader's changes.
    Now,
    /// As the paper has it, without them.
    Paper,
    /// As the paper prints it.
    Printed,
    /// An end of what the print can stand for.
    End {
        /// Whether the paper prints a range.
        range: bool,
        /// Whether it is the upper end.
        highest: bool,
    },
}

impl Reading {
    pub(super) fn end(case: &Case, index: QuantityIndex, highest: bool, at: Coordinates) -> Self {
        let given = case.quantity(index).and_then(|quantity| {
            let cell = case.cell_of(quantity, &at.place_on(&quantity.axes))?;
            quantity.input()?.given.get(cell)
        });
        let range = matches!(given, Some(Given::Known { printed, .. }) if printed.upper.is_some());
        Self::End { range, highest }
    }

    /// What stands behind the label; empty for the figure as it stands.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Now => "",
            Self::Paper => "as in the paper",
            Self::Printed => "as printed",
            Self::End {
                range: true,
                highest: false,
            } => "the lower end of the print",
            Self::End {
                range: true,
                highest: true,
            } => "the upper end of the print",
            Self::End {
                range: false,
                highest: false,
            } => "the least that rounds to the print",
            Self::End {
                range: false,
                highest: true,
            } => "the most that rounds to the print",
        }
    }

    /// A label with what stands behind it: `More children (as printed)`.
    #[must_use]
    pub fn label(self, label: &str) -> String {
        match self.words() {
            "" => label.to_owned(),
            words => format!("{label} ({words})"),
        }
    }

    pub(super) fn is_print(self) -> bool {
        matches!(self, Self::Printed | Self::End { .. })
    }
}
