//! A link within Casebook: relative in the markup, followed without loading a page anew.

use super::navigation::{Going, use_navigation};
use super::{dom, history};
use crate::state::address::Route;
use yew::prelude::*;

/// Properties of [`Link`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LinkProps {
    /// Where it leads.
    pub to: Route,
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// Whether it leads to where the reader is.
    #[prop_or_default]
    pub current: bool,
    /// Its name, if what it says does not do without what stands around it.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// What it says.
    pub children: Html,
}

/// A link.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let navigation = use_navigation();
    let href = history::href(&props.to, &navigation.page);
    let onclick = {
        let to = props.to.clone();
        Callback::from(move |event: MouseEvent| {
            if dom::is_plain(&event) {
                event.prevent_default();
                navigation.on_go.emit(Going::To(to.clone()));
            }
        })
    };
    let class = (!props.class.is_empty()).then(|| props.class.clone());
    html! {
        <a {href} {class} aria-label={props.name.clone()} aria-current={props.current.then_some("page")} {onclick}>
            { props.children.clone() }
        </a>
    }
}
