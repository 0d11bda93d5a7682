//! How a print that differs may have come about, the likeliest first: by how people err, as in pasted
//! tables ([`casebook_model::slip`]). Nothing is asserted: each would make the print come out.

use crate::checks::{Check, Kind, Verdict};
use crate::consequence::Put;
use crate::footing::{formula_of, is_sum};
use crate::implied::{MOST_INPUTS, Named, leaves};
use crate::probe::{Lever, Probe, nudge};
use casebook_model::Decimal;
use casebook_model::axis::{AxisIndex, Place};
use casebook_model::case::{Case, Given, Quantity, QuantityIndex, QuantityKind};
use casebook_model::deciding::{is_nought, same};
use casebook_model::edit::{Change, Edit, Edits};
use casebook_model::evaluate::{Evaluator, Figures, Instead};
use casebook_model::exact::Exact;
use casebook_model::expr::{Expr, Operator};
use casebook_model::number::to_places;
use casebook_model::printed::{Agreement, Printed, Qualifier};
use casebook_model::slip::{SlipKind, misprinted, one_digit};
use casebook_model::value::Value;
use casebook_model::words;

/// How many slips are told of one print.
pub const MOST_SLIPS: usize = 4;

/// How many times the case is worked out for one print.
const MOST_TRIED: usize = 80;

/// How many parts of a sum are left out by turns.
const MOST_PARTS: usize = 60;

/// From how many last digits on a figure is no coincidence.
const TELLING: Decimal = Decimal::from_parts(100, 0, 0, false, 0);

/// What may have gone wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A printed input is another figure.
    Figure {
        /// Which input.
        quantity: QuantityIndex,
        /// Where on its axes.
        place: Place,
        /// What it would be, in its own unit.
        value: Decimal,
        /// What is printed.
        instead_of: Decimal,
        /// How the one became the other.
        kind: SlipKind<Place>,
    },
    /// All figures of a series stand a line too far down (1), or up (−1).
    Column {
        /// The series.
        quantity: QuantityIndex,
        /// Where on its other axes.
        place: Place,
        /// Along which axis.
        axis: AxisIndex,
        /// The item after, or before.
        by: i8,
    },
    /// The print itself is another figure, in the unit and sign of its quantity.
    Print {
        /// What would be printed.
        value: Decimal,
        /// How it became what is printed.
        kind: SlipKind<Place>,
    },
    /// The print is another figure of the same quantity, beside it.
    Beside {
        /// Where.
        place: Place,
        /// What it is there.
        value: Decimal,
        /// Whether that is the year before.
        last_year: bool,
    },
    /// The print is the figure of another quantity, printed before it.
    Taken {
        /// Which.
        quantity: QuantityIndex,
        /// Where.
        place: Place,
        /// What it is.
        value: Decimal,
    },
    /// A part of a sum is left out, or counted twice.
    Part {
        /// Which part.
        quantity: QuantityIndex,
        /// Where.
        place: Place,
        /// What it is.
        value: Decimal,
        /// Counted twice.
        twice: bool,
    },
    /// The parts as the paper prints them were worked with.
    Printed {
        /// Whether those differ from what they come to by rounding alone.
        rounded: bool,
    },
    /// Per cent of the second of two shares, where points lie between them.
    Percent,
}

/// A slip that would make a print come out, and what else it would mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What went wrong.
    pub way: Way,
    /// How many other prints that differ would come out, too.
    pub repairs: usize,
    /// How many that come out would then not.
    pub breaks: usize,
    /// What the claimed quantity would come to, where that is another figure.
    pub claim: Option<Decimal>,
    weight: i32,
}

/// The slips that would make a print come out, the likeliest first, among equals those of the figures
/// below it first; `paper` are the figures without edits, `all` the checks of the case. Nothing for a
/// print that is open at one end, which much would make come out.
#[must_use]
pub fn slips(case: &Case, paper: &Figures, all: &[Check], check: &Check) -> Vec<Slip> {
    let meant = check.meant();
    let closed = matches!(meant.qualifier, Qualifier::Plain | Qualifier::About);
    let (Verdict::Differs, true, Some(calculated), Some(quantity)) = (
        check.verdict,
        closed,
        check.calculated.number(),
        case.quantity(check.quantity)
            .filter(|quantity| words::in_digits(quantity)),
    ) else {
        return Vec::new();
    };
    let mut search = Search {
        case,
        paper,
        all,
        check,
        quantity,
        calculated,
        meant,
        tried: 0,
        found: Vec::new(),
    };
    if check.kind == Kind::Recalculated {
        search.below();
        search.formula();
    }
    search.print();
    let mut found = search.found;
    // By hand, and so that equals stay in their order.
    casebook_model::order::by(&mut found, |one, other| other.weight.cmp(&one.weight));
    // What breaks nothing makes what does idle.
    let whole = found.iter().any(|slip| slip.breaks == 0);
    found.retain(|slip| slip.weight > 0 && (slip.breaks == 0 || !whole));
    found.truncate(MOST_SLIPS);
    found
}

struct Search<'a> {
    case: &'a Case,
    paper: &'a Figures,
    all: &'a [Check],
    check: &'a Check,
    quantity: &'a Quantity,
    calculated: Decimal,
    /// The print in the sign of the quantity.
    meant: Printed,
    /// How often the case was worked out.
    tried: usize,
    found: Vec<Slip>,
}

/// A figure in its last printed digits.
fn units(value: Decimal, step: Decimal) -> Option<i64> {
    let units = value.exact_div(step)?.normalize();
    units.fract().is_zero().then(|| i64::try_from(units).ok())?
}

/// So many last printed digits as a figure.
fn sized(units: i64, step: Decimal) -> Option<Decimal> {
    Decimal::from(units).exact_mul(step)
}

/// A figure a tenth, a hundredth, a thousandth of another, with what made it so: a k or m too many
/// does it as a nought does.
fn smaller(value: Decimal) -> impl Iterator<Item = (SlipKind<Place>, Decimal)> {
    [(1, 1_u32), (2, 2), (3, 3)]
        .into_iter()
        .filter_map(move |(times, power)| {
            let smaller = value.exact_mul(Decimal::new(1, power))?;
            Some((SlipKind::Times(times), smaller))
        })
}

impl Search<'_> {
    /// Notes a slip that concerns this print alone.
    fn alone(&mut self, way: Way, weight: i32, agreement: Agreement) {
        let bonus = match agreement {
            Agreement::Agrees => 3,
            Agreement::Rounds => 0,
            Agreement::Differs => return,
        };
        self.found.push(Slip {
            way,
            repairs: 0,
            breaks: 0,
            claim: None,
            weight: weight.saturating_add(bonus),
        });
    }

    /// Slips in the printed figure itself.
    fn print(&mut self) {
        let (step, published) = (self.meant.step, self.meant.value);
        let mut noted: Vec<(SlipKind<Place>, Decimal, Agreement)> = Vec::new();
        if let Some(own) = units(published, step).filter(|own| *own != 0) {
            let calculated = self.calculated;
            let meant = self.meant.clone();
            let mut note = |kind: SlipKind<Place>, instead: i64, exactly: bool| {
                let Some(value) = sized(instead, step) else {
                    return;
                };
                let print = Printed {
                    value,
                    ..meant.clone()
                };
                let agreement = print.agreement(calculated);
                let fits = match agreement {
                    Agreement::Agrees => true,
                    Agreement::Rounds => !exactly,
                    Agreement::Differs => false,
                };
                let known = noted.iter().any(|(_, other, _)| *other == value);
                if fits && instead != own && !known {
                    noted.push((kind, value, agreement));
                }
            };
            misprinted(own, 1, &mut note);
            if let Some(wanted) = units(calculated, step)
                && let Some(kind) = one_digit(own, 1, wanted).filter(|_| own.abs() >= 100)
            {
                note(kind, wanted, true);
            }
        }
        // A k or m too many takes the last digit along: £34.4m beside 34.354.
        for (times, power) in [(3, 3_u32), (6, 6)] {
            let less = |it: Decimal| it.exact_mul(Decimal::new(1, power));
            let (Some(value), Some(step)) = (less(published), less(step)) else {
                continue;
            };
            let print = Printed {
                value,
                step,
                ..self.meant.clone()
            };
            let agreement = print.agreement(self.calculated);
            if agreement != Agreement::Differs && !noted.iter().any(|(_, other, _)| *other == value)
            {
                noted.push((SlipKind::Times(times), value, agreement));
            }
        }
        for (kind, value) in smaller(published) {
            let known = noted.iter().any(|(_, other, _)| *other == value);
            if !known && same(value, self.calculated) {
                noted.push((kind, value, Agreement::Agrees));
            }
        }
        for (kind, value, agreement) in noted {
            let weight = kind.weight();
            self.alone(Way::Print { value, kind }, weight, agreement);
        }
        self.beside();
        self.taken();
    }

    /// Whether a figure has so many digits that it is no coincidence.
    fn tells(&self, value: Decimal) -> bool {
        let enough = self.meant.step.exact_mul(TELLING);
        enough.is_some_and(|enough| value.abs() >= enough)
    }

    fn beside(&mut self) {
        let weight = SlipKind::Shifted(()).weight();
        for axis in &self.quantity.axes {
            let Some(item) = self.check.place.item(*axis) else {
                continue;
            };
            for (other, before) in [(item.checked_sub(1), true), (item.checked_add(1), false)] {
                let Some(other) = other.filter(|other| *other < self.case.length(*axis)) else {
                    continue;
                };
                let place = self.check.place.clone().with(*axis, other);
                let value = self.paper.at(self.case, self.check.quantity, &place);
                let Some(value) = value.number().filter(|value| self.tells(*value)) else {
                    continue;
                };
                let years = self
                    .case
                    .axis(*axis)
                    .is_some_and(|axis| axis.kind == casebook_model::axis::AxisKind::Years);
                let way = Way::Beside {
                    place,
                    value,
                    last_year: years && before,
                };
                self.alone(way, weight, self.meant.agreement(value));
            }
        }
    }

    /// The figure of another quantity, printed before this one: the total of the table before.
    fn taken(&mut self) {
        let weight = SlipKind::Shifted(()).weight();
        let before = self
            .all
            .iter()
            .take_while(|other| other.id != self.check.id);
        let found = before
            .filter(|other| other.quantity != self.check.quantity)
            .filter_map(|other| {
                let value = other.calculated.number()?;
                let unit = &self.case.quantity(other.quantity)?.unit;
                let fits = unit.same(&self.quantity.unit)
                    && self.tells(value)
                    && same(value, self.meant.value);
                fits.then(|| Way::Taken {
                    quantity: other.quantity,
                    place: other.place.clone(),
                    value,
                })
            });
        if let Some(way) = found.last() {
            self.alone(way, weight, Agreement::Agrees);
        }
    }

    /// Slips in the sum: a part left out or counted twice, rounded parts, per cent for points.
    fn formula(&mut self) {
        let Some((formula, at)) = formula_of(self.case, self.check.quantity, &self.check.place)
        else {
            return;
        };
        let evaluator = Evaluator::new(self.case, self.paper, None);
        let named = Named::default();
        named.read(evaluator, formula, at);
        let parts = named.list();
        let mut printed = Prints::default();
        if is_sum(
            self.case,
            self.paper,
            self.check.quantity,
            &self.check.place,
        ) {
            for (quantity, place) in parts.iter().take(MOST_PARTS) {
                let value = self.paper.at(self.case, *quantity, place);
                // What is less than the rounding of the print tells nothing.
                let Some(value) = value.number().filter(|value| {
                    let least = self.meant.slack().and_then(|slack| slack.exact_add(slack));
                    least.is_some_and(|least| value.abs() > least)
                }) else {
                    continue;
                };
                for (twice, kind) in [(false, SlipKind::LeftOut), (true, SlipKind::Twice)] {
                    let kind: SlipKind<()> = kind;
                    let other = match twice {
                        true => value.exact_add(value),
                        false => Some(Decimal::ZERO),
                    };
                    let Some(other) = other else { continue };
                    let put = Put::new(*quantity, place.clone(), other);
                    let sum = evaluator.instead(&put).value(formula, at);
                    let Some(sum) = sum.number() else { continue };
                    let way = Way::Part {
                        quantity: *quantity,
                        place: place.clone(),
                        value,
                        twice,
                    };
                    self.alone(way, kind.weight(), self.meant.agreement(sum));
                }
            }
        }
        let mut all_round = true;
        for (quantity, place) in parts {
            let kind = self.case.quantity(quantity).map(|it| &it.kind);
            let Some(cell) = self.case.published_at(quantity, &place) else {
                continue;
            };
            let value = self.paper.at(self.case, quantity, &place);
            if let (Some(QuantityKind::Calculation(_)), Some(value)) = (kind, value.number())
                && !same(value, cell.meaning())
            {
                all_round &= crate::checks::meant(cell).agreement(value) == Agreement::Rounds;
                printed.0.push((quantity, place, cell.meaning()));
            }
        }
        if !printed.0.is_empty() {
            let sum = evaluator.instead(&printed).value(formula, at);
            if let Some(sum) = sum.number() {
                let weight = SlipKind::Rounded::<()>.weight();
                let way = Way::Printed { rounded: all_round };
                self.alone(way, weight, self.meant.agreement(sum));
            }
        }
        if let Expr::Join(Operator::Minus, one, other) = formula
            && self.quantity.unit.percent
        {
            let of = |formula: &Expr| evaluator.value(formula, at);
            if let (Value::Number(one), Value::Number(other)) = (of(one), of(other))
                && let Some(growth) = one.exact_sub(other).and_then(|it| it.exact_div(other))
            {
                let weight = SlipKind::Sign::<()>.weight();
                self.alone(Way::Percent, weight, self.meant.agreement(growth));
            }
        }
    }

    /// Slips in the inputs that the print rests on.
    fn below(&mut self) {
        let (leaves, _) = leaves(self.case, self.paper, self.check);
        let mut series: Vec<(QuantityIndex, Place, AxisIndex)> = Vec::new();
        let mut inputs = Vec::new();
        for (quantity, place) in leaves.into_iter().take(MOST_INPUTS) {
            for (axis, _) in place.pairs() {
                let others = place.pairs().filter(|(other, _)| *other != axis);
                let on = others.fold(Place::nowhere(), |on, (axis, item)| on.with(axis, item));
                let one = (quantity, on, axis);
                if self.case.length(axis) > 3 && !series.contains(&one) {
                    series.push(one);
                }
            }
            inputs.push((quantity, place));
        }
        for (quantity, place, axis) in series {
            for by in [1, -1] {
                self.column(quantity, &place, axis, by);
            }
        }
        for (quantity, place) in inputs {
            self.input(quantity, &place);
        }
    }

    /// What one cell of an input would have to be, tried for every slip of the pen.
    fn input(&mut self, index: QuantityIndex, place: &Place) {
        let case = self.case;
        let Some(quantity) = case.quantity(index) else {
            return;
        };
        let Some(cell) = case.cell_of(quantity, place) else {
            return;
        };
        let given = quantity.input().and_then(|input| input.given.get(cell));
        let Some(Given::Known {
            printed,
            takes: None,
        }) = given
        else {
            return;
        };
        let (value, step) = (printed.value, printed.step);
        let (Some(own), Some(slope)) = (units(value, step), self.slope(index, cell, value)) else {
            return;
        };
        let mut candidates: Vec<(SlipKind<Place>, Decimal, bool)> = Vec::new();
        let mut note = |kind: SlipKind<Place>, instead: i64, exactly: bool| {
            if let Some(instead) = sized(instead, step).filter(|instead| *instead != value) {
                candidates.push((kind, instead, exactly));
            }
        };
        if own != 0 {
            misprinted(own, 1, &mut note);
        }
        let missing = self.meant.value.exact_sub(self.calculated);
        let wanted = missing
            .and_then(|missing| missing.exact_div(slope))
            .and_then(|more| to_places(more, 9).exact_add(value))
            .and_then(|wanted| units(wanted, step));
        if let Some(wanted) = wanted.filter(|_| own.abs() >= 100)
            && let Some(kind) = one_digit(own, 1, wanted)
        {
            note(kind, wanted, true);
        }
        candidates.extend(smaller(value).map(|(kind, value)| (kind, value, true)));
        for (axis, item) in place.pairs() {
            for other in [item.checked_sub(1), item.checked_add(1)]
                .into_iter()
                .flatten()
            {
                if other >= case.length(axis) {
                    continue;
                }
                let beside = place.clone().with(axis, other);
                let figure = self.paper.at(case, index, &beside).number();
                if let Some(figure) = figure.filter(|figure| *figure != value) {
                    candidates.push((SlipKind::Shifted(beside), figure, false));
                }
            }
        }
        let mut known: Vec<Decimal> = Vec::new();
        for (kind, instead, exactly) in candidates {
            let near = instead
                .exact_sub(value)
                .and_then(|more| more.exact_mul(slope))
                .and_then(|more| self.calculated.exact_add(more))
                .is_some_and(|figure| self.is_near(figure));
            if !near || known.contains(&instead) {
                continue;
            }
            let weight = kind.weight();
            let change = Change::Set(vec![(cell, Some(instead))]);
            let way = Way::Figure {
                quantity: index,
                place: place.clone(),
                value: instead,
                instead_of: value,
                kind,
            };
            if self.changed(index, change, way, weight, exactly) {
                known.push(instead);
            }
        }
    }

    /// How much the figure moves with one cell of an input; `None` if it does not.
    fn slope(&mut self, input: QuantityIndex, cell: usize, value: Decimal) -> Option<Decimal> {
        let edits = Edits::none();
        let probe = Probe {
            case: self.case,
            paper: self.paper,
            edits: &edits,
            input,
            lever: Lever::Cell(cell),
            figure: self.check.quantity,
            place: &self.check.place,
        };
        let nudge = nudge(self.case, input);
        let moved = probe.at(value.exact_add(nudge)?).number()?;
        let slope = moved.exact_sub(self.calculated)?.exact_div(nudge)?;
        (!is_nought(slope)).then_some(slope)
    }

    /// Whether a figure, as a straight line foretells it, is worth working out.
    fn is_near(&self, figure: Decimal) -> bool {
        let apart = |one: Decimal, other: Decimal| one.exact_sub(other).map(|apart| apart.abs());
        let gap = apart(self.meant.value, self.calculated);
        let allowed = gap
            .and_then(|gap| gap.exact_mul(Decimal::new(1, 2)))
            .and_then(|gap| gap.exact_add(self.meant.slack()?));
        matches!((apart(figure, self.meant.value), allowed), (Some(apart), Some(allowed)) if apart <= allowed)
    }

    /// A whole series, a line further up or down; at its end, where nothing follows, it stays.
    fn column(&mut self, index: QuantityIndex, place: &Place, axis: AxisIndex, by: i8) {
        let case = self.case;
        let Some(quantity) = case.quantity(index) else {
            return;
        };
        let mut cells = Vec::new();
        for item in 0..case.length(axis) {
            let from = match by {
                1 => item.checked_add(1).filter(|from| *from < case.length(axis)),
                _ => item.checked_sub(1),
            };
            let Some(from) = from else { continue };
            let at = |item: usize| case.cell_of(quantity, &place.clone().with(axis, item));
            let (Some(cell), Some(from)) = (at(item), at(from)) else {
                return;
            };
            let value = self.paper.cells(index).get(from).and_then(Value::number);
            let Some(value) = value else { return };
            cells.push((cell, Some(value)));
        }
        let way = Way::Column {
            quantity: index,
            place: place.clone(),
            axis,
            by,
        };
        let weight = SlipKind::Shifted(()).weight();
        let before = self.found.len();
        self.changed(index, Change::Set(cells), way, weight, false);
        // One figure alone is no column.
        if self.found.len() > before && self.found.last().is_some_and(|slip| slip.repairs == 0) {
            self.found.pop();
        }
    }

    /// Notes a slip in an input if the print then comes out, with what becomes of the other prints.
    fn changed(
        &mut self,
        quantity: QuantityIndex,
        change: Change,
        way: Way,
        weight: i32,
        exactly: bool,
    ) -> bool {
        if self.tried >= MOST_TRIED {
            return false;
        }
        self.tried = self.tried.saturating_add(1);
        let case = self.case;
        let edits = Edits::none().with(case, Edit { quantity, change });
        let now = Figures::now(case, &edits, self.paper);
        let figure = |check: &Check| now.at(case, check.quantity, &check.place).number();
        let agreement = match figure(self.check) {
            Some(number) => self.meant.agreement(number),
            None => Agreement::Differs,
        };
        let fits = match agreement {
            Agreement::Agrees => true,
            Agreement::Rounds => !exactly,
            Agreement::Differs => false,
        };
        if !fits {
            return false;
        }
        let (mut repairs, mut breaks) = (0_usize, 0_usize);
        let others = self
            .all
            .iter()
            .filter(|other| other.kind == Kind::Recalculated && other.id != self.check.id);
        for other in others {
            let stands = figure(other)
                .is_some_and(|number| other.meant().agreement(number) != Agreement::Differs);
            match (other.verdict, stands) {
                (Verdict::Differs, true) => repairs = repairs.saturating_add(1),
                (Verdict::Agrees | Verdict::Rounds, false) => breaks = breaks.saturating_add(1),
                _ => {}
            }
        }
        let times =
            |count: usize, by: i32| i32::try_from(count).unwrap_or(i32::MAX).saturating_mul(by);
        let exact = if agreement == Agreement::Agrees { 3 } else { 0 };
        let claimed = |figures: &Figures| {
            figures
                .at(case, case.claim.quantity, &case.claim.place)
                .number()
        };
        self.found.push(Slip {
            way,
            repairs,
            breaks,
            claim: claimed(&now)
                .filter(|now| claimed(self.paper).is_none_or(|paper| !same(paper, *now))),
            weight: weight
                .saturating_add(exact)
                .saturating_add(times(repairs, 6))
                .saturating_sub(times(breaks, 7)),
        });
        true
    }
}

/// Parts as printed, in the place of what they come to.
#[derive(Debug, Default)]
struct Prints(Vec<(QuantityIndex, Place, Decimal)>);

impl Instead for Prints {
    fn figure(&self, quantity: QuantityIndex, place: &Place) -> Option<Value> {
        let found = self
            .0
            .iter()
            .find(|(index, at, _)| *index == quantity && at == place);
        found.map(|(_, _, value)| Value::Number(*value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::all_checks;
    use crate::sample::case;
    use casebook_model::number::plain;

    /// Lines that are added up to a total, five years of another, and a share.
    fn told(lines: &str, prints: &str) -> Vec<String> {
        let case = case(&format!(
            r#"
            [claim]
            quantity = "total"
            sense = "cost"
            source = "p"
            [axis.line]
            items = [{{ id = "a" }}, {{ id = "b" }}, {{ id = "c" }}]
            [axis.year]
            years = ["2020/21", "2021/22", "2022/23", "2023/24", "2024/25"]
            [[group]]
            title = "All"
            inputs = ["lines", "spent", "one", "other"]
            [input.lines]
            label = "Lines"
            unit = "£"
            over = ["line"]
            printed = {lines}
            source = "p"
            [input.spent]
            label = "Spent"
            unit = "£"
            over = ["year"]
            printed = ["1100", "2350", "3120", "4999", "5870"]
            source = "p"
            [input.one]
            label = "One"
            unit = "%"
            printed = "12%"
            source = "p"
            [input.other]
            label = "Other"
            unit = "%"
            printed = "10%"
            source = "p"
            [calc.total]
            label = "Total"
            unit = "£"
            formula = "sum(lines over line)"
            [calc.twice]
            label = "Twice"
            unit = "£"
            formula = "spent * 2"
            [calc.apart]
            label = "Apart"
            unit = "%"
            formula = "one - other"
            {prints}
            "#
        ));
        let paper = Figures::paper(&case);
        let all = all_checks(&case, &paper);
        let differs = all.iter().find(|check| check.verdict == Verdict::Differs);
        let name = |quantity: &QuantityIndex, place: &Place| {
            crate::checks::figure_name(&case, *quantity, place)
        };
        slips(&case, &paper, &all, differs.unwrap())
            .iter()
            .map(|slip| match &slip.way {
                Way::Figure {
                    quantity,
                    place,
                    value,
                    kind,
                    ..
                } => {
                    let kind = match kind {
                        SlipKind::Shifted(place) => format!("as {}", case.place_code(place)),
                        kind => kind.words(),
                    };
                    format!("{} {} {kind}", name(quantity, place), plain(*value))
                }
                Way::Column {
                    quantity,
                    place,
                    by,
                    ..
                } => format!("{} by {by}, {} more", name(quantity, place), slip.repairs),
                Way::Print { value, kind } => format!("print {} {}", plain(*value), kind.words()),
                Way::Beside {
                    place, last_year, ..
                } => format!("of {}, last year {last_year}", case.place_code(place)),
                Way::Taken {
                    quantity, place, ..
                } => format!("of {}", name(quantity, place)),
                Way::Part {
                    quantity,
                    place,
                    twice,
                    ..
                } => format!("{}, twice {twice}", name(quantity, place)),
                Way::Printed { rounded } => format!("parts as printed, rounded {rounded}"),
                Way::Percent => "per cent".to_owned(),
            })
            .collect()
    }

    fn total(lines: &str, printed: &str) -> Vec<String> {
        let prints =
            format!("[[published]]\nquantity = \"total\"\nprinted = \"{printed}\"\nsource = \"p\"");
        told(lines, &prints)
    }

    #[test]
    fn how_a_total_went_wrong_is_ranked_by_how_people_err() {
        // 4,183 + 676 + 95 = 4,954; with 4,813 the sum is 5,584.
        let swapped = total(r#"["4813", "676", "95"]"#, "4954");
        assert_eq!(swapped[0], "lines[a] 4183 two digits swapped");
        // 4,183 + 676 − 95 = 4,764.
        let turned = total(r#"["4183", "676", "95"]"#, "4764");
        assert_eq!(turned[0], "lines[c] -95 a sign turned");
        // 4,183 + 6,760 + 95 = 11,038.
        let tenth = total(r#"["4183", "676", "95"]"#, "11038");
        assert_eq!(tenth[0], "lines[b] 6760 printed ten times too small");
        let left_out = total(r#"["4183", "676", "95"]"#, "4278");
        assert_eq!(left_out[0], "lines[b], twice false");
        let twice = total(r#"["4183", "676", "95"]"#, "5630");
        assert_eq!(twice[0], "lines[b], twice true");
        // The total itself: 4,954 printed as 4,594.
        let print = total(r#"["4183", "676", "95"]"#, "4594");
        assert_eq!(print[0], "print 4954 two digits swapped");
        let thousand = total(r#"["4183", "676", "95"]"#, "4954k");
        assert_eq!(thousand[0], "print 4954 printed a thousand times too large");
        let million = total(r#"["4183", "676", "95"]"#, "£4,950m");
        assert_eq!(million, [""; 0], "it differs by more than its last digit");
        let million = total(r#"["41.83", "6.76", "0.95"]"#, "£49.5m");
        assert_eq!(million[0], "print 49.5 printed a million times too large");
    }

    /// Numbers that look drawn, the same at every run.
    fn drawn(seed: &mut u64, below: u64) -> u64 {
        *seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33).checked_rem(below).unwrap()
    }

    #[test]
    fn a_planted_slip_comes_first_in_nine_of_ten_sums() {
        let mut seed = 12;
        let (mut first, mut told, mut tried) = (0, 0, 0);
        while tried < 120 {
            let sound: Vec<i64> = (0..3)
                .map(|_| i64::try_from(1_000 + drawn(&mut seed, 9_000)).unwrap())
                .collect();
            let at = usize::try_from(drawn(&mut seed, 3)).unwrap();
            let figure = sound[at];
            let (planted, words) = match tried % 3 {
                0 => {
                    let (tens, ones) = (figure / 10 % 10, figure % 10);
                    (
                        figure - figure % 100 + ones * 10 + tens,
                        "two digits swapped",
                    )
                }
                1 => (-figure, "a sign turned"),
                _ => (figure * 10, "printed ten times too large"),
            };
            if planted == figure {
                continue;
            }
            tried += 1;
            let mut lines = sound.clone();
            lines[at] = planted;
            let texts: Vec<String> = lines.iter().map(|line| format!("\"{line}\"")).collect();
            let printed = sound.iter().sum::<i64>().to_string();
            let all = total(&format!("[{}]", texts.join(", ")), &printed);
            let item = ["a", "b", "c"][at];
            let wanted = format!("lines[{item}] {figure} {words}");
            first += usize::from(all.first() == Some(&wanted));
            told += usize::from(all.contains(&wanted));
        }
        assert_eq!(told, tried);
        assert!(first * 10 >= tried * 9, "{first} of {tried}");
    }

    #[test]
    fn a_print_may_be_another_figure_that_stands_near_it() {
        let of_year = |year: &str, printed: &str| {
            let prints = format!(
                "[[published]]\nquantity = \"twice\"\nat = {{ year = \"{year}\" }}\n\
                 printed = \"{printed}\"\nsource = \"p\""
            );
            told(r#"["4183", "676", "95"]"#, &prints)
        };
        let last = of_year("2022/23", "4700");
        assert!(
            last.contains(&"of 2021/22, last year true".to_owned()),
            "{last:?}"
        );
        let next = of_year("2022/23", "9998");
        assert!(
            next.contains(&"of 2023/24, last year false".to_owned()),
            "{next:?}"
        );
        let before = told(
            r#"["4183", "676", "95"]"#,
            "[[published]]\nquantity = \"total\"\nprinted = \"4954\"\nsource = \"p\"\n\
             [[published]]\nquantity = \"twice\"\nat = { year = \"2023/24\" }\n\
             printed = \"4954\"\nsource = \"p\"",
        );
        assert!(before.contains(&"of total".to_owned()), "{before:?}");
    }

    #[test]
    fn per_cent_are_told_from_points() {
        // 12% are 2 points more than 10%, and 20% more.
        let apart = "[[published]]\nquantity = \"apart\"\nprinted = \"20%\"\nsource = \"p\"";
        let told = told(r#"["4183", "676", "95"]"#, apart);
        assert!(told.contains(&"per cent".to_owned()), "{told:?}");
    }

    #[test]
    fn a_series_that_stands_a_line_too_far_down_is_told_before_its_figures() {
        let prints = "[[published]]\nquantity = \"twice\"\n\
                      printed = [\"4700\", \"6240\", \"9998\", \"11740\", \"11740\"]\nsource = \"p\"";
        let told = told(r#"["4183", "676", "95"]"#, prints);
        assert_eq!(told[0], "spent by 1, 3 more");
    }

    #[test]
    fn parts_as_printed_are_told_rounded_or_not() {
        let sums = |parts: &str, printed: &str| {
            let prints = format!(
                "[calc.all]\nlabel = \"All\"\nunit = \"£\"\nformula = \"sum(twice over year)\"\n\
                 [[published]]\nquantity = \"twice\"\nat = {{ year = \"2020/21\" }}\n\
                 printed = \"{parts}\"\nsource = \"p\"\n\
                 [[published]]\nquantity = \"all\"\nprinted = \"{printed}\"\nsource = \"p\""
            );
            told(r#"["4183", "676", "95"]"#, &prints)
        };
        // 2 × (1,100 + 2,350 + 3,120 + 4,999 + 5,870) = 34,878; with £2k for the first 34,678.
        assert_eq!(sums("£2k", "34678")[0], "parts as printed, rounded true");
    }

    #[test]
    fn what_is_open_at_an_end_tells_nothing() {
        assert_eq!(total(r#"["4183", "676", "95"]"#, "over 40,000"), [""; 0]);
    }
}
