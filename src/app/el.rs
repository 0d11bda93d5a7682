//! Elements by plain calls. `html!` writes every element out in full at its place, some 200 bytes
//! each; that was a quarter of the page. Here an element is a few calls.

use std::rc::Rc;
use yew::html::{onchange, onclick, oninput};
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VNode, VTag, VText};

/// An element being made.
#[derive(Debug)]
pub struct El(Box<VTag>);

/// An element of a name.
#[inline(never)]
#[must_use]
pub fn el(name: &'static str) -> El {
    El(Box::new(VTag::new(name)))
}

/// An element of a name and a class.
#[inline(never)]
#[must_use]
pub fn classed(name: &'static str, class: &'static str) -> El {
    el(name).fixed("class", class)
}

/// An element of a name and a class, with a text inside.
#[inline(never)]
#[must_use]
pub fn said(name: &'static str, class: &'static str, inside: &str) -> El {
    classed(name, class).text(inside)
}

/// Text by itself.
#[inline(never)]
pub fn text(text: &str) -> Html {
    VNode::VText(VText::new(AttrValue::from(text.to_owned())))
}

/// Something said but not shown.
#[inline(never)]
#[must_use]
pub fn hidden(inside: &str) -> El {
    said("span", "visually-hidden", inside)
}

/// A button.
#[inline(never)]
#[must_use]
pub fn button(class: &'static str, inside: &str, callback: Callback<MouseEvent>) -> El {
    said("button", class, inside)
        .fixed("type", "button")
        .on_click(callback)
}

/// A section with a heading of its own, by whose id it is named and gone to.
#[inline(never)]
#[must_use]
pub fn section(id: &'static str, title: &str) -> El {
    let heading = el("h2").fixed("id", id).fixed("tabindex", "-1").text(title);
    classed("section", "section")
        .fixed("aria-labelledby", id)
        .el(heading)
}

impl El {
    /// With an attribute.
    #[inline(never)]
    #[must_use]
    pub fn set(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// With an attribute of a fixed value.
    #[inline(never)]
    #[must_use]
    pub fn fixed(self, name: &'static str, value: &'static str) -> Self {
        self.set(name, AttrValue::Static(value))
    }

    /// With an attribute of a text.
    #[inline(never)]
    #[must_use]
    pub fn with(self, name: &'static str, value: &str) -> Self {
        self.set(name, AttrValue::from(value.to_owned()))
    }

    /// With an attribute of a fixed value, if a condition holds.
    #[inline(never)]
    #[must_use]
    pub fn fixed_if(self, holds: bool, name: &'static str, value: &'static str) -> Self {
        if holds { self.fixed(name, value) } else { self }
    }

    /// With an attribute that says yes or no.
    #[inline(never)]
    #[must_use]
    pub fn truth(self, name: &'static str, holds: bool) -> Self {
        self.fixed(name, if holds { "true" } else { "false" })
    }

    /// With a text inside.
    #[inline(never)]
    #[must_use]
    pub fn text(self, inside: &str) -> Self {
        self.html(text(inside))
    }

    /// With an element inside.
    #[inline(never)]
    #[must_use]
    pub fn el(self, inside: Self) -> Self {
        self.html(inside.done())
    }

    /// With an element inside, or its empty place: what follows keeps its position, and with it
    /// its state.
    #[inline(never)]
    #[must_use]
    pub fn maybe(self, inside: Option<Self>) -> Self {
        self.html(inside.map(Self::done).unwrap_or_default())
    }

    /// With anything inside.
    #[inline(never)]
    #[must_use]
    pub fn html(mut self, inside: Html) -> Self {
        self.0.add_child(inside);
        self
    }

    /// With several things inside.
    #[must_use]
    pub fn each(self, inside: impl Iterator<Item = Self>) -> Self {
        inside.fold(self, Self::el)
    }

    /// With a key by which it is known among its siblings.
    #[inline(never)]
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Whether a box to tick is ticked.
    #[inline(never)]
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// The text in a box to type into.
    #[inline(never)]
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.0.set_value(AttrValue::from(value.to_owned()));
        self
    }

    /// With a way by which the element itself is found once it stands on the page.
    #[inline(never)]
    #[must_use]
    pub fn found_by(mut self, place: NodeRef) -> Self {
        self.0.node_ref = place;
        self
    }

    /// With something to do when something happens.
    #[inline(never)]
    #[must_use]
    pub fn on(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }

    /// With something to do when it is clicked.
    #[inline(never)]
    #[must_use]
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.on(Rc::new(onclick::Wrapper::new(callback)))
    }

    /// With something to do when another value is chosen.
    #[inline(never)]
    #[must_use]
    pub fn on_change(self, callback: Callback<Event>) -> Self {
        self.on(Rc::new(onchange::Wrapper::new(callback)))
    }

    /// With something to do when something is typed.
    #[inline(never)]
    #[must_use]
    pub fn on_input(self, callback: Callback<InputEvent>) -> Self {
        self.on(Rc::new(oninput::Wrapper::new(callback)))
    }

    /// Finished.
    #[inline(never)]
    pub fn done(self) -> Html {
        VNode::VTag(Rc::new(*self.0))
    }
}

impl From<El> for Html {
    fn from(made: El) -> Self {
        made.done()
    }
}
