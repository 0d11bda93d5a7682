//! Where the keyboard goes in a table: one stop for the tab key, arrows, Home and End within.

use super::grid::{Grid, GridFigure, GridRow};

/// Row and column of a figure.
pub type At = (usize, usize);

/// Figures in rows, as a table on the page shows them: each a button, known by its row and its name.
pub trait Rows: PartialEq + 'static {
    /// Where the figure of a name is, in a row of the page.
    fn place(&self, row: usize, name: &str) -> Option<At>;
    /// In which row of the page a figure is, and its name; none where it is the only one of its row.
    fn button(&self, at: At) -> Option<(usize, &str)>;
    /// The figure that a key leads to from another.
    fn way(&self, from: At, key: &str) -> Option<At>;
}

impl Rows for Grid {
    fn place(&self, row: usize, name: &str) -> Option<At> {
        let cells = &self.rows().nth(row)?.cells;
        let is = |it: &Option<GridFigure>| it.as_ref().is_some_and(|figure| figure.name == name);
        Some((row, cells.iter().position(is)?))
    }

    fn button(&self, (row, column): At) -> Option<(usize, &str)> {
        let figure = self.rows().nth(row)?.cells.get(column)?.as_ref()?;
        Some((row, &figure.name))
    }

    fn way(&self, from: At, key: &str) -> Option<At> {
        neighbour(self, from, key)
    }
}

/// The way a key leads in a table, as rows down and columns to the right.
fn way(key: &str) -> Option<(isize, isize)> {
    Some(match key {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        _ => return None,
    })
}

/// Whether a key leads anywhere in a table.
#[must_use]
pub fn leads(key: &str) -> bool {
    way(key).is_some() || matches!(key, "Home" | "End")
}

/// Row and column of the figure a key leads to. Places without a figure are passed over.
fn neighbour(grid: &Grid, from: (usize, usize), key: &str) -> Option<(usize, usize)> {
    let rows: Vec<&GridRow> = grid.rows().collect();
    let has = |row: usize, column: usize| {
        rows.get(row)
            .and_then(|row| row.cells.get(column))
            .is_some_and(Option::is_some)
    };
    let columns = grid.heads.len();
    match key {
        "Home" => (0..columns)
            .find(|column| has(from.0, *column))
            .map(|column| (from.0, column)),
        "End" => (0..columns)
            .rev()
            .find(|column| has(from.0, *column))
            .map(|column| (from.0, column)),
        _ => {
            let (down, right) = way(key)?;
            let (mut row, mut column) = from;
            loop {
                row = row.checked_add_signed(down)?;
                column = column.checked_add_signed(right)?;
                if row >= rows.len() || column >= columns {
                    return None;
                }
                if has(row, column) {
                    return Some((row, column));
                }
                // One figure that stands for all columns of its row.
                if rows.get(row).is_some_and(|row| row.whole) && has(row, 0) {
                    return Some((row, 0));
                }
            }
        }
    }
}

/// Row and column of the figure at which the keyboard enters a table.
#[must_use]
pub fn entrance(grid: &Grid) -> (usize, usize) {
    grid.rows()
        .enumerate()
        .find_map(|(row, cells)| {
            let column = cells.cells.iter().position(Option::is_some)?;
            Some((row, column))
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};

    #[test]
    fn every_figure_is_found_again_by_its_row_and_name() {
        let mut figures = 0;
        for entry in Library::new().catalogue().iter() {
            let library = Library::of(&[File::Case(entry.id.clone())]);
            let opened = library.case(&entry.id).here().unwrap().clone();
            for table in &opened.case.tables {
                let grid = Grid::new(&opened, table);
                for (row, cells) in grid.rows().enumerate() {
                    for (column, _) in cells
                        .cells
                        .iter()
                        .enumerate()
                        .filter(|(_, it)| it.is_some())
                    {
                        let (on_page, name) = grid.button((row, column)).unwrap();
                        let found = grid.place(on_page, name);
                        assert_eq!(found, Some((row, column)), "{}: {name}", entry.id);
                        figures += 1;
                    }
                }
            }
        }
        assert!(figures > 500, "{figures}");
    }

    #[test]
    fn arrow_keys_pass_over_empty_places_and_stop_at_the_edge() {
        let id = "cambridgeshire/2020-21/placement-mix-and-demand";
        let library = Library::of(&[File::Case(id.to_owned())]);
        let life = library.case(id);
        let opened = life.here().unwrap();
        let grid = Grid::new(opened, &opened.case.tables[1]);
        // The first row has figures only in the first three columns.
        assert_eq!(neighbour(&grid, (0, 2), "ArrowRight"), None);
        assert_eq!(neighbour(&grid, (1, 2), "ArrowRight"), Some((1, 3)));
        assert_eq!(neighbour(&grid, (1, 3), "ArrowUp"), None);
        assert_eq!(neighbour(&grid, (1, 3), "End"), Some((1, 5)));
        assert_eq!(neighbour(&grid, (12, 0), "ArrowDown"), None);
        assert_eq!(neighbour(&grid, (12, 3), "ArrowDown"), Some((13, 3)));
    }
}
