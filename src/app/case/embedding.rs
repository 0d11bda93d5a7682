//! How to put a case on a page of one's own; and from there, the way to all of Casebook.

use crate::frame::{dom, taking};
use crate::state::address::Route;
use yew::prelude::*;

/// Properties of [`Embedding`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct EmbeddingProps {
    /// The id of the case.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// What a web editor copies. The build does not know where the page will stand, so it draws nothing.
#[component]
pub fn Embedding(props: &EmbeddingProps) -> Html {
    let folder = use_state_eq(|| None);
    {
        let folder = folder.setter();
        use_effect_with((), move |()| folder.set(taking::folder()));
    }
    let Some(folder) = &*folder else {
        return Html::default();
    };
    if dom::find("[data-embed]").is_some() {
        let href = [folder.as_str(), &Route::case(&props.id).path()].concat();
        return html! {
            <section class="section" aria-label="The whole of Casebook">
                <p><a {href} target="_blank" rel="noopener">{ "Open this case by itself, in Casebook" }</a></p>
            </section>
        };
    }
    html! {
        <section class="section" aria-label="For web editors">
            <details class="fold">
                <summary id="embedding">{ "Put this case on a page of your own" }</summary>
                <div class="stack">
                    <p>{ "The case then stands in a frame, without the ways to other pages, and is as high as what it holds. Copy this to where it is to appear:" }</p>
                    <pre class="snippet" tabindex="0" aria-label="HTML to copy">{ snippet(folder, &props.id, &props.title) }</pre>
                    <p>{ "Or as an element, whole or in part: the claim alone, the results, a table or a chart by its number." }</p>
                    <pre class="snippet" id="element" tabindex="0" aria-label="HTML of an element to copy">{ element(folder, &props.id) }</pre>
                    <p>{ "Or its figures alone, for a script of your own: with the folder “module” of Casebook on your server." }</p>
                    <pre class="snippet" id="module" tabindex="0" aria-label="Script to copy">{ script(&props.id) }</pre>
                    <p>{ "The server that Casebook stands on has to allow it: its policy names the pages that may show it (frame-ancestors)." }</p>
                </div>
            </details>
        </section>
    }
}

fn snippet(folder: &str, id: &str, title: &str) -> String {
    let path = Route::case(id).path();
    let title = title
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;");
    format!(
        "<iframe src=\"{folder}{path}?embed\" title=\"{title}\" width=\"100%\" height=\"700\" loading=\"lazy\"></iframe>\n\
         <script src=\"{folder}embed.js\" async></script>"
    )
}

fn element(folder: &str, id: &str) -> String {
    format!(
        "<casebook-case case=\"{id}\" part=\"claim\"></casebook-case>\n\
         <script src=\"{folder}embed.js\" async></script>"
    )
}

/// A script of a module may come from another server only if that allows it: so it is on one's own.
fn script(id: &str) -> String {
    format!(
        "import {{ load }} from \"./module/casebook.js\";\n\n\
         const {{ open }} = await load();\n\
         const worked = open(\"{id}\").evaluate();\n\
         document.querySelector(\"#saving\").textContent = worked.error ?? worked.claim.now;"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_no_attribute() {
        let text = snippet(
            "https://council.example/",
            "a/b/c",
            "Fees & \"free\" <places>",
        );
        assert!(
            text.starts_with(
                "<iframe src=\"https://council.example/a/b/c.html?embed\" \
                 title=\"Fees &amp; &quot;free&quot; &lt;places>\" "
            ),
            "{text}"
        );
    }
}
