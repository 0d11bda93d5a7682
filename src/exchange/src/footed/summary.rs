//! A table in sentences, to copy: what does not come out first, then what does.

use super::names::{across, figure, line, relation as of_relation, sum};
use super::slips::slip;
use casebook_tables::{Along, Footing, Instance, Relation, Table, Verdict};

/// Whether a table adds up, in sentences.
#[must_use]
pub fn summary(table: &Table, footing: &Footing) -> Vec<String> {
    let mut said = vec![headline(footing)];
    let (wrong, right): (Vec<&Relation>, Vec<&Relation>) =
        footing.relations.iter().partition(|it| fails(it) > 0);
    for relation in wrong.into_iter().chain(right) {
        said.push(stands(table, relation));
        for instance in &relation.instances {
            said.extend(instance_words(table, relation, instance));
        }
        said.extend(shifted(table, relation));
        said.extend(without(table, relation));
        said.extend(readings(table, relation));
    }
    if !table.left_out.is_empty() {
        said.push("Figures with very many digits were left out of all sums.".to_owned());
    }
    if footing.cut {
        said.push(
            "The table is large: not every relation was looked for. Paste a part of it to see more."
                .to_owned(),
        );
    }
    said
}

fn fails(relation: &Relation) -> usize {
    let fails = |it: &&Instance| it.verdict == Verdict::Differs;
    relation.instances.iter().filter(fails).count()
}

fn headline(footing: &Footing) -> String {
    let all: usize = footing.relations.iter().map(|it| it.instances.len()).sum();
    let wrong: usize = footing.relations.iter().map(fails).sum();
    match (all, wrong) {
        (0, _) => "No figure of this table can be told to be made of others.".to_owned(),
        (1, 0) => "One figure is made of others, and it comes out.".to_owned(),
        (1, 1) => "One figure is made of others, and it does not come out.".to_owned(),
        (all, 0) => format!("{all} figures are made of others, and all come out."),
        (all, 1) => format!("Of {all} figures that are made of others, one does not come out."),
        (all, wrong) => {
            format!("Of {all} figures that are made of others, {wrong} do not come out.")
        }
    }
}

/// A relation with how often it comes out.
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
        (1, 1) => format!("It comes out{rounded}."),
        (0, 1) => "It does not come out.".to_owned(),
        (0, all) => format!("It comes out in none of {all} {}.", places.1),
        (2, 2) => format!("It comes out in both {}{rounded}.", places.1),
        (out, all) if out == all => format!("It comes out in all {all} {}{rounded}.", places.1),
        (out, all) => format!("It comes out in {out} of {all} {}{rounded}.", places.1),
    };
    format!("{} {how}", of_relation(table, relation))
}

fn instance_words(table: &Table, relation: &Relation, instance: &Instance) -> Vec<String> {
    let across = across(table, relation.along, instance.target);
    let at = if across.is_empty() {
        String::new()
    } else {
        format!(" {across}")
    };
    let printed = table.text(instance.target);
    let gives = figure(table, instance.target, instance.gives);
    match instance.verdict {
        Verdict::Differs => {
            let size = figure(table, instance.target, instance.apart.abs());
            let more = if instance.apart.is_sign_negative() {
                "less"
            } else {
                "more"
            };
            let mut said = vec![format!(
                "  Printed{at} is {printed}; its parts give {gives}. The print is {size} {more}."
            )];
            said.extend(
                instance
                    .slips
                    .iter()
                    .map(|it| format!("    {}", slip(table, instance, it))),
            );
            said
        }
        Verdict::Unread => {
            let misprint = instance
                .parts
                .iter()
                .map(|part| part.0)
                .chain([instance.target])
                .find(|cell| table.misprints.contains(cell));
            let text = misprint.map_or("", |cell| table.text(cell));
            vec![format!(
                "  {text}{at} is no figure as it stands. It would come out if that were {gives}."
            )]
        }
        _ => Vec::new(),
    }
}

fn shifted(table: &Table, relation: &Relation) -> Option<String> {
    let shift = relation.shift?;
    let column = line(table, Along::Columns, shift.line);
    let way = if shift.by > 0 { "higher" } else { "lower" };
    Some(format!(
        "    It would come out in {} of {} rows, not {}, if the figures of {column} stood one row {way}.",
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
            "  {one}, which stands beside its parts, is not in it."
        )),
        many => Some(format!(
            "  {}, which stand beside its parts, are not in it.",
            many.join(", ")
        )),
    }
}

fn readings(table: &Table, relation: &Relation) -> Option<String> {
    let other = relation.readings.first()?;
    Some(format!(
        "  It can be read in another way, too: as {}.",
        sum(table, relation.along, other)
    ))
}
