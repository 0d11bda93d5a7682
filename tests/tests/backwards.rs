//! Every question that a shipped case asks backwards: the answer, put back through
//! `evaluate --set`, reaches what was asked for, and one step less does not. Where other inputs are
//! still empty the answer names them; filled in with round figures, it is put back too.

use casebook_analysis::backwards::{Answer, Point, Solution, solve};
use casebook_model::Decimal;
use casebook_model::authoring::{Shelf, read_case};
use casebook_model::axis::Place;
use casebook_model::case::{Case, QuantityIndex};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::Figures;
use casebook_model::value::Needs;
use casebook_tests::command::{evaluated, shipped_cases};
use std::path::Path;

/// One question with what it is asked of.
struct Asked<'a> {
    case: &'a Case,
    /// The inputs filled in so far, as `--set` writes them.
    filled: Vec<String>,
    by: String,
}

impl Asked<'_> {
    /// The figure that `evaluate --set` gives when the input is `value`.
    fn with(&self, solution: &Solution, value: Decimal) -> Decimal {
        let unit = &self.quantity(&self.by).unit;
        let sign = if unit.percent { "%" } else { "" };
        let shown = casebook_model::words::shown(unit, value);
        let mut edits: Vec<&str> = self.filled.iter().map(String::as_str).collect();
        let edit = format!("{}={shown}{sign}", self.by);
        edits.push(&edit);
        let evaluation = evaluated(&self.case.id, &edits);
        let quantity = self.case.quantity(solution.quantity).unwrap();
        let mut found = &evaluation["quantities"][&quantity.id]["values"];
        for (_, item) in solution.place.pairs() {
            found = &found[item];
        }
        let shown = found
            .as_str()
            .unwrap_or_else(|| panic!("{edits:?}: {found}"));
        let shown = Decimal::from_str_exact(shown).unwrap();
        if quantity.unit.percent {
            shown / Decimal::ONE_HUNDRED
        } else {
            shown
        }
    }

    fn quantity(&self, name: &str) -> &casebook_model::case::Quantity {
        self.case.find(name.split('[').next().unwrap()).unwrap().1
    }

    /// Puts an answer back.
    fn prove(&self, solution: &Solution) {
        let target = solution.target.unwrap();
        let same = |figure: Decimal| (figure - target).abs() < Decimal::new(1, 9);
        match &solution.answer {
            Answer::Already(value) => assert!(same(self.with(solution, *value))),
            Answer::Exact { value, stepped } => {
                // A part of a child is told, but cannot be put into a field of whole numbers.
                let whole = self
                    .quantity(&self.by)
                    .input()
                    .is_some_and(|input| input.whole);
                if !whole || value.is_integer() {
                    let figure = self.with(solution, *value);
                    assert!(
                        same(figure),
                        "{}: {value} gives {figure}, not {target}",
                        self.by
                    );
                }
                if let Some(point) = stepped {
                    self.prove_point(solution, point, target);
                }
            }
            Answer::Step(point) => self.prove_point(solution, point, target),
            Answer::Several(points) => {
                points
                    .iter()
                    .for_each(|point| self.prove_point(solution, point, target));
            }
            Answer::Never(_) | Answer::Needs(_) => {}
        }
    }

    fn prove_point(&self, solution: &Solution, point: &Point, target: Decimal) {
        let figure = self.with(solution, point.value);
        assert_eq!(
            figure,
            casebook_model::deciding::told(point.figure),
            "{}",
            self.by
        );
        let beyond = |figure: Decimal| figure - target;
        let short = point.short.map(|short| beyond(self.with(solution, short)));
        // The target lies between the step and the one that does not reach it.
        if let Some(short) = short {
            let reached = beyond(figure);
            assert!(!short.is_zero(), "{}", self.by);
            assert!(
                reached.is_zero() || reached.is_sign_negative() != short.is_sign_negative(),
                "{}: {reached} and {short} from {target}",
                self.by
            );
        }
        if target > Decimal::ZERO {
            assert!(figure >= target, "{}", self.by);
        }
    }
}

fn read(id: &str) -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/cases");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let shelf = Shelf::read(&text("units.toml"), &text("documents.toml")).unwrap();
    let file = format!("{id}.toml");
    read_case(id, &file, &text(&file), &shelf).unwrap()
}

/// A round figure that makes sense for an input.
fn round_figure(case: &Case, index: QuantityIndex) -> Decimal {
    let quantity = case.quantity(index).unwrap();
    if quantity.unit.percent {
        Decimal::new(5, 1)
    } else if quantity.unit.is_money(&case.units) {
        Decimal::from(10_000)
    } else {
        Decimal::from(20)
    }
}

fn fill(case: &Case, needs: &Needs) -> Edits {
    needs.cells().iter().fold(Edits::none(), |edits, empty| {
        let value = round_figure(case, empty.quantity);
        let change = Change::Set(vec![(empty.cell, Some(value))]);
        edits.with(
            case,
            Edit {
                quantity: empty.quantity,
                change,
            },
        )
    })
}

fn name(case: &Case, index: QuantityIndex, place: &Place) -> String {
    casebook_analysis::checks::figure_name(case, index, place)
}

#[test]
fn every_answer_put_back_reaches_what_was_asked_for() {
    let mut proved = 0;
    for id in shipped_cases() {
        let case = read(&id);
        let paper = Figures::paper(&case);
        for question in &case.backwards {
            let by = name(&case, question.by, &question.place);
            let mut asked = Asked {
                case: &case,
                filled: Vec::new(),
                by,
            };
            let mut solution = solve(&case, &paper, &Edits::none(), question);
            if let Answer::Needs(needs) = &solution.answer {
                let edits = fill(&case, needs);
                let write = |edit| casebook_exchange::edits::write(&case, edit);
                asked.filled = edits.list().iter().map(write).collect();
                solution = solve(&case, &paper, &edits, question);
                assert!(
                    !matches!(solution.answer, Answer::Needs(_)),
                    "{id}: {} still needs figures that it did not name",
                    asked.by
                );
            }
            println!(
                "{id}: {} {:?} {:?}",
                asked.by, solution.target, solution.answer
            );
            asked.prove(&solution);
            proved += usize::from(!matches!(solution.answer, Answer::Never(_)));
        }
    }
    assert!(proved > 0);
}
