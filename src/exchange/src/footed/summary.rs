//! A table in sentences, to copy: what does not add up first, then what does.

use super::names::{across, figure, line, relation as of_relation, sum};
use super::slips::slip;
use casebook_tables::{Along, Cell, Footing, Instance, Relation, Table, Verdict};

/// A relation in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is made of what, and how often it adds up.
    pub stands: String,
    /// Each figure that does not add up.
    pub places: Vec<ToldPlace>,
    /// How a whole column or row would add up; what stands beside its parts and is not in it; how
    /// else it can be read.
    pub notes: Vec<String>,
}

/// A figure that does not add up, in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldPlace {
    /// Where it stands.
    pub at: Cell,
    /// How it stands to what others give.
    pub stands: String,
    /// How that could have come about, the likeliest first.
    pub slips: Vec<String>,
}

/// Whether a table adds up, in sentences: the headline, then each relation, those that do not add up
/// first.
#[must_use]
pub fn summary(table: &Table, footing: &Footing) -> Vec<String> {
    let mut said = vec![headline(footing)];
    let (wrong, right): (Vec<&Relation>, Vec<&Relation>) =
        footing.relations.iter().partition(|it| fails(it) > 0);
    for relation in wrong.into_iter().chain(right) {
        let Told {
            stands,
            places,
            notes,
        } = told(table, relation);
        said.push(stands);
        for place in places {
            said.push(format!("  {}", place.stands));
            said.extend(place.slips.iter().map(|slip| format!("    {slip}")));
        }
        said.extend(notes.iter().map(|note| format!("  {note}")));
    }
    said.extend(cautions(table, footing).into_iter().map(str::to_owned));
    said
}

/// A relation in sentences.
#[must_use]
pub fn told(table: &Table, relation: &Relation) -> Told {
    let places = relation.instances.iter();
    let notes = [
        shifted(table, relation),
        without(table, relation),
        readings(table, relation),
    ];
    Told {
        stands: stands(table, relation),
        places: places.filter_map(|it| place(table, relation, it)).collect(),
        notes: notes.into_iter().flatten().collect(),
    }
}

/// What was not looked at.
#[must_use]
pub fn cautions(table: &Table, footing: &Footing) -> Vec<&'static str> {
    let left_out = "Figures with very many digits were left out of all sums.";
    let cut =
        "The table is large: not every relation was looked for. Paste a part of it to see more.";
    [
        (!table.left_out.is_empty()).then_some(left_out),
        footing.cut.then_some(cut),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// In how many places a relation does not add up.
#[must_use]
pub fn fails(relation: &Relation) -> usize {
    let fails = |it: &&Instance| it.verdict == Verdict::Differs;
    relation.instances.iter().filter(fails).count()
}

/// In how many places a relation rests on digits that are no figure as they stand.
#[must_use]
pub fn unread(relation: &Relation) -> usize {
    let instances = relation.instances.iter();
    instances.filter(|it| it.verdict == Verdict::Unread).count()
}

/// How many figures are made of others, and how many of those do not add up.
#[must_use]
pub fn headline(footing: &Footing) -> String {
    let all: usize = footing.relations.iter().map(|it| it.instances.len()).sum();
    let wrong: usize = footing.relations.iter().map(fails).sum();
    let unread: usize = footing.relations.iter().map(unread).sum();
    let said = match (all, wrong) {
        (0, _) => "No figure of this table can be told to be made of others.".to_owned(),
        (all, 0) if unread > 0 => match all.saturating_sub(unread) {
            0 => made_of_others(all),
            1 => format!("{} One adds up.", made_of_others(all)),
            out => format!("{} {out} add up.", made_of_others(all)),
        },
        (1, 0) => "One figure is made of others, and it adds up.".to_owned(),
        (1, 1) => "One figure is made of others, and it does not add up.".to_owned(),
        (all, 0) => format!("{all} figures are made of others, and all add up."),
        (all, 1) => format!("Of {all} figures that are made of others, one does not add up."),
        (all, wrong) => {
            format!("Of {all} figures that are made of others, {wrong} do not add up.")
        }
    };
    match unread {
        0 => said,
        1 => format!("{said} One rests on digits that are no figure as they stand."),
        many => format!("{said} {many} rest on digits that are no figure as they stand."),
    }
}

fn made_of_others(all: usize) -> String {
    match all {
        1 => "One figure is made of others.".to_owned(),
        many => format!("{many} figures are made of others."),
    }
}

/// A relation with how often it adds up.
fn stands(table: &Table, relation: &Relation) -> String {
    let count = |verdict: Verdict| {
        relation
            .instances
            .iter()
            .filter(|it| it.verdict == verdict)
            .count()
    };
    let (holds, rounds) = (count(Verdict::Holds), count(Verdict::Rounds));
    let all = relation.instances.len();
    let out = holds.saturating_add(rounds);
    let rounded = match (rounds, out) {
        (0, _) => "",
        (rounds, out) if rounds == out => ", as rounded",
        _ => ", some as rounded",
    };
    let places = match relation.along {
        Along::Rows => ("column", "columns"),
        Along::Columns => ("row", "rows"),
    };
    let how = match (out, all) {
        (1, 1) => format!("It adds up{rounded}."),
        (0, 1) => "It does not add up.".to_owned(),
        (0, all) => format!("It adds up in none of {all} {}.", places.1),
        (2, 2) => format!("It adds up in both {}{rounded}.", places.1),
        (out, all) if out == all => format!("It adds up in all {all} {}{rounded}.", places.1),
        (out, all) => format!("It adds up in {out} of {all} {}{rounded}.", places.1),
    };
    format!("{} {how}", of_relation(table, relation))
}

fn place(table: &Table, relation: &Relation, instance: &Instance) -> Option<ToldPlace> {
    let across = across(table, relation.along, instance.target);
    let at = if across.is_empty() {
        String::new()
    } else {
        format!(" {across}")
    };
    let printed = table.text(instance.target);
    let gives = figure(table, instance.target, instance.gives);
    let (stands, slips) = match instance.verdict {
        Verdict::Differs => {
            let size = figure(table, instance.target, instance.apart.abs());
            let more = if instance.apart.is_sign_negative() {
                "less"
            } else {
                "more"
            };
            let slips = instance.slips.iter();
            (
                format!(
                    "Printed{at} is {printed}; its parts give {gives}. The print is {size} {more}."
                ),
                slips.map(|it| slip(table, instance, it)).collect(),
            )
        }
        Verdict::Unread => {
            let misprint = instance
                .parts
                .iter()
                .map(|part| part.0)
                .chain([instance.target])
                .find(|cell| table.misprints.contains(cell));
            let text = misprint.map_or("", |cell| table.text(cell));
            (
                format!(
                    "{text}{at} is no figure as it stands. It would add up if that were {gives}."
                ),
                Vec::new(),
            )
        }
        Verdict::Holds | Verdict::Rounds => return None,
    };
    Some(ToldPlace {
        at: instance.target,
        stands,
        slips,
    })
}

fn shifted(table: &Table, relation: &Relation) -> Option<String> {
    let shift = relation.shift?;
    let column = line(table, Along::Columns, shift.line);
    let way = if shift.by > 0 { "higher" } else { "lower" };
    Some(format!(
        "It would add up in {} of {} rows, not {}, if the figures of {column} stood one row {way}.",
        shift.fits, shift.of, shift.holds
    ))
}

fn without(table: &Table, relation: &Relation) -> Option<String> {
    let names: Vec<String> = relation
        .without
        .iter()
        .map(|at| line(table, relation.along, *at))
        .collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!(
            "{one}, which stands beside its parts, is not in it."
        )),
        many => Some(format!(
            "{}, which stand beside its parts, are not in it.",
            many.join(", ")
        )),
    }
}

fn readings(table: &Table, relation: &Relation) -> Option<String> {
    let other = relation.readings.first()?;
    Some(format!(
        "It can be read in another way, too: as {}.",
        sum(table, relation.along, other)
    ))
}
