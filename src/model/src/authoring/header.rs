//! What a case is: title, council, year, document, words and axes.

use super::fault::nearest;
use super::fields::{Fields, Placed};
use super::shelf::{Shelf, read_document};
use super::{as_name, is_name, is_reserved};
use crate::axis::{Axis, AxisKind, Item, MOST_AXES, MOST_ITEMS, Time};
use crate::calendar::{CalendarQuantity, FinancialYear, Month};
use crate::case::Document;
use std::collections::BTreeSet;
use toml::de::DeValue;

/// The head of a case file.
pub(crate) struct Header {
    pub(crate) title: String,
    pub(crate) references: Vec<String>,
    pub(crate) known_as: Vec<String>,
    pub(crate) council: String,
    pub(crate) year: Option<FinancialYear>,
    pub(crate) theme: String,
    pub(crate) document: Option<Document>,
    pub(crate) summary: Vec<String>,
    pub(crate) rests_on: Vec<String>,
    pub(crate) open: Vec<String>,
}

pub(crate) fn read(root: &Fields<'_, '_>, shelf: &Shelf) -> Header {
    let required = |key| root.required(key).map(|text| text.text).unwrap_or_default();
    let texts = |key| {
        root.texts(key)
            .into_iter()
            .map(|text| text.text)
            .collect::<Vec<_>>()
    };
    let year = root.required("year").and_then(|year| {
        let parsed = FinancialYear::parse(&year.text);
        if parsed.is_none() {
            let what = format!("`{}` is not a financial year such as 2020/21", year.text);
            root.reader.fault(year.at, what);
        }
        parsed
    });
    let summary = texts("summary");
    if summary.is_empty() {
        root.reader.fault(
            0,
            "the file lacks `summary`: what is proposed, in your own words",
        );
    }
    Header {
        title: required("title"),
        references: texts("reference"),
        known_as: texts("known_as"),
        council: required("council"),
        year,
        theme: required("theme"),
        document: document(root, shelf),
        summary,
        rests_on: texts("rests_on"),
        open: texts("open"),
    }
}

fn document(root: &Fields<'_, '_>, shelf: &Shelf) -> Option<Document> {
    let Some(value) = root.get("document") else {
        root.reader.fault(0, "the file lacks `document`");
        return None;
    };
    if let DeValue::Table(table) = value.get_ref() {
        let fields = Fields::new(root.reader, table, "[document]", value.span());
        let document = read_document(&fields, String::new());
        fields.finish();
        return Some(document);
    }
    let name = root.text("document")?;
    let found = shelf
        .documents
        .iter()
        .find(|document| document.file == name.text);
    if found.is_none() {
        let names = shelf
            .documents
            .iter()
            .map(|document| document.file.as_str());
        let what = format!(
            "`{}` is not in documents.toml; a document of your own is written \
             `document = {{ title = \"…\", date = \"…\" }}`",
            name.text
        );
        root.reader
            .fault_near(name.at, what, nearest(&name.text, names));
    }
    found.cloned()
}

/// The axes of a case: its months, if it uses them, then those it declares.
pub(crate) fn axes(
    root: &Fields<'_, '_>,
    year: Option<FinancialYear>,
    used: &BTreeSet<String>,
) -> Vec<Axis> {
    let mut axes = Vec::new();
    let declared = root.named("axis");
    let months_of_its_own =
        |(name, fields): &(Placed, Fields<'_, '_>)| name.text == "month" && spans(fields);
    if !declared.iter().any(months_of_its_own)
        && let Some(year) = year.filter(|_| uses_months(used))
    {
        axes.push(months(year.months().to_vec(), None));
    }
    for (mut name, fields) in declared {
        let what = format!("[axis.{}]", name.text);
        if name.text == "month" && spans(&fields) {
            axes.push(months_between(&fields));
            fields.finish();
            continue;
        }
        if name.text == "month" {
            root.reader.fault(
                name.at,
                "`month` is built in: the months of the case's year; months over several years have \
                 `from` and `to`, as `from = \"2020-04\"`",
            );
        } else if is_reserved(&name.text) {
            root.reader.fault(
                name.at,
                format!("`{}` cannot be the name of an axis", name.text),
            );
        } else if !is_name(&name.text) {
            let what = format!(
                "`{}` cannot be the name of an axis: small letters, digits and _ only, a letter first",
                name.text.escape_debug()
            );
            let named = as_name(&name.text);
            root.reader.fault_near(name.at, what, named.clone());
            // Where it is named as it must be, nothing more is wrong.
            name.text = named.unwrap_or(name.text);
        }
        let axis = axis(&fields, name);
        if axis.items.is_empty() {
            root.reader.fault(fields.at, format!("{what} has no items"));
        } else if axis.items.len() > MOST_ITEMS {
            root.reader.fault(
                fields.at,
                format!("{what} has more than {MOST_ITEMS} items"),
            );
        }
        fields.finish();
        axes.push(axis);
    }
    if axes.len() > MOST_AXES {
        root.reader
            .fault(0, format!("a case may have {MOST_AXES} axes at most"));
        axes.truncate(MOST_AXES);
    }
    axes
}

fn uses_months(used: &BTreeSet<String>) -> bool {
    used.contains("month")
        || CalendarQuantity::ALL
            .iter()
            .filter(|quantity| quantity.axis_kind() == Some(AxisKind::Months))
            .any(|quantity| used.contains(quantity.name()))
}

/// Whether an axis of months says from when to when.
fn spans(fields: &Fields<'_, '_>) -> bool {
    fields.has("from") || fields.has("to")
}

/// The months from one to another; those of no year where they are not told.
fn months_between(fields: &Fields<'_, '_>) -> Axis {
    let month = |key: &'static str| {
        let text = fields.required(key)?;
        let month = Month::parse(&text.text);
        if month.is_none() {
            let what = format!(
                "`{}` is not a month such as 2020-04",
                text.text.escape_debug()
            );
            fields.reader.fault(text.at, what);
        }
        month
    };
    let (from, to) = (month("from"), month("to"));
    let mut all = Vec::new();
    if let (Some(from), Some(to)) = (from, to) {
        let each = core::iter::successors(Some(from), |month| Some(month.next()));
        all = each
            .take_while(|month| (month.year, month.number) <= (to.year, to.number))
            .take(MOST_ITEMS.saturating_add(1))
            .collect();
        if all.is_empty() {
            let what = "[axis.month] ends before it begins";
            fields.reader.fault(fields.at, what);
        } else if all.len() > MOST_ITEMS {
            let what = format!("[axis.month] has more than {MOST_ITEMS} months");
            fields.reader.fault(fields.at, what);
        }
    }
    months(all, fields.text("label").map(|label| label.text))
}

fn months(months: Vec<Month>, label: Option<String>) -> Axis {
    let item = |month: Month| Item {
        id: month.id(),
        label: month.label(),
        time: Some(Time::Month(month)),
    };
    Axis {
        id: "month".to_owned(),
        label: label.unwrap_or_else(|| "Month".to_owned()),
        kind: AxisKind::Months,
        items: months.into_iter().map(item).collect(),
        extensible: false,
    }
}

fn axis(fields: &Fields<'_, '_>, name: Placed) -> Axis {
    let years = fields.texts("years");
    let label = fields.text("label").map(|label| label.text);
    let extensible = fields.flag("extensible");
    let (kind, items) = if years.is_empty() {
        (AxisKind::Items, items(fields))
    } else {
        let year = |text: Placed| {
            let year = FinancialYear::parse(&text.text);
            if year.is_none() {
                let what = format!("`{}` is not a financial year such as 2020/21", text.text);
                fields.reader.fault(text.at, what);
            }
            year.map(|year| Item {
                id: year.label(),
                label: year.label(),
                time: Some(Time::Year(year)),
            })
        };
        (
            AxisKind::Years,
            years.into_iter().filter_map(year).collect(),
        )
    };
    for (position, item) in items.iter().enumerate() {
        if items.iter().take(position).any(|other| other.id == item.id) {
            fields.reader.fault(
                fields.at,
                format!("{} has the item `{}` twice", fields.what, item.id),
            );
        }
    }
    let label = label.unwrap_or_else(|| {
        let mut letters = name.text.replace('_', " ");
        if let Some(first) = letters.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        letters
    });
    Axis {
        id: name.text,
        label,
        kind,
        items,
        extensible,
    }
}

/// Whether a text may be the id of an item.
pub(crate) fn is_item_id(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    id.chars().all(plain)
}

fn items(fields: &Fields<'_, '_>) -> Vec<Item> {
    fields
        .list("items")
        .into_iter()
        .filter_map(|item| {
            let id = item.required("id")?;
            let label = item
                .text("label")
                .map_or_else(|| id.text.clone(), |label| label.text);
            item.finish();
            if !is_item_id(&id.text) {
                let what = format!(
                    "the id `{}` may have letters, digits, - and _ only",
                    id.text
                );
                fields.reader.fault(id.at, what);
                return None;
            }
            Some(Item {
                id: id.text,
                label,
                time: None,
            })
        })
        .collect()
}
