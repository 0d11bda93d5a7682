//! The command line as tests use it: called in the test's own process.

use serde_json::Value;

/// What a command gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The exit status.
    pub status: u8,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs `casebook` with these arguments.
#[must_use]
pub fn casebook(args: &[&str]) -> Given {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = args.iter().map(Into::into);
    let status = casebook_cli::status(args, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("the command line writes UTF-8");
    Given {
        status,
        out: text(out),
        err: text(err),
    }
}

/// `evaluate CASE --json`, with a `--set` for each edit.
///
/// # Panics
/// If the case does not evaluate.
#[must_use]
pub fn evaluated(case: &str, edits: &[&str]) -> Value {
    let mut args = vec!["evaluate", case, "--json"];
    args.extend(edits.iter().flat_map(|edit| ["--set", edit]));
    let given = casebook(&args);
    assert_eq!(given.status, 0, "{case} {edits:?}: {}", given.err);
    serde_json::from_str(&given.out).expect("`evaluate --json` gives JSON")
}

/// The cases of other councils that stand as examples: the name of each, and its file.
///
/// # Panics
/// If their folder cannot be read.
#[must_use]
pub fn examples() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let files = std::fs::read_dir(folder).expect("examples");
    let mut found: Vec<(String, String)> = files
        .map(|file| file.expect("a file").path())
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_owned();
            Some((name, path.to_str()?.to_owned()))
        })
        .collect();
    found.sort();
    found
}

/// The ids of all shipped cases.
///
/// # Panics
/// If a shipped case is broken.
#[must_use]
pub fn shipped_cases() -> Vec<String> {
    let given = casebook(&["list", "--json"]);
    assert_eq!(given.status, 0, "{}", given.err);
    let list: Vec<Value> = serde_json::from_str(&given.out).expect("`list --json` gives JSON");
    list.iter()
        .filter_map(|case| case["case"].as_str())
        .map(str::to_owned)
        .collect()
}

/// A figure of an evaluation: `quantity` alone, or with the positions on its axes.
///
/// # Panics
/// If there is no such figure, or it is no number.
#[must_use]
pub fn figure<'a>(evaluation: &'a Value, quantity: &str, at: &[usize]) -> &'a str {
    let values = &evaluation["quantities"][quantity]["values"];
    let found = at
        .iter()
        .fold(values, |values, position| &values[*position]);
    found
        .as_str()
        .unwrap_or_else(|| panic!("{quantity} at {at:?} is {found}"))
}
