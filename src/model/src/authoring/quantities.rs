//! Inputs with their printed cells, and calculations before their formulas are checked.

use super::caution::Places;
use super::fault::{nearest, shown};
use super::fields::{Fields, Placed, Reader, Value, kind};
use super::pasted;
use super::prints;
use super::resolve::{Known, unit_fault};
use super::{as_name, is_name, is_reserved};
use crate::axis::{Axis, AxisIndex, AxisKind, Place};
use crate::calendar::{CalendarQuantity, FinancialYear, count};
use crate::case::{
    ChoiceOption, Control, Given, Input, MOST_CELLS, Quantity, QuantityIndex, QuantityKind, Range,
    Says,
};
use crate::printed::{Printed, PrintedIn};
use crate::unit::{Unit, UnitBook};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use toml::de::DeValue;

/// The most quantities of a case; more of either kind are told and not read.
const MOST_QUANTITIES: usize = 1000;

/// Words that say in an edit what is done to a series, and so are no value of an input.
const IN_EDITS: [&str; 5] = ["times", "all", "later", "earlier", "line"];

/// A quantity being read.
pub(crate) struct DraftQuantity {
    pub(crate) quantity: Quantity,
    pub(crate) at: usize,
    /// The axes in the order the file gives them, in which its nested lists are read.
    pub(crate) over: Option<Vec<AxisIndex>>,
    /// Whether its axes and unit are known: of a calculation only once its formula is checked.
    pub(crate) sound: bool,
    /// Whether its unit could be read: otherwise no formula can be held against it.
    pub(crate) unit_read: bool,
    /// The formulas of a calculation: one, or one for each item of an axis.
    pub(crate) formulas: Option<FormulaTexts>,
    /// The level's start, by name, until all names are known.
    pub(crate) level_from: Option<Placed>,
    /// Where the text of each cell of an input stands.
    cells_at: Vec<usize>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CellText {
    pub(crate) text: Placed,
    /// What it means, where the print is a misprint or of another sign.
    pub(crate) means: Option<Placed>,
}

/// The formulas of a calculation as written.
pub(crate) enum FormulaTexts {
    One(Placed),
    ByItem(AxisIndex, Vec<Placed>),
}

/// All quantities being read.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) quantities: Vec<DraftQuantity>,
    pub(crate) order: Vec<QuantityIndex>,
    pub(crate) following: Vec<(AxisIndex, u8)>,
}

impl Draft {
    pub(crate) fn find(&self, name: &str) -> Option<(QuantityIndex, &DraftQuantity)> {
        let position = self
            .quantities
            .iter()
            .position(|draft| draft.quantity.id == name)?;
        Some((
            QuantityIndex(u16::try_from(position).ok()?),
            self.quantities.get(position)?,
        ))
    }

    /// The quantity that a text names, or a fault with the nearest.
    pub(crate) fn need(&self, reader: &Reader<'_>, name: &Placed) -> Option<QuantityIndex> {
        if let Some((index, _)) = self.find(&name.text) {
            return Some(index);
        }
        if reader.lost.quantity(&name.text) {
            return None;
        }
        let names = self
            .quantities
            .iter()
            .map(|draft| draft.quantity.id.as_str());
        let what = format!("`{}` is not a quantity here", name.text.escape_debug());
        reader.fault_near(name.at, what, nearest(&name.text, names));
        None
    }

    pub(crate) fn quantity(&self, index: QuantityIndex) -> Option<&Quantity> {
        self.quantities
            .get(usize::from(index.0))
            .map(|draft| &draft.quantity)
    }

    pub(crate) fn known(&self) -> Vec<Known> {
        self.quantities
            .iter()
            .map(|draft| Known {
                axes: draft.sound.then(|| draft.quantity.axes.clone()),
                ..super::formulas::known_of(&draft.quantity)
            })
            .collect()
    }

    /// Where each quantity stands in the file.
    pub(crate) fn places(&self) -> Vec<Places> {
        self.quantities
            .iter()
            .map(|draft| Places {
                formulas: match &draft.formulas {
                    Some(FormulaTexts::One(text)) => vec![text.at],
                    Some(FormulaTexts::ByItem(_, texts)) => {
                        texts.iter().map(|text| text.at).collect()
                    }
                    None => vec![draft.at],
                },
                cells: draft.cells_at.clone(),
            })
            .collect()
    }

    /// The finished quantities, if each is sound.
    pub(crate) fn finished(&mut self) -> Option<Vec<Quantity>> {
        if self.quantities.iter().any(|draft| !draft.sound) {
            return None;
        }
        Some(
            core::mem::take(&mut self.quantities)
                .into_iter()
                .map(|draft| draft.quantity)
                .collect(),
        )
    }
}

pub(crate) fn read(
    root: &Fields<'_, '_>,
    book: &UnitBook,
    axes: &[Axis],
    year: Option<FinancialYear>,
    used: &BTreeSet<String>,
) -> Draft {
    let context = Context {
        reader: root.reader,
        book,
        axes,
    };
    let mut draft = Draft::default();
    for (name, fields) in root
        .named("input")
        .into_iter()
        .take(MOST_QUANTITIES.saturating_add(1))
    {
        let quantity = context.input(&name, &fields);
        fields.finish();
        context.declare(&mut draft, &name, quantity);
    }
    for (name, fields) in root
        .named("calc")
        .into_iter()
        .take(MOST_QUANTITIES.saturating_add(1))
    {
        let quantity = context.calculation(&name, &fields);
        fields.finish();
        context.declare(&mut draft, &name, quantity);
    }
    let Some(year) = year else { return draft };
    for calendar in CalendarQuantity::ALL {
        if used.contains(calendar.name())
            && let Some(quantity) = context.calendar(calendar, year)
        {
            draft.quantities.push(quantity);
        }
    }
    let starts: Vec<Option<Placed>> = draft
        .quantities
        .iter()
        .map(|draft| draft.level_from.clone())
        .collect();
    for (position, start) in starts.into_iter().enumerate() {
        if let Some(start) = start {
            context.level(&mut draft, position, &start);
        }
    }
    draft
}

/// How the cells of an input are read.
struct CellReading<'a> {
    control: &'a Control,
    unit: &'a Unit,
    assumed: bool,
    takes: Option<&'a Placed>,
    /// What the paper prints them in.
    column: Option<PrintedIn>,
    /// The axis of which they are items.
    item_of: Option<AxisIndex>,
}

/// What is needed to read a quantity.
pub(crate) struct Context<'a, 't> {
    pub(crate) reader: &'a Reader<'t>,
    pub(crate) book: &'a UnitBook,
    pub(crate) axes: &'a [Axis],
}

impl<'t> Context<'_, 't> {
    fn declare(&self, draft: &mut Draft, name: &Placed, mut quantity: DraftQuantity) {
        let shown = name.text.escape_debug();
        if is_reserved(&name.text) {
            let what = format!("`{shown}` has a meaning of its own and cannot name a quantity");
            self.reader.fault(name.at, what);
        } else if !is_name(&name.text) {
            let what = format!(
                "`{shown}` cannot name a quantity: small letters, digits and _ only, a letter first"
            );
            let named = as_name(&name.text).filter(|named| draft.find(named).is_none());
            // Where it is named as it must be, nothing more is wrong.
            if let Some(named) = &named {
                quantity.quantity.id.clone_from(named);
            }
            self.reader.fault_near(name.at, what, named);
        }
        if draft.find(&name.text).is_some() {
            self.reader.fault(
                name.at,
                format!("`{shown}` is both an input and a calculation"),
            );
        }
        if draft.quantities.len() >= MOST_QUANTITIES {
            self.reader
                .fault(name.at, "a case may have 1,000 quantities at most");
            return;
        }
        draft.quantities.push(quantity);
    }

    fn calendar(&self, calendar: CalendarQuantity, year: FinancialYear) -> Option<DraftQuantity> {
        use CalendarQuantity as C;
        let axis = match calendar.axis_kind() {
            None => None,
            // Without the axis, the formula that names it is told so.
            Some(kind) => Some(self.axes.iter().position(|axis| axis.kind == kind)?),
        };
        let years = self
            .axes
            .iter()
            .position(|axis| axis.kind == AxisKind::Years);
        let items = axis
            .and_then(|axis| self.axes.get(axis))
            .map(|axis| axis.items.as_slice());
        let each = |item: &crate::axis::Item| match (calendar, item.time?) {
            (C::WeeksLeft, crate::axis::Time::Month(month)) => count::weeks_left(month),
            (C::DaysLeft, crate::axis::Time::Month(month)) => count::days_left(month),
            (C::MonthsLeft, crate::axis::Time::Month(month)) => {
                let months = month.financial_year()?.months();
                let place = months.iter().position(|other| *other == month)?;
                i64::try_from(11_usize.checked_sub(place)?).ok()
            }
            (C::WeeksInMonth, crate::axis::Time::Month(month)) => count::weeks_in_month(month),
            (C::DaysInMonth, crate::axis::Time::Month(month)) => count::days_in_month(month),
            (C::WeeksInEachYear, crate::axis::Time::Year(year)) => count::weeks_in_year(year),
            (C::DaysInEachYear, crate::axis::Time::Year(year)) => count::days_in_year(year),
            (C::YearOfMonth, crate::axis::Time::Month(month)) => {
                let year = month.financial_year().map(crate::axis::Time::Year);
                let years = &self.axes.get(years?)?.items;
                let place = years.iter().position(|item| item.time == year)?;
                i64::try_from(place).ok()
            }
            _ => None,
        };
        let counts: Vec<i64> = match (items, calendar) {
            (Some(items), _) => items.iter().map(each).collect::<Option<_>>()?,
            (None, C::WeeksInYear) => vec![count::weeks_in_year(year)?],
            (None, C::DaysInYear) => vec![count::days_in_year(year)?],
            (None, _) => vec![12],
        };
        let counts: Vec<u16> = counts
            .into_iter()
            .map(|count| u16::try_from(count).ok())
            .collect::<Option<_>>()?;
        let axes = axis.and_then(|axis| u8::try_from(axis).ok()).map(AxisIndex);
        let (unit, says) = match calendar.unit_name() {
            Some(name) => match self.book.find(name) {
                Some(unit) => (Unit::of(unit), Says::Amount),
                None => {
                    self.reader.fault(0, format!("units.toml lacks `{name}`"));
                    return None;
                }
            },
            None => {
                let years = AxisIndex(u8::try_from(years?).ok()?);
                (Unit::bare(), Says::Item(years))
            }
        };
        Some(DraftQuantity {
            quantity: Quantity {
                id: calendar.name().to_owned(),
                label: calendar.label().to_owned(),
                short: None,
                unit,
                decimals: None,
                axes: axes.into_iter().collect(),
                cells: u16::try_from(counts.len()).ok()?,
                note: None,
                says,
                kind: QuantityKind::Calendar(calendar, counts),
            },
            at: 0,
            over: None,
            sound: true,
            unit_read: true,
            formulas: None,
            level_from: None,
            cells_at: Vec::new(),
        })
    }

    /// The unit of a quantity; a fault and no unit if it is not one.
    pub(crate) fn unit(&self, fields: &Fields<'_, '_>) -> Option<Unit> {
        let text = fields.required("unit")?;
        match Unit::parse(&text.text, self.book) {
            Ok(unit) => Some(unit),
            Err(error) => {
                let (what, suggestion) = unit_fault(&error, &text.text, self.book);
                self.reader.fault_near(text.at, what, suggestion);
                None
            }
        }
    }

    /// The axis that a text names, or a fault with the nearest.
    pub(crate) fn axis(&self, name: &Placed) -> Option<AxisIndex> {
        match self.axes.iter().position(|axis| axis.id == name.text) {
            Some(position) => u8::try_from(position).ok().map(AxisIndex),
            None if self.reader.lost.axis(&name.text) => None,
            None => {
                let suggestion = nearest(&name.text, self.axes.iter().map(|axis| axis.id.as_str()));
                let what = format!("`{}` is not an axis here", name.text.escape_debug());
                self.reader.fault_near(name.at, what, suggestion);
                None
            }
        }
    }

    pub(crate) fn axis_of(&self, index: AxisIndex) -> Option<&Axis> {
        self.axes.get(usize::from(index.0))
    }

    /// The item that a text names on an axis, or a fault with the nearest.
    pub(crate) fn item(&self, axis: AxisIndex, id: &Placed) -> Option<usize> {
        let axis = self.axis_of(axis)?;
        let found = axis.position(&id.text);
        if found.is_none() {
            let suggestion = nearest(&id.text, axis.items.iter().map(|item| item.id.as_str()));
            let what = format!(
                "`{}` is no item of the axis `{}`",
                id.text.escape_debug(),
                axis.id
            );
            self.reader.fault_near(id.at, what, suggestion);
        }
        found
    }

    /// The axes a quantity is spread over; not `complete` where one is none.
    fn over(&self, fields: &Fields<'_, '_>, complete: &mut bool) -> Option<Vec<AxisIndex>> {
        fields.get("over")?;
        let mut over = Vec::new();
        for name in fields.texts("over") {
            let Some(axis) = self.axis(&name) else {
                *complete = false;
                continue;
            };
            if over.contains(&axis) {
                let what = format!(
                    "`{}` stands twice in the `over` of {}; once is enough",
                    name.text, fields.what
                );
                self.reader.fault(name.at, what);
            } else {
                over.push(axis);
            }
        }
        Some(over)
    }

    pub(crate) fn cells(&self, axes: &[AxisIndex], at: usize) -> u16 {
        let lengths = axes
            .iter()
            .filter_map(|axis| self.axis_of(*axis))
            .map(|axis| axis.items.len());
        let cells = lengths.fold(1_usize, usize::saturating_mul);
        match u16::try_from(cells) {
            Ok(cells) if cells <= MOST_CELLS => cells,
            _ => {
                self.reader
                    .fault(at, "this is spread over more than 5,000 cells");
                0
            }
        }
    }

    fn quantity(
        &self,
        name: &Placed,
        fields: &Fields<'_, '_>,
        kind: QuantityKind,
    ) -> DraftQuantity {
        let before = self.reader.count();
        let mut complete = true;
        let over = self.over(fields, &mut complete);
        let sound_axes = complete && self.reader.count() == before;
        let over = over.filter(|_| sound_axes);
        let mut axes = over.clone().unwrap_or_default();
        axes.sort_unstable();
        axes.dedup();
        let says = self.says(fields);
        let plain = says != Says::Amount || fields.has("options") || fields.has("item_of");
        let unit = if plain { None } else { self.unit(fields) };
        // Of no axis that is here: told already.
        let of_no_axis = fields.has("item_of") && says == Says::Amount;
        let is_input = matches!(kind, QuantityKind::Input(_));
        DraftQuantity {
            quantity: Quantity {
                id: name.text.clone(),
                label: fields
                    .required("label")
                    .map(|label| label.text)
                    .unwrap_or_default(),
                short: fields.text("short").map(|short| short.text),
                unit: unit.clone().unwrap_or_default(),
                decimals: fields.places("decimals"),
                cells: self.cells(&axes, fields.at),
                axes,
                note: fields.text("note").map(|note| note.text),
                says,
                kind,
            },
            at: fields.at,
            over,
            sound: is_input && sound_axes && !of_no_axis && (plain || unit.is_some()),
            unit_read: plain || unit.is_some(),
            formulas: None,
            level_from: None,
            cells_at: Vec::new(),
        }
    }

    /// What the figures of a quantity stand for.
    fn says(&self, fields: &Fields<'_, '_>) -> Says {
        if fields.flag("yes_no") {
            return Says::Truth;
        }
        if !fields.has("item_of") || fields.has("options") {
            return Says::Amount;
        }
        let axis = fields.text("item_of").and_then(|name| self.axis(&name));
        axis.map_or(Says::Amount, Says::Item)
    }

    fn calculation(&self, name: &Placed, fields: &Fields<'_, '_>) -> DraftQuantity {
        let kind =
            QuantityKind::Calculation(crate::case::Calculation::One(crate::expr::Expr::None));
        let mut draft = self.quantity(name, fields, kind);
        draft.formulas = self.formulas(fields);
        draft
    }

    fn formulas(&self, fields: &Fields<'_, '_>) -> Option<FormulaTexts> {
        let Some(value) = fields.get("formula") else {
            self.reader
                .fault(fields.at, format!("{} lacks `formula`", fields.what));
            return None;
        };
        let DeValue::Table(table) = value.get_ref() else {
            let text = fields.text("formula")?;
            return Some(FormulaTexts::One(text));
        };
        let by_item = Fields::new(
            self.reader,
            table,
            format!("{} formula", fields.what),
            value.span(),
        );
        let entries = by_item.entries();
        let axis = self.keyed_by(fields, value.span().start, &entries)?;
        let length = self.axis_of(axis)?.items.len();
        let mut texts: Vec<Option<Placed>> = vec![None; length];
        for (id, value) in entries {
            let Some(item) = self.item(axis, &id) else {
                continue;
            };
            match value.get_ref() {
                DeValue::String(text) => {
                    let placed = Placed {
                        text: text.trim().to_owned(),
                        at: value.span().start,
                    };
                    if let Some(slot) = texts.get_mut(item) {
                        *slot = Some(placed);
                    }
                }
                other => self.reader.fault(
                    value.span().start,
                    format!("a formula is a text in quotes, not {}", kind(other)),
                ),
            }
        }
        let missing: Vec<&str> = self
            .axis_of(axis)?
            .items
            .iter()
            .zip(&texts)
            .filter(|(_, text)| text.is_none())
            .map(|(item, _)| item.id.as_str())
            .collect();
        if !missing.is_empty() {
            let what = format!("{} has no formula for {}", fields.what, missing.join(", "));
            self.reader.fault(value.span().start, what);
            return None;
        }
        Some(FormulaTexts::ByItem(
            axis,
            texts.into_iter().flatten().collect(),
        ))
    }

    /// The axis whose items the keys of a table of formulas are.
    fn keyed_by(
        &self,
        fields: &Fields<'_, '_>,
        at: usize,
        entries: &[(Placed, Value<'_, 't>)],
    ) -> Option<AxisIndex> {
        let known = |axis: &Axis| {
            let keys = entries.iter();
            keys.filter(|(key, _)| axis.position(&key.text).is_some())
                .count()
        };
        let most = self.axes.iter().map(known).max().unwrap_or(0);
        let best: Vec<usize> = self
            .axes
            .iter()
            .enumerate()
            .filter(|(_, axis)| most > 0 && known(axis) == most)
            .map(|(position, _)| position)
            .collect();
        let named = |position: &usize| {
            self.axes
                .get(*position)
                .map_or("?", |axis| axis.id.as_str())
        };
        match best.as_slice() {
            [axis] => u8::try_from(*axis).ok().map(AxisIndex),
            [] if self.reader.lost.any_axis() => None,
            [] => {
                let what = format!(
                    "the formulas of {} are not keyed by the items of an axis",
                    fields.what
                );
                self.reader.fault(at, what);
                None
            }
            several => {
                let names: Vec<String> = several
                    .iter()
                    .map(|axis| format!("`{}`", named(axis)))
                    .collect();
                let what = format!(
                    "the keys of these formulas are items of {}: give the items of one of them other ids",
                    names.join(" and of ")
                );
                self.reader.fault(at, what);
                None
            }
        }
    }

    fn input(&self, name: &Placed, fields: &Fields<'_, '_>) -> DraftQuantity {
        let control = self.control(fields);
        let kind = QuantityKind::Input(Input {
            control: control.clone(),
            given: Vec::new(),
            source: fields
                .text("source")
                .map(|source| source.text)
                .unwrap_or_default(),
            why: fields.text("why").map(|why| why.text),
            who: fields.text("needed").map(|who| who.text),
            range: None,
            at_least: None,
            at_most: None,
            whole: fields.flag("whole"),
            level_from: None,
        });
        let mut draft = self.quantity(name, fields, kind);
        draft.level_from = fields.text("level_from");
        if control != Control::Number {
            for key in [
                "takes",
                "means",
                "printed_in",
                "range",
                "at_least",
                "at_most",
                "whole",
                "decimals",
                "level_from",
            ] {
                if let Some(value) = fields.get(key) {
                    let what = format!(
                        "`{key}` goes with a figure, and {} is {}",
                        fields.what,
                        control_words(&control)
                    );
                    self.reader.fault(value.span().start, what);
                }
            }
        }
        let before = self.reader.count();
        let given = self.given(fields, &mut draft, &control);
        // A cell with a fault of its own is empty only until that is mended.
        let all_read = draft.sound && self.reader.count() == before;
        let range = self.range(fields, &draft);
        if let QuantityKind::Input(input) = &mut draft.quantity.kind {
            let any = |wanted: fn(&Given) -> bool| given.iter().any(wanted);
            if any(|given| matches!(given, Given::Known { .. })) && input.source.is_empty() {
                let what = format!(
                    "{} is printed, so it needs a `source`: where it stands",
                    fields.what
                );
                self.reader.fault(fields.at, what);
            }
            if any(|given| matches!(given, Given::Assumed(_))) && input.why.is_none() {
                let what = format!("{} is assumed, so it needs a `why`", fields.what);
                self.reader.fault(fields.at, what);
            }
            let takes = |given: &Given| matches!(given, Given::Known { takes: Some(_), .. });
            if any(takes) && input.why.is_none() {
                let what = format!(
                    "{} takes one figure of a printed range, so it needs a `why`",
                    fields.what
                );
                self.reader.fault(fields.at, what);
            }
            if all_read && any(|given| *given == Given::Needed) && input.who.is_none() {
                let what = format!(
                    "{} has empty cells, so it needs `needed`: who would know",
                    fields.what
                );
                self.reader.fault(fields.at, what);
            }
            input.given = given;
            input.range = range;
        }
        self.bounds(fields, &mut draft);
        draft
    }

    fn control(&self, fields: &Fields<'_, '_>) -> Control {
        if fields.flag("yes_no") {
            return Control::YesNo;
        }
        if !fields.has("options") {
            return match fields.has("item_of") {
                true => self.items_to_choose(fields),
                false => Control::Number,
            };
        }
        let options: Vec<ChoiceOption> = fields
            .list("options")
            .into_iter()
            .filter_map(|option| {
                let (id, label) = (option.required("id"), option.required("label"));
                option.finish();
                let (id, label) = (id?, label?);
                let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
                if IN_EDITS.contains(&id.text.as_str()) || !id.text.chars().all(plain) {
                    let what =
                        format!("`{}` cannot be the id of an option", id.text.escape_debug());
                    self.reader.fault(id.at, what);
                }
                Some(ChoiceOption {
                    id: id.text,
                    label: label.text,
                })
            })
            .collect();
        if options.len() < 2 || options.len() > 20 {
            self.reader.fault(
                fields.at,
                format!("{} needs two to twenty options", fields.what),
            );
        }
        Control::Choice(options)
    }

    /// The items of an axis, of which the reader chooses one; a misspelt axis is told by [`Self::says`].
    fn items_to_choose(&self, fields: &Fields<'_, '_>) -> Control {
        let name = fields.text("item_of");
        let axis = name.and_then(|name| {
            let axis = self.axes.iter().find(|axis| axis.id == name.text)?;
            let refused = axis.items.iter().find(|item| IN_EDITS.contains(&item.id.as_str()));
            let what = match refused {
                _ if axis.extensible => Some(format!(
                    "a reader may add an item to `{}`, and none can be chosen that is not there yet: \
                     leave out its `extensible`, or give {} `options`",
                    axis.id, fields.what
                )),
                _ if axis.items.len() < 2 => Some(format!("`{}` has one item: there is nothing to choose", axis.id)),
                Some(item) => Some(format!("`{}` cannot be chosen: give this item another id", item.id)),
                None => None,
            };
            if let Some(what) = what {
                self.reader.fault(name.at, what);
            }
            Some(axis)
        });
        let items = axis.map_or(&[][..], |axis| &axis.items);
        let option = |item: &crate::axis::Item| ChoiceOption {
            id: item.id.clone(),
            label: item.label.clone(),
        };
        Control::Choice(items.iter().map(option).collect())
    }

    fn range(&self, fields: &Fields<'_, '_>, draft: &DraftQuantity) -> Option<Range> {
        fields.get("range")?;
        let number = draft
            .quantity
            .input()
            .is_some_and(|input| input.control == Control::Number);
        let unit = Some(&draft.quantity.unit).filter(|_| draft.sound && number)?;
        let ends = fields.texts("range");
        let values: Vec<Decimal> = ends
            .iter()
            .filter_map(|end| self.amount(end, unit))
            .collect();
        match values.as_slice() {
            [low, high] if low <= high => Some(Range {
                low: *low,
                high: *high,
            }),
            [_, _] => {
                self.reader.fault(
                    fields.at,
                    format!("the range of {} runs backwards", fields.what),
                );
                None
            }
            _ => {
                let what = format!(
                    "`range` in {} is two figures: [\"£800\", \"£900\"]",
                    fields.what
                );
                self.reader.fault(fields.at, what);
                None
            }
        }
    }

    /// One figure of a unit.
    pub(crate) fn amount(&self, text: &Placed, unit: &Unit) -> Option<Decimal> {
        let printed = self.printed(text, unit)?;
        self.one_figure(text, &printed)?;
        Some(printed.value)
    }

    /// A fault if a print is a range where one figure is wanted.
    pub(crate) fn one_figure(&self, text: &Placed, printed: &Printed) -> Option<()> {
        if printed.upper.is_some() {
            let what = format!(
                "one figure is wanted here, not the range `{}`",
                shown(&text.text)
            );
            self.reader.fault(text.at, what);
            return None;
        }
        Some(())
    }

    /// What the paper gives for every cell of an input.
    fn given(
        &self,
        fields: &Fields<'_, '_>,
        draft: &mut DraftQuantity,
        control: &Control,
    ) -> Vec<Given> {
        let cells = usize::from(draft.quantity.cells);
        let mut given = vec![Given::Needed; cells];
        let mut cells_at = vec![draft.at; cells];
        let keys = ["printed", "assumed"].map(|key| fields.has(key));
        if let ([false, false], false) = (keys, fields.has("needed")) {
            let what = format!("{} needs `printed`, `assumed` or `needed`", fields.what);
            self.reader.fault(fields.at, what);
        }
        if keys == [true, true] {
            let what = format!("{} is printed or assumed, not both", fields.what);
            self.reader.fault(fields.at, what);
        }
        let takes = fields.text("takes");
        let means = fields.text("means");
        let column = self.column_of(fields, draft);
        if let Some(value) = fields.get("means").filter(|_| !keys[0]) {
            let what = format!(
                "`means` says what a print means, and {} prints nothing",
                fields.what
            );
            self.reader.fault(value.span().start, what);
        }
        let before = self.reader.count();
        let order = draft.over.clone().unwrap_or_default();
        for (key, assumed) in [("printed", false), ("assumed", true)] {
            let Some(value) = fields.get(key).filter(|_| draft.sound) else {
                continue;
            };
            if draft.over.is_none() && self.spreads(fields, key, value) {
                // What hangs on it is right once `over` is there.
                draft.sound = false;
                continue;
            }
            let reading = CellReading {
                control,
                unit: &draft.quantity.unit,
                assumed,
                takes: takes.as_ref(),
                column: column.filter(|_| !assumed),
                item_of: match draft.quantity.says {
                    Says::Item(axis) => Some(axis),
                    _ => None,
                },
            };
            self.each_cell(value, &order, &Place::nowhere(), &mut |place, written| {
                let cell = self.cell(&draft.quantity.axes, place);
                if let Some(slot) = cell.and_then(|cell| cells_at.get_mut(cell)) {
                    *slot = written.text.at;
                }
                if let Some(means) = written.means.as_ref().filter(|_| assumed) {
                    let what = "`means` says what a print means, and this cell is assumed";
                    self.reader.fault(means.at, what);
                }
                let meant = written.means.as_ref().or(means.as_ref());
                let taken = self.given_cell(&written.text, meant, &reading);
                if let (Some(slot), Some(taken)) =
                    (cell.and_then(|cell| given.get_mut(cell)), taken)
                {
                    *slot = taken;
                }
            });
        }
        draft.cells_at = cells_at;
        let ranges = |given: &Given| matches!(given, Given::Known { printed, .. } if printed.upper.is_some());
        if let Some(takes) = takes
            && draft.sound
            && *control == Control::Number
            && self.reader.count() == before
            && !given.iter().any(ranges)
        {
            let what = format!(
                "`takes` says which figure of a printed range is used, and {} prints no range",
                fields.what
            );
            self.reader.fault(takes.at, what);
        }
        given
    }

    /// What the prints of an input are in, if it has any in pounds.
    fn column_of(&self, fields: &Fields<'_, '_>, draft: &DraftQuantity) -> Option<PrintedIn> {
        let value = fields.get("printed_in")?;
        if !fields.has("printed") {
            let what = format!(
                "`printed_in` says what printed figures are in, and {} prints none",
                fields.what
            );
            self.reader.fault(value.span().start, what);
            return None;
        }
        self.printed_in(fields, Some(&draft.quantity.unit).filter(|_| draft.sound))
    }

    /// Whether cells are given to an input that is spread over nothing: then `over` was forgotten,
    /// which is told with the axis that fits.
    fn spreads(&self, fields: &Fields<'_, '_>, key: &str, value: Value<'_, '_>) -> bool {
        let fitting = |fits: &dyn Fn(&Axis) -> bool| self.axes.iter().find(|axis| fits(axis));
        let (what, axis) = match value.get_ref() {
            DeValue::Array(items) => {
                let what = match items.len() {
                    1 => "a list of 1 figure".to_owned(),
                    many => format!("a list of {many} figures"),
                };
                (what, fitting(&|axis| axis.items.len() == items.len()))
            }
            DeValue::Table(table) => {
                let fits = |axis: &Axis| {
                    let mut keys = table.iter();
                    keys.all(|(key, _)| axis.position(key.get_ref()).is_some())
                };
                ("a table of figures".to_owned(), fitting(&fits))
            }
            DeValue::String(_) if pasted::is_block(self.raw(&value)) => {
                ("a block of figures".to_owned(), None)
            }
            _ => return false,
        };
        let advice = match axis {
            Some(axis) => format!("add `over = [\"{}\"]`", axis.id),
            None => "add `over`, with the axis they are spread over".to_owned(),
        };
        let what = format!(
            "`{key}` in {} is {what}, and nothing says for what: {advice}, or write one figure",
            fields.what
        );
        self.reader.fault(value.span().start, what);
        true
    }

    fn cell(&self, axes: &[AxisIndex], place: &Place) -> Option<usize> {
        axes.iter().try_fold(0_usize, |cell, axis| {
            cell.checked_mul(self.axis_of(*axis)?.items.len())?
                .checked_add(place.item(*axis)?)
        })
    }

    fn given_cell(
        &self,
        text: &Placed,
        means: Option<&Placed>,
        reading: &CellReading<'_>,
    ) -> Option<Given> {
        let CellReading {
            control,
            unit,
            assumed,
            takes,
            column,
            item_of,
        } = *reading;
        match text.text.as_str() {
            "needed" => return Some(Given::Needed),
            "none" if *control == Control::Number => return Some(Given::None),
            _ => {}
        }
        let fixed = |value: i64| {
            let value = Decimal::from(value);
            Some(if assumed {
                Given::Assumed(value)
            } else {
                Given::Known {
                    printed: plain_print(&text.text, value),
                    takes: None,
                }
            })
        };
        if let Some(axis) = item_of {
            return fixed(i64::try_from(self.item_written(axis, text)?).ok()?);
        }
        match control {
            Control::YesNo => match text.text.as_str() {
                "yes" => fixed(1),
                "no" => fixed(0),
                _ => {
                    self.reader
                        .fault(text.at, format!("`{}` is neither yes nor no", text.text));
                    None
                }
            },
            Control::Choice(options) => {
                match options.iter().position(|option| option.id == text.text) {
                    Some(position) => fixed(i64::try_from(position).ok()?),
                    None => {
                        let ids = options.iter().map(|option| option.id.as_str());
                        let what =
                            format!("`{}` is not among the options", text.text.escape_debug());
                        self.reader
                            .fault_near(text.at, what, nearest(&text.text, ids));
                        None
                    }
                }
            }
            Control::Number => {
                if assumed {
                    return self.amount(text, unit).map(Given::Assumed);
                }
                let (print, means) = self.print(text, means, unit, column)?;
                let printed = match means {
                    Some(means) => prints::meaning(&text.text, means),
                    None => print,
                };
                let takes = match (printed.upper, takes) {
                    (None, _) => None,
                    (Some(_), None) => {
                        let what = "a printed range is no single figure: say with `takes` which is used, and `why`";
                        self.reader.fault(text.at, what);
                        None
                    }
                    (Some(upper), Some(takes)) => {
                        let taken = self.amount(takes, unit)?;
                        if taken < printed.value || taken > upper {
                            let what = format!(
                                "`{}` lies outside the printed range `{}`",
                                shown(&takes.text),
                                shown(&text.text)
                            );
                            self.reader.fault(takes.at, what);
                        }
                        Some(taken)
                    }
                };
                Some(Given::Known { printed, takes })
            }
        }
    }

    /// A value as it stands in the file, with its quotes.
    fn raw(&self, value: &Value<'_, 't>) -> &'t str {
        self.reader.text.get(value.span()).unwrap_or_default()
    }

    /// Calls `visit` with the place and text of every cell of a nested list, a table keyed by item
    /// ids, a [pasted](pasted) block, or a single text for all cells. One cell may be a table of its print and what it means.
    pub(crate) fn each_cell(
        &self,
        value: Value<'_, 't>,
        axes: &[AxisIndex],
        place: &Place,
        visit: &mut dyn FnMut(&Place, &CellText),
    ) {
        let at = value.span().start;
        let cell = |text: &str| CellText {
            text: Placed {
                text: text.to_owned(),
                at,
            },
            means: None,
        };
        match (value.get_ref(), axes.split_first()) {
            (DeValue::Array(items), Some((axis, rest))) => {
                let length = self.axis_of(*axis).map_or(0, |axis| axis.items.len());
                if items.len() != length {
                    let name = self.axis_of(*axis).map_or("?", |axis| axis.id.as_str());
                    let entries = match items.len() {
                        1 => "1 entry".to_owned(),
                        many => format!("{many} entries"),
                    };
                    let what = format!(
                        "this list has {entries}, but the axis `{name}` has {length} items"
                    );
                    self.reader.fault(at, what);
                    return;
                }
                for (item, value) in items.iter().enumerate() {
                    self.each_cell(value, rest, &place.clone().with(*axis, item), visit);
                }
            }
            (DeValue::Table(table), Some((axis, rest))) => {
                let fields = Fields::new(self.reader, table, "cells", value.span());
                for (id, value) in fields.entries() {
                    if let Some(item) = self.item(*axis, &id) {
                        self.each_cell(value, rest, &place.clone().with(*axis, item), visit);
                    }
                }
            }
            (DeValue::Table(table), None) if table.contains_key("printed") => {
                let fields = Fields::new(self.reader, table, "this cell", value.span());
                let (text, means) = (fields.required("printed"), fields.text("means"));
                fields.finish();
                if let Some(text) = text {
                    visit(place, &CellText { text, means });
                }
            }
            (DeValue::Array(_) | DeValue::Table(_), None) => {
                self.reader.fault(
                    at,
                    "a single figure is wanted here: there is no axis to spread more over",
                );
            }
            (DeValue::String(_), Some(_)) if pasted::is_block(self.raw(&value)) => {
                self.pasted(self.raw(&value), at, axes, place, visit);
            }
            (DeValue::String(text), _) => {
                if self.reader.visible(text, at) {
                    self.spread(axes, place, &cell(text.trim()), visit);
                }
            }
            (DeValue::Integer(number), _) if number.radix() == 10 => {
                self.spread(axes, place, &cell(number.as_str()), visit);
            }
            (other, _) => self.reader.fault(
                at,
                format!(
                    "a figure is written as a text in quotes, so that it stays exact, not as {}",
                    kind(other)
                ),
            ),
        }
    }

    fn spread(
        &self,
        axes: &[AxisIndex],
        place: &Place,
        text: &CellText,
        visit: &mut dyn FnMut(&Place, &CellText),
    ) {
        let Some((axis, rest)) = axes.split_first() else {
            return visit(place, text);
        };
        for item in 0..self.axis_of(*axis).map_or(0, |axis| axis.items.len()) {
            self.spread(rest, &place.clone().with(*axis, item), text, visit);
        }
    }

    /// Settles what a level starts from.
    fn level(&self, draft: &mut Draft, position: usize, start: &Placed) {
        let Some(index) = draft.need(self.reader, start) else {
            return;
        };
        let Some(from) = draft.quantity(index).cloned() else {
            return;
        };
        let Some(level) = draft.quantities.get_mut(position) else {
            return;
        };
        let own = from.id == level.quantity.id;
        let starts = draft_level(&from);
        if own || starts || from.input().is_none() {
            let what = format!(
                "a level starts from an input that is no level itself; `{}` is not one",
                from.id
            );
            self.reader.fault(start.at, what);
        } else if !from.unit.same(&level.quantity.unit) {
            self.reader
                .fault(start.at, "a level and its start have the same unit");
        } else if !from
            .axes
            .iter()
            .all(|axis| level.quantity.axes.contains(axis))
        {
            self.reader.fault(
                start.at,
                "the start has an axis that the level does not have",
            );
        } else if let QuantityKind::Input(input) = &mut level.quantity.kind {
            input.level_from = Some(index);
        }
    }
}

/// What a control is, in messages.
pub(crate) fn control_words(control: &Control) -> &'static str {
    match control {
        Control::Number => "a figure",
        Control::YesNo => "yes or no",
        Control::Choice(_) => "a choice",
    }
}

fn draft_level(quantity: &Quantity) -> bool {
    quantity
        .input()
        .is_some_and(|input| input.level_from.is_some())
}

fn plain_print(text: &str, value: Decimal) -> Printed {
    Printed {
        text: text.to_owned(),
        value,
        upper: None,
        step: Decimal::ONE,
        qualifier: crate::printed::Qualifier::Plain,
    }
}
