//! The descriptions are our own words: no eight in a row from a paper, and no officer's name.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

const RUN: usize = 8;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The words of a text, small, without punctuation.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| word.replace('’', "'").trim_matches('\'').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

fn collect(folder: &Path, endings: &[&str], files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, endings, files);
        } else if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
        {
            files.push(path);
        }
    }
}

/// The papers, where they are.
fn papers() -> Vec<String> {
    let mut files = Vec::new();
    let folder = root().join("../shared/sources");
    if folder.is_dir() {
        collect(&folder, &["txt"], &mut files);
    } else {
        println!("The papers are not here, so nothing was held against their words.");
    }
    files
        .iter()
        .filter_map(|file| std::fs::read_to_string(file).ok())
        .collect()
}

/// What a paper itself calls a case: titles and codes are facts, taken as they stand.
fn known_as(file: &str) -> Vec<String> {
    let table: toml::Table = file.parse().expect("a case file is TOML");
    let names = table.get("known_as").and_then(toml::Value::as_array);
    let names = names.into_iter().flatten().filter_map(toml::Value::as_str);
    names.map(str::to_owned).collect()
}

/// Every text in quotes of a case file that is ours: labels, notes, descriptions.
fn texts_of(file: &str) -> Vec<String> {
    fn gather(value: &toml::Value, texts: &mut Vec<String>) {
        match value {
            toml::Value::String(text) => texts.push(text.clone()),
            toml::Value::Array(items) => items.iter().for_each(|item| gather(item, texts)),
            toml::Value::Table(table) => table.values().for_each(|value| gather(value, texts)),
            _ => {}
        }
    }
    let mut table: toml::Table = file.parse().expect("a case file is TOML");
    table.remove("known_as");
    let mut texts = Vec::new();
    table.values().for_each(|value| gather(value, &mut texts));
    texts
}

#[test]
fn no_case_file_has_eight_words_in_a_row_from_a_paper() {
    let mut runs: HashSet<Vec<String>> = HashSet::new();
    for paper in papers() {
        runs.extend(words(&paper).windows(RUN).map(<[String]>::to_vec));
    }
    let mut files = Vec::new();
    collect(&root().join("src/cases"), &["toml"], &mut files);
    let mut found = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a readable file");
        for text in texts_of(&text) {
            for run in words(&text).windows(RUN).filter(|run| runs.contains(*run)) {
                found.push(format!("{}: {}", file.display(), run.join(" ")));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The most words that a title may have; more would be a sentence.
const LONGEST_TITLE: usize = 12;

#[test]
fn what_a_paper_calls_a_case_stands_in_the_paper() {
    let papers: Vec<Vec<String>> = papers().iter().map(|paper| words(paper)).collect();
    let mut files = Vec::new();
    collect(&root().join("src/cases"), &["toml"], &mut files);
    files.retain(|file| !file.ends_with("units.toml") && !file.ends_with("documents.toml"));
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a readable file");
        let names = known_as(&text);
        assert!(!names.is_empty(), "{}", file.display());
        for name in names {
            let name = words(&name);
            assert!(name.len() <= LONGEST_TITLE, "{}: {name:?}", file.display());
            let stands = papers.is_empty()
                || papers
                    .iter()
                    .any(|paper| paper.windows(name.len()).any(|run| run == name));
            assert!(stands, "{}: {name:?}", file.display());
        }
    }
}

/// The names that the papers give to those responsible, read from the papers themselves so that
/// they stand nowhere in the project.
fn officers(papers: &[String]) -> Vec<String> {
    let marks = [
        "Senior Responsible Officer",
        "Business Leads / Sponsors",
        "Lead/Responsible Officer",
    ];
    let mut names = Vec::new();
    for paper in papers {
        let lines: Vec<&str> = paper.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                let near = lines
                    .iter()
                    .skip(at)
                    .take(3)
                    .copied()
                    .collect::<Vec<_>>()
                    .join(" ");
                let plain: Vec<&str> = near
                    .split(|c: char| !c.is_alphabetic())
                    .filter(|word| !word.is_empty())
                    .collect();
                for pair in plain.windows(2) {
                    let name = |word: &str| {
                        word.len() > 2 && word.chars().next().is_some_and(char::is_uppercase)
                    };
                    if name(pair[0]) && name(pair[1]) {
                        names.push(format!("{} {}", pair[0], pair[1]));
                    }
                }
            }
        }
    }
    let titles = [
        "Senior",
        "Responsible",
        "Officer",
        "Business",
        "Leads",
        "Sponsors",
        "Service",
        "Director",
        "Children",
        "Safeguarding",
        "Project",
        "Approach",
        "Background",
        "Head",
        "Place",
        "Planning",
        "Organisation",
        "Please",
        "Directorate",
        "Section",
        "Lead",
        "Your",
        "Ref",
        "Services",
        "Version",
        "Work",
    ];
    names.retain(|name| !name.split(' ').any(|word| titles.contains(&word)));
    names.sort();
    names.dedup();
    names
}

#[test]
fn no_officer_of_a_paper_is_named() {
    let papers = papers();
    let names = officers(&papers);
    assert!(
        papers.is_empty() || names.len() >= 5,
        "the papers' officers were not found: {names:?}"
    );
    let mut files = Vec::new();
    for folder in ["src", "tests", "docs", "styles", "xtask"] {
        collect(
            &root().join(folder),
            &["toml", "rs", "md", "tsv", "css", "json", "html"],
            &mut files,
        );
    }
    files.push(root().join("README.md"));
    for file in files {
        let Ok(text) = std::fs::read_to_string(&file) else {
            continue;
        };
        for name in &names {
            assert!(
                !text.contains(name.as_str()),
                "{} names an officer",
                file.display()
            );
        }
    }
}
