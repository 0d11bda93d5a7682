//! The sheet of what can be changed: the form of the case, in the order of the paper.

use crate::layout::{FIGURES, Layout, is_single};
use crate::looks::{Looks, with_form};
use crate::pen::Pen;
use crate::piece::DASH;
use crate::place::{Cell, Sheet};
use crate::written::{result, written};
use casebook_exchange::sentences::given_as;
use casebook_model::Decimal;
use casebook_model::case::{Case, ChoiceOption, Control, Given, Input, Quantity, QuantityIndex};
use casebook_model::evaluate::Figures;
use casebook_model::value::Value;
use casebook_model::words;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, Worksheet, XlsxError,
};

/// The most text that a list to choose from may have.
const LONGEST_LIST: usize = 255;

/// What the sheet of inputs is made from.
pub(crate) struct Inputs<'a> {
    pub(crate) case: &'a Case,
    pub(crate) layout: &'a Layout,
    pub(crate) looks: &'a Looks,
    pub(crate) paper: &'a Figures,
    pub(crate) now: &'a Figures,
}

/// The formulas by which the sums take over what stands on the sheet of inputs: one for each cell
/// of each quantity.
pub(crate) type Taken = Vec<Vec<String>>;

impl Inputs<'_> {
    /// Writes the sheet; gives how its cells are taken over.
    pub(crate) fn write(&self) -> Result<(Worksheet, Taken), XlsxError> {
        let widths = [46.0, 16.0, 16.0, 10.0, 26.0, 38.0, 34.0, 60.0];
        let mut pen = Pen::new(Sheet::Inputs.name(), self.looks, &widths)?;
        let mut taken: Taken = vec![Vec::new(); self.case.quantities.len()];
        pen.title("Inputs")?;
        pen.line(
            "Change the framed cells on a yellow ground; everything else follows. An empty one is still \
             needed. What differs from the paper turns orange and bold.",
            &self.looks.quiet,
        )?;
        for group in &self.case.groups {
            pen.heading(&group.title)?;
            if let Some(note) = &group.note {
                pen.line(note, &self.looks.quiet)?;
            }
            let mut headed = false;
            for index in &group.inputs {
                let Some((quantity, input)) = self.input(*index) else {
                    continue;
                };
                let cells = match is_single(quantity) {
                    true => {
                        if !headed {
                            pen.down(1);
                            pen.heads(&[
                                "Input",
                                "Figure",
                                "As given",
                                "",
                                "Unit",
                                "What the paper gives",
                                "Where",
                                "Why",
                            ])?;
                        }
                        headed = true;
                        vec![self.single(&mut pen, *index, quantity, input)?]
                    }
                    false => {
                        headed = false;
                        self.series(&mut pen, *index, quantity, input)?
                    }
                };
                if let Some(slot) = taken.get_mut(usize::from(index.0)) {
                    *slot = cells;
                }
            }
        }
        pen.sheet.set_freeze_panes(2, 1)?;
        Ok((pen.sheet, taken))
    }

    fn input(&self, index: QuantityIndex) -> Option<(&Quantity, &Input)> {
        let quantity = self.case.quantity(index)?;
        Some((quantity, quantity.input()?))
    }

    fn single(
        &self,
        pen: &mut Pen<'_>,
        index: QuantityIndex,
        quantity: &Quantity,
        input: &Input,
    ) -> Result<String, XlsxError> {
        let looks = self.looks;
        pen.text(0, &quantity.label, &looks.text)?;
        let taken = self.cell(pen, FIGURES, index, quantity, 0)?;
        if let Some(paper) = self.layout.cell(Sheet::Paper, index, 0) {
            let before = self.value(self.paper, index, 0);
            let look = with_form(&looks.figure, self.case, quantity, [&before]);
            let paper = paper.seen_from(Sheet::Inputs);
            let formula = format!("IF(ISERROR({paper}),\"needed\",{paper})");
            match (&input.control, &before) {
                // In words, not by its position among the options.
                (Control::Choice(_), Value::Number(_)) => {
                    let words = words::value(self.case, quantity, &before);
                    pen.text(2, &words, &looks.text)?;
                }
                (_, Value::Needs(_)) => pen.formula_of_text(2, &formula, "needed", &look)?,
                (_, value) => pen.formula(2, &formula, value, &look)?,
            }
        }
        let here = Cell {
            sheet: Sheet::Inputs,
            row: pen.row,
            column: FIGURES,
        };
        let is = self.paper.cells(index) != self.now.cells(index);
        let formula = format!(
            "IF({},\"changed\",\"as given\")",
            self.changed(here, index, 0)
        );
        let told = if is { "changed" } else { "as given" };
        pen.formula_of_text(3, &formula, told, &looks.text)?;
        pen.text(4, &quantity.unit.heading(&self.case.units), &looks.text)?;
        if let Some(given) = input.given.first() {
            let paper = words::value(self.case, quantity, &self.value(self.paper, index, 0));
            let given = given_as(given, &paper, input.who.as_deref());
            pen.text(5, &given, &looks.text)?;
        }
        pen.text(6, &input.source, &looks.text)?;
        pen.text(7, &about(quantity, input), &looks.text)?;
        pen.down(1);
        Ok(taken)
    }

    fn series(
        &self,
        pen: &mut Pen<'_>,
        index: QuantityIndex,
        quantity: &Quantity,
        input: &Input,
    ) -> Result<Vec<String>, XlsxError> {
        let looks = self.looks;
        pen.down(1);
        let title =
            casebook_exchange::tabled::with_unit(self.case, &quantity.label, &quantity.unit);
        pen.text(0, &title, &looks.head)?;
        let mut about = [input.source.clone(), about(quantity, input)].to_vec();
        if input.given.contains(&Given::Needed) {
            let who = input.who.as_deref().map(words::who).unwrap_or_default();
            about.push(format!("Who would know what is empty: {who}."));
        }
        about.retain(|text| !text.is_empty());
        pen.text(1, &about.join(" · "), &looks.quiet)?;
        pen.down(1);
        let across = self.layout.block(index).map_or(1, |block| block.across);
        for (column, head) in (FIGURES..).zip(heads(self.case, quantity)) {
            pen.text(column, &head, &looks.head)?;
        }
        pen.down(1);
        let mut taken = Vec::new();
        let mut cell = 0_usize;
        while cell < usize::from(quantity.cells) {
            let place = self.case.place_of(quantity, cell);
            pen.text(0, &row_label(self.case, quantity, &place), &looks.text)?;
            for column in FIGURES..FIGURES.saturating_add(across) {
                taken.push(self.cell(pen, column, index, quantity, cell)?);
                cell = cell.saturating_add(1);
            }
            pen.down(1);
        }
        Ok(taken)
    }

    fn value(&self, figures: &Figures, index: QuantityIndex, cell: usize) -> Value {
        figures
            .cells(index)
            .get(cell)
            .cloned()
            .unwrap_or(Value::None)
    }

    /// Whether what stands in a cell of this sheet is another figure than the paper's, as a formula.
    /// It names no other sheet, which not every program allows where a cell is marked by it.
    fn changed(&self, here: Cell, index: QuantityIndex, cell: usize) -> String {
        let here = here.seen_from(Sheet::Inputs);
        let quantity = self.case.quantity(index);
        let control = quantity
            .and_then(Quantity::input)
            .map(|input| &input.control);
        let texts = control.map(listed).unwrap_or_default();
        match self.value(self.paper, index, cell) {
            Value::Number(given) if texts.is_empty() => {
                format!("IF(ISNUMBER({here}),{here}<>{},TRUE)", written(given))
            }
            Value::Number(given) => {
                let position = usize::try_from(given).ok();
                let text = position.and_then(|position| texts.get(position));
                let text = text.map_or("", String::as_str).replace('"', "\"\"");
                format!("{here}<>\"{text}\"")
            }
            Value::Needs(_) => format!("NOT(ISBLANK({here}))"),
            Value::None | Value::Error(_) => "TRUE".to_owned(),
        }
    }

    /// Marks a cell where the formula holds.
    fn mark(&self, pen: &mut Pen<'_>, column: u16, holds: &str) -> Result<(), XlsxError> {
        let rule = ConditionalFormatFormula::new()
            .set_rule(holds)
            .set_format(&self.looks.changed);
        pen.sheet
            .add_conditional_format(pen.row, column, pen.row, column, &rule)?;
        Ok(())
    }

    /// One cell to change; gives the formula by which the sums take it over.
    fn cell(
        &self,
        pen: &mut Pen<'_>,
        column: u16,
        index: QuantityIndex,
        quantity: &Quantity,
        position: usize,
    ) -> Result<String, XlsxError> {
        let case = self.case;
        let value = self.value(self.now, index, position);
        let row = pen.row;
        if value == Value::None {
            pen.text(column, DASH, &self.looks.figure)?;
            return Ok(format!("\"{DASH}\""));
        }
        let here = Cell {
            sheet: Sheet::Inputs,
            row,
            column,
        };
        let cell = here.seen_from(Sheet::Sums);
        let before = self.value(self.paper, index, position);
        let look = with_form(&self.looks.to_change, case, quantity, [&value, &before]);
        let control = quantity.input().map(|input| &input.control);
        let taken = match control {
            Some(Control::YesNo) => {
                self.chosen(pen, column, &value, &listed(&Control::YesNo))?;
                format!("IF({cell}=\"yes\",1,IF({cell}=\"no\",0,NA()))")
            }
            Some(control @ Control::Choice(_)) => {
                let names = listed(control);
                self.chosen(pen, column, &value, &names)?;
                let quoted: Vec<String> = names
                    .iter()
                    .map(|name| format!("\"{}\"", name.replace('"', "\"\"")))
                    .collect();
                format!("MATCH({cell},{{{}}},0)-1", quoted.join(","))
            }
            _ => {
                match &value {
                    Value::Number(number) => pen.number(column, *number, &look)?,
                    _ => pen.empty(column, &look)?,
                }
                format!("IF(ISNUMBER({cell}),{cell},NA())")
            }
        };
        self.mark(pen, column, &self.changed(here, index, position))?;
        Ok(taken)
    }

    /// A cell with one of some texts, by its position, and the list of them.
    fn chosen(
        &self,
        pen: &mut Pen<'_>,
        column: u16,
        value: &Value,
        texts: &[String],
    ) -> Result<(), XlsxError> {
        let position = value
            .number()
            .and_then(|number: Decimal| usize::try_from(number).ok());
        // As text, or a month that is chosen becomes a date.
        let look = self.looks.to_change.clone().set_num_format("@");
        match position.and_then(|position| texts.get(position)) {
            Some(text) => pen.text(column, text, &look)?,
            None => pen.empty(column, &look)?,
        }
        // The many items of an axis are typed.
        if listed_length(texts) <= LONGEST_LIST {
            let list = DataValidation::new()
                .allow_list_strings(texts)?
                .set_error_style(DataValidationErrorStyle::Stop);
            pen.sheet
                .add_data_validation(pen.row, column, pen.row, column, &list)?;
        }
        Ok(())
    }
}

/// The texts that a cell is chosen from, by their positions; none where a number is entered.
fn listed(control: &Control) -> Vec<String> {
    match control {
        Control::Number => Vec::new(),
        Control::YesNo => vec!["no".to_owned(), "yes".to_owned()],
        Control::Choice(options) => option_names(options),
    }
}

/// How long a list of texts to choose from is.
fn listed_length(texts: &[String]) -> usize {
    texts.iter().map(|text| text.len().saturating_add(1)).sum()
}

/// What the options are called in their cell: by their labels, unless a list of those cannot be.
fn option_names(options: &[ChoiceOption]) -> Vec<String> {
    let labels: Vec<String> = options.iter().map(|option| option.label.clone()).collect();
    let parted = labels
        .iter()
        .any(|label| label.contains([',', '"', '*', '?', '~']));
    match listed_length(&labels) > LONGEST_LIST || parted {
        true => options.iter().map(|option| option.id.clone()).collect(),
        false => labels,
    }
}

/// Why the figure is what it is, and what should be known of it.
fn about(quantity: &Quantity, input: &Input) -> String {
    let texts = [input.why.as_deref(), quantity.note.as_deref()];
    let texts: Vec<&str> = texts.into_iter().flatten().collect();
    texts.join(" ")
}

/// The heads over the figures of a series.
pub(crate) fn heads(case: &Case, quantity: &Quantity) -> Vec<String> {
    match quantity.axes.as_slice() {
        [_, .., last] => case.axis(*last).map_or_else(Vec::new, |axis| {
            axis.items.iter().map(|item| item.label.clone()).collect()
        }),
        _ => vec!["Figure".to_owned()],
    }
}

/// The head of the row that a place of a series stands in.
pub(crate) fn row_label(
    case: &Case,
    quantity: &Quantity,
    place: &casebook_model::axis::Place,
) -> String {
    let axes = match quantity.axes.as_slice() {
        [first @ .., _] if !first.is_empty() => first,
        all => all,
    };
    case.place_label(&place.on(axes))
}

/// What is stored beside a formula that takes a value over.
pub(crate) fn taken_result(value: &Value) -> String {
    match value {
        // Of an edit that came to no figure.
        Value::Error(_) => "#N/A".to_owned(),
        value => result(value),
    }
}
