//! `split apart PROGRAM.wasm FOLDER`: writes the chunks of a program into a folder, the main one under
//! the program's own name, for wasm-bindgen to take on from there. It prints a line for each chunk: its
//! name, and the files that are loaded when it is entered.
//!
//! `split names FOLDER/NAME`: gives short names to what the bound program NAME asks of its script, and
//! leaves names of source files out.

mod names;
mod places;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let mut next = move |what| {
        arguments
            .next()
            .with_context(|| format!("split wants {what}"))
    };
    match next("to know what to do")?.to_str() {
        Some("apart") => take_apart(&next("a program")?, &next("a folder")?),
        Some("names") => shorten(&next("a program")?),
        _ => bail!("split does `apart` and `names`"),
    }
}

fn take_apart(program: &Path, folder: &Path) -> Result<()> {
    let name = program.file_name().context("the program has no name")?;
    let bytes = read(program)?;
    let main = folder.join(name);
    let script = format!("./{}", PathBuf::from(name).with_extension("js").display());
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &script;
    let split = transform(options).map_err(|error| anyhow!("{error:#}"))?;
    let chunks: BTreeMap<_, _> = split.prefetch_map.into_iter().collect();
    for (chunk, files) in chunks {
        let files: Vec<String> = files.iter().map(|stem| format!("{stem}.wasm")).collect();
        println!("{chunk} {}", files.join(" "));
    }
    Ok(())
}

fn shorten(program: &Path) -> Result<()> {
    let name = program.file_name().context("the program has no name")?;
    let name = name.to_string_lossy();
    let bound = program.with_file_name(format!("{name}_bg.wasm"));
    let script = program.with_file_name(format!("{name}.js"));
    let text = String::from_utf8(read(&script)?)?;
    let (bytes, text) = names::shortened(&read(&bound)?, &text, &format!("./{name}_bg.js"))?;
    fs::write(bound, places::blanked(&bytes)?)?;
    fs::write(script, text)?;
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("{} cannot be read", file.display()))
}
