//! Axes: what a quantity may be spread over, and the places on them.

use crate::calendar::{FinancialYear, Month};
use serde::{Deserialize, Serialize};

/// An axis of a case, by its position in [`crate::case::Case::axes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AxisIndex(pub u8);

/// The most axes a case may have; a place is then a small array.
pub const MOST_AXES: usize = 6;

/// The most items of one axis.
pub const MOST_ITEMS: usize = 120;

/// One item of an axis: a month, a year, a scenario, a line, a band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Stable name in files and interfaces: `2020-04`, `low`.
    pub id: String,
    /// What the reader sees: `April 2020`, `Low optimism`.
    pub label: String,
    /// The time the item stands for, if it is one.
    pub time: Option<Time>,
}

/// The stretch of time an item stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Time {
    /// A calendar month.
    Month(Month),
    /// A financial year.
    Year(FinancialYear),
}

/// What an axis is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AxisKind {
    /// The months of the case's financial year.
    Months,
    /// Financial years.
    Years,
    /// Named columns of assumptions, or lines, or bands.
    Items,
}

/// One axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Axis {
    /// Name in formulas: `month`, `scenario`.
    pub id: String,
    /// What the reader sees above the items: `Month`, `Scenario`.
    pub label: String,
    /// What its items are.
    pub kind: AxisKind,
    /// In order.
    pub items: Vec<Item>,
    /// Whether a reader may add an item.
    pub extensible: bool,
}

impl Axis {
    /// The position of an item.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.items.iter().position(|item| item.id == id)
    }
}

/// A place on some axes of a case: which item on which axis, sorted by axis.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place(Vec<(AxisIndex, u8)>);

impl Place {
    /// Nowhere in particular: the place of a quantity without axes.
    #[must_use]
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// The place with `item` on `axis`, whatever stood there before.
    #[must_use]
    pub fn with(mut self, axis: AxisIndex, item: usize) -> Self {
        let item = u8::try_from(item).unwrap_or(u8::MAX);
        match self.0.binary_search_by_key(&axis, |(axis, _)| *axis) {
            Ok(found) => {
                if let Some(slot) = self.0.get_mut(found) {
                    slot.1 = item;
                }
            }
            Err(place) => self.0.insert(place, (axis, item)),
        }
        self
    }

    /// The item on an axis, if the place says.
    #[must_use]
    pub fn item(&self, axis: AxisIndex) -> Option<usize> {
        self.0
            .iter()
            .find(|(other, _)| *other == axis)
            .map(|(_, item)| usize::from(*item))
    }

    /// Axis and item, sorted by axis.
    pub fn pairs(&self) -> impl Iterator<Item = (AxisIndex, usize)> + '_ {
        self.0
            .iter()
            .map(|(axis, item)| (*axis, usize::from(*item)))
    }

    /// Only what concerns `axes`.
    #[must_use]
    pub fn on(&self, axes: &[AxisIndex]) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(axis, _)| axes.contains(axis))
                .copied()
                .collect(),
        )
    }

    /// Whether every pair of `part` is in this place too.
    #[must_use]
    pub fn contains(&self, part: &Self) -> bool {
        part.0.iter().all(|pair| self.0.contains(pair))
    }
}

/// The place that item ids name, one on each axis. Ids may come in any order; where two axes share
/// an id, the order of the axes decides. `None` if an id is unknown, doubled or missing.
#[must_use]
pub fn place_of_ids(axes: &[(AxisIndex, &Axis)], ids: &[&str]) -> Option<Place> {
    let Some((id, others)) = ids.split_first() else {
        return axes.is_empty().then(Place::nowhere);
    };
    axes.iter()
        .enumerate()
        .find_map(|(position, (index, axis))| {
            let item = axis.position(id)?;
            let rest: Vec<(AxisIndex, &Axis)> = axes
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != position)
                .map(|(_, axis)| *axis)
                .collect();
            Some(place_of_ids(&rest, others)?.with(*index, item))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(items: &[&str]) -> Axis {
        Axis {
            id: "a".to_owned(),
            label: "A".to_owned(),
            kind: AxisKind::Items,
            items: items
                .iter()
                .map(|id| Item {
                    id: (*id).to_owned(),
                    label: (*id).to_owned(),
                    time: None,
                })
                .collect(),
            extensible: false,
        }
    }

    #[test]
    fn ids_name_a_place_in_any_order_and_shared_ones_in_the_order_of_the_axes() {
        let (first, second) = (axis(&["x", "y"]), axis(&["x", "z"]));
        let axes = [(AxisIndex(0), &first), (AxisIndex(1), &second)];
        let place = |ids: &[&str]| {
            place_of_ids(&axes, ids).map(|place| place.pairs().map(|(_, item)| item).collect())
        };
        assert_eq!(place(&["x", "x"]), Some(vec![0, 0]));
        assert_eq!(place(&["y", "z"]), Some(vec![1, 1]));
        assert_eq!(place(&["z", "y"]), Some(vec![1, 1]));
        assert_eq!(place(&["x", "z"]), Some(vec![0, 1]));
        assert_eq!(place(&["z", "x"]), Some(vec![0, 1]));
        // Only the second axis can take the first id, whatever comes first.
        assert_eq!(place(&["x", "y"]), Some(vec![1, 0]));
        assert_eq!(place(&["y", "y"]), None);
        assert_eq!(place(&["x"]), None);
        assert_eq!(place(&["x", "z", "z"]), None);
        assert_eq!(place(&["w", "z"]), None);
        assert_eq!(place_of_ids(&[], &[]), Some(Place::nowhere()));
    }
}
