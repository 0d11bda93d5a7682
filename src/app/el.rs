//! Elements by plain calls. `html!` writes every element out in full at its place, some 200 bytes
//! each; that was a quarter of the page. Here an element is a few calls. What is drawn a thousand
//! times over stays with `html!`, whose elements are compared faster.

use std::rc::Rc;
use yew::html::onclick;
use yew::prelude::*;
use yew::virtual_dom::{Key, VNode, VTag, VText};

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
    el(name).set("class", AttrValue::Static(class))
}

/// Text by itself.
#[inline(never)]
#[must_use]
pub fn text(text: &str) -> Html {
    VNode::VText(VText::new(AttrValue::from(text.to_owned())))
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

    /// With anything inside.
    #[inline(never)]
    #[must_use]
    pub fn html(mut self, inside: Html) -> Self {
        self.0.add_child(inside);
        self
    }

    /// With several things inside.
    #[must_use]
    pub fn each(self, inside: impl Iterator<Item = Html>) -> Self {
        inside.fold(self, Self::html)
    }

    /// With a key by which it is known among its siblings.
    #[inline(never)]
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// With something to do when it is clicked.
    #[inline(never)]
    #[must_use]
    pub fn on_click(mut self, callback: Callback<MouseEvent>) -> Self {
        self.0.add_listener(Rc::new(onclick::Wrapper::new(callback)));
        self
    }

    /// Finished.
    #[inline(never)]
    #[must_use]
    pub fn done(self) -> Html {
        VNode::VTag(Rc::new(*self.0))
    }
}

/// Something said but not shown.
#[inline(never)]
#[must_use]
pub fn hidden(said: &str) -> El {
    classed("span", "visually-hidden").text(said)
}
