//! The sheet of checks: every printed figure beside the one worked out again, with the verdict as a
//! formula; then what is printed and enters no sum.

use crate::layout::Layout;
use crate::looks::{Looks, with_form};
use crate::pen::Pen;
use crate::piece::DASH;
use crate::place::{Cell, Range, Sheet, ranges};
use crate::written::written;
use casebook_analysis::checks::{Check, Kind, Verdict, figure_name};
use casebook_analysis::claim;
use casebook_model::axis::Place;
use casebook_model::case::{Case, QuantityIndex, QuantityKind};
use casebook_model::evaluate::{Coordinates, Evaluator, Figures, formula_at, moved};
use casebook_model::expr::{Expr, Gathering, Operator};
use casebook_model::value::Value;
use casebook_model::words;
use casebook_model::working;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The row of the first check; above it stand title, note and heads.
const FIRST_ROW: u32 = 4;

/// The columns in which a check's figures stand.
const PRINTED: u16 = 2;
const CALCULATED: u16 = 3;
const LOW: u16 = 7;
const HIGH: u16 = 8;

const HEADS: [&str; 11] = [
    "Figure",
    "As printed",
    "The print as a figure",
    "Worked out",
    "Print less sum",
    "Verdict",
    "With your changes",
    "Agrees from",
    "Agrees to",
    "Where",
    "Why not",
];

/// What the sheet of checks is made from.
pub(crate) struct Checks<'a> {
    pub(crate) case: &'a Case,
    pub(crate) layout: &'a Layout,
    pub(crate) looks: &'a Looks,
    pub(crate) paper: &'a Figures,
    pub(crate) now: &'a Figures,
    pub(crate) checks: &'a [Check],
}

/// What is said where a print comes out within the hedges of the inputs. They are the paper's own and
/// stay as they are whatever is entered, so that a formula need not look for them.
const HEDGED: &str = "agrees, given how the paper rounds";

/// The verdict in words.
pub(crate) fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agrees => "agrees",
        Verdict::Rounds => "agrees to rounding",
        Verdict::Hedged => HEDGED,
        Verdict::Differs => "differs",
        Verdict::Needs => "needs figures",
    }
}

impl Checks<'_> {
    /// Writes the sheet.
    pub(crate) fn write(&self) -> Result<Worksheet, XlsxError> {
        let looks = self.looks;
        let widths = [
            52.0, 18.0, 16.0, 16.0, 14.0, 18.0, 16.0, 14.0, 14.0, 34.0, 60.0,
        ];
        let mut pen = Pen::new(Sheet::Checks.name(), looks, &widths)?;
        pen.title("Checks: what the paper prints beside what its own figures give")?;
        pen.line(
            "A change of an input moves the column “With your changes”, and never a verdict.",
            &looks.quiet,
        )?;
        pen.down(1);
        pen.heads(&HEADS)?;
        for (position, check) in self.checks.iter().enumerate() {
            pen.row = row_of(position);
            self.check(&mut pen, check)?;
        }
        pen.row = row_of(self.checks.len());
        if !self.case.background.is_empty() {
            pen.heading("Printed, and in no sum")?;
            pen.heads(&["What", "As printed", "The print as a figure", "Note"])?;
            for row in &self.case.background {
                pen.text(0, &row.what, &looks.text)?;
                pen.text(1, &row.printed.text, &looks.text)?;
                pen.number(PRINTED, row.printed.value, &looks.figure)?;
                pen.text(3, row.note.as_deref().unwrap_or_default(), &looks.quiet)?;
                pen.text(9, &row.source, &looks.text)?;
                pen.down(1);
            }
        }
        pen.sheet.set_freeze_panes(FIRST_ROW, 1)?;
        pen.sheet
            .set_repeat_rows(FIRST_ROW.saturating_sub(1), FIRST_ROW.saturating_sub(1))?;
        Ok(pen.sheet)
    }

    fn check(&self, pen: &mut Pen<'_>, check: &Check) -> Result<(), XlsxError> {
        let (case, looks) = (self.case, self.looks);
        let Some(quantity) = case.quantity(check.quantity) else {
            return Ok(());
        };
        let label = working::label(case, quantity, &check.place);
        let label = match (check.is_claim(), check.kind) {
            (true, Kind::Recalculated) => format!("The claim: {label}"),
            (true, Kind::Foots) => format!("The claim, from its printed parts: {label}"),
            (false, Kind::Recalculated) => label,
            (false, Kind::Foots) => format!("From its printed parts: {label}"),
        };
        let published = Value::Number(check.published);
        let figure = with_form(
            &looks.figure,
            case,
            quantity,
            [&published, &check.calculated],
        );
        pen.text(0, &label, &looks.text)?;
        pen.text(1, &check.printed.text, &looks.text)?;
        pen.number(PRINTED, check.published, &figure)?;
        let at = |figures, sheet| self.at(figures, sheet, check.quantity, &check.place);
        let calculated = match check.kind {
            Kind::Recalculated => at(self.paper, Sheet::Paper).map(|(cell, _)| cell),
            Kind::Foots => self.footed(check),
        };
        pen.formula(
            CALCULATED,
            &calculated.unwrap_or_else(|| "NA()".to_owned()),
            &check.calculated,
            &figure,
        )?;
        let (print, sum) = (self.here(pen.row, PRINTED), self.here(pen.row, CALCULATED));
        let difference = match words::in_digits(quantity) {
            true => format!("IF(ISNUMBER({sum}),ROUND({print}-{sum},9),\"{DASH}\")"),
            // Between two items of an axis nothing lies.
            false => format!("\"{DASH}\""),
        };
        match check.difference {
            Some(apart) => pen.formula(4, &difference, &Value::Number(apart), &figure)?,
            None => pen.formula_of_text(4, &difference, DASH, &figure)?,
        }
        let (low, high) = check.bounds(case, self.paper);
        for (column, bound) in [(LOW, low), (HIGH, high)] {
            if let Some(bound) = bound {
                let bounded = Value::Number(bound);
                let look = with_form(&looks.figure, case, quantity, [&bounded]);
                pen.number(column, bound, &look)?;
            }
        }
        let verdict = self.verdict(pen.row, check, low.is_some(), high.is_some());
        pen.formula_of_text(5, &verdict, verdict_words(check.verdict), &looks.text)?;
        if let Some((cell, value)) = at(self.now, Sheet::Sums) {
            pen.formula(6, &cell, &value, &figure)?;
        }
        pen.text(9, &check.source, &looks.text)?;
        pen.text(
            10,
            check.because.as_deref().unwrap_or_default(),
            &looks.text,
        )
    }

    /// A figure of the sums, as a formula of this sheet, and what it is.
    fn at(
        &self,
        figures: &Figures,
        sheet: Sheet,
        index: QuantityIndex,
        place: &Place,
    ) -> Option<(String, Value)> {
        let cell = self.case.cell_of(self.case.quantity(index)?, place)?;
        let value = figures.cells(index).get(cell)?.clone();
        let cell = self.layout.cell(sheet, index, cell)?;
        Some((cell.seen_from(Sheet::Checks), value))
    }

    fn here(&self, row: u32, column: u16) -> String {
        let cell = Cell {
            sheet: Sheet::Checks,
            row,
            column,
        };
        cell.seen_from(Sheet::Checks)
    }

    /// How print and sum stand to each other.
    fn verdict(&self, row: u32, check: &Check, low: bool, high: bool) -> String {
        let meant = check.meant();
        let sum = self.here(row, CALCULATED);
        let is = |figure: String| format!("ROUND({sum}-{figure},9)=0");
        let mut same = vec![match meant.value == check.published {
            true => is(self.here(row, PRINTED)),
            false => is(format!("({})", written(meant.value))),
        }];
        same.extend(meant.upper.map(|upper| is(format!("({})", written(upper)))));
        let mut within = Vec::new();
        if low {
            within.push(format!("ROUND({sum}-{},9)>=0", self.here(row, LOW)));
        }
        if high {
            within.push(format!("ROUND({sum}-{},9)<=0", self.here(row, HIGH)));
        }
        let all = |word: &str, of: &[String]| match of {
            [] => "TRUE".to_owned(),
            [one] => one.clone(),
            several => format!("{word}({})", several.join(",")),
        };
        let (same, within) = (all("OR", &same), all("AND", &within));
        let otherwise = match check.verdict {
            Verdict::Hedged => HEDGED,
            _ => "differs",
        };
        format!(
            "IF(ISNUMBER({sum}),IF({same},\"agrees\",IF({within},\"agrees to rounding\",\"{otherwise}\")),\
             IF(ISNA({sum}),\"needs figures\",\"differs\"))"
        )
    }

    /// The sum of a total's own printed parts.
    fn footed(&self, check: &Check) -> Option<String> {
        let QuantityKind::Calculation(calculation) = &self.case.quantity(check.quantity)?.kind
        else {
            return None;
        };
        let at = Coordinates::of(&check.place);
        let mut parts = Parts {
            checks: self,
            more: Vec::new(),
            less: Vec::new(),
        };
        parts.collect(formula_at(calculation, at)?, at, false)?;
        let sum = |cells: &[Cell]| {
            let texts: Vec<String> = ranges(cells)
                .into_iter()
                .map(|range: Range| range.seen_from(Sheet::Checks))
                .collect();
            format!("SUM({})", texts.join(","))
        };
        Some(match (parts.more.as_slice(), parts.less.as_slice()) {
            (more, []) => sum(more),
            ([], less) => format!("-{}", sum(less)),
            (more, less) => format!("{}-{}", sum(more), sum(less)),
        })
    }

    /// The cell of a part as it is printed: an input on the sheet of the paper's figures, what is
    /// worked out in the row of its own check.
    fn part(&self, index: QuantityIndex, place: &Place) -> Option<Cell> {
        let quantity = self.case.quantity(index)?;
        let cell = self.case.cell_of(quantity, place)?;
        let of_paper = self.layout.cell(Sheet::Paper, index, cell);
        let value = self.paper.cells(index).get(cell)?;
        let printed = quantity.input().is_none() && *value != Value::None;
        if !printed {
            return of_paper;
        }
        let id = figure_name(self.case, index, place);
        let position = self.checks.iter().position(|check| check.id == id)?;
        Some(Cell {
            sheet: Sheet::Checks,
            row: row_of(position),
            column: PRINTED,
        })
    }
}

/// All checks of a case, those of the claim first.
pub(crate) fn all(case: &Case, paper: &Figures) -> Vec<Check> {
    claim::all_checks(case, paper)
}

fn row_of(position: usize) -> u32 {
    FIRST_ROW.saturating_add(u32::try_from(position).unwrap_or(u32::MAX))
}

/// The cells that a sum adds up and takes off.
struct Parts<'a> {
    checks: &'a Checks<'a>,
    more: Vec<Cell>,
    less: Vec<Cell>,
}

impl Parts<'_> {
    /// Collects the parts of a formula; `None` if it is more than a sum.
    fn collect(&mut self, formula: &Expr, at: Coordinates, off: bool) -> Option<()> {
        match formula {
            Expr::None => {}
            Expr::Quantity(index) => {
                let quantity = self.checks.case.quantity(*index)?;
                let cell = self.checks.part(*index, &at.place_on(&quantity.axes))?;
                match off {
                    true => self.less.push(cell),
                    false => self.more.push(cell),
                }
            }
            Expr::Negate(x) => self.collect(x, at, !off)?,
            Expr::At(x, place) => self.collect(x, moved(at, place), off)?,
            Expr::Join(Operator::Plus, x, y) => {
                self.collect(x, at, off)?;
                self.collect(y, at, off)?;
            }
            Expr::Join(Operator::Minus, x, y) => {
                self.collect(x, at, off)?;
                self.collect(y, at, !off)?;
            }
            Expr::Gather(Gathering::Sum, x, over) => {
                let evaluator = Evaluator::new(self.checks.case, self.checks.paper, None);
                let mut places = Vec::new();
                evaluator.each_along(over, at, &mut |at| places.push(at));
                for at in places {
                    self.collect(x, at, off)?;
                }
            }
            Expr::Cumulative(x, axis) => {
                for item in 0..=at.item(*axis) {
                    self.collect(x, at.with(*axis, item), off)?;
                }
            }
            Expr::Previous(x, axis, start) => match (at.item(*axis).checked_sub(1), start) {
                (Some(item), _) => self.collect(x, at.with(*axis, item), off)?,
                (None, Some(start)) => self.collect(start, at, off)?,
                (None, None) => {}
            },
            _ => return None,
        }
        Some(())
    }
}
