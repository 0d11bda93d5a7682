//! All relations of a table, put together.

use crate::lines::Lines;
use crate::lone::lone;
use crate::pairs::pairs;
use crate::products;
use crate::rates::rates;
use crate::relation::{Along, Footing, Instance, Kind, Relation, Verdict};
use crate::repairs::rank;
use crate::running;
use crate::shares::{self, Of, Shares};
use crate::steps::Steps;
use crate::sums::sums;
use crate::table::{Cell, Table};
use crate::trial::{Failure, Found, cells, failure};

/// Finds which figures of a table are made of which others, and how each stands to them.
#[must_use]
pub fn foot(table: &Table) -> Footing {
    let mut steps = Steps::new();
    let along = [Along::Rows, Along::Columns].map(|along| Lines::new(table, along));
    let totals = [0, 1].map(|at| along.get(at).map(|lines| sums(lines, &mut steps)));
    let [rows, columns] = totals.map(Option::unwrap_or_default);
    let mut relations = Vec::new();
    for (lines, sums, across) in [(&along[0], &rows, &columns), (&along[1], &columns, &rows)] {
        let order = leaves(lines, across);
        let running = running::running(lines, &order, &mut steps);
        let known: Vec<Found> = sums.iter().chain(&running).cloned().collect();
        let mut pairs = pairs(lines, &known, &mut steps);
        pairs.retain(|it| !known.iter().any(|found| found.target == it.target));
        let shares = shares::shares(lines, &mut steps);
        let mut products = products::products(lines, &mut steps);
        products.retain(|it| !shares.iter().any(|share| share.is_of(it)));
        relations.extend(sums.iter().chain(&pairs).map(|found| linear(lines, found)));
        relations.extend(running.iter().map(|found| run(lines, &order, found)));
        relations.extend(products.iter().map(|found| product(lines, found)));
        relations.extend(shares.iter().map(|found| share(lines, found)));
    }
    relations.extend(rates(table, &mut steps));
    let lone = lone(table, &mut steps);
    relations.extend(
        lone.into_iter()
            .filter(|it| is_new(it, &relations))
            .collect::<Vec<_>>(),
    );
    drop_explained(&mut relations);
    relations.retain(|relation| !relation.instances.is_empty());
    rank(table, &mut relations, &mut steps);
    relations.sort_by_key(|relation| {
        let columns = relation.along == Along::Columns;
        (columns, relation.target)
    });
    Footing {
        relations,
        cut: steps.spent(),
        steps: steps.taken(),
    }
}

/// Whether no relation has that figure as its result already.
fn is_new(relation: &Relation, known: &[Relation]) -> bool {
    let targets = |it: &Relation| it.instances.iter().map(|it| it.target).collect::<Vec<_>>();
    let own = targets(relation);
    !known
        .iter()
        .any(|it| targets(it).iter().any(|target| own.contains(target)))
}

/// The positions that are no totals of others.
fn leaves(lines: &Lines<'_>, across: &[Found]) -> Vec<usize> {
    (0..lines.positions)
        .filter(|at| !across.iter().any(|found| found.target == *at))
        .filter(|at| !lines.across(*at).total)
        .collect()
}

fn relation(lines: &Lines<'_>, found: &Found, instances: Vec<Instance>) -> Relation {
    Relation {
        kind: found.kind,
        along: lines.along,
        target: found.target,
        parts: found.parts.clone(),
        said: found.said,
        without: found.without.clone(),
        readings: found.readings.clone(),
        instances,
        shift: None,
    }
}

/// A sum, difference or mean at every position where it can be asked for.
fn linear(lines: &Lines<'_>, found: &Found) -> Relation {
    let instances = (0..lines.positions)
        .filter_map(|position| match found.kind {
            Kind::Average => mean(lines, found, position),
            _ => unread(lines, found, position).or_else(|| sum(lines, found, position)),
        })
        .collect();
    relation(lines, found, instances)
}

fn sum(lines: &Lines<'_>, found: &Found, position: usize) -> Option<Instance> {
    let number = lines.number(found.target, position)?;
    let outcome = lines.tally(&found.parts, position).judged(number)?;
    if outcome.verdict == Verdict::Differs {
        let expected = lines.adds_up(position);
        if !expected || failure(lines, found.target, &found.parts, position) == Failure::Far {
            return None;
        }
    }
    let target = lines.cell(found.target, position);
    Some(Instance {
        target,
        parts: printed(lines, cells(lines, &found.parts, position)),
        gives: lines.table.value_in(target.column, outcome.gives),
        apart: lines.table.value_in(target.column, outcome.apart),
        verdict: outcome.verdict,
        slips: Vec::new(),
    })
}

/// Without the blanks.
fn printed(lines: &Lines<'_>, cells: Vec<(Cell, bool)>) -> Vec<(Cell, bool)> {
    let has =
        |cell: &Cell| lines.table.number(*cell).is_some() || lines.table.misprints.contains(cell);
    cells.into_iter().filter(|(cell, _)| has(cell)).collect()
}

/// A sum with one misprint in it: what that would have to be.
fn unread(lines: &Lines<'_>, found: &Found, position: usize) -> Option<Instance> {
    let target = lines.cell(found.target, position);
    let parts = cells(lines, &found.parts, position);
    let mut all = parts.clone();
    all.push((target, true));
    all.retain(|(cell, _)| lines.table.misprints.contains(cell));
    let [(misprint, less)] = *all.as_slice() else {
        return None;
    };
    let sum = lines.tally(&found.parts, position).sum;
    let needed = match lines.number(found.target, position) {
        None if misprint == target => sum,
        Some(number) => {
            let left = number.units.saturating_sub(sum);
            if less {
                0_i64.saturating_sub(left)
            } else {
                left
            }
        }
        None => return None,
    };
    Some(Instance {
        target,
        parts: printed(lines, parts),
        gives: lines.table.value_in(misprint.column, needed),
        apart: rust_decimal::Decimal::ZERO,
        verdict: Verdict::Unread,
        slips: Vec::new(),
    })
}

fn mean(lines: &Lines<'_>, found: &Found, position: usize) -> Option<Instance> {
    let number = lines.number(found.target, position)?;
    let target = lines.cell(found.target, position);
    let parts = printed(lines, cells(lines, &found.parts, position));
    let count = i64::try_from(parts.len()).ok().filter(|count| *count > 1)?;
    let sum = lines.tally(&found.parts, position).sum;
    let apart = number.units.saturating_mul(count).saturating_sub(sum);
    let slack = number.step.saturating_mul(count);
    let gives = lines.table.value_in(target.column, sum);
    let gives = gives.checked_div(count.into())?;
    let printed = lines.table.value_in(target.column, number.units);
    Some(Instance {
        target,
        parts,
        apart: printed.checked_sub(gives)?,
        gives,
        verdict: match apart {
            0 => Verdict::Holds,
            apart if apart.saturating_abs().saturating_mul(2) <= slack => Verdict::Rounds,
            _ => Verdict::Differs,
        },
        slips: Vec::new(),
    })
}

fn run(lines: &Lines<'_>, order: &[usize], found: &Found) -> Relation {
    let new = found.parts.first().map_or(0, |part| part.line);
    let instances = (1..order.len())
        .filter_map(|at| {
            let (is, was, adds) = running::step(lines, order, found.target, new, at)?;
            let gives = was?.units.saturating_add(adds.units);
            let target = lines.cell(found.target, *order.get(at)?);
            let before = lines.cell(found.target, *order.get(at.checked_sub(1)?)?);
            let adds_at = lines.cell(new, *order.get(at)?);
            Some(Instance {
                target,
                parts: vec![(before, false), (adds_at, false)],
                gives: lines.table.value_in(target.column, gives),
                apart: lines
                    .table
                    .value_in(target.column, is.units.saturating_sub(gives)),
                verdict: running::judged(is, was, adds),
                slips: Vec::new(),
            })
        })
        .collect();
    relation(lines, found, instances)
}

fn product(lines: &Lines<'_>, found: &Found) -> Relation {
    let factors: Vec<usize> = found.parts.iter().map(|part| part.line).collect();
    let instances = (0..lines.positions)
        .filter_map(|position| {
            let [a, b] = *factors.as_slice() else {
                return None;
            };
            let (number, x, y) = products::three(lines, [a, b], found.target, position)?;
            let gives = products::gives(lines.one(), x, y);
            let target = lines.cell(found.target, position);
            Some(Instance {
                target,
                parts: cells(lines, &found.parts, position),
                gives: lines.table.value_in(target.column, gives),
                apart: lines
                    .table
                    .value_in(target.column, number.units.saturating_sub(gives)),
                verdict: products::judged(lines.one(), number, x, y),
                slips: Vec::new(),
            })
        })
        .collect();
    relation(lines, found, instances)
}

fn share(lines: &Lines<'_>, found: &Shares) -> Relation {
    let instances = (0..lines.positions)
        .filter_map(|position| {
            let (share, part, whole) = shares::three(lines, found, position)?;
            let gives = shares::gives(lines.one(), found.kind, share, part, whole);
            let target = lines.cell(found.target, position);
            let whole_at = match found.of {
                Of::Line(line) => lines.cell(line, position),
                Of::Position(at) => lines.cell(found.part, at),
            };
            Some(Instance {
                target,
                parts: vec![(lines.cell(found.part, position), false), (whole_at, false)],
                gives: lines.table.value_in(target.column, gives),
                apart: lines
                    .table
                    .value_in(target.column, share.units.saturating_sub(gives)),
                verdict: shares::judged(lines.one(), found.kind, share, part, whole),
                slips: Vec::new(),
            })
        })
        .collect();
    Relation {
        kind: found.kind,
        along: lines.along,
        target: found.target,
        parts: found.parts(),
        said: found.said,
        without: Vec::new(),
        readings: Vec::new(),
        instances,
        shift: None,
    }
}

/// Drops sums that do not come out in a figure that a product or share explains: the average cost at
/// the foot of a table is no sum of averages.
fn drop_explained(relations: &mut [Relation]) {
    let holding = |it: &&Instance| matches!(it.verdict, Verdict::Holds | Verdict::Rounds);
    let mut explained: Vec<Cell> = Vec::new();
    for relation in relations.iter() {
        for instance in relation.instances.iter().filter(holding) {
            match relation.kind {
                Kind::Product => {
                    explained.push(instance.target);
                    explained.extend(instance.parts.iter().map(|part| part.0));
                }
                Kind::Share | Kind::Growth | Kind::Average => explained.push(instance.target),
                _ => {}
            }
        }
    }
    for relation in relations {
        if matches!(relation.kind, Kind::Sum | Kind::Difference) {
            let fails = |it: &Instance| it.verdict == Verdict::Differs;
            relation
                .instances
                .retain(|it| !(fails(it) && explained.contains(&it.target)));
        }
    }
}
