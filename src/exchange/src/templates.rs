//! Case files to start from: each a small whole case with invented figures, and with notes that tell an
//! officer what to replace.

use serde::Serialize;

/// A case file to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Template {
    /// Which one: small letters and `-`; it never changes.
    pub id: &'static str,
    /// The title of its case.
    pub title: &'static str,
    /// What it is for, in a few words.
    pub about: &'static str,
    /// The file. It needs the shared units and no document but its own.
    #[serde(skip)]
    pub text: &'static str,
}

/// All of them, in the order in which they are offered.
pub const TEMPLATES: &[Template] = &[
    Template {
        id: "unit-cost",
        title: "Unit cost and volume",
        about: "What is bought times what one costs, before and after; what volume and price each save.",
        text: include_str!("templates/unit-cost.toml"),
    },
    Template {
        id: "posts",
        title: "Posts with on-costs",
        about: "Posts given up by grade, with pay, national insurance and pension; redundancies come off.",
        text: include_str!("templates/posts.toml"),
    },
    Template {
        id: "contract",
        title: "A contract that ends",
        about: "What is saved from the month after its end, less what is bought instead from then on, and what follows in a full year.",
        text: include_str!("templates/contract.toml"),
    },
    Template {
        id: "placements",
        title: "Placements by month",
        about: "Fewer placements month by month, times what one costs a week.",
        text: include_str!("templates/placements.toml"),
    },
    Template {
        id: "share",
        title: "A share of a budget",
        about: "So much per cent off each line of a budget in thousands.",
        text: include_str!("templates/share.toml"),
    },
    Template {
        id: "grant",
        title: "A grant and what it leaves to pay",
        about: "What a programme costs, what of it a grant pays, and what is left for the council.",
        text: include_str!("templates/grant.toml"),
    },
    Template {
        id: "invest",
        title: "Invest to save",
        about: "Spending and savings over years, in today’s money, and the year in which it has paid back.",
        text: include_str!("templates/invest.toml"),
    },
    Template {
        id: "monitoring",
        title: "Savings by month, planned and made",
        about: "What was planned for each month, what has come of it, and where the year may end.",
        text: include_str!("templates/monitoring.toml"),
    },
];

/// The template of an id.
#[must_use]
pub fn template(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits;
    use casebook_analysis::checks::Verdict;
    use casebook_analysis::claim::{all_checks, standing};
    use casebook_model::authoring::{self, Reading, Shelf};
    use casebook_model::case::Control;
    use casebook_model::edit::Edits;
    use casebook_model::evaluate::Figures;
    use casebook_model::value::Value;

    fn read(template: &Template, text: &str) -> Reading {
        let units = include_str!("../../cases/units.toml");
        let shelf = Shelf::read(units, "").unwrap();
        authoring::read(template.id, template.id, text, &shelf).unwrap_or_else(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("{}", faults.join("\n"))
        })
    }

    /// Those that [`TEMPLATES`] names are those of the folder.
    #[test]
    fn each_file_is_offered_and_says_what_it_is() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/templates");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let mut offered: Vec<String> = TEMPLATES
            .iter()
            .map(|it| format!("{}.toml", it.id))
            .collect();
        offered.sort();
        assert_eq!(files, offered);
        for it in TEMPLATES {
            let case = read(it, it.text).case;
            assert_eq!(case.title, it.title);
            assert_eq!(case.council, "Your council", "{}", it.id);
            let summary = case.summary.join(" ");
            assert!(
                summary.starts_with("An illustration with invented figures"),
                "{summary}"
            );
            assert!(!it.about.contains("Your council"));
        }
    }

    #[test]
    fn each_reads_soundly_and_every_print_comes_out() {
        for it in TEMPLATES {
            let reading = read(it, it.text);
            assert_eq!(reading.cautions, [], "{}", it.id);
            let case = &reading.case;
            let paper = Figures::paper(case);
            let checks = all_checks(case, &paper);
            // The claim, and one print besides.
            assert!(checks.len() >= 2, "{}", it.id);
            for check in &checks {
                let stands = matches!(check.verdict, Verdict::Agrees | Verdict::Rounds);
                assert!(stands, "{}: {check:?}", it.id);
            }
            let standing = standing(case, &paper, &paper);
            assert!(
                standing.verdict.is_some(),
                "{}: the claim is printed",
                it.id
            );
            assert!(!case.tables.is_empty(), "{}", it.id);
        }
    }

    /// An officer changes the year first: no id of a month stands in the way.
    #[test]
    fn each_reads_in_another_year() {
        for it in TEMPLATES {
            let text = it
                .text
                .replacen("year = \"2027/28\"", "year = \"2031/32\"", 1);
            assert_ne!(text, it.text);
            assert_eq!(read(it, &text).case.year.label(), "2031/32");
        }
    }

    /// No input is there for show: whatever is typed in its place moves a figure, and nothing is
    /// divided by nought if it is nought.
    #[test]
    fn each_input_moves_a_figure_and_may_be_nought() {
        for it in TEMPLATES {
            let case = read(it, it.text).case;
            let paper = Figures::paper(&case);
            for (input, quantity) in case.each_quantity() {
                let Some(of) = quantity.input() else {
                    continue;
                };
                let whole = if quantity.axes.is_empty() { "" } else { "all " };
                let ends = match &of.control {
                    Control::Choice(options) => {
                        [options.first(), options.last()].map(|option| option.unwrap().id.as_str())
                    }
                    _ => ["0", "7"],
                };
                let with = |value: &str| {
                    let line = format!("{}={whole}{value}", quantity.id);
                    let edits: Edits = edits::of_lines(&case, [line.as_str()]).unwrap();
                    Figures::now(&case, &edits, &paper)
                };
                let [nought, seven] = ends.map(with);
                let mut moves = false;
                for (sum, other) in case.each_quantity() {
                    let cells = nought.cells(sum);
                    let broken = cells.iter().any(|cell| matches!(cell, Value::Error(_)));
                    assert!(!broken, "{}: {} breaks {}", it.id, quantity.id, other.id);
                    moves |= sum != input && cells != seven.cells(sum);
                }
                assert!(moves, "{}: {} moves nothing", it.id, quantity.id);
            }
        }
    }
}
