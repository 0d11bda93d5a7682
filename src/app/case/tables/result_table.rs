//! A table of results: every figure opens its working. One tab stop, arrow keys within.

use super::column_texts::{CellText, cell_texts};
use super::figure_row::{FigureRow, button_id, place_of_button};
use super::grid::{Grid, GridRow};
use super::heads::heads;
use super::steps::{entrance, leads, neighbour};
use super::table_caption::table_caption;
use crate::frame::dom;
use crate::parts::figure::use_presses;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_model::axis::Place;
use casebook_model::case::QuantityIndex;
use casebook_model::value::Value;
use std::rc::Rc;
use wasm_bindgen::JsCast;
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
    let (table, active) = (*table, use_state_eq(|| None::<(usize, usize)>));
    let stop = active.unwrap_or_else(|| entrance(grid));
    let onclick = use_presses(on_open);
    let onfocusin = {
        let active = active.setter();
        use_callback((), move |event: FocusEvent, ()| {
            if let Some(place) = place_of(event.target()) {
                active.set(Some(place));
            }
        })
    };
    let onkeydown = use_callback(Rc::clone(grid), move |event: KeyboardEvent, grid| {
        let Some(from) = place_of(event.target()).filter(|_| leads(&event.key())) else {
            return;
        };
        event.prevent_default();
        if let Some(to) = neighbour(grid, from, &event.key())
            && let Some(button) = dom::by_id(&button_id(table, to))
        {
            dom::focus(&button);
        }
    });
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
            <FigureRow key={number} opened={Rc::clone(opened)} grid={Rc::clone(grid)} {table} row={number} {values} {texts} {open} {stop} />
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
    // Firefox would stop at a region that scrolls with the tab key as well as in the table.
    html! {
        <div class="scroll" role="region" tabindex="-1" aria-labelledby={&id} {onclick} {onfocusin} {onkeydown}>
            <table class="figures" role="grid" aria-labelledby={&id}>
                { for opened.case.tables.get(table).map(|shape| table_caption(shape, grid, &id, table == 0)) }
                { heads(grid) }
                { for bodies }
            </table>
        </div>
    }
}

/// Row and column of the figure that an event comes from.
fn place_of(target: Option<web_sys::EventTarget>) -> Option<(usize, usize)> {
    let element: web_sys::Element = target?.dyn_into().ok()?;
    place_of_button(&element.id())
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
            table.contains("print 448,800") || table.contains("print <!-- -->448,800"),
            "{table}"
        );
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
