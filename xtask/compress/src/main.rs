//! `compress FOLDER`: compresses a built page for its hosts.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.context("the folder of the built page is to be named")?;
    let start = Instant::now();
    let count = compress::folder(&folder)?;
    println!(
        "{count} files compressed in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}
