//! Does this table add up? A table as it is pasted from a paper, a spreadsheet or a PDF is read
//! ([`Table`]), and [`foot`] finds which of its figures are sums, differences, running totals, shares
//! or products of which others, whether they come out, and how one that does not may have come about.
//!
//! Nothing of it knows of a case. A stage is a file: `paste` (text to cells), `entry` (what stands in a
//! cell), `heads` (what stands at the heads), `table`; then one for each way in which figures are made
//! of others (`sums`, `pairs`, `running`, `shares`, `products`, `rates`, `lone`), all weighed by
//! `trial`; and of those that do not come out, `slips` (how figures go wrong) and `repairs` (which slip
//! is the likeliest).

#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        reason = "tests may panic; what ships may not"
    )
)]

mod aligned;
mod entry;
mod foot;
mod heads;
mod lines;
mod lone;
mod made;
mod pairs;
mod paste;
mod products;
mod rates;
mod relation;
mod repairs;
mod running;
mod shares;
mod slips;
mod spoken;
mod steps;
mod sums;
mod table;
mod trial;
mod words;

pub use entry::{Entry, Figure};
pub use foot::foot;
pub use relation::{
    Along, Footing, Instance, Kind, Part, Relation, Shift, Slip, SlipKind, Verdict,
};
pub use table::{Cell, Column, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Refusal, Row, Table};
