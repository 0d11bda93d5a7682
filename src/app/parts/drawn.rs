//! Components drawn natively, for tests that need no browser.

use yew::prelude::*;

/// The markup of a component.
pub(crate) fn markup<C: BaseComponent>(
    props: impl FnOnce() -> C::Properties + Send + 'static,
) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let drawing = yew::ServerRenderer::<C>::with_props(props).hydratable(false);
    runtime.block_on(drawing.render())
}

#[derive(PartialEq, Properties)]
struct DrawnProps {
    drawing: Html,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.drawing.clone()
}

/// The markup of what is no component of its own.
pub(crate) fn markup_of(drawing: impl FnOnce() -> Html + Send + 'static) -> String {
    markup::<Drawn>(|| DrawnProps { drawing: drawing() })
}

/// The markup around what a text stands in: from the tag before it to the tag after it.
pub(crate) fn around<'a>(markup: &'a str, needle: &str) -> &'a str {
    let at = markup
        .find(needle)
        .unwrap_or_else(|| panic!("no {needle} in {markup}"));
    let start = markup[..at].rfind('<').unwrap_or(0);
    let end = markup[at..].find("</").map_or(markup.len(), |end| at + end);
    &markup[start..end]
}
