//! Where cases come from: the folder of shipped cases, or a file of an author's own.

use crate::arguments::Misuse;
use casebook_exchange::checked::messages;
use casebook_exchange::{nearest, no_such_case};
use casebook_model::authoring::{self, Fault, LARGEST_FILE, Reading, Shelf};
use casebook_model::case::Case;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Why a command cannot be carried out.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It was used wrongly.
    Misuse(Misuse),
    /// Files are broken; a message for each fault.
    Broken(Vec<String>),
}

impl From<Misuse> for Failure {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl Failure {
    /// One message about a broken file.
    pub(crate) fn broken(message: String) -> Self {
        Self::Broken(vec![message])
    }
}

/// A case file: where it lies and what its case is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CaseFile {
    pub(crate) path: PathBuf,
    /// As messages name it.
    pub(crate) name: String,
    pub(crate) id: String,
}

/// The shipped cases, and what all cases share.
#[derive(Debug)]
pub(crate) struct Library {
    shelf: Shelf,
    /// Sorted by id.
    pub(crate) files: Vec<CaseFile>,
}

/// How deep folders may lie within each other: council, year, and some to spare.
const DEEPEST: u32 = 6;

impl Library {
    /// Opens `src/cases` of the current folder or, failing that, of the folder this program was
    /// built from.
    pub(crate) fn open() -> Result<Self, Failure> {
        let here = PathBuf::from("src/cases");
        let built_from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
        let folder = [here, built_from]
            .into_iter()
            .find(|folder| folder.join("units.toml").is_file())
            .ok_or_else(|| {
                Failure::broken(
                    "There is no src/cases here with a units.toml. Run this in Casebook’s folder."
                        .to_owned(),
                )
            })?;
        Self::of(&folder)
    }

    fn of(folder: &Path) -> Result<Self, Failure> {
        let units = read(&folder.join("units.toml"), "units.toml")?;
        let documents = read(&folder.join("documents.toml"), "documents.toml")?;
        let shelf = Shelf::read(&units, &documents).map_err(|faults| told(&faults))?;
        let mut files = Vec::new();
        collect(folder, "", DEEPEST, &mut files);
        files.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self { shelf, files })
    }

    /// The file that an argument names: by a case's id or by a path.
    pub(crate) fn find(&self, argument: &OsStr) -> Result<CaseFile, Failure> {
        let text = argument.to_string_lossy();
        if let Some(file) = self.files.iter().find(|file| file.id == text) {
            return Ok(file.clone());
        }
        let path = PathBuf::from(argument);
        if path.exists() {
            return Ok(self.file(path));
        }
        let looks_like_a_file = path
            .extension()
            .is_some_and(|extension| extension == "toml");
        let ids = self.files.iter().map(|file| file.id.as_str());
        let message = match no_such_case(&text, ids) {
            Some(message) if !looks_like_a_file => message,
            _ if looks_like_a_file => format!("There is no file `{text}`."),
            _ => format!("There is no case or file `{text}`. `casebook list` shows the cases."),
        };
        Err(Misuse(message).into())
    }

    /// A file by its path: a shipped case, or an author's own, called by the file's name.
    fn file(&self, path: PathBuf) -> CaseFile {
        let same = |file: &&CaseFile| match (file.path.canonicalize(), path.canonicalize()) {
            (Ok(shipped), Ok(named)) => shipped == named,
            _ => false,
        };
        let name = path.to_string_lossy().into_owned();
        let id = match self.files.iter().find(same) {
            Some(shipped) => shipped.id.clone(),
            None => path
                .file_stem()
                .map_or_else(|| name.clone(), |stem| stem.to_string_lossy().into_owned()),
        };
        CaseFile { path, name, id }
    }

    /// Reads and checks a case.
    pub(crate) fn read(&self, file: &CaseFile) -> Result<Case, Failure> {
        self.read_all(file).map(|reading| reading.case)
    }

    /// Reads and checks a case, with what should be looked at twice.
    pub(crate) fn read_all(&self, file: &CaseFile) -> Result<Reading, Failure> {
        self.read_text(file, &text(file)?)
    }

    /// The shipped case that a file rests on.
    fn find_base(&self, id: &str) -> Result<Case, String> {
        let Some(file) = self.files.iter().find(|file| file.id == id) else {
            let ids = self.files.iter().map(|file| file.id.as_str());
            let meant = match nearest(id, ids) {
                Some(near) => format!("; did you mean `{near}`?"),
                None => ": `casebook list` shows the cases".to_owned(),
            };
            return Err(format!(
                "there is no case `{}` to rest on{meant}",
                id.escape_debug()
            ));
        };
        let text = read(&file.path, &file.name).ok();
        let text = text.unwrap_or_default();
        // A case of Casebook's own is whole: it rests on no other.
        authoring::read_case(&file.id, &file.name, &text, &self.shelf)
            .map_err(|_| format!("the case `{id}`, which this one rests on, has faults of its own"))
    }

    /// As [`Self::read_all`], of a text in the place of the file's.
    pub(crate) fn read_text(&self, file: &CaseFile, text: &str) -> Result<Reading, Failure> {
        let find = |id: &str| self.find_base(id);
        authoring::read_finding(&file.id, &file.name, text, &self.shelf, &find)
            .map_err(|faults| told(&faults))
    }
}

/// The text of a file.
pub(crate) fn text(file: &CaseFile) -> Result<String, Failure> {
    read(&file.path, &file.name)
}

fn told(faults: &[Fault]) -> Failure {
    Failure::Broken(messages(faults))
}

/// Collects the case files below a folder; what cannot be looked into is passed over.
fn collect(folder: &Path, prefix: &str, deeper: u32, files: &mut Vec<CaseFile>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let Some(stem) = path.file_stem().and_then(OsStr::to_str) else {
            continue;
        };
        let id = format!("{prefix}{stem}");
        if path.is_dir() {
            if let (Some(deeper), Some(name)) = (
                deeper.checked_sub(1),
                path.file_name().and_then(OsStr::to_str),
            ) {
                collect(&path, &format!("{prefix}{name}/"), deeper, files);
            }
        } else if !prefix.is_empty() && path.extension().is_some_and(|ending| ending == "toml") {
            files.push(CaseFile {
                name: path.to_string_lossy().into_owned(),
                path,
                id,
            });
        }
    }
}

/// Reads a text file, but no more of it than a case file may have.
fn read(path: &Path, name: &str) -> Result<String, Failure> {
    let broken = |what: &str| Failure::broken(format!("{name}: {what}"));
    if path.is_dir() {
        return Err(broken("this is a folder, not a case file"));
    }
    let file = File::open(path).map_err(|error| broken(&format!("cannot be opened: {error}")))?;
    let most = u64::try_from(LARGEST_FILE).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| broken(&format!("cannot be read: {error}")))?;
    if bytes.len() > LARGEST_FILE {
        return Err(broken("the file is larger than a case file may be (1 MB)"));
    }
    if let Some(kind) = no_text(&bytes) {
        return Err(Failure::broken(format!(
            "{name}:1: this is not plain text but {kind}; a case is written in a text editor and \
             saved with the encoding UTF-8"
        )));
    }
    if let Some(encoding) = encoding(&bytes) {
        return Err(Failure::broken(format!(
            "{name}:1: the file is not UTF-8 text but {encoding}; {SAVE_AS}"
        )));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = bytes.get(..valid).unwrap_or_default();
        let line = before
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            .saturating_add(1);
        let sign = bytes
            .get(valid)
            .and_then(|byte| windows_1252(*byte))
            .map_or_else(String::new, |sign| format!(", perhaps `{sign}`,"));
        Failure::broken(format!(
            "{name}:{line}: the file is not UTF-8 text: a character here{sign} stands as older programs \
             save it (ANSI); {SAVE_AS}"
        ))
    })
}

const SAVE_AS: &str = "save it again with the encoding UTF-8";

/// What a file is that is no text in any encoding, by its first bytes.
fn no_text(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => {
            Some("a document of a word processor, a workbook or a zip archive")
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("an older document of Word or Excel"),
        [0x1F, 0x8B, ..] => Some("a compressed file (gzip)"),
        [b'B', b'Z', b'h', ..] | [0xFD, b'7', b'z', ..] | [b'7', b'z', 0xBC, 0xAF, ..] => {
            Some("a compressed file")
        }
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("a document of a word processor (RTF)"),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Some("a picture")
        }
        _ => None,
    }
}

/// The encoding of a file that is plainly no UTF-8, by its first bytes: an editor of Windows offers
/// UTF-16 as "Unicode".
fn encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        // Without the mark: of every four bytes of plain letters three are nought.
        [0, 0, 0, first, ..] | [first, 0, 0, 0, ..] if *first > 0 => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        // Without the mark: every other byte of plain letters is nought.
        [0, first, 0, second, ..] | [first, 0, second, 0, ..] if *first > 0 && *second > 0 => {
            Some("UTF-16")
        }
        _ => None,
    }
}

/// What a byte above 127 most often was meant for.
fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0xA3 => Some('£'),
        0x80 => Some('€'),
        0x91 => Some('‘'),
        0x92 => Some('’'),
        0x93 => Some('“'),
        0x94 => Some('”'),
        0x96 => Some('–'),
        0x97 => Some('—'),
        0x85 => Some('…'),
        0xA0..=0xFF => Some(char::from(byte)),
        _ => None,
    }
}
