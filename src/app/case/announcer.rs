//! The one live region: says how the claim stands once typing has paused.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long nothing must change before it speaks, in milliseconds.
const PAUSE: u32 = 900;

/// Properties of [`use_announcer`].
#[derive(Clone, Debug, PartialEq)]
pub struct AnnouncerProps {
    /// The sentence that holds now. The first one is not said: the reader has just been there.
    pub text: AttrValue,
}

/// The live region.
#[hook]
pub fn use_announcer(props: &AnnouncerProps) -> Html {
    let said = use_state(AttrValue::default);
    let first = use_mut_ref(|| true);
    {
        let said = said.clone();
        use_effect_with(props.text.clone(), move |text| {
            let waits = !first.replace(false);
            let text = text.clone();
            let timeout = waits.then(|| Timeout::new(PAUSE, move || said.set(text)));
            move || drop(timeout)
        });
    }
    html! { <p id="announcer" class="visually-hidden" role="status">{ (*said).clone() }</p> }
}
