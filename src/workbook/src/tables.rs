//! The sheet of results: the tables of the case, as the page shows them, each figure taken from the
//! sums.

use crate::layout::{FIGURES, Layout};
use crate::looks::{Looks, with_form};
use crate::pen::Pen;
use crate::place::Sheet;
use crate::written::result;
use casebook_exchange::tabled::tabled;
use casebook_model::axis::AxisIndex;
use casebook_model::case::{Case, Says};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
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
                    let at = place.seen_from(Sheet::Inputs);
                    match quantity.says {
                        Says::Item(axis) => {
                            let (formula, result) = labelled(case, axis, &at, value);
                            pen.formula_of_text(column, &formula, &result, &look)?;
                        }
                        _ => pen.formula(column, &at, value, &look)?,
                    }
                }
            }
            pen.down(1);
        }
    }
    pen.sheet.set_freeze_panes(0, 1)?;
    Ok(pen.sheet)
}

/// An item of an axis by its label, of a cell that has its position; and what that comes to.
fn labelled(case: &Case, axis: AxisIndex, at: &str, value: &Value) -> (String, String) {
    let items = case.axis(axis).map_or(&[][..], |axis| &axis.items);
    let quoted = |label: &str| ["\"", &label.replace('"', "\"\""), "\""].concat();
    let labels: Vec<String> = items.iter().map(|item| quoted(&item.label)).collect();
    let formula = format!(
        "IF(ISNUMBER({at}),CHOOSE({at}+1,{}),{at})",
        labels.join(",")
    );
    let item = value.number().and_then(|number| case.item(axis, number));
    (
        formula,
        item.map_or_else(|| result(value), |item| item.label.clone()),
    )
}
