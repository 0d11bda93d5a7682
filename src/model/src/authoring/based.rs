//! A file that rests on another case: `based_on`, and the items that it adds to the axes of that case.

use super::Reading;
use super::fault::{nearest, shown};
use super::fields::Fields;
use super::header::is_item_id;
use crate::axis::Item;
use crate::case::Case;

/// The key that names the case a file rests on.
pub(crate) const BASED_ON: &str = "based_on";

/// Finds a case by its id; why there is none, in a sentence without a full stop.
pub type Finds<'a> = &'a dyn Fn(&str) -> Result<Case, String>;

/// What a file that is only added to a case calls it, unless it has a title of its own.
#[must_use]
pub fn title(of: &str) -> String {
    format!("{of}, with additions")
}

/// Reads a file that rests on another case.
pub(crate) fn read(id: &str, root: &Fields<'_, '_>, find: Finds<'_>) -> Option<Reading> {
    let base = root.required(BASED_ON)?;
    let own_title = root.text("title");
    let mut case = match find(&base.text) {
        Ok(case) => case,
        Err(why) => {
            root.reader.fault(base.at, why);
            // What it adds can be held against nothing.
            let _ = root.get("added");
            return None;
        }
    };
    id.clone_into(&mut case.id);
    case.title = match own_title {
        Some(own) if !own.text.is_empty() => own.text,
        _ => title(&case.title),
    };
    for added in root.list("added") {
        if let Some(grown) = add(&case, &added) {
            case = grown;
        }
        added.finish();
    }
    Some(Reading {
        case,
        known_as: Vec::new(),
        cautions: Vec::new(),
    })
}

/// The case with what one `[[added]]` adds; `None` where it has faults.
fn add(case: &Case, added: &Fields<'_, '_>) -> Option<Case> {
    let (axis, id, like) = (
        added.required("axis"),
        added.required("id"),
        added.required("like"),
    );
    let label = added.text("label").filter(|label| !label.text.is_empty());
    let (axis, id, like) = (axis?, id?, like?);
    let reader = added.reader;
    let Some((index, found)) = case.find_axis(&axis.text) else {
        let what = format!(
            "`{}` is no axis of the case that this one rests on",
            shown(&axis.text)
        );
        let names = case.extensible().map(|(_, axis)| axis.id.as_str());
        reader.fault_near(axis.at, what, nearest(&axis.text, names));
        return None;
    };
    let refusal = case.may_add(index).err().map(|it| it.words(case));
    let refusal = refusal.or_else(|| {
        let why = "the case that this one rests on does not allow it";
        (!found.extensible).then(|| why.to_owned())
    });
    if let Some(why) = refusal {
        let what = format!("nothing can be added to `{}`: {why}", found.id);
        reader.fault(axis.at, what);
        return None;
    }
    if !is_item_id(&id.text) {
        let what = format!(
            "the id `{}` may have letters, digits, - and _ only",
            shown(&id.text)
        );
        reader.fault(id.at, what);
        return None;
    }
    // Changes name items by their ids alone: one that two axes have could mean another than it did.
    if let Some(other) = case.axes.iter().find(|it| it.position(&id.text).is_some()) {
        let what = format!("`{}` is an item of `{}` already", id.text, other.id);
        reader.fault(id.at, what);
        return None;
    }
    let Some(position) = found.position(&like.text) else {
        let what = format!("`{}` is no item of `{}`", shown(&like.text), found.id);
        let ids = found.items.iter().map(|item| item.id.as_str());
        reader.fault_near(like.at, what, nearest(&like.text, ids));
        return None;
    };
    let item = Item {
        label: label.map_or_else(|| id.text.clone(), |label| label.text),
        id: id.text,
        time: None,
    };
    case.with_item(index, item, position).ok()
}

/// Refuses `extensible` of an axis to which nothing can be added.
pub(crate) fn hold_extensible(root: &Fields<'_, '_>, case: &Case) {
    for (name, fields) in root.named("axis") {
        let Some((index, axis)) = case.find_axis(&name.text).filter(|it| it.1.extensible) else {
            continue;
        };
        if let Err(refusal) = case.may_add(index) {
            let why = refusal.words(case);
            let what = format!("`{}` cannot be `extensible`: {why}", axis.id);
            root.reader.fault(fields.at, what);
        }
    }
}
