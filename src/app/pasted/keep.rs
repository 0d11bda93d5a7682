//! A pasted table is kept for this visit alone: it goes on through a reload, and not beyond the tab.

use crate::frame::pause::use_settled;
use crate::frame::storage::Shelf;
use yew::prelude::*;

/// What a pasted table is kept as: no case is called so.
const NAME: &str = "";

/// Finds the text of this visit again, and keeps what is put in its place.
#[hook]
pub fn use_kept_text(text: &UseStateHandle<AttrValue>) {
    let found = use_mut_ref(|| false);
    {
        let text = text.clone();
        use_effect_with((), move |()| {
            // Where nothing can be kept, nothing is found.
            let kept = Shelf::Pasted.read(NAME).unwrap_or_default();
            if text.is_empty() && !kept.is_empty() {
                text.set(kept.into());
            }
        });
    }
    let settled = use_settled((**text).clone(), 500);
    use_effect_with((*settled).clone(), move |text| {
        if found.replace(true) {
            // A table that cannot be kept is worked out all the same, and is still where it came from.
            let _ = Shelf::Pasted.write(NAME, text);
        }
    });
}
