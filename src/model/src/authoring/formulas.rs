//! All formulas of a case: read, put in order ([`super::order`]), checked.

use super::fields::{Fields, Placed, Reader};
use super::order::{self, Rest};
use super::quantities::{Draft, FormulaTexts};
use super::resolve::{Known, Resolved, Resolver, Sort};
use super::syntax::{self, Syntax};
use crate::axis::{Axis, AxisIndex};
use crate::case::{Calculation, Quantity, QuantityIndex, QuantityKind, Says};
use crate::unit::{Unit, UnitBook};

/// What a checked quantity is to a formula.
pub(crate) fn known_of(quantity: &Quantity) -> Known {
    Known {
        id: quantity.id.clone(),
        unit: quantity.unit.clone(),
        control: quantity.input().map(|input| input.control.clone()),
        axes: Some(quantity.axes.clone()),
        is_input: quantity.input().is_some(),
        says: quantity.says,
    }
}

/// A calculation's formulas as trees, each with its place in the file.
pub(super) struct Trees {
    pub(super) index: QuantityIndex,
    trees: Vec<(Syntax, Placed)>,
    pub(super) rests_on: Vec<Rest>,
}

pub(crate) fn check(
    root: &Fields<'_, '_>,
    draft: &mut Draft,
    axes: &[Axis],
    book: &UnitBook,
    published: &[QuantityIndex],
) {
    let reader = root.reader;
    let calculations = parse_all(reader, draft, axes);
    let order = order::in_order(reader, draft, axes, &calculations);
    let around = Around {
        reader,
        axes,
        book,
        published,
    };
    for (following, indices) in order {
        let found = |index: &QuantityIndex| calculations.iter().find(|it| it.index == *index);
        let trees: Vec<&Trees> = indices.iter().filter_map(found).collect();
        if let Some(axis) = following {
            around.spread(draft, axis, &trees);
        }
        draft
            .following
            .push(match (following, u8::try_from(indices.len())) {
                (Some(axis), Ok(count)) => (axis, count),
                _ => (AxisIndex(0), 0),
            });
        for calculation in trees {
            around.check_one(draft, calculation);
        }
        draft.order.extend(indices);
    }
    // Of most cases each stands by itself.
    let following = draft.following.iter().rposition(|(_, count)| *count > 0);
    let told = following.map_or(0, |last| last.saturating_add(1));
    draft.following.truncate(told);
}

fn parse_all(reader: &Reader<'_>, draft: &Draft, axes: &[Axis]) -> Vec<Trees> {
    let mut calculations = Vec::new();
    for (position, quantity) in draft.quantities.iter().enumerate() {
        let (Some(texts), Ok(index)) = (&quantity.formulas, u16::try_from(position)) else {
            continue;
        };
        let (by_item, texts): (_, Vec<&Placed>) = match texts {
            FormulaTexts::One(text) => (None, vec![text]),
            FormulaTexts::ByItem(axis, texts) => (Some(*axis), texts.iter().collect()),
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
            let rests_on = order::rests_on(draft, axes, by_item, &trees);
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

fn sorted(axes: impl Iterator<Item = AxisIndex>) -> Vec<AxisIndex> {
    let mut axes: Vec<AxisIndex> = axes.collect();
    axes.sort_unstable();
    axes.dedup();
    axes
}

/// What formulas are checked with.
struct Around<'a> {
    reader: &'a Reader<'a>,
    axes: &'a [Axis],
    book: &'a UnitBook,
    published: &'a [QuantityIndex],
}

impl Around<'_> {
    fn resolver<'r>(&'r self, known: &'r [Known]) -> Resolver<'r> {
        Resolver {
            known,
            axes: self.axes,
            book: self.book,
            published: self.published,
            lost: &self.reader.lost,
            faults: Vec::new(),
        }
    }

    /// Finds what calculations that follow from each other are spread over, each of which says it of
    /// others: from the axis along which they do and what the file declares, until nothing is added.
    fn spread(&self, draft: &mut Draft, along: AxisIndex, calculations: &[&Trees]) {
        for calculation in calculations {
            if let Some(found) = draft.quantities.get_mut(usize::from(calculation.index.0)) {
                let over = found.over.iter().flatten().copied();
                let by_item = match &found.formulas {
                    Some(FormulaTexts::ByItem(axis, _)) => Some(*axis),
                    _ => None,
                };
                found.quantity.axes = sorted(over.chain(by_item).chain([along]));
                found.sound = found.unit_read;
            }
        }
        loop {
            let mut grown = false;
            for calculation in calculations {
                let known = draft.known();
                let mut resolver = self.resolver(&known);
                let resolved: Vec<Resolved> = (calculation.trees.iter())
                    .filter_map(|(tree, _)| resolver.resolve(tree))
                    .collect();
                let Some(found) = draft.quantities.get_mut(usize::from(calculation.index.0)) else {
                    continue;
                };
                if found.over.is_some() {
                    continue;
                }
                let more = resolved.iter().flat_map(|it| it.axes.iter().copied());
                let axes = sorted(more.chain(found.quantity.axes.iter().copied()));
                grown |= axes != found.quantity.axes;
                found.quantity.axes = axes;
            }
            if !grown {
                return;
            }
        }
    }

    fn check_one(&self, draft: &mut Draft, calculation: &Trees) {
        let Self {
            reader, axes, book, ..
        } = *self;
        let known = draft.known();
        let mut resolver = self.resolver(&known);
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
                && let Some(what) =
                    unlike(&resolved.sort, &declared, found.quantity.says, axes, book)
            {
                reader.fault(text.at, format!("`{name}` {what}"));
                sound = false;
            }
        }
        let by_axis = match &found.formulas {
            Some(FormulaTexts::ByItem(axis, _)) => Some(*axis),
            _ => None,
        };
        let mut own = sorted(
            resolved
                .iter()
                .flat_map(|resolved| resolved.axes.iter().copied())
                .chain(by_axis),
        );
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
            own = sorted(over.iter().copied());
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
}

/// What is wrong between what a formula gives and what its quantity is declared to be.
fn unlike(
    sort: &Sort,
    declared: &Unit,
    says: Says,
    axes: &[Axis],
    book: &UnitBook,
) -> Option<String> {
    let name = |axis: AxisIndex| {
        let axis = axes.get(usize::from(axis.0));
        axis.map_or("?", |axis| axis.id.as_str())
    };
    match (sort, says) {
        (Sort::Truth, Says::Truth)
        | (Sort::Nought, Says::Amount)
        | (Sort::Nothing, Says::Amount | Says::Item(_)) => None,
        (Sort::Amount(unit), Says::Amount) if unit.same(declared) => None,
        (Sort::Item(given), Says::Item(declared)) if *given == declared => None,
        (Sort::Item(axis), _) => Some(format!(
            "gives an item of the axis `{0}`; say `item_of = \"{0}\"` instead of its unit",
            name(*axis)
        )),
        (_, Says::Item(axis)) => Some(format!(
            "is declared as an item of the axis `{0}`, but the formula gives none, as \
             `first(x >= 0 over {0})` does",
            name(axis)
        )),
        (Sort::Truth, Says::Amount) => Some(
            "is declared as a figure, but the formula gives yes or no; say `yes_no = true`"
                .to_owned(),
        ),
        (_, Says::Truth) => {
            Some("is declared as yes or no, but the formula gives a figure".to_owned())
        }
        (Sort::Amount(unit), Says::Amount) => {
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
        (Sort::Choice(_) | Sort::Text(_), Says::Amount) => {
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
