//! Which cell of a series stands where in its table, and which is next to which.

use casebook_model::axis::{AxisIndex, AxisKind, Place};
use casebook_model::case::{Case, Given, Quantity};
use casebook_model::edit;

/// A series as a table: which cells stand in which row and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The axis down.
    pub down: AxisIndex,
    /// The axis across, if there is one.
    pub across: Option<AxisIndex>,
    /// Cells by row and column. Further axes follow below each other, each with its place.
    pub blocks: Vec<(Place, Vec<Vec<usize>>)>,
}

impl Sheet {
    /// The table of a quantity; `None` if it has no axes.
    #[must_use]
    pub fn new(case: &Case, quantity: &Quantity) -> Option<Self> {
        let along = edit::along(case, quantity)?;
        let other = quantity
            .axes
            .iter()
            .copied()
            .rev()
            .find(|axis| *axis != along);
        // Time goes down; of others the longer one does, since a screen has more room there.
        let is_time = case
            .axis(along)
            .is_some_and(|axis| axis.kind != AxisKind::Items);
        let (down, across) = match other {
            Some(other) if !is_time && case.length(other) > case.length(along) => {
                (other, Some(along))
            }
            other => (along, other),
        };
        let others: Vec<AxisIndex> = quantity
            .axes
            .iter()
            .copied()
            .filter(|axis| *axis != down && Some(*axis) != across)
            .collect();
        let mut places = vec![Place::nowhere()];
        for axis in others {
            places = places
                .iter()
                .flat_map(|place| {
                    (0..case.length(axis)).map(move |item| place.clone().with(axis, item))
                })
                .collect();
        }
        let blocks = places
            .into_iter()
            .map(|place| {
                let row = |item: usize| {
                    let place = place.clone().with(down, item);
                    let columns = across.map_or(1, |axis| case.length(axis));
                    (0..columns)
                        .filter_map(|column| {
                            let place = match across {
                                Some(axis) => place.clone().with(axis, column),
                                None => place.clone(),
                            };
                            case.cell_of(quantity, &place)
                        })
                        .collect()
                };
                let rows = (0..case.length(down)).map(row).collect();
                (place.clone(), rows)
            })
            .collect();
        Some(Self {
            down,
            across,
            blocks,
        })
    }

    /// All rows below each other.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<usize>> {
        self.blocks
            .iter()
            .flat_map(|(_, rows)| rows.iter().cloned())
            .collect()
    }
}

/// Row and column of a cell.
#[must_use]
pub fn position(rows: &[Vec<usize>], cell: usize) -> Option<(usize, usize)> {
    rows.iter().enumerate().find_map(|(row, cells)| {
        cells
            .iter()
            .position(|other| *other == cell)
            .map(|column| (row, column))
    })
}

/// The cell a key leads to from another, if it leads anywhere.
#[must_use]
pub fn neighbour(
    rows: &[Vec<usize>],
    given: &[Given],
    from: usize,
    key: &str,
    shift: bool,
) -> Option<usize> {
    let (mut row, mut column) = position(rows, from)?;
    loop {
        match (key, shift) {
            ("ArrowUp", _) | ("Enter", true) => row = row.checked_sub(1)?,
            ("ArrowDown", _) | ("Enter", false) => row = row.checked_add(1)?,
            ("ArrowLeft", _) => column = column.checked_sub(1)?,
            ("ArrowRight", _) => column = column.checked_add(1)?,
            _ => return None,
        }
        let cell = *rows.get(row)?.get(column)?;
        // A cell that does not apply has no field; the key goes on over it.
        if given.get(cell) != Some(&Given::None) {
            return Some(cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<usize>> {
        vec![vec![0, 1, 2], vec![3, 4, 5]]
    }

    #[test]
    fn arrows_lead_from_cell_to_cell_and_stop_at_the_edge() {
        let given = vec![Given::Needed; 6];
        let next = |from, key| neighbour(&rows(), &given, from, key, false);
        assert_eq!(next(0, "ArrowRight"), Some(1));
        assert_eq!(next(1, "ArrowDown"), Some(4));
        assert_eq!(next(1, "Enter"), Some(4));
        assert_eq!(next(4, "ArrowUp"), Some(1));
        assert_eq!(next(2, "ArrowRight"), None);
        assert_eq!(next(5, "ArrowDown"), None);
        assert_eq!(next(0, "x"), None);
    }

    #[test]
    fn arrows_pass_over_cells_that_do_not_apply() {
        let mut given = vec![Given::Needed; 6];
        given[1] = Given::None;
        assert_eq!(neighbour(&rows(), &given, 0, "ArrowRight", false), Some(2));
    }
}
