//! What one asks of a case: how its prints stand to its sums ([`checks`], [`claim`]), what a print
//! that differs would mean ([`implied`], [`consequence`]) and how it may have come about ([`slips`]), and what an input would have to be
//! ([`backwards`]). [`questions`] are those a reader asks: what matters most, what changed, how it is
//! going, how sure it is. [`papers`] lists every print ([`prints`]) in the order of its paper.
//!
//! Everything here takes a case and figures and gives plain values; nothing knows of a page.

pub mod answer;
pub mod backwards;
pub mod catalogue;
pub mod checks;
pub mod claim;
pub mod consequence;
mod footing;
pub mod hedges;
pub mod implied;
pub mod papers;
pub mod prints;
mod probe;
pub mod questions;
pub mod readings;
pub mod slips;
pub mod totals;

#[cfg(test)]
mod sample;
