//! One of several buttons of which one is chosen.

use yew::prelude::*;

/// A button to choose.
#[derive(Clone, Debug)]
pub struct Radio {
    /// The name that all of them share; it begins their ids.
    pub group: AttrValue,
    /// The end of its id.
    pub end: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// Whether it is the one.
    pub chosen: bool,
}

/// A button to choose, with its label; `on_choose` is told when it is chosen.
pub fn radio(radio: Radio, on_choose: &Callback<()>) -> Html {
    let Radio {
        group,
        end,
        label,
        chosen,
    } = radio;
    let onchange = on_choose.reform(|_: Event| ());
    html! {
        <label class="choice">
            <input type="radio" id={[&group, "-", &end].concat()} name={group} checked={chosen} {onchange} />
            { " " }{ label }
        </label>
    }
}

/// Several buttons of which one is chosen, under a title; `rows` stand below each other.
pub fn radio_group(title: &str, title_class: &'static str, rows: bool, buttons: Html) -> Html {
    html! {
        <fieldset>
            <legend class={title_class}>{ title }</legend>
            <div class={classes!("choices", rows.then_some("choices--rows"))}>{ buttons }</div>
        </fieldset>
    }
}
