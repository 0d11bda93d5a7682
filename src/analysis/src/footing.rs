//! Whether a printed total is the sum of its own printed parts.

use crate::checks::{Verdict, meant, verdict};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Given, PublishedCell, QuantityIndex, QuantityKind};
use casebook_model::deciding::order;
use casebook_model::evaluate::{Coordinates, Evaluator, Figures, Instead, formula_at, moved};
use casebook_model::exact::Exact;
use casebook_model::expr::{Expr, Gathering, Operator};
use casebook_model::printed::{Agreement, Printed, Qualifier};
use casebook_model::value::Value;

/// The sum of a total's printed parts, and how the printed total stands to it.
pub(crate) struct Footed {
    pub(crate) sum: Value,
    pub(crate) verdict: Verdict,
}

/// The figures a total is directly made of, as printed.
#[derive(Debug)]
pub(crate) struct PrintedParts {
    parts: Vec<(QuantityIndex, Place, Value)>,
    /// Half a step of every part that was rounded for print.
    slack: Decimal,
}

impl Instead for PrintedParts {
    fn figure(&self, quantity: QuantityIndex, place: &Place) -> Option<Value> {
        self.parts
            .iter()
            .find(|(index, at, _)| *index == quantity && at == place)
            .map(|(_, _, value)| value.clone())
    }
}

/// Foots a printed total. `None` where its formula is more than a sum, or where a part that
/// applies is not printed.
pub(crate) fn footed(
    case: &Case,
    paper: &Figures,
    quantity: QuantityIndex,
    cell: &PublishedCell,
) -> Option<Footed> {
    let parts = printed_parts(case, paper, quantity, &cell.place)?;
    let (formula, at) = formula_of(case, quantity, &cell.place)?;
    let sum = Evaluator::new(case, paper, None)
        .instead(&parts)
        .value(formula, at);
    let total = meant(cell);
    let verdict = match (verdict(&total, &sum), sum.number()) {
        (Verdict::Differs, Some(number)) if within(&total, number, parts.slack) => Verdict::Rounds,
        (verdict, _) => verdict,
    };
    Some(Footed { sum, verdict })
}

/// The formula of a calculation at a place.
pub(crate) fn formula_of<'a>(
    case: &'a Case,
    quantity: QuantityIndex,
    place: &Place,
) -> Option<(&'a Expr, Coordinates)> {
    let QuantityKind::Calculation(calculation) = &case.quantity(quantity)?.kind else {
        return None;
    };
    let at = Coordinates::of(place);
    Some((formula_at(calculation, at)?, at))
}

/// Whether the formula of a figure does nothing but add and take off.
pub(crate) fn is_sum(case: &Case, paper: &Figures, quantity: QuantityIndex, place: &Place) -> bool {
    formula_of(case, quantity, place).is_some_and(|(formula, at)| {
        let evaluator = Evaluator::new(case, paper, None);
        name_terms(case, evaluator, formula, at, &mut Vec::new())
    })
}

/// The printed parts of a total at a place, if it can be footed.
pub(crate) fn printed_parts(
    case: &Case,
    paper: &Figures,
    quantity: QuantityIndex,
    place: &Place,
) -> Option<PrintedParts> {
    let (formula, at) = formula_of(case, quantity, place)?;
    let mut named = Vec::new();
    let evaluator = Evaluator::new(case, paper, None);
    if !name_terms(case, evaluator, formula, at, &mut named) {
        return None;
    }
    let mut printed = PrintedParts {
        parts: Vec::new(),
        slack: Decimal::ZERO,
    };
    let mut any_calculated = false;
    for (index, place) in named {
        let value = paper.at(case, index, &place);
        match &case.quantity(index)?.kind {
            QuantityKind::Input(input) => {
                let cell = case.cell_of(case.quantity(index)?, &place)?;
                let given = input.given.get(cell)?;
                if matches!(given, Given::Needed) {
                    return None;
                }
                if let Given::Known { printed: print, .. } = given {
                    printed.allow(print, None)?;
                }
                printed.parts.push((index, place, value));
            }
            _ if value == Value::None => {}
            _ => {
                any_calculated = true;
                let cell = case.published_at(index, &place)?;
                printed.allow(&meant(cell), value.number())?;
                printed
                    .parts
                    .push((index, place, Value::Number(cell.meaning())));
            }
        }
    }
    any_calculated.then_some(printed)
}

impl PrintedParts {
    /// Widens the tolerance by half a step of a part that was rounded for print: one that shows it
    /// (a hedge, thousands, per cent), or whose calculated figure agrees only to rounding.
    fn allow(&mut self, print: &Printed, calculated: Option<Decimal>) -> Option<()> {
        let shown = print.qualifier != Qualifier::Plain
            || print.step > Decimal::ONE
            || print.text.contains('%');
        let found = calculated.is_some_and(|figure| print.agreement(figure) == Agreement::Rounds);
        if shown || found {
            self.slack = self.slack.exact_add(print.slack()?)?;
        }
        Some(())
    }
}

/// How far from its total the sum of printed parts may be, for the rounding of all of them.
pub(crate) fn allowance(
    case: &Case,
    paper: &Figures,
    quantity: QuantityIndex,
    place: &Place,
    total: &Printed,
) -> Option<Decimal> {
    allowed(total, printed_parts(case, paper, quantity, place)?.slack)
}

fn allowed(total: &Printed, slack: Decimal) -> Option<Decimal> {
    total.slack().and_then(|own| own.exact_add(slack))
}

fn within(total: &Printed, sum: Decimal, slack: Decimal) -> bool {
    let apart = total.value.exact_sub(sum).map(|apart| apart.abs());
    let allowed = allowed(total, slack);
    matches!((apart, allowed), (Some(apart), Some(allowed)) if order(apart, allowed).is_le())
}

/// Collects the figures a sum names, each place once; `false` if the formula is more than a sum.
fn name_terms(
    case: &Case,
    evaluator: Evaluator<'_>,
    formula: &Expr,
    at: Coordinates,
    named: &mut Vec<(QuantityIndex, Place)>,
) -> bool {
    match formula {
        Expr::None => true,
        Expr::Quantity(index) => {
            let Some(quantity) = case.quantity(*index) else {
                return false;
            };
            let term = (*index, at.place_on(&quantity.axes));
            if !named.contains(&term) {
                named.push(term);
            }
            true
        }
        Expr::Negate(x) => name_terms(case, evaluator, x, at, named),
        Expr::At(x, place) => name_terms(case, evaluator, x, moved(at, place), named),
        Expr::Join(Operator::Plus | Operator::Minus, x, y) => {
            name_terms(case, evaluator, x, at, named) && name_terms(case, evaluator, y, at, named)
        }
        Expr::Gather(Gathering::Sum, x, over) => {
            let mut sum = true;
            evaluator.each_along(over, at, &mut |at| {
                sum = sum && name_terms(case, evaluator, x, at, named);
            });
            sum
        }
        Expr::Cumulative(x, axis) => (0..=at.item(*axis))
            .all(|item| name_terms(case, evaluator, x, at.with(*axis, item), named)),
        Expr::Previous(x, axis, start) => match (at.item(*axis).checked_sub(1), start) {
            (Some(item), _) => name_terms(case, evaluator, x, at.with(*axis, item), named),
            (None, Some(start)) => name_terms(case, evaluator, start, at, named),
            (None, None) => true,
        },
        _ => false,
    }
}
