//! The way down to a working, and back up it.

use super::route;
use crate::frame::link::Link;
use crate::parts::wording;
use crate::state::address::Figure;
use crate::state::opened::Opened;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Trail`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TrailProps {
    /// The case.
    pub opened: Rc<Opened>,
    /// The figures above the one whose working is open, the topmost first.
    pub above: Vec<Figure>,
}

/// The way down; nothing at the top.
#[component]
pub fn Trail(props: &TrailProps) -> Html {
    let TrailProps { opened, above } = props;
    if above.is_empty() {
        return Html::default();
    }
    let step = |(position, figure): (usize, &Figure)| {
        let (index, place) = opened.figure(figure)?;
        let quantity = opened.case.quantity(index)?;
        let to = route(opened, figure.clone(), above.get(..position)?);
        let label = wording::figure_label(&opened.case, quantity, &place);
        Some(html! { <li><Link {to}>{ label }</Link></li> })
    };
    html! {
        <nav class="trail" aria-label="The way down">
            <ol>{ for above.iter().enumerate().filter_map(step) }</ol>
        </nav>
    }
}
