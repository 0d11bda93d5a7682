//! The annex: a second WebAssembly with what few readers of a case need, loaded when asked for. The
//! page gives it an element and what it needs to know as plain data; what it draws there is its own.

use crate::el::{button, classed, el, said};
use crate::{dom, history};
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

thread_local! {
    static LOADER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes the function that loads the annex and promises its exports: only a script can import.
pub fn set_loader(loader: Function) {
    LOADER.set(Some(loader));
}

/// What the reader changed, as text, by the id of the case.
pub type Texts = Vec<(String, String)>;

/// The texts as they pass from one WebAssembly to the other: id, text, id, text …
#[must_use]
pub fn packed(texts: &Texts) -> Array {
    let strings = texts.iter().flat_map(|(id, text)| [id, text]);
    strings.map(|string| JsValue::from_str(string)).collect()
}

/// Undoes [`packed`].
#[must_use]
pub fn unpacked(packed: &Array) -> Texts {
    let mut strings = packed.iter().filter_map(|string| string.as_string());
    std::iter::from_fn(|| Some((strings.next()?, strings.next()?))).collect()
}

/// What the annex can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Room {
    /// The pages across cases: whichever the address names.
    Across,
    /// The answers to the questions of a case, by its id.
    Answers(String),
}

impl Room {
    /// Its name between one WebAssembly and the other.
    fn name(&self) -> &str {
        match self {
            Self::Across => "",
            Self::Answers(case) => case,
        }
    }

    /// The room of a name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "" => Self::Across,
            case => Self::Answers(case.to_owned()),
        }
    }
}

/// Something the annex shows, until it is told to leave.
struct Shown(JsValue);

impl Shown {
    /// Tells it that the reader changed something.
    fn renew(&self, texts: &Texts) {
        let told = method(&self.0, "renew").and_then(|it| it.call1(&self.0, &packed(texts)));
        // It throws only if it has left already.
        drop(told);
    }

    fn leave(self) {
        drop(method(&self.0, "leave").and_then(|it| it.call0(&self.0)));
    }
}

fn method(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &JsValue::from_str(name))?.dyn_into()
}

/// Loads the annex, unless it is there, and has it draw in an element that is still wanted by then.
async fn show(
    room: &Room,
    host: &NodeRef,
    texts: &RefCell<Rc<Texts>>,
    gone: &Cell<bool>,
) -> Result<Option<Shown>, JsValue> {
    let loader = LOADER.with_borrow(Option::clone).ok_or(JsValue::NULL)?;
    let loaded: Promise = loader.call0(&JsValue::NULL)?.dyn_into()?;
    let exports = JsFuture::from(loaded).await?;
    let (false, Some(host)) = (gone.get(), host.get()) else {
        return Ok(None);
    };
    let given: Array = [
        JsValue::from(host),
        JsValue::from_str(room.name()),
        JsValue::from(packed(&texts.borrow())),
        JsValue::from_bool(history::has_moved()),
    ]
    .iter()
    .collect();
    let shown = method(&exports, "show")?.apply(&exports, &given)?;
    Ok(Some(Shown(shown)))
}

/// Properties of [`use_annex`].
#[derive(Clone, Debug, PartialEq)]
pub struct AnnexProps {
    /// What is shown.
    pub room: Room,
    /// What the reader changed in this visit.
    pub texts: Rc<Texts>,
}

/// How far the annex has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Loading,
    Here,
    Lost,
}

/// The place on the page where the annex draws.
#[hook]
pub fn use_annex(props: &AnnexProps) -> Html {
    let host = use_node_ref();
    let stage = use_state(|| Stage::Loading);
    let attempt = use_state(|| 0_u32);
    let shown = use_mut_ref(|| None::<Shown>);
    // What holds when the annex has come, which may be later than it was asked for.
    let latest = use_mut_ref(|| Rc::clone(&props.texts));
    {
        let (shown, latest) = (Rc::clone(&shown), Rc::clone(&latest));
        use_effect_with(Rc::clone(&props.texts), move |texts| {
            latest.replace(Rc::clone(texts));
            if let Some(shown) = shown.borrow().as_ref() {
                shown.renew(texts);
            }
        });
    }
    {
        let (host, stage, room) = (host.clone(), stage.setter(), props.room.clone());
        use_effect_with(*attempt, move |_| {
            let gone = Rc::new(Cell::new(false));
            {
                let (gone, shown) = (Rc::clone(&gone), Rc::clone(&shown));
                spawn_local(async move {
                    let result = show(&room, &host, &latest, &gone).await;
                    if !gone.get() {
                        let lost = result.is_err();
                        shown.replace(result.unwrap_or_default());
                        stage.set(if lost { Stage::Lost } else { Stage::Here });
                    }
                });
            }
            move || {
                gone.set(true);
                if let Some(shown) = shown.take() {
                    shown.leave();
                }
            }
        });
    }
    {
        let is_lost = *stage == Stage::Lost && props.room == Room::Across;
        use_effect_with(is_lost, move |is_lost| {
            if let (true, Some(heading)) = (*is_lost, dom::find("main h1")) {
                dom::focus_in_place(&heading);
            }
        });
    }
    let notice = match (*stage, &props.room) {
        (Stage::Loading, Room::Across) => Some(coming_page()),
        (Stage::Loading, Room::Answers(_)) => Some(coming()),
        (Stage::Here, _) => None,
        (Stage::Lost, room) => {
            let again = Callback::from(move |_: MouseEvent| {
                stage.set(Stage::Loading);
                attempt.set(attempt.wrapping_add(1));
            });
            Some(match room {
                Room::Across => lost("This page did not arrive", again),
                Room::Answers(_) => unanswered(again),
            })
        }
    };
    el("div")
        .html(notice.unwrap_or_default())
        .el(el("div").key("annex").found_by(host))
        .done()
}

/// What stands in place of a page that is on its way.
pub fn coming_page() -> Html {
    classed("div", "wrap").html(coming()).done()
}

/// What stands in place of something that is on its way; the style shows it only if that takes long.
pub fn coming() -> Html {
    said("p", "coming", "On its way …")
        .fixed("role", "status")
        .done()
}

/// What stands in place of answers that could not be fetched.
pub fn unanswered(again: Callback<MouseEvent>) -> Html {
    el("p")
        .fixed("role", "status")
        .text("The answers could not be worked out: the connection may be gone. ")
        .el(button("button", "Try again", again))
        .done()
}

/// What stands in place of a page that did not arrive.
pub fn lost(title: &str, again: Callback<MouseEvent>) -> Html {
    let why = "The connection may be gone, or Casebook was renewed since this page was opened. Everything you typed is still here.";
    let message = classed("div", "failure")
        .el(el("h1").fixed("tabindex", "-1").text(title))
        .el(el("p").text(why))
        .el(classed("div", "buttons").el(button("button button--main", "Try again", again)));
    classed("div", "wrap").el(message).done()
}
