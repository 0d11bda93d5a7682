//! All cells at once, and one formula at one place: both ways give the same, whatever the formula,
//! the case and the changes.
#![cfg(feature = "authoring")]
#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod common;

use casebook_model::Decimal;
use casebook_model::authoring::read_case;
use casebook_model::axis::{AxisIndex, Place};
use casebook_model::case::{Calculation, Case, Quantity, QuantityIndex, QuantityKind};
use casebook_model::edit::{Change, Edit, Edits, input_values};
use casebook_model::evaluate::{Asked, Coordinates, Evaluator, Figures, Instead};
use casebook_model::expr::{Expr, Operator};
use casebook_model::value::{Fault, Value};
use common::generated::{MONTH, SCENARIO, any_figure, walked_steps};
use common::{file, read, shelf, small};
use proptest::prelude::*;
use proptest::sample::Index;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Walks every calculation at every place and holds what it gives against the figures. Since a
/// calculation rests on those before it, figures that stand this are the only right ones.
fn walked(case: &Case, figures: &Figures, paper: Option<&Figures>, put: Option<&Put>) {
    let evaluator = Evaluator::new(case, figures, paper);
    let evaluator = match put {
        Some(put) => evaluator.instead(put),
        None => evaluator,
    };
    for (index, quantity) in case.each_quantity() {
        let cells = figures.cells(index);
        assert_eq!(cells.len(), usize::from(quantity.cells), "{}", quantity.id);
        if let QuantityKind::Calculation(calculation) = &quantity.kind {
            for (cell, value) in cells.iter().enumerate() {
                let at = Coordinates::of_cell(case, quantity, cell);
                let walked = evaluator.calculation(calculation, at);
                assert_eq!(*value, walked, "{}: {} at {at:?}", case.id, quantity.id);
            }
        }
    }
}

/// Holds figures with changes to a whole evaluation: every input as it is changed, every calculation
/// walked.
fn whole(case: &Case, edits: &Edits, now: &Figures, paper: &Figures) {
    for (index, quantity) in case.each_quantity() {
        if let Some(values) = input_values(case, index, edits) {
            assert_eq!(now.cells(index), values, "{}", quantity.id);
        }
    }
    walked(case, now, Some(paper), None);
}

/// Figures put in the place of some.
#[derive(Debug)]
struct Put(Vec<(QuantityIndex, Place, Value)>);

impl Instead for Put {
    fn figure(&self, quantity: QuantityIndex, place: &Place) -> Option<Value> {
        self.0
            .iter()
            .find(|(index, at, _)| *index == quantity && at == place)
            .map(|(.., value)| value.clone())
    }
}

/// A change at random: of which input, of which cell, and what.
type AnyChange = (Index, Index, Option<(i64, u32)>, bool);

fn any_changes() -> impl Strategy<Value = Vec<AnyChange>> {
    let number = proptest::option::weighted(0.8, (-2000_i64..100_000, 0_u32..4));
    proptest::collection::vec(
        (any::<Index>(), any::<Index>(), number, any::<bool>()),
        1..5,
    )
}

fn edits(case: &Case, changes: &[AnyChange]) -> Edits {
    let inputs: Vec<(QuantityIndex, &Quantity)> = case
        .each_quantity()
        .filter(|(_, quantity)| quantity.input().is_some())
        .collect();
    changes
        .iter()
        .fold(Edits::none(), |edits, (input, cell, number, series)| {
            let (quantity, declared) = *input.get(&inputs);
            let value = number.map(|(units, scale)| Decimal::new(units, scale));
            let change = match (value, series) {
                (Some(share), true) => Change::Scale {
                    on: Place::nowhere(),
                    share,
                },
                (value, _) => Change::Set(vec![(cell.index(declared.cells.into()), value)]),
            };
            edits.with(case, Edit { quantity, change })
        })
}

/// Holds a case, with these changes and with one figure put in, to the walk; and what it shares.
fn holds(case: &Case, changes: &[AnyChange]) {
    let paper = Figures::paper(case);
    walked(case, &paper, None, None);
    let edits = edits(case, changes);
    let now = Figures::now(case, &edits, &paper);
    whole(case, &edits, &now, &paper);
    for (index, quantity) in case.each_quantity() {
        let equal = now.cells(index) == paper.cells(index);
        assert_eq!(now.same(index, &paper), equal, "{}", quantity.id);
        // Many cells that are equal are shared, so that it is found out by a look at where they stand.
        let shared = now.cells(index).as_ptr() == paper.cells(index).as_ptr();
        assert!(shared == equal || quantity.cells == 1, "{}", quantity.id);
    }
    let (_, cell, number, _) = changes[0];
    let any = cell.index(case.quantities.len());
    let index = QuantityIndex(u16::try_from(any).unwrap());
    let asked = Figures::asked(case, &Asked::of(case, [index]), &edits, &paper);
    assert_eq!(asked.cells(index), now.cells(index), "{any}");
    let quantity = &case.quantities[any];
    let place = case.place_of(quantity, cell.index(quantity.cells.into()));
    let value = number.map_or(Value::None, |(units, _)| Value::Number(units.into()));
    let put = Put(vec![(index, place, value)]);
    walked(case, &Figures::replaced(case, &put), None, Some(&put));
}

static SMALL: LazyLock<Case> = LazyLock::new(|| small(""));

/// The small case with two calculations more, the second on top of the first.
fn with(first: Calculation, second: Expr, axes: [Vec<AxisIndex>; 2]) -> Case {
    let mut case = SMALL.clone();
    let [on_first, on_second] = axes;
    let below = QuantityIndex(u16::try_from(case.quantities.len()).unwrap());
    let on_top = Calculation::One(Expr::Join(
        Operator::Over,
        Box::new(second),
        Box::new(Expr::Quantity(below)),
    ));
    for (name, axes, calculation) in [("below", on_first, first), ("on_top", on_second, on_top)] {
        let cells = axes
            .iter()
            .map(|axis| case.length(*axis))
            .product::<usize>();
        let (_, like) = SMALL.find("claimed").unwrap();
        case.order
            .push(QuantityIndex(u16::try_from(case.quantities.len()).unwrap()));
        case.quantities.push(Quantity {
            id: name.to_owned(),
            axes,
            cells: u16::try_from(cells).unwrap(),
            kind: QuantityKind::Calculation(calculation),
            ..like.clone()
        });
    }
    case
}

/// Of months and scenarios the first month's figures stand first; they alone are wanted.
#[test]
fn a_figure_at_the_first_item_has_the_places_of_its_own_axes() {
    let (index, _) = SMALL
        .each_quantity()
        .find(|(_, quantity)| quantity.axes == [MONTH, SCENARIO])
        .unwrap();
    let level = || Box::new(Expr::Quantity(index));
    let first = Calculation::One(Expr::Previous(level(), MONTH, Some(level())));
    let case = with(first, Expr::None, [vec![SCENARIO], vec![SCENARIO]]);
    walked(&case, &Figures::paper(&case), None, None);
}

fn any_axes() -> impl Strategy<Value = Vec<AxisIndex>> {
    prop_oneof![
        1 => Just(vec![]),
        1 => Just(vec![MONTH]),
        1 => Just(vec![SCENARIO]),
        3 => Just(vec![MONTH, SCENARIO]),
    ]
}

/// Of any shape, but walked at every place in a moment: some that go through months within months within
/// months would take as long as all others together.
fn any_formula() -> impl Strategy<Value = Expr> {
    any_figure().prop_filter("walked in a moment", |formula| {
        walked_steps(formula) <= 20_000
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn formulas_of_any_shape(
        first in any_formula(),
        other in any_formula(),
        second in any_formula(),
        by_item in any::<bool>(),
        axes in [any_axes(), any_axes()],
        changes in any_changes(),
    ) {
        let first = if by_item {
            Calculation::ByItem(SCENARIO, vec![first, other])
        } else {
            Calculation::One(first)
        };
        holds(&with(first, second, axes), &changes);
    }
}

/// A quantity a month before, or all of it up to then.
fn before(of: QuantityIndex, so_far: bool, start: &Expr) -> Expr {
    let of = Box::new(Expr::Quantity(of));
    let of = match so_far {
        true => Box::new(Expr::Cumulative(of, MONTH)),
        false => of,
    };
    Expr::Previous(of, MONTH, Some(Box::new(start.clone())))
}

/// The formula with what stands before in the place of `m`, wherever that stands at the present month or
/// in a sum up to it.
fn with_before(formula: Expr, before: &Expr) -> Expr {
    let inside = |x: Box<Expr>| Box::new(with_before(*x, before));
    match formula {
        Expr::Quantity(QuantityIndex(1)) => before.clone(),
        Expr::Cumulative(x, axis) => Expr::Cumulative(inside(x), axis),
        Expr::Negate(x) => Expr::Negate(inside(x)),
        Expr::Not(x) => Expr::Not(inside(x)),
        Expr::Join(operator, x, y) => Expr::Join(operator, inside(x), inside(y)),
        Expr::If(condition, x, y) => Expr::If(inside(condition), inside(x), inside(y)),
        Expr::Extreme { larger, of } => Expr::Extreme {
            larger,
            of: (of.into_iter()).map(|x| with_before(x, before)).collect(),
        },
        Expr::Round(rounding, x, step) => Expr::Round(rounding, inside(x), step),
        Expr::Previous(x, axis, first) => Expr::Previous(inside(x), axis, first.map(inside)),
        Expr::At(x, place) => Expr::At(inside(x), place),
        Expr::Known(x) => Expr::Known(inside(x)),
        Expr::Otherwise(x, y) => Expr::Otherwise(inside(x), inside(y)),
        Expr::Gather(gathering, x, over) if over.iter().all(|part| part.axis != MONTH) => {
            Expr::Gather(gathering, inside(x), over)
        }
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Two of which each rests on the other a month before, and the second on the first besides.
    #[test]
    fn formulas_that_follow_from_each_other(
        first in any_formula(),
        other in any_formula(),
        second in any_formula(),
        start in (0_u16..3).prop_map(|name| Expr::Quantity(QuantityIndex(name))),
        by_item in any::<bool>(),
        so_far in any::<[bool; 2]>(),
        spread in any::<[bool; 2]>(),
        changes in any_changes(),
    ) {
        let index = |after: usize| QuantityIndex(u16::try_from(SMALL.quantities.len() + after).unwrap());
        let (below, on_top) = (index(0), index(1));
        // Whatever the formula is, it rests on the other.
        let rests = |formula: Expr, other| {
            let [below, on_top] = so_far.map(|so_far| before(other, so_far, &start));
            Expr::Join(Operator::Plus, Box::new(with_before(formula, &below)), Box::new(on_top))
        };
        let first = if by_item {
            Calculation::ByItem(SCENARIO, vec![rests(first, on_top), rests(other, below)])
        } else {
            Calculation::One(rests(first, on_top))
        };
        let axes = spread.map(|spread| if spread { vec![MONTH, SCENARIO] } else { vec![MONTH] });
        let mut case = with(first, rests(second, below), axes);
        let alone = (AxisIndex(0), 0);
        case.following = vec![alone; case.order.len() - 2];
        case.following.push((MONTH, 2));
        holds(&case, &changes);
        prop_assert_eq!(Figures::replaced(&case, &Put(Vec::new())), Figures::paper(&case));
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
}

/// Every shipped case.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    let shelf = shelf();
    files
        .iter()
        .filter(|file| file.parent() != Some(&folder))
        .map(|file| {
            let name = file.to_string_lossy().into_owned();
            let text = std::fs::read_to_string(file).unwrap();
            read_case(&name, &name, &text, &shelf).unwrap()
        })
        .collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn every_case_with_changes_at_random(changes in any_changes()) {
        for case in CASES.iter() {
            holds(case, &changes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    /// One change after another, the last of them made before: each time the figures are those that a
    /// whole evaluation gives, and so are those of somebody who asked for some at the beginning.
    #[test]
    fn every_case_with_one_change_after_another(
        changes in proptest::collection::vec(any_changes(), 2..6),
        again in any::<Index>(),
        some in any::<[Index; 3]>(),
    ) {
        for case in CASES.iter() {
            let paper = Figures::paper(case);
            let some = some.map(|it| it.index(case.quantities.len()));
            let some = some.map(|it| QuantityIndex(u16::try_from(it).unwrap()));
            let asked = Asked::of(case, some);
            let mut made = Edits::none();
            for step in changes.iter().chain([again.get(&changes)]) {
                for edit in edits(case, step).list() {
                    made = made.with(case, edit.clone());
                }
                let now = Figures::now(case, &made, &paper);
                whole(case, &made, &now, &paper);
                let picked = Figures::asked(case, &asked, &made, &paper);
                for index in some {
                    assert_eq!(picked.cells(index), now.cells(index), "{}", case.id);
                }
            }
        }
    }
}

#[test]
fn what_no_change_touches_is_not_worked_out_again() {
    let case = small(
        "[calc.of_a]\nlabel = \"L\"\nunit = \"1\"\nformula = \"a * 2\"\n\
         [calc.of_m]\nlabel = \"L\"\nunit = \"1\"\nformula = \"m * 2\"\n\
         [calc.at_most]\nlabel = \"L\"\nunit = \"1\"\nformula = \"min(a, 1)\"\n\
         [calc.on_top]\nlabel = \"L\"\nunit = \"1\"\nformula = \"at_most + m\"\n\
         [calc.of_paper]\nlabel = \"L\"\nunit = \"1\"\nformula = \"paper(a) + 1\"",
    );
    let paper = Figures::paper(&case);
    let edit = common::values(&case, "a", &[7]);
    let now = Figures::now(&case, &Edits::none().with(&case, edit), &paper);
    let same = |name: &str| now.same(case.find(name).unwrap().0, &paper);
    assert!(!same("a") && !same("of_a"));
    assert!(same("of_m") && same("at_most") && same("on_top") && same("of_paper"));
}

/// A table of 4,900 cells, each beside the sum of all.
#[test]
fn a_sum_over_a_large_table_beside_each_of_its_cells() {
    let items = |letter: &str| {
        let items: Vec<String> = (0..70)
            .map(|item| format!("{{ id = \"{letter}{item}\" }}"))
            .collect();
        items.join(", ")
    };
    let body = format!(
        "[axis.big]\nitems = [{}]\n[axis.big2]\nitems = [{}]\n\
         [input.x]\nlabel = \"X\"\nunit = \"1\"\nover = [\"big\", \"big2\"]\nassumed = \"3\"\nwhy = \"test\"\n\
         [calc.apart]\nlabel = \"L\"\nunit = \"1\"\nformula = \"x - sum(x over big, big2)\"\n\
         [calc.so_far]\nlabel = \"L\"\nunit = \"1\"\nformula = \"cumulative(x over big)\"\n\
         [calc.total]\nlabel = \"L\"\nunit = \"1\"\nformula = \"sum(apart over big, big2)\"\n",
        items("a"),
        items("b"),
    );
    let case = read(&file(&body, &["x"], "total")).unwrap();
    let figures = Figures::paper(&case);
    let at = |name: &str, code: &str| {
        let (index, quantity) = case.find(name).unwrap();
        let place = case.place_from_code(quantity, code).unwrap();
        figures.at(&case, index, &place)
    };
    let number = |value: i64| Value::Number(value.into());
    assert_eq!(at("apart", "a3,b5"), number(3 - 3 * 4900));
    assert_eq!(at("so_far", "a9,b69"), number(30));
    assert_eq!(at("total", ""), number((3 - 3 * 4900) * 4900));
}

/// Six axes of ten items are more places than can be laid out: those are walked.
#[test]
fn parts_with_too_many_places_are_walked() {
    let axes: Vec<String> = (0..5)
        .map(|axis| {
            let items: Vec<String> = (0..12).map(|item| format!("{{ id = \"i{axis}x{item}\" }}")).collect();
            format!("[axis.n{axis}]\nitems = [{}]\n[input.x{axis}]\nlabel = \"X\"\nunit = \"1\"\nover = [\"n{axis}\"]\nassumed = \"1\"\nwhy = \"test\"\n", items.join(", "))
        })
        .collect();
    let body = format!(
        "{}[calc.total]\nlabel = \"L\"\nunit = \"1\"\nformula = \"sum(x0 * x1 * x2 * x3 * x4 over n0, n1, n2, n3, n4)\"\n",
        axes.concat()
    );
    let case = read(&file(&body, &["x0", "x1", "x2", "x3", "x4"], "total")).unwrap();
    let total = Figures::paper(&case).at(&case, case.find("total").unwrap().0, &Place::nowhere());
    assert_eq!(total, Value::Number(Decimal::from(12_i64.pow(5))));
    assert_ne!(total, Value::Error(Fault::NoSuchPlace));
}
