//! A case: its claim, its assumptions, what follows from them, the checks and the working.

pub mod announcer;
pub mod answers;
pub mod answers_chunk;
pub mod asking;
pub mod bar;
pub mod below;
pub mod changes;
pub mod checks;
pub mod claim;
pub mod embedding;
pub mod fields;
pub mod form;
pub mod glossary;
pub mod needs;
pub mod notes;
pub mod opened_case;
pub mod page;
pub mod questions;
pub mod results;
pub mod saving;
pub mod tables;
pub mod taking;
pub mod title;
pub mod undone;
pub mod use_working;
pub mod working;
