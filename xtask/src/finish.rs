//! Completing the page that Trunk builds: Trunk calls this before it puts the page into `dist`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::project;
use crate::run::{command, run};

/// Joins the style sheets and draws every page.
///
/// # Errors
/// When Trunk did not call this, or something it should have built is not there.
pub fn finish() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder =
        folder.context("Trunk calls this while it builds the page; run `cargo xtask build`")?;
    let index = folder.join("index.html");
    let html = join_sheets(&folder, &fs::read_to_string(&index)?)?;
    fs::write(index, html)?;
    draw(&folder)
}

/// Draws the pages, natively.
fn draw(folder: &Path) -> Result<()> {
    run(command("cargo").args([
        "build",
        "--locked",
        "--package",
        "casebook",
        "--bin",
        "draw",
    ]))?;
    let draw = project::target().join("debug").join("draw");
    run(command(&draw.to_string_lossy()).arg(folder))
}

/// A name that tells what is in a file.
fn named(stem: &str, end: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{stem}-{hash}{end}")
}

/// Makes one of the style sheets, in the place of the first: nothing is painted before all of them
/// have come, and together they take one journey.
fn join_sheets(page: &Path, html: &str) -> Result<String> {
    let mut links = Vec::new();
    for part in html.split('<').skip(1) {
        if let Some((link, _)) = part.split_once('>')
            && link.starts_with("link ")
            && link.contains("stylesheet")
        {
            links.push(format!("<{link}>"));
        }
    }
    let mut joined = String::new();
    for link in &links {
        let file = attribute(link, "href").context("a style sheet has no address")?;
        let file = page.join(file.trim_start_matches("./"));
        let text = fs::read_to_string(&file)?;
        joined.push_str(&match attribute(link, "media") {
            Some(medium) => format!("@media {medium}{{{text}}}\n"),
            None => text + "\n",
        });
        fs::remove_file(file)?;
    }
    let name = named("casebook", ".css", joined.as_bytes());
    fs::write(page.join(&name), &joined)?;
    let mut html = html.to_owned();
    for (position, link) in links.iter().enumerate() {
        let one = match position {
            0 => format!("<link href=\"./{name}\" rel=\"stylesheet\">"),
            _ => String::new(),
        };
        html = html.replacen(link, &one, 1);
    }
    Ok(html)
}

/// The value of an attribute of a tag, with or without quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(&format!(" {name}="))?;
    match after.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => after.split([' ', '>']).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheets_become_one_named_for_what_is_in_it() {
        let page = std::env::temp_dir().join(format!("casebook-sheets-{}", std::process::id()));
        fs::create_dir_all(&page).unwrap();
        fs::write(page.join("a-1.css"), "a{}").unwrap();
        fs::write(page.join("p-2.css"), "p{}").unwrap();
        let html = "<title>T</title><link href=./a-1.css rel=stylesheet><link href=./p-2.css media=print rel=stylesheet><b>";
        let html = join_sheets(&page, html).unwrap();
        let both = "a{}\n@media print{p{}}\n";
        let name = named("casebook", ".css", both.as_bytes());
        assert_eq!(
            html,
            format!("<title>T</title><link href=\"./{name}\" rel=\"stylesheet\"><b>")
        );
        assert_eq!(fs::read_to_string(page.join(name)).unwrap(), both);
        assert!(!page.join("p-2.css").exists());
        fs::remove_dir_all(page).unwrap();
        // The first digits of sha256sum of "code".
        assert_eq!(named("start", ".js", b"code"), "start-5694d08a2e53ffca.js");
    }
}
