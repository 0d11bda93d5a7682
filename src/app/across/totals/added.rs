//! Cases added up: which of them count, and what they come to by year, council and kind. Savings
//! and income are one side, costs and pressures the other; the two are never added together.

use crate::parts::wording;
use crate::state::opened::Opened;
use crate::state::selection::Selection;
use casebook_analysis::catalogue::Entry;
use casebook_analysis::totals::{
    Contribution, Headline, Printing, Shared, Total, contributions, shared, total,
};
use casebook_model::Decimal;
use casebook_model::case::{Lasting, Sense};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::number::grouped;
use casebook_model::value::Value;
use litemap::LiteMap;
use std::cmp::Reverse;
use std::rc::Rc;

/// The cases that the reader has changed, by id, with the changes.
pub type Changed = LiteMap<String, (Rc<Opened>, Rc<Edits>)>;

/// A case that a selection picks, or that is counted by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// The case.
    pub headline: Headline,
    /// Whether it counts unless the reader says otherwise.
    pub by_default: bool,
    /// Whether it counts.
    pub counted: bool,
    /// Whether the reader changed any of its inputs.
    pub changed: bool,
}

impl Picked {
    /// The case as a total has it: with the reader's changes, if there are any.
    fn new(headline: &Headline, by_default: bool, changed: &Changed) -> Self {
        let mut headline = headline.clone();
        let edited = changed.get(&headline.id);
        if let Some((opened, edits)) = edited {
            let now = Figures::now(&opened.case, edits, &opened.paper);
            headline.parts = contributions(&opened.case, &opened.paper, &now);
        }
        Self {
            headline,
            by_default,
            counted: false,
            changed: edited.is_some(),
        }
    }

    /// The parts of its claim.
    #[must_use]
    pub fn parts(&self) -> &[Contribution] {
        &self.headline.parts
    }

    /// The size of its printed parts, for sorting.
    fn size(&self) -> Decimal {
        self.parts()
            .iter()
            .filter_map(|part| part.printed.or_else(|| part.now.number()))
            .fold(Decimal::ZERO, |sum, part| {
                sum.exact_add(part.abs()).unwrap_or(sum)
            })
    }
}

/// What a selection comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Every case to be looked into, the largest of a council and year first.
    pub cases: Vec<Picked>,
    /// Where two of them speak of the same money; positions in `cases`.
    pub shared: Vec<Shared>,
}

impl Added {
    /// Adds up the cases of a selection. `headlines` are those of all cases, in the order of the
    /// catalogue.
    #[must_use]
    pub fn new(
        catalogue: &[Entry],
        headlines: &[Headline],
        selection: &Selection,
        changed: &Changed,
    ) -> Self {
        let mut cases: Vec<Picked> = catalogue
            .iter()
            .zip(headlines)
            .filter(|(entry, _)| selection.considers(entry))
            .map(|(entry, headline)| Picked::new(headline, selection.picks(entry), changed))
            .collect();
        cases.sort_by_cached_key(|picked| {
            let headline = &picked.headline;
            let group = (headline.year.clone(), headline.council.clone());
            (group, Reverse(picked.size()))
        });
        let headlines: Vec<&Headline> = cases.iter().map(|picked| &picked.headline).collect();
        let shared = shared(&headlines);
        for left_out in shared.iter().filter_map(|shared| shared.left_out) {
            if let Some(picked) = cases.get_mut(left_out) {
                picked.by_default = false;
            }
        }
        for picked in &mut cases {
            picked.counted = selection.counts(&picked.headline.id, picked.by_default);
        }
        Self { cases, shared }
    }

    /// The cases that count.
    pub fn counted(&self) -> impl Iterator<Item = &Picked> {
        self.cases.iter().filter(|picked| picked.counted)
    }

    /// Whether the reader changed any case that counts.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.counted().any(|picked| picked.changed)
    }

    /// The cases that count, by year and council.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for picked in self.counted() {
            let (year, council) = (
                picked.headline.year.as_str(),
                picked.headline.council.as_str(),
            );
            match groups
                .iter_mut()
                .find(|group| group.year == year && group.council == council)
            {
                Some(group) => group.cases.push(picked),
                None => groups.push(Group {
                    year,
                    council,
                    cases: vec![picked],
                }),
            }
        }
        groups.sort_by_key(|group| (group.year, group.council));
        groups
    }
}

/// The cases of one council in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The year as written.
    pub year: &'a str,
    /// The council.
    pub council: &'a str,
    /// Its cases.
    pub cases: Vec<&'a Picked>,
}

/// How many amounts are numbers, and how many cases have one that is none yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Amounts that could be added.
    pub worked: usize,
    /// Cases with an amount that could not.
    pub waiting: usize,
}

impl Reach {
    fn add<'a>(&mut self, values: impl Iterator<Item = &'a Value>) {
        let mut waits = false;
        for value in values {
            match value {
                Value::Number(_) => self.worked = self.worked.saturating_add(1),
                Value::None => {}
                Value::Needs(_) | Value::Error(_) => waits = true,
            }
        }
        self.waiting = self.waiting.saturating_add(usize::from(waits));
    }
}

/// One line of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is added.
    pub label: String,
    /// What it comes to.
    pub total: Total,
    /// How many cases have a part in it.
    pub cases: usize,
    /// How far the papers' own inputs reach.
    pub paper: Reach,
    /// How far they reach with the reader's changes.
    pub now: Reach,
}

/// One side of a total: savings and income, or costs and pressures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What it is of: `Savings and income`.
    pub names: String,
    /// Every kind apart.
    pub lines: Vec<Line>,
    /// All of the side, where it has several kinds.
    pub all: Option<Line>,
    /// What is new in the year, where some was already made.
    pub new: Option<Line>,
}

/// The senses of each side.
const SIDES: [&[Sense]; 2] = [
    &[Sense::Saving, Sense::Income],
    &[Sense::Cost, Sense::Pressure],
];

/// The two sides of a total; one without a case is left out.
#[must_use]
pub fn sides(cases: &[&Picked]) -> Vec<Side> {
    SIDES
        .iter()
        .filter_map(|senses| side(cases, senses))
        .collect()
}

fn side(cases: &[&Picked], senses: &[Sense]) -> Option<Side> {
    let kinds = || {
        [false, true]
            .into_iter()
            .flat_map(|made| Lasting::ALL.map(|lasting| (made, lasting)))
    };
    let mut lines = Vec::new();
    for sense in senses {
        for (made, lasting) in kinds() {
            let label = format!("{}, {}", plural(*sense), kind(lasting, made));
            let fits = |part: &Contribution| {
                let printing = part.printing;
                (part.sense, part.lasting, part.already_made) == (*sense, lasting, made)
                    && (printing.is_part() || printing == Printing::Together)
            };
            lines.extend(line(cases, label, fits));
        }
        for (printing, words) in [
            (Printing::Rounding, "rounding of printed claims"),
            (Printing::Unaccounted, "printed in no part"),
            (Printing::ComesOff, "what comes off gross sums"),
        ] {
            let label = format!("{}, {words}", plural(*sense));
            let fits = |part: &Contribution| part.sense == *sense && part.printing == printing;
            lines.extend(line(cases, label, fits));
        }
    }
    let present: Vec<Sense> = senses
        .iter()
        .copied()
        .filter(|sense| {
            cases
                .iter()
                .any(|picked| picked.parts().iter().any(|part| part.sense == *sense))
        })
        .collect();
    let names = match present.as_slice() {
        [] => return None,
        [one] => plural(*one).to_owned(),
        [one, other, ..] => format!("{} and {}", plural(*one), wording::lowered(plural(*other))),
    };
    let of_side = |part: &Contribution| senses.contains(&part.sense);
    let several = lines.len() > 1;
    let all = line(cases, format!("All {}", wording::lowered(&names)), of_side).filter(|_| several);
    let made = cases.iter().any(|picked| {
        picked
            .parts()
            .iter()
            .any(|part| of_side(part) && part.already_made)
    });
    let new = line(cases, "Of this, new in the year".to_owned(), |part| {
        of_side(part) && !part.already_made
    })
    .filter(|_| several && made);
    Some(Side {
        names,
        lines,
        all,
        new,
    })
}

fn line(cases: &[&Picked], label: String, fits: impl Fn(&Contribution) -> bool) -> Option<Line> {
    let mut found = Line {
        label,
        total: total(
            cases
                .iter()
                .flat_map(|picked| picked.parts())
                .filter(|part| fits(part)),
        ),
        cases: 0,
        paper: Reach::default(),
        now: Reach::default(),
    };
    for picked in cases {
        let parts = || picked.parts().iter().filter(|part| fits(part));
        if parts().next().is_some() {
            found.cases = found.cases.saturating_add(1);
            found.paper.add(parts().map(|part| &part.calculated));
            found.now.add(parts().map(|part| &part.now));
        }
    }
    (found.cases > 0).then_some(found)
}

/// `Savings`, `Income`, `Costs`, `Pressures`.
#[must_use]
pub fn plural(sense: Sense) -> &'static str {
    match sense {
        Sense::Saving => "Savings",
        Sense::Income => "Income",
        Sense::Cost => "Costs",
        Sense::Pressure => "Pressures",
    }
}

/// How long an amount lasts, in words.
#[must_use]
pub fn kind(lasting: Lasting, already_made: bool) -> String {
    match (lasting, already_made) {
        (lasting, false) => lasting.words().to_owned(),
        (Lasting::Recurring, true) => "already made before".to_owned(),
        (lasting, true) => format!("already made before, {}", lasting.words()),
    }
}

/// Whole pounds without their sign, as they stand in a table that says so.
#[must_use]
pub fn pounds(value: Decimal) -> String {
    grouped(value, 0)
}

/// Whole pounds with their sign: `£1,500`, `−£1,500`.
#[must_use]
pub fn with_sign(value: Decimal) -> String {
    let digits = pounds(value.abs());
    if value.is_sign_negative() && digits != "0" {
        format!("−£{digits}")
    } else {
        format!("£{digits}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::library::{File, Library};
    use casebook_model::edit::{Change, Edit};

    const CAMBRIDGESHIRE: &str = "Cambridgeshire County Council";
    const EARLIER: &str = "cambridgeshire/2020-21/early-help-october";
    const LATER: &str = "cambridgeshire/2020-21/early-help";
    const PLACEMENTS: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn d(thousands: i64) -> Decimal {
        Decimal::from(thousands * 1000)
    }

    fn added(selection: &Selection) -> Added {
        with_changes(selection, &Changed::default())
    }

    fn with_changes(selection: &Selection, changed: &Changed) -> Added {
        let library = Library::of(&[File::Headlines]);
        let headlines = library.headlines();
        let headlines = headlines.here().unwrap();
        Added::new(library.catalogue(), headlines, selection, changed)
    }

    fn of(cases: &Added) -> Vec<Side> {
        sides(&cases.counted().collect::<Vec<_>>())
    }

    fn named<'a>(side: &'a Side, label: &str) -> &'a Line {
        let mut lines = side.lines.iter().chain(&side.all).chain(&side.new);
        lines
            .find(|line| line.label == label)
            .unwrap_or_else(|| panic!("no {label} in {side:?}"))
    }

    #[test]
    fn income_and_what_was_made_before_stand_apart_in_2018_19() {
        let sides = of(&added(&Selection::of(CAMBRIDGESHIRE, "2018/19")));
        let [eases] = sides.as_slice() else {
            panic!("{sides:?}")
        };
        assert_eq!(
            named(eases, "All savings and income").total.printed,
            d(4717)
        );
        assert_eq!(named(eases, "All savings and income").cases, 13);
        assert_eq!(
            named(eases, "Income, every year until it ends")
                .total
                .printed,
            d(150)
        );
        // £34K made in 2017/18 by the commissioning team, £168K by the voluntary grants.
        assert_eq!(
            named(eases, "Savings, already made before").total.printed,
            d(34 + 168)
        );
        assert_eq!(
            named(eases, "Of this, new in the year").total.printed,
            d(4717 - 34 - 168)
        );
        // £70k of changed eligibility: when it began, and so what follows, is not printed.
        assert_eq!(
            named(eases, "Savings, part of a year, full-year effect not given")
                .total
                .printed,
            d(70)
        );
        // £1,500K of children in care and £100k of automation.
        assert_eq!(
            named(
                eases,
                "Savings, from part-way through the year, then in full"
            )
            .total
            .printed,
            d(1500 + 100)
        );
    }

    #[test]
    fn what_cannot_be_worked_out_is_counted_with_its_printed_money() {
        let added = added(&Selection::of(CAMBRIDGESHIRE, "2021/22"));
        let sides = of(&added);
        let [eases] = sides.as_slice() else {
            panic!("{sides:?}")
        };
        let all = named(eases, "All savings");
        assert_eq!(all.total.printed, d(1350));
        // None of the papers prints what its sum needs, but that of the grant, whose saving is
        // what the council puts in less.
        assert_eq!(
            all.paper,
            Reach {
                worked: 1,
                waiting: 3
            }
        );
        assert_eq!(all.total.not_calculated, d(1350 - 300));
    }

    #[test]
    fn of_two_versions_the_later_counts_unless_the_reader_says_otherwise() {
        let year = Selection::of(CAMBRIDGESHIRE, "2020/21");
        let counted = |selection: &Selection| {
            let added = added(selection);
            let side = sides(&added.counted().collect::<Vec<_>>()).remove(0);
            let has = |id: &str| added.counted().any(|picked| picked.headline.id == id);
            (
                has(EARLIER),
                has(LATER),
                side.all
                    .unwrap_or_else(|| side.lines[0].clone())
                    .total
                    .printed,
            )
        };
        assert_eq!(counted(&year), (false, true, d(2830)));
        let both = year.with_case(EARLIER, true, false);
        assert_eq!(counted(&both), (true, true, d(2830 + 750)));
        let instead = both.with_case(LATER, false, true);
        assert_eq!(counted(&instead), (true, false, d(2830)));
    }

    #[test]
    fn pressures_are_never_added_to_savings() {
        let sides = of(&added(&Selection::default()));
        let [eases, burdens] = sides.as_slice() else {
            panic!("{sides:?}")
        };
        assert_eq!(
            named(eases, "All savings and income").total.printed,
            d(4717 + 2830 + 1350)
        );
        assert_eq!(
            named(burdens, "Pressures, every year").total.printed,
            d(2537)
        );
    }

    #[test]
    fn only_cases_chosen_by_hand_count_after_starting_with_none() {
        assert!(added(&Selection::none()).cases.is_empty());
        let one = added(&Selection::none().with_case(PLACEMENTS, true, false));
        assert_eq!(one.counted().count(), 1);
        assert_eq!(one.groups().len(), 1);
        // An address from a stranger may name anything.
        assert!(
            added(&Selection::none().with_case("no/such/case", true, false))
                .cases
                .is_empty()
        );
    }

    #[test]
    fn a_readers_change_moves_the_sum_now_and_no_other() {
        let library = Library::of(&[File::Case(PLACEMENTS.to_owned())]);
        let opened = Rc::clone(library.case(PLACEMENTS).here().unwrap());
        let (quantity, _) = opened.case.find("agency_rate").unwrap();
        let change = Change::Set(vec![(0, Some(Decimal::from(900)))]);
        let edits = Edits::none().with(&opened.case, Edit { quantity, change });
        let selection = Selection::none().with_case(PLACEMENTS, true, false);
        let changed = Changed::from_iter([(PLACEMENTS.to_owned(), (opened, Rc::new(edits)))]);
        let added = with_changes(&selection, &changed);
        assert!(added.changed());
        let total = of(&added).remove(0).all.unwrap().total;
        assert_eq!(total.printed, d(2000));
        assert_eq!(total.calculated, Decimal::from(1_990_400));
        // £50 a week more for each of the children fewer: 1,224,000 becomes 1,296,000.
        assert_eq!(total.now, Decimal::from(2_062_400));
    }
    #[test]
    fn once_what_comes_off_is_filled_in_the_total_is_net() {
        let library = Library::of(&[File::Case(PLACEMENTS.to_owned())]);
        let opened = Rc::clone(library.case(PLACEMENTS).here().unwrap());
        let case = &opened.case;
        let fill = |edits: Edits, (input, pounds): (&str, i64)| {
            let (quantity, _) = case.find(input).unwrap();
            let change = Change::Set(vec![(0, Some(Decimal::from(pounds)))]);
            edits.with(case, Edit { quantity, change })
        };
        let selection = Selection::none().with_case(PLACEMENTS, true, false);
        let total = |filled: &[(&str, i64)]| {
            let edits = filled.iter().copied().fold(Edits::none(), fill);
            let changed =
                Changed::from_iter([(PLACEMENTS.to_owned(), (Rc::clone(&opened), Rc::new(edits)))]);
            of(&with_changes(&selection, &changed))
                .remove(0)
                .all
                .unwrap()
                .total
        };
        let needs = [
            ("finance_officer", 45_000),
            ("demography", 300_000),
            ("outturn_carried_in", 100_000),
            ("leaver_allowances", 60_000),
        ];
        let gross = Decimal::from(1_990_400);
        let some = total(&needs[..3]);
        assert_eq!((some.now, some.gross_now), (gross, gross), "one is missing");
        // 1,990,400 - 45,000 - 300,000 - 100,000 - 60,000.
        let all = total(&needs);
        assert_eq!(all.now, Decimal::from(1_485_400));
        assert_eq!((all.calculated, all.gross), (gross, gross));
        assert_eq!(all.gross_now, Decimal::ZERO);
    }
}
