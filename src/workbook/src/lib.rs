//! A case as a workbook (`.xlsx`) with live formulas, for a spreadsheet program: inputs on one sheet,
//! marked as the cells to change; every figure as a formula, each series in a table of its own, with
//! a name; the checks beside the print; where everything comes from. Results are stored too, for
//! previews that do not work anything out.
//!
//! Every construct of a formula is told in [`formula`]; what a figure that is none, waits for an
//! input or cannot be worked out becomes in a cell, too.

mod checks;
mod cover;
mod formula;
mod inputs;
mod layout;
mod log;
mod looks;
mod names;
mod pen;
mod piece;
mod place;
mod sums;
mod tables;
mod written;

use casebook_model::calendar::Month;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use formula::Formulas;
use layout::Layout;
use looks::Looks;
use place::Sheet;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sums::Sums;

/// When and for whom a workbook is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The year; nought if the day is not known.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The address that opens the case with the same changes; empty if there is none.
    pub link: String,
}

impl Made {
    /// The day in words: `27 November 2026`; empty if it is not known.
    #[must_use]
    pub fn words(&self) -> String {
        let month = Month {
            year: self.year,
            number: self.month,
        };
        match (1..=12).contains(&self.month) {
            true => format!("{} {}", self.day, month.label()),
            false => String::new(),
        }
    }
}

/// Why there is no workbook: a limit of the format, in the words of the library that writes it.
#[derive(Debug)]
pub struct WorkbookError(XlsxError);

impl core::fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "This case cannot be written as a workbook: {}", self.0)
    }
}

impl core::error::Error for WorkbookError {}

/// The workbook of a case with a reader's edits, as the bytes of a file.
///
/// # Errors
/// When the case is larger than a workbook may be.
pub fn workbook(case: &Case, edits: &Edits, made: &Made) -> Result<Vec<u8>, WorkbookError> {
    write(case, edits, made).map_err(WorkbookError)
}

fn write(case: &Case, edits: &Edits, made: &Made) -> Result<Vec<u8>, XlsxError> {
    let paper = Figures::paper(case);
    let now = Figures::now(case, edits, &paper);
    let layout = Layout::of(case);
    let names = names::names(case);
    let looks = Looks::new();
    let (inputs, taken) = inputs::Inputs {
        case,
        layout: &layout,
        looks: &looks,
        paper: &paper,
        now: &now,
    }
    .write()?;
    let sums = Sums {
        case,
        layout: &layout,
        looks: &looks,
        names: &names,
        sheet: Sheet::Paper,
        figures: &paper,
        taken: None,
    };
    let mut of_paper = Formulas::of_paper(case, &layout, &names, &paper);
    let paper_sheet = sums.write(&mut of_paper)?;
    let sums = Sums {
        sheet: Sheet::Sums,
        figures: &now,
        taken: Some(&taken),
        ..sums
    };
    let beside = (&paper, &of_paper.nones);
    let mut with_changes = Formulas::with_changes(case, &layout, &names, &now, beside);
    let sums_sheet = sums.write(&mut with_changes)?;
    let checks = checks::all(case, &paper);
    let checks = checks::Checks {
        case,
        layout: &layout,
        looks: &looks,
        paper: &paper,
        now: &now,
        checks: &checks,
    }
    .write()?;
    let cover = cover::Cover {
        case,
        layout: &layout,
        looks: &looks,
        edits,
        paper: &paper,
        now: &now,
        made,
    }
    .write()?;
    let tables = tables::write(case, &layout, &looks, &now)?;
    let log = log::Log {
        case,
        layout: &layout,
        looks: &looks,
        edits,
        paper: &paper,
        now: &now,
    }
    .write()?;

    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new()
        .set_title(&case.title)
        .set_company(&case.council)
        .set_comment("Made by Casebook from the figures of the paper named in it.");
    if let Ok(day) = ExcelDateTime::from_ymd(made.year, made.month, made.day) {
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    for sheet in [cover, inputs, tables, checks, sums_sheet, paper_sheet, log] {
        workbook.push_worksheet(sheet);
    }
    for ((index, _), name) in case.each_quantity().zip(&names) {
        if let Some(range) = layout.range(Sheet::Sums, index) {
            workbook.define_name(name, &format!("={}", range.fixed()))?;
        }
    }
    workbook.save_to_buffer()
}
