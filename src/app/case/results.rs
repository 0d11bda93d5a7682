//! What follows from the assumptions: the tables of a case, each with the charts of what it shows.

use super::tables::grid::Grid;
use super::tables::result_table::ResultTable;
use crate::charts::late_chart::LateChart;
use crate::charts::values::ChartValues;
use crate::frame::waiting::coming;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Chart as ChartShape, Layout, QuantityIndex, Table};
use casebook_model::evaluate::Figures;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Results`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ResultsProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// Its figures now.
    pub now: Rc<Figures>,
    /// Whether something typed is no number, so that these are the last good figures.
    pub held: bool,
    /// The figure whose working is open.
    pub open: Option<(QuantityIndex, Place)>,
    /// The reader wants the working of a figure.
    pub on_open: Callback<Figure>,
}

/// The results.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let ResultsProps {
        opened,
        now,
        held,
        open,
        on_open,
    } = props;
    let case = &opened.case;
    let grids = use_memo(Rc::clone(opened), |opened| {
        let tables = opened.case.tables.iter();
        tables
            .map(|table| Rc::new(Grid::new(opened, table)))
            .collect::<Vec<_>>()
    });
    let table = |(table, grid): (usize, &Rc<Grid>)| {
        let shows = |(quantity, place): &&(QuantityIndex, Place)| {
            grid.rows()
                .any(|row| row.column_of(*quantity, place).is_some())
        };
        let open = open.as_ref().filter(shows).cloned();
        let charts = case.charts.iter().enumerate();
        html! {
            <div key={table} class="offscreen">
                <ResultTable opened={Rc::clone(opened)} {table} grid={Rc::clone(grid)} values={grid.values(now)}
                    {open} on_open={on_open.clone()} />
                { for charts
                    .filter(|(_, shape)| chart_place(case, shape) == table)
                    .map(|(number, shape)| html! {
                        <Suspense fallback={coming()}>
                            <LateChart opened={Rc::clone(opened)} {number} now={ChartValues::new(case, shape, now)} />
                        </Suspense>
                    }) }
            </div>
        }
    };
    html! {
        <section id="results" class="section" tabindex="-1" aria-label="Results">
            if *held {
                <span class="visually-hidden">{ "Something typed is not a number. These are the last good figures." }</span>
            }
            { for grids.iter().enumerate().map(table) }
        </section>
    }
}

/// The table after which a chart stands: the first that shows what it draws, else the last.
fn chart_place(case: &Case, chart: &ChartShape) -> usize {
    let drawn = &chart.quantities;
    case.tables
        .iter()
        .position(|table| drawn.iter().any(|index| shows(table, *index)))
        .unwrap_or_else(|| case.tables.len().saturating_sub(1))
}

fn shows(table: &Table, index: QuantityIndex) -> bool {
    match &table.layout {
        Layout::AlongAxis {
            columns,
            before,
            after,
            ..
        } => {
            columns.iter().any(|column| column.quantity == index)
                || before.iter().chain(after).any(|row| row.quantity == index)
        }
        Layout::OfQuantities { rows, .. } => rows.iter().any(|row| row.quantity == index),
    }
}
