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

/// Has workbooks opened, worked out and saved again, in two programs side by side; gives where each
/// now is.
///
/// # Panics
/// If LibreOffice is missing or saves nothing.
#[must_use]
pub fn recalculated(files: &[PathBuf], folder: &Path) -> Vec<PathBuf> {
    let program = office::program().unwrap_or_else(|error| panic!("{error:#}"));
    let out = folder.join("recalculated");
    let parts = files.chunks(files.len().div_ceil(2).max(1));
    std::thread::scope(|scope| {
        for (number, files) in parts.enumerate() {
            let (program, out) = (&program, &out);
            let profile = folder.join(format!("profile-{number}"));
            scope.spawn(move || convert(program, &profile, files, out));
        }
    });
    files
        .iter()
        .map(|file| saved(file, out.as_path()))
        .collect()
}

fn saved(file: &Path, folder: &Path) -> PathBuf {
    folder.join(file.file_name().expect("a file"))
}

fn convert(program: &Path, profile: &Path, files: &[PathBuf], out: &Path) {
    fs::create_dir_all(profile.join("user")).expect("a profile of its own");
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).expect("its settings");
    // The first start of a fresh profile may end without having done anything.
    for _ in 0..2 {
        let status = Command::new(program)
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .args([
                "--headless",
                "--norestore",
                "--convert-to",
                "xlsx",
                "--outdir",
            ])
            .arg(out)
            .args(files)
            // Nothing of it is kept where a user's own settings are.
            .env("HOME", profile)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .expect("LibreOffice starts");
        if status.success() && files.iter().all(|file| saved(file, out).is_file()) {
            return;
        }
    }
    panic!("LibreOffice did not save the workbooks");
}
