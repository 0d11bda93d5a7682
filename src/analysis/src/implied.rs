//! What a print that differs would mean: which one figure, were it another, would make it come out
//! ("12 children instead of 10").

use crate::checks::{Check, Kind};
use crate::footing::{PrintedParts, formula_of, printed_parts};
use crate::probe::{Lever, Probe, is_number, nudge, on_line, proved};
use casebook_model::Decimal;
use casebook_model::axis::Place;
use casebook_model::case::{Case, QuantityIndex, QuantityKind};
use casebook_model::deciding::{is_whole, same};
use casebook_model::edit::Edits;
use casebook_model::evaluate::{Coordinates, Evaluator, Figures, Instead};
use casebook_model::exact::Exact;
use casebook_model::expr::Expr;
use casebook_model::value::Value;
use casebook_model::words;
use casebook_model::working;
use core::cell::RefCell;

/// How many inputs are tried for one print, each with at most four evaluations of the case.
pub const MOST_INPUTS: usize = 24;

/// How many figures on the way down to the inputs are looked at.
const MOST_FIGURES: usize = 600;

/// One figure that would make a print come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImpliedFigure {
    /// The quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// Its label with its place.
    pub label: String,
    /// What it would have to be, in its own unit.
    pub value: Decimal,
    /// What it is in the paper's sum (printed, when a total is footed).
    pub instead_of: Decimal,
    /// An input: whatever else rests on it follows. Otherwise a figure of this one formula, all
    /// other figures as they are.
    pub input: bool,
    /// Only whole numbers make sense for it, and this is none.
    pub not_whole: bool,
}

/// What a print would mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Implied {
    /// The figures that could be meant, those of the formula first, in its order; each alone would
    /// make the print come out. Empty if none can.
    pub figures: Vec<ImpliedFigure>,
    /// Whether the print rests on more inputs than were tried.
    pub cut: bool,
}

/// What would make a print come out; `paper` are the figures without edits. Nothing for a print
/// that does come out, or where the sum gives no number.
#[must_use]
pub fn implied(case: &Case, paper: &Figures, check: &Check) -> Implied {
    let mut found = Implied::default();
    if !case.quantity(check.quantity).is_some_and(words::in_digits) {
        return found;
    }
    if check
        .calculated
        .number()
        .is_none_or(|number| same(number, check.published))
    {
        return found;
    }
    if let Some((formula, at)) = formula_of(case, check.quantity, &check.place) {
        let printed = match check.kind {
            Kind::Foots => printed_parts(case, paper, check.quantity, &check.place),
            Kind::Recalculated => None,
        };
        let sum = Sum {
            case,
            paper,
            formula,
            at,
            printed,
        };
        sum.parts(check, &mut found.figures);
    }
    if check.kind == Kind::Recalculated {
        inputs(case, paper, check, &mut found);
    }
    found
}

/// A formula at a place, with printed figures in it if it is footed.
struct Sum<'a> {
    case: &'a Case,
    paper: &'a Figures,
    formula: &'a Expr,
    at: Coordinates,
    printed: Option<PrintedParts>,
}

impl Sum<'_> {
    /// The figures that stand in the formula itself. Its inputs are left to [`inputs`], except in
    /// a total that is footed.
    fn parts(&self, check: &Check, found: &mut Vec<ImpliedFigure>) {
        let named = Named::default();
        let evaluator = Evaluator::new(self.case, self.paper, None);
        named.read(evaluator, self.formula, self.at);
        for (quantity, place) in named.list() {
            let Some(kind) = self.case.quantity(quantity).map(|quantity| &quantity.kind) else {
                continue;
            };
            let input = matches!(kind, QuantityKind::Input(_));
            if input && (self.printed.is_none() || !is_number(self.case, quantity)) {
                continue;
            }
            let before = self.value(quantity, &place);
            let figure = |x: Decimal| self.with(quantity, &place, x);
            if let Some(before) = before.number()
                && let Some(value) = solved(self.case, quantity, before, check.published, &figure)
            {
                found.push(told(self.case, quantity, place.clone(), value, before));
            }
        }
    }

    /// A part as it enters the sum.
    fn value(&self, quantity: QuantityIndex, place: &Place) -> Value {
        let printed = self
            .printed
            .as_ref()
            .and_then(|parts| parts.figure(quantity, place));
        printed.unwrap_or_else(|| self.paper.at(self.case, quantity, place))
    }

    /// The sum with one part replaced.
    fn with(&self, quantity: QuantityIndex, place: &Place, value: Decimal) -> Value {
        let one = One {
            quantity,
            place,
            value,
            printed: self.printed.as_ref(),
        };
        Evaluator::new(self.case, self.paper, None)
            .instead(&one)
            .value(self.formula, self.at)
    }
}

/// One figure replaced, on top of the printed ones.
#[derive(Debug)]
struct One<'a> {
    quantity: QuantityIndex,
    place: &'a Place,
    value: Decimal,
    printed: Option<&'a PrintedParts>,
}

impl Instead for One<'_> {
    fn figure(&self, quantity: QuantityIndex, place: &Place) -> Option<Value> {
        if quantity == self.quantity && place == self.place {
            return Some(Value::Number(self.value));
        }
        self.printed
            .and_then(|printed| printed.figure(quantity, place))
    }
}

/// Replaces nothing and notes every figure asked for, each once, in the order of the formula.
#[derive(Debug, Default)]
pub(crate) struct Named(RefCell<Vec<(QuantityIndex, Place)>>);

impl Named {
    /// Works a formula out, for the sake of the figures it asks for.
    pub(crate) fn read(&self, evaluator: Evaluator<'_>, formula: &Expr, at: Coordinates) {
        let _ = evaluator.instead(self).value(formula, at);
    }

    pub(crate) fn list(&self) -> Vec<(QuantityIndex, Place)> {
        self.0
            .try_borrow()
            .map(|list| list.clone())
            .unwrap_or_default()
    }

    fn nth(&self, position: usize) -> Option<(QuantityIndex, Place)> {
        self.0.try_borrow().ok()?.get(position).cloned()
    }
}

impl Instead for Named {
    fn figure(&self, quantity: QuantityIndex, place: &Place) -> Option<Value> {
        if let Ok(mut list) = self.0.try_borrow_mut()
            && !list
                .iter()
                .any(|(index, at)| *index == quantity && at == place)
        {
            list.push((quantity, place.clone()));
        }
        None
    }
}

/// The inputs' cells that a print rests on, however far down.
fn inputs(case: &Case, paper: &Figures, check: &Check, found: &mut Implied) {
    let (leaves, all) = leaves(case, paper, check);
    found.cut = !all || leaves.len() > MOST_INPUTS;
    for (quantity, place) in leaves.into_iter().take(MOST_INPUTS) {
        let Some(cell) = case
            .quantity(quantity)
            .and_then(|it| case.cell_of(it, &place))
        else {
            continue;
        };
        let edits = Edits::none();
        let probe = Probe {
            case,
            paper,
            edits: &edits,
            input: quantity,
            lever: Lever::Cell(cell),
            figure: check.quantity,
            place: &check.place,
        };
        if let Some(before) = paper.at(case, quantity, &place).number()
            && let Some(value) = solved(case, quantity, before, check.published, &|x| probe.at(x))
        {
            found
                .figures
                .push(told(case, quantity, place, value, before));
        }
    }
}

/// The inputs' cells below a figure, the nearest first, and whether these are all.
pub(crate) fn leaves(
    case: &Case,
    paper: &Figures,
    check: &Check,
) -> (Vec<(QuantityIndex, Place)>, bool) {
    let named = Named::default();
    named.figure(check.quantity, &check.place);
    let evaluator = Evaluator::new(case, paper, None);
    let mut leaves = Vec::new();
    let mut looked_at = 0_usize;
    loop {
        let next = named.nth(looked_at);
        let Some((quantity, place)) = next else {
            return (leaves, true);
        };
        if looked_at >= MOST_FIGURES {
            return (leaves, false);
        }
        looked_at = looked_at.saturating_add(1);
        if let Some((formula, at)) = formula_of(case, quantity, &place) {
            named.read(evaluator, formula, at);
        } else if is_number(case, quantity) {
            leaves.push((quantity, place));
        }
    }
}

/// The value that makes `figure` the target, if a straight line leads there from `before`.
fn solved(
    case: &Case,
    quantity: QuantityIndex,
    before: Decimal,
    target: Decimal,
    figure: &dyn Fn(Decimal) -> Value,
) -> Option<Decimal> {
    let nudge = nudge(case, quantity);
    let y0 = figure(before).number()?;
    // A kink at the present value hides what lies on its other side: try both.
    [before.exact_add(nudge), before.exact_sub(nudge)]
        .into_iter()
        .flatten()
        .find_map(|x1| {
            let y1 = figure(x1).number()?;
            let x = on_line((before, y0), (x1, y1), target)?;
            proved(x, target, figure)
        })
}

fn told(
    case: &Case,
    index: QuantityIndex,
    place: Place,
    value: Decimal,
    instead_of: Decimal,
) -> ImpliedFigure {
    let quantity = case.quantity(index);
    let input = quantity.and_then(|quantity| quantity.input());
    ImpliedFigure {
        quantity: index,
        label: quantity.map_or_else(String::new, |it| working::label(case, it, &place)),
        place,
        value,
        instead_of,
        input: input.is_some(),
        not_whole: input.is_some_and(|input| input.whole) && !is_whole(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::checks;
    use crate::sample::{MONTHS, case, d, q, set};

    /// What the check `id` implies: name, value, instead of, input, not whole.
    fn told(published: &str, id: &str) -> Vec<(String, String, String, bool, bool)> {
        let case = case(&format!("{MONTHS}{published}"));
        let paper = Figures::paper(&case);
        let checks = checks(&case, &paper);
        let check = checks.iter().find(|check| check.id == id).unwrap();
        let implied = implied(&case, &paper, check);
        assert!(!implied.cut);
        let plain = casebook_model::number::plain;
        implied
            .figures
            .into_iter()
            .map(|it| {
                let name = crate::checks::figure_name(&case, it.quantity, &it.place);
                (
                    name,
                    plain(it.value),
                    plain(it.instead_of),
                    it.input,
                    it.not_whole,
                )
            })
            .collect()
    }

    fn row(
        name: &str,
        value: &str,
        instead_of: &str,
        input: bool,
        not_whole: bool,
    ) -> (String, String, String, bool, bool) {
        (
            name.into(),
            value.into(),
            instead_of.into(),
            input,
            not_whole,
        )
    }

    #[test]
    fn a_print_that_differs_names_each_figure_that_would_explain_it() {
        // 6,000 instead of 5 x 100 x 10 = 5,000.
        let rows = told(
            "[[published]]\nquantity = \"saved\"\nat = { step = \"second\" }\nprinted = \"6000\"\nsource = \"p\"",
            "saved[second]",
        );
        assert_eq!(
            rows,
            [
                row("fewer[second]", "6", "5", false, false),
                row("rate", "120", "100", true, false),
                row("weeks[second]", "12", "10", true, false),
                row("level[first]", "46", "45", true, false),
                row("level[second]", "39", "40", true, false),
            ]
        );
    }

    #[test]
    fn a_part_of_a_child_is_told_and_marked() {
        let rows = told(
            "[[published]]\nquantity = \"saved\"\nat = { step = \"second\" }\nprinted = \"5500\"\nsource = \"p\"",
            "saved[second]",
        );
        assert!(rows.contains(&row("level[first]", "45.5", "45", true, true)));
        assert!(rows.contains(&row("fewer[second]", "5.5", "5", false, false)));
    }

    #[test]
    fn a_figure_that_is_multiplied_by_nought_explains_nothing() {
        let rows = told(
            "[[published]]\nquantity = \"saved\"\nat = { step = \"third\" }\nprinted = \"1000\"\nsource = \"p\"",
            "saved[third]",
        );
        // 10 x 100 x 0: only the weeks could have been others.
        assert_eq!(rows, [row("weeks[third]", "1", "0", true, false)]);
    }

    #[test]
    fn a_total_that_does_not_foot_names_its_printed_parts() {
        let rows = told(
            r#"
            [[published]]
            quantity = "saved"
            printed = ["10000", "6000", "0"]
            source = "p"
            [[published]]
            quantity = "total"
            printed = "15000"
            source = "p"
            "#,
            "foots:total",
        );
        assert_eq!(
            rows,
            [
                row("saved[first]", "9000", "10000", false, false),
                row("saved[second]", "5000", "6000", false, false),
                row("saved[third]", "-1000", "0", false, false),
            ]
        );
    }

    #[test]
    fn what_agrees_implies_nothing() {
        let rows = told(
            "[[published]]\nquantity = \"total\"\nprinted = \"15000\"\nsource = \"p\"",
            "total",
        );
        assert_eq!(rows, []);
    }

    #[test]
    fn every_value_put_back_makes_the_print_come_out() {
        // 17,000 needs 113.33… a week: without end, and yet it comes out to the last digit shown.
        let body = "[[published]]\nquantity = \"total\"\nprinted = \"17000\"\nsource = \"p\"";
        let case = case(&format!("{MONTHS}{body}"));
        let paper = Figures::paper(&case);
        let check = checks(&case, &paper).remove(0);
        let found = implied(&case, &paper, &check).figures;
        let inputs: Vec<&ImpliedFigure> = found.iter().filter(|it| it.input).collect();
        assert!(inputs.iter().any(|it| it.quantity == q(&case, "rate")));
        for it in inputs {
            let id = &case.quantity(it.quantity).unwrap().id;
            let code = case.place_code(&it.place);
            let edits = set(&case, Edits::none(), id, &code, &it.value.to_string());
            let total =
                Figures::now(&case, &edits, &paper).at(&case, q(&case, "total"), &Place::nowhere());
            let apart = total.number().unwrap() - d("17000");
            assert!(apart.abs() < d("0.000000000001"), "{id}[{code}]: {apart}");
        }
    }

    #[test]
    fn work_is_bounded_and_a_cut_is_told() {
        let items: Vec<String> = (0..60).map(|n| format!("{{ id = \"i{n}\" }}")).collect();
        let body = format!(
            r#"
            [claim]
            quantity = "total"
            sense = "saving"
            source = "p"
            [axis.line]
            items = [{}]
            [[group]]
            title = "All"
            inputs = ["part"]
            [input.part]
            label = "Part"
            unit = "£"
            over = ["line"]
            printed = "1"
            source = "p"
            [calc.total]
            label = "Total"
            unit = "£"
            formula = "sum(part over line)"
            [[published]]
            quantity = "total"
            printed = "61"
            source = "p"
            "#,
            items.join(", ")
        );
        let case = case(&body);
        let paper = Figures::paper(&case);
        let check = checks(&case, &paper).remove(0);
        let implied = implied(&case, &paper, &check);
        assert!(implied.cut);
        assert_eq!(implied.figures.len(), MOST_INPUTS);
    }
}
