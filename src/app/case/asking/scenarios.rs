//! Scenarios of the reader's own beside those of the paper. What is added to a shipped case makes a case of the
//! reader's own of it (`casebook_exchange::based`), with all that they have changed; what is added to that, or
//! taken away, is a line or two of its text.

use super::asked::AskedProps;
use super::fields::{Pick, TextBox, pick, typed};
use crate::frame::navigation::{Going, use_navigation};
use crate::frame::rewriting::Rewriting;
use crate::frame::storage::Shelf;
use crate::frame::{dom, texts};
use crate::state::address::{Route, own};
use crate::state::opened::Opened;
use crate::state::workspace::{Action, Work, WorkspaceHandle, use_workspace};
use casebook_exchange::asked::choices::Choice;
use casebook_exchange::based::{Added, Based, Wrong};
use casebook_exchange::edits::{read_all, write_all};
use casebook_model::axis::Axis;
use casebook_model::case::Case;
use casebook_model::edit::Edits;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// The field for a name.
const NAME: &str = "scenario-name";

/// The list of those that were added.
const LIST: &str = "scenarios-added";

thread_local! {
    /// Where the keyboard goes on once the case is drawn anew, and what is said then.
    static AFTER: Cell<Option<(&'static str, String)>> = const { Cell::new(None) };
}

/// What is typed as a name, and of which; for none it is that of a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Naming {
    of: Option<String>,
    text: String,
    like: String,
    wrong: Option<Wrong>,
}

/// What was added, and what adds more.
#[component]
pub fn Scenarios(props: &AskedProps) -> Html {
    let AskedProps { opened, edits, .. } = props;
    let case = &opened.case;
    let rewriting = use_context::<Rewriting>();
    let (workspace, on_go) = (use_workspace(), use_navigation().on_go);
    let naming = use_state_eq(Naming::default);
    let says = use_state_eq(String::new);
    {
        let says = says.setter();
        use_effect_with((), move |()| {
            if let Some((place, said)) = AFTER.take() {
                says.set(said);
                go_to(place);
            }
        });
    }
    let based = match &rewriting {
        Some(rewriting) => Based::read(&rewriting.text),
        None => Some(Based::on(case)).filter(|_| own(&case.id).is_none()),
    };
    let Some(based) = based else {
        return html! { <p class="aside">{ ELSEWHERE }</p> };
    };
    let on_based = {
        let (opened, edits) = (Rc::clone(opened), Rc::clone(edits));
        let workspace = workspace.clone();
        Callback::from(move |(based, said): (Based, String)| match &rewriting {
            Some(rewriting) => {
                let left = if based.added.is_empty() { NAME } else { LIST };
                AFTER.set(Some((left, said)));
                rewriting.on_text.emit(based.text().into());
            }
            None => {
                if let Some(id) = begin(&opened, &edits, &based, &workspace) {
                    let going = Going::To(Route::case(&id));
                    on_go.emit(going);
                }
            }
        })
    };
    let choices = choices(case);
    let like = match choices.iter().find(|it| it.name == naming.like) {
        Some(found) => found.name.clone(),
        None => choices
            .first()
            .map_or_else(String::new, |it| it.name.clone()),
    };
    let onsubmit = {
        let (naming, opened, like) = (naming.clone(), Rc::clone(opened), like.clone());
        let (based, on_based) = (based.clone(), on_based.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let case = &opened.case;
            let (axis, item) = like.split_once('=').unwrap_or_default();
            let made = match &naming.of {
                Some(id) => based.clone().renamed(case, id, &naming.text),
                None => based.clone().with(case, axis, &naming.text, item),
            };
            match made {
                Ok(made) => {
                    let of = naming.of.as_ref();
                    let changed = made.added.iter().find(|it| of == Some(&it.id));
                    let changed = changed.or(made.added.last());
                    let label = changed.map_or("", |it| it.label.as_str());
                    let word = if of.is_some() { "Renamed" } else { "Added" };
                    let said = [word, ": “", label, "”."].concat();
                    naming.set(Naming::default());
                    on_based.emit((made, said));
                }
                Err(wrong) => naming.set(Naming {
                    wrong: Some(wrong),
                    ..Naming::clone(&naming)
                }),
            }
        })
    };
    let on_text = {
        let naming = naming.clone();
        Callback::from(move |text: String| {
            naming.set(Naming {
                text,
                wrong: None,
                ..Naming::clone(&naming)
            });
        })
    };
    let on_like = {
        let naming = naming.clone();
        Callback::from(move |like: String| {
            naming.set(Naming {
                like,
                ..Naming::clone(&naming)
            });
        })
    };
    let renames = naming.of.as_ref();
    let renamed = based.added.iter().find(|it| renames == Some(&it.id));
    let label = match renamed {
        Some(it) => ["Another name for “", &it.label, "”"].concat(),
        None => "Its name".to_owned(),
    };
    let row = |it: &Added| {
        let said = ["Removed: “", &it.label, "”."].concat();
        let without = based.clone().without(&it.id);
        let on_remove = on_based.reform(move |_: MouseEvent| (without.clone(), said.clone()));
        let on_rename = {
            let (naming, it) = (naming.setter(), it.clone());
            move |_: MouseEvent| {
                naming.set(Naming {
                    of: Some(it.id.clone()),
                    text: it.label.clone(),
                    ..Naming::default()
                });
                go_to(NAME);
            }
        };
        html! {
            <li key={it.id.clone()}>
                <span><b>{ &it.label }</b><small>{ ["begins like ", &label_of(case, it)].concat() }</small></span>
                <span class="versions__ways">
                    <button class="link-button" type="button" aria-label={["Rename: ", &it.label].concat()} onclick={on_rename}>{ "Rename" }</button>
                    <button class="link-button" type="button" aria-label={["Remove: ", &it.label].concat()} onclick={on_remove}>{ "Remove" }</button>
                </span>
            </li>
        }
    };
    html! {
        <div class="stack versions__keeping">
            <p class="aside">{ match own(&case.id) {
                None => "It stands beside those of the paper, in a case of your own on this device, with what you have changed here. It has no print, and no check.",
                Some(_) => "What you add stands beside the others, in the form, the tables and the charts.",
            } }</p>
            if !based.added.is_empty() {
                <ul class="list versions__kept" id={LIST} tabindex="-1" aria-label="What was added">
                    { for based.added.iter().map(row) }
                </ul>
            }
            <form class="versions__name" {onsubmit}>
                { typed(TextBox {
                    id: NAME.to_owned(),
                    label,
                    text: &naming.text,
                    otherwise: String::new(),
                    wrong: naming.wrong.map(|it| it.words().to_owned()),
                    on: on_text,
                }) }
                if renamed.is_none() {
                    { pick(Pick {
                        id: "scenario-like".to_owned(),
                        label: "It begins like",
                        choices: &choices,
                        now: &like,
                        on: on_like,
                    }) }
                }
                <button class="button button--main" type="submit">{ if renamed.is_some() { "Rename" } else { "Add" } }</button>
                if renamed.is_some() {
                    <button class="button" type="button" onclick={{
                        let naming = naming.setter();
                        move |_: MouseEvent| {
                            naming.set(Naming::default());
                            go_to(LIST);
                        }
                    }}>{ "Leave it" }</button>
                }
            </form>
            <p id="scenarios-say" role="status" class="visually-hidden">{ (*says).clone() }</p>
        </div>
    }
}

/// What is said where nothing is added by a button.
const ELSEWHERE: &str = "To a case that one writes, or was sent, one adds in its text.";

/// The items that another can be like, each with its axis.
fn choices(case: &Case) -> Vec<Choice> {
    let several = case.extensible().count() > 1;
    let of = |axis: &Axis| -> Vec<Choice> {
        let items = axis.items.iter().map(|item| Choice {
            name: [&axis.id, "=", &item.id].concat(),
            label: match several {
                true => [&axis.label, ": ", &item.label].concat(),
                false => item.label.clone(),
            },
        });
        items.collect()
    };
    case.extensible().flat_map(|(_, axis)| of(axis)).collect()
}

/// What is called what an item is like.
fn label_of(case: &Case, added: &Added) -> String {
    let axis = case.find_axis(&added.axis);
    let item = axis.and_then(|(_, axis)| axis.items.get(axis.position(&added.like)?));
    item.map_or_else(String::new, |item| item.label.clone())
}

/// A case with all that is added to it, and what was changed in it before, as its own.
fn carried(case: &Case, edits: &Edits, based: &Based) -> Option<(Case, Edits)> {
    let grown = based.grown(case)?;
    let (edits, _) = read_all(&grown, &write_all(case, edits)).ok()?;
    let edits = based.copied(&grown, |_| false, edits);
    Some((grown, edits))
}

/// Begins a case of the reader's own that rests on a shipped one, with what they have changed in that; its id.
fn begin(
    opened: &Opened,
    edits: &Edits,
    based: &Based,
    workspace: &WorkspaceHandle,
) -> Option<String> {
    let (grown, edits) = carried(&opened.case, edits, based)?;
    let id = texts::begin("", &based.text());
    if workspace.knows(&id) {
        // One of that name was there in this visit, and was removed.
        workspace.dispatch(Action::Take(id.clone(), Work::of(edits)));
    } else if !edits.is_empty() {
        // Where the device keeps nothing, the changes stay where they were made.
        let _ = Shelf::Edits.write(&id, &write_all(&grown, &edits));
    }
    Some(id)
}

/// Has the keyboard go on from an element, once it is drawn.
fn go_to(id: &'static str) {
    Timeout::new(0, move || {
        if let Some(place) = dom::by_id(id) {
            dom::focus(&place);
        }
    })
    .forget();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::asking::asked::testing::drawn;
    use crate::state::asking::Question;
    use crate::state::library::{File, Library};

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn opened() -> Rc<Opened> {
        let library = Library::of(&[File::Case(ID.to_owned())]);
        Rc::clone(library.case(ID).here().unwrap())
    }

    #[test]
    fn one_is_named_and_begins_like_one_that_is_there() {
        let page = drawn::<Scenarios>(ID, &[], Question::Scenarios, &[]);
        for part in [
            "Low optimism</option>",
            "value=\"scenario=high\"",
            "no print, and no check",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains(LIST), "{page}");
    }

    #[test]
    fn what_was_changed_comes_along_and_is_changed_of_the_added_one_too() {
        let opened = opened();
        let case = &opened.case;
        let lines = ["in_care[2020-04,low]=770", "agency_rate=900"];
        let edits = casebook_exchange::edits::of_lines(case, lines).unwrap();
        let based = Based::on(case).with(case, "scenario", "Half", "low");
        let based = based.unwrap();
        let (grown, edits) = carried(case, &edits, &based).unwrap();
        let text = write_all(&grown, &edits);
        for line in ["770", "agency_rate=900", "half"] {
            assert!(text.contains(line), "{text}");
        }
        let paper = casebook_model::evaluate::Figures::paper(&grown);
        let now = casebook_model::evaluate::Figures::now(&grown, &edits, &paper);
        let (index, quantity) = grown.find("in_care").unwrap();
        for (place, figure) in [("2020-04,half", 770), ("2020-04,high", 780)] {
            let place = grown.place_from_code(quantity, place).unwrap();
            let figure = casebook_model::value::Value::Number(figure.into());
            assert_eq!(now.at(&grown, index, &place), figure);
        }
    }
}
