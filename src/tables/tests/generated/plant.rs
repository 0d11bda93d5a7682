//! One slip planted in a sound table.

use super::draw::Draw;
use super::make::Made;
use casebook_tables::{Instance, Slip, SlipKind, Table};

/// A kind of slip that is planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Slipped {
    Swapped,
    Sign,
    LeftOut,
    RowAbove,
    TenTimes,
}

/// A slip that was planted.
#[derive(Debug)]
pub(crate) struct Planted {
    kind: Slipped,
    /// The cell that was changed; of a sum, the cell of the sum.
    cell: (usize, usize),
    /// What stood there, and what stands there.
    was: i64,
    /// The row that the sum leaves out.
    left_out: Option<usize>,
    places: u32,
}

/// Plants a slip of a kind, in a table that has sums.
pub(crate) fn plant(made: &mut Made, kind: Slipped, draw: &mut Draw) -> Planted {
    loop {
        for _ in 0..50 {
            if !made.sums.is_empty()
                && let Some(planted) = tried(made, kind, draw)
            {
                return planted;
            }
        }
        *made = Made::sound(draw);
    }
}

fn any<T: Copy>(of: &[T], draw: &mut Draw) -> T {
    of[usize::try_from(draw.between(0, i64::try_from(of.len()).unwrap() - 1)).unwrap()]
}

fn tried(made: &mut Made, kind: Slipped, draw: &mut Draw) -> Option<Planted> {
    let sums: Vec<usize> = (0..made.sums.len()).collect();
    let (total, rows) = made.sums[any(&sums, draw)].clone();
    // A figure of a sum: one of its parts mostly, sometimes the result.
    let part = (any(&rows, draw), total.1);
    let cell = match kind {
        Slipped::LeftOut => total,
        _ if draw.one_in(4) => total,
        _ => part,
    };
    let was = made.cells[cell.0][cell.1]?;
    let new = match kind {
        Slipped::Swapped => swapped(was, draw)?,
        Slipped::Sign => -was,
        Slipped::LeftOut => was - made.cells[part.0][part.1]?,
        Slipped::RowAbove => made.cells[cell.0.checked_sub(1)?][cell.1]?,
        Slipped::TenTimes => was * 10,
    };
    // What rounds away, or is nought, is no slip that anybody could see.
    if (new - was).abs() < 9 || new == 0 || (kind == Slipped::RowAbove && new.abs() < 100) {
        return None;
    }
    made.cells[cell.0][cell.1] = Some(new);
    Some(Planted {
        kind,
        cell,
        was,
        left_out: (kind == Slipped::LeftOut).then_some(part.0),
        places: made.places[cell.1],
    })
}

fn swapped(number: i64, draw: &mut Draw) -> Option<i64> {
    let mut digits: Vec<char> = number.abs().to_string().chars().collect();
    let last = i64::try_from(digits.len()).unwrap() - 2;
    if last < 0 {
        return None;
    }
    let at = usize::try_from(draw.between(0, last)).unwrap();
    digits.swap(at, at + 1);
    let new: i64 = digits.iter().collect::<String>().parse().unwrap();
    (digits[0] != '0' && new != number.abs()).then_some(new * number.signum())
}

impl Planted {
    /// Whether a slip that is told is this one.
    pub(crate) fn is(&self, table: &Table, instance: &Instance, slip: &Slip) -> bool {
        let at = (slip.cell.row, slip.cell.column);
        if let Some(row) = self.left_out {
            let target = (instance.target.row, instance.target.column);
            return slip.kind == SlipKind::LeftOut && target == self.cell && at.0 == row;
        }
        let figure = |value| casebook_model::Decimal::new(value, self.places);
        let kind = match slip.kind {
            SlipKind::Swapped => self.kind == Slipped::Swapped,
            SlipKind::Sign => self.kind == Slipped::Sign,
            SlipKind::Times(1) => self.kind == Slipped::TenTimes,
            SlipKind::Copied(cell) => {
                self.kind == Slipped::RowAbove && cell.row + 1 == slip.cell.row
            }
            _ => false,
        };
        kind && at == self.cell
            && slip
                .instead
                .is_some_and(|it| it == figure(self.was).normalize())
            && table.figure(slip.cell).is_some()
    }
}
