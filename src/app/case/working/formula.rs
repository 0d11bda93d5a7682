//! How a figure is worked out: its formula in a sentence, and the sum with its numbers.

use super::sum::Sum;
use crate::parts::wording;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use casebook_model::working::{Origin, Working, text};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Formula`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FormulaProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The working.
    pub told: Rc<Working>,
    /// The figures one came down from to a part of it, the topmost first, this one last.
    pub way: Vec<Figure>,
}

/// The formula; nothing for a figure that is not worked out by one.
#[component]
pub fn Formula(props: &FormulaProps) -> Html {
    let FormulaProps { opened, told, way } = props;
    let Origin::Formula { words, given, .. } = &told.origin else {
        return Html::default();
    };
    html! {
        <div>
            <p class="sentence">{ wording::raised(&text(words)) }{ "." }</p>
            <Sum opened={Rc::clone(opened)} told={Rc::clone(told)} way={way.clone()} />
            if let Some((given, of)) = given {
                <p class="aside">{ format!("{given} of {of} figures given.") }</p>
            }
        </div>
    }
}
