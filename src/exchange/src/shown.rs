//! The tables and charts of a case as text, as the page shows them: figures of a column to one number of
//! places, what differs from the print and what follows from a change marked, bars drawn by characters.

use crate::sentences::of_check;
use crate::tabled::{TabledFigure, tabled_as_shown, with_unit};
use casebook_analysis::checks::{Check, Kind, Verdict};
use casebook_model::Decimal;
use casebook_model::axis::{AxisIndex, Place};
use casebook_model::case::{Case, Chart, ChartKind, Quantity, QuantityIndex, Table};
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::printed::ShownIn;
use casebook_model::value::Value;
use casebook_model::words;
use std::collections::{BTreeMap, BTreeSet};

/// Behind a figure whose print differs from the paper's own sum.
pub const DIFFERS: &str = "≠";

/// Behind a figure that a change moved.
pub const CHANGED: &str = "*";

/// A table or a chart, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Its caption.
    pub title: String,
    /// What the reader should know first.
    pub note: Option<String>,
    /// A head for each column; that of the first may be empty.
    pub heads: Vec<String>,
    /// The rows, each with as many cells as there are heads; a row of one cell parts what follows.
    pub rows: Vec<Vec<String>>,
    /// What the marks in its cells mean: each print that differs, and that something follows from a change.
    pub marks: Vec<String>,
}

/// What is shown: a case with its figures, and how the prints of the paper stand to them.
#[derive(Clone, Copy, Debug)]
pub struct Showing<'a> {
    /// The case.
    pub case: &'a Case,
    /// All checks of it.
    pub checks: &'a [Check],
    /// Its figures without edits.
    pub paper: &'a Figures,
    /// Its figures as they are.
    pub now: &'a Figures,
}

impl<'a> Showing<'a> {
    /// A table.
    #[must_use]
    pub fn table(self, table: &Table) -> Shown {
        let tabled = tabled_as_shown(self.case, table);
        let differing = self.differing();
        let columns = tabled.heads.len();
        let texts: Vec<Vec<String>> = (0..columns)
            .map(|column| {
                let figures = tabled.rows.iter().map(|row| row.cells.get(column));
                let figures: Vec<Option<&TabledFigure>> =
                    figures.map(|cell| cell.and_then(Option::as_ref)).collect();
                self.column(table.shown_in, &figures, &differing)
            })
            .collect();
        let rows = tabled.rows.iter().enumerate().map(|(number, row)| {
            let cells = texts
                .iter()
                .filter_map(|column| column.get(number).cloned());
            core::iter::once(row.label.clone()).chain(cells).collect()
        });
        let figures = || {
            tabled
                .rows
                .iter()
                .flat_map(|row| row.cells.iter().flatten())
        };
        let mut told = BTreeSet::new();
        let mut marks: Vec<String> = Vec::new();
        for figure in figures() {
            let cell = cell_of(figure);
            if let Some(check) = differing.get(&cell)
                && told.insert(cell)
            {
                marks.push(format!("{DIFFERS} {}", of_check(self.case, check)));
            }
        }
        if figures().any(|figure| self.is_changed(figure)) {
            marks.push(format!("{CHANGED} follows from the change"));
        }
        Shown {
            title: table.title.clone(),
            note: table.note.clone(),
            rows: rows.collect(),
            marks,
            heads: core::iter::once(tabled.lead).chain(tabled.heads).collect(),
        }
    }

    /// The figures of one column, each to as many places as the others; nothing where there is none.
    fn column(
        self,
        shown: Option<ShownIn>,
        figures: &[Option<&TabledFigure>],
        differing: &Differing<'_>,
    ) -> Vec<String> {
        let case = self.case;
        let cells: Vec<Option<(&TabledFigure, &Quantity, &Value)>> = figures
            .iter()
            .map(|figure| {
                let figure = (*figure)?;
                let quantity = case.quantity(figure.quantity)?;
                let value = self.now.cells(figure.quantity).get(figure.cell)?;
                Some((figure, quantity, value))
            })
            .collect();
        let column: Vec<(&Quantity, &Value)> = cells
            .iter()
            .flatten()
            .map(|(_, quantity, value)| (*quantity, *value))
            .collect();
        let mut column = Column::of(case, column);
        let texts: Vec<(String, String)> = cells
            .iter()
            .map(|cell| {
                let Some((figure, quantity, value)) = cell else {
                    return (String::new(), String::new());
                };
                let shown = shown.filter(|_| ShownIn::is_of(&quantity.unit, &case.units));
                let text = match (shown, value) {
                    (Some(shown), Value::Number(number)) => shown.bare(*number),
                    _ => column.text(quantity, value),
                };
                (text, self.mark(figure, differing))
            })
            .collect();
        // Where one figure has a mark, the others leave room for it.
        let length = |mark: &str| mark.chars().count();
        let room = texts.iter().map(|(_, mark)| length(mark)).max();
        let texts = texts.into_iter().map(|(text, mark)| match room {
            Some(room) if room > 0 && !text.is_empty() => {
                let gap = " ".repeat(room.saturating_sub(length(&mark)));
                [&text, " ", &mark, &gap].concat()
            }
            _ => text,
        });
        texts.collect()
    }

    fn mark(self, figure: &TabledFigure, differing: &Differing<'_>) -> String {
        let differs = differing.get(&cell_of(figure)).map_or("", |_| DIFFERS);
        let changed = if self.is_changed(figure) { CHANGED } else { "" };
        [differs, changed].concat()
    }

    /// The checks of figures whose print differs from the paper's own sum, the first of each.
    fn differing(self) -> Differing<'a> {
        let mut differing = Differing::new();
        for check in self.checks {
            let differs = check.kind == Kind::Recalculated && check.verdict == Verdict::Differs;
            let quantity = self.case.quantity(check.quantity).filter(|_| differs);
            if let Some(quantity) = quantity
                && let Some(cell) = self.case.cell_of(quantity, &check.place)
            {
                differing.entry((check.quantity.0, cell)).or_insert(check);
            }
        }
        differing
    }

    fn is_changed(self, figure: &TabledFigure) -> bool {
        let cell = |figures: &Figures| figures.cells(figure.quantity).get(figure.cell).cloned();
        match (cell(self.paper), cell(self.now)) {
            (Some(paper), Some(now)) => !paper.same(&now),
            _ => false,
        }
    }

    /// A chart: a row for each bar or point, with a bar and its figures. Bars grow from nought, to the left
    /// below it; the parts of one stand behind each other.
    #[must_use]
    pub fn chart(self, chart: &Chart) -> Shown {
        let unit = chart
            .quantities
            .first()
            .and_then(|index| self.case.quantity(*index));
        let title = unit.map_or_else(
            || chart.title.clone(),
            |quantity| with_unit(self.case, &chart.title, &quantity.unit),
        );
        let mut lines = match chart.kind {
            ChartKind::Bar => self.bars(chart),
            ChartKind::Line => self.lines(chart),
        };
        if let Some(target) = chart.target
            && let Some(quantity) = self.case.quantity(target)
        {
            let label = quantity.short_label().to_owned();
            lines.push(Line::Bar(self.bar(label, &[target], &chart.place)));
        }
        let bars = || lines.iter().filter_map(Line::bar);
        let scale = Scale::of(bars());
        // How many parts have a column of their own.
        let several = Some(chart.quantities.len()).filter(|parts| {
            let is_whole = chart.kind == ChartKind::Bar;
            is_whole && *parts > 1
        });
        let moved = bars().any(|bar| bar.parts.iter().any(|part| !part.now.same(&part.paper)));
        let together: Vec<(&Quantity, Value)> = bars()
            .flat_map(|bar| bar.figures(several, moved))
            .flatten()
            .filter_map(|(quantity, value)| Some((self.case.quantity(quantity)?, value)))
            .collect();
        let column: Vec<(&Quantity, &Value)> = together
            .iter()
            .map(|(quantity, value)| (*quantity, value))
            .collect();
        let mut column = Column::of(self.case, column);
        let mut text = |figure: Option<(QuantityIndex, Value)>| {
            let told = figure.and_then(|(quantity, value)| {
                Some(column.text(self.case.quantity(quantity)?, &value))
            });
            told.unwrap_or_default()
        };
        let rows = lines.iter().map(|line| match line {
            Line::Head(head) => vec![head.clone()],
            Line::Bar(bar) => [bar.label.clone(), scale.drawn(bar)]
                .into_iter()
                .chain(bar.figures(several, moved).into_iter().map(&mut text))
                .collect(),
        });
        let mut heads = vec![String::new(), String::new()];
        if several.is_some() {
            let parts = chart.quantities.iter().zip(FILLS.iter().cycle());
            heads.extend(parts.filter_map(|(index, fill)| {
                let label = self.case.quantity(*index)?.short_label();
                Some(format!("{fill} {label}"))
            }));
            heads.push("Together".to_owned());
        } else {
            heads.push(String::new());
        }
        if moved {
            heads.push("In the paper".to_owned());
        }
        Shown {
            title,
            note: None,
            heads: match several.is_some() || moved {
                true => heads,
                false => Vec::new(),
            },
            rows: rows.collect(),
            marks: Vec::new(),
        }
    }

    /// The places by which a chart is split, each with its name.
    fn splits(self, chart: &Chart) -> Vec<(String, Place)> {
        match chart.by {
            Some(axis) => {
                let items = items(self.case, axis).enumerate();
                let at = |item| chart.place.clone().with(axis, item);
                items.map(|(item, label)| (label, at(item))).collect()
            }
            None => vec![(String::new(), chart.place.clone())],
        }
    }

    fn bars(self, chart: &Chart) -> Vec<Line> {
        let splits = self.splits(chart);
        let items = items(self.case, chart.along).enumerate();
        let bars = items.flat_map(|(item, head)| {
            splits.iter().map(move |(split, place)| {
                let label = [head.as_str(), split].join(" · ");
                let label = label.trim_end_matches(" · ").to_owned();
                let at = place.clone().with(chart.along, item);
                Line::Bar(self.bar(label, &chart.quantities, &at))
            })
        });
        bars.collect()
    }

    fn lines(self, chart: &Chart) -> Vec<Line> {
        let splits = self.splits(chart);
        let mut lines = Vec::new();
        for index in &chart.quantities {
            let label = self.case.quantity(*index).map(Quantity::short_label);
            let name = label.filter(|_| chart.quantities.len() > 1);
            for (split, place) in &splits {
                let head = [name.unwrap_or_default(), split].join(" · ");
                let head = head.trim_matches([' ', '·']);
                if !head.is_empty() {
                    lines.push(Line::Head(head.to_owned()));
                }
                if let Some(start) = chart.start
                    && let Some(quantity) = self.case.quantity(start)
                {
                    let label = quantity.short_label().to_owned();
                    lines.push(Line::Bar(self.bar(label, &[start], place)));
                }
                for (item, label) in items(self.case, chart.along).enumerate() {
                    let at = place.clone().with(chart.along, item);
                    lines.push(Line::Bar(self.bar(label, &[*index], &at)));
                }
            }
        }
        lines
    }

    fn bar(self, label: String, parts: &[QuantityIndex], at: &Place) -> Bar {
        let part = |quantity: &QuantityIndex| Part {
            quantity: *quantity,
            now: self.now.at(self.case, *quantity, at),
            paper: self.paper.at(self.case, *quantity, at),
        };
        Bar {
            label,
            parts: parts.iter().map(part).collect(),
        }
    }
}

/// Checks by quantity and cell.
type Differing<'a> = BTreeMap<(u16, usize), &'a Check>;

fn cell_of(figure: &TabledFigure) -> (u16, usize) {
    (figure.quantity.0, figure.cell)
}

/// Figures that stand below each other, and to how many places each quantity of them is written.
struct Column<'a> {
    case: &'a Case,
    figures: Vec<(&'a Quantity, &'a Value)>,
    /// As far as it was asked.
    places: Vec<(&'a Quantity, u32)>,
}

impl<'a> Column<'a> {
    fn of(case: &'a Case, figures: Vec<(&'a Quantity, &'a Value)>) -> Self {
        let places = Vec::new();
        Self {
            case,
            figures,
            places,
        }
    }

    fn text(&mut self, quantity: &'a Quantity, value: &Value) -> String {
        let mut asked = self.places.iter();
        let known = asked.find(|(of, _)| words::in_step(self.case, of, quantity));
        let places = match known {
            Some((_, places)) => *places,
            None => {
                let places = words::column_places(self.case, &self.figures, quantity);
                self.places.push((quantity, places));
                places
            }
        };
        words::cell_to(self.case, quantity, places, value)
    }
}

fn items(case: &Case, axis: AxisIndex) -> impl Iterator<Item = String> {
    let items = case.axis(axis).map_or(&[][..], |axis| &axis.items);
    items.iter().map(|item| item.label.clone())
}

/// A line of a chart.
enum Line {
    /// What follows belongs to this.
    Head(String),
    Bar(Bar),
}

impl Line {
    fn bar(&self) -> Option<&Bar> {
        match self {
            Self::Head(_) => None,
            Self::Bar(bar) => Some(bar),
        }
    }
}

/// One bar, of one part or several.
struct Bar {
    label: String,
    parts: Vec<Part>,
}

struct Part {
    quantity: QuantityIndex,
    now: Value,
    paper: Value,
}

impl Bar {
    /// What stands beside it: its parts, if any bar has several, all of them together, and, if anything
    /// moved, that in the paper.
    fn figures(&self, several: Option<usize>, moved: bool) -> Vec<Option<(QuantityIndex, Value)>> {
        let mut figures = Vec::new();
        if let Some(columns) = several {
            let parts = self.parts.iter().filter(|_| self.parts.len() == columns);
            figures.extend(parts.map(|part| Some((part.quantity, part.now.clone()))));
            // What the bars are held against has no parts.
            figures.resize(columns, None);
        }
        let first = self.parts.first().map(|part| part.quantity);
        let together = |of| first.map(|quantity| (quantity, self.together(of)));
        figures.push(together(|part: &Part| &part.now));
        if moved {
            figures.push(together(|part: &Part| &part.paper));
        }
        figures
    }

    /// The sum of its parts; what one of them lacks, it lacks.
    fn together(&self, of: fn(&Part) -> &Value) -> Value {
        let mut sum = Decimal::ZERO;
        for part in &self.parts {
            match of(part) {
                Value::Number(number) => match sum.exact_add(*number) {
                    Some(more) => sum = more,
                    None => return Value::None,
                },
                other => return other.clone(),
            }
        }
        Value::Number(sum)
    }
}

/// How many characters the longest bars take.
const WIDTH: i64 = 40;

/// What the parts of a bar are drawn with.
const FILLS: [char; 4] = ['█', '▒', '▓', '░'];

/// How much of the width a pound, or a child, takes.
struct Scale {
    /// The characters to the left of nought.
    left: i64,
    /// Those from the far left to the far right are worth so much; nought if there is nothing to draw.
    span: Decimal,
}

impl Scale {
    fn of<'a>(bars: impl Iterator<Item = &'a Bar>) -> Self {
        let (mut least, mut most) = (Decimal::ZERO, Decimal::ZERO);
        for bar in bars {
            let (below, above) = bar.reach();
            least = least.min(below);
            most = most.max(above);
        }
        let span = most.exact_sub(least).unwrap_or_default();
        let scale = Self { left: 0, span };
        let left = scale.characters(least).saturating_neg();
        Self { left, ..scale }
    }

    /// How many characters a figure takes, to the nearest; below nought they are negative.
    fn characters(&self, figure: Decimal) -> i64 {
        let part = figure.exact_mul(Decimal::from(WIDTH));
        let part = part.and_then(|part| part.checked_div(self.span));
        part.and_then(|part| i64::try_from(part.round()).ok())
            .unwrap_or_default()
    }

    /// A bar: what is below nought to the left of it, what is above to the right.
    fn drawn(&self, bar: &Bar) -> String {
        let (mut left, mut right) = (String::new(), String::new());
        let (mut below, mut above) = (Decimal::ZERO, Decimal::ZERO);
        for (part, fill) in bar.parts.iter().zip(FILLS.into_iter().cycle()) {
            let Value::Number(number) = part.now else {
                continue;
            };
            let (text, end) = match number.is_sign_negative() {
                true => (&mut left, &mut below),
                false => (&mut right, &mut above),
            };
            let Some(more) = end.exact_add(number) else {
                continue;
            };
            let characters = self
                .characters(more)
                .abs_diff(self.characters(*end))
                .try_into()
                .unwrap_or_default();
            text.extend(core::iter::repeat_n(fill, characters));
            *end = more;
        }
        let room = usize::try_from(self.left).unwrap_or_default();
        let left: String = left.chars().rev().collect();
        let gap = room.saturating_sub(left.chars().count());
        let nought = if room > 0 { "│" } else { "" };
        [" ".repeat(gap).as_str(), &left, nought, &right].concat()
    }
}

impl Bar {
    /// How far it reaches to both sides of nought.
    fn reach(&self) -> (Decimal, Decimal) {
        let numbers = self.parts.iter().filter_map(|part| part.now.number());
        numbers.fold((Decimal::ZERO, Decimal::ZERO), |(below, above), number| {
            let more = |end: Decimal| end.exact_add(number).unwrap_or(end);
            match number.is_sign_negative() {
                true => (more(below), above),
                false => (below, more(above)),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::of_lines;
    use casebook_analysis::claim::all_checks;

    const CASE: &str = r#"
[claim]
quantity = "left"
printed = "£10k"
sense = "saving"
source = "p. 1"
[axis.year]
years = ["2020/21", "2021/22", "2022/23"]
[[group]]
title = "All"
inputs = ["saved", "spent", "aim"]
[input.saved]
label = "Saved"
unit = "£"
over = ["year"]
printed = ["10,000", "20,000", "20,000.50"]
source = "p. 1"
[input.spent]
label = "Spent"
unit = "£"
over = ["year"]
printed = ["40,000", "0", "0"]
source = "p. 1"
[input.aim]
label = "Aim"
unit = "£"
needed = "Finance"
[calc.net]
label = "Saved, less spent"
short = "Net"
unit = "£"
formula = "saved - spent"
[calc.left]
label = "Left"
unit = "£"
formula = "sum(net over year)"
[calc.paid]
label = "Positive"
item_of = "year"
formula = "first(net > 0 over year)"
[[published]]
quantity = "net"
printed = ["-30,000", "21,000", "20,000.50"]
source = "p. 2"
[[table]]
title = "In thousands"
printed_in = "£000"
rows = "year"
columns = ["saved", "net"]
after = [{ quantity = "left", under = "net" }]
[[table]]
title = "In pounds"
rows = ["net", "left", "aim", "paid"]
columns = "year"
[[chart]]
kind = "line"
title = "Net by year"
quantity = "net"
along = "year"
[[chart]]
kind = "bar"
title = "Parts"
quantities = ["saved", "spent"]
along = "year"
target = "aim"
"#;

    fn shown(lines: &[&str]) -> (Vec<Shown>, Vec<Shown>) {
        let case = crate::sample::case(CASE);
        let edits = of_lines(&case, lines.iter().copied()).unwrap();
        let paper = Figures::paper(&case);
        let now = Figures::now(&case, &edits, &paper);
        let checks = all_checks(&case, &paper);
        let showing = Showing {
            case: &case,
            checks: &checks,
            paper: &paper,
            now: &now,
        };
        let tables = case.tables.iter().map(|it| showing.table(it)).collect();
        let charts = case.charts.iter().map(|it| showing.chart(it)).collect();
        (tables, charts)
    }

    fn rows(shown: &Shown) -> Vec<String> {
        shown.rows.iter().map(|row| row.join("|")).collect()
    }

    #[test]
    fn a_table_in_thousands_says_so_at_its_heads_and_marks_what_differs() {
        let (tables, _) = shown(&[]);
        assert_eq!(tables[0].heads, ["Year", "Saved, £000", "Net, £000"]);
        // To pounds, three places of thousands: 20,000.50 is 20.0005 of them.
        assert_eq!(
            rows(&tables[0]),
            [
                "2020/21|10.000|(30.000)  ",
                "2021/22|20.000|20.000 ≠",
                "2022/23|20.001|20.001  ",
                "Left||10.001  "
            ]
        );
        let [told] = tables[0].marks.as_slice() else {
            panic!("{:?}", tables[0].marks);
        };
        assert!(
            told.starts_with("≠ Saved, less spent · 2021/22: printed 21,000"),
            "{told}"
        );
    }

    #[test]
    fn a_table_has_pence_in_all_of_a_column_or_in_none_and_words_for_what_is_no_number() {
        let (tables, _) = shown(&["spent[2021/22]=20,000"]);
        assert_eq!(tables[1].heads, ["", "2020/21", "2021/22", "2022/23"]);
        assert_eq!(
            rows(&tables[1]),
            [
                "Saved, less spent, £|−30,000.00  |0 ≠*|20,000.50",
                "Left, £, in every year|−9,999.50 *||",
                "Aim, £, in every year|needed  ||",
                "Positive, in every year|2022/23 *||",
            ]
        );
        assert_eq!(
            tables[1].marks.last().map(String::as_str),
            Some("* follows from the change")
        );
    }

    /// From -30,000 to 20,000.50 there are forty characters.
    #[test]
    fn bars_grow_from_nought_to_both_sides() {
        let (_, charts) = shown(&[]);
        let line = &charts[0];
        assert_eq!(line.title, "Net by year, £");
        let bars: Vec<&str> = line.rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(bars[0], format!("{}│", "█".repeat(24)));
        assert_eq!(bars[1], format!("{}│{}", " ".repeat(24), "█".repeat(16)));
        assert_eq!(line.rows[2][2], "20,000.50");
    }

    #[test]
    fn parts_stand_behind_each_other_and_a_change_beside_the_paper() {
        let (_, charts) = shown(&[]);
        assert_eq!(charts[1].heads, ["", "", "█ Saved", "▒ Spent", "Together"]);
        assert_eq!(
            rows(&charts[1]),
            [
                format!(
                    "2020/21|{}{}|10,000.00|40,000.00|50,000.00",
                    "█".repeat(8),
                    "▒".repeat(32)
                ),
                format!("2021/22|{}|20,000.00|0.00|20,000.00", "█".repeat(16)),
                format!("2022/23|{}|20,000.50|0.00|20,000.50", "█".repeat(16)),
                // Nobody gave it yet.
                "Aim||||needed".to_owned(),
            ]
        );
        let (_, moved) = shown(&["saved[2021/22]=30,000"]);
        assert_eq!(
            moved[1].heads.last().map(String::as_str),
            Some("In the paper")
        );
        assert!(
            rows(&moved[1])[1].ends_with("|30,000.00|20,000.00"),
            "{:?}",
            moved[1]
        );
    }
}
