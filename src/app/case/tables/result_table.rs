//! A table of results: every figure opens its working. One tab stop, arrow keys within.

use super::column_texts::{CellText, cell_texts};
use super::figure_row::FigureRow;
use super::grid::{Grid, GridRow};
use super::heads::heads;
use super::steps::entrance;
use super::table_caption::table_caption;
use super::use_steps::{Steps, use_steps};
use crate::parts::figure::use_presses;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_model::axis::Place;
use casebook_model::case::QuantityIndex;
use casebook_model::value::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ResultTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ResultTableProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Which of its tables.
    pub table: usize,
    /// That table, laid out.
    pub grid: Rc<Grid>,
    /// What its figures are now, row by row.
    pub values: Vec<Value>,
    /// The figure of the table whose working is open.
    pub open: Option<(QuantityIndex, Place)>,
    /// The reader wants the working of a figure.
    pub on_open: Callback<Figure>,
}

/// A table of results.
#[component]
pub fn ResultTable(props: &ResultTableProps) -> Html {
    let ResultTableProps {
        opened,
        table,
        grid,
        values,
        open,
        on_open,
    } = props;
    let table = *table;
    let onclick = use_presses(on_open);
    let Steps {
        last,
        onfocusin,
        onkeydown,
    } = use_steps(Rc::clone(grid));
    let stop = last.unwrap_or_else(|| entrance(grid));
    let mut cells = values
        .iter()
        .cloned()
        .zip(cell_texts(&opened.case, grid, values));
    let mut row = |number: usize, row: &GridRow| {
        let (values, texts): (Vec<Value>, Vec<CellText>) =
            row.figures().zip(&mut cells).map(|(_, cell)| cell).unzip();
        let open = open
            .as_ref()
            .and_then(|(quantity, place)| row.column_of(*quantity, place));
        let stop = (stop.0 == number).then_some(stop.1);
        html! {
            <FigureRow key={number} opened={Rc::clone(opened)} grid={Rc::clone(grid)} row={number} {values} {texts} {open} {stop} />
        }
    };
    let mut numbers = 0_usize..;
    let bodies: Vec<Html> = grid
        .parts
        .iter()
        .map(|part| {
            let rows = part
                .iter()
                .zip(&mut numbers)
                .map(|(cells, number)| row(number, cells));
            html! { <tbody>{ for rows }</tbody> }
        })
        .collect();
    let id: AttrValue = format!("table-{table}").into();
    let class = match is_wide(grid) {
        true => "figures figures--wide",
        false => "figures",
    };
    // Firefox would stop at a region that scrolls with the tab key as well as in the table.
    html! {
        <div class="scroll" role="region" tabindex="-1" aria-labelledby={&id} {onclick} {onfocusin} {onkeydown}>
            <table {class} role="grid" aria-labelledby={&id}>
                { for opened.case.tables.get(table).map(|shape| table_caption(shape, grid, &id, table == 0)) }
                { heads(grid) }
                { for bodies }
            </table>
        </div>
    }
}

/// Whether a phone has no room for the columns of a table beside the heads of its rows: a count takes
/// half as much as an amount of money.
fn is_wide(grid: &Grid) -> bool {
    let counts = grid.heads.len();
    let money = grid.heads.iter().filter(|head| head.money).count();
    counts.saturating_add(money) > 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::{around, markup};
    use crate::state::library::{File, Library};
    use casebook_exchange::edits::parse;
    use casebook_model::edit::Edits;
    use casebook_model::evaluate::Figures;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// The table of numbers in care, with a change.
    fn table(change: Option<&'static str>) -> String {
        markup::<ResultTable>(move || {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let opened = Rc::clone(library.case(ID).here().unwrap());
            let edits = change.map_or_else(Edits::none, |change| {
                let edit = parse(&opened.case, change).unwrap();
                Edits::none().with(&opened.case, edit)
            });
            let grid = Rc::new(Grid::new(&opened, &opened.case.tables[1]));
            let values = grid.values(&Figures::now(&opened.case, &edits, &opened.paper));
            ResultTableProps {
                opened,
                table: 1,
                grid,
                values,
                open: None,
                on_open: Callback::noop(),
            }
        })
    }

    fn figure(table: &str, name: &str) -> String {
        around(table, &format!("data-figure=\"{name}\"")).to_owned()
    }

    #[test]
    fn a_cell_shows_the_figure_of_the_sum() {
        let table = table(None);
        let cell = figure(&table, "avoided_by_month[2020-04,low]");
        assert!(cell.ends_with(">204,000"), "{cell}");
        assert!(cell.contains("class=\"figure\""), "{cell}");
    }

    #[test]
    fn a_figure_that_differs_shows_the_print_beside_it() {
        let table = table(None);
        let cell = figure(&table, "avoided_by_month[2020-05,high]");
        assert!(cell.contains("figure--differs"), "{cell}");
        assert!(cell.contains(">374,000"), "{cell}");
        assert!(
            table.contains("printed 448,800") || table.contains("printed <!-- -->448,800"),
            "{table}"
        );
    }

    /// A check speaks of the paper's own sum: what the reader changes stands apart from it.
    #[test]
    fn a_changed_figure_stands_apart_from_the_papers_fault() {
        let plain = |table: &str| table.replace("<!-- -->", "");
        let name = "avoided_by_month[2020-05,high]";
        let changed = plain(&table(Some("agency_rate=900")));
        let cell = figure(&changed, name);
        assert!(cell.contains("figure--changed"), "{cell}");
        assert!(cell.contains(">396,000<"), "{cell}");
        let (_, rest) = changed
            .split_once(&format!("data-figure=\"{name}\""))
            .unwrap();
        let rest = rest.split("</button>").next().unwrap();
        let (mine, print) = rest.split_once("figure__print").unwrap();
        assert!(mine.contains(", changed"), "{mine}");
        assert!(
            print.contains("printed 448,800") && print.contains("worked out 374,000"),
            "{print}"
        );
        // Without a change the figure is that sum, and it is not told twice.
        let unchanged = plain(&table(None));
        assert!(!unchanged.contains("worked out 374,000"), "{unchanged}");
    }

    #[test]
    fn a_change_is_marked_where_it_reaches() {
        let table = table(Some("agency_rate=900"));
        let cell = figure(&table, "avoided_by_month[2020-04,low]");
        assert!(
            cell.contains("figure--changed") && cell.contains(">216,000"),
            "{cell}"
        );
        // The last month has no weeks left: nothing changes there.
        let cell = figure(&table, "avoided_by_month[2021-03,low]");
        assert!(!cell.contains("figure--changed"), "{cell}");
    }

    #[test]
    fn one_cell_of_a_table_takes_the_tab_key() {
        let table = table(None);
        assert_eq!(table.matches("tabindex=\"0\"").count(), 1);
    }
}
