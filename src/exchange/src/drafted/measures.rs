//! What the figures of a table are in: pounds, thousands of pounds, per cent, a count. What is added up is
//! of one measure; where that cannot be, all figures are bare numbers.

use super::prints::says_its_scale;
use casebook_model::printed::PrintedIn;
use casebook_tables::{Along, Cell, Footing, Instance, Kind, Relation, Table};
use std::collections::BTreeMap;

/// What a figure is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Measure {
    /// Pounds, printed in this power of ten of them.
    Money(u32),
    /// Per cent.
    Percent,
    /// A count, or anything else.
    Plain,
}

impl Measure {
    /// As a case file has it.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Self::Money(_) => "£",
            Self::Percent => "%",
            Self::Plain => "1",
        }
    }

    /// What the head of its column says.
    pub(super) fn printed_in(self) -> Option<&'static str> {
        match self {
            Self::Money(3) => Some(PrintedIn::Noughts.head()),
            Self::Money(6) => Some(PrintedIn::Millions.head()),
            Self::Money(9) => Some(PrintedIn::Billions.head()),
            _ => None,
        }
    }

    fn is_money(self) -> bool {
        matches!(self, Self::Money(_))
    }
}

/// The measure of every figure.
#[derive(Debug)]
pub(super) struct Measures(BTreeMap<Cell, Measure>);

impl Measures {
    /// As heads and cells say it, and as the relations between them need it.
    pub(super) fn of(table: &Table, footing: &Footing, cells: &[Cell]) -> Self {
        let mut measures = Self::said(table, footing, cells);
        if !measures.agree(table, footing) {
            measures.0.values_mut().for_each(|it| {
                if it.is_money() {
                    *it = Measure::Plain;
                }
            });
        }
        measures
    }

    /// The measure of a figure.
    pub(super) fn at(&self, cell: Cell) -> Measure {
        self.0.get(&cell).copied().unwrap_or(Measure::Plain)
    }

    fn said(table: &Table, footing: &Footing, cells: &[Cell]) -> Self {
        let pounds = |cell: Cell| table.text(cell).contains('£');
        // Where rows are multiplied, each says for itself what it is in.
        let factor = |row: usize| {
            let mut products = footing
                .relations
                .iter()
                .filter(|it| it.along == Along::Rows && it.kind == Kind::Product);
            products.any(|it| it.target == row || it.parts.iter().any(|part| part.line == row))
        };
        // A title, or what stands above the labels, speaks for all columns.
        let heads = table
            .cells
            .iter()
            .take(table.rows.first().map_or(0, |row| row.at));
        let mut corners = heads.filter_map(|line| line.first());
        let is_label = table.columns.first().is_some_and(|it| it.at > 0);
        let title = is_label && corners.any(|cell| cell.contains('£'));
        let measure = |cell: &Cell| {
            let column = table.columns.get(cell.column);
            let percent = table.figure(*cell).is_some_and(|it| it.percent)
                || column.is_some_and(|it| it.percent);
            if percent {
                return Measure::Percent;
            }
            let power = column.map_or(0, |it| it.power);
            let said = power > 0 || title || table.head(cell.column).contains('£');
            let any = || {
                cells
                    .iter()
                    .any(|it| it.column == cell.column && pounds(*it))
            };
            let of_row = || table.label(cell.row).contains('£') || pounds(*cell);
            match said || of_row() || (!factor(cell.row) && any()) {
                true => Measure::Money(power),
                false => Measure::Plain,
            }
        };
        Self(cells.iter().map(|cell| (*cell, measure(cell))).collect())
    }

    /// Whether all relations can be written with these measures, some raised from counts to pounds.
    fn agree(&mut self, table: &Table, footing: &Footing) -> bool {
        // Each pass raises a figure at least.
        for _ in 0..=self.0.len() {
            match self.pass(table, footing) {
                None => return false,
                Some(false) => return true,
                Some(true) => {}
            }
        }
        false
    }

    /// Whether anything was raised; nothing where no measures are right.
    fn pass(&mut self, table: &Table, footing: &Footing) -> Option<bool> {
        let mut raised = false;
        for relation in &footing.relations {
            for instance in &relation.instances {
                raised |= self.fit(table, relation, instance)?;
            }
        }
        Some(raised)
    }

    fn fit(&mut self, table: &Table, relation: &Relation, instance: &Instance) -> Option<bool> {
        let parts: Vec<Cell> = instance.parts.iter().map(|part| part.0).collect();
        let target = instance.target;
        let of_target = self.at(target).is_money();
        match relation.kind {
            Kind::Sum | Kind::Difference | Kind::Running | Kind::Average => {
                let all = || parts.iter().copied().chain([target]);
                if !all().any(|cell| self.at(cell).is_money()) {
                    return Some(false);
                }
                let mut raised = false;
                for cell in all() {
                    raised |= self.raise(table, cell)?;
                }
                Some(raised)
            }
            Kind::Share | Kind::Growth => {
                if of_target {
                    return None;
                }
                let mut raised = false;
                if parts.iter().any(|cell| self.at(*cell).is_money()) {
                    for cell in parts {
                        raised |= self.raise(table, cell)?;
                    }
                }
                Some(raised)
            }
            Kind::Product => {
                let [one, other] = *parts.as_slice() else {
                    return None;
                };
                match (self.at(one).is_money(), self.at(other).is_money()) {
                    (true, true) => None,
                    (true, _) | (_, true) => self.raise(table, target),
                    _ if !of_target => Some(false),
                    // What one costs stands behind how many there are.
                    _ if self.at(other) == Measure::Plain => self.raise(table, other),
                    _ => self.raise(table, one),
                }
            }
            // Its price is whatever comes out.
            Kind::Rate => Some(false),
        }
    }

    /// Makes pounds of a count; nothing where it is per cent.
    fn raise(&mut self, table: &Table, cell: Cell) -> Option<bool> {
        match self.at(cell) {
            Measure::Money(_) => Some(false),
            Measure::Percent => None,
            Measure::Plain => {
                let power = table.columns.get(cell.column).map_or(0, |it| it.power);
                self.0.insert(cell, Measure::Money(power));
                Some(true)
            }
        }
    }
}

/// The power of ten that a figure is printed in, whatever its measure.
pub(super) fn power(table: &Table, cell: Cell) -> u32 {
    let column = table.columns.get(cell.column);
    let own = table
        .figure(cell)
        .is_some_and(|it| says_its_scale(&it.text));
    match own {
        true => 0,
        false => column.map_or(0, |it| it.power),
    }
}
