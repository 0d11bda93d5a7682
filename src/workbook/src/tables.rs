//! The sheet of results: the tables of the case, as the page shows them, each figure taken from the
//! sums.

use crate::layout::{FIGURES, Layout};
use crate::looks::{Looks, with_form};
use crate::pen::Pen;
use crate::place::Sheet;
use casebook_exchange::tabled::tabled;
use casebook_model::case::Case;
use casebook_model::evaluate::Figures;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The name of the sheet.
pub(crate) const NAME: &str = "Tables";

/// Writes the sheet.
pub(crate) fn write(
    case: &Case,
    layout: &Layout,
    looks: &Looks,
    now: &Figures,
) -> Result<Worksheet, XlsxError> {
    let widths = [52.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0];
    let mut pen = Pen::new(NAME, looks, &widths)?;
    pen.title("Tables")?;
    pen.line("What the sums give, with the changes.", &looks.quiet)?;
    for table in &case.tables {
        let laid_out = tabled(case, table);
        pen.heading(&table.title)?;
        if let Some(note) = &table.note {
            pen.line(note, &looks.quiet)?;
        }
        let mut heads = vec![laid_out.lead];
        heads.extend(laid_out.heads);
        pen.heads(&heads)?;
        for row in &laid_out.rows {
            let (text, figure) = match row.total {
                true => (&looks.head, &looks.total),
                false => (&looks.text, &looks.figure),
            };
            pen.text(0, &row.label, text)?;
            for (column, cell) in (FIGURES..).zip(&row.cells) {
                let Some(cell) = cell else {
                    continue;
                };
                let values = now.cells(cell.quantity);
                let place = layout.cell(Sheet::Sums, cell.quantity, cell.cell);
                if let (Some(quantity), Some(value), Some(place)) =
                    (case.quantity(cell.quantity), values.get(cell.cell), place)
                {
                    let look = with_form(figure, case, quantity, values);
                    pen.formula(column, &place.seen_from(Sheet::Inputs), value, &look)?;
                }
            }
            pen.down(1);
        }
    }
    pen.sheet.set_freeze_panes(0, 1)?;
    Ok(pen.sheet)
}
