//! How far the hedges of a paper's own inputs reach. "About 5,000 at over £61,000" give £305m and
//! leave room for the £312m that the paper prints: where inputs within what their hedges leave open bring
//! out the print, the two do not contradict each other (decision 0019).

use crate::checks::{Check, Kind, Verdict};
use casebook_model::Decimal;
use casebook_model::case::{Case, Control, Given, Input, QuantityIndex};
use casebook_model::deciding::order;
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::{Asked, Figures, rest_on};
use casebook_model::exact::Exact;
use casebook_model::number::to_places;
use casebook_model::printed::{Agreement, Printed};
use casebook_model::words;
use core::cmp::Ordering;

/// How often what lies between the paper's sum and the furthest its hedges reach is halved in search of
/// the print.
const HALVINGS: u32 = 24;

/// A cell of an input that is printed with a hedge: which, what is taken for it, and how far it reaches.
struct Hedge<'a> {
    input: &'a Input,
    quantity: QuantityIndex,
    cell: usize,
    value: Decimal,
    ends: [Decimal; 2],
}

/// Which of these checks differ by no more than the hedges of their inputs reach, by their numbers;
/// `paper` are the figures without edits.
#[must_use]
pub fn hedged(case: &Case, paper: &Figures, checks: &[Check]) -> Vec<u16> {
    let reached = |check: &Check| {
        check.kind == Kind::Recalculated
            && check.verdict == Verdict::Differs
            && Search::of(case, paper, check).is_some_and(|search| search.finds())
    };
    let numbered = (0_u16..).zip(checks).filter(|(_, check)| reached(check));
    numbered.map(|(number, _)| number).collect()
}

/// Marks those checks.
pub fn mark(checks: &mut [Check], hedged: &[u16]) {
    for number in hedged {
        if let Some(check) = checks.get_mut(usize::from(*number)) {
            check.verdict = Verdict::Hedged;
        }
    }
}

/// A print that differs, and the hedges that could bring it out.
struct Search<'a> {
    case: &'a Case,
    paper: &'a Figures,
    check: &'a Check,
    asked: Asked,
    meant: Printed,
    calculated: Decimal,
    /// On which side of the paper's sum the print lies.
    side: Ordering,
}

impl<'a> Search<'a> {
    fn of(case: &'a Case, paper: &'a Figures, check: &'a Check) -> Option<Self> {
        case.quantity(check.quantity)
            .filter(|quantity| words::in_digits(quantity))?;
        let calculated = check.calculated.number()?;
        let meant = check.meant();
        Some(Self {
            case,
            paper,
            check,
            asked: Asked::of(case, [check.quantity]),
            side: order(meant.value, calculated),
            meant,
            calculated,
        })
    }

    fn finds(&self) -> bool {
        let hedges: Vec<Hedge<'_>> = self.hedges();
        // Of each the end that alone brings the sum nearer, if one does.
        let mut furthest: Vec<(&Hedge<'_>, Decimal)> = Vec::new();
        for hedge in &hedges {
            let nearer = |end: &Decimal| {
                let moved = self.figure(&[(hedge, *end)], Decimal::ONE);
                moved.is_some_and(|moved| order(moved, self.calculated) == self.side)
            };
            if let Some(end) = hedge.ends.iter().copied().find(nearer) {
                furthest.push((hedge, end));
            }
        }
        let (mut short, mut share, mut beyond) = (Decimal::ZERO, Decimal::ONE, Decimal::ONE);
        for _ in 0..HALVINGS {
            let Some(figure) = self.figure(&furthest, share) else {
                return false;
            };
            if self.meant.agreement(figure) != Agreement::Differs {
                return true;
            }
            match order(self.meant.value, figure) == self.side {
                // The furthest does not reach it.
                true if share == Decimal::ONE => return false,
                true => short = share,
                false => beyond = share,
            }
            let Some(halfway) = short
                .exact_add(beyond)
                .and_then(|sum| sum.exact_div(Decimal::TWO))
            else {
                return false;
            };
            share = halfway;
        }
        false
    }

    /// The hedged cells of the inputs that the figure rests on.
    fn hedges(&self) -> Vec<Hedge<'a>> {
        let rests = rest_on(self.case, [self.check.quantity]);
        let mut hedges = Vec::new();
        for ((quantity, found), rests) in self.case.each_quantity().zip(rests) {
            let Some(input) = found
                .input()
                .filter(|input| rests && input.control == Control::Number)
            else {
                continue;
            };
            for (cell, given) in input.given.iter().enumerate() {
                let Given::Known {
                    printed,
                    takes: None,
                } = given
                else {
                    continue;
                };
                if let Some(ends) = printed.hedge() {
                    hedges.push(Hedge {
                        input,
                        quantity,
                        cell,
                        value: printed.value,
                        ends,
                    });
                }
            }
        }
        hedges
    }

    /// The figure with each of these inputs so far on its way to an end.
    fn figure(&self, on_the_way: &[(&Hedge<'_>, Decimal)], share: Decimal) -> Option<Decimal> {
        let mut edits = Edits::none();
        for (hedge, end) in on_the_way {
            let way = end.exact_sub(hedge.value)?.exact_mul(share)?;
            let exact = hedge.value.exact_add(way)?;
            let value = match hedge.input.whole {
                true => to_places(exact, 0),
                false => exact,
            };
            let edit = Edit {
                quantity: hedge.quantity,
                change: Change::Set(vec![(hedge.cell, Some(value))]),
            };
            edits = edits.with(self.case, edit);
        }
        let now = Figures::asked(self.case, &self.asked, &edits, self.paper);
        now.at(self.case, self.check.quantity, &self.check.place)
            .number()
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests")]
mod tests {
    use crate::checks::{Verdict, tally};
    use crate::claim::{all_checks, standing};
    use crate::sample::{case, d};
    use crate::slips::slips;
    use casebook_model::Decimal;
    use casebook_model::case::Case;
    use casebook_model::evaluate::Figures;
    use proptest::prelude::*;

    /// So many children at a rate, less what is kept, as printed.
    fn sample(children: &str, rate: &str, printed: &str) -> Case {
        case(&format!(
            "[claim]\nquantity = \"saved\"\nprinted = \"{printed}\"\nsense = \"saving\"\nsource = \"p\"\n\
             [[group]]\ntitle = \"All\"\ninputs = [\"children\", \"rate\", \"kept\"]\n\
             [input.children]\nlabel = \"Children\"\nunit = \"children\"\n{children}\nsource = \"p\"\n\
             [input.rate]\nlabel = \"Rate\"\nunit = \"£/child\"\n{rate}\nsource = \"p\"\n\
             [input.kept]\nlabel = \"Kept\"\nunit = \"£\"\nassumed = \"0\"\nwhy = \"test\"\n\
             [calc.saved]\nlabel = \"Saved\"\nunit = \"£\"\nformula = \"children * rate - kept\"\n\
             [calc.net]\nlabel = \"Net\"\nunit = \"£\"\nformula = \"0 - saved\"\n"
        ))
    }

    fn verdict(children: &str, rate: &str, printed: &str) -> &'static str {
        let case = sample(children, rate, printed);
        let paper = Figures::paper(&case);
        let checks = all_checks(&case, &paper);
        assert_eq!(
            standing(&case, &paper, &paper).verdict,
            Some(checks[0].verdict)
        );
        checks[0].verdict.word()
    }

    const ABOUT: &str = "printed = \"about 5,000\"";
    const OVER: &str = "printed = \"over £61\"";

    #[test]
    fn about_so_many_at_over_so_much_reach_as_far_as_the_paper_rounds() {
        // From 4,500 at £60.50 to 5,500 at £62: £272,250 to £341,000.
        for (printed, expected) in [
            ("£305,000", "agrees"),
            ("£0.3m", "rounds"),
            ("£312k", "hedged"),
            ("£312,345.67", "hedged"),
            ("£341k", "hedged"),
            ("£342k", "differs"),
            ("£273k", "hedged"),
            ("£271k", "differs"),
        ] {
            assert_eq!(verdict(ABOUT, OVER, printed), expected, "{printed}");
        }
    }

    #[test]
    fn what_is_printed_plainly_or_as_a_range_reaches_nowhere() {
        assert_eq!(
            verdict("printed = \"5,000\"", "printed = \"£61\"", "£306k"),
            "differs"
        );
        // Five thousand either way is the hedge; the rate is what it is.
        assert_eq!(verdict(ABOUT, "printed = \"£61\"", "£335k"), "hedged");
        assert_eq!(verdict(ABOUT, "printed = \"£61\"", "£337k"), "differs");
        let range = "printed = \"5,000-6,000\"\ntakes = \"5,000\"\nwhy = \"test\"";
        assert_eq!(verdict(range, "printed = \"£61\"", "£350k"), "differs");
    }

    #[test]
    fn up_to_and_under_reach_down_and_over_reaches_up() {
        assert_eq!(
            verdict("printed = \"up to 5,000\"", "printed = \"£61\"", "£250k"),
            "hedged"
        );
        assert_eq!(
            verdict("printed = \"up to 5,000\"", "printed = \"£61\"", "£306k"),
            "differs"
        );
        assert_eq!(
            verdict("printed = \"under 5,000\"", "printed = \"£61\"", "£243k"),
            "differs"
        );
        assert_eq!(
            verdict("printed = \"at least 5,000\"", "printed = \"£61\"", "£360k"),
            "hedged"
        );
        assert_eq!(
            verdict("printed = \"at least 5,000\"", "printed = \"£61\"", "£300k"),
            "differs"
        );
    }

    #[test]
    fn children_stay_whole_on_the_way() {
        let whole = "printed = \"about 5,000\"\nwhole = true";
        assert_eq!(verdict(whole, "printed = \"£61\"", "£312,320"), "hedged");
        assert_eq!(verdict(whole, "printed = \"£61\"", "£312,345"), "differs");
        assert_eq!(verdict(ABOUT, "printed = \"£61\"", "£312,345"), "hedged");
    }

    #[test]
    fn what_the_hedges_reach_is_no_slip_and_is_counted_apart() {
        let case = sample(ABOUT, OVER, "£312k");
        let paper = Figures::paper(&case);
        let checks = all_checks(&case, &paper);
        assert_eq!(checks[0].verdict, Verdict::Hedged);
        assert_eq!(checks[0].difference, Some(d("7000")));
        assert!(slips(&case, &paper, &checks, &checks[0]).is_empty());
        let counted = tally(&checks);
        assert_eq!((counted.hedged, counted.differ, counted.round), (1, 0, 0));
        assert_eq!(crate::answer::answer(&case).hedged, [0]);
        let says = crate::answer::answer(&case).says;
        let first: String = says[0].iter().map(|piece| piece.text.as_str()).collect();
        assert!(
            first.ends_with("which agrees with the £312k claimed, given how the paper rounds."),
            "{first}"
        );
    }

    proptest! {
        /// Whatever lies within both hedges never differs, and what lies beyond them does.
        #[test]
        fn whatever_lies_within_the_hedges_is_found(
            hundreds in 1_i64..10,
            rate in 1_i64..10,
            children in -50_i64..=50,
            pence in 0_i64..=1000,
            beyond in 1_i64..100_000,
        ) {
            let (about, over) = (hundreds * 100, rate * 10);
            let actual = Decimal::new(over * 100 + pence, 2) * Decimal::from(about + children);
            let written = |figure: Decimal| format!("£{}", figure.round_dp(2));
            let (children, rate) = (format!("printed = \"about {about}\""), format!("printed = \"over £{over}\""));
            prop_assert_ne!(verdict(&children, &rate, &written(actual)), "differs");
            let most = Decimal::from((over + 10) * (about + 50)) + Decimal::new(beyond, 2) + Decimal::ONE;
            prop_assert_eq!(verdict(&children, &rate, &written(most)), "differs");
        }
    }
}
