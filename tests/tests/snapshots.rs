//! Each shipped case has a snapshot of its whole evaluation and of what is said of it at once, so that
//! no figure and no sentence changes unseen. A
//! new case needs no new test: `CASEBOOK_UPDATE=1 cargo test -p casebook-tests --test snapshots`
//! writes what is missing or has changed; the difference is then read before it is committed.

use casebook_tests::command::{casebook, shipped_cases};
use std::fs;
use std::path::{Path, PathBuf};

const HOW: &str = "If that is right, write it anew and read the difference:\n\
    CASEBOOK_UPDATE=1 cargo test -p casebook-tests --test snapshots";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots")
}

#[test]
fn each_case_evaluates_as_before() {
    let update = std::env::var_os("CASEBOOK_UPDATE").is_some();
    let mut wrong = Vec::new();
    for case in shipped_cases() {
        let evaluated = casebook(&["evaluate", &case, "--json"]).out;
        let said = casebook(&["answer", &case]).out;
        for (now, ending) in [(evaluated, "json"), (said, "txt")] {
            let file = folder().join(format!("{case}.{ending}"));
            let before = fs::read_to_string(&file)
                .ok()
                .map(|text| text.replace("\r\n", "\n"));
            if before.as_deref() == Some(&now) {
                continue;
            }
            if update {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(&file, &now).unwrap();
                continue;
            }
            wrong.push(match before {
                None => format!("{case}.{ending} is not there."),
                Some(before) => format!(
                    "{case}.{ending} has changed: {}",
                    first_change(&before, &now)
                ),
            });
        }
    }
    assert!(wrong.is_empty(), "{}\n{HOW}", wrong.join("\n"));
}

#[test]
fn each_snapshot_has_its_case() {
    let cases = shipped_cases();
    let mut stale = Vec::new();
    collect(&folder(), "", &mut |id| {
        if !cases.contains(&id) {
            stale.push(id);
        }
    });
    assert!(
        stale.is_empty(),
        "Snapshots without a case, to be removed: {}",
        stale.join(", ")
    );
}

fn first_change(before: &str, now: &str) -> String {
    let mut lines = before.lines().zip(now.lines()).zip(1..);
    match lines.find(|((before, now), _)| before != now) {
        Some(((before, now), line)) => {
            format!(
                "line {line} was `{}` and is `{}`",
                before.trim(),
                now.trim()
            )
        }
        None => "one is longer than the other".to_owned(),
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut dyn FnMut(String)) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().into_string().unwrap();
        match name
            .strip_suffix(".json")
            .or_else(|| name.strip_suffix(".txt"))
        {
            Some(stem) => found(format!("{prefix}{stem}")),
            None => collect(&entry.path(), &format!("{prefix}{name}/"), found),
        }
    }
}
