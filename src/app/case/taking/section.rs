//! Where a reader finds the ways to share a case and to take it away; what they are comes when it is asked
//! for.

use super::chunk::TakingPart;
use crate::frame::taking;
use crate::state::opened::Opened;
use casebook_model::edit::Edits;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Taking`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TakingProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// What the reader changed.
    pub edits: Rc<Edits>,
}

/// The section. The build does not know where the page will stand, so it draws nothing.
#[component]
pub fn Taking(props: &TakingProps) -> Html {
    // Nothing at first, then where Casebook stands, if it does on a server.
    let folder = use_state_eq(|| None);
    let asked = use_state_eq(|| false);
    {
        let folder = folder.setter();
        use_effect_with((), move |()| folder.set(Some(taking::folder())));
    }
    let onclick = {
        let asked = asked.setter();
        use_callback((), move |_: MouseEvent, ()| asked.set(true))
    };
    let Some(folder) = (*folder).clone() else {
        return Html::default();
    };
    let TakingProps { opened, edits } = props;
    html! {
        <section class="section on-screen" aria-labelledby="taking">
            <h2 id="taking" tabindex="-1">{ "Share and take away" }</h2>
            if *asked {
                <TakingPart opened={Rc::clone(opened)} edits={Rc::clone(edits)} {folder} />
            } else {
                <p class="aside">{ "A link that opens this case with your changes, a summary in words, a workbook, the tables, the log of assumptions." }</p>
                <p><button id="taking-ask" class="button" type="button" {onclick}>{ "Show the ways" }</button></p>
            }
        </section>
    }
}
