//! What a business case is: its inputs and units, axes and calendar, formulas,
//! their evaluation and the working behind every figure.
//!
//! Nothing here knows of a browser, a file system or a workbook. Reading case files
//! (TOML and the formula language) stands behind the feature `authoring`; the page
//! receives cases already checked, as compact bytes ([`bytes`]).

#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        reason = "tests may panic; what ships may not"
    )
)]

pub mod added;
pub mod amount;
pub mod axis;
pub mod bytes;
pub mod calendar;
pub mod case;
pub mod caution;
pub mod deciding;
pub mod edit;
pub mod entry;
pub mod evaluate;
pub mod exact;
pub mod expr;
pub mod number;
pub mod order;
pub mod printed;
pub mod slip;
pub mod unit;
pub mod value;
pub mod words;
pub mod working;

#[cfg(feature = "authoring")]
pub mod authoring;

pub use rust_decimal::Decimal;
