//! Writing on a sheet from top to bottom.

use crate::looks::Looks;
use crate::written::{number, result};
use casebook_model::Decimal;
use casebook_model::value::Value;
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

/// The longest text of a cell.
const LONGEST_TEXT: usize = 32_767;

/// A sheet, and the row that is written next.
pub(crate) struct Pen<'a> {
    pub(crate) sheet: Worksheet,
    pub(crate) looks: &'a Looks,
    pub(crate) row: u32,
}

impl<'a> Pen<'a> {
    /// An empty sheet, as wide as a page turned sideways, with columns of these widths.
    pub(crate) fn new(name: &str, looks: &'a Looks, widths: &[f64]) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_footer("&L&F · &A&RPage &P of &N");
        for (column, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        Ok(Self {
            sheet,
            looks,
            row: 0,
        })
    }

    pub(crate) fn down(&mut self, rows: u32) {
        self.row = self.row.saturating_add(rows);
    }

    /// A text in the present row; nothing for an empty one.
    pub(crate) fn text(&mut self, column: u16, text: &str, look: &Format) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        let fits: String = text.chars().take(LONGEST_TEXT).collect();
        self.sheet
            .write_string_with_format(self.row, column, fits, look)?;
        Ok(())
    }

    /// A text in a row of its own.
    pub(crate) fn line(&mut self, text: &str, look: &Format) -> Result<(), XlsxError> {
        self.text(0, text, look)?;
        self.down(1);
        Ok(())
    }

    pub(crate) fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        let looks = self.looks;
        self.line(text, &looks.title)
    }

    /// A heading, with a row above it left free.
    pub(crate) fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        let looks = self.looks;
        self.down(1);
        self.line(text, &looks.heading)
    }

    /// The heads of a table, from the first column on.
    pub(crate) fn heads<T: AsRef<str>>(&mut self, heads: &[T]) -> Result<(), XlsxError> {
        let looks = self.looks;
        for (column, head) in (0_u16..).zip(heads) {
            self.sheet
                .write_string_with_format(self.row, column, head.as_ref(), &looks.head)?;
        }
        self.down(1);
        Ok(())
    }

    /// A number in the present row.
    pub(crate) fn number(
        &mut self,
        column: u16,
        value: Decimal,
        look: &Format,
    ) -> Result<(), XlsxError> {
        self.sheet
            .write_number_with_format(self.row, column, number(value), look)?;
        Ok(())
    }

    /// A formula in the present row, with its result.
    pub(crate) fn formula(
        &mut self,
        column: u16,
        formula: &str,
        value: &Value,
        look: &Format,
    ) -> Result<(), XlsxError> {
        self.formula_of_text(column, formula, &result(value), look)
    }

    /// A formula that comes to a text, which is never empty: of an empty one the library would store 0.
    pub(crate) fn formula_of_text(
        &mut self,
        column: u16,
        formula: &str,
        result: &str,
        look: &Format,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result(result);
        self.sheet
            .write_formula_with_format(self.row, column, formula, look)?;
        Ok(())
    }

    /// An empty cell that can be filled in.
    pub(crate) fn empty(&mut self, column: u16, look: &Format) -> Result<(), XlsxError> {
        self.sheet.write_blank(self.row, column, look)?;
        Ok(())
    }
}
