//! A case with a box to count it or leave it out.

use yew::prelude::*;

/// Properties of [`CasePick`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CasePickProps {
    /// The id of the box, once in the page.
    pub id: AttrValue,
    /// What the case is called.
    pub title: AttrValue,
    /// What stands beside it, such as its printed figure.
    pub figure: AttrValue,
    /// Whether it is left out of a total that would have it.
    pub left_out: bool,
    /// Whether it counts.
    pub counted: bool,
    /// The reader counts it, or leaves it out.
    pub on_count: Callback<bool>,
}

/// A case to count or leave out.
#[component]
pub fn CasePick(props: &CasePickProps) -> Html {
    let CasePickProps {
        id,
        title,
        figure,
        left_out,
        counted,
        on_count,
    } = props.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            on_count.emit(input.checked());
        }
    });
    html! {
        <label class={classes!("pick", left_out.then_some("pick--out"))} for={id.clone()}>
            <input type="checkbox" {id} checked={counted} {onchange} />
            <span>{ title }</span>
            <span class="num">{ figure }</span>
        </label>
    }
}
