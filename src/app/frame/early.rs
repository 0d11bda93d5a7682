//! What a reader did before the program ran: text typed into fields that were drawn when the project
//! was built, choices made, buttons pressed. Nothing of it is lost: `start.js` notes it
//! (`casebookEarly`), and tells it again once the program has taken over the page. So it is with the
//! parts of the page that the program takes over later.

use super::dom;
use casebook_exchange::edits::HEAD;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

/// Has what was typed and chosen so far held on to: drawing puts fields back to what they were.
pub fn hold() {
    call("hold");
}

/// Has what was done early told again, once the first drawing stands.
#[hook]
pub fn use_early() {
    use_effect_with((), |()| call("tell"));
}

/// A part that is late is on its way.
pub fn late() {
    call("late");
}

/// It did not arrive.
pub fn late_lost() {
    call("lateLost");
}

/// It takes the place of what stands: has what was done there held on to, until it has.
pub fn hold_late() {
    call("holdLate");
}

/// Says that a part of the program did not arrive, so that it cannot take over the page.
pub fn say_lost() {
    call("sayLost");
}

/// What the page around this one wants changed from the start, in the form in which edits are kept; empty
/// where it wants nothing.
#[must_use]
pub fn starting() -> String {
    let told = dom::find("[data-embed]").and_then(|page| page.get_attribute("data-embed"));
    let changes = told.filter(|changes| !changes.is_empty());
    changes.map_or_else(String::new, |changes| match changes.starts_with(HEAD) {
        // A file that was saved has them as they are kept.
        true => changes,
        false => as_kept(&changes),
    })
}

/// Changes parted by `;`, in the form in which edits are kept: a line for each. An edit that changes
/// several cells has `;` in it too, before the bracket of each cell but the first.
fn as_kept(changes: &str) -> String {
    let mut kept = HEAD.to_owned();
    for part in changes.split(';').map(str::trim) {
        kept.push(if part.starts_with('[') { ';' } else { '\n' });
        kept.push_str(part);
    }
    kept
}

fn call(name: &str) {
    // Where there is no such script, such as in somebody else's page, there is nothing to tell.
    let called = web_sys::window().map(|window| {
        let early = Reflect::get(&window, &JsValue::from_str("casebookEarly"))?;
        let function: Function = Reflect::get(&early, &JsValue::from_str(name))?.dyn_into()?;
        function.apply(&early, &Array::new())
    });
    drop(called);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_parted_and_the_cells_of_one_stay_together() {
        let lines = |changes| {
            as_kept(changes)
                .lines()
                .skip(1)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            lines("agency_rate=900; carried_in=12"),
            ["agency_rate=900", "carried_in=12"]
        );
        assert_eq!(
            lines("in_care[2020-04,low]=774; [2020-05,low]=769;agency_rate=900"),
            [
                "in_care[2020-04,low]=774;[2020-05,low]=769",
                "agency_rate=900"
            ]
        );
    }
}
