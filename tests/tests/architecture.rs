//! The page's rooms know only what `ARCHITECTURE.md` says they may, and no two files know each other
//! in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use xtask::project;

/// The files of the page by their module's path (`case::form::drafts`), without their tests.
fn modules() -> BTreeMap<String, String> {
    let mut modules = BTreeMap::new();
    let app = project::root().join("src/app");
    collect(&app, &app, &mut modules);
    modules
}

fn collect(app: &Path, folder: &Path, modules: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(app, &path, modules);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let name = path.strip_prefix(app).unwrap().with_extension("");
            let name = name.to_string_lossy().replace(['/', '\\'], "::");
            let name = name.strip_suffix("::mod").unwrap_or(&name).to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            modules.insert(name, code.to_owned());
        }
    }
}

/// Every path in a file that begins with `crate` or `super`, written out from the root.
fn paths(module: &str, code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in statements(code) {
        for start in ["crate::", "super::"] {
            for (at, _) in line.match_indices(start) {
                let before = line[..at].chars().next_back();
                if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                    spread(module, "", &line[at..], &mut found);
                }
            }
        }
    }
    found
}

/// The code with each `use` on one line, without comments.
fn statements(code: &str) -> Vec<String> {
    let code: Vec<&str> = code
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
        .collect();
    code.join(" ").split(';').map(str::to_owned).collect()
}

/// Adds the paths that a path with groups stands for.
fn spread(module: &str, before: &str, path: &str, found: &mut Vec<String>) {
    let end = path
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
        .unwrap_or(path.len());
    let (plain, rest) = path.split_at(end);
    let plain = format!("{before}{plain}");
    if let (true, Some(group)) = (plain.ends_with("::"), rest.strip_prefix('{')) {
        let mut depth = 0;
        let mut part = String::new();
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    spread(module, &plain, part.trim(), found);
                    part.clear();
                    continue;
                }
                _ => {}
            }
            part.push(c);
        }
        spread(module, &plain, part.trim(), found);
        return;
    }
    found.push(from_root(module, &plain));
}

fn from_root(module: &str, path: &str) -> String {
    let mut here: Vec<&str> = module.split("::").collect();
    let mut parts = path.split("::").peekable();
    if parts.peek() == Some(&"crate") {
        parts.next();
        here.clear();
    }
    while parts.peek() == Some(&"super") {
        parts.next();
        here.pop();
    }
    here.extend(parts);
    here.join("::")
}

/// Which file each file knows.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let modules = modules();
    let file_of = |path: &str| {
        let mut path = path.to_owned();
        loop {
            if modules.contains_key(&path) {
                return Some(path);
            }
            let shorter = path.rsplit_once("::")?.0.to_owned();
            path = shorter;
        }
    };
    modules
        .iter()
        .map(|(module, code)| {
            let known = paths(module, code)
                .into_iter()
                .filter_map(|it| file_of(&it));
            (module.clone(), known.filter(|it| it != module).collect())
        })
        .collect()
}

/// The room of a file; a file beside the rooms is one by itself.
fn room(module: &str) -> &str {
    module.split("::").next().unwrap()
}

/// What each room may know, as `ARCHITECTURE.md` draws it: lines such as
/// "`case` → `charts`, `parts`, `frame`, `state`".
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(project::root().join("ARCHITECTURE.md")).unwrap();
    let (_, map) = text
        .split_once("<!-- rooms -->")
        .expect("a map of the rooms");
    let (map, _) = map.split_once("<!-- /rooms -->").unwrap();
    let names = |text: &str| -> Vec<String> {
        text.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    map.lines()
        .filter_map(|line| line.split_once('→'))
        .map(|(room, known)| (names(room).remove(0), names(known).into_iter().collect()))
        .collect()
}

#[test]
fn rooms_know_only_what_the_map_says() {
    let allowed = allowed();
    assert!(allowed.len() >= 6, "{allowed:?}");
    let mut astray = Vec::new();
    for (module, known) in arrows() {
        let from = room(&module);
        for other in known {
            let to = room(&other);
            let may = allowed.get(from).is_some_and(|known| known.contains(to));
            if from != to && !may {
                astray.push(format!("{module} knows {other}"));
            }
        }
    }
    assert!(astray.is_empty(), "{astray:#?}");
}

#[test]
fn the_map_names_only_arrows_that_there_are() {
    let arrows = arrows();
    for (from, known) in allowed() {
        for to in known {
            let there = arrows.iter().any(|(module, known)| {
                room(module) == from && known.iter().any(|it| room(it) == to)
            });
            assert!(
                there,
                "the map has an arrow from {from} to {to}, the code none"
            );
        }
    }
}

#[test]
fn no_two_files_know_each_other_in_a_circle() {
    let mut left = arrows();
    loop {
        // A file that knows nobody who is left, or whom nobody who is left knows, stands in no circle.
        let knows_none = |known: &BTreeSet<String>| known.iter().all(|it| !left.contains_key(it));
        let is_known = |file: &String| left.values().any(|known| known.contains(file));
        let free: Vec<String> = left
            .iter()
            .filter(|(file, known)| knows_none(known) || !is_known(file))
            .map(|(file, _)| file.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        for file in free {
            left.remove(&file);
        }
    }
    let files: BTreeSet<String> = left.keys().cloned().collect();
    for known in left.values_mut() {
        known.retain(|it| files.contains(it));
    }
    assert!(left.is_empty(), "in circles, or between two: {left:#?}");
}
