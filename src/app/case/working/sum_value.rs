//! A figure at the end of a line of a sum, its unit below it.

use yew::prelude::*;

/// Properties of [`SumValue`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SumValueProps {
    /// Its number, or what stands for it.
    pub number: AttrValue,
    /// The words of its unit; may be empty.
    pub unit: AttrValue,
    /// Whether it is marked as following from a change of the reader's.
    #[prop_or_default]
    pub changed: bool,
}

/// The figure.
#[component]
pub fn SumValue(props: &SumValueProps) -> Html {
    let SumValueProps {
        number,
        unit,
        changed,
    } = props;
    html! {
        <span class="sum__value">
            <b class={changed.then_some("is-changed")}>{ number }</b>
            if *changed {
                <span class="visually-hidden">{ ", changed, " }</span>
            }
            if !unit.is_empty() {
                { " " }<span class="sum__unit">{ unit }</span>
            }
        </span>
    }
}
