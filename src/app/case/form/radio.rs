//! One of several buttons of which one is chosen.

use yew::prelude::*;

/// Properties of [`Radio`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RadioProps {
    /// The name that all of them share; it begins their ids.
    pub group: AttrValue,
    /// The end of its id.
    pub end: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// Whether it is the one.
    pub chosen: bool,
    /// It is chosen.
    pub on_choose: Callback<()>,
}

/// A button to choose, with its label.
#[component]
pub fn Radio(props: &RadioProps) -> Html {
    let onchange = props.on_choose.reform(|_: Event| ());
    html! {
        <label class="choice">
            <input
                type="radio"
                id={[&props.group, "-", &props.end].concat()}
                name={&props.group}
                checked={props.chosen}
                {onchange}
            />
            { " " }{ &props.label }
        </label>
    }
}

/// Properties of [`RadioGroup`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RadioGroupProps {
    /// What is chosen between.
    pub title: AttrValue,
    /// The class of the title.
    pub title_class: AttrValue,
    /// Whether they stand below each other.
    #[prop_or_default]
    pub rows: bool,
    /// The buttons.
    pub children: Html,
}

/// Several buttons of which one is chosen, under a title.
#[component]
pub fn RadioGroup(props: &RadioGroupProps) -> Html {
    html! {
        <fieldset>
            <legend class={&props.title_class}>{ &props.title }</legend>
            <div class={classes!("choices", props.rows.then_some("choices--rows"))}>
                { props.children.clone() }
            </div>
        </fieldset>
    }
}
