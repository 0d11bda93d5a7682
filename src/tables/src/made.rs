//! One figure and what it is made of, as something that can be tried with another figure.

use crate::products;
use crate::relation::{Instance, Kind, Verdict};
use crate::shares;
use crate::slips::{Sum, Tried, Wrong};
use crate::table::{Cell, Number, Table};

/// A figure with what it is made of.
pub(crate) enum Made {
    /// Of others added up.
    Sum(Sum, Vec<Cell>),
    /// Of two others otherwise: the figure, then the two.
    Three(Kind, [Cell; 3]),
}

impl Made {
    /// What can be tried of an instance.
    pub(crate) fn new(table: &Table, kind: Kind, instance: &Instance) -> Option<Self> {
        match kind {
            Kind::Sum | Kind::Difference | Kind::Running => {
                let sum = Sum::new(table, instance.target, &instance.parts)?;
                let cells = sum.terms.iter().map(|term| term.cell).collect();
                Some(Self::Sum(sum, cells))
            }
            Kind::Product | Kind::Share | Kind::Growth => {
                let [(one, _), (other, _)] = *instance.parts.as_slice() else {
                    return None;
                };
                // A whole is all of itself, whatever it is.
                (one != other).then_some(Self::Three(kind, [instance.target, one, other]))
            }
            Kind::Average | Kind::Rate => None,
        }
    }

    /// The figures in it.
    pub(crate) fn cells(&self) -> &[Cell] {
        match self {
            Self::Sum(_, cells) => cells,
            Self::Three(_, cells) => cells,
        }
    }

    /// Whether it comes out, exactly or as rounded, with one figure another.
    pub(crate) fn holds_with(&self, table: &Table, cell: Cell, instead: i64) -> Option<bool> {
        let (kind, cells) = match self {
            Self::Sum(sum, _) => return sum.holds_with(cell, instead),
            Self::Three(kind, cells) => (*kind, cells),
        };
        let number = |at: &Cell| -> Option<Number> {
            let number = table.number(*at)?;
            Some(match *at == cell {
                true => Number {
                    units: instead,
                    ..number
                },
                false => number,
            })
        };
        let [target, one, other] = cells;
        let (target, one, other) = (number(target)?, number(one)?, number(other)?);
        if other.units == 0 {
            return None;
        }
        let verdict = match kind {
            Kind::Product => products::judged(table.one(), target, one, other),
            _ => shares::judged(table.one(), kind, target, one, other),
        };
        match verdict {
            Verdict::Holds => Some(true),
            Verdict::Rounds => Some(false),
            _ => None,
        }
    }

    /// What the result of a sum would be if all parts were in it.
    pub(crate) fn wanted_result(&self) -> Option<(Cell, i64)> {
        match self {
            Self::Sum(sum, cells) => Some((*cells.last()?, sum.gives())),
            Self::Three(..) => None,
        }
    }

    /// Every slip that would make it come out.
    pub(crate) fn slips(&self, table: &Table) -> Vec<Tried> {
        let (kind, cells) = match self {
            Self::Sum(sum, _) => return sum.slips(table),
            Self::Three(kind, cells) => (*kind, cells),
        };
        let mut found = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let Some(number) = table.number(*cell) else {
                continue;
            };
            let figure = Wrong {
                cell: *cell,
                number,
                result: at == 0,
                wanted: wanted(table, kind, cells, at),
                rounded: false,
            };
            figure.slips(
                table,
                &|instead| self.holds_with(table, *cell, instead),
                &mut found,
            );
        }
        found
    }
}

/// What one figure of a product would have to be, where that is one figure.
fn wanted(table: &Table, kind: Kind, cells: &[Cell; 3], at: usize) -> Option<i64> {
    let [target, one, other] = cells;
    let number = |cell: &Cell| table.number(*cell);
    let factor = |by: &Cell| {
        let (product, by) = (number(target)?, number(by)?);
        let scaled = i128::from(product.units).checked_mul(i128::from(table.one()))?;
        let exact = scaled.checked_rem(i128::from(by.units))? == 0;
        let wanted = scaled.checked_div(i128::from(by.units))?;
        exact.then(|| i64::try_from(wanted).ok())?
    };
    match (kind, at) {
        (Kind::Product, 0) => Some(products::gives(table.one(), number(one)?, number(other)?)),
        (Kind::Product, 1) => factor(other),
        (Kind::Product, _) => factor(one),
        _ => None,
    }
}
