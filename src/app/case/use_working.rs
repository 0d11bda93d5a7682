//! A working that is opened and closed: how the reader gets there, and where the keyboard goes then.

use crate::frame::navigation::{Going, use_navigation};
use crate::frame::{dom, history};
use crate::state::address::{Figure, Route};
use yew::prelude::*;

/// What a reader can do about the working of a figure of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkingHandle {
    /// Opens the working of a figure.
    pub on_open: Callback<Figure>,
    /// Closes the working that is open.
    pub on_close: Callback<()>,
    /// Goes to a field of the form by its id, out of the working if one is open.
    pub on_field: Callback<String>,
}

/// The working of a case: `working` is the figure it is of, `above` are the figures one came down
/// from. Where it is closed, the keyboard goes back to where it was.
#[hook]
pub fn use_working(id: &str, working: Option<&Figure>, above: &[Figure]) -> WorkingHandle {
    let on_go = use_navigation().on_go;
    let at = (id.to_owned(), on_go);
    let on_open = use_callback(at.clone(), |figure: Figure, (id, on_go)| {
        on_go.emit(Going::To(Route::working(id, figure)));
    });
    let on_close = use_callback(at, |(), (id, on_go)| {
        on_go.emit(Going::OutTo(Route::case(id)));
    });
    // Where the keyboard goes when the working closes, if not back to the figure.
    let wanted_field = use_mut_ref(|| None::<String>);
    let on_field = {
        let wanted_field = wanted_field.clone();
        use_callback(
            (working.is_some(), on_close.clone()),
            move |field: String, (in_working, on_close)| {
                if *in_working {
                    *wanted_field.borrow_mut() = Some(field);
                    on_close.emit(());
                } else if let Some(field) = dom::by_id(&field) {
                    dom::focus(&field);
                }
            },
        )
    };
    let last = use_mut_ref(|| None::<Figure>);
    use_effect_with(
        (working.cloned(), above.first().cloned()),
        move |(working, topmost): &(Option<Figure>, Option<Figure>)| {
            let before = last.replace(topmost.clone().or_else(|| working.clone()));
            if let (None, Some(figure)) = (working, before) {
                leave(&figure, wanted_field.take());
            }
        },
    );
    WorkingHandle {
        on_open,
        on_close,
        on_field,
    }
}

/// Moves the keyboard to the field that is wanted, or back to the figure whose working was open.
fn leave(figure: &Figure, field: Option<String>) {
    if history::is_asked() {
        return dom::go_to("asking");
    }
    let name = figure.name();
    let target = field
        .and_then(|field| dom::by_id(&field))
        .or_else(|| dom::find(&format!("[data-figure=\"{name}\"]")))
        .or_else(|| dom::find(&format!("[data-opens=\"{name}\"]")))
        .or_else(|| dom::find(".claim .figure"));
    if let Some(target) = target {
        dom::focus(&target);
    }
}
