//! All formulas of a case: read, put in order, checked; cycles named.

use super::fields::{Fields, Placed, Reader};
use super::quantities::{Draft, FormulaTexts};
use super::resolve::{Known, Resolved, Resolver, Sort};
use super::syntax::{self, Node, Syntax};
use crate::axis::Axis;
use crate::case::{Calculation, Quantity, QuantityIndex, QuantityKind};
use crate::unit::{Unit, UnitBook};

/// What a checked quantity is to a formula.
pub(crate) fn known_of(quantity: &Quantity) -> Known {
    Known {
        id: quantity.id.clone(),
        unit: quantity.unit.clone(),
        control: quantity.input().map(|input| input.control.clone()),
        axes: Some(quantity.axes.clone()),
        is_input: quantity.input().is_some(),
        truth: quantity.truth,
    }
}

/// A calculation's formulas as trees, each with its place in the file.
struct Trees {
    index: QuantityIndex,
    trees: Vec<(Syntax, Placed)>,
    rests_on: Vec<QuantityIndex>,
}

pub(crate) fn check(
    root: &Fields<'_, '_>,
    draft: &mut Draft,
    axes: &[Axis],
    book: &UnitBook,
    published: &[QuantityIndex],
) {
    let reader = root.reader;
    let calculations = parse_all(reader, draft);
    let order = in_order(reader, draft, &calculations);
    for index in &order {
        let Some(calculation) = calculations.iter().find(|found| found.index == *index) else {
            continue;
        };
        check_one(reader, draft, axes, book, published, calculation);
    }
    draft.order = order;
}

fn parse_all(reader: &Reader<'_>, draft: &Draft) -> Vec<Trees> {
    let mut calculations = Vec::new();
    for (position, quantity) in draft.quantities.iter().enumerate() {
        let (Some(texts), Ok(index)) = (&quantity.formulas, u16::try_from(position)) else {
            continue;
        };
        let texts: Vec<&Placed> = match texts {
            FormulaTexts::One(text) => vec![text],
            FormulaTexts::ByItem(_, texts) => texts.iter().collect(),
        };
        let mut trees = Vec::new();
        for text in &texts {
            match syntax::parse(&text.text) {
                Ok(tree) => trees.push((tree, (*text).clone())),
                Err(error) => {
                    let at = place_within(reader, text, error.at);
                    let what = within(reader, &quantity.quantity.id, text, at, &error.what);
                    reader.fault(at, what);
                }
            }
        }
        if trees.len() == texts.len() {
            let mut rests_on = Vec::new();
            for (tree, _) in &trees {
                each_name(tree, &mut |name| {
                    if let Some((index, _)) = draft.find(name) {
                        rests_on.push(index);
                    }
                });
            }
            rests_on.sort_unstable();
            rests_on.dedup();
            calculations.push(Trees {
                index: QuantityIndex(index),
                trees,
                rests_on,
            });
        }
    }
    calculations
}

/// The place in the file of a place in a formula; the start of a formula with escapes in it.
fn place_within(reader: &Reader<'_>, formula: &Placed, within: usize) -> usize {
    let raw = reader.text.get(formula.at..).unwrap_or_default();
    let quotes = raw.find(|c: char| !matches!(c, '"' | '\'') && !c.is_whitespace());
    let Some(opened) = quotes.filter(|opened| {
        raw.get(*opened..)
            .is_some_and(|raw| raw.starts_with(&formula.text))
    }) else {
        return formula.at;
    };
    formula.at.saturating_add(opened).saturating_add(within)
}

/// What is said of a place in a formula; with its column where the eye would look for it.
fn within(reader: &Reader<'_>, name: &str, formula: &Placed, at: usize, what: &str) -> String {
    const AT_A_GLANCE: usize = 60;
    if formula.text.len() <= AT_A_GLANCE || at <= formula.at.saturating_add(1) {
        return format!("in the formula of `{name}`: {what}");
    }
    let column = reader.column(at);
    format!("in the formula of `{name}`, column {column}: {what}")
}

fn each_name(tree: &Syntax, visit: &mut dyn FnMut(&str)) {
    match &tree.node {
        Node::Name(name) => visit(name),
        Node::Number(..) | Node::Text(_) | Node::None | Node::Truth(_) => {}
        Node::Negate(x) | Node::Not(x) => each_name(x, visit),
        Node::Join(_, x, y) | Node::Otherwise(x, y) => {
            each_name(x, visit);
            each_name(y, visit);
        }
        Node::If(condition, x, y) => {
            each_name(condition, visit);
            each_name(x, visit);
            each_name(y, visit);
        }
        Node::Call(call) => {
            for x in call
                .plain
                .iter()
                .chain(call.named.iter().map(|(_, x)| x))
                .chain(call.to.as_deref())
            {
                each_name(x, visit);
            }
        }
    }
}

/// The calculations, each after what it rests on; those on a cycle are named and left out.
fn in_order(reader: &Reader<'_>, draft: &Draft, calculations: &[Trees]) -> Vec<QuantityIndex> {
    let mut order: Vec<QuantityIndex> = Vec::new();
    let mut waiting: Vec<&Trees> = calculations.iter().collect();
    loop {
        let before = waiting.len();
        waiting.retain(|calculation| {
            let ready = calculation.rests_on.iter().all(|rest| {
                let calculated = calculations.iter().any(|other| other.index == *rest);
                !calculated || order.contains(rest)
            });
            if ready {
                order.push(calculation.index);
            }
            !ready
        });
        if waiting.is_empty() {
            return order;
        }
        if waiting.len() == before {
            name_cycle(reader, draft, &waiting);
            return order;
        }
    }
}

/// Follows what waits from one to the next until one comes again.
fn name_cycle(reader: &Reader<'_>, draft: &Draft, waiting: &[&Trees]) {
    let mut path: Vec<QuantityIndex> = Vec::new();
    let mut at = waiting.first().copied();
    while let Some(calculation) = at {
        if let Some(start) = path.iter().position(|index| *index == calculation.index) {
            let mut names: Vec<&str> = path
                .iter()
                .skip(start)
                .filter_map(|index| draft.quantity(*index))
                .map(|quantity| quantity.id.as_str())
                .collect();
            names.extend(names.first().copied());
            let what = if names.len() == 2 {
                format!(
                    "`{}` rests on itself; a running figure is written with `cumulative(… over month)`",
                    names.first().copied().unwrap_or_default()
                )
            } else {
                format!(
                    "these rest on each other in a circle: {}",
                    names.join(" → ")
                )
            };
            let line = draft
                .quantities
                .get(usize::from(calculation.index.0))
                .map_or(0, |found| found.at);
            reader.fault(line, what);
            return;
        }
        path.push(calculation.index);
        at = waiting
            .iter()
            .find(|other| calculation.rests_on.contains(&other.index))
            .copied();
    }
}

fn check_one(
    reader: &Reader<'_>,
    draft: &mut Draft,
    axes: &[Axis],
    book: &UnitBook,
    published: &[QuantityIndex],
    calculation: &Trees,
) {
    let known = draft.known();
    let mut resolver = Resolver {
        known: &known,
        axes,
        book,
        published,
        lost: &reader.lost,
        faults: Vec::new(),
    };
    let place = usize::from(calculation.index.0);
    let name = draft
        .quantities
        .get(place)
        .map(|found| found.quantity.id.clone())
        .unwrap_or_default();
    let mut resolved: Vec<Option<Resolved>> = Vec::new();
    for (tree, text) in &calculation.trees {
        resolved.push(resolver.resolve(tree));
        for fault in core::mem::take(&mut resolver.faults) {
            let at = place_within(reader, text, fault.at);
            let what = within(reader, &name, text, at, &fault.what);
            reader.fault_near(at, what, fault.suggestion);
        }
    }
    let Some(resolved) = resolved.into_iter().collect::<Option<Vec<Resolved>>>() else {
        return;
    };
    let Some(found) = draft.quantities.get_mut(place) else {
        return;
    };
    let declared = found.quantity.unit.clone();
    let mut sound = found.unit_read;
    for (resolved, (_, text)) in resolved.iter().zip(&calculation.trees) {
        if found.unit_read
            && let Some(what) = unlike(&resolved.sort, &declared, found.quantity.truth, book)
        {
            reader.fault(text.at, format!("`{name}` {what}"));
            sound = false;
        }
    }
    let by_axis = match &found.formulas {
        Some(FormulaTexts::ByItem(axis, _)) => Some(*axis),
        _ => None,
    };
    let mut own: Vec<_> = resolved
        .iter()
        .flat_map(|resolved| resolved.axes.iter().copied())
        .chain(by_axis)
        .collect();
    own.sort_unstable();
    own.dedup();
    if let Some(over) = &found.over {
        for axis in own.iter().filter(|axis| !over.contains(axis)) {
            let id = axes
                .get(usize::from(axis.0))
                .map_or("?", |axis| axis.id.as_str());
            reader.fault(
                found.at,
                format!(
                    "the formula of `{name}` is spread over `{id}`, which its `over` does not name"
                ),
            );
            sound = false;
        }
        own = over.clone();
        own.sort_unstable();
        own.dedup();
    }
    let lengths = own
        .iter()
        .filter_map(|axis| axes.get(usize::from(axis.0)))
        .map(|axis| axis.items.len());
    let cells = lengths.fold(1_usize, usize::saturating_mul);
    if cells > 5000 {
        reader.fault(
            found.at,
            format!("`{name}` is spread over more than 5,000 cells"),
        );
        sound = false;
    }
    found.quantity.cells = u16::try_from(cells).unwrap_or(0);
    found.quantity.axes = own;
    let mut formulas = resolved.into_iter().map(|resolved| resolved.formula);
    let calculation = match by_axis {
        Some(axis) => Calculation::ByItem(axis, formulas.collect()),
        None => Calculation::One(formulas.next().unwrap_or(crate::expr::Expr::None)),
    };
    found.quantity.kind = QuantityKind::Calculation(calculation);
    found.sound = sound;
}

/// What is wrong between what a formula gives and what its quantity is declared to be.
fn unlike(sort: &Sort, declared: &Unit, truth: bool, book: &UnitBook) -> Option<String> {
    match (sort, truth) {
        (Sort::Truth, true) | (Sort::Nought | Sort::Nothing, false) => None,
        (Sort::Amount(unit), false) if unit.same(declared) => None,
        (Sort::Truth, false) => Some(
            "is declared as a figure, but the formula gives yes or no; say `yes_no = true`"
                .to_owned(),
        ),
        (_, true) => Some("is declared as yes or no, but the formula gives a figure".to_owned()),
        (Sort::Amount(unit), false) => {
            let given = if unit.is_bare() {
                "a bare number".to_owned()
            } else {
                unit.code(book)
            };
            Some(format!(
                "is declared in {}, but the formula gives {given}{}",
                declared.code(book),
                factor(declared, unit, book)
            ))
        }
        (Sort::Choice(_) | Sort::Text(_), false) => {
            Some("must be a figure, but the formula gives the option of a choice".to_owned())
        }
    }
}

/// What would make one unit of the other, if that is one factor.
fn factor(declared: &Unit, given: &Unit, book: &UnitBook) -> String {
    let plain = |unit: Option<Unit>| {
        unit.map(|unit| unit.code(book))
            .filter(|code| code != "1" && !code.contains(['/', '%']))
    };
    if let Some(missing) = plain(declared.per(given)) {
        return format!(": a factor in {missing} is missing");
    }
    match plain(given.per(declared)) {
        Some(over) => format!(": a factor in {over} is too many"),
        None => String::new(),
    }
}
