//! Case files that a reader writes, read in a browser: a program of its own, loaded when a reader first
//! writes a case, for the TOML reader and the checker are nothing that those need who only read. It gives
//! a sound case as it travels to a page, or every fault with its line; and it puts such a text into a link.

use casebook_analysis::answer::{Answer, answer};
use casebook_exchange::carried;
use casebook_model::authoring::{self, Caution, Fault, Shelf};
use casebook_model::bytes;
use casebook_model::case::Case;
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

/// What all cases share: as it is when the shipped cases are built.
const UNITS: &str = include_str!("../../cases/units.toml");
const DOCUMENTS: &str = include_str!("../../cases/documents.toml");

/// What came of reading a text.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Read {
    case: Vec<u8>,
    told: String,
}

#[wasm_bindgen]
impl Read {
    /// The case as it travels, with its answer; empty where there are faults.
    #[must_use]
    pub fn case(&self) -> Vec<u8> {
        self.case.clone()
    }

    /// What is wrong with the text, or with a sound one what should be looked at twice: on each line the
    /// line of the text, a tab, and a sentence.
    #[must_use]
    pub fn told(&self) -> String {
        self.told.clone()
    }
}

/// Reads the text of a case file. `id` is what the case is called from then on; `base` is the case that the text
/// rests on, as it travels, and empty where there is none.
#[must_use]
#[wasm_bindgen]
pub fn read(id: &str, text: &str, base: &[u8]) -> Read {
    let faults = |faults: Vec<Fault>| Read {
        case: Vec::new(),
        told: lines(faults.iter().map(|it| (it.line, of_fault(it)))),
    };
    let shelf = match Shelf::read(UNITS, DOCUMENTS) {
        Ok(shelf) => shelf,
        Err(found) => return faults(found),
    };
    // The paper of the case that it rests on; no other is among Casebook's own.
    let paper = Cell::new(None);
    let find = |id: &str| match bytes::read::<(Case, Answer, Option<usize>)>(base) {
        Ok((case, _, number)) if case.id == id => {
            paper.set(number);
            Ok(case)
        }
        _ => Err(format!(
            "there is no case `{}` to rest on",
            id.escape_debug()
        )),
    };
    let reading = match authoring::read_finding(id, id, text, &shelf, &find) {
        Ok(reading) => reading,
        Err(found) => return faults(found),
    };
    let answer = answer(&reading.case);
    let travels = bytes::write(&(&reading.case, answer, paper.get()));
    let cautions = reading.cautions.iter();
    Read {
        case: travels.unwrap_or_default(),
        told: lines(cautions.map(|it| (it.line, of_caution(it)))),
    }
}

/// The text of a case file as a link has it; empty where it is too long.
#[must_use]
#[wasm_bindgen]
pub fn pressed(text: &str) -> String {
    carried::pressed(text).unwrap_or_default()
}

/// The text that a link has; empty where it has none.
#[must_use]
#[wasm_bindgen]
pub fn unpressed(letters: &str) -> String {
    carried::text(letters).unwrap_or_default()
}

/// A fault without its place, with the nearest right thing.
fn of_fault(fault: &Fault) -> String {
    match &fault.suggestion {
        Some(suggestion) => format!("{}; did you mean `{suggestion}`?", fault.what),
        None => fault.what.clone(),
    }
}

fn of_caution(caution: &Caution) -> String {
    caution.what.clone()
}

fn lines(told: impl Iterator<Item = (usize, String)>) -> String {
    // What stands in a file is quoted with its line breaks written out; a sentence has none of its own.
    let line =
        |(line, what): (usize, String)| format!("{line}\t{}", what.replace(['\n', '\t'], " "));
    let all: Vec<String> = told.map(line).collect();
    all.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str =
        include_str!("../../cases/cambridgeshire/2020-21/placement-mix-and-demand.toml");

    #[test]
    fn a_sound_text_is_a_case_under_the_name_it_is_given() {
        let read = read("own/mine", SOUND, &[]);
        let (case, _, number): (Case, Answer, Option<usize>) = bytes::read(&read.case()).unwrap();
        assert_eq!((case.id.as_str(), number), ("own/mine", None));
        assert!(case.find("agency_rate").is_some());
    }

    #[test]
    fn a_text_may_rest_on_a_case_that_travels() {
        let base = read("a/2020-21/base", SOUND, &[]).case();
        let added = "[[added]]\naxis = \"scenario\"\nid = \"half\"\nlike = \"low\"\n";
        let text = format!("based_on = \"a/2020-21/base\"\n{added}");
        let found = read("own/mine", &text, &base);
        let (case, _, _): (Case, Answer, Option<usize>) = bytes::read(&found.case()).unwrap();
        let (_, scenario) = case.find_axis("scenario").unwrap();
        assert_eq!((case.id.as_str(), scenario.items.len()), ("own/mine", 4));
        for (text, base) in [
            (text.as_str(), [].as_slice()),
            (text.as_str(), b"<title>".as_slice()),
            ("based_on = \"a/2020-21/other\"", &base),
        ] {
            let found = read("own/mine", text, base);
            assert!(found.case().is_empty());
            assert!(
                found.told().starts_with("1\tthere is no case `a/2020-21/"),
                "{}",
                found.told()
            );
        }
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let text = SOUND.replacen("sense = \"saving\"", "sense = \"hope\"", 1);
        let text = text.replacen("unit = \"£/child/week\"", "unit = \"£/chid/week\"", 1);
        let read = read("own/mine", &text, &[]);
        assert!(read.case().is_empty());
        let told = read.told();
        let line = |of: &str| {
            let at = text.lines().position(|it| it.contains(of)).unwrap() + 1;
            told.lines()
                .find(|it| it.starts_with(&format!("{at}\t")))
                .map(str::to_owned)
        };
        assert!(line("\"hope\"").unwrap().contains("saving"), "{told}");
        assert!(
            line("£/chid/week").unwrap().contains("did you mean"),
            "{told}"
        );
    }

    #[test]
    fn a_sound_text_may_have_cautions() {
        let text = SOUND.replacen(
            "[\"780\", \"780\", \"780\"]",
            "[\"780\", \"780000\", \"780\"]",
            1,
        );
        let read = read("own/mine", &text, &[]);
        assert!(!read.case().is_empty(), "{}", read.told());
        assert!(!read.told().is_empty());
    }

    #[test]
    fn what_stands_in_a_file_makes_no_lines_of_its_own() {
        let read = read(
            "own/mine",
            "title = \"a\\n7\\tb\"\ntheme = \"\"\"x\ny\"\"\"\n\"a\\nb\" = 1\n",
            &[],
        );
        assert!(!read.told().is_empty());
        for line in read.told().lines() {
            let (number, what) = line.split_once('\t').unwrap();
            assert!(
                number.parse::<usize>().is_ok() && !what.is_empty(),
                "{line}"
            );
        }
    }
}
