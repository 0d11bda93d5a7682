//! What an input would have to be for a print to hold.

mod search;

use crate::probe::{Lever, Probe, is_number};
pub use crate::probe::{Made, Measure};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Backwards, Case, Given, QuantityIndex, Reach};
use casebook_model::deciding::order;
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::value::{Fault, Needs};
use search::Search;

/// How many solutions are told.
pub const MOST_SOLUTIONS: usize = 8;

/// A value of the input, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The input's value, in its own unit (per cent as a share).
    pub value: Decimal,
    /// The figure it leads to.
    pub figure: Decimal,
    /// The value one step away that does not reach the target; `None` if both neighbours do.
    pub short: Option<Decimal>,
}

/// What the input would have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What it is: the figure is the target as things stand.
    Already(Decimal),
    /// This, exactly (to the 28 digits of the arithmetic); where only steps make sense, also the
    /// nearest step that reaches the target.
    Exact {
        /// The input's value.
        value: Decimal,
        /// The nearest step that reaches the target, where the question or the input has steps.
        stepped: Option<Point>,
    },
    /// This step reaches the target, one step less does not; no value is known to hit it exactly.
    Step(Point),
    /// The target is crossed several times, at these steps.
    Several(Vec<Point>),
    /// Nothing: no value makes the print hold.
    Never(Why),
    /// Cannot be said before these other cells are filled in.
    Needs(Needs),
}

/// Why no value makes a print hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The paper prints no figure to be reached.
    NoTarget,
    /// The input is no number.
    NotANumber,
    /// The figure does not depend on it.
    NoEffect,
    /// The figure comes nearest at this point, and no nearer.
    OutOfReach {
        /// The input's value there.
        value: Decimal,
        /// The figure there.
        figure: Decimal,
    },
    /// The figure cannot be worked out.
    Error(Fault),
    /// The figure does not apply.
    DoesNotApply,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The figure that is to reach the target.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// What is to be reached; `None` where nothing is printed.
    pub target: Option<Decimal>,
    /// What the input would have to be.
    pub answer: Answer,
    /// The figure does not follow the input in a straight line: it bends, jumps or levels out.
    pub kinked: bool,
}

/// Answers a question with the reader's edits in force; `paper` are the figures without them.
///
/// The target is reached by a figure at it or beyond it, counted from nought: £2m is reached by
/// £2.1m, and a pressure of −£2m by −£2.1m. A target of nought is reached from where the figure
/// now stands.
#[must_use]
pub fn solve(case: &Case, paper: &Figures, edits: &Edits, question: &Backwards) -> Solution {
    let (quantity, place, target) = goal(case, &question.reach);
    let mut solution = Solution {
        quantity,
        place,
        target,
        answer: Answer::Never(Why::NoTarget),
        kinked: false,
    };
    let Some(target) = target else {
        return solution;
    };
    let input = case.quantity(question.by);
    let cell = input.and_then(|input| case.cell_of(input, &question.place));
    let (Some(cell), true) = (cell, is_number(case, question.by)) else {
        solution.answer = Answer::Never(Why::NotANumber);
        return solution;
    };
    let probe = Probe {
        case,
        paper,
        edits,
        input: question.by,
        lever: Lever::Cell(cell),
        figure: quantity,
        place: &solution.place,
    };
    let whole = input
        .and_then(|input| input.input())
        .is_some_and(|input| input.whole);
    let step = question.step.filter(|step| *step > Decimal::ZERO);
    let mut search = Search::new(probe, target, step.or(whole.then_some(Decimal::ONE)));
    let answer = search.answer();
    let kinked = search.kinked();
    Solution {
        answer,
        kinked,
        ..solution
    }
}

/// What is moved where it is not one cell: an input, what a value makes of it, and the steps that make
/// sense.
pub struct Moving<'a> {
    /// The input; a number.
    pub input: QuantityIndex,
    /// What a value makes of it.
    pub made: Made<'a>,
    /// The smallest step of the value.
    pub step: Option<Decimal>,
}

/// As [`solve`], for what is no single cell: which value, made into a change of the input, brings the
/// figure at a place to a target?
#[must_use]
pub fn solve_made(
    case: &Case,
    paper: &Figures,
    edits: &Edits,
    (quantity, place, target): (QuantityIndex, &Place, Decimal),
    moving: &Moving<'_>,
) -> Solution {
    let probe = Probe {
        case,
        paper,
        edits,
        input: moving.input,
        lever: Lever::Made(moving.made),
        figure: quantity,
        place,
    };
    let mut search = Search::new(probe, target, moving.step);
    let answer = search.answer();
    Solution {
        quantity,
        place: place.clone(),
        target: Some(target),
        answer,
        kinked: search.kinked(),
    }
}

/// Why an answer is not to be taken at its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// Below nought, for an input of which the paper gives nothing below nought.
    BelowNought,
    /// More than all of it, for a share.
    MoreThanAll,
    /// Outside what the case calls plausible.
    Implausible,
}

/// Whether a value makes sense for an input, by what the paper gives and by its plausible range.
#[must_use]
pub fn caution(case: &Case, input: QuantityIndex, value: Decimal) -> Option<Caution> {
    let quantity = case.quantity(input)?;
    let input = quantity.input()?;
    let given = || input.given.iter().filter_map(Given::value);
    if order(value, Decimal::ZERO).is_lt() && given().all(|given| given >= Decimal::ZERO) {
        return Some(Caution::BelowNought);
    }
    let share = quantity.unit.percent && given().all(|given| given <= Decimal::ONE);
    if share && order(value, Decimal::ONE).is_gt() {
        return Some(Caution::MoreThanAll);
    }
    let range = input.range?;
    (order(value, range.low).is_lt() || order(value, range.high).is_gt())
        .then_some(Caution::Implausible)
}

/// What is to be reached: the figure, its place and the value.
fn goal(case: &Case, reach: &Reach) -> (QuantityIndex, Place, Option<Decimal>) {
    match reach {
        Reach::Claim => {
            let claim = &case.claim;
            let printed = claim.printed.as_ref().map(|printed| printed.value);
            (claim.quantity, claim.place.clone(), printed)
        }
        Reach::Figure {
            quantity,
            place,
            target,
        } => (*quantity, place.clone(), Some(*target)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{MONTHS, at, case, d, q, set};
    use casebook_model::number::Rounding;
    use casebook_model::value::{EmptyCell, Value};
    use proptest::prelude::*;

    /// A figure made of one number `x`, and a question that asks for it.
    fn one(formula: &str, more: &str) -> Case {
        case(&format!(
            r#"
            [claim]
            quantity = "total"
            sense = "saving"
            source = "p"
            [[group]]
            title = "All"
            inputs = ["x", "y"]
            [input.x]
            label = "X"
            unit = "1"
            printed = "10"
            source = "p"
            {more}
            [input.y]
            label = "Y"
            unit = "1"
            needed = "The council"
            [calc.total]
            label = "Total"
            unit = "1"
            formula = "{formula}"
            "#
        ))
    }

    fn ask(case: &Case, target: &str, step: Option<&str>) -> Solution {
        ask_by(case, Edits::none(), "x", target, step)
    }

    fn ask_by(case: &Case, edits: Edits, by: &str, target: &str, step: Option<&str>) -> Solution {
        let question = Backwards {
            reach: Reach::Figure {
                quantity: q(case, "total"),
                place: Place::nowhere(),
                target: d(target),
            },
            by: q(case, by),
            place: Place::nowhere(),
            step: step.map(d),
            note: None,
        };
        solve(case, &Figures::paper(case), &edits, &question)
    }

    fn exact(answer: &Answer) -> Decimal {
        match answer {
            Answer::Exact { value, .. } => *value,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_straight_line_gives_the_exact_value_and_the_step_that_reaches() {
        // 3x = 100: 33.33…; 34 reaches 102, 33 only 99.
        let solution = ask(&one("3 * x", ""), "100", Some("1"));
        let Answer::Exact {
            value,
            stepped: Some(point),
        } = &solution.answer
        else {
            panic!("{solution:?}")
        };
        assert_eq!(casebook_model::number::to_places(*value, 4), d("33.3333"));
        assert_eq!(
            *point,
            Point {
                value: d("34"),
                figure: d("102"),
                short: Some(d("33"))
            }
        );
        assert!(!solution.kinked);
    }

    #[test]
    fn where_more_means_less_the_step_goes_the_other_way() {
        // 200 - 3x = 100: 33.33…; 33 reaches 101, 34 only 98.
        let Answer::Exact {
            stepped: Some(point),
            ..
        } = ask(&one("200 - 3 * x", ""), "100", Some("1")).answer
        else {
            panic!()
        };
        assert_eq!(
            point,
            Point {
                value: d("33"),
                figure: d("101"),
                short: Some(d("34"))
            }
        );
    }

    #[test]
    fn a_line_that_comes_out_even_needs_no_step() {
        let solution = ask(&one("4 * x", ""), "100", None);
        assert_eq!(
            solution.answer,
            Answer::Exact {
                value: d("25"),
                stepped: None
            }
        );
        let solution = ask(&one("4 * x", ""), "40", None);
        assert_eq!(solution.answer, Answer::Already(d("10")));
    }

    #[test]
    fn a_target_of_nought_is_reached_from_where_the_figure_stands() {
        // 10 - 35 is short of nought; 35 reaches it.
        let Answer::Exact {
            value,
            stepped: Some(point),
        } = ask(&one("x - 35", ""), "0", Some("10")).answer
        else {
            panic!()
        };
        assert_eq!(
            (value, point.value, point.short),
            (d("35"), d("40"), Some(d("30")))
        );
    }

    #[test]
    fn a_kink_is_seen_and_said() {
        // Level at 30 up to x = 20, then 5 more for each.
        let solution = ask(
            &one("30 + max(0; x - 20) * 5".replace(';', ",").as_str(), ""),
            "100",
            Some("1"),
        );
        assert!(solution.kinked);
        assert_eq!(exact(&solution.answer), d("34"));
    }

    #[test]
    fn a_jump_gives_a_step_and_no_exact_value() {
        let case = one("if x >= 17.5 then 100 else 0", "");
        let solution = ask(&case, "50", Some("1"));
        assert!(solution.kinked);
        assert_eq!(
            solution.answer,
            Answer::Step(Point {
                value: d("18"),
                figure: d("100"),
                short: Some(d("17"))
            })
        );
    }

    #[test]
    fn several_crossings_are_all_told() {
        // A parabola through 0 at 0 and at 40, 400 at its top: 300 at 10 and at 30.
        let case = one("x * (40 - x)", "range = [\"0\", \"40\"]");
        let edits = set(&case, Edits::none(), "x", "", "1");
        let Answer::Several(points) = ask_by(&case, edits, "x", "300", Some("1")).answer else {
            panic!()
        };
        let values: Vec<(Decimal, Option<Decimal>)> = points
            .iter()
            .map(|point| (point.value, point.short))
            .collect();
        assert_eq!(values, [(d("10"), Some(d("9"))), (d("30"), Some(d("31")))]);
    }

    #[test]
    fn out_of_reach_says_how_near_it_comes() {
        let solution = ask(&one("min(x, 50)", ""), "100", None);
        let Answer::Never(Why::OutOfReach { figure, .. }) = solution.answer else {
            panic!("{solution:?}")
        };
        assert_eq!(figure, d("50"));
        assert_eq!(
            ask(&one("7 + 0 * x", ""), "100", None).answer,
            Answer::Never(Why::NoEffect)
        );
        let nought = ask(&one("x / (x - x)", ""), "100", None);
        assert_eq!(
            nought.answer,
            Answer::Never(Why::Error(Fault::DivisionByNought))
        );
    }

    #[test]
    fn a_divisor_is_found_though_nought_is_an_error() {
        // 1000 / x is 8 at 125; at 124 it is more.
        let case = one("1000 / x", "");
        let Answer::Exact {
            stepped: Some(point),
            ..
        } = ask(&case, "8", Some("1")).answer
        else {
            panic!()
        };
        assert_eq!((point.value, point.figure), (d("125"), d("8")));
    }

    #[test]
    fn an_empty_input_is_solved_for_and_other_empty_ones_are_named() {
        let case = one("x + 2 * y", "");
        let solution = ask_by(&case, Edits::none(), "y", "30", None);
        assert_eq!(
            solution.answer,
            Answer::Exact {
                value: d("10"),
                stepped: None
            }
        );
        let Answer::Needs(needs) = ask(&case, "30", None).answer else {
            panic!()
        };
        assert_eq!(
            needs.cells(),
            [EmptyCell {
                quantity: q(&case, "y"),
                cell: 0
            }]
        );
    }

    #[test]
    fn the_printed_claim_is_reached_with_the_edits_in_force() {
        // With a rate of 200 the sum is 30,000; £22k needs 16,000 less or more by weeks: of the
        // first step, (22,000 - 10,000) / (5 x 200) = 12 weeks.
        let case = case(MONTHS);
        let edits = set(&case, Edits::none(), "rate", "", "200");
        let question = Backwards {
            reach: Reach::Claim,
            by: q(&case, "weeks"),
            place: at(&case, "weeks", "first"),
            step: None,
            note: None,
        };
        let solution = solve(&case, &Figures::paper(&case), &edits, &question);
        assert_eq!(solution.target, Some(d("22000")));
        assert_eq!(
            solution.answer,
            Answer::Exact {
                value: d("12"),
                stepped: None
            }
        );
    }

    #[test]
    fn an_answer_that_makes_no_sense_is_marked() {
        let plain = one("x", "");
        let ranged = one("x", "range = [\"5\", \"20\"]");
        let of = |case: &Case, id: &str, value: &str| caution(case, q(case, id), d(value));
        assert_eq!(of(&plain, "x", "-1"), Some(Caution::BelowNought));
        assert_eq!(of(&plain, "x", "1000"), None);
        assert_eq!(of(&plain, "y", "-1"), Some(Caution::BelowNought));
        assert_eq!(of(&ranged, "x", "21"), Some(Caution::Implausible));
        assert_eq!(of(&ranged, "x", "20"), None);
        let share = crate::sample::case(
            r#"
            [claim]
            quantity = "total"
            sense = "saving"
            source = "p"
            [[group]]
            title = "All"
            inputs = ["share"]
            [input.share]
            label = "Share"
            unit = "%"
            needed = "The council"
            [calc.total]
            label = "Total"
            unit = "%"
            formula = "share"
            "#,
        );
        assert_eq!(of(&share, "share", "1.01"), Some(Caution::MoreThanAll));
        assert_eq!(of(&share, "share", "1"), None);
    }

    #[test]
    fn thirds_put_together_reach_the_whole_and_are_no_more_than_all() {
        let case = one("x / 3 * 3", "");
        assert_eq!(ask(&case, "10", None).answer, Answer::Already(d("10")));
        let Answer::Exact { value, stepped } = ask(&case, "100", Some("1")).answer else {
            panic!()
        };
        let point = stepped.unwrap();
        assert_eq!(
            (value, point.value, point.short),
            (d("100"), d("100"), Some(d("99")))
        );
        // A question that adds up in thirds finds a jump where it is.
        let case = one("if x / 3 + x / 3 + x / 3 >= 20 then 100 else 0", "");
        let Answer::Step(point) = ask(&case, "50", Some("1")).answer else {
            panic!()
        };
        assert_eq!(point.value, d("20"));
        let ranged = one("x", "range = [\"5\", \"20\"]");
        let of = |value: &str| caution(&ranged, q(&ranged, "x"), d(value));
        assert_eq!(of("20.00000000000000000000000001"), None);
        assert_eq!(of("4.999999999999999999999999999"), None);
        assert_eq!(of("20.0001"), Some(Caution::Implausible));
    }

    fn total(case: &Case, x: Decimal) -> Decimal {
        let paper = Figures::paper(case);
        let edits = set(case, Edits::none(), "x", "", &x.to_string());
        match Figures::now(case, &edits, &paper).at(case, q(case, "total"), &Place::nowhere()) {
            Value::Number(number) => number,
            other => panic!("{other:?}"),
        }
    }

    proptest! {
        #[test]
        fn an_answer_put_back_reaches_the_target_and_one_step_less_does_not(
            slope in prop_oneof![-50_i64..-1, 2_i64..50],
            start in -500_i64..500,
            bend in 0_i64..40,
            target in prop_oneof![-900_i64..-1, 1_i64..900],
            step in 1_i64..7,
        ) {
            let bent = format!("({start}) + ({slope}) * max(x, {bend})");
            for formula in [format!("({start}) + ({slope}) * x"), bent] {
                let case = one(&formula, "");
                let target = Decimal::from(target);
                let solution = ask(&case, &target.to_string(), Some(&step.to_string()));
                let reached = |y: Decimal| if target > Decimal::ZERO { y >= target } else { y <= target };
                let point = match solution.answer {
                    Answer::Exact { value, stepped } => {
                        prop_assert!(casebook_model::deciding::same(total(&case, value), target));
                        stepped
                    }
                    Answer::Step(point) => Some(point),
                    Answer::Already(value) => {
                        prop_assert_eq!(total(&case, value), target);
                        None
                    }
                    // A line that bends away levels out before the target, or leaves it at once.
                    Answer::Never(Why::OutOfReach { .. }) => None,
                    other => return Err(TestCaseError::fail(format!("{other:?}"))),
                };
                if let Some(Point { value, figure, short }) = point {
                    prop_assert_eq!(total(&case, value), figure);
                    prop_assert!(reached(figure));
                    prop_assert_eq!(Rounding::Nearest.apply(value, step.into()), Some(value));
                    let step = Decimal::from(step);
                    let Some(short) = short else {
                        // Where the bend lies on the target, both neighbours reach it.
                        for beside in [value.checked_sub(step), value.checked_add(step)] {
                            prop_assert!(reached(total(&case, beside.unwrap())));
                        }
                        continue;
                    };
                    let apart = value.checked_sub(short).map(|apart| apart.abs());
                    prop_assert_eq!(apart, Some(step));
                    prop_assert!(!reached(total(&case, short)));
                }
            }
        }
    }
}
