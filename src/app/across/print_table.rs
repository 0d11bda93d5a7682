//! A table of prints beside their sums, in a region that scrolls by itself where the page is narrow.

use yew::prelude::*;

/// Properties of [`PrintTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PrintTableProps {
    /// The id of its caption.
    pub id: AttrValue,
    /// What its caption says.
    pub caption: Html,
    /// The head of the column that says what the figures are; without one, that stands in rows of
    /// its own.
    #[prop_or_default]
    pub what: Option<AttrValue>,
    /// The heads of the print, the sum, and how the two stand.
    pub heads: [&'static str; 3],
    /// Its bodies.
    pub children: Html,
}

/// The table.
#[component]
pub fn PrintTable(props: &PrintTableProps) -> Html {
    let [printed, sum, standing] = props.heads;
    html! {
        <div class="scroll" role="region" tabindex="0" aria-labelledby={props.id.clone()}>
            <table class="figures prints">
                <caption><span class="caption" id={props.id.clone()}>{ props.caption.clone() }</span></caption>
                <thead>
                    <tr>
                        if let Some(what) = &props.what { <th class="lead" scope="col">{ what }</th> }
                        <th class="num money" scope="col">{ printed }</th>
                        <th class="num money" scope="col">{ sum }</th>
                        <th class="text" scope="col">{ standing }</th>
                    </tr>
                </thead>
                { props.children.clone() }
            </table>
        </div>
    }
}
