//! `split PROGRAM.wasm FOLDER`: writes the chunks of a program into a folder, the main one under the
//! program's own name, for wasm-bindgen to take on from there.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let program = arguments.next().context("split wants a program")?;
    let folder = arguments.next().context("split wants a folder")?;
    let name = program.file_name().context("the program has no name")?;
    let bytes =
        std::fs::read(&program).with_context(|| format!("{} cannot be read", program.display()))?;
    let main = folder.join(name);
    let script = format!("./{}", PathBuf::from(name).with_extension("js").display());
    let mut options = Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.main_module = &script;
    transform(options)
        .map(drop)
        .map_err(|error| anyhow!("{error:#}"))
}
