//! The case file that a table begins: text, with notes that say what to replace.

use super::formulas::{Formula, formula};
use super::measures::Measure;
use super::names::{label, on_one_line, quoted};
use super::prints::{meant, print};
use super::sheet::{Line, Part, Quantity, Sheet, is_year};
use casebook_model::calendar::FinancialYear;
use casebook_tables::Cell;
use std::collections::BTreeMap;

/// Where a figure stands that nothing is known of yet.
const SOURCE: &str = "source = \"Page and table: say where\"";

/// A year that stands where the table names none.
const YEAR: &str = "2027/28";

const NOTES: &str = "\
# A case begun from a table. Its figures are inputs where they are made of no others, and calculations
# where they are; each calculation is held against what the table prints.
#
# What is left to you, before this is a case:
# - title, council, year, theme, document and summary, here at the top;
# - behind each `source`, the page and the table where the figures stand;
# - under [claim], which figure the case is for, and whether it is a saving, income, a cost or a pressure;
# - units: £ is said by the table or follows from it, and `1` is a bare number. A count may have a unit
#   of its own, such as `unit = \"children\"`.
# Lines that begin with # are for you, and may go.
";

/// The text.
pub(super) struct File<'s, 'a> {
    sheet: &'s Sheet<'a>,
    formulas: Vec<Option<Formula>>,
    text: String,
}

/// The text of a case file; nothing where a formula would be too long.
pub(super) fn written(sheet: &Sheet<'_>) -> Option<String> {
    let formulas: Vec<Option<Formula>> = sheet
        .quantities
        .iter()
        .map(|it| formula(sheet, it))
        .collect();
    let all = sheet.quantities.iter().zip(&formulas);
    if all
        .clone()
        .any(|(quantity, formula)| quantity.relation.is_some() && formula.is_none())
    {
        return None;
    }
    let mut file = File {
        sheet,
        formulas,
        text: NOTES.to_owned(),
    };
    file.head();
    let claimed = file.claim();
    file.axes();
    file.groups();
    file.inputs();
    file.calculations(claimed);
    file.tables();
    Some(file.text)
}

impl File<'_, '_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn key(&mut self, key: &str, text: &str) {
        self.line(&[key, " = ", &quoted(text)].concat());
    }

    fn head(&mut self) {
        let year = self.year();
        let title = self.title();
        self.line("");
        self.key("title", &title);
        self.key("council", "Your council");
        self.key("year", &year);
        self.key("theme", "Your theme");
        self.line("document = { title = \"The paper that has the table\", date = \"Its date\" }");
        self.key("summary", "Say here in your own words what is proposed.");
    }

    /// A line of words above the heads.
    fn title(&self) -> String {
        let table = self.sheet.table;
        let above = table
            .cells
            .iter()
            .take(table.rows.first().map_or(0, |row| row.at));
        let alone = above.filter_map(|line| {
            let mut words = line.iter().filter(|it| !it.trim().is_empty());
            match (words.next(), words.next()) {
                (Some(one), None) => Some(label(one)),
                _ => None,
            }
        });
        let titles = alone.filter(|it| it.chars().filter(|c| c.is_alphabetic()).count() > 3);
        titles
            .into_iter()
            .next()
            .unwrap_or_else(|| "A case begun from a table".to_owned())
    }

    /// The last financial year that the heads name.
    fn year(&self) -> String {
        let table = self.sheet.table;
        let heads = table.columns.iter().map(|it| it.head.as_str());
        let labels = table.rows.iter().map(|it| it.label.as_str());
        let words = heads
            .chain(labels)
            .flat_map(|it| it.split([' ', ',', '(', ')']));
        let years = words
            .filter(|it| is_year(it))
            .filter_map(FinancialYear::parse)
            .map(|it| it.label());
        years.max().unwrap_or_else(|| YEAR.to_owned())
    }

    /// The figure that the case is taken to be for: the last that is made of others. It is given back if its
    /// print stands here.
    fn claim(&mut self) -> Option<Cell> {
        let sheet = self.sheet;
        let last = |made: bool| {
            let all = sheet
                .quantities
                .iter()
                .filter(move |it| it.relation.is_some() == made && !it.again);
            let cells = all.flat_map(|it| it.cells.iter().map(move |cell| (*cell, it)));
            let cells = cells.filter(|(cell, it)| sheet.is_told(it, *cell));
            cells.max_by_key(|(cell, it)| (it.segment.measure != Measure::Percent, *cell))
        };
        let (cell, quantity) = last(true).or_else(|| last(false))?;
        // A print in thousands is written out, as nothing here says that it is.
        let ending = match quantity.segment.measure {
            Measure::Money(3) => "k",
            Measure::Money(6) => "m",
            Measure::Money(9) => "bn",
            _ => "",
        };
        let print = print(sheet.table, &sheet.measures, cell);
        let own = super::prints::says_its_scale(&print);
        let print = [print.as_str(), if own { "" } else { ending }].concat();
        let print = match quantity.segment.measure {
            Measure::Money(_) if !print.contains('£') => in_pounds(&print),
            _ => print,
        };
        let at = self.at(quantity, cell);
        let made = quantity.relation.is_some() && !sheet.is_rounded(quantity, cell);
        self.line("\n# What the case is for. `quantity` is one of the names below.");
        self.line("[claim]");
        self.key("quantity", &quantity.name);
        if !at.is_empty() {
            self.line(&format!("at = {{ {at} }}"));
        }
        if made {
            self.key("printed", &print);
        }
        self.line("sense = \"cost\" # or saving, income, pressure");
        self.line(SOURCE);
        Some(cell).filter(|_| made)
    }

    /// Where on its axes a figure stands.
    fn at(&self, quantity: &Quantity, cell: Cell) -> String {
        let rows = quantity.down.then_some((&self.sheet.rows, cell.row));
        let block = self
            .sheet
            .block(quantity.segment)
            .filter(|_| quantity.across);
        let places = rows.into_iter().chain(block.map(|it| (it, cell.column)));
        let items: Vec<String> = places
            .map(|(axis, line)| format!("{} = {}", axis.name, quoted(axis.id(line))))
            .collect();
        items.join(", ")
    }

    fn axes(&mut self) {
        let sheet = self.sheet;
        let rows = (&sheet.rows, sheet.quantities.iter().any(|it| it.down));
        let blocks = sheet.blocks.iter().enumerate().map(|(at, line)| {
            let mut all = sheet.quantities.iter().filter(|it| it.across);
            (line, all.any(|it| it.segment.column == Part::Block(at)))
        });
        for (axis, is_used) in core::iter::once(rows).chain(blocks) {
            if is_used {
                self.axis(axis);
            }
        }
    }

    fn axis(&mut self, axis: &Line) {
        self.line(&format!("\n[axis.{}]", axis.name));
        self.key("label", &axis.label);
        self.line("items = [");
        for (id, label) in axis.ids.iter().zip(&axis.labels) {
            self.line(&format!(
                "  {{ id = {}, label = {} }},",
                quoted(id),
                quoted(label)
            ));
        }
        self.line("]");
    }

    fn groups(&mut self) {
        let inputs = self
            .sheet
            .quantities
            .iter()
            .filter(|it| it.relation.is_none());
        let names: Vec<String> = inputs.map(|it| quoted(&it.name)).collect();
        if names.is_empty() {
            return;
        }
        self.line("\n# The form that a reader sees: every input in one group.");
        self.line("[[group]]");
        self.line("title = \"The table\"");
        self.line(&format!("inputs = [{}]", names.join(", ")));
    }

    fn inputs(&mut self) {
        let sheet = self.sheet;
        for quantity in sheet.quantities.iter().filter(|it| it.relation.is_none()) {
            self.line(&format!("\n[input.{}]", quantity.name));
            self.key("label", &quantity.label);
            self.line(&format!(
                "unit = {}",
                quoted(quantity.segment.measure.unit())
            ));
            self.over(quantity);
            let misprints: Vec<&Cell> = quantity
                .cells
                .iter()
                .filter(|it| sheet.table.misprints.contains(it))
                .collect();
            let has_figures = misprints.len() < quantity.cells.len();
            if !misprints.is_empty() {
                for cell in &misprints {
                    let text = label(sheet.table.text(**cell));
                    self.line(&format!(
                        "# {text} is no figure as it stands: put it in with what it `means`."
                    ));
                }
                self.key("needed", "Whoever wrote the paper");
            }
            if has_figures {
                let shown = |file: &Self, cell: Option<Cell>| match cell {
                    Some(cell) => print(file.sheet.table, &file.sheet.measures, cell),
                    None => "none".to_owned(),
                };
                self.printed(quantity, shown);
                self.line(SOURCE);
            }
        }
    }

    fn over(&mut self, quantity: &Quantity) {
        let rows = quantity.down.then_some(&self.sheet.rows);
        let block = self
            .sheet
            .block(quantity.segment)
            .filter(|_| quantity.across);
        let names: Vec<String> = rows
            .into_iter()
            .chain(block)
            .map(|it| quoted(&it.name))
            .collect();
        if !names.is_empty() {
            self.line(&format!("over = [{}]", names.join(", ")));
        }
    }

    /// The printed cells of a quantity, with the ids of their items beside them.
    fn printed(&mut self, quantity: &Quantity, shown: impl Fn(&Self, Option<Cell>) -> String) {
        let sheet = self.sheet;
        if let Some(head) = quantity.segment.measure.printed_in() {
            self.key("printed_in", head);
        }
        let cells: BTreeMap<(usize, usize), Cell> = quantity
            .cells
            .iter()
            .map(|it| ((it.row, it.column), *it))
            .collect();
        let block = sheet.block(quantity.segment).filter(|_| quantity.across);
        let one = quantity.cells.first().copied();
        let own = one.map_or((0, 0), |it| (it.row, it.column));
        let mut lines: Vec<Vec<String>> = Vec::new();
        match (quantity.down, block) {
            (false, None) => {
                return {
                    let text = shown(self, one);
                    self.cell(&text);
                };
            }
            (true, None) => {
                for (id, row) in sheet.rows.ids.iter().zip(&sheet.rows.lines) {
                    let cell = cells.get(&(*row, own.1)).copied();
                    lines.push(vec![id.clone(), shown(self, cell)]);
                }
            }
            (false, Some(block)) => {
                for (id, column) in block.ids.iter().zip(&block.lines) {
                    let cell = cells.get(&(own.0, *column)).copied();
                    lines.push(vec![id.clone(), shown(self, cell)]);
                }
            }
            (true, Some(block)) => {
                let heads =
                    core::iter::once(sheet.rows.name.clone()).chain(block.ids.iter().cloned());
                lines.push(heads.collect());
                for (id, row) in sheet.rows.ids.iter().zip(&sheet.rows.lines) {
                    let figures = block
                        .lines
                        .iter()
                        .map(|column| shown(self, cells.get(&(*row, *column)).copied()));
                    lines.push(core::iter::once(id.clone()).chain(figures).collect());
                }
            }
        }
        self.block(&lines);
    }

    /// A single printed figure, perhaps with what it means.
    fn cell(&mut self, text: &str) {
        match text.split_once(" means ") {
            Some((print, means)) => {
                self.key("printed", print);
                self.key("means", means);
            }
            None => self.key("printed", text),
        }
    }

    /// Cells below each other, parted by two spaces or more.
    fn block(&mut self, lines: &[Vec<String>]) {
        let widths: Vec<usize> = (0..lines.first().map_or(0, Vec::len))
            .map(|at| {
                let cells = lines.iter().filter_map(|line| line.get(at));
                cells.map(|it| it.chars().count()).max().unwrap_or(0)
            })
            .collect();
        self.line("printed = \"\"\"");
        for line in lines {
            let mut text = String::new();
            for (at, (cell, width)) in line.iter().zip(&widths).enumerate() {
                let gap = width.saturating_sub(cell.chars().count());
                let (before, after) = if at == 0 {
                    (0, gap)
                } else {
                    (gap.saturating_add(2), 0)
                };
                text.push_str(&" ".repeat(before));
                text.push_str(cell);
                text.push_str(&" ".repeat(after));
            }
            self.line(text.trim_end());
        }
        self.line("\"\"\"");
    }

    fn calculations(&mut self, claimed: Option<Cell>) {
        let sheet = self.sheet;
        let formulas = core::mem::take(&mut self.formulas);
        for (quantity, formula) in sheet.quantities.iter().zip(&formulas) {
            let Some(formula) = formula else {
                continue;
            };
            self.calculation(quantity, formula);
            self.published(quantity, claimed.filter(|_| !quantity.again));
        }
    }

    fn calculation(&mut self, quantity: &Quantity, formula: &Formula) {
        self.line("");
        if let Some(relation) = self.sheet.relation(quantity) {
            let said = crate::footed::of_relation(self.sheet.table, relation);
            self.line(&format!("# {}", on_one_line(&said)));
        }
        let texts: Vec<&str> = match formula {
            Formula::One(text) => vec![text],
            Formula::Each(all) => all.iter().map(|(_, text)| text.as_str()).collect(),
        };
        if texts.iter().any(|it| it.contains("printed(")) {
            self.line("# What is printed of a part differs from what that comes to; the total rests on the print,");
            self.line("# and moves with what is changed.");
        } else if texts.iter().any(|it| it.contains(" [£]")) {
            self.line("# A part is taken as it is printed, rounded: the figure beside it is what that leaves.");
        }
        self.line(&format!("[calc.{}]", quantity.name));
        self.key("label", &quantity.label);
        self.line(&format!(
            "unit = {}",
            quoted(quantity.segment.measure.unit())
        ));
        match formula {
            Formula::One(text) => self.key("formula", text),
            Formula::Each(all) => {
                self.line(&format!("[calc.{}.formula]", quantity.name));
                for (id, text) in all {
                    self.line(&format!("{} = {}", quoted(id), quoted(text)));
                }
            }
        }
    }

    /// What the table prints of a calculation.
    fn published(&mut self, quantity: &Quantity, claimed: Option<Cell>) {
        let sheet = self.sheet;
        // What rests on digits that are no figure is not to be told yet.
        let is_printed = |cell: &Cell| Some(*cell) != claimed && sheet.is_told(quantity, *cell);
        let mut printed = quantity.cells.iter().filter(|it| is_printed(it));
        if printed.next().is_none() {
            return;
        }
        if quantity
            .cells
            .iter()
            .any(|it| is_printed(it) && sheet.is_rounded(quantity, *it))
        {
            self.line("\n# Where the parts do not come to a print but for their rounding, `means` is what they come to.");
        } else {
            self.line("");
        }
        self.line("[[published]]");
        self.key("quantity", &quantity.name);
        let shown = |file: &Self, cell: Option<Cell>| {
            let Some(cell) = cell.filter(|it| is_printed(it)) else {
                return "none".to_owned();
            };
            let (table, measures) = (file.sheet.table, &file.sheet.measures);
            let text = print(table, measures, cell);
            let means = file.sheet.rounded(quantity, cell);
            match means.and_then(|it| meant(table, measures, cell, it)) {
                Some(means) => [&text, " means ", &means].concat(),
                None => text,
            }
        };
        self.printed(quantity, shown);
        self.line(SOURCE);
    }

    /// The table as a reader sees it, and what has no place in it.
    fn tables(&mut self) {
        let sheet = self.sheet;
        let mut shown: Vec<&str> = Vec::new();
        if sheet.rows.spreads() {
            let columns: Vec<&Quantity> = sheet
                .quantities
                .iter()
                .filter(|it| it.down && !it.again)
                .collect();
            let column = |it: &&Quantity| match sheet.block(it.segment).filter(|_| it.across) {
                Some(block) => format!(
                    "{{ quantity = {}, by = {} }}",
                    quoted(&it.name),
                    quoted(&block.name)
                ),
                None => quoted(&it.name),
            };
            let mut ordered = columns.clone();
            ordered.sort_by_key(|it| it.cells.iter().map(|cell| cell.column).min());
            let listed: Vec<String> = ordered.iter().map(column).collect();
            let mut after: Vec<(usize, String, &Quantity)> = Vec::new();
            for quantity in sheet.quantities.iter().filter(|it| !it.down && !it.again) {
                let (Part::Own(row), Some(under)) =
                    (quantity.segment.row, under(quantity, &columns))
                else {
                    continue;
                };
                let label = sheet.row_label(row);
                let row_of = format!(
                    "  {{ quantity = {}, under = {}, label = {} }},",
                    quoted(&quantity.name),
                    quoted(&under.name),
                    quoted(&label)
                );
                after.push((row, row_of, quantity));
            }
            after.sort_by_key(|it| it.0);
            if !listed.is_empty() {
                shown.extend(columns.iter().map(|it| it.name.as_str()));
                shown.extend(after.iter().map(|it| it.2.name.as_str()));
                self.line("\n[[table]]");
                self.line("title = \"The table\"");
                self.in_thousands(columns.iter().copied());
                self.line(&format!("rows = {}", quoted(&sheet.rows.name)));
                self.line(&format!("columns = [{}]", listed.join(", ")));
                if !after.is_empty() {
                    self.line("after = [");
                    for (_, row, _) in &after {
                        let row = row.clone();
                        self.line(&row);
                    }
                    self.line("]");
                }
            }
        }
        let left: Vec<&Quantity> = sheet
            .quantities
            .iter()
            .filter(|it| !shown.contains(&it.name.as_str()))
            .collect();
        let mut kinds: BTreeMap<(bool, Option<String>), Vec<&Quantity>> = BTreeMap::new();
        for quantity in left {
            let block = sheet.block(quantity.segment).filter(|_| quantity.across);
            let key = (quantity.down, block.map(|it| it.name.clone()));
            kinds.entry(key).or_default().push(quantity);
        }
        for ((down, block), quantities) in kinds {
            let names: Vec<String> = quantities.iter().map(|it| quoted(&it.name)).collect();
            let names = names.join(", ");
            let title = match shown.is_empty() {
                true => "The table",
                false => "Made in another way, too",
            };
            self.line("\n[[table]]");
            self.key("title", title);
            self.in_thousands(quantities.iter().copied());
            match (down, block) {
                (true, _) => {
                    self.line(&format!("rows = {}", quoted(&sheet.rows.name)));
                    self.line(&format!("columns = [{names}]"));
                }
                (false, block) => {
                    self.line(&format!("rows = [{names}]"));
                    if let Some(block) = block {
                        self.key("columns", &block);
                    }
                }
            }
        }
    }

    /// What all amounts of money of a table are in.
    fn in_thousands<'q>(&mut self, of: impl Iterator<Item = &'q Quantity>) {
        let money = of
            .map(|it| it.segment.measure)
            .filter(|it| matches!(it, Measure::Money(_)));
        let heads: Vec<Option<&str>> = money.map(Measure::printed_in).collect();
        if let Some(Some(head)) = heads.first()
            && heads.iter().all(|it| *it == Some(*head))
        {
            self.key("printed_in", head);
        }
    }
}

/// A print with the sign of pounds before its digits.
fn in_pounds(print: &str) -> String {
    let digits = print
        .find(|c: char| c.is_ascii_digit() || c == '.')
        .unwrap_or(0);
    let (before, after) = print.split_at(digits);
    [before, "£", after].concat()
}

/// The column of a table that a figure below it stands in.
fn under<'q>(quantity: &Quantity, columns: &[&'q Quantity]) -> Option<&'q Quantity> {
    let mut columns = columns
        .iter()
        .filter(|it| it.segment.measure == quantity.segment.measure);
    columns
        .find(|it| it.segment.column == quantity.segment.column && it.across == quantity.across)
        .copied()
}
