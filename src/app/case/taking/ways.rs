//! The ways to share a case and to take it away, one below the other.

use super::link::LinkWay;
use super::log::LogWay;
use super::tables::TablesWay;
use super::words::WordsWay;
use super::workbook::WorkbookWay;
use crate::frame::dom;
use crate::frame::taking::prepare;
use crate::state::address::own;
use crate::state::opened::Opened;
use casebook_exchange::link;
use casebook_model::edit::Edits;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`Ways`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WaysProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
    /// Casebook's own folder, with its server; none in a file that holds all pages.
    pub folder: Option<String>,
}

/// The ways.
#[component]
pub fn Ways(props: &WaysProps) -> Html {
    let WaysProps {
        opened,
        edits,
        folder,
    } = props;
    use_effect_with((), |()| {
        spawn_local(prepare());
        // The button that was pressed is gone.
        if let Some(heading) = dom::by_id("taking").filter(|_| dom::is_focus_lost()) {
            dom::focus_in_place(&heading);
        }
    });
    let case = &opened.case;
    // One's own stands on no server either.
    let is_own = own(&case.id).is_some();
    let folder = folder.as_ref().filter(|_| !is_own);
    let address = folder.map(|folder| [folder.as_str(), &link::write(case, edits)].concat());
    let address = AttrValue::from(address.unwrap_or_default());
    let changed = !edits.is_empty();
    html! {
        <div id="ways" class="stack">
            if folder.is_some() {
                <LinkWay title={case.title.clone()} address={address.clone()} {changed} />
            } else if is_own {
                <p>{ "A case of your own stands on this device alone. “Make a link”, beside its text, puts it into a link; or save the text as a file, and send that. A page of a website can show only what stands on a server: whoever runs Casebook there adds the file to its cases." }</p>
            } else {
                <p>{ "This file stands on no server, so no link leads to it. Send the file itself, or what follows." }</p>
            }
            <WordsWay opened={Rc::clone(opened)} edits={Rc::clone(edits)} address={address.clone()} />
            if folder.is_some() || is_own {
                <WorkbookWay opened={Rc::clone(opened)} edits={Rc::clone(edits)} {address} />
            } else {
                <p>{ "What writes workbooks is not in this file: it is as large as all the rest. Open the case in Casebook on a server for one, or save its tables below." }</p>
            }
            <TablesWay opened={Rc::clone(opened)} edits={Rc::clone(edits)} />
            <LogWay opened={Rc::clone(opened)} edits={Rc::clone(edits)} />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parts::drawn::markup_of;
    use crate::state::library::{File, Library};
    use casebook_exchange::edits::of_lines;

    const ID: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    fn drawn(folder: Option<&'static str>, lines: &'static [&str]) -> String {
        markup_of(move || {
            let library = Library::of(&[File::Case(ID.to_owned())]);
            let opened = Rc::clone(library.case(ID).here().unwrap());
            let edits = of_lines(&opened.case, lines.iter().copied()).unwrap();
            let folder = folder.map(str::to_owned);
            html! { <Ways {opened} edits={Rc::new(edits)} {folder} /> }
        })
    }

    #[test]
    fn the_link_and_the_words_say_what_was_changed() {
        let page = drawn(
            Some("https://council.example/casebook/"),
            &["agency_rate=900"],
        );
        let link = format!("https://council.example/casebook/{ID}.html#with=agency_rate=900");
        assert_eq!(page.matches(&link).count(), 2, "{page}");
        assert!(page.contains("One assumption was changed here:"), "{page}");
        let page = drawn(Some("https://council.example/casebook/"), &[]);
        assert!(page.contains("without changes"), "{page}");
        assert!(!page.contains("#with="), "{page}");
    }

    #[test]
    fn a_file_on_no_server_says_what_it_cannot_do() {
        let page = drawn(None, &["agency_rate=900"]);
        assert!(page.contains("stands on no server"), "{page}");
        assert!(
            page.contains("What writes workbooks is not in this file"),
            "{page}"
        );
        assert!(
            !page.contains("taking-link") && !page.contains("taking-workbook"),
            "{page}"
        );
        assert!(page.contains("One assumption was changed here:"), "{page}");
    }
}
