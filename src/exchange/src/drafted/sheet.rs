//! A table as quantities. Rows and columns that are made of no others span the block of inputs; one that is
//! made of others stands apart from it, and so a table falls into segments: the block, a row or a column
//! of its own, and where two of those meet a single figure. What is made of others in a segment is a
//! calculation, what is not an input.

use super::measures::{Measure, Measures};
use super::names::{Names, label};
use super::prints::{made, step, value};
use casebook_model::Decimal;
use casebook_model::exact::Exact;
use casebook_tables::{Along, Cell, Footing, Instance, Kind, Relation, Table, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Where a line belongs: to the block, or to itself as it is made of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The block; of columns, which.
    Block(usize),
    /// Itself.
    Own(usize),
}

/// A part of the table whose figures are one quantity, or an input and what is made of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Segment {
    pub(super) row: Part,
    pub(super) column: Part,
    pub(super) measure: Measure,
}

/// An axis: the rows of the block, or the columns of one.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) name: String,
    pub(super) label: String,
    /// Which rows or columns, in order.
    pub(super) lines: Vec<usize>,
    pub(super) ids: Vec<String>,
    pub(super) labels: Vec<String>,
}

impl Line {
    /// The place of a row or column on it.
    pub(super) fn place(&self, line: usize) -> Option<usize> {
        self.lines.iter().position(|it| *it == line)
    }

    /// The id of a row or column.
    pub(super) fn id(&self, line: usize) -> &str {
        let id = self.place(line).and_then(|at| self.ids.get(at));
        id.map_or("", String::as_str)
    }

    /// Whether it is an axis at all: one item spreads nothing.
    pub(super) fn spreads(&self) -> bool {
        self.lines.len() > 1
    }
}

/// An input or a calculation.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) segment: Segment,
    /// The figures that it has.
    pub(super) cells: Vec<Cell>,
    /// The number of the relation that it is made by.
    pub(super) relation: Option<usize>,
    /// Whether it is another way to come to figures that stand elsewhere.
    pub(super) again: bool,
    /// Whether it is spread over the rows.
    pub(super) down: bool,
    /// Whether it is spread over the columns of its block.
    pub(super) across: bool,
}

/// A table as quantities.
pub(super) struct Sheet<'a> {
    pub(super) table: &'a Table,
    pub(super) footing: &'a Footing,
    pub(super) measures: Measures,
    pub(super) rows: Line,
    /// The blocks of columns.
    pub(super) blocks: Vec<Line>,
    pub(super) quantities: Vec<Quantity>,
    /// Which quantity a figure is.
    of: BTreeMap<Cell, usize>,
    own_rows: BTreeSet<usize>,
    own_columns: BTreeSet<usize>,
}

impl<'a> Sheet<'a> {
    pub(super) fn of(table: &'a Table, footing: &'a Footing) -> Self {
        let all = (0..table.rows.len())
            .flat_map(|row| (0..table.columns.len()).map(move |column| Cell { row, column }));
        let cells: Vec<Cell> = all
            .filter(|cell| table.figure(*cell).is_some() || table.misprints.contains(cell))
            .collect();
        let measures = Measures::of(table, footing, &cells);
        let (mut own_rows, mut own_columns) = (BTreeSet::new(), BTreeSet::new());
        for relation in &footing.relations {
            match relation.along {
                Along::Rows if !stands_alone(relation) => own_rows.insert(relation.target),
                // At a price that is not printed nothing is worked out: it only tells whether prints agree.
                Along::Columns if relation.kind == Kind::Rate => false,
                Along::Columns => own_columns.insert(relation.target),
                Along::Rows => match relation.instances.first() {
                    Some(instance) => own_columns.insert(instance.target.column),
                    None => false,
                },
            };
        }
        let mut names = Names::default();
        let rows = rows(table, &own_rows, &mut names);
        let blocks = blocks(table, &measures, &cells, &own_columns, &mut names);
        let mut sheet = Self {
            table,
            footing,
            measures,
            rows,
            blocks,
            quantities: Vec::new(),
            of: BTreeMap::new(),
            own_rows,
            own_columns,
        };
        sheet.part(&cells, &mut names);
        sheet
    }

    /// The quantity of a figure.
    pub(super) fn quantity(&self, cell: Cell) -> Option<(usize, &Quantity)> {
        let at = *self.of.get(&cell)?;
        Some((at, self.quantities.get(at)?))
    }

    /// The columns that a segment is spread over, or would be.
    pub(super) fn block(&self, segment: Segment) -> Option<&Line> {
        match segment.column {
            Part::Block(at) => self.blocks.get(at),
            Part::Own(_) => None,
        }
    }

    pub(super) fn relation(&self, quantity: &Quantity) -> Option<&'a Relation> {
        self.footing.relations.get(quantity.relation?)
    }

    /// Whether the table prints a figure that a quantity has, and what is made of others rests on figures.
    pub(super) fn is_told(&self, quantity: &Quantity, cell: Cell) -> bool {
        let rests = self
            .instance(quantity, cell)
            .is_none_or(|it| it.verdict != Verdict::Unread);
        self.table.figure(cell).is_some() && rests
    }

    /// How a figure is made that a quantity has.
    pub(super) fn instance(&self, quantity: &Quantity, cell: Cell) -> Option<&'a Instance> {
        let mut instances = self.relation(quantity)?.instances.iter();
        instances.find(|it| it.target == cell)
    }

    fn segment(&self, cell: Cell) -> Segment {
        let column = match self.own_columns.contains(&cell.column) {
            true => Part::Own(cell.column),
            false => {
                let mut blocks = self.blocks.iter();
                let at = blocks.position(|it| it.lines.contains(&cell.column));
                Part::Block(at.unwrap_or(0))
            }
        };
        Segment {
            row: match self.own_rows.contains(&cell.row) {
                true => Part::Own(cell.row),
                false => Part::Block(0),
            },
            column,
            measure: self.measures.at(cell),
        }
    }

    /// Parts the figures into quantities.
    fn part(&mut self, cells: &[Cell], names: &mut Names) {
        let chosen = self.chosen();
        let mut parts: BTreeMap<(Segment, Option<usize>), Vec<Cell>> = BTreeMap::new();
        for cell in cells {
            let made = chosen.get(cell).copied();
            parts
                .entry((self.segment(*cell), made))
                .or_default()
                .push(*cell);
        }
        for ((segment, relation), cells) in parts {
            self.add(names, segment, relation, cells, false);
        }
        let mut again: BTreeMap<(usize, Segment), Vec<Cell>> = BTreeMap::new();
        for (at, relation) in self.footing.relations.iter().enumerate() {
            for instance in relation.instances.iter().filter(|_| writes(relation, self)) {
                if chosen.get(&instance.target) != Some(&at) {
                    let key = (at, self.segment(instance.target));
                    again.entry(key).or_default().push(instance.target);
                }
            }
        }
        for ((at, segment), cells) in again {
            self.add(names, segment, Some(at), cells, true);
        }
    }

    fn add(
        &mut self,
        names: &mut Names,
        segment: Segment,
        relation: Option<usize>,
        cells: Vec<Cell>,
        again: bool,
    ) {
        let fewer = |cell: &Cell| cells.len() < self.filled(segment, *cell);
        let is_rest = relation.is_none() && cells.first().is_some_and(fewer);
        let (name, mut label) = self.called(segment, &cells);
        let along = relation
            .and_then(|at| self.footing.relations.get(at))
            .map(|it| it.along);
        match along.filter(|_| again) {
            Some(Along::Rows) => label.push_str(", by rows"),
            Some(Along::Columns) => label.push_str(", by columns"),
            None if is_rest => label.push_str(", as printed"),
            None => {}
        }
        let name = match (along.filter(|_| again), is_rest) {
            (Some(Along::Rows), _) => [&name, "_by_rows"].concat(),
            (Some(Along::Columns), _) => [&name, "_by_columns"].concat(),
            (None, true) => [&name, "_as_printed"].concat(),
            (None, false) => name,
        };
        // What is tried again is of the figures it is tried at.
        let several = |line: fn(&Cell) -> usize| {
            let lines: BTreeSet<usize> = cells.iter().map(line).collect();
            cells.len() > 1 && (!again || lines.len() > 1)
        };
        let is_block = |part| matches!(part, Part::Block(_));
        let across = self.block(segment).is_some_and(Line::spreads);
        let at = self.quantities.len();
        if !again {
            self.of.extend(cells.iter().map(|cell| (*cell, at)));
        }
        self.quantities.push(Quantity {
            name: names.name(
                &name,
                if segment.measure == Measure::Percent {
                    "share"
                } else {
                    "figures"
                },
            ),
            label,
            segment,
            relation,
            again,
            down: several(|it| it.row) && is_block(segment.row) && self.rows.spreads(),
            across: several(|it| it.column) && across,
            cells,
        });
    }

    /// How many figures a segment has in all, if this one is of it.
    fn filled(&self, segment: Segment, cell: Cell) -> usize {
        let rows = match segment.row {
            Part::Own(row) => vec![row],
            Part::Block(_) => self.rows.lines.clone(),
        };
        let columns = match segment.column {
            Part::Own(_) => vec![cell.column],
            Part::Block(at) => self
                .blocks
                .get(at)
                .map_or_else(Vec::new, |it| it.lines.clone()),
        };
        let cells = rows.iter().flat_map(|row| {
            columns.iter().map(|column| Cell {
                row: *row,
                column: *column,
            })
        });
        cells
            .filter(|it| {
                self.table.figure(*it).is_some() && self.measures.at(*it) == segment.measure
            })
            .count()
    }

    /// What a quantity is called: by the row and the column that it is, as far as it is one.
    fn called(&self, segment: Segment, cells: &[Cell]) -> (String, String) {
        let one = |mut lines: BTreeSet<usize>| match lines.len() {
            1 => lines.pop_first(),
            _ => None,
        };
        let row = match segment.row {
            Part::Own(row) => Some(row),
            Part::Block(_) if self.rows.spreads() => None,
            Part::Block(_) => one(cells.iter().map(|it| it.row).collect()),
        };
        let column = match segment.column {
            Part::Own(column) => Some(column),
            Part::Block(_) => one(cells.iter().map(|it| it.column).collect()),
        };
        let row = row.map(|row| self.row_label(row));
        let column = match self.table.columns.len() {
            1 if row.is_some() => None,
            _ => column.map(|column| self.column_label(column)),
        };
        let block = || {
            let several = self.blocks.len() > 1;
            let line = self.block(segment).filter(|_| several)?;
            // A block of no name of its own.
            group_label(self.table, &line.lines)
        };
        match (row, column) {
            (Some(row), Some(column)) => (
                [&row, " ", &column].concat(),
                [&row, ": ", &column].concat(),
            ),
            (Some(row), None) => match block() {
                Some(block) => ([&row, " ", &block].concat(), [&row, ": ", &block].concat()),
                None => (row.clone(), row),
            },
            (None, Some(column)) => (column.clone(), column),
            (None, None) => match block() {
                Some(block) => (block.clone(), block),
                None => ("figures".to_owned(), "Figures".to_owned()),
            },
        }
    }

    pub(super) fn row_label(&self, row: usize) -> String {
        row_label(self.table, row)
    }

    pub(super) fn column_label(&self, column: usize) -> String {
        column_label(self.table, column)
    }

    /// By which relation each figure is made, so that none rests on itself.
    fn chosen(&self) -> BTreeMap<Cell, usize> {
        let mut chosen: BTreeMap<Cell, usize> = BTreeMap::new();
        let mut rests: BTreeMap<Segment, BTreeSet<Segment>> = BTreeMap::new();
        let mut order: Vec<usize> = (0..self.footing.relations.len()).collect();
        let rank = |at: &usize| {
            self.footing
                .relations
                .get(*at)
                .map_or(9, |it| rank(it.kind))
        };
        order.sort_by_key(rank);
        for at in order {
            let Some(relation) = self.footing.relations.get(at) else {
                continue;
            };
            let mut parts: BTreeMap<Segment, Vec<&Instance>> = BTreeMap::new();
            for instance in &relation.instances {
                if !chosen.contains_key(&instance.target) {
                    parts
                        .entry(self.segment(instance.target))
                        .or_default()
                        .push(instance);
                }
            }
            for (segment, instances) in parts {
                let below: BTreeSet<Segment> = instances
                    .iter()
                    .flat_map(|it| &it.parts)
                    .map(|(cell, _)| self.segment(*cell))
                    .filter(|it| *it != segment || relation.kind != Kind::Running)
                    .collect();
                let is_circle = below.iter().any(|it| reaches(&rests, *it, segment));
                let runs = relation.kind != Kind::Running || self.runs(&instances);
                if is_circle || !runs || relation.kind == Kind::Rate {
                    continue;
                }
                rests.entry(segment).or_default().extend(below);
                chosen.extend(instances.iter().map(|it| (it.target, at)));
            }
        }
        chosen
    }

    /// Whether a running total can follow from itself: every step comes out, in the order of its axis.
    fn runs(&self, instances: &[&Instance]) -> bool {
        let before = |cell: Cell| {
            let segment = self.segment(cell);
            match (segment.row, segment.column) {
                (Part::Block(_), Part::Own(column)) => {
                    let at = self.rows.place(cell.row)?.checked_sub(1)?;
                    Some(Cell {
                        row: *self.rows.lines.get(at)?,
                        column,
                    })
                }
                (Part::Own(row), Part::Block(_)) => {
                    let block = self.block(segment)?;
                    let at = block.place(cell.column)?.checked_sub(1)?;
                    Some(Cell {
                        row,
                        column: *block.lines.get(at)?,
                    })
                }
                _ => None,
            }
        };
        instances.len() > 2
            && instances.iter().all(|it| {
                it.verdict == Verdict::Holds
                    && it.parts.first().map(|part| part.0) == before(it.target)
            })
    }

    /// What a relation gives at a place, exactly; nothing where a part is no figure.
    pub(super) fn gives(&self, relation: &Relation, instance: &Instance) -> Option<Decimal> {
        let parts: Option<Vec<(Decimal, bool)>> = instance
            .parts
            .iter()
            .map(|(cell, less)| Some((value(self.table, *cell)?, *less)))
            .collect();
        match (relation.kind, parts?.as_slice()) {
            (Kind::Rate, [(before, _), (now, _)]) => {
                let (amount, [was, is]) = self.reference(relation, instance)?;
                let by = value(self.table, was)?.exact_sub(value(self.table, is)?)?;
                let price = value(self.table, amount)?.exact_mul(before.exact_sub(*now)?)?;
                price.exact_div(by)
            }
            (kind, parts) => made(kind, parts),
        }
    }

    /// By how much a printed figure is more than what is worked out for it, and whether it agrees with that as it is
    /// rounded.
    pub(super) fn apart(&self, quantity: &Quantity, cell: Cell) -> Option<(Decimal, bool)> {
        let relation = self.relation(quantity)?;
        let gives = self.gives(relation, self.instance(quantity, cell)?)?;
        let apart = value(self.table, cell)?.exact_sub(gives)?;
        let twice = apart.abs().exact_mul(Decimal::TWO)?;
        Some((apart, twice <= step(self.table, cell)?))
    }

    /// The figure from whose price another's is told, and the levels that it falls between.
    pub(super) fn reference(
        &self,
        relation: &Relation,
        instance: &Instance,
    ) -> Option<(Cell, [Cell; 2])> {
        let [(before, _), (now, _)] = instance.parts.as_slice() else {
            return None;
        };
        let group = |column: usize| self.table.columns.get(column).map(|it| it.group.as_str());
        let alike = |level: &usize, amount: &usize| {
            group(*level) == group(now.column) && group(*amount) == group(relation.target)
        };
        let own = |column: usize| self.table.columns.get(column).map(|it| it.own.as_str());
        let all = 0..self.table.columns.len();
        let twos = all
            .clone()
            .flat_map(|level| all.clone().map(move |amount| (level, amount)));
        let mut others = twos.filter(|(level, amount)| {
            *amount != relation.target && alike(level, amount) && own(*level) == own(*amount)
        });
        let fits = |(level, amount): &(usize, usize)| {
            relation
                .instances
                .iter()
                .all(|it| self.is_priced(it, *level, *amount))
        };
        let (level, amount) = others.find(fits)?;
        let at = |row: usize, column: usize| Cell { row, column };
        Some((
            at(instance.target.row, amount),
            [at(before.row, level), at(now.row, level)],
        ))
    }

    /// Whether another column gives a figure what was found for it.
    fn is_priced(&self, instance: &Instance, level: usize, amount: usize) -> bool {
        let priced = || {
            let [(before, _), (now, _)] = instance.parts.as_slice() else {
                return None;
            };
            let at = |row: usize, column: usize| value(self.table, Cell { row, column });
            let own = value(self.table, *before)?.exact_sub(value(self.table, *now)?)?;
            let fall = at(before.row, level)?.exact_sub(at(now.row, level)?)?;
            let printed = value(self.table, instance.target)?;
            let gives = at(instance.target.row, amount)?
                .exact_mul(own)?
                .exact_div(fall)?;
            Some((printed == gives) == (instance.verdict == Verdict::Holds))
        };
        priced() == Some(true)
    }
}

/// Which relation says first how a figure is made.
fn rank(kind: Kind) -> usize {
    match kind {
        Kind::Sum => 0,
        Kind::Difference => 1,
        Kind::Running => 2,
        Kind::Product => 3,
        Kind::Average => 4,
        Kind::Share => 5,
        Kind::Growth => 6,
        Kind::Rate => 7,
    }
}

/// Whether a relation can be written as a formula.
fn writes(relation: &Relation, sheet: &Sheet<'_>) -> bool {
    let first = relation.instances.first();
    relation.kind != Kind::Rate || first.is_some_and(|it| sheet.reference(relation, it).is_some())
}

/// Whether something rests on a segment, directly or not.
fn reaches(rests: &BTreeMap<Segment, BTreeSet<Segment>>, from: Segment, to: Segment) -> bool {
    let (mut seen, mut left) = (BTreeSet::new(), vec![from]);
    while let Some(at) = left.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            left.extend(rests.get(&at).into_iter().flatten());
        }
    }
    false
}

/// Whether a relation is of one figure that is the sum of another column.
fn stands_alone(relation: &Relation) -> bool {
    match relation.instances.as_slice() {
        [one] => one
            .parts
            .iter()
            .any(|(cell, _)| cell.column != one.target.column && relation.along == Along::Rows),
        _ => false,
    }
}

fn row_label(table: &Table, row: usize) -> String {
    let label = label(table.label(row));
    match label.is_empty() {
        true => format!("Row {}", row.saturating_add(1)),
        false => label,
    }
}

fn column_label(table: &Table, column: usize) -> String {
    let label = label(table.head(column));
    match label.is_empty() {
        true => format!("Column {}", column.saturating_add(1)),
        false => label,
    }
}

fn rows(table: &Table, own: &BTreeSet<usize>, names: &mut Names) -> Line {
    let lines: Vec<usize> = (0..table.rows.len())
        .filter(|it| !own.contains(it))
        .collect();
    let mut ids = Names::default();
    let labels: Vec<String> = lines.iter().map(|it| row_label(table, *it)).collect();
    let id = |(number, label): (usize, &String)| ids.id(label, &format!("row_{number}"));
    Line {
        name: names.name("line", "line"),
        label: "Line".to_owned(),
        ids: (1_usize..).zip(&labels).map(id).collect(),
        labels,
        lines,
    }
}

/// The columns that are made of no others, those of one measure together.
fn blocks(
    table: &Table,
    measures: &Measures,
    cells: &[Cell],
    own: &BTreeSet<usize>,
    names: &mut Names,
) -> Vec<Line> {
    let mut parts: Vec<(Option<Measure>, Vec<usize>)> = Vec::new();
    for column in (0..table.columns.len()).filter(|it| !own.contains(it)) {
        let mut of = cells
            .iter()
            .filter(|it| it.column == column)
            .map(|it| measures.at(*it));
        // Where a column has several, each is a quantity of its own.
        let measure = of.next();
        match parts.iter_mut().find(|(other, _)| *other == measure) {
            Some((_, columns)) => columns.push(column),
            None => parts.push((measure, vec![column])),
        }
    }
    let line = |(number, (_, lines)): (usize, (Option<Measure>, Vec<usize>))| {
        let labels: Vec<String> = lines
            .iter()
            .map(|it| short_label(table, *it, &lines))
            .collect();
        let mut ids = Names::default();
        let id = |(number, label): (usize, &String)| ids.id(label, &format!("column_{number}"));
        let years = labels.iter().all(|it| is_year(it));
        let (name, called) = match years {
            true => ("year", "Year"),
            false => ("column", "Column"),
        };
        Line {
            name: names.name(name, name),
            label: group_label(table, &lines).unwrap_or_else(|| match number {
                1 => called.to_owned(),
                number => format!("{called} {number}"),
            }),
            ids: (1_usize..).zip(&labels).map(id).collect(),
            labels,
            lines,
        }
    };
    (1_usize..).zip(parts).map(line).collect()
}

/// What stands above all of these columns.
fn group_label(table: &Table, columns: &[usize]) -> Option<String> {
    let mut groups = columns
        .iter()
        .map(|it| table.columns.get(*it).map(|it| label(&it.group)));
    let first = groups.next()??;
    (!first.is_empty() && groups.all(|it| it.as_ref() == Some(&first))).then_some(first)
}

/// The head of a column without what stands above all of them.
fn short_label(table: &Table, column: usize, columns: &[usize]) -> String {
    let own = table
        .columns
        .get(column)
        .map(|it| label(&it.own))
        .unwrap_or_default();
    match group_label(table, columns).is_some() && !own.is_empty() {
        true => own,
        false => column_label(table, column),
    }
}

/// Whether a head is a financial year: `2024/25`.
pub(super) fn is_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| {
        bytes
            .get(from..to)
            .is_some_and(|it| it.iter().all(u8::is_ascii_digit))
    };
    bytes.len() == 7 && digits(0, 4) && bytes.get(4) == Some(&b'/') && digits(5, 7)
}
