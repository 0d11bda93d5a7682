//! The chores of the project, run as `cargo xtask …`.
//!
//! A library beside the command, so that the browser tests use the same server ([`http`], [`site`])
//! and find the same tools ([`tools`]) as the chores do.

pub mod browsers;
pub mod build;
mod engine;
pub mod finish;
pub mod hosts;
pub mod http;
mod module;
pub mod office;
pub mod offline;
pub mod pins;
pub mod project;
pub mod run;
pub mod serve;
pub mod setup;
pub mod site;
pub mod suite;
pub mod tools;
pub mod webservers;
mod workers;
