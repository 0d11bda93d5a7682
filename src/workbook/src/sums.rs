//! The sheets of sums: every figure of the case, each series in a table of its own, as formulas.

use crate::formula::Formulas;
use crate::inputs::{Taken, heads, row_label, taken_result};
use crate::layout::{FIGURES, Layout, is_single};
use crate::looks::{Looks, with_form};
use crate::pen::Pen;
use crate::place::Sheet;
use crate::written::result;
use casebook_exchange::tabled::with_unit;
use casebook_model::case::{
    Calculation, Case, Control, Quantity, QuantityIndex, QuantityKind, Says,
};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::working::{self, names as in_names};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

/// What a sheet of sums is made from.
pub(crate) struct Sums<'a> {
    pub(crate) case: &'a Case,
    pub(crate) layout: &'a Layout,
    pub(crate) looks: &'a Looks,
    pub(crate) names: &'a [String],
    pub(crate) sheet: Sheet,
    pub(crate) figures: &'a Figures,
    /// How the cells of the sheet of inputs are taken over; none on the sheet of the paper's figures.
    pub(crate) taken: Option<&'a Taken>,
}

/// What stands in a cell.
enum Content {
    /// An entered figure.
    Figure(Value),
    /// A formula and its result.
    Formula(String, String),
}

impl Sums<'_> {
    /// Writes the sheet; `formulas` then knows the steps and what can be none.
    pub(crate) fn write(&self, formulas: &mut Formulas<'_>) -> Result<Worksheet, XlsxError> {
        let (title, note) = match self.sheet {
            Sheet::Paper => (
                "The paper’s own figures",
                "The same sums from what the paper prints, and Casebook assumes, alone. The checks rest on \
                 these; nothing here is to be changed.",
            ),
            _ => (
                "Sums",
                "Every figure, from the sheet of inputs on, as a formula. A dash does not apply; #N/A waits \
                 for an input that is empty.",
            ),
        };
        let mut contents: Vec<Vec<Content>> = Vec::new();
        contents.resize_with(self.case.quantities.len(), Vec::new);
        let mut put = |index: QuantityIndex, cells: Vec<Content>| {
            if let Some(slot) = contents.get_mut(usize::from(index.0)) {
                *slot = cells;
            }
        };
        for (index, quantity) in self.case.each_quantity() {
            if !matches!(quantity.kind, QuantityKind::Calculation(_)) {
                put(index, self.entered(index, quantity));
            }
        }
        for (along, indices) in self.case.steps() {
            let texts = formulas.calculations(indices, along);
            for (index, texts) in indices.iter().zip(texts) {
                let results = self.figures.cells(*index).iter().map(result);
                let cells = texts.into_iter().zip(results);
                put(
                    *index,
                    cells
                        .map(|(formula, result)| Content::Formula(formula, result))
                        .collect(),
                );
            }
        }
        let widths = [52.0, 18.0, 22.0, 24.0, 18.0, 18.0, 18.0, 18.0];
        let mut pen = Pen::new(self.sheet.name(), self.looks, &widths)?;
        pen.title(title)?;
        pen.line(note, &self.looks.quiet)?;
        pen.down(1);
        pen.heads(&[
            "Single figures",
            "Figure",
            "Unit",
            "Name",
            "How it is worked out",
        ])?;
        for ((index, quantity), cells) in self.case.each_quantity().zip(&contents) {
            let Some(block) = self.layout.block(index) else {
                continue;
            };
            pen.row = block.title;
            match is_single(quantity) {
                true => self.single(&mut pen, index, quantity, cells)?,
                false => self.series(&mut pen, index, quantity, cells)?,
            }
        }
        self.steps(&mut pen, formulas)?;
        pen.sheet.set_freeze_panes(0, 1)?;
        Ok(pen.sheet)
    }

    /// What stands in the cells of an input or a length of the calendar.
    fn entered(&self, index: QuantityIndex, quantity: &Quantity) -> Vec<Content> {
        let values = self.figures.cells(index).iter();
        let taken = self.taken.and_then(|taken| taken.get(usize::from(index.0)));
        match (taken, quantity.input()) {
            (Some(taken), Some(_)) => values
                .zip(taken)
                .map(|(value, formula)| Content::Formula(formula.clone(), taken_result(value)))
                .collect(),
            _ => values.map(|value| Content::Figure(value.clone())).collect(),
        }
    }

    fn look(&self, index: QuantityIndex, quantity: &Quantity) -> Format {
        let values = self.figures.cells(index);
        with_form(&self.looks.figure, self.case, quantity, values)
    }

    fn single(
        &self,
        pen: &mut Pen<'_>,
        index: QuantityIndex,
        quantity: &Quantity,
        cells: &[Content],
    ) -> Result<(), XlsxError> {
        pen.text(0, &quantity.label, &self.looks.text)?;
        if let Some(content) = cells.first() {
            put(pen, FIGURES, content, &self.look(index, quantity))?;
        }
        pen.text(
            2,
            &quantity.unit.heading(&self.case.units),
            &self.looks.text,
        )?;
        pen.text(3, self.name(index), &self.looks.quiet)?;
        pen.text(4, &self.how(quantity), &self.looks.quiet)
    }

    fn series(
        &self,
        pen: &mut Pen<'_>,
        index: QuantityIndex,
        quantity: &Quantity,
        cells: &[Content],
    ) -> Result<(), XlsxError> {
        let looks = self.looks;
        let title = with_unit(self.case, &quantity.label, &quantity.unit);
        pen.text(0, &title, &looks.heading)?;
        let how = self.how(quantity);
        let sign = match quantity.kind {
            QuantityKind::Calculation(_) => " = ",
            _ if how.is_empty() => "",
            _ => ": ",
        };
        let how = [self.name(index), sign, &how].concat();
        pen.text(FIGURES, &how, &looks.quiet)?;
        pen.down(1);
        for (column, head) in (FIGURES..).zip(heads(self.case, quantity)) {
            pen.text(column, &head, &looks.head)?;
        }
        pen.down(1);
        let look = self.look(index, quantity);
        let across = self.layout.block(index).map_or(1, |block| block.across);
        let rows = cells.chunks(usize::from(across.max(1)));
        for (row, cells) in rows.enumerate() {
            let cell = row.saturating_mul(usize::from(across));
            let place = self.case.place_of(quantity, cell);
            pen.text(0, &row_label(self.case, quantity, &place), &looks.text)?;
            for (column, content) in (FIGURES..).zip(cells) {
                put(pen, column, content, &look)?;
            }
            pen.down(1);
        }
        Ok(())
    }

    fn name(&self, index: QuantityIndex) -> &str {
        self.names
            .get(usize::from(index.0))
            .map_or("", String::as_str)
    }

    /// The formula in the language of case files, or what stands for it.
    fn how(&self, quantity: &Quantity) -> String {
        match &quantity.kind {
            QuantityKind::Input(input) => {
                let from = self.taken.map(|_| "From the sheet of inputs");
                let choice = matches!(input.control, Control::Choice(_));
                let counted = choice.then_some("which of the options, counted from 0");
                let told: Vec<&str> = from.into_iter().chain(counted).collect();
                told.join(", ")
            }
            QuantityKind::Calendar(calendar, _) => calendar.rule().to_owned(),
            QuantityKind::Calculation(Calculation::One(formula)) => {
                let names = in_names(self.case, formula);
                match quantity.says {
                    Says::Item(_) => format!("{names}, the items counted from 0"),
                    _ => names,
                }
            }
            QuantityKind::Calculation(Calculation::ByItem(axis, formulas)) => {
                let items = self.case.axis(*axis).map(|axis| axis.items.iter());
                let each = items.into_iter().flatten().zip(formulas);
                let each: Vec<String> = each
                    .map(|(item, formula)| {
                        format!("{}: {}", item.label, in_names(self.case, formula))
                    })
                    .collect();
                each.join("; ")
            }
        }
    }

    fn steps(&self, pen: &mut Pen<'_>, formulas: &Formulas<'_>) -> Result<(), XlsxError> {
        if formulas.steps.is_empty() {
            return Ok(());
        }
        pen.row = self.layout.below;
        pen.text(0, "Steps on the way", &self.looks.heading)?;
        pen.down(1);
        pen.heads(&["A part of", "Figure"])?;
        for (position, step) in formulas.steps.iter().enumerate() {
            pen.row = formulas.step_cell(position).row;
            if let Some(quantity) = self.case.quantity(step.of) {
                let label = working::label(self.case, quantity, &step.place);
                pen.text(0, &label, &self.looks.text)?;
            }
            pen.formula(FIGURES, &step.formula, &step.value, &self.looks.figure)?;
        }
        Ok(())
    }
}

fn put(pen: &mut Pen<'_>, column: u16, content: &Content, look: &Format) -> Result<(), XlsxError> {
    match content {
        Content::Formula(formula, result) => pen.formula_of_text(column, formula, result, look),
        Content::Figure(Value::Number(number)) => pen.number(column, *number, look),
        Content::Figure(Value::None) => pen.text(column, crate::piece::DASH, look),
        Content::Figure(value) => pen.formula_of_text(column, "NA()", &taken_result(value), look),
    }
}
