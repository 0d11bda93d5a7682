//! Where a formula is worked out: an item of every axis.

use crate::axis::{AxisIndex, MOST_AXES, Place};
use crate::case::{Case, Quantity};

/// An item of every axis of a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coordinates([u8; MOST_AXES]);

impl Coordinates {
    /// The coordinates of a place; the first item on axes it does not name.
    #[must_use]
    pub fn of(place: &Place) -> Self {
        place
            .pairs()
            .fold(Self::default(), |at, (axis, item)| at.with(axis, item))
    }

    /// The coordinates of a cell of a quantity: as [`Case::place_of`] counts.
    #[must_use]
    pub fn of_cell(case: &Case, quantity: &Quantity, cell: usize) -> Self {
        let mut rest = cell;
        let mut at = Self::default();
        for axis in quantity.axes.iter().rev() {
            let length = case.length(*axis).max(1);
            at = at.with(*axis, rest.checked_rem(length).unwrap_or(0));
            rest = rest.checked_div(length).unwrap_or(0);
        }
        at
    }

    /// The item on an axis.
    #[must_use]
    pub fn item(self, axis: AxisIndex) -> usize {
        self.0.get(usize::from(axis.0)).copied().unwrap_or(0).into()
    }

    /// The same with another item on one axis.
    #[must_use]
    pub fn with(mut self, axis: AxisIndex, item: usize) -> Self {
        if let (Some(slot), Ok(item)) = (self.0.get_mut(usize::from(axis.0)), u8::try_from(item)) {
            *slot = item;
        }
        self
    }

    /// Only the part on some axes.
    #[must_use]
    pub fn place_on(self, axes: &[AxisIndex]) -> Place {
        axes.iter().fold(Place::nowhere(), |place, axis| {
            place.with(*axis, self.item(*axis))
        })
    }
}

/// Coordinates moved to a place.
#[must_use]
pub fn moved(at: Coordinates, place: &Place) -> Coordinates {
    place
        .pairs()
        .fold(at, |at, (axis, item)| at.with(axis, item))
}
