//! Plain words about what is kept on the device and what is not, each with what the reader can do. A
//! chunk of the program, and with it what keeps the steps ([`super::steps`]) and what is said of changes
//! that somebody sent ([`super::sent`]): none is needed before something was changed.

use super::chunk::{Chunk, Door, Draw, use_chunk};
use super::keeping::Chosen;
use super::notices::{Notice, NoticeAction, Notices};
use super::sent::Sent;
use super::steps::use_steps;
use super::waiting::part;
use crate::state::address::Route;
use crate::state::library::{LibraryHandle, use_library};
use std::cell::Cell;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

thread_local! {
    static DOOR: Door<NoticeListProps> = const { Cell::new(None) };
}

/// The chunk.
pub static CHUNK: Chunk<NoticeListProps> = Chunk {
    door: &DOOR,
    fetch: || Box::pin(async { open().await.ok() }),
    #[cfg(not(target_arch = "wasm32"))]
    natively: draw,
};

#[wasm_split(changes, fallible)]
fn open() -> Result<Draw<NoticeListProps>, SplitLoaderError> {
    Ok(draw)
}

fn draw(props: &NoticeListProps) -> Html {
    html! { <NoticeList ..props.clone() /> }
}

/// Properties of [`NoticeList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticeListProps {
    /// What is to be said.
    pub notices: UseReducerHandle<Notices>,
    /// The reader chooses between this tab's changes to a case and another's.
    pub on_choose: Callback<(String, Chosen)>,
    /// Where the reader is.
    pub route: Route,
}

/// The notices, once the chunk is here. If it does not arrive, that is said where there is something
/// to say.
#[component]
pub fn NoticePart(props: &NoticeListProps) -> Html {
    let (chunk, on_again) = use_chunk(&CHUNK);
    let says = !props.notices.said.is_empty() || !props.route.sent().is_empty();
    match says || chunk.here().is_some() {
        true => part(&chunk, props, on_again),
        false => Html::default(),
    }
}

/// The notices.
#[component]
fn NoticeList(props: &NoticeListProps) -> Html {
    use_steps();
    let library = use_library();
    let NoticeListProps {
        notices,
        on_choose,
        route,
    } = props;
    let said = notices.said.iter().map(|notice| {
        let words = words(notice, &library);
        html! {
            <div class="notice wrap" key={words.clone()}>
                <p>{ words }</p>
                <div class="buttons">{ choices(notice, notices, on_choose) }</div>
            </div>
        }
    });
    html! {
        <>
            { for said }
            // After what keeps the steps: those of an earlier visit are the reader's own.
            <Sent route={route.clone()} />
        </>
    }
}

/// What the reader can do about a notice.
fn choices(
    notice: &Notice,
    notices: &UseReducerHandle<Notices>,
    on_choose: &Callback<(String, Chosen)>,
) -> Html {
    let Notice::Elsewhere(case) = notice else {
        let (notices, notice) = (notices.dispatcher(), notice.clone());
        let hide = move |_: MouseEvent| notices.dispatch(NoticeAction::Hide(notice.clone()));
        return html! {
            <button class="button" type="button" onclick={Callback::from(hide)}>{ "Hide this message" }</button>
        };
    };
    let choice = |words: &'static str, chosen: Chosen| {
        let case = case.clone();
        let onclick = on_choose.reform(move |_: MouseEvent| (case.clone(), chosen));
        html! { <button class="button" type="button" {onclick}>{ words }</button> }
    };
    html! { <>{ choice("Take it", Chosen::Theirs) }{ choice("Keep mine", Chosen::Mine) }</> }
}

fn words(notice: &Notice, library: &LibraryHandle) -> String {
    match notice {
        Notice::Unread(lines) => {
            let lines = match lines {
                1 => "One of the changes".to_owned(),
                many => format!("{many} of the changes"),
            };
            format!(
                "{lines} kept on this device could not be read and was left out. All others are as they were."
            )
        }
        Notice::Damaged => "What this device kept of your changes to this case could not be read. The case is as its paper gives it.".to_owned(),
        Notice::Newer => "Your changes to this case were kept by a newer version of Casebook, which this page cannot read. They are left as they are. What you change here works, but it will be gone after a reload.".to_owned(),
        Notice::Refused => "This browser keeps nothing for this page. Your changes work, but they will be gone after a reload.".to_owned(),
        Notice::Full => "This device has no room left for your latest changes. They work, but they will be gone after a reload.".to_owned(),
        Notice::Elsewhere(case) => {
            let title = library.catalogue().iter().find(|entry| entry.id == *case);
            format!(
                "“{}” was changed in another tab. Take that change, or keep what stands here: until you choose, nothing that you change here is kept.",
                title.map_or(case, |entry| &entry.title)
            )
        }
    }
}
