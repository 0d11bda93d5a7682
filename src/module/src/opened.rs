//! A case that is open, and what can be asked of it.

use crate::Failure;
use crate::changes::Changes;
use casebook_analysis::claim::all_checks;
use casebook_exchange::checked::{Checked, evaluation_of, sound};
use casebook_exchange::edits;
use casebook_exchange::evaluation::Evaluation;
use casebook_exchange::named;
use casebook_exchange::picked::Asked;
use casebook_exchange::plain::Figure;
use casebook_exchange::solved::{self, Question, Solved, solved};
use casebook_exchange::told::{Told, told};
use casebook_model::authoring::Reading;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;

/// What is said of what is no question.
pub const NO_QUESTION: &str = "A question is written as {\"by\": \"agency_rate\"}, with \"reach\", \"target\" and \"step\" where it needs them, each as text.";

/// A case that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    file: String,
    read: Reading,
    paper: Figures,
}

impl Opened {
    pub(crate) fn new(file: &str, read: Reading) -> Self {
        Self {
            file: file.to_owned(),
            paper: Figures::paper(&read.case),
            read,
        }
    }

    /// The case.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.read.case
    }

    /// The case worked out, with changes.
    ///
    /// # Errors
    /// With the change that the case does not take, and why.
    pub fn evaluate(&self, changes: &Changes) -> Result<Evaluation, Failure> {
        Ok(evaluation_of(&self.read, &self.edits(changes)?))
    }

    /// Reads the names of figures that are asked for.
    ///
    /// # Errors
    /// When there is no such figure.
    pub fn asked(&self, names: &[String]) -> Result<Asked, Failure> {
        let names = names.iter().map(String::as_str);
        Asked::read(self.case(), names).map_err(|error| Failure::new(error.words()))
    }

    /// The figures asked for of this case, with changes, and nothing else worked out than what they rest on.
    ///
    /// # Errors
    /// When a change is not taken.
    pub fn figures(&self, asked: &Asked, changes: &Changes) -> Result<Vec<Figure>, Failure> {
        Ok(asked.figures(self.case(), &self.edits(changes)?, &self.paper))
    }

    /// How the prints stand to the sums, and what should be looked at twice in the file.
    #[must_use]
    pub fn check(&self) -> Checked {
        let case = self.case();
        sound(
            &self.file,
            &self.read,
            &self.paper,
            &all_checks(case, &self.paper),
        )
    }

    /// How a figure comes about, with changes.
    ///
    /// # Errors
    /// When there is no such figure, or a change is not taken.
    pub fn working(&self, figure: &str, changes: &Changes) -> Result<Told, Failure> {
        let edits = self.edits(changes)?;
        let named = named::figure(self.case(), figure);
        let (index, place) = named.map_err(|error| Failure::new(error.words()))?;
        told(self.case(), &edits, index, &place)
            .ok_or_else(|| Failure::new(format!("“{figure}” has no working.")))
    }

    /// The questions that the case file asks.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        solved::questions(self.case())
    }

    /// What an input would have to be, with changes.
    ///
    /// # Errors
    /// When the question cannot be asked of this case, or a change is not taken.
    pub fn solve(&self, question: &Question, changes: &Changes) -> Result<Solved, Failure> {
        let edits = self.edits(changes)?;
        let question = solved::read(self.case(), question);
        let question = question.map_err(|error| Failure::new(error.words()))?;
        Ok(solved(self.case(), &edits, &question))
    }

    fn edits(&self, changes: &Changes) -> Result<Edits, Failure> {
        edits::of_lines(self.case(), changes.lines())
            .map_err(|it| Failure::new(format!("{}: {}", it.text, it.error.words())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{cases, open};

    const MIX: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn changes(lines: &[&str]) -> Changes {
        Changes(lines.iter().copied().map(str::to_owned).collect())
    }

    #[test]
    fn a_dearer_placement_avoids_more() {
        let mix = open(MIX, None).unwrap();
        let now = |lines: &[&str]| {
            let all = mix.evaluate(&changes(lines)).unwrap();
            serde_json::to_value(all.claim).unwrap()
        };
        assert_eq!(now(&[])["now"], "1990400");
        assert_eq!(now(&["agency_rate=900"])["now"], "2062400");
        assert_eq!(now(&["agency_rate=900"])["calculated"], "1990400");
        assert_eq!(
            mix.evaluate(&changes(&["agency_rat=900"])).unwrap_err(),
            Failure::new(
                "agency_rat=900: “agency_rat” is not an input here. Did you mean “agency_rate”?"
            )
        );
    }

    #[test]
    fn figures_are_asked_for_by_name() {
        let mix = open(MIX, None).unwrap();
        let totals = ["low", "middle", "high"].map(|column| format!("cost_avoided[{column}]"));
        let totals = mix.asked(&totals).unwrap();
        let now = |lines: &[&str]| {
            let figures = mix.figures(&totals, &changes(lines)).unwrap();
            serde_json::to_value(figures).unwrap()
        };
        assert_eq!(
            now(&[]),
            serde_json::json!(["1990400", "2712900", "3065650"])
        );
        assert_eq!(now(&["agency_rate=900"])[0], "2062400");
        let none = mix.asked(&["cost_avoided".to_owned()]);
        assert!(none.unwrap_err().error.contains("is a series"));
    }

    #[test]
    fn a_working_is_told_with_the_changes() {
        let mix = open(MIX, None).unwrap();
        let told = mix.working(
            "avoided_by_month[2020-04,low]",
            &changes(&["agency_rate=900"]),
        );
        let told = told.unwrap();
        assert_eq!(told.result, "£216,000");
        assert!(
            told.lines
                .iter()
                .any(|line| line == "5 children × £900 a child a week × 48 weeks = £216,000"),
            "{told:?}"
        );
        assert_eq!(
            mix.working("avoided_by_month", &Changes::default())
                .unwrap_err()
                .error,
            "“avoided_by_month” is a series. Name one figure of it, as avoided_by_month[2020-04,low]."
        );
    }

    #[test]
    fn every_question_of_every_case_is_read_back_and_answered() {
        let mut asked = 0;
        for listed in cases().unwrap() {
            let opened = open(&listed.case, None).unwrap();
            for (question, own) in opened.questions().iter().zip(&opened.case().backwards) {
                assert_eq!(solved::read(opened.case(), question).as_ref(), Ok(own));
                let solved = opened.solve(question, &Changes::default()).unwrap();
                assert!(!solved.words.is_empty(), "{solved:?}");
                asked += 1;
            }
        }
        assert!(asked > 0);
    }

    #[test]
    fn every_figure_of_every_case_has_a_working() {
        for listed in cases().unwrap() {
            let opened = open(&listed.case, None).unwrap();
            let case = opened.case();
            for (index, quantity) in case.each_quantity() {
                let place = case.place_of(quantity, 0);
                let name = casebook_analysis::checks::figure_name(case, index, &place);
                let told = opened.working(&name, &Changes::default()).unwrap();
                assert_eq!(told.figure, name);
            }
        }
    }
}
