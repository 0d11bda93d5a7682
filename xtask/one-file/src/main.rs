//! `one-file FOLDER`: joins a built page into one file in its folder.

use std::path::PathBuf;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    one_file::write(&folder.context("the folder of the built page is to be named")?)
}
