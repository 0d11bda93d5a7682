//! The first sheet: what is claimed and what the sums give, what was changed, where it comes from.

use crate::Made;
use crate::layout::Layout;
use crate::looks::{Looks, with_form};
use crate::pen::Pen;
use crate::piece::DASH;
use crate::place::{Cell, Sheet};
use casebook_analysis::claim::standing;
use casebook_model::case::Case;
use casebook_model::edit::{self, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::working;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The name of the sheet.
pub(crate) const NAME: &str = "Case";

/// What the first sheet is made from.
pub(crate) struct Cover<'a> {
    pub(crate) case: &'a Case,
    pub(crate) layout: &'a Layout,
    pub(crate) looks: &'a Looks,
    pub(crate) edits: &'a Edits,
    pub(crate) paper: &'a Figures,
    pub(crate) now: &'a Figures,
    pub(crate) made: &'a Made,
}

impl Cover<'_> {
    /// Writes the sheet.
    pub(crate) fn write(&self) -> Result<Worksheet, XlsxError> {
        let (case, looks) = (self.case, self.looks);
        let mut pen = Pen::new(NAME, looks, &[46.0, 24.0, 80.0])?;
        pen.title(&case.title)?;
        let mut head = vec![case.council.clone(), case.year.label()];
        head.extend(case.references.iter().cloned());
        pen.line(&head.join(" · "), &looks.quiet)?;
        self.claim(&mut pen)?;
        pen.heading("What was changed")?;
        let touched = case
            .each_quantity()
            .filter(|(index, _)| self.edits.touch(*index));
        let mut any = false;
        for (index, quantity) in touched {
            any = true;
            pen.text(0, &quantity.label, &looks.text)?;
            let told = edit::sentence(case, self.edits, index);
            pen.text(1, &told, &looks.quiet)?;
            pen.down(1);
        }
        if !any {
            pen.line("Nothing: these are the paper’s own figures.", &looks.text)?;
        }
        for (heading, texts) in [
            ("What is proposed", &case.summary),
            ("What the sum rests on", &case.rests_on),
            ("What the paper leaves open", &case.open),
        ] {
            if texts.is_empty() {
                continue;
            }
            pen.heading(heading)?;
            for text in texts {
                pen.line(text, &looks.quiet)?;
            }
        }
        self.sources(&mut pen)?;
        pen.heading("How to use this workbook")?;
        for (sheet, text) in [
            (
                "Inputs",
                "Change the yellow cells. Everything else is a formula and follows.",
            ),
            ("Tables", "The results, in the tables of the case."),
            (
                "Checks",
                "What the paper prints beside what its own figures give.",
            ),
            (
                "Sums",
                "Every figure as a formula, each series in a table of its own, with a name.",
            ),
            (
                "Paper",
                "The same from the paper’s own inputs, which no change moves.",
            ),
            (
                "Log",
                "Every assumption with its source, and who would know what is missing.",
            ),
            (
                "",
                "A dash does not apply. #N/A waits for an empty input; other error values cannot be worked \
                 out, such as a division by nought.",
            ),
            (
                "",
                "A spreadsheet reckons in binary fractions; Casebook in decimals. They agree to the penny.",
            ),
        ] {
            pen.text(0, sheet, &looks.text)?;
            pen.text(1, text, &looks.quiet)?;
            pen.down(1);
        }
        Ok(pen.sheet)
    }

    fn claim(&self, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
        let (case, looks) = (self.case, self.looks);
        let standing = standing(case, self.paper, self.now);
        let Some(quantity) = case.quantity(standing.quantity) else {
            return Ok(());
        };
        pen.heading(&format!("The {} claimed", case.claim.sense.word()))?;
        pen.line(
            &working::label(case, quantity, &standing.place),
            &looks.text,
        )?;
        let printed = standing.printed.as_ref();
        let printed = printed.map_or("no figure", |printed| printed.text.as_str());
        pen.text(0, "Printed", &looks.text)?;
        pen.text(1, printed, &looks.figure)?;
        pen.text(2, &case.claim.source, &looks.quiet)?;
        pen.down(1);
        let figures = [&standing.calculated, &standing.now];
        let look = with_form(&looks.total, case, quantity, figures);
        let place = |sheet| {
            let cell = case.cell_of(quantity, &standing.place)?;
            self.layout.cell(sheet, standing.quantity, cell)
        };
        for (label, sheet, value) in [
            ("Worked out", Sheet::Paper, &standing.calculated),
            ("With your changes", Sheet::Sums, &standing.now),
        ] {
            pen.text(0, label, &looks.text)?;
            if let Some(cell) = place(sheet) {
                pen.formula(1, &cell.seen_from(Sheet::Inputs), value, &look)?;
            }
            pen.down(1);
        }
        let above = |rows: u32| {
            let cell = Cell {
                sheet: Sheet::Inputs,
                row: pen.row.saturating_sub(rows),
                column: 1,
            };
            cell.seen_from(Sheet::Inputs)
        };
        let (paper, now) = (above(2), above(1));
        pen.text(0, "What your changes make of it", &looks.text)?;
        let difference =
            format!("IF(ISNUMBER({paper})*ISNUMBER({now})=1,{now}-{paper},\"{DASH}\")");
        match standing.change {
            Some(change) => pen.formula(1, &difference, &Value::Number(change), &look)?,
            None => pen.formula_of_text(1, &difference, DASH, &look)?,
        }
        pen.down(1);
        pen.line(case.claim.note.as_deref().unwrap_or_default(), &looks.quiet)
    }

    fn sources(&self, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
        let (case, looks) = (self.case, self.looks);
        pen.heading("Where it comes from")?;
        let document = &case.document;
        let address = document.address.as_deref().unwrap_or_default();
        for (what, text) in [
            ("Paper", document.title.as_str()),
            ("Published", document.date.as_str()),
            ("Address", address),
            ("Worked out by", "Casebook"),
            ("On", self.made.words().as_str()),
            ("To look at in Casebook", self.made.link.as_str()),
        ] {
            if !text.is_empty() {
                pen.text(0, what, &looks.text)?;
                pen.text(1, text, &looks.quiet)?;
                pen.down(1);
            }
        }
        Ok(())
    }
}
