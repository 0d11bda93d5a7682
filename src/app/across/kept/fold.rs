//! Where a reader finds what is kept of their changes; it comes when it is unfolded.

use super::chunk::KeptPart;
use super::part::KeptProps;
use yew::prelude::*;

/// The fold, at the foot of the list of cases.
#[component]
pub fn Kept(props: &KeptProps) -> Html {
    let asked = use_state_eq(|| false);
    let ontoggle = {
        let asked = asked.setter();
        use_callback((), move |_: Event, ()| asked.set(true))
    };
    html! {
        <details class="fold section" {ontoggle}>
            <summary id="kept">{ "Your changes: what this device keeps, and files of them" }</summary>
            if *asked {
                <KeptPart ..props.clone() />
            }
        </details>
    }
}
