//! The one live region: says how the claim stands once typing has paused.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long nothing must change before it speaks, in milliseconds.
const PAUSE: u32 = 900;

/// Properties of [`Announcer`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AnnouncerProps {
    /// The sentence that holds now.
    pub text: AttrValue,
    /// Whether the case stands as the device kept it. What it says until then, and as it is found,
    /// is no change of the reader's, and is not said.
    pub ready: bool,
}

/// The live region.
#[component]
pub fn Announcer(props: &AnnouncerProps) -> Html {
    let said = use_state_eq(AttrValue::default);
    let was_ready = use_mut_ref(|| false);
    {
        let said = said.setter();
        let now = (props.text.clone(), props.ready);
        use_effect_with(now, move |(text, ready)| {
            let is_news = was_ready.replace(*ready);
            let text = text.clone();
            let timeout = is_news.then(|| Timeout::new(PAUSE, move || said.set(text)));
            move || drop(timeout)
        });
    }
    html! { <p id="announcer" class="visually-hidden" role="status">{ &*said }</p> }
}
