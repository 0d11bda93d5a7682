//! What a reader asks of a case, as plain data and in sentences: what matters most ([`matters`], [`pair`]),
//! what it would take ([`reach`]), what changed ([`changed`]), how it is going ([`going`]),
//! how sure it is ([`sure`]), and how versions of it stand side by side ([`versions`]). The command line and the page ask the same.

pub mod changed;
pub mod choices;
pub mod going;
pub mod matters;
pub mod pair;
pub mod reach;
pub mod sure;
pub mod versions;

use crate::edits::write;
use crate::solved::{QuestionError, figure};
use casebook_analysis::questions::{Goal, Subject};
use casebook_model::Decimal;
use casebook_model::case::{Case, Quantity};
use casebook_model::deciding::told;
use casebook_model::edit::Edit;
use casebook_model::number::plain;
use casebook_model::value::Value;
use casebook_model::{words, working};

/// The figure that a question is about; without a name, the claim.
///
/// # Errors
/// When the case has no such figure, or it is no number.
pub fn goal(case: &Case, name: Option<&str>) -> Result<Goal, QuestionError> {
    let Some(name) = name.filter(|name| *name != "claim") else {
        return Ok(Goal::claim(case));
    };
    let (quantity, _, place) = figure(case, name)?;
    Ok(Goal { quantity, place })
}

/// What questions are asked of, with all that telling the answer takes.
struct Teller<'a> {
    subject: Subject<'a>,
    goal: &'a Goal,
    quantity: &'a Quantity,
}

impl<'a> Teller<'a> {
    /// `None` only for a figure of another case.
    fn new(subject: Subject<'a>, goal: &'a Goal) -> Option<Self> {
        Some(Self {
            subject,
            goal,
            quantity: subject.case.quantity(goal.quantity)?,
        })
    }

    fn case(&self) -> &'a Case {
        self.subject.case
    }

    /// The name of the figure as people read it.
    fn label(&self) -> String {
        working::label(self.case(), self.quantity, &self.goal.place)
    }

    fn value(&self, value: &Value) -> String {
        words::value(self.case(), self.quantity, value)
    }

    /// The figure in words; of what waits for inputs no more than that, since they are listed elsewhere.
    fn brief(&self, value: &Value) -> String {
        match value {
            Value::Needs(_) => "needs figures".to_owned(),
            value => self.value(value),
        }
    }

    /// `£72,000 more`, `no change`; for what is no number before or after, what it is after.
    fn change(&self, effect: Option<Decimal>, after: &Value) -> String {
        let Some(effect) = effect else {
            return self.brief(after);
        };
        let way = if effect.is_sign_negative() {
            "less"
        } else {
            "more"
        };
        match words::apart(self.case(), self.quantity, effect) {
            Some(amount) => format!("{amount} {way}"),
            None => "no change".to_owned(),
        }
    }

    /// A difference between two figures as plain data.
    fn plain(&self, difference: Decimal) -> String {
        plain(told(words::shown(&self.quantity.unit, difference)))
    }

    /// An edit as `--set` takes it.
    fn line(&self, edit: &Edit) -> String {
        write(self.case(), edit)
    }
}
