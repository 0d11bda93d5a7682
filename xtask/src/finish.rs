//! Completing the page that Trunk builds: Trunk calls this before it puts the page into `dist`.
//!
//! Trunk binds the program as one file. Here it is taken apart into chunks and bound again, into a
//! folder that is named for what is in it: chunks and scripts name each other, and a browser that
//! keeps some never joins parts of two builds.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::run::{command, printed, run};
use crate::{hosts, offline, project, workers};

/// Puts the program in chunks in the place of Trunk's, joins the style sheets, draws every page, and adds
/// what hosts need: settings, sums and compressed files.
///
/// # Errors
/// When Trunk did not call this, or something it should have built is not there.
pub fn finish() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder =
        folder.context("Trunk calls this while it builds the page; run `cargo xtask build`")?;
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index)?;
    let (html, loads) = split(&folder, &html)?;
    let html = join_sheets(&folder, &html)?;
    fs::write(index, html)?;
    let start = folder.join(find(&folder, "start", ".js")?);
    fs::write(&start, without_comments(&fs::read_to_string(&start)?))?;
    draw(&folder, &loads)?;
    if profile() == "release" {
        workers::write(&folder)?;
    }
    offline::write(&folder, profile() == "release")?;
    // After the list of what a device keeps: a page asks for it only when a reader saves a case.
    if profile() == "release" {
        one_file(&folder)?;
    }
    hosts::write(&folder)?;
    match profile() {
        "release" => compress(&folder),
        _ => Ok(()),
    }
}

/// The folder of Cargo's for what Trunk is building.
fn profile() -> &'static str {
    match std::env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => "release",
        _ => "debug",
    }
}

/// The program, as Cargo and Trunk name it.
const PROGRAM: &str = "page";

/// Leaves out what only a debugger would read: names that wasm-bindgen gives to functions of its own.
pub(crate) const UNNAMED: [&str; 2] = ["--remove-name-section", "--remove-producers-section"];

/// Takes the program apart and binds it again, in the place of what Trunk bound. Beside the page, a line for
/// each chunk: its name, and the files that are loaded when it is entered.
fn split(folder: &Path, html: &str) -> Result<(String, Vec<String>)> {
    let built = project::target()
        .join("wasm32-unknown-unknown")
        .join(profile())
        .join(format!("{PROGRAM}.wasm"));
    let chunks = folder.join("chunks");
    let entered = printed(
        command("cargo")
            .args(["run", "--locked", "--quiet", "--package", "split", "--"])
            .arg("apart")
            .arg(&built)
            .arg(&chunks),
    )?;
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", PROGRAM, "--out-dir"])
        .arg(&chunks)
        .arg(chunks.join(format!("{PROGRAM}.wasm")));
    if profile() == "release" {
        bind.args(UNNAMED);
    }
    run(&mut bind)?;
    fs::remove_file(chunks.join(format!("{PROGRAM}.wasm")))?;
    let loader = chunks.join("__wasm_split.js");
    let script = as_they_come(&fs::read_to_string(&loader)?)?;
    fs::write(&loader, without_comments(&script))?;
    let binding = chunks.join(format!("{PROGRAM}.js"));
    let script = fs::read_to_string(&binding)?;
    fs::write(&binding, without_comments(&script))?;
    if profile() == "release" {
        run(command("cargo")
            .args(["run", "--locked", "--quiet", "--package", "split", "--"])
            .arg("names")
            .arg(chunks.join(PROGRAM)))?;
    }
    let name = named("program", "", &all_of(&chunks)?);
    fs::rename(&chunks, folder.join(&name))?;
    let mut html = html.to_owned();
    for end in [".js", "_bg.wasm"] {
        let former = find(folder, PROGRAM, end)?;
        html = html.replace(&former, &format!("{name}/{PROGRAM}{end}"));
        fs::remove_file(folder.join(former))?;
    }
    // The script of the program imports the one that loads chunks: named here, it takes no journey of its own.
    let loader = format!("<link rel=modulepreload href=./{name}/__wasm_split.js></head>");
    let html = html.replacen("</head>", &loader, 1);
    Ok((html, entered.lines().map(str::to_owned).collect()))
}

/// The script that loads chunks, so that it takes them from a host that sends them under another
/// media type than `application/wasm`, as the script of the main program does; and takes those that
/// `start.js` has fetched.
fn as_they_come(script: &str) -> Result<String> {
    let streaming = "WebAssembly.instantiateStreaming(src, imports)";
    if !script.contains(streaming) {
        bail!("the script that loads chunks is not as it was known");
    }
    let plain = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";
    let fetch = "const src = fetch(";
    if !script.contains(fetch) {
        bail!("the script that loads chunks fetches them in another way than was known");
    }
    let early = "const src = casebookEarly.fetch(";
    Ok(script.replace(streaming, plain).replace(fetch, early))
}

/// A script without comments that stand on lines of their own, and without indentation. Line breaks
/// stay, so that no statement runs into the next.
pub fn without_comments(script: &str) -> String {
    let mut in_comment = false;
    let mut shorter = String::with_capacity(script.len());
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if !(in_comment || line.is_empty() || line.starts_with("//")) {
            shorter.push_str(line);
            shorter.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    shorter
}

/// The bytes of all files of a folder, one after the other.
pub(crate) fn all_of(folder: &Path) -> Result<Vec<u8>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    let mut bytes = Vec::new();
    for file in files {
        bytes.extend(fs::read(file)?);
    }
    Ok(bytes)
}

/// The one file of the page with this stem, a hash and this end.
fn find(folder: &Path, stem: &str, end: &str) -> Result<String> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let middle = name
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix(end));
        if middle.is_some_and(|it| it.starts_with('-') && !it.contains('_')) {
            return Ok(name);
        }
    }
    bail!("Trunk built no {stem}{end}")
}

/// Draws the pages, natively; each names the chunks that it is drawn by.
fn draw(folder: &Path, loads: &[String]) -> Result<()> {
    run(command("cargo").args([
        "build",
        "--locked",
        "--package",
        "casebook",
        "--bin",
        "draw",
    ]))?;
    let draw = project::target().join("debug").join("draw");
    run(command(&draw.to_string_lossy()).arg(folder).args(loads))
}

/// Joins the page into one file, beside it.
fn one_file(folder: &Path) -> Result<()> {
    run(command("cargo")
        .args(["run", "--locked", "--quiet", "--package", "one-file", "--"])
        .arg(folder))
}

/// Writes the compressed files that hosts send, beside those that they are made of.
pub(crate) fn compress(folder: &Path) -> Result<()> {
    run(command("cargo")
        .args(["run", "--locked", "--quiet", "--package", "compress", "--"])
        .arg(folder))
}

/// A name that tells what is in a file.
pub(crate) fn named(stem: &str, end: &str, bytes: &[u8]) -> String {
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
    fn comments_go_and_statements_stay() {
        let script = "/**\n * What it takes.\n */\nexport function a(b) {\n    // Why.\n    return b; /* as it is */\n}\n\n/* one */\nlet c = '//';\n";
        assert_eq!(
            without_comments(script),
            "export function a(b) {\nreturn b; /* as it is */\n}\nlet c = '//';\n"
        );
    }

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
