//! Draws made in the page, a few at a time: between them it answers keys and presses, and what is shown becomes
//! sharper.

use crate::frame::pause::{breathe, clock, use_settled};
use crate::state::opened::Opened;
use casebook_analysis::questions::sure::{Sure, ranges};
use casebook_analysis::questions::{Goal, Subject};
use casebook_exchange::asked::going::target;
use casebook_exchange::asked::sure::{Asked, read, told};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long nothing must change before it is drawn anew, in milliseconds.
const PAUSE: u32 = 400;

/// How many draws are made at first without a pause.
const FIRST: u32 = 256;

/// The most draws without a pause.
const MOST: u32 = 16_384;

/// How long draws without a pause should take at most, in milliseconds: a third of what a reader would notice
/// on a device four times slower.
const LONG: i32 = 8;

/// After how many draws something is told.
const TELLING: u32 = 1_000;

/// What is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// Where inputs may lie, as the reader says.
    pub ranges: Vec<String>,
    /// How many draws.
    pub draws: u32,
    /// With which seed.
    pub seed: u64,
    /// How often it was begun anew.
    pub again: u32,
}

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// What was told last.
    pub told: Option<Rc<Asked>>,
    /// How many draws were made.
    pub made: u32,
    /// Whether it goes on.
    pub goes_on: bool,
}

/// Draws what is wanted, anew whenever that changes. Beside it, what stops it at once.
#[hook]
pub fn use_draws(opened: &Rc<Opened>, wanted: Wanted) -> (Drawing, Callback<MouseEvent>) {
    let drawing = use_state_eq(Drawing::default);
    // Which of them is under way: any other stops before its next draws.
    let runs = use_memo((), |()| Cell::new(0_u32));
    // Until draws anew have something to tell, what was told last stays, and what stands around it.
    let kept = use_mut_ref(|| None::<Rc<Asked>>);
    let settled = use_settled(wanted, PAUSE);
    {
        let (runs, drawing) = (Rc::clone(&runs), drawing.setter());
        use_effect_with(
            (Rc::clone(opened), (*settled).clone()),
            move |(opened, wanted)| {
                let own = next(&runs);
                let under_way = {
                    let runs = Rc::clone(&runs);
                    move || runs.get() == own
                };
                let (opened, wanted) = (Rc::clone(opened), wanted.clone());
                let kept = Rc::clone(&kept);
                let tell = move |it: Drawing| {
                    let told = it.told.or_else(|| kept.borrow().clone());
                    kept.replace(told.clone());
                    drawing.set(Drawing { told, ..it });
                };
                spawn_local(async move { draw(&opened, &wanted, under_way, tell).await });
                move || {
                    next(&runs);
                }
            },
        );
    }
    let on_stop = use_callback(drawing.clone(), move |_: MouseEvent, drawing| {
        next(&runs);
        drawing.set(Drawing {
            goes_on: false,
            ..Drawing::clone(drawing)
        });
    });
    ((*drawing).clone(), on_stop)
}

fn next(runs: &Cell<u32>) -> u32 {
    runs.set(runs.get().wrapping_add(1));
    runs.get()
}

async fn draw(
    opened: &Opened,
    wanted: &Wanted,
    under_way: impl Fn() -> bool,
    tell: impl Fn(Drawing),
) {
    let case = &opened.case;
    let now = Figures::now(case, &wanted.edits, &opened.paper);
    let subject = Subject {
        case,
        paper: &opened.paper,
        edits: &wanted.edits,
        now: &now,
    };
    let goal = Goal::held(case, &now);
    let stated = wanted.ranges.iter();
    let stated: Vec<_> = stated.filter_map(|line| read(case, line).ok()).collect();
    let (ranged, held) = ranges(subject, &stated);
    let aim = target(case, &goal);
    let Some(mut sure) = Sure::new(subject, &goal, aim, &ranged, wanted.seed) else {
        return;
    };
    let (mut slice, mut telling) = (FIRST, TELLING);
    let mut last = Drawing::default();
    while under_way() {
        let began = clock();
        let left = wanted.draws.saturating_sub(sure.drawn());
        sure.more(slice.min(left));
        let took = clock()
            .zip(began)
            .map(|(now, began)| now.saturating_sub(began));
        slice = fitting(slice, took);
        let made = sure.drawn();
        let goes_on = made < wanted.draws;
        // A hundredth of them is a step that can be seen.
        let is_step = made.saturating_sub(last.made) >= wanted.draws / 100;
        if !goes_on || made >= telling {
            let told = told(subject, &goal, (&ranged, &held), wanted.seed, &sure);
            last.told = told.map(Rc::new);
            telling = made.saturating_mul(4);
        }
        if !goes_on || is_step {
            last = Drawing {
                made,
                goes_on,
                ..last
            };
            tell(last.clone());
        }
        if !goes_on {
            return;
        }
        breathe().await;
    }
}

/// How many draws to make next without a pause, after so many took so long.
fn fitting(slice: u32, took: Option<i32>) -> u32 {
    match took {
        Some(took) if took > LONG => (slice / 2).max(128),
        Some(took) if took < LONG / 2 => slice.saturating_mul(2).min(MOST),
        _ => slice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stretch_of_draws_takes_long() {
        assert_eq!(fitting(1024, Some(1)), 2048);
        assert_eq!(fitting(1024, Some(6)), 1024);
        assert_eq!(fitting(1024, Some(30)), 512);
        assert_eq!(fitting(128, Some(30)), 128);
        assert_eq!(fitting(MOST, Some(0)), MOST);
        // Without a clock it stays what it was at first.
        assert_eq!(fitting(FIRST, None), FIRST);
    }
}
