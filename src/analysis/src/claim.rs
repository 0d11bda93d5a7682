//! The claim: what the paper says, what its own sum gives, and what it gives with the reader's
//! changes.

use crate::checks::{Check, Kind, Verdict, difference, verdict};
use crate::{footing, hedges};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, PublishedCell, QuantityIndex};
use casebook_model::deciding;
use casebook_model::evaluate::Figures;
use casebook_model::printed::Printed;
use casebook_model::value::Value;
use casebook_model::words;

/// How the claim of a case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The quantity that is claimed.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// As printed, in the sign of the quantity; `None` where the paper prints no figure.
    pub printed: Option<Printed>,
    /// From the paper's own inputs.
    pub calculated: Value,
    /// With the reader's edits.
    pub now: Value,
    /// How the print stands to the paper's own sum; `None` without a print.
    pub verdict: Option<Verdict>,
    /// Now less calculated; `None` where one of them is no number.
    pub change: Option<Decimal>,
    /// What is left of it, net, with the reader's edits; `None` while something that comes off is not
    /// known.
    pub net: Option<Decimal>,
    /// Whether the claim is net and what was worked out is gross, with nothing known of what comes off:
    /// then no verdict confirms the claim.
    pub gross: bool,
}

impl Standing {
    /// What is held against the print with the reader's changes: what is left net, where the claim is net and
    /// that is known, else what is claimed.
    #[must_use]
    pub fn held(&self, case: &Case) -> (QuantityIndex, Value) {
        match case.claim.net.zip(self.net) {
            Some((quantity, net)) => (quantity, Value::Number(net)),
            None => (self.quantity, self.now.clone()),
        }
    }
}

/// What is left of the claim net, where the paper claims that and it is known.
pub(crate) fn known_net(case: &Case, now: &Figures) -> Option<(QuantityIndex, Decimal)> {
    let net = case.claim.net?;
    let left = now.at(case, net, &case.claim.place).number()?;
    Some((net, left))
}

/// The claim; `paper` are the figures without edits, `now` those with.
#[must_use]
pub fn standing(case: &Case, paper: &Figures, now: &Figures) -> Standing {
    let mut checks = checks(case, paper);
    let hedged = hedges::hedged(case, paper, &checks);
    hedges::mark(&mut checks, &hedged);
    standing_as(case, paper, now, checks.first())
}

/// The claim, held against its print by a check that was made before.
#[must_use]
pub fn standing_as(case: &Case, paper: &Figures, now: &Figures, check: Option<&Check>) -> Standing {
    let claim = &case.claim;
    let calculated = paper.at(case, claim.quantity, &claim.place);
    let net = known_net(case, now).map(|(_, net)| net);
    let now = now.at(case, claim.quantity, &claim.place);
    let change = match (now.number(), calculated.number()) {
        (Some(now), Some(calculated)) => deciding::difference(now, calculated),
        _ => None,
    };
    Standing {
        quantity: claim.quantity,
        place: claim.place.clone(),
        verdict: check
            .filter(|check| check.is_claim())
            .map(|check| check.verdict),
        printed: claim.printed.clone(),
        calculated,
        now,
        change,
        net,
        gross: is_gross(case, paper),
    }
}

/// Whether the claim is net, and what comes off the gross sum it is held against is not printed.
#[must_use]
pub fn is_gross(case: &Case, paper: &Figures) -> bool {
    let net = case.claim.net;
    net.is_some_and(|net| paper.at(case, net, &case.claim.place).number().is_none())
}

/// What the reader's changes make of the claim, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Beside the paper's own sum: `£148,000 less`; `None` where it is the same, or there was none.
    pub by: Option<String>,
    /// Beside what is claimed: `£157,600 below the £2m claimed`; where that is net, which of the two
    /// figures is meant: `£157,600 below the £2m claimed, gross`.
    pub beside: Option<String>,
}

/// What the reader's changes make of the claim. Nothing is said of a claim that gives no number.
#[must_use]
pub fn moved(case: &Case, standing: &Standing) -> Moved {
    let quantity = case.quantity(standing.quantity);
    let (Some(quantity), Value::Number(now)) = (quantity, &standing.now) else {
        return Moved::default();
    };
    let before = standing.calculated.number();
    let (kind, held) = match (case.claim.net, standing.net) {
        (None, _) => ("", *now),
        (Some(_), None) => (", gross", *now),
        (Some(_), Some(net)) => (", net", net),
    };
    let beside = standing.printed.as_ref().and_then(|printed| {
        let difference = deciding::difference(held, printed.value)?;
        // Where the print is the paper's own sum, the distance from both is one.
        let is_sum = kind.is_empty() && before == Some(printed.value);
        let apart = words::apart(case, quantity, difference);
        let how = match apart.map(|apart| if is_sum { "as far".to_owned() } else { apart }) {
            Some(apart) if difference.is_sign_negative() => [&apart, " below"].concat(),
            Some(apart) => [&apart, " above"].concat(),
            None => "exactly".to_owned(),
        };
        Some([&how, " the ", &printed.quoted(), " claimed", kind].concat())
    });
    Moved {
        by: before.and_then(|before| words::change(case, quantity, before, *now)),
        beside,
    }
}

/// The claim as checks: held against the paper's own sum (`claim`), and against the sum of its
/// printed parts where it is made of such (`foots:claim`). Empty where the paper prints no figure.
///
/// They stand beside [`crate::checks::checks`], which are of what `[[published]]` blocks print;
/// [`all_checks`] has both. Hedges are not looked at.
#[must_use]
pub fn checks(case: &Case, paper: &Figures) -> Vec<Check> {
    let claim = &case.claim;
    let Some(printed) = &claim.printed else {
        return Vec::new();
    };
    let gross = is_gross(case, paper);
    let check = |id: &str, kind, calculated: Value, verdict| Check {
        id: id.to_owned(),
        quantity: claim.quantity,
        place: claim.place.clone(),
        kind,
        printed: printed.clone(),
        published: printed.value,
        difference: difference(printed.value, &calculated),
        calculated,
        verdict,
        source: claim.source.clone(),
        because: claim.because.clone().filter(|_| verdict != Verdict::Agrees),
        gross,
    };
    let calculated = paper.at(case, claim.quantity, &claim.place);
    let stands = verdict(printed, &calculated);
    let mut checks = vec![check("claim", Kind::Recalculated, calculated, stands)];
    let cell = PublishedCell {
        place: claim.place.clone(),
        printed: printed.clone(),
        means: None,
        because: None,
    };
    if let Some(footed) = footing::footed(case, paper, claim.quantity, &cell) {
        checks.push(check(
            "foots:claim",
            Kind::Foots,
            footed.sum,
            footed.verdict,
        ));
    }
    checks
}

/// Every check of a case: those of the claim, then those of what `[[published]]` blocks print.
#[must_use]
pub fn all_checks(case: &Case, paper: &Figures) -> Vec<Check> {
    let mut all = checks_but_hedges(case, paper);
    let hedged = hedges::hedged(case, paper, &all);
    hedges::mark(&mut all, &hedged);
    all
}

/// The same without a look at hedges, for who knows already which checks those turn.
#[must_use]
pub fn checks_but_hedges(case: &Case, paper: &Figures) -> Vec<Check> {
    let mut all = checks(case, paper);
    all.extend(crate::checks::checks(case, paper));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::tally;
    use crate::sample::{MONTHS, case, d, set};

    fn told(body: &str) -> Vec<(String, &'static str, Option<Decimal>)> {
        let case = case(body);
        checks(&case, &Figures::paper(&case))
            .into_iter()
            .map(|check| (check.id, check.verdict.word(), check.difference))
            .collect()
    }

    #[test]
    fn the_claim_is_checked_like_any_print() {
        // 5 x 100 x 20 + 5 x 100 x 10 = 15,000.
        assert_eq!(
            told(MONTHS),
            [("claim".to_owned(), "differs", Some(d("7000")))]
        );
        assert_eq!(
            told(&MONTHS.replace("£22k", "£15k")),
            [("claim".to_owned(), "agrees", Some(d("0")))]
        );
        assert_eq!(told(&MONTHS.replace("printed = \"£22k\"\n", "")), []);
    }

    #[test]
    fn the_printed_parts_of_the_claim_are_added_up_against_it() {
        let parts = "[[published]]\nquantity = \"saved\"\nprinted = [\"10000\", \"£6k\", \"0\"]\nsource = \"p\"";
        assert_eq!(
            told(&format!("{MONTHS}{parts}")),
            [
                ("claim".to_owned(), "differs", Some(d("7000"))),
                ("foots:claim".to_owned(), "differs", Some(d("6000"))),
            ]
        );
        assert_eq!(
            told(&format!("{}{parts}", MONTHS.replace("£22k", "£16k"))),
            [
                ("claim".to_owned(), "differs", Some(d("1000"))),
                ("foots:claim".to_owned(), "agrees", Some(d("0"))),
            ]
        );
    }

    #[test]
    fn why_the_claim_does_not_agree_is_told_where_it_does_not() {
        let because = |print: &str| {
            let case = case(&MONTHS.replace(
                "printed = \"£22k\"",
                &format!("printed = \"{print}\"\nbecause = \"Two weeks are counted twice.\""),
            ));
            checks(&case, &Figures::paper(&case))[0].because.clone()
        };
        assert_eq!(
            because("£22k").as_deref(),
            Some("Two weeks are counted twice.")
        );
        assert_eq!(because("£15k"), None);
    }
    use casebook_model::edit::Edits;

    /// With a rate of so much, and what comes off it.
    fn told_with(body: &str, edits: &[(&str, &str)]) -> (bool, String, String) {
        let case = case(body);
        let paper = Figures::paper(&case);
        let edits = edits.iter().fold(Edits::none(), |edits, (input, value)| {
            set(&case, edits, input, "", value)
        });
        let standing = standing(&case, &paper, &Figures::now(&case, &edits, &paper));
        let Moved { by, beside } = moved(&case, &standing);
        (
            standing.gross,
            by.unwrap_or_default(),
            beside.unwrap_or_default(),
        )
    }

    #[test]
    fn a_change_is_told_beside_the_sum_and_beside_the_claim() {
        let told = |edits: &[(&str, &str)]| {
            let (gross, by, beside) = told_with(MONTHS, edits);
            assert!(!gross);
            (by, beside)
        };
        let words = |by: &str, beside: &str| (by.to_owned(), beside.to_owned());
        // 22,500 and 7,500 beside 15,000 worked out and £22k claimed.
        assert_eq!(
            told(&[("rate", "150")]),
            words("£7,500 more", "£500 above the £22k claimed")
        );
        assert_eq!(
            told(&[("rate", "50")]),
            words("£7,500 less", "£14,500 below the £22k claimed")
        );
        assert_eq!(
            told(&[("rate", "100")]),
            words("", "£7,000 below the £22k claimed")
        );
        let exactly = MONTHS.replace("£22k", "£30k");
        assert_eq!(
            told_with(&exactly, &[("rate", "200")]).2,
            "exactly the £30k claimed"
        );
    }

    /// MONTHS with a claim that is net of something nobody printed.
    fn net_of_other() -> String {
        format!(
            r#"{}
            [input.other]
            label = "Other"
            unit = "£"
            needed = "The council"
            [calc.left]
            label = "Net"
            unit = "£"
            formula = "total - other"
            "#,
            MONTHS
                .replacen(
                    "quantity = \"total\"",
                    "quantity = \"total\"\nnet = \"left\"",
                    1
                )
                .replace("\"weeks\"]", "\"weeks\", \"other\"]")
        )
    }

    #[test]
    fn a_net_claim_that_comes_out_only_gross_is_counted_among_what_needs_figures() {
        let case = case(&net_of_other().replace("£22k", "£15k"));
        let checks = checks(&case, &Figures::paper(&case));
        assert_eq!(checks[0].verdict, Verdict::Agrees);
        let counted = tally(&checks);
        assert_eq!((counted.agree, counted.need), (0, 1));
    }

    #[test]
    fn a_gross_sum_confirms_no_net_claim_and_is_named_beside_it() {
        let body = net_of_other();
        let words = |by: &str, beside: &str| (true, by.to_owned(), beside.to_owned());
        assert_eq!(
            told_with(&body, &[("rate", "150")]),
            words("£7,500 more", "£500 above the £22k claimed, gross")
        );
        // What a reader fills in makes nothing of the paper's own sum net.
        assert_eq!(
            told_with(&body, &[("rate", "150"), ("other", "1000")]),
            words("£7,500 more", "£500 below the £22k claimed, net")
        );
    }

    #[test]
    fn an_edit_moves_the_figure_now_and_never_the_verdict() {
        let case = case(MONTHS);
        let paper = Figures::paper(&case);
        let standing = |edits: &Edits| standing(&case, &paper, &Figures::now(&case, edits, &paper));
        let before = standing(&Edits::none());
        assert_eq!(before.calculated, Value::Number(d("15000")));
        assert_eq!(before.verdict, Some(Verdict::Differs));
        assert_eq!(before.change, Some(d("0")));
        // 5 x 150 x 20 + 5 x 150 x 10 = 22,500: within £22k, but the check is of the paper.
        let after = standing(&set(&case, Edits::none(), "rate", "", "150"));
        assert_eq!(after.now, Value::Number(d("22500")));
        assert_eq!(after.change, Some(d("7500")));
        assert_eq!(after.verdict, Some(Verdict::Differs));
    }

    /// 15,000 is both the sum and the print: with a rate of £90 it is 13,500, 1,500 less than either.
    #[test]
    fn where_the_print_is_the_sum_one_distance_is_said_once() {
        let case = case(&MONTHS.replace("£22k", "£15k"));
        let paper = Figures::paper(&case);
        let edits = set(&case, Edits::none(), "rate", "", "90");
        let now = Figures::now(&case, &edits, &paper);
        let moved = moved(&case, &standing(&case, &paper, &now));
        assert_eq!(moved.by.as_deref(), Some("£1,500 less"));
        assert_eq!(
            moved.beside.as_deref(),
            Some("as far below the £15k claimed")
        );
    }
}
