//! What stands in the cells of a table: of each column the figures in step with each other, and the
//! prints beside them, are written to one number of places.

use super::grid::{Grid, GridFigure};
use casebook_model::case::{Case, Quantity};
use casebook_model::printed::ShownIn;
use casebook_model::value::Value;
use casebook_model::words;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellText {
    /// The figure, or what stands for it.
    pub figure: String,
    /// The print, where it differs from the paper's own sum.
    pub print: Option<String>,
    /// The paper's own sum, where the print differs from that and the figure is another by now.
    pub paper: Option<String>,
}

struct Cell<'a> {
    column: usize,
    figure: &'a GridFigure,
    quantity: &'a Quantity,
    value: &'a Value,
    print: Option<Value>,
    paper: Option<&'a Value>,
}

/// The texts of a table's figures, row by row, of which `values` are what they are now.
#[must_use]
pub fn cell_texts(case: &Case, grid: &Grid, values: &[Value]) -> Vec<CellText> {
    let figures = grid.rows().flat_map(|row| {
        let cells = row.cells.iter().enumerate();
        cells.filter_map(|(column, cell)| Some((column, cell.as_ref()?)))
    });
    let cells: Vec<Option<Cell<'_>>> = figures
        .zip(values)
        .map(|((column, figure), value)| {
            let (print, paper) = figure
                .differs
                .as_ref()
                .map_or((None, None), |(print, paper)| {
                    let other = (!paper.same(value)).then_some(paper);
                    (Some(Value::Number(*print)), other)
                });
            Some(Cell {
                column,
                figure,
                quantity: case.quantity(figure.quantity)?,
                value,
                print,
                paper,
            })
        })
        .collect();
    let columns: Vec<Vec<(&Quantity, &Value)>> = (0..grid.heads.len())
        .map(|column| {
            let of_it = cells.iter().flatten().filter(|cell| cell.column == column);
            of_it
                .flat_map(|cell| {
                    let beside = cell.print.iter().chain(cell.paper);
                    core::iter::once(cell.value)
                        .chain(beside)
                        .map(|value| (cell.quantity, value))
                })
                .collect()
        })
        .collect();
    // To how many places each column writes the figures of a quantity, as far as that was asked.
    let mut asked: Vec<(usize, &Quantity, u32)> = Vec::new();
    let mut places_of = |column: usize, quantity| {
        let known = |(of, known, _): &&(usize, &Quantity, u32)| {
            *of == column && words::in_step(case, known, quantity)
        };
        if let Some((_, _, places)) = asked.iter().find(known) {
            return *places;
        }
        let figures = columns.get(column).map_or(&[][..], Vec::as_slice);
        let places = words::column_places(case, figures, quantity);
        asked.push((column, quantity, places));
        places
    };
    let texts = cells.iter().map(|cell| {
        let Some(cell) = cell else {
            return CellText::default();
        };
        let pounds = ShownIn::is_of(&cell.quantity.unit, &case.units);
        let shown_in = grid.shown_in.filter(|_| pounds);
        let places = places_of(cell.column, cell.quantity);
        let beside = |value: &Value| match (shown_in, value) {
            (Some(shown), Value::Number(number)) => shown.bare(*number),
            _ => words::cell_to(case, cell.quantity, places, value),
        };
        CellText {
            figure: match (shown_in, cell.value) {
                (Some(shown), Value::Number(number)) if cell.figure.with_unit => {
                    shown.with_unit(*number)
                }
                (Some(_), Value::Number(_)) => beside(cell.value),
                _ => figure(case, cell, places),
            },
            // Of what is counted, as short as it was printed.
            print: cell
                .print
                .as_ref()
                .map(|print| match cell.quantity.unit.counts(&case.units) {
                    true => words::cell(case, cell.quantity, print),
                    false => beside(print),
                }),
            paper: cell.paper.map(beside),
        }
    });
    texts.collect()
}

fn figure(case: &Case, cell: &Cell<'_>, places: u32) -> String {
    match cell.value {
        Value::Needs(_) => "○ needed".to_owned(),
        Value::Number(number) if cell.figure.with_unit && words::in_digits(cell.quantity) => {
            words::figure_to(case, cell.quantity, places, *number)
        }
        value => words::cell_to(case, cell.quantity, places, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};
    use crate::state::opened::Opened;
    use casebook_exchange::edits::parse;
    use casebook_model::edit::Edits;
    use casebook_model::evaluate::Figures;
    use std::collections::BTreeMap;
    use std::rc::Rc;

    fn opened(id: &str) -> Rc<Opened> {
        let library = Library::of(&[File::Case(id.to_owned())]);
        Rc::clone(library.case(id).here().unwrap())
    }

    /// The texts of each column of every table, by unit.
    fn columns(
        opened: &Opened,
        change: Option<&str>,
    ) -> BTreeMap<(String, usize, String), Vec<String>> {
        let case = &opened.case;
        let edits = change.map_or_else(Edits::none, |change| {
            Edits::none().with(case, parse(case, change).unwrap())
        });
        let now = Figures::now(case, &edits, &opened.paper);
        let mut columns: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for table in &case.tables {
            let grid = Grid::new(opened, table);
            let values = grid.values(&now);
            let mut texts = cell_texts(case, &grid, &values).into_iter().zip(&values);
            for row in grid.rows() {
                for (column, cell) in row.cells.iter().enumerate() {
                    let Some(cell) = cell else { continue };
                    let (text, value) = texts.next().unwrap();
                    let quantity = case.quantity(cell.quantity).unwrap();
                    if value.number().is_none() || !words::in_digits(quantity) {
                        continue;
                    }
                    let mut unit = quantity.unit.code(&case.units);
                    let counted = quantity.unit.counts(&case.units);
                    if counted {
                        unit = [&unit, " of ", &quantity.id].concat();
                    }
                    let all = columns
                        .entry((table.title.clone(), column, unit))
                        .or_default();
                    all.push(text.figure);
                    all.extend(text.print.filter(|_| !counted));
                    all.extend(text.paper);
                }
            }
        }
        columns
    }

    fn places(text: &str) -> usize {
        let (_, behind) = text.split_once('.').unwrap_or_default();
        behind.chars().take_while(char::is_ascii_digit).count()
    }

    #[test]
    fn no_column_of_any_case_mixes_places() {
        for entry in Library::new().catalogue().iter() {
            for (column, texts) in columns(&opened(&entry.id), None) {
                let first = places(&texts[0]);
                assert!(
                    texts.iter().all(|text| places(text) == first),
                    "{}: {column:?}: {texts:?}",
                    entry.id
                );
            }
        }
    }

    /// 23 placements stand above 2.5, and 60 children are not 60.0 as there are 62.4 of others.
    #[test]
    fn what_is_counted_whole_has_no_decimals_for_the_sake_of_others() {
        let columns = columns(
            &opened("cambridgeshire/2020-21/placement-mix-and-demand"),
            None,
        );
        let of = |id: &str| -> Vec<String> {
            let of_it = columns
                .iter()
                .filter(|((_, _, unit), _)| unit.ends_with(&[" of ", id].concat()));
            of_it.flat_map(|(_, texts)| texts.clone()).collect()
        };
        assert!(
            of("carried_in").contains(&"23".to_owned()),
            "{:?}",
            columns.keys()
        );
        for ((.., unit), texts) in &columns {
            if unit.starts_with("children") || unit.starts_with("placements of") {
                let needed = texts.iter().any(|text| {
                    let (_, behind) = text.split_once('.').unwrap_or_default();
                    behind.starts_with(|digit: char| ('1'..='9').contains(&digit))
                });
                assert!(
                    needed || texts.iter().all(|text| places(text) == 0),
                    "{unit}: {texts:?}"
                );
            }
        }
    }

    #[test]
    fn a_table_in_thousands_shows_amounts_so_and_says_it_at_the_head() {
        let shipped = opened("cambridgeshire/2020-21/placement-mix-and-demand");
        let mut case = shipped.case.clone();
        let shown = ShownIn {
            column: casebook_model::printed::PrintedIn::Noughts,
            places: 1,
        };
        case.tables[1].shown_in = Some(shown);
        let changed = Opened::new(case, shipped.answer.clone(), None);
        let money = |opened: &Opened, unit: &str| {
            let title = &shipped.case.tables[1].title;
            let columns = columns(opened, Some("agency_rate=400"));
            let of_table = columns
                .into_iter()
                .filter(|((table, ..), _)| table == title);
            let of_unit = of_table.filter(|((.., of), _)| (of == "£") == (unit == "£"));
            of_unit.flat_map(|(_, texts)| texts).collect::<Vec<_>>()
        };
        let (pounds, thousands) = (money(&shipped, "£"), money(&changed, "£"));
        assert!(!pounds.is_empty() && pounds.len() == thousands.len());
        for (pounds, thousands) in pounds.iter().zip(&thousands) {
            let read = |text: &str| casebook_model::amount::read(text).unwrap().value;
            let (exact, shown) = (
                read(pounds),
                read(thousands) * casebook_model::Decimal::ONE_THOUSAND,
            );
            assert!((exact - shown).abs() <= 50.into(), "{pounds}: {thousands}");
            assert_eq!(
                pounds.starts_with('−'),
                thousands.starts_with('('),
                "{thousands}"
            );
        }
        assert_eq!(money(&shipped, "counted"), money(&changed, "counted"));
        let heads = |opened: &Opened| {
            let grid = Grid::new(opened, &opened.case.tables[1]);
            let heads = grid.heads.into_iter().map(|head| head.label);
            heads
                .chain(grid.groups.into_iter().map(|group| group.label))
                .collect::<Vec<_>>()
        };
        let (before, after) = (heads(&shipped), heads(&changed));
        let said = before
            .iter()
            .zip(&after)
            .filter(|(before, after)| before != after);
        let said: Vec<_> = said.collect();
        assert!(!said.is_empty(), "{after:?}");
        for (before, after) in said {
            assert_eq!(before.replace('£', "£000"), *after);
        }
    }

    #[test]
    fn pence_in_one_row_are_pence_in_all_and_in_the_print() {
        let opened = opened("cambridgeshire/2020-21/placement-mix-and-demand");
        let whole = columns(&opened, None);
        let pence = columns(&opened, Some("agency_rate=850.55"));
        let title = &opened.case.tables[1].title;
        let money = |columns: &BTreeMap<(String, usize, String), Vec<String>>| {
            let of_table = columns
                .iter()
                .filter(|((table, _, unit), _)| table == title && unit == "£");
            of_table
                .flat_map(|(_, texts)| texts.clone())
                .collect::<Vec<_>>()
        };
        assert!(money(&whole).iter().all(|text| places(text) == 0));
        let pence = money(&pence);
        assert!(pence.contains(&"448,800.00".to_owned()), "{pence:?}");
        assert!(pence.iter().all(|text| places(text) == 2), "{pence:?}");
    }
}
