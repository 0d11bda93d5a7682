//! What was found in a pasted table, and what of it the reader lets count.

use casebook_analysis::checks::Verdict as Mark;
use casebook_exchange::footed::fails;
use casebook_tables::{Cell, Footing, Instance, Refusal, Relation, Table, Verdict, foot};

/// A table, and which of its figures are made of which others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The table.
    pub table: Table,
    /// What was found in it.
    pub footing: Footing,
}

/// The part a cell has in a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is made of the others.
    Made,
    /// It goes into another.
    Goes,
    /// It is taken off.
    Taken,
}

impl Found {
    /// Reads a table and finds what is in it; nothing where no text stands.
    pub fn of(text: &str) -> Option<Result<Self, Refusal>> {
        (!text.trim().is_empty()).then(|| {
            let table = Table::read(text)?;
            let footing = foot(&table);
            Ok(Self { table, footing })
        })
    }

    /// The relations by their numbers, those that do not add up first.
    pub fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.footing.relations.len()).collect();
        order.sort_by_key(|at| self.relation(*at).is_none_or(|it| fails(it) == 0));
        order
    }

    /// The first relation that does not add up.
    pub fn first_failing(&self) -> Option<usize> {
        let relations = &self.footing.relations;
        relations.iter().position(|it| fails(it) > 0)
    }

    /// A relation by its number.
    pub fn relation(&self, at: usize) -> Option<&Relation> {
        self.footing.relations.get(at)
    }

    /// What was found without what the reader lets not count.
    pub fn without(&self, dropped: &[usize]) -> Footing {
        let relations = self.footing.relations.iter().enumerate();
        Footing {
            relations: relations
                .filter(|(at, _)| !dropped.contains(at))
                .map(|(_, relation)| relation.clone())
                .collect(),
            ..self.footing.clone()
        }
    }

    /// How a figure stands to what it is made of: the worst, where it is made of others in several ways.
    pub fn mark(&self, cell: Cell, dropped: &[usize]) -> Option<Mark> {
        let relations = self.footing.relations.iter().enumerate();
        relations
            .filter(|(at, _)| !dropped.contains(at))
            .flat_map(|(_, relation)| &relation.instances)
            .filter(|instance| instance.target == cell)
            .map(|instance| instance.verdict)
            .max_by_key(|verdict| match verdict {
                Verdict::Holds => 0,
                Verdict::Rounds => 1,
                Verdict::Unread => 2,
                Verdict::Differs => 3,
            })
            .map(|verdict| match verdict {
                Verdict::Holds => Mark::Agrees,
                Verdict::Rounds => Mark::Rounds,
                Verdict::Unread => Mark::Needs,
                Verdict::Differs => Mark::Differs,
            })
    }

    /// The part that a cell has in a relation: where it does not add up, if there is such a place.
    pub fn role(&self, relation: Option<usize>, cell: Cell) -> Option<Role> {
        let relation = self.relation(relation?)?;
        let is_shown = |it: &&Instance| match fails(relation) {
            0 => true,
            _ => it.verdict == Verdict::Differs,
        };
        let instances: Vec<&Instance> = relation.instances.iter().filter(is_shown).collect();
        let part = |instance: &&Instance| {
            let of = |(part, less): &(Cell, bool)| {
                (*part == cell).then_some(if *less { Role::Taken } else { Role::Goes })
            };
            instance.parts.iter().find_map(of)
        };
        match instances.iter().any(|instance| instance.target == cell) {
            true => Some(Role::Made),
            false => instances.iter().find_map(part),
        }
    }

    /// The cell of the table at a line and a place of what was pasted, if a figure can stand there.
    pub fn cell(&self, line: usize, place: usize) -> Option<Cell> {
        Some(Cell {
            row: self.row(line)?,
            column: self.table.columns.iter().position(|it| it.at == place)?,
        })
    }

    /// The row of figures that a line of what was pasted is.
    pub fn row(&self, line: usize) -> Option<usize> {
        self.table.rows.iter().position(|it| it.at == line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pasted::page::EXAMPLE;
    use casebook_exchange::footed::headline;

    fn example() -> Found {
        Found::of(EXAMPLE).unwrap().unwrap()
    }

    /// The cell with a text.
    fn cell(found: &Found, text: &str) -> Cell {
        let cells = found.table.cells.iter().enumerate();
        cells
            .flat_map(|(line, cells)| cells.iter().enumerate().map(move |it| (line, it)))
            .filter(|(_, (_, it))| *it == text)
            .find_map(|(line, (place, _))| found.cell(line, place))
            .unwrap()
    }

    #[test]
    fn no_text_is_no_table_and_words_are_none_either() {
        assert_eq!(Found::of(" \n "), None);
        assert_eq!(Found::of("words alone"), Some(Err(Refusal::NoFigures)));
    }

    #[test]
    fn figures_are_marked_by_what_they_are_made_of() {
        let found = example();
        let mark = |text| found.mark(cell(&found, text), &[]);
        // 4,120 + 6,845 + 1,236 = 12,201, and 4,310 + 7,102 + 1,318 = 12,730.
        assert_eq!(mark("12,201"), Some(Mark::Agrees));
        assert_eq!(mark("12,370"), Some(Mark::Differs));
        assert_eq!(mark("4,310"), None);
    }

    #[test]
    fn a_relation_shows_its_cells() {
        let found = example();
        let wrong = found.first_failing();
        assert_eq!(wrong, Some(found.in_order()[0]));
        let role = |text| found.role(wrong, cell(&found, text));
        assert_eq!(role("12,370"), Some(Role::Made));
        assert_eq!(role("4,310"), Some(Role::Goes));
        assert_eq!(role("4,120"), None, "that column adds up");
        assert_eq!(found.role(None, cell(&found, "4,310")), None);
    }

    #[test]
    fn what_is_taken_off_is_told_apart() {
        let found = Found::of("Gross,1000\nIncome,310\nNet,690\n")
            .unwrap()
            .unwrap();
        let taken = found.role(Some(0), cell(&found, "310"));
        assert_eq!(taken, Some(Role::Taken), "{:?}", found.footing);
    }

    #[test]
    fn what_is_dropped_counts_no_more() {
        let found = example();
        let all: Vec<usize> = found.in_order();
        assert_eq!(found.mark(cell(&found, "12,370"), &all), None);
        assert_eq!(
            headline(&found.without(&all)),
            "No figure of this table can be told to be made of others."
        );
    }
}
