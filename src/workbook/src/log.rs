//! The sheet of the log: every assumption, what the sum rests on, and the checks. The figures of the
//! assumptions follow the sums; everything else is as it was exported.

use crate::layout::Layout;
use crate::looks::{Looks, with_form};
use crate::pen::Pen;
use crate::place::Sheet;
use crate::written::number;
use casebook_exchange::csv::Field;
use casebook_exchange::log::{HEADS, log};
use casebook_model::Decimal;
use casebook_model::case::{Case, Control, QuantityIndex};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The name of the sheet.
pub(crate) const NAME: &str = "Log";

/// The columns of an assumption's figures: now, and as given.
const NOW: u16 = 3;
const GIVEN: u16 = 5;

/// What the sheet is made from.
pub(crate) struct Log<'a> {
    pub(crate) case: &'a Case,
    pub(crate) layout: &'a Layout,
    pub(crate) looks: &'a Looks,
    pub(crate) edits: &'a Edits,
    pub(crate) paper: &'a Figures,
    pub(crate) now: &'a Figures,
}

impl Log<'_> {
    /// Writes the sheet.
    pub(crate) fn write(&self) -> Result<Worksheet, XlsxError> {
        let looks = self.looks;
        let widths = [
            20.0, 26.0, 52.0, 16.0, 18.0, 16.0, 20.0, 24.0, 14.0, 14.0, 34.0, 50.0, 30.0, 12.0,
            34.0,
        ];
        let mut pen = Pen::new(NAME, looks, &widths)?;
        pen.title("The log of assumptions and checks")?;
        pen.line(
            "The figures of assumptions follow the sums. Everything else is as it was exported; the checks \
             stand live on their own sheet.",
            &looks.quiet,
        )?;
        pen.down(1);
        pen.heads(&HEADS)?;
        let head = pen.row;
        for row in log(self.case, self.edits) {
            let assumed = self.assumption(&row);
            for (column, field) in (0_u16..).zip(&row) {
                match (assumed, column) {
                    (Some((index, cell)), NOW) => {
                        self.live(&mut pen, column, Sheet::Sums, self.now, index, cell)?;
                    }
                    (Some((index, cell)), GIVEN) => {
                        self.live(&mut pen, column, Sheet::Paper, self.paper, index, cell)?;
                    }
                    _ => self.field(&mut pen, column, field)?,
                }
            }
            pen.down(1);
        }
        pen.sheet.set_freeze_panes(head, 3)?;
        pen.sheet
            .set_repeat_rows(head.saturating_sub(1), head.saturating_sub(1))?;
        Ok(pen.sheet)
    }

    fn field(&self, pen: &mut Pen<'_>, column: u16, field: &Field) -> Result<(), XlsxError> {
        match field {
            Field::Text(text) => pen.text(column, text, &self.looks.text),
            Field::Figure(figure) => match Decimal::from_str_exact(figure) {
                Ok(figure) => {
                    pen.sheet.write_number_with_format(
                        pen.row,
                        column,
                        number(figure),
                        &self.looks.figure,
                    )?;
                    Ok(())
                }
                Err(_) => pen.text(column, figure, &self.looks.figure),
            },
        }
    }

    /// The cell of an input that a row is of, by its name: `in_care[2020-04,low]`. A choice is said in
    /// words, and stays as it was exported.
    fn assumption(&self, row: &[Field]) -> Option<(QuantityIndex, usize)> {
        let [Field::Text(part), Field::Text(name), ..] = row else {
            return None;
        };
        let (id, code) = match name.split_once('[') {
            Some((id, code)) => (id, code.trim_end_matches(']')),
            None => (name.as_str(), ""),
        };
        let (index, quantity) = self.case.find(id).filter(|_| part == "Assumption")?;
        let is_choice = matches!(quantity.input()?.control, Control::Choice(_));
        let place = self.case.place_from_code(quantity, code)?;
        let cell = self.case.cell_of(quantity, &place)?;
        (!is_choice).then_some((index, cell))
    }

    fn live(
        &self,
        pen: &mut Pen<'_>,
        column: u16,
        sheet: Sheet,
        figures: &Figures,
        index: QuantityIndex,
        cell: usize,
    ) -> Result<(), XlsxError> {
        let values = figures.cells(index);
        let place = self.layout.cell(sheet, index, cell);
        if let (Some(quantity), Some(value), Some(place)) =
            (self.case.quantity(index), values.get(cell), place)
        {
            let look = with_form(&self.looks.figure, self.case, quantity, values);
            pen.formula(column, &place.seen_from(Sheet::Inputs), value, &look)?;
        }
        Ok(())
    }
}
