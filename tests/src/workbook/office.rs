//! LibreOffice, without a window, as a spreadsheet program that works a workbook out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use xtask::office;

/// Makes it work every formula out anew, whatever results are stored.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Has workbooks opened, worked out and saved again, all in one go; gives where each now is.
///
/// # Panics
/// If LibreOffice is missing or saves nothing.
#[must_use]
pub fn recalculated(files: &[PathBuf], folder: &Path) -> Vec<PathBuf> {
    let program = office::program().unwrap_or_else(|error| panic!("{error:#}"));
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("user")).expect("a profile of its own");
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).expect("its settings");
    let out = folder.join("recalculated");
    let saved: Vec<PathBuf> = files
        .iter()
        .map(|file| out.join(file.file_name().expect("a file")))
        .collect();
    // The first start of a fresh profile may end without having done anything.
    for _ in 0..2 {
        let status = Command::new(&program)
            .arg(format!("-env:UserInstallation=file://{}", profile.display()))
            .args(["--headless", "--norestore", "--convert-to", "xlsx", "--outdir"])
            .arg(&out)
            .args(files)
            // Nothing of it is kept where a user's own settings are.
            .env("HOME", folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("LibreOffice starts");
        if status.success() && saved.iter().all(|file| file.is_file()) {
            return saved;
        }
    }
    panic!("LibreOffice did not save the workbooks");
}
