//! What a device keeps for when there is no network: the service worker of the built page is told every
//! file of it, with the first digits of its SHA-256 ([`service-worker.js`](../../src/offline)).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::finish::without_comments;
use crate::hosts;

/// The script that a browser runs without a page.
pub const WORKER: &str = "service-worker.js";

/// The script by which a page asks for it.
pub const PAGE: &str = "offline.js";

/// How many digits of a sum tell one file from another.
const DIGITS: usize = 16;

/// What readers of Casebook's own pages never ask for, or not without a network: the worker itself, what
/// stands on other people's pages, and what makes a file of a case.
const LEFT_OUT: [&str; 3] = [WORKER, "embed.js", "save.js"];

/// Fills in what is to be kept, nothing while the page is being written, and leaves comments out.
///
/// # Errors
/// When the folder cannot be read or written, or the script is not as it was known.
pub fn write(folder: &Path, kept: bool) -> Result<()> {
    for name in [
        PAGE,
        WORKER,
        "cut-figures.js",
        "embed.js",
        "embedded.js",
        "keep-place.js",
        "read.js",
        "save.js",
        "stopped.js",
        "take.js",
    ] {
        let file = folder.join(name);
        let script = fs::read_to_string(&file).with_context(|| format!("there is no {name}"))?;
        fs::write(&file, without_comments(&script))?;
    }
    if !kept {
        return Ok(());
    }
    let worker = folder.join(WORKER);
    let script = fs::read_to_string(&worker)?;
    fs::write(&worker, filled(&script, &files(folder)?)?)?;
    Ok(())
}

/// Every file to be kept, by its path, with the first digits of its sum.
fn files(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    hosts::list(folder, &mut paths)?;
    let mut files = Vec::new();
    for path in paths {
        let name = path
            .strip_prefix(folder)?
            .to_string_lossy()
            .replace('\\', "/");
        if LEFT_OUT.contains(&name.as_str()) || name.starts_with('.') {
            continue;
        }
        let mut sum = hosts::sum(&fs::read(&path)?);
        sum.truncate(DIGITS);
        files.push((name, sum));
    }
    files.sort();
    Ok(files)
}

/// The script with the files and the version that they make.
///
/// # Errors
/// When there is no place in it for them.
pub fn filled(script: &str, files: &[(String, String)]) -> Result<String> {
    let list: Vec<String> = files
        .iter()
        .map(|(path, sum)| format!("{path:?}: {sum:?}"))
        .collect();
    let list = list.join(",\n");
    let mut version = hosts::sum(list.as_bytes());
    version.truncate(DIGITS);
    let mut script = script.to_owned();
    for (place, value) in [
        ("var FILES = {};", format!("var FILES = {{{list}}};")),
        (
            "var VERSION = \"\";",
            format!("var VERSION = \"{version}\";"),
        ),
    ] {
        if !script.contains(place) {
            bail!("there is no {place:?} in {WORKER}");
        }
        script = script.replacen(place, &value, 1);
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_what_is_in_its_files() {
        let script = "a;\nvar FILES = {};\nvar VERSION = \"\";\nb;";
        let file = |sum: &str| vec![("index.html".to_owned(), sum.to_owned())];
        let one = filled(script, &file("11")).unwrap();
        assert!(one.contains("{\"index.html\": \"11\"}"), "{one}");
        assert_ne!(one, filled(script, &file("12")).unwrap());
        assert_eq!(one, filled(script, &file("11")).unwrap());
        assert!(filled("nothing", &file("11")).is_err());
    }
}
