//! Completing the page that Trunk builds: Trunk calls this before it puts the page into `dist`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::project;

/// The folder of the page in which the files stand that it fetches one by one.
pub const SHELF: &str = "shelf";

/// The files of the annex, as Trunk names them.
const ANNEX: [(&str, &str); 2] = [("annex", ".js"), ("annex", "_bg.wasm")];

/// Puts the cases beside the page, and hashes into the names of the annex's files, so that a
/// browser that keeps them never joins parts of two builds.
///
/// # Errors
/// When Trunk did not call this, or something it should have built is not there.
pub fn shelve() -> Result<()> {
    let page = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let page =
        page.context("Trunk calls this while it builds the page; run `cargo xtask build`")?;
    fill(&page.join(SHELF))?;
    stamp(&page)
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

fn stamp(page: &Path) -> Result<()> {
    let index = page.join("index.html");
    let mut html = fs::read_to_string(&index)?;
    for (stem, end) in ANNEX {
        let name = format!("{stem}{end}");
        let file = page.join(&name);
        let bytes = fs::read(&file).with_context(|| format!("Trunk built no {name}"))?;
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let stamped = format!("{stem}-{hash}{end}");
        if !html.contains(&name) {
            bail!("index.html does not name {name}");
        }
        html = html.replace(&name, &stamped);
        fs::rename(&file, page.join(stamped))?;
    }
    fs::write(index, html)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_annex_by_what_is_in_it() {
        let folder = std::env::temp_dir().join(format!("casebook-shelve-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("annex.js"), "code").unwrap();
        fs::write(folder.join("annex_bg.wasm"), "more code").unwrap();
        fs::write(
            folder.join("index.html"),
            "<link data-annex=./annex.js data-annex-wasm=./annex_bg.wasm>",
        )
        .unwrap();
        stamp(&folder).unwrap();
        // sha256sum of "code" and of "more code".
        let html = fs::read_to_string(folder.join("index.html")).unwrap();
        assert_eq!(
            html,
            "<link data-annex=./annex-5694d08a2e53ffca.js data-annex-wasm=./annex-d3dd5135b3840aec_bg.wasm>"
        );
        assert!(folder.join("annex-5694d08a2e53ffca.js").exists());
        assert!(stamp(&folder).is_err(), "there is nothing left to stamp");
        fs::remove_dir_all(folder).unwrap();
    }
}
