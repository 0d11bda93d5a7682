//! `casebook tidy`: one order for every file, and the same case in it.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

use casebook_model::authoring::{Shelf, read};
use casebook_model::case::Case;
use std::collections::{BTreeMap, VecDeque};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What came of a command.
struct Given {
    status: u8,
    out: String,
    err: String,
}

fn casebook(args: &[&str]) -> Given {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = casebook_cli::status(args.iter().map(OsString::from), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Given {
        status,
        out: text(out),
        err: text(err),
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every whole case file of the project: shipped cases, examples, templates and that of every construct.
fn all_files() -> Vec<(String, String)> {
    let mut folders = vec![
        root().join("src/cases"),
        root().join("tests/examples"),
        root().join("tests/workbook"),
        root().join("src/exchange/src/templates"),
    ];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            if text.lines().any(|line| line == "[claim]") {
                files.push((path.to_string_lossy().into_owned(), text));
            }
        }
    }
    files.sort();
    files
}

/// The case of a text, and what else of it is read.
fn case(text: &str) -> (Case, Vec<String>, Vec<String>) {
    let shared = |name: &str| std::fs::read_to_string(root().join("src/cases").join(name)).unwrap();
    let shelf = Shelf::read(&shared("units.toml"), &shared("documents.toml")).unwrap();
    let reading =
        read("a", "a.toml", text, &shelf).unwrap_or_else(|faults| panic!("{}\n{text}", faults[0]));
    let mut cautions: Vec<String> = reading.cautions.into_iter().map(|it| it.what).collect();
    cautions.sort();
    (reading.case, reading.known_as, cautions)
}

/// A text set out, which `--check` then finds nothing wrong with.
fn tidied(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    std::fs::write(&file, text).unwrap();
    let name = file.to_str().unwrap();
    let given = casebook(&["tidy", name]);
    assert_eq!((given.status, given.err.as_str()), (0, ""), "{}", given.out);
    let tidied = std::fs::read_to_string(&file).unwrap();
    let again = casebook(&["tidy", "--check", name]);
    assert_eq!(again.err, "");
    assert_eq!(again.out, format!("{name}: tidy.\n"));
    // Nothing else is left beside it.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    tidied
}

/// Each comment with the next line that is none, sorted.
fn comments(text: &str) -> Vec<(&str, &str)> {
    let mut waiting: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('#') {
            waiting.push(line);
        } else {
            found.extend(waiting.drain(..).map(|comment| (comment, line)));
        }
    }
    found.extend(waiting.drain(..).map(|comment| (comment, "the end")));
    found.sort_unstable();
    found
}

#[test]
fn every_file_reads_as_before_and_each_comment_stands_above_the_same() {
    let files = all_files();
    assert!(files.len() > 38, "{}", files.len());
    for (name, text) in files {
        let after = tidied(&text);
        assert!(case(&after) == case(&text), "{name}");
        assert_eq!(comments(&after), comments(&text), "{name}");
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines.retain(|line| !line.is_empty());
            lines.sort();
            lines
        };
        assert_eq!(sorted(&after), sorted(&text), "{name}");
    }
}

#[test]
fn what_one_starts_from_is_tidy() {
    let files = all_files();
    let templates = files.iter().filter(|(name, _)| name.contains("templates"));
    let templates: Vec<_> = templates.collect();
    assert!(templates.len() >= 8);
    for (name, text) in templates {
        assert_eq!(&tidied(text), text, "{name}");
    }
    // And so are the whole files of the authors' page.
    let page = std::fs::read_to_string(root().join("docs/case-files.md")).unwrap();
    let shown = page
        .split("```")
        .filter_map(|block| block.strip_prefix("toml\n"));
    let whole: Vec<&str> = shown.filter(|block| block.contains("[claim]")).collect();
    assert_eq!(whole.len(), 2);
    for text in whole {
        assert_eq!(tidied(text), text);
    }
}

/// Numbers by chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

/// A table as it stands in a file: its heading with the comments above it, and its keys with theirs.
#[derive(Default)]
struct Table {
    heading: String,
    keys: Vec<String>,
}

/// The tables of a file, found by nothing but how lines begin: the first is its head.
fn tables(text: &str) -> Vec<Table> {
    let mut tables = vec![Table::default()];
    let mut above = String::new();
    let mut within = false;
    for line in text.lines() {
        let is_key =
            line.starts_with(|c: char| c.is_alphanumeric() || c == '"') && line.contains(" = ");
        let table = tables.last_mut().unwrap();
        if within || !(line.is_empty() || is_key || line.starts_with(['#', '['])) {
            let key = table.keys.last_mut().unwrap();
            *key += &format!("{line}\n");
        } else if line.starts_with('[') {
            let heading = std::mem::take(&mut above) + line + "\n";
            tables.push(Table {
                heading,
                keys: Vec::new(),
            });
        } else {
            above += &format!("{line}\n");
            if is_key {
                table.keys.push(std::mem::take(&mut above));
            }
        }
        if line.matches("\"\"\"").count() % 2 == 1 {
            within = !within;
        }
    }
    tables
}

/// A file with its tables and keys in another order, in which those of a kind follow each other as before.
fn shuffled(text: &str, chance: &mut Chance) -> String {
    let mut kinds: BTreeMap<String, VecDeque<String>> = BTreeMap::new();
    let mut tables = tables(text).into_iter();
    let mut head = tables.next().unwrap().keys;
    // Above the first key stands what is said of the whole file.
    chance.shuffle(&mut head[1..]);
    let mut last = String::new();
    for mut table in tables {
        let line = table.heading.lines().last().unwrap();
        let name = line.trim_start_matches('[').split(']').next().unwrap();
        let kind = name.split('.').next().unwrap().to_owned();
        let named = ["unit", "axis", "input", "calc"].contains(&kind.as_str());
        let is_part = name.matches('.').count() > usize::from(named);
        if !is_part {
            chance.shuffle(&mut table.keys);
        }
        let blank = "\n".repeat(chance.below(3));
        let text = [blank, table.heading.clone(), table.keys.concat()].concat();
        let of_kind = kinds.entry(kind.clone()).or_default();
        match is_part {
            true => {
                assert_eq!(last, kind);
                of_kind.back_mut().unwrap().push_str(&text);
            }
            false => of_kind.push_back(text),
        }
        last = kind;
    }
    let mut shuffled = head.concat();
    while !kinds.is_empty() {
        let kind = kinds.keys().nth(chance.below(kinds.len())).unwrap().clone();
        let of_kind = kinds.get_mut(&kind).unwrap();
        shuffled += &of_kind.pop_front().unwrap();
        if of_kind.is_empty() {
            kinds.remove(&kind);
        }
    }
    shuffled
}

#[test]
fn however_a_file_is_shuffled_it_is_set_out_as_the_same() {
    let mut chance = Chance(27);
    let mut moved = 0;
    for (name, text) in all_files() {
        let of_text = case(&text);
        let tidy = tidied(&text);
        for _ in 0..3 {
            let other = shuffled(&text, &mut chance);
            moved += usize::from(other != text);
            assert!(
                case(&other) == of_text,
                "{name}: the test shuffles what has a meaning"
            );
            assert_eq!(tidied(&other), tidy, "{name}");
        }
    }
    assert!(moved > 100, "{moved}");
}

#[test]
fn comments_anywhere_are_kept_and_change_nothing() {
    let mut chance = Chance(28);
    for (name, text) in all_files() {
        let of_text = case(&text);
        let mut number = 0;
        let mut remark = |chance: &mut Chance| {
            let mut lines = String::new();
            for _ in 0..chance.below(3) {
                number += 1;
                lines += &format!(
                    "{}# {number}\n{}",
                    "\n".repeat(chance.below(2)),
                    "\n".repeat(chance.below(2))
                );
            }
            lines
        };
        let mut remarked = String::new();
        for table in tables(&text) {
            remarked += &remark(&mut chance);
            remarked += &table.heading;
            for key in table.keys {
                remarked += &remark(&mut chance);
                remarked += &key;
            }
        }
        remarked += &remark(&mut chance);
        let after = tidied(&remarked);
        assert!(case(&after) == of_text, "{name}");
        let numbers = |text: &str| {
            let comments = text.lines().filter(|line| line.starts_with("# "));
            let mut comments: Vec<String> = comments.map(str::to_owned).collect();
            comments.sort();
            comments
        };
        assert_eq!(numbers(&after), numbers(&remarked), "{name}");
        assert!(numbers(&after).len() > 10, "{name}");
    }
}

/// Small, and in no order at all.
const LOOSE: &str = "\
# Of the whole file.
#   As it is drawn.


year = \"2020/21\"   # as printed
title = \"Buses\"
# Who it is of.

council = \"A council\"
[calc.saved]
formula = \"a\"
unit = \"£\"
label = \"Saved\"
# A formula that was tried: a * 2

# ---- inputs


# A routes' cost.
[input.a]  # one route
  source = \"p\"
label = \"A\"
unit = \"£\"
printed = \"\"\"
£5\"\"\"
[[group]]
title = \"All\"
inputs = [
  \"a\", # the only one

]
[claim]
sense = \"saving\"
source = \"p\"
quantity = \"saved\"
[document]
date = \"2020\"
title = \"Paper\"

# The end.
";

/// The same, set out by hand; `document` and `summary` stand in the head.
const TIDY: &str = "\
# Of the whole file.
#   As it is drawn.

title = \"Buses\"
# Who it is of.
council = \"A council\"
year = \"2020/21\"   # as printed
theme = \"T\"
summary = \"s\"

[document]
title = \"Paper\"
date = \"2020\"

[claim]
quantity = \"saved\"
sense = \"saving\"
source = \"p\"

[[group]]
title = \"All\"
inputs = [
  \"a\", # the only one

]

# ---- inputs

# A routes' cost.
[input.a]  # one route
label = \"A\"
unit = \"£\"
printed = \"\"\"
£5\"\"\"
source = \"p\"

[calc.saved]
label = \"Saved\"
unit = \"£\"
formula = \"a\"
# A formula that was tried: a * 2

# The end.
";

#[test]
fn a_loose_file_is_set_out_as_by_hand() {
    let loose = LOOSE.replace(
        "title = \"Buses\"\n",
        "title = \"Buses\"\nsummary = \"s\"\ntheme = \"T\"\n",
    );
    assert_eq!(tidied(&loose), TIDY);
    assert_eq!(tidied(TIDY), TIDY);
    // As Windows writes it.
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(tidied(&windows(&loose)), windows(TIDY));
}

#[test]
fn a_file_that_is_not_tidy_or_has_a_fault_is_told_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let swapped = TIDY.replace(
        "theme = \"T\"\nsummary = \"s\"",
        "summary = \"s\"\ntheme = \"T\"",
    );
    let broken = TIDY.replace("formula = \"a\"", "formula = \"b\"");
    let files = [
        file("loose.toml", &swapped),
        file("broken.toml", &broken),
        file("tidy.toml", TIDY),
    ];
    let [loose, with_fault, tidy] = files.each_ref().map(String::as_str);
    let given = casebook(&["tidy", "--check", loose, with_fault, tidy]);
    assert_eq!(given.status, 1);
    assert_eq!(given.out, format!("{tidy}: tidy.\n"));
    assert!(
        given.err.starts_with(&format!(
            "{loose}: not tidy; `casebook tidy {loose}` sets it out in the usual order\n{with_fault}:"
        )),
        "{}",
        given.err
    );
    let text = |file: &str| std::fs::read_to_string(file).unwrap();
    assert_eq!(text(loose), swapped);
    let given = casebook(&["tidy", loose, with_fault, tidy]);
    assert_eq!(given.status, 1);
    assert_eq!(
        given.out,
        format!("{loose}: set out in the usual order.\n{tidy}: tidy.\n")
    );
    assert!(
        given.err.contains("`b` is not a quantity here"),
        "{}",
        given.err
    );
    assert_eq!([text(loose), text(with_fault)], [TIDY.to_owned(), broken]);
    for (args, told) in [
        (&["tidy"][..], "`tidy` takes one file or several."),
        (&["tidy", "--json", loose], "`tidy` writes no JSON."),
        (
            &["check", "--check"],
            "`--check` goes with `tidy`, not with `check`.",
        ),
    ] {
        let given = casebook(args);
        assert_eq!(given.status, 2);
        assert!(given.err.starts_with(told), "{}", given.err);
    }
}
