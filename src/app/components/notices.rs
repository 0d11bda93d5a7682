//! Plain words about what the page could not do, each with a way to take it away.

use yew::prelude::*;

/// Properties of [`Notices`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticesProps {
    /// What is to be said, each once.
    pub list: Vec<AttrValue>,
    /// Takes the notice at a position away.
    pub on_hide: Callback<usize>,
}

/// The notices on top of a page.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    html! {
        <div class="notices" role="status">
            { for props.list.iter().enumerate().map(|(position, text)| {
                let hide = props.on_hide.reform(move |_: MouseEvent| position);
                html! {
                    <div class="notice wrap" key={text.to_string()}>
                        <p>{ text.clone() }</p>
                        <div class="buttons">
                            <button class="button" type="button" onclick={hide}>{ "Hide this message" }</button>
                        </div>
                    </div>
                }
            }) }
        </div>
    }
}
