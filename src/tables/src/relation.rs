//! What was found: which figures are made of which others, and how each stands to them.

use crate::table::Cell;
use rust_decimal::Decimal;

/// How a figure is made of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Others added up, some of them perhaps taken off.
    Sum,
    /// One less another, or one and another.
    Difference,
    /// What stood before, and what is new.
    Running,
    /// The mean of others.
    Average,
    /// One as per cent of another.
    Share,
    /// By how much per cent one is more than another.
    Growth,
    /// One times another.
    Product,
    /// In each row, the same multiple of how much other columns change: what a fall in numbers
    /// brings, at a price that only the row decides.
    Rate,
}

/// Whether a relation ties rows (and is tried in every column) or columns (and in every row).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// A row made of rows.
    Rows,
    /// A column made of columns.
    Columns,
}

/// A row or column that takes part, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which row or column.
    pub line: usize,
    /// Whether it is taken off.
    pub less: bool,
}

/// How a figure stands to what others give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The same figure.
    Holds,
    /// The same to the precision printed.
    Rounds,
    /// Another figure.
    Differs,
    /// A misprint stands in it: it holds if that is read as what is needed.
    Unread,
}

/// A relation at one place of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// The figure that is made of the others.
    pub target: Cell,
    /// The others, and whether each is taken off. Of a share: the part, then the whole; of a
    /// product: its factors.
    pub parts: Vec<(Cell, bool)>,
    /// What the others give, as it would be printed there; for a misprint, what it would have to be.
    pub gives: Decimal,
    /// The print less that.
    pub apart: Decimal,
    /// How it stands.
    pub verdict: Verdict,
    /// How it could have come about that it differs, the likeliest first.
    pub slips: Vec<Slip>,
}

/// Figures that are made of others in the same way, throughout the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// How.
    pub kind: Kind,
    /// Rows of rows, or columns of columns.
    pub along: Along,
    /// The row or column that is made of others.
    pub target: usize,
    /// Those others, in their order.
    pub parts: Vec<Part>,
    /// Whether words of a head or label say so, too: "Total", "net", "change".
    pub said: bool,
    /// Rows or columns of the same block that are not in it, though others beside them are.
    pub without: Vec<usize>,
    /// Other readings that come out in as many places.
    pub readings: Vec<Vec<Part>>,
    /// Where, in order.
    pub instances: Vec<Instance>,
    /// How a whole column or row would come out.
    pub shift: Option<Shift>,
}

/// A column or row that would come out if its figures stood a line further up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The column (of rows) or row (of columns) that is read.
    pub line: usize,
    /// By how many lines the figures that fit stand further down.
    pub by: i32,
    /// In how many places it would come out.
    pub fits: usize,
    /// In how many places it comes out as printed.
    pub holds: usize,
    /// Of how many.
    pub of: usize,
}

/// How a figure may have come about that does not come out. Told as "would come out if …".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The figure that may be another.
    pub cell: Cell,
    /// What kind of slip.
    pub kind: SlipKind,
    /// What the figure would be; none where a row is left out or counted twice.
    pub instead: Option<Decimal>,
    /// How many relations that do not come out would then come out.
    pub repairs: usize,
    /// How many that come out would then not.
    pub breaks: usize,
}

/// The kinds of slip, by how people err.
pub type SlipKind = casebook_model::slip::SlipKind<Cell>;

/// All that was found in a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footing {
    /// The relations, rows first, each in the order of the table.
    pub relations: Vec<Relation>,
    /// Whether the search was cut short for its cost.
    pub cut: bool,
    /// How many steps it took, for benchmarks.
    pub steps: u32,
}
