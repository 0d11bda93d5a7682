//! The few things the page asks of the browser itself.

use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Clipboard, Element, FocusOptions, HtmlElement, MouseEvent, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// How long a page that was scrolled is left to come to rest, in milliseconds.
const REST: u32 = 150;

/// The document the page stands in.
#[must_use]
pub fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The first element that a selector finds.
#[must_use]
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()?
        .query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

/// The element of an id.
#[must_use]
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the keyboard to an element and lets the browser scroll it into view.
pub fn focus(element: &HtmlElement) {
    // Of what is higher than the window, engines would show the middle.
    if element.offset_height() > screen() {
        element.scroll_into_view();
        return focus_in_place(element);
    }
    // Focus can only be refused; then it stays where it was.
    let _ = element.focus();
}

/// Moves the keyboard to an element and leaves the page where it is.
pub fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Whether the keyboard is at an element.
#[must_use]
pub fn has_focus(element: &HtmlElement) -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|active| active == **element)
}

/// Whether nothing has the keyboard: what had it is gone.
#[must_use]
pub fn is_focus_lost() -> bool {
    document().is_some_and(|document| {
        let active = document.active_element();
        active.is_none_or(|active| active.tag_name() == "BODY")
    })
}

/// Whether an element stands on the page as it is drawn now, in sight or not.
#[must_use]
pub fn is_drawn(element: &HtmlElement) -> bool {
    element.offset_height() > 0
}

/// Whether this is a device of Apple, whose keyboards have a key of their own for commands.
#[must_use]
pub fn is_apple() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|name| name.starts_with("Mac") || name.starts_with("iP"))
}

/// Scrolls no further than needed for an element to be seen.
pub fn show(element: &Element) {
    scroll(element, ScrollLogicalPosition::Nearest);
}

/// Scrolls so that an element stands amid the window, unless it is in sight.
pub fn show_amid(element: &Element) {
    show_from(element, 0);
}

/// Scrolls so that an element stands amid the window, unless it is in sight with what stands above it.
pub fn show_with_above(element: &Element) {
    show_from(element, screen() / 3);
}

/// Scrolls so that an element stands amid the window, unless it is so far down or further, and in sight.
fn show_from(element: &Element, down: i32) {
    let top = element.get_bounding_client_rect().top();
    scroll(
        element,
        match (f64::from(down)..f64::from(screen())).contains(&top) {
            true => ScrollLogicalPosition::Nearest,
            false => ScrollLogicalPosition::Center,
        },
    );
}

fn scroll(element: &Element, to: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(to);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether a part of the program is on its way.
#[must_use]
pub fn is_coming() -> bool {
    find("#app[data-coming]").is_some()
}

fn screen() -> i32 {
    document()
        .and_then(|document| document.document_element())
        .map_or(0, |root| root.client_height())
}

/// Whether an element is in sight, above, or less than a screen below.
#[must_use]
pub fn is_near(element: &Element) -> bool {
    element.get_bounding_client_rect().top() < f64::from(screen().saturating_mul(2))
}

/// Brings a section to the top, unfolded, and moves the keyboard there.
pub fn go_to(id: &str) {
    if let Some(element) = by_id(id) {
        if let Ok(Some(fold)) = element.closest("details") {
            // Only a name that is none is refused.
            let _ = fold.set_attribute("open", "");
        }
        element.scroll_into_view();
        focus_in_place(&element);
        stay_soon(id.to_owned());
    }
}

/// Comes back to where one just went, if that is out of sight again once the page is at rest: Firefox may go back
/// from where it was scrolled to, and parts that come meanwhile may be higher than was thought.
fn stay_soon(id: String) {
    let look = move || {
        if is_coming() {
            return stay_soon(id);
        }
        if let Some(element) = by_id(&id).filter(|it| has_focus(it) && !is_in_sight(it)) {
            element.scroll_into_view();
        }
    };
    Timeout::new(REST, look).forget();
}

/// Whether the top of an element is in the window.
fn is_in_sight(element: &Element) -> bool {
    (0.0..f64::from(screen())).contains(&element.get_bounding_client_rect().top().round())
}

/// Copies a text; whether that went well. Pages served without encryption may not.
pub async fn copy(text: &str) -> bool {
    let clipboard = web_sys::window().and_then(|window| {
        let navigator = window.navigator();
        let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
        clipboard.dyn_into::<Clipboard>().ok()
    });
    match clipboard {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// Scrolls to the top of the page, at once.
pub fn to_top() {
    scroll_to(0);
}

/// How far down the page is scrolled, in whole pixels.
#[must_use]
pub fn scrolled() -> i32 {
    let down = web_sys::window().and_then(|window| window.scroll_y().ok());
    down.unwrap_or_default() as i32
}

/// Scrolls so far down, in pixels, at once.
pub fn scroll_to(down: i32) {
    if let Some(window) = web_sys::window().filter(|_| scrolled() != down) {
        window.scroll_to_with_x_and_y(0.0, f64::from(down));
    }
}

/// Keeps what is read or typed in where it is, when an element above it has grown by so many pixels. Browsers
/// do that by themselves, but not while the page is at its very top, nor while it is told not to, as a late
/// part takes over; where they do not, a script does (`keep-place.js`).
pub fn hold(above: &Element, grown: i32) {
    if grown == 0 {
        return;
    }
    let style = web_sys::window().and_then(|it| it.get_computed_style(above).ok().flatten());
    let anchor = style.and_then(|style| style.get_property_value("overflow-anchor").ok());
    let is_told_not =
        anchor.is_some_and(|anchor| !anchor.is_empty()) && find("#app[data-coming=over]").is_some();
    if !is_told_not && scrolled() > 0 {
        return;
    }
    let in_form = find("form :focus").is_some();
    if in_form || above.get_bounding_client_rect().bottom() < 0.0 {
        scroll_to(scrolled().saturating_add(grown));
    }
}

/// Whether a press is for the page. A new tab, a new window or a download is the browser's own affair.
#[must_use]
pub fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// How far across an element a press was, if the element is this many units wide. Asked for by name, as few
/// parts of the program do.
#[must_use]
pub fn pressed_at(event: &MouseEvent, selector: &str, units: i32) -> Option<i32> {
    let pressed: Element = event.target()?.dyn_into().ok()?;
    let number = |of: &JsValue, name: &str| {
        let value = Reflect::get(of, &JsValue::from_str(name)).ok()?;
        Some(value.as_f64()? as i32)
    };
    let element = pressed.closest(selector).ok()??.get_bounding_client_rect();
    let across = number(event, "clientX")?.checked_sub(number(&element, "left")?)?;
    across
        .checked_mul(units)?
        .checked_div(number(&element, "width")?)
}

/// Names the page in the browser's tab and history; gives the name that it had.
pub fn set_title(title: &str) -> Option<String> {
    let document = document()?;
    let before = document.title();
    document.set_title(title);
    Some(before)
}

/// Opens the browser's way to print. A frame may not be allowed to; then nothing happens.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}
