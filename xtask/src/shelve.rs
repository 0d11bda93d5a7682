//! Completing the page that Trunk builds: Trunk calls this before it puts the page into `dist`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::{project, shrink};

/// The folder of the page in which the files stand that it fetches one by one.
const SHELF: &str = "shelf";

/// The two programs: the script of each, and its WebAssembly.
const PROGRAMS: [&str; 2] = ["page", "annex"];

/// Puts the cases beside the page, takes out what no browser needs, and names every file for what is
/// in it, so that a browser that keeps some never joins parts of two builds.
///
/// # Errors
/// When Trunk did not call this, or something it should have built is not there.
pub fn shelve() -> Result<()> {
    let page = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let page =
        page.context("Trunk calls this while it builds the page; run `cargo xtask build`")?;
    fill(&page.join(SHELF))?;
    finish(&page)
}

fn fill(shelf: &Path) -> Result<()> {
    let from = project::shelf();
    fs::create_dir_all(shelf)?;
    let mut files = 0_usize;
    for entry in fs::read_dir(&from)
        .with_context(|| format!("{} is not there; run `cargo clean`", from.display()))?
    {
        let file = entry?;
        fs::copy(file.path(), shelf.join(file.file_name()))?;
        files = files.saturating_add(1);
    }
    if files == 0 {
        bail!("{} is empty; run `cargo clean`", from.display());
    }
    Ok(())
}

/// Shrinks every file of the page and gives each its name.
fn finish(page: &Path) -> Result<()> {
    let index = page.join("index.html");
    let mut html = fs::read_to_string(&index)?;
    for program in PROGRAMS {
        let script = find(page, program, ".js")?;
        let wasm = find(page, program, "_bg.wasm")?;
        let (bytes, text) = shrink::pair(
            &fs::read(page.join(&wasm))?,
            &shrink::script(&fs::read_to_string(page.join(&script))?),
        )?;
        replace(
            page,
            &mut html,
            &script,
            &named(program, ".js", text.as_bytes()),
            text.as_bytes(),
        )?;
        replace(
            page,
            &mut html,
            &wasm,
            &named(program, "_bg.wasm", &bytes),
            &bytes,
        )?;
    }
    let start = find(page, "start", ".js")?;
    let text = shrink::script(&fs::read_to_string(page.join(&start))?);
    replace(
        page,
        &mut html,
        &start,
        &named("start", ".js", text.as_bytes()),
        text.as_bytes(),
    )?;
    let html = join_sheets(page, &html)?;
    fs::write(index, html)?;
    Ok(())
}

/// The one file of the page with this stem, with or without a hash, and this end.
fn find(page: &Path, stem: &str, end: &str) -> Result<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(page)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let middle = name
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix(end));
        if middle.is_some_and(|it| it.is_empty() || (it.starts_with('-') && !it.contains('_'))) {
            found.push(name);
        }
    }
    match found.pop() {
        Some(name) if found.is_empty() => Ok(name),
        Some(_) => bail!("Trunk built more than one {stem}{end}"),
        None => bail!("Trunk built no {stem}{end}"),
    }
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

/// Puts a file in the place of another.
fn replace(page: &Path, html: &mut String, old: &str, new: &str, bytes: &[u8]) -> Result<()> {
    if !html.contains(old) {
        bail!("index.html does not name {old}");
    }
    *html = html.replace(old, new);
    fs::remove_file(page.join(old))?;
    fs::write(page.join(new), bytes)?;
    Ok(())
}

/// Makes one of the style sheets, in the place of the first: together they weigh less, and arrive
/// in one journey.
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
    let mut texts = Vec::new();
    for link in &links {
        let file = attribute(link, "href").context("a style sheet has no address")?;
        let file = page.join(file.trim_start_matches("./"));
        texts.push((fs::read_to_string(&file)?, attribute(link, "media")));
        fs::remove_file(file)?;
    }
    let joined = shrink::sheets(texts.iter().map(|(text, medium)| (text.as_str(), *medium)));
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

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("casebook-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_file_is_named_for_what_is_in_it() {
        let page = folder("named");
        fs::write(page.join("start-0000.js"), "old").unwrap();
        let mut html = "<script src=./start-0000.js></script>".to_owned();
        let old = find(&page, "start", ".js").unwrap();
        let new = named("start", ".js", b"code");
        // The first digits of sha256sum of "code".
        assert_eq!(new, "start-5694d08a2e53ffca.js");
        replace(&page, &mut html, &old, &new, b"code").unwrap();
        assert_eq!(html, "<script src=./start-5694d08a2e53ffca.js></script>");
        assert_eq!(fs::read_to_string(page.join(new)).unwrap(), "code");
        assert!(!page.join(old).exists());
        fs::remove_dir_all(page).unwrap();
    }

    #[test]
    fn a_program_is_not_taken_for_its_webassembly() {
        let page = folder("found");
        for name in ["page-12.js", "page-12_bg.wasm", "pages.js"] {
            fs::write(page.join(name), "").unwrap();
        }
        assert_eq!(find(&page, "page", ".js").unwrap(), "page-12.js");
        assert_eq!(find(&page, "page", "_bg.wasm").unwrap(), "page-12_bg.wasm");
        assert!(find(&page, "annex", ".js").is_err());
        fs::remove_dir_all(page).unwrap();
    }

    #[test]
    fn the_style_sheets_become_one() {
        let page = folder("sheets");
        fs::write(page.join("a-1.css"), "a{}").unwrap();
        fs::write(page.join("p-2.css"), "p{}").unwrap();
        let html = "<title>T</title><link href=./a-1.css rel=stylesheet><link href=./p-2.css media=print rel=stylesheet><b>";
        let html = join_sheets(&page, html).unwrap();
        let name = find(&page, "casebook", ".css").unwrap();
        assert_eq!(
            html,
            format!("<title>T</title><link href=\"./{name}\" rel=\"stylesheet\"><b>")
        );
        assert_eq!(
            fs::read_to_string(page.join(name)).unwrap(),
            "a{}\n@media print{p{}}\n"
        );
        assert!(!page.join("p-2.css").exists());
        fs::remove_dir_all(page).unwrap();
    }
}
