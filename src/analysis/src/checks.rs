//! Every published figure beside the one worked out again from the paper's own inputs.

use crate::footing;
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, PublishedCell, QuantityIndex};
use casebook_model::deciding;
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::printed::{Agreement, Printed, Qualifier};
use casebook_model::value::Value;
use casebook_model::words;
use serde::{Deserialize, Serialize};

/// What a printed figure is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The figure worked out from the paper's inputs.
    Recalculated,
    /// The sum of the total's own printed parts.
    Foots,
}

impl Kind {
    /// The word for it in interfaces.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Recalculated => "recalculated",
            Self::Foots => "foots",
        }
    }
}

/// How a printed figure stands to what it is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The same figure.
    Agrees,
    /// The same to the precision printed, or within the qualifier.
    Rounds,
    /// Another figure, and no further away than the hedges of the paper's own inputs reach
    /// ([`crate::hedges`]).
    Hedged,
    /// Another figure, or none at all.
    Differs,
    /// Cannot be said: inputs are still empty.
    Needs,
}

impl Verdict {
    /// The word for it in interfaces.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Rounds => "rounds",
            Self::Hedged => "hedged",
            Self::Differs => "differs",
            Self::Needs => "needs",
        }
    }

    /// Whether the print comes out: exactly, as rounded, or given the hedges.
    #[must_use]
    pub fn stands(self) -> bool {
        matches!(self, Self::Agrees | Self::Rounds | Self::Hedged)
    }
}

impl From<Agreement> for Verdict {
    fn from(agreement: Agreement) -> Self {
        match agreement {
            Agreement::Agrees => Self::Agrees,
            Agreement::Rounds => Self::Rounds,
            Agreement::Differs => Self::Differs,
        }
    }
}

/// One printed figure, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Stable: `avoided_by_month[2020-04,low]`, `foots:avoided_by_numbers[low]`; a second print of
    /// the same figure ends in `#2`.
    pub id: String,
    /// The quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// What it is held against.
    pub kind: Kind,
    /// As printed.
    pub printed: Printed,
    /// What the print means, in the quantity's unit and sign.
    pub published: Decimal,
    /// What it is held against, from the paper's inputs alone.
    pub calculated: Value,
    /// Published less calculated, nought where they are the same figure; `None` where the latter is no number,
    /// and of an item of an axis.
    pub difference: Option<Decimal>,
    /// How they stand.
    pub verdict: Verdict,
    /// Where in the document.
    pub source: String,
    /// Why they do not agree, from the case file; `None` where they agree or nothing is said.
    pub because: Option<String>,
    /// Whether it holds a net claim against a gross sum: [`crate::claim::is_gross`].
    pub gross: bool,
}

impl Check {
    /// Whether it holds a net claim against a gross sum that comes out: then it confirms nothing.
    #[must_use]
    pub fn confirms_nothing(&self) -> bool {
        self.gross && self.verdict.stands()
    }

    /// The verdict that it counts as: what confirms nothing waits for what would.
    #[must_use]
    pub fn counted(&self) -> Verdict {
        match self.confirms_nothing() {
            true => Verdict::Needs,
            false => self.verdict,
        }
    }

    /// Whether it is a check of the claim, and not of what a `[[published]]` block prints.
    #[must_use]
    pub fn is_claim(&self) -> bool {
        matches!(self.id.as_str(), "claim" | "foots:claim")
    }

    /// The print in the sign of the quantity.
    #[must_use]
    pub fn meant(&self) -> Printed {
        meant(&PublishedCell {
            place: self.place.clone(),
            printed: self.printed.clone(),
            means: Some(self.published),
            because: None,
        })
    }

    /// The lowest and the highest figure that agrees with the print, if only to rounding; `None` where
    /// it is open. `paper` are the figures without edits.
    #[must_use]
    pub fn bounds(&self, case: &Case, paper: &Figures) -> (Option<Decimal>, Option<Decimal>) {
        let meant = self.meant();
        let (low, high) = meant.span();
        let allowed = match self.kind {
            Kind::Recalculated => None,
            Kind::Foots => footing::allowance(case, paper, self.quantity, &self.place, &meant),
        };
        let Some(allowed) = allowed else {
            return (low, high);
        };
        let least = meant.value.exact_sub(allowed);
        let most = meant.value.exact_add(allowed);
        (
            low.map(|low| least.map_or(low, |least| least.min(low))),
            high.map(|high| most.map_or(high, |most| most.max(high))),
        )
    }
}

/// Checks of a case by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many agree.
    pub agree: usize,
    /// How many agree to rounding.
    pub round: usize,
    /// How many agree given the hedges of their inputs.
    pub hedged: usize,
    /// How many differ.
    pub differ: usize,
    /// How many wait for inputs.
    pub need: usize,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, verdict: Verdict) {
        let count = match verdict {
            Verdict::Agrees => &mut self.agree,
            Verdict::Rounds => &mut self.round,
            Verdict::Hedged => &mut self.hedged,
            Verdict::Differs => &mut self.differ,
            Verdict::Needs => &mut self.need,
        };
        *count = count.saturating_add(1);
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            agree: self.agree.saturating_add(other.agree),
            round: self.round.saturating_add(other.round),
            hedged: self.hedged.saturating_add(other.hedged),
            differ: self.differ.saturating_add(other.differ),
            need: self.need.saturating_add(other.need),
        }
    }
}

/// Every check of a case, in the order of its file; `paper` are the figures without edits. What
/// foots stands right after the recalculated total. Hedges are not looked at.
#[must_use]
pub fn checks(case: &Case, paper: &Figures) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    let mut seen: Vec<(QuantityIndex, &Place, usize)> = Vec::new();
    for block in &case.published {
        // Between two items of an axis nothing lies.
        let amount = case.quantity(block.quantity).is_some_and(words::in_digits);
        for cell in &block.cells {
            let repeat = repeat(&mut seen, block.quantity, &cell.place);
            let name = figure_name(case, block.quantity, &cell.place);
            let name = if repeat > 1 {
                format!("{name}#{repeat}")
            } else {
                name
            };
            let check = |id, kind, calculated, verdict| Check {
                id,
                quantity: block.quantity,
                place: cell.place.clone(),
                kind,
                printed: cell.printed.clone(),
                published: cell.meaning(),
                difference: amount
                    .then(|| difference(cell.meaning(), &calculated))
                    .flatten(),
                calculated,
                verdict,
                source: block.source.clone(),
                because: cell.because.clone().filter(|_| verdict != Verdict::Agrees),
                gross: false,
            };
            let calculated = paper.at(case, block.quantity, &cell.place);
            let recalculated = verdict(&meant(cell), &calculated);
            let id = format!("foots:{name}");
            checks.push(check(name, Kind::Recalculated, calculated, recalculated));
            if let Some(footed) = footing::footed(case, paper, block.quantity, cell) {
                checks.push(check(id, Kind::Foots, footed.sum, footed.verdict));
            }
        }
    }
    checks
}

/// How many checks there are of each verdict, each as it [counts](Check::counted).
#[must_use]
pub fn tally(checks: &[Check]) -> Tally {
    let mut tally = Tally::default();
    checks.iter().for_each(|check| tally.add(check.counted()));
    tally
}

/// The name of a figure down to its cell, as `--set` writes it: `in_care[2020-04,low]`.
#[must_use]
pub fn figure_name(case: &Case, index: QuantityIndex, place: &Place) -> String {
    let id = case
        .quantity(index)
        .map_or("", |quantity| quantity.id.as_str());
    let code = case.place_code(place);
    if code.is_empty() {
        id.to_owned()
    } else {
        format!("{id}[{code}]")
    }
}

/// How a print stands to a figure; an error or none where a figure is printed differs.
pub(crate) fn verdict(printed: &Printed, calculated: &Value) -> Verdict {
    match calculated {
        Value::Number(number) => printed.agreement(*number).into(),
        Value::Needs(_) => Verdict::Needs,
        Value::None | Value::Error(_) => Verdict::Differs,
    }
}

/// The print in the sign of the quantity. The precision stays as printed, and so does the
/// qualifier: it speaks of the amount ("over −£300,000" saved is over £300,000), not of the sign.
pub(crate) fn meant(cell: &PublishedCell) -> Printed {
    let mut printed = cell.printed.clone();
    let Some(means) = cell.means else {
        return printed;
    };
    let width = printed
        .upper
        .and_then(|upper| upper.exact_sub(printed.value));
    printed.upper = width.and_then(|width| means.exact_add(width));
    printed.value = means;
    // An amount below nought grows downwards.
    if means < Decimal::ZERO && cell.printed.value > Decimal::ZERO {
        printed.qualifier = mirrored(printed.qualifier);
        printed.upper = width.map(|_| means);
        printed.value = width
            .and_then(|width| means.exact_sub(width))
            .unwrap_or(means);
    }
    printed
}

fn mirrored(qualifier: Qualifier) -> Qualifier {
    match qualifier {
        Qualifier::AtLeast | Qualifier::MoreThan => Qualifier::UpTo,
        Qualifier::UpTo | Qualifier::FewerThan => Qualifier::AtLeast,
        other => other,
    }
}

pub(crate) fn difference(published: Decimal, calculated: &Value) -> Option<Decimal> {
    deciding::difference(published, calculated.number()?)
}

/// Which print of a figure this is: 1 the first time.
fn repeat<'a>(
    seen: &mut Vec<(QuantityIndex, &'a Place, usize)>,
    quantity: QuantityIndex,
    place: &'a Place,
) -> usize {
    match seen
        .iter_mut()
        .find(|(index, at, _)| *index == quantity && *at == place)
    {
        Some((_, _, count)) => {
            *count = count.saturating_add(1);
            *count
        }
        None => {
            seen.push((quantity, place, 1));
            1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{MONTHS, case, d};

    fn checked(published: &str) -> Vec<Check> {
        let case = case(&format!("{MONTHS}{published}"));
        checks(&case, &Figures::paper(&case))
    }

    fn told(published: &str) -> Vec<(String, &'static str, Option<String>)> {
        let plain = |check: Check| {
            (
                check.id,
                check.verdict.word(),
                check.difference.map(casebook_model::number::plain),
            )
        };
        checked(published).into_iter().map(plain).collect()
    }

    fn row(
        id: &str,
        verdict: &'static str,
        difference: &str,
    ) -> (String, &'static str, Option<String>) {
        (id.into(), verdict, Some(difference.into()))
    }

    #[test]
    fn every_printed_cell_is_held_against_the_sum() {
        // 5 x 100 x 20 = 10,000; 5 x 100 x 10 = 5,000; 10 x 100 x 0 = 0.
        let rows = told(
            r#"
            [[published]]
            quantity = "saved"
            printed = ["10000", "£6k", "0"]
            source = "p"
            "#,
        );
        assert_eq!(
            rows,
            [
                row("saved[first]", "agrees", "0"),
                row("saved[second]", "differs", "1000"),
                row("saved[third]", "agrees", "0"),
            ]
        );
    }

    #[test]
    fn a_total_is_checked_against_its_parts_and_their_prints() {
        // The sum is 15,000; the printed parts add up to 16,000.
        let rows = told(
            r#"
            [[published]]
            quantity = "saved"
            printed = ["10000", "6000", "0"]
            source = "p"
            [[published]]
            quantity = "total"
            printed = "16000"
            source = "p"
            "#,
        );
        assert_eq!(rows[3], row("total", "differs", "1000"));
        assert_eq!(rows[4], row("foots:total", "agrees", "0"));
        assert_eq!(rows.len(), 5);
    }

    /// 10,000, then 5,000, then nothing: less than 6,000 from the second step on.
    #[test]
    fn a_printed_item_of_an_axis_is_that_one_or_another() {
        let calc = |name: &str, below: &str| {
            format!(
                r#"
                [calc.{name}]
                label = "When"
                item_of = "step"
                formula = "first(saved < {below} [£] over step)"
                "#
            )
        };
        let print = |name: &str, printed: &str| {
            format!(
                "[[published]]\nquantity = \"{name}\"\nprinted = \"{printed}\"\nsource = \"p\"\n"
            )
        };
        let rows = told(
            &[
                calc("falls", "6_000"),
                calc("never", "-1"),
                print("falls", "second"),
                print("falls", "third"),
                print("never", "first"),
            ]
            .concat(),
        );
        let row = |id: &str, verdict| (id.to_owned(), verdict, None);
        assert_eq!(
            rows,
            [
                row("falls", "agrees"),
                row("falls#2", "differs"),
                row("never", "differs")
            ]
        );
    }

    #[test]
    fn a_total_without_all_its_printed_parts_is_not_footed() {
        let rows = told(
            r#"
            [[published]]
            quantity = "saved"
            at = { step = "first" }
            printed = "10000"
            source = "p"
            [[published]]
            quantity = "total"
            printed = "15000"
            source = "p"
            "#,
        );
        let ids: Vec<&str> = rows.iter().map(|(id, ..)| id.as_str()).collect();
        assert_eq!(ids, ["saved[first]", "total"]);
    }

    #[test]
    fn rounded_parts_widen_the_tolerance_of_a_footing_and_no_others() {
        let parts = |first: &str, total: &str| {
            let body = format!(
                r#"
                [[published]]
                quantity = "saved"
                printed = ["{first}", "5000", "0"]
                source = "p"
                [[published]]
                quantity = "total"
                printed = "{total}"
                source = "p"
                "#
            );
            told(&body).pop().unwrap().1
        };
        // Half of 1,000 for the first part and half a pound for the total.
        assert_eq!(parts("£10k", "15500"), "rounds");
        assert_eq!(parts("£10k", "15501"), "differs");
        assert_eq!(parts("10000", "15001"), "differs");
        assert_eq!(parts("10000", "15000"), "agrees");
        assert_eq!(parts("10000", "£15k"), "agrees");
        assert_eq!(parts("10400", "£15k"), "rounds");
    }

    #[test]
    fn a_second_print_of_a_figure_has_an_id_of_its_own() {
        let rows = told(
            r#"
            [[published]]
            quantity = "total"
            printed = "£15k"
            source = "p"
            [[published]]
            quantity = "total"
            printed = "about £14,000"
            source = "q"
            because = "Written before the last month was known."
            "#,
        );
        assert_eq!(
            rows,
            [
                row("total", "agrees", "0"),
                row("total#2", "differs", "-1000")
            ]
        );
    }

    #[test]
    fn a_print_in_another_sign_is_compared_by_what_it_means() {
        let verdict = |printed: &str, means: &str| {
            let rows = checked(&format!(
                "[[published]]\nquantity = \"total\"\nprinted = \"{printed}\"\nmeans = \"{means}\"\nsource = \"p\""
            ));
            (rows[0].verdict.word(), rows[0].difference)
        };
        assert_eq!(verdict("-£15,000", "15000"), ("agrees", Some(d("0"))));
        assert_eq!(verdict("-£15.2k", "15200"), ("differs", Some(d("200"))));
        assert_eq!(verdict("(£20k)", "20000"), ("differs", Some(d("5000"))));
        assert_eq!(verdict("-£0.02m", "20000"), ("rounds", Some(d("5000"))));
    }

    #[test]
    fn the_meaning_keeps_precision_and_qualifier() {
        let cell = |text: &str, means: i64| PublishedCell {
            place: Place::nowhere(),
            printed: Printed::read(text).unwrap(),
            means: Some(Decimal::from(means)),
            because: None,
        };
        let agrees = |cell: &PublishedCell, figure: i64| {
            verdict(&meant(cell), &Value::Number(Decimal::from(figure))).word()
        };
        // Over £300,000 saved, printed as a negative amount.
        let over = cell("over -£300,000", 300_000);
        assert_eq!(agrees(&over, 310_000), "rounds");
        assert_eq!(agrees(&over, 290_000), "differs");
        // Over £65k spent where the quantity counts savings.
        let cost = cell("over £65k", -65_000);
        assert_eq!(agrees(&cost, -70_000), "rounds");
        assert_eq!(agrees(&cost, -60_000), "differs");
        // £1m to £2m spent.
        let range = cell("£1-2m", -1_000_000);
        assert_eq!(agrees(&range, -1_500_000), "rounds");
        assert_eq!(agrees(&range, -2_600_000), "differs");
        assert_eq!(agrees(&range, 0), "differs");
    }

    #[test]
    fn a_figure_that_waits_for_inputs_is_no_difference() {
        let body = MONTHS
            .replace("printed = \"£100\"", "needed = \"The council\"")
            .replacen("source = \"p\"\n", "", 1);
        let case = case(&format!(
            "{body}\n[[published]]\nquantity = \"total\"\nprinted = \"15000\"\nsource = \"p\""
        ));
        let checks = checks(&case, &Figures::paper(&case));
        assert_eq!(checks[0].verdict, Verdict::Needs);
        assert_eq!(checks[0].difference, None);
        assert_eq!(
            tally(&checks),
            Tally {
                need: 1,
                ..Tally::default()
            }
        );
    }
}
