//! All of Casebook as one file, which opens from a disk or an attachment: the files of the built page,
//! joined. It asks nobody for anything, under a policy of its own that names its scripts and its styles
//! by their sums.
//!
//! The program is the one that readers of the pages get, in the same chunks. Two scripts bind it, which
//! import each other; here they are made one, and what they fetch stands in the file
//! (`src/one-file/one-file.js`).
//!
//! A crate of its own, so that nobody compiles it for the other chores.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use xtask::finish::without_comments;
use xtask::{hosts, project};

/// Writes the one file into the folder of a built page.
///
/// # Errors
/// When a file of the page is missing, or not as it was known.
pub fn write(folder: &Path) -> Result<()> {
    let written = |name: &str| {
        let file = project::root().join("src").join(name);
        fs::read_to_string(&file).with_context(|| format!("{} is gone", file.display()))
    };
    let mut files = Vec::new();
    hosts::list(folder, &mut files)?;
    files.sort();
    let text = |start: &str, end: &str| {
        fs::read_to_string(named(&files, start, end)?).map_err(anyhow::Error::from)
    };
    let page = Page {
        styles: text("casebook-", ".css")?,
        start: text("start-", ".js")?,
        program: bound(&text("page", ".js")?, &text("__wasm_split", ".js")?)?
            + &without_comments(&written("older/cut-figures.js")?)
            + &without_comments(&written("older/keep-place.js")?)
            + &without_comments(&written("one-file/save.js")?)
            + &without_comments(&written("taking/take.js")?)
            + &without_comments(&written("one-file/one-file.js")?),
        parts: parts(&files)?,
    };
    fs::write(
        folder.join(hosts::ONE_FILE),
        page.filled(&written("one-file/one-file.html")?)?,
    )?;
    Ok(())
}

/// The one file of a page whose name starts and ends so.
fn named<'a>(files: &'a [PathBuf], start: &str, end: &str) -> Result<&'a Path> {
    let found = files.iter().find(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(start) && name.ends_with(end)
    });
    let found = found.with_context(|| format!("the page has no {start}…{end}"))?;
    Ok(found)
}

/// What stands in the one file.
struct Page {
    styles: String,
    /// The classic script that every page has.
    start: String,
    /// The module script.
    program: String,
    parts: String,
}

impl Page {
    fn filled(&self, template: &str) -> Result<String> {
        for script in [&self.start, &self.program] {
            if script.contains("</script") || script.contains("<!--") {
                bail!("a script would end its own element");
            }
        }
        let policy = format!(
            "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; \
             base-uri 'none'; form-action 'none'",
            sum(&self.start),
            sum(&self.program),
            sum(&self.styles)
        );
        let mut page = template.to_owned();
        for (place, text) in [
            ("{policy}", &policy),
            ("{styles}", &self.styles),
            ("{start}", &self.start),
            ("{parts}", &self.parts),
            ("{program}", &self.program),
        ] {
            match page.split_once(place) {
                Some((before, after)) => page = [before, text, after].concat(),
                None => bail!("one-file.html has no {place}"),
            }
        }
        Ok(page)
    }
}

/// A text as a policy names it.
fn sum(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Every part that the program fetches, in an element that no browser runs, under its name.
fn parts(files: &[PathBuf]) -> Result<String> {
    let mut parts = String::new();
    for file in files {
        let kind = file.extension().and_then(|kind| kind.to_str());
        let folder = file.parent().and_then(Path::file_name).unwrap_or_default();
        // The JavaScript module beside the page has a program too.
        let is_fetched = match kind {
            Some("wasm") => folder.to_string_lossy().starts_with("program-"),
            Some("bin") => folder == "files",
            _ => false,
        };
        if !is_fetched {
            continue;
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let packed = BASE64_STANDARD.encode(compress::gzip(&fs::read(file)?)?);
        parts.push_str(&format!(
            "<script type=\"application/gzip\" id=\"{name}\">{packed}</script>\n"
        ));
    }
    Ok(parts)
}

/// The script that binds the program, and the one that loads its chunks, as one script.
fn bound(program: &str, chunks: &str) -> Result<String> {
    let mut script = String::from("const chunks = (() => {\n");
    let mut loaders = Vec::new();
    for line in chunks.lines() {
        if let Some(loader) = line.strip_prefix("export const ") {
            let (name, _) = loader.split_once(" = ").context("a loader has no name")?;
            loaders.push(name);
            script.push_str(&format!("const {loader}\n"));
        } else if line != "import { initSync } from \"./page.js\";" {
            script.push_str(&format!("{line}\n"));
        }
    }
    script.push_str(&format!("return {{ {} }};\n}})();\n", loaders.join(", ")));
    for line in program.lines() {
        let import = line
            .strip_prefix("import * as ")
            .and_then(|import| import.strip_suffix(" from \"./__wasm_split.js\""));
        match import {
            Some(name) => script.push_str(&format!("const {name} = chunks;\n")),
            None if line == "export { initSync, __wbg_init as default };" => {}
            None => script.push_str(&format!("{line}\n")),
        }
    }
    let is_module = |line: &str| line.starts_with("import ") || line.starts_with("export ");
    match script.lines().find(|line| is_module(line)) {
        Some(line) => bail!("a script of the program is not as it was known: {line}"),
        None => Ok(script),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_scripts_that_import_each_other_become_one() {
        let program = "import * as import1 from \"./__wasm_split.js\"\nlet wasm;\nfunction initSync() {}\nexport { initSync, __wbg_init as default };\n";
        let chunks = "import { initSync } from \"./page.js\";\nexport const load_list = wrap(1);\n";
        assert_eq!(
            bound(program, chunks).unwrap(),
            "const chunks = (() => {\nconst load_list = wrap(1);\nreturn { load_list };\n})();\n\
             const import1 = chunks;\nlet wasm;\nfunction initSync() {}\n"
        );
        assert!(bound("import x from \"./other.js\"\n", chunks).is_err());
    }

    #[test]
    fn the_policy_names_scripts_and_styles_by_their_sums() {
        let page = |start: &str| Page {
            styles: "a{}".to_owned(),
            start: start.to_owned(),
            program: "b()".to_owned(),
            parts: "<script>…</script>".to_owned(),
        };
        let template = "{policy}|{styles}|{start}|{parts}|{program}";
        let filled = page("a()").filled(template).unwrap();
        // `printf 'a()' | openssl dgst -sha256 -binary | base64`
        assert!(
            filled.contains("script-src 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4=' 'sha256-cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc=' 'wasm-unsafe-eval'; style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';"),
            "{filled}"
        );
        assert!(
            filled.ends_with("|a{}|a()|<script>…</script>|b()"),
            "{filled}"
        );
        assert!(page("'</script>'").filled(template).is_err());
        assert!(page("a()").filled("nothing").is_err());
    }
}
