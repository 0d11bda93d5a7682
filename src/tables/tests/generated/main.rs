//! A thousand tables, sound ones and others with one slip planted in each: how often the planted slip
//! comes first, and that a sound table is never accused. Everything is drawn from a seed.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by a panic"
)]

mod draw;
mod make;
mod plant;

use casebook_tables::{Footing, Table, Verdict, foot};
use draw::Draw;
use make::Made;
use plant::{Planted, Slipped};

const TABLES: u64 = 1_000;

/// How many of a thousand planted slips come first, as measured. The others: in a small table another
/// slip explains the same difference as well, or the figure is in no sum that anything else bears out.
const FIRST: u64 = 920;

fn read(made: &Made) -> (Table, Footing) {
    let text = made.text();
    let table = Table::read(&text).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
    let footing = foot(&table);
    (table, footing)
}

fn accused(footing: &Footing) -> usize {
    let all = footing.relations.iter().flat_map(|it| &it.instances);
    all.filter(|it| it.verdict == Verdict::Differs).count()
}

#[test]
fn a_sound_table_is_never_accused_and_its_totals_are_found() {
    let (mut wrong, mut found, mut all) = (Vec::new(), 0, 0);
    for seed in 0..TABLES {
        let made = Made::sound(&mut Draw::new(seed));
        let (_, footing) = read(&made);
        assert!(!footing.cut, "{seed}");
        if accused(&footing) > 0 {
            wrong.push(seed);
        }
        for cell in made.totals() {
            all += 1;
            let mut instances = footing.relations.iter().flat_map(|it| &it.instances);
            let holds = instances.any(|it| {
                (it.target.row, it.target.column) == cell && it.verdict != Verdict::Differs
            });
            found += usize::from(holds);
        }
    }
    println!("{found} of {all} totals found");
    assert!(wrong.is_empty(), "{} accused: {wrong:?}", wrong.len());
    assert!(found * 100 >= all * 99, "{found} of {all}");
}

/// Where a planted slip stands among those told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Comes {
    First,
    Told,
    Noticed,
    Missed,
}

fn comes(table: &Table, footing: &Footing, planted: &Planted) -> Comes {
    let failing = || {
        let all = footing.relations.iter().flat_map(|it| &it.instances);
        all.filter(|it| it.verdict == Verdict::Differs)
    };
    let mut first = failing().filter(|it| !it.slips.is_empty());
    match first.next() {
        Some(it)
            if it
                .slips
                .first()
                .is_some_and(|slip| planted.is(table, it, slip)) =>
        {
            Comes::First
        }
        _ if failing().any(|it| it.slips.iter().any(|slip| planted.is(table, it, slip))) => {
            Comes::Told
        }
        _ if failing().next().is_some() => Comes::Noticed,
        _ if footing.relations.iter().any(|it| !it.without.is_empty()) => Comes::Noticed,
        _ => Comes::Missed,
    }
}

#[test]
fn the_planted_slip_comes_first() {
    let kinds = [
        Slipped::Swapped,
        Slipped::Sign,
        Slipped::LeftOut,
        Slipped::RowAbove,
        Slipped::TenTimes,
    ];
    let mut counts = std::collections::HashMap::new();
    for seed in 0..TABLES {
        let kind = kinds[usize::try_from(seed).unwrap() % kinds.len()];
        let mut draw = Draw::new(seed);
        let mut made = Made::sound(&mut draw);
        let planted = plant::plant(&mut made, kind, &mut draw);
        let (table, footing) = read(&made);
        let comes = comes(&table, &footing, &planted);
        *counts.entry((kind, comes)).or_insert(0_usize) += 1;
    }
    let count = |kind: Slipped, comes: Comes| counts.get(&(kind, comes)).copied().unwrap_or(0);
    let mut first = 0_u64;
    for kind in kinds {
        let all =
            [Comes::First, Comes::Told, Comes::Noticed, Comes::Missed].map(|it| count(kind, it));
        println!("{kind:?}: first, told, noticed, missed {all:?}");
        first += u64::try_from(all[0]).unwrap();
    }
    println!("first: {first} of {TABLES}");
    assert!(first >= FIRST, "{first}");
}
