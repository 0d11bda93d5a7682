//! The table behind an answer or its chart.

use yew::prelude::*;

/// A table of figures.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it is of.
    pub caption: String,
    /// The heads of its columns, the first above the names of the rows.
    pub heads: Vec<String>,
    /// The name of each row, and its figures.
    pub rows: Vec<(String, Vec<String>)>,
}

/// The table itself.
pub fn table(table: Table) -> Html {
    let Table {
        caption,
        heads,
        rows,
    } = table;
    let mut heads = heads.into_iter();
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={caption.clone()}>
            <table class="figures">
                <caption><span class="caption">{ caption }</span></caption>
                <thead>
                    <tr>
                        <th scope="col">{ heads.next() }</th>
                        { for heads.map(|head| html! { <th class="num" scope="col">{ head }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for rows.into_iter().map(|(name, figures)| html! {
                        <tr>
                            <th class="long" scope="row">{ name }</th>
                            { for figures.into_iter().map(|figure| html! { <td class="num">{ figure }</td> }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

/// The table behind a chart, folded.
pub fn behind(it: Table) -> Html {
    html! {
        <details class="fold">
            <summary>{ "The same as a table" }</summary>
            { table(it) }
        </details>
    }
}
