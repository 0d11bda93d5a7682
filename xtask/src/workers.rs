//! The programs that workers load beside the page, when a reader first wants them: what writes workbooks, and
//! what reads case files.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::finish::{all_of, named, without_comments};
use crate::{engine, project};

/// The script of each worker, in the folder of its crate.
const WORKER: &str = "worker.js";

/// A program of a worker.
struct Program {
    /// What its folder is called.
    name: &'static str,
    /// The crate of its engine.
    package: &'static str,
    /// Where that lies.
    folder: &'static str,
    /// The script of the page that starts the worker, and where in it the folder stands.
    script: &'static str,
    place: &'static str,
}

const PROGRAMS: [Program; 2] = [
    Program {
        name: "workbook",
        package: "casebook-taking",
        folder: "src/taking",
        script: "take.js",
        place: "const WORKBOOK = ",
    },
    Program {
        name: "reading",
        package: "casebook-reading",
        folder: "src/reading",
        script: "read.js",
        place: "const READING = ",
    },
];

/// Writes each program into a folder of a page that is being built, named for what is in it, and tells the
/// script that starts it.
///
/// # Errors
/// When one cannot be built or bound, or a file is not as it was known.
pub(crate) fn write(folder: &Path) -> Result<()> {
    PROGRAMS.iter().try_for_each(|it| it.write(folder))
}

impl Program {
    fn write(&self, folder: &Path) -> Result<()> {
        let new = folder.join([".", self.name].concat());
        engine::write(self.package, "release", &new)?;
        let worker = fs::read_to_string(project::root().join(self.folder).join(WORKER))?;
        fs::write(new.join(WORKER), without_comments(&worker))?;
        let name = named(self.name, "", &all_of(&new)?);
        fs::rename(new, folder.join(&name))?;
        let script = folder.join(self.script);
        let text = fs::read_to_string(&script)?;
        let empty = [self.place, "\"\";"].concat();
        if !text.contains(&empty) {
            bail!("there is no {empty:?} in {}", self.script);
        }
        let filled = format!("{}\"{name}/\";", self.place);
        Ok(fs::write(script, text.replacen(&empty, &filled, 1))?)
    }
}
