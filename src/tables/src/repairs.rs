//! Which slip is the likeliest. A figure stands in several relations: if it were another, all of them
//! would change. So a slip that mends two that fail outranks one that mends one, and one that breaks
//! what comes out is hardly likely; among equals, how people err decides.

use crate::made::Made;
use crate::relation::{Relation, Slip, SlipKind, Verdict};
use crate::slips::Tried;
use crate::steps::Steps;
use crate::table::{Cell, Table};

/// How many slips are told of one failure.
const MOST_TOLD: usize = 4;

/// How little weight a slip may have to be told at all.
const LEAST: i32 = -3;

/// Something that stands in the table, and whether it comes out.
struct Standing {
    relation: usize,
    instance: usize,
    made: Made,
    holds: bool,
}

/// Fills in the slips of every sum that does not come out.
pub(crate) fn rank(table: &Table, relations: &mut [Relation], steps: &mut Steps) {
    let standing = standing(table, relations);
    let mut told: Vec<(usize, usize, Vec<Slip>)> = Vec::new();
    for one in standing.iter().filter(|one| !one.holds) {
        if !steps.take(one.made.cells().len().saturating_mul(200)) {
            break;
        }
        let mut slips: Vec<(i32, Slip)> = one
            .made
            .slips(table)
            .into_iter()
            .map(|tried| weighed(table, &standing, one, tried))
            .filter(|(score, slip)| {
                *score > LEAST && (slip.kind != SlipKind::Other || slip.repairs > 1)
            })
            .collect();
        slips.sort_by_key(|(score, slip)| (core::cmp::Reverse(*score), slip.cell));
        // What breaks nothing makes what does idle.
        if slips.iter().any(|(_, slip)| slip.breaks == 0) {
            slips.retain(|(_, slip)| slip.breaks == 0);
        } else {
            slips.truncate(1);
        }
        // One figure is told once, with its likeliest slip.
        let mut kept: Vec<Slip> = Vec::new();
        for (_, slip) in slips {
            let again = kept
                .iter()
                .any(|it| it.cell == slip.cell && it.instead == slip.instead);
            if !again && kept.len() < MOST_TOLD {
                kept.push(slip);
            }
        }
        told.push((one.relation, one.instance, kept));
    }
    for (relation, instance, slips) in told {
        let instance = relations
            .get_mut(relation)
            .and_then(|it| it.instances.get_mut(instance));
        if let Some(instance) = instance {
            instance.slips = slips;
        }
    }
}

fn standing(table: &Table, relations: &[Relation]) -> Vec<Standing> {
    let mut standing = Vec::new();
    for (at, relation) in relations.iter().enumerate() {
        for (of, instance) in relation.instances.iter().enumerate() {
            let holds = match instance.verdict {
                Verdict::Holds | Verdict::Rounds => true,
                Verdict::Differs => false,
                Verdict::Unread => continue,
            };
            if let Some(made) = Made::new(table, relation.kind, instance) {
                standing.push(Standing {
                    relation: at,
                    instance: of,
                    made,
                    holds,
                });
            }
        }
    }
    standing
}

/// A slip with its weight.
fn weighed(table: &Table, standing: &[Standing], one: &Standing, tried: Tried) -> (i32, Slip) {
    let (repairs, breaks) = match tried.instead {
        Some(instead) => everywhere(table, standing, tried.cell, instead),
        None => {
            let whole = one
                .made
                .wanted_result()
                .map(|(cell, instead)| everywhere(table, standing, cell, instead).0);
            (
                alike(table, standing, one, tried).max(whole.unwrap_or(0)),
                0,
            )
        }
    };
    let times = |count: usize, weight: i32| {
        i32::try_from(count)
            .unwrap_or(i32::MAX)
            .saturating_mul(weight)
    };
    let score = tried
        .kind
        .weight()
        .saturating_add(if tried.exactly { 3 } else { 0 })
        .saturating_add(tells(table, tried))
        .saturating_add(times(repairs.saturating_sub(1), 6))
        .saturating_sub(times(breaks, 7));
    let slip = Slip {
        cell: tried.cell,
        kind: tried.kind,
        instead: tried
            .instead
            .map(|units| table.value_in(tried.cell.column, units)),
        repairs,
        breaks,
    };
    (score, slip)
}

/// The same figure twice, one below the other, tells more the more digits it has.
fn tells(table: &Table, tried: Tried) -> i32 {
    let digits = |cell: Cell| {
        let number = table.number(cell)?;
        let digits = number.units.saturating_abs().checked_div(number.step)?;
        digits
            .checked_ilog10()
            .and_then(|it| i32::try_from(it).ok())
    };
    match tried.kind {
        // Figures are copied downwards.
        SlipKind::Copied(from) => {
            let above = i32::from(from.row < tried.cell.row);
            digits(tried.cell).unwrap_or(0).min(4).saturating_add(above)
        }
        _ => 0,
    }
}

/// How many sums a figure would mend and break if it were another.
fn everywhere(table: &Table, standing: &[Standing], cell: Cell, instead: i64) -> (usize, usize) {
    let (mut repairs, mut breaks) = (0_usize, 0_usize);
    for one in standing {
        if !one.made.cells().contains(&cell) {
            continue;
        }
        match (
            one.holds,
            one.made.holds_with(table, cell, instead).is_some(),
        ) {
            (false, true) => repairs = repairs.saturating_add(1),
            (true, false) => breaks = breaks.saturating_add(1),
            _ => {}
        }
    }
    (repairs, breaks)
}

/// In how many places of the same relation the same line is left out or counted twice.
fn alike(table: &Table, standing: &[Standing], one: &Standing, tried: Tried) -> usize {
    let same = |it: &&Standing| it.relation == one.relation && !it.holds;
    let line = |it: &Standing| {
        it.made.slips(table).into_iter().any(|slip| {
            let along = slip.cell.row == tried.cell.row || slip.cell.column == tried.cell.column;
            along && slip.kind == tried.kind
        })
    };
    standing
        .iter()
        .filter(same)
        .filter(|it| line(it))
        .count()
        .max(1)
}
