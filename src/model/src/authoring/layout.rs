//! What refers to quantities: claim, form, printed figures, tables, charts, questions, overlaps.

use super::fault::{nearest, shown as shown_text};
use super::fields::{Fields, Placed, Value};
use super::prints;
use super::quantities::{Context, Draft, control_words};
use crate::amount::AmountError;
use crate::axis::{Axis, AxisIndex, Place, place_of_ids};
use crate::case::{
    Background, Backwards, Chart, ChartKind, Claim, Column, Control, Given, Group, Lasting, Layout,
    Overlap, Part, Published, PublishedCell, Quantity, QuantityIndex, Reach, Row, Says, Sense,
    Table,
};
use crate::printed::{Printed, PrintedError, PrintedIn, ShownIn};
use crate::unit::UnitBook;
use crate::words;
use rust_decimal::Decimal;
use toml::de::DeValue;

/// Everything of a case that refers to its quantities.
pub(crate) struct Rest {
    pub(crate) claim: Option<Claim>,
    pub(crate) parts: Vec<Part>,
    pub(crate) groups: Vec<Group>,
    pub(crate) published: Vec<Published>,
    /// Where the text of each of their cells stands.
    pub(crate) published_at: Vec<Vec<usize>>,
    pub(crate) background: Vec<Background>,
    pub(crate) tables: Vec<Table>,
    pub(crate) charts: Vec<Chart>,
    pub(crate) backwards: Vec<Backwards>,
    pub(crate) overlaps: Vec<Overlap>,
}

/// The quantities that `[[published]]` blocks name, before their cells are read.
pub(crate) fn published_names(root: &Fields<'_, '_>, draft: &Draft) -> Vec<QuantityIndex> {
    root.list("published")
        .iter()
        .filter_map(|block| block.text("quantity"))
        .chain(
            root.table("claim")
                .filter(|claim| claim.has("printed"))
                .and_then(|claim| claim.text("quantity")),
        )
        .filter_map(|name| draft.find(&name.text).map(|(index, _)| index))
        .collect()
}

pub(crate) fn read(root: &Fields<'_, '_>, draft: &Draft, axes: &[Axis], book: &UnitBook) -> Rest {
    let mut layouter = Layouter {
        root,
        draft,
        published: Vec::new(),
        context: Context {
            reader: root.reader,
            book,
            axes,
        },
    };
    let each = |key: &'static str| root.list(key).into_iter();
    let published_at;
    (layouter.published, published_at) = each("published")
        .filter_map(|fields| layouter.done(fields, Layouter::published))
        .unzip();
    Rest {
        claim: layouter.claim(),
        parts: each("part")
            .filter_map(|fields| layouter.done(fields, Layouter::part))
            .collect(),
        groups: layouter.groups(),
        published_at,
        background: each("background")
            .filter_map(|fields| layouter.done(fields, Layouter::background))
            .collect(),
        tables: each("table")
            .filter_map(|fields| layouter.done(fields, Layouter::table))
            .collect(),
        charts: each("chart")
            .filter_map(|fields| layouter.done(fields, Layouter::chart))
            .collect(),
        backwards: each("backwards")
            .filter_map(|fields| layouter.done(fields, Layouter::backwards))
            .collect(),
        overlaps: each("overlap")
            .filter_map(|fields| layouter.done(fields, Layouter::overlap))
            .collect(),
        published: layouter.published,
    }
}

struct Layouter<'a, 't> {
    root: &'a Fields<'a, 't>,
    draft: &'a Draft,
    context: Context<'a, 't>,
    /// What the paper prints of sums, once that is read.
    published: Vec<Published>,
}

/// Where a quantity is shown: itself and the axes left open.
struct Shown<'a> {
    index: QuantityIndex,
    quantity: &'a Quantity,
    place: Place,
}

impl<'a, 't> Layouter<'a, 't> {
    fn done<T>(
        &self,
        fields: Fields<'a, 't>,
        read: impl FnOnce(&Self, &Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        let result = read(self, &fields);
        fields.finish();
        result
    }

    fn fault<T>(&self, at: usize, what: impl Into<String>) -> Option<T> {
        self.context.reader.fault(at, what);
        None
    }

    fn required_text(fields: &Fields<'_, '_>, key: &'static str) -> String {
        fields
            .required(key)
            .map(|text| text.text)
            .unwrap_or_default()
    }

    fn optional_text(fields: &Fields<'_, '_>, key: &'static str) -> Option<String> {
        fields.text(key).map(|text| text.text)
    }

    /// A quantity by name; `None` also for one with a fault of its own, told elsewhere.
    fn quantity(&self, name: &Placed) -> Option<(QuantityIndex, &'a Quantity)> {
        let index = self.draft.need(self.context.reader, name)?;
        let draft = self.draft.quantities.get(usize::from(index.0))?;
        draft.sound.then_some((index, &draft.quantity))
    }

    fn one_of<T: Copy>(
        &self,
        fields: &Fields<'_, '_>,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let text = fields.required(key)?;
        let found = words.iter().find(|(word, _)| *word == text.text);
        if found.is_none() {
            let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let what = format!(
                "`{key}` is one of {}, not `{}`",
                list.join(", "),
                text.text.escape_debug()
            );
            let suggestion = nearest(&text.text, list.into_iter());
            self.context.reader.fault_near(text.at, what, suggestion);
        }
        found.map(|(_, value)| *value)
    }

    fn sense(&self, fields: &Fields<'_, '_>) -> Option<Sense> {
        let words = [
            ("saving", Sense::Saving),
            ("income", Sense::Income),
            ("cost", Sense::Cost),
            ("pressure", Sense::Pressure),
        ];
        self.one_of(fields, "sense", &words)
    }

    /// The place that `at = { scenario = "low" }` names.
    fn place(&self, fields: &Fields<'a, 't>) -> Place {
        self.place_in(fields, "at")
    }

    fn place_in(&self, fields: &Fields<'a, 't>, key: &'static str) -> Place {
        let Some(at) = fields.table(key) else {
            return Place::nowhere();
        };
        let mut place = Place::nowhere();
        for (name, value) in at.entries() {
            let Some(axis) = self.context.axis(&name) else {
                continue;
            };
            let start = value.span().start;
            let DeValue::String(id) = value.get_ref() else {
                self.context
                    .reader
                    .fault(start, "the id of an item is wanted here, in quotes");
                continue;
            };
            let id = Placed {
                text: id.to_string(),
                at: start,
            };
            if let Some(item) = self.context.item(axis, &id) {
                place = place.with(axis, item);
            }
        }
        place
    }

    fn axis_name(&self, axis: AxisIndex) -> &str {
        self.context
            .axis_of(axis)
            .map_or("?", |axis| axis.id.as_str())
    }

    /// Whether a quantity shown at a place has every axis settled: by the place or by `shown`.
    fn settled(&self, at: usize, shown: &Shown<'_>, by: &[AxisIndex]) -> Option<()> {
        for axis in &shown.quantity.axes {
            if shown.place.item(*axis).is_none() && !by.contains(axis) {
                let (id, name) = (&shown.quantity.id, self.axis_name(*axis));
                return self.fault(
                    at,
                    format!("`{id}` is spread over `{name}`: say where, with `at = {{ {name} = \"…\" }}`"),
                );
            }
        }
        for (axis, _) in shown.place.pairs() {
            if !shown.quantity.axes.contains(&axis) {
                let (id, name) = (&shown.quantity.id, self.axis_name(axis));
                return self.fault(at, format!("`{id}` is not spread over `{name}`"));
            }
        }
        Some(())
    }

    /// The quantity and place of a table such as a claim: all axes settled.
    fn shown(&self, fields: &Fields<'a, 't>) -> Option<Shown<'a>> {
        let place = self.place(fields);
        let name = fields.required("quantity")?;
        let (index, quantity) = self.quantity(&name)?;
        self.is_figure(&name, quantity)?;
        let shown = Shown {
            index,
            quantity,
            place,
        };
        self.settled(name.at, &shown, &[])?;
        Some(shown)
    }

    /// A choice or a yes or no has no print to be held against, and cannot be added up.
    fn is_figure(&self, name: &Placed, quantity: &Quantity) -> Option<()> {
        let kind = match (quantity.input().map(|input| &input.control), quantity.says) {
            _ if words::in_digits(quantity) => return Some(()),
            (_, Says::Item(_)) => "an item of an axis",
            (Some(control), _) => control_words(control),
            (None, _) => control_words(&Control::YesNo),
        };
        self.fault(
            name.at,
            format!("a figure is wanted here, and `{}` is {kind}", quantity.id),
        )
    }

    fn claim(&self) -> Option<Claim> {
        let before = self.context.reader.count();
        let Some(fields) = self.root.table("claim") else {
            // Told already, as a heading written otherwise.
            if self.context.reader.lost.claim || self.context.reader.count() > before {
                return None;
            }
            return self.fault(
                0,
                "the file lacks [claim]: the figure the case exists to justify",
            );
        };
        let shown = self.shown(&fields);
        let sense = self.sense(&fields);
        let printed = fields.text("printed").and_then(|text| {
            let read = Printed::read(&text.text);
            if read == Err(PrintedError::Amount(AmountError::NotKnown)) {
                let what = format!(
                    "`{}` is not a figure: leave `printed` out of [claim] where the paper prints none",
                    shown_text(&text.text)
                );
                return self.fault(text.at, what);
            }
            self.context.printed(&text, &shown.as_ref()?.quantity.unit)
        });
        let source = Self::required_text(&fields, "source");
        let note = Self::optional_text(&fields, "note");
        let because = fields.text("because");
        if let (Some(because), false) = (&because, fields.has("printed")) {
            let what = "`because` says why the printed figure does not agree, and [claim] has no `printed`";
            self.context.reader.fault(because.at, what);
        }
        let net = fields.text("net");
        fields.finish();
        let shown = shown?;
        Some(Claim {
            quantity: shown.index,
            net: net.and_then(|name| self.net(&name, &shown)),
            place: shown.place,
            printed,
            sense: sense?,
            source,
            note,
            because: because.map(|because| because.text),
        })
    }

    /// What is left of what is claimed: held beside it, so of the same unit and at the same place.
    fn net(&self, name: &Placed, claimed: &Shown<'a>) -> Option<QuantityIndex> {
        let (index, quantity) = self.quantity(name)?;
        self.is_figure(name, quantity)?;
        if (&quantity.unit, &quantity.axes) != (&claimed.quantity.unit, &claimed.quantity.axes) {
            let (id, of) = (&quantity.id, &claimed.quantity.id);
            let what =
                format!("`{id}` cannot stand beside `{of}`: its unit or its axes are others");
            return self.fault(name.at, what);
        }
        Some(index)
    }

    fn part(&self, fields: &Fields<'a, 't>) -> Option<Part> {
        let lasting = Lasting::ALL.map(|lasting| (lasting.id(), lasting));
        let (shown, sense) = (self.shown(fields), self.sense(fields));
        let lasting = self.one_of(fields, "lasting", &lasting);
        let (already_made, label) = (
            fields.flag("already_made"),
            Self::required_text(fields, "label"),
        );
        let shown = shown?;
        Some(Part {
            quantity: shown.index,
            place: shown.place,
            sense: sense?,
            lasting: lasting?,
            already_made,
            label,
        })
    }

    fn groups(&self) -> Vec<Group> {
        let mut placed: Vec<QuantityIndex> = Vec::new();
        let before = self.context.reader.count();
        let tables = self.root.list("group");
        let all_read = self.context.reader.count() == before && !self.context.reader.lost.groups;
        let groups: Vec<Group> = tables
            .into_iter()
            .map(|fields| {
                let mut inputs = Vec::new();
                for name in fields.texts("inputs") {
                    let Some(index) = self.draft.need(self.context.reader, &name) else {
                        continue;
                    };
                    if self
                        .draft
                        .quantity(index)
                        .is_some_and(|quantity| quantity.input().is_none())
                    {
                        self.context
                            .reader
                            .fault(name.at, format!("`{}` is not an input", name.text));
                    } else if placed.contains(&index) {
                        let what = format!("`{}` stands in the form twice", name.text);
                        self.context.reader.fault(name.at, what);
                    } else {
                        placed.push(index);
                        inputs.push(index);
                    }
                }
                let group = Group {
                    title: Self::required_text(&fields, "title"),
                    note: Self::optional_text(&fields, "note"),
                    inputs,
                };
                fields.finish();
                group
            })
            .collect();
        for (draft, position) in self.draft.quantities.iter().zip(0_u16..) {
            if all_read
                && draft.quantity.input().is_some()
                && !placed.contains(&QuantityIndex(position))
            {
                let what = format!(
                    "`{}` stands in no [[group]], so no reader could change it",
                    draft.quantity.id
                );
                self.context.reader.fault(draft.at, what);
            }
        }
        groups
    }

    /// The block, and where the text of each of its cells stands.
    fn published(&self, fields: &Fields<'a, 't>) -> Option<(Published, Vec<usize>)> {
        let place = self.place(fields);
        let over = fields.texts("over");
        let source = Self::required_text(fields, "source");
        let value = fields.get("printed");
        let because = fields.get("because");
        let means = fields.text("means");
        fields.get("printed_in");
        let name = fields.required("quantity")?;
        let (index, quantity) = self.quantity(&name)?;
        let Some(value) = value else {
            return self.fault(fields.at, "[[published]] lacks `printed`");
        };
        let item_of = match (quantity.says, quantity.input()) {
            (Says::Item(axis), None) => Some(axis),
            _ => {
                self.is_figure(&name, quantity)?;
                None
            }
        };
        for (axis, _) in place.pairs() {
            if !quantity.axes.contains(&axis) {
                let what = format!(
                    "`{}` is not spread over `{}`",
                    quantity.id,
                    self.axis_name(axis)
                );
                return self.fault(name.at, what);
            }
        }
        let declared = self
            .draft
            .quantities
            .get(usize::from(index.0))
            .and_then(|draft| draft.over.clone());
        let order = if over.is_empty() {
            declared.unwrap_or_else(|| quantity.axes.clone())
        } else {
            let named: Vec<AxisIndex> = over
                .iter()
                .filter_map(|name| self.context.axis(name))
                .collect();
            let mut sorted = named.clone();
            sorted.sort_unstable();
            let open: Vec<AxisIndex> = quantity
                .axes
                .iter()
                .copied()
                .filter(|axis| place.item(*axis).is_none())
                .collect();
            if sorted != open {
                return self.fault(
                    fields.at,
                    "`over` must name every axis that `at` leaves open, once",
                );
            }
            named
        };
        let open: Vec<AxisIndex> = order
            .into_iter()
            .filter(|axis| place.item(*axis).is_none())
            .collect();
        let column = self.context.printed_in(fields, Some(&quantity.unit));
        let (mut cells, mut cells_at) = (Vec::new(), Vec::new());
        self.context
            .each_cell(value, &open, &place, &mut |place, written| {
                if written.text.text == "none" {
                    return;
                }
                let means = written.means.as_ref().or(means.as_ref());
                let read = match item_of {
                    Some(axis) => self.context.printed_item(&written.text, means, axis),
                    None => self
                        .context
                        .print(&written.text, means, &quantity.unit, column),
                };
                if let Some((printed, means)) = read {
                    cells.push(PublishedCell {
                        place: place.clone(),
                        printed,
                        means: means.map(|means| means.value),
                        because: None,
                    });
                    cells_at.push(written.text.at);
                }
            });
        if let Some(because) = because {
            self.explain(quantity, because, &mut cells);
        }
        let block = Published {
            quantity: index,
            cells,
            source,
        };
        Some((block, cells_at))
    }

    /// Gives cells the sentence why they differ: one for all, or keyed by `2020-04,low`.
    fn explain(&self, quantity: &Quantity, because: Value<'_, 't>, cells: &mut [PublishedCell]) {
        let at = because.span().start;
        match because.get_ref() {
            DeValue::String(text) => {
                self.context.reader.visible(text, at);
                for cell in cells {
                    cell.because = Some(text.trim().to_owned());
                }
            }
            DeValue::Table(table) => {
                let fields = Fields::new(self.context.reader, table, "because", because.span());
                for (code, value) in fields.entries() {
                    let DeValue::String(text) = value.get_ref() else {
                        self.context
                            .reader
                            .fault(code.at, "a sentence in quotes is wanted here");
                        continue;
                    };
                    self.context.reader.visible(text, value.span().start);
                    let found = self
                        .place_of_code(quantity, &code.text)
                        .and_then(|place| cells.iter_mut().find(|cell| cell.place == place));
                    match found {
                        Some(cell) => cell.because = Some(text.trim().to_owned()),
                        None => self.context.reader.fault(
                            code.at,
                            format!(
                                "`{}` names no printed cell of `{}`",
                                code.text.escape_debug(),
                                quantity.id
                            ),
                        ),
                    }
                }
            }
            _ => self
                .context
                .reader
                .fault(at, "`because` is a sentence, or a table of sentences"),
        }
    }

    fn place_of_code(&self, quantity: &Quantity, code: &str) -> Option<Place> {
        let axes: Vec<(AxisIndex, &Axis)> = quantity
            .axes
            .iter()
            .map(|index| Some((*index, self.context.axis_of(*index)?)))
            .collect::<Option<_>>()?;
        let ids: Vec<&str> = code.split(',').map(str::trim).collect();
        if ids.len() != axes.len() {
            return None;
        }
        place_of_ids(&axes, &ids)
    }

    fn background(&self, fields: &Fields<'a, 't>) -> Option<Background> {
        let what = Self::required_text(fields, "what");
        let source = Self::required_text(fields, "source");
        let note = Self::optional_text(fields, "note");
        let text = fields.required("printed")?;
        match prints::background(&text.text, self.context.book) {
            Ok(printed) => Some(Background {
                what,
                printed,
                source,
                note,
            }),
            Err(PrintedError::Amount(AmountError::NotKnown)) => {
                let what = format!(
                    "`{}` is not a figure: leave a [[background]] out where none is printed",
                    shown_text(&text.text)
                );
                self.fault(text.at, what)
            }
            Err(error) => self.fault(text.at, prints::wrong(&error, &text.text, "")),
        }
    }

    fn table(&self, fields: &Fields<'a, 't>) -> Option<Table> {
        let title = Self::required_text(fields, "title");
        let note = Self::optional_text(fields, "note");
        fields.get("printed_in");
        let Some(rows) = fields.get("rows") else {
            return self.fault(
                fields.at,
                "[[table]] lacks `rows`: an axis, or a list of quantities",
            );
        };
        let layout = match rows.get_ref() {
            DeValue::String(name) => {
                let name = Placed {
                    text: name.to_string(),
                    at: rows.span().start,
                };
                self.along_axis(fields, &name)
            }
            DeValue::Array(_) => self.of_quantities(fields),
            _ => self.fault(
                rows.span().start,
                "`rows` is an axis or a list of quantities",
            ),
        };
        let shown_in = self.context.printed_in(fields, None);
        let layout = layout?;
        Some(Table {
            shown_in: shown_in.and_then(|column| self.shown_in(fields, column, &layout)),
            title,
            note,
            layout,
        })
    }

    /// How a table shows its amounts of money: to as many places as the paper prints them there.
    fn shown_in(
        &self,
        fields: &Fields<'a, 't>,
        column: PrintedIn,
        layout: &Layout,
    ) -> Option<ShownIn> {
        let shown: Vec<(QuantityIndex, &Quantity)> = layout
            .quantities()
            .filter_map(|index| Some((index, self.draft.quantity(index)?)))
            .filter(|(_, quantity)| ShownIn::is_of(&quantity.unit, self.context.book))
            .collect();
        if shown.is_empty() {
            let what = "`printed_in` is of figures in pounds, and this table has none";
            return self.fault(fields.get("printed_in")?.span().start, what);
        }
        let published = self.published.iter();
        let blocks =
            published.filter(|block| shown.iter().any(|(index, _)| *index == block.quantity));
        let given = shown.iter().filter_map(|(_, quantity)| quantity.input());
        let given = given.flat_map(|input| &input.given);
        let printed = given.filter_map(|given| match given {
            Given::Known { printed, .. } => Some(printed),
            _ => None,
        });
        let printed =
            printed.chain(blocks.flat_map(|block| block.cells.iter().map(|cell| &cell.printed)));
        let least = printed.map(|printed| printed.step).min();
        Some(ShownIn {
            column,
            places: column.places(least),
        })
    }

    fn along_axis(&self, fields: &Fields<'a, 't>, name: &Placed) -> Option<Layout> {
        let columns_value = fields.get("columns");
        let (before, after) = (fields.get("before"), fields.get("after"));
        let rows = self.context.axis(name)?;
        let Some(columns_value) = columns_value else {
            return self.fault(fields.at, "[[table]] lacks `columns`");
        };
        let mut across: Vec<AxisIndex> = Vec::new();
        let columns: Vec<Column> = self
            .each_entry(columns_value)
            .into_iter()
            .filter_map(|entry| {
                let column = self.column(&entry, rows);
                entry.finish();
                column
            })
            .collect();
        across.extend(columns.iter().filter_map(|column| column.by));
        let side = |value: Option<Value<'a, 't>>, total: bool| -> Vec<Row> {
            let Some(value) = value else {
                return Vec::new();
            };
            self.each_entry(value)
                .into_iter()
                .filter_map(|entry| {
                    let row = self.row(&entry, &across, total);
                    entry.finish();
                    row
                })
                .collect()
        };
        Some(Layout::AlongAxis {
            rows,
            columns,
            before: side(before, false),
            after: side(after, true),
        })
    }

    fn of_quantities(&self, fields: &Fields<'a, 't>) -> Option<Layout> {
        let columns = match fields.text("columns") {
            None => None,
            Some(name) => Some(self.context.axis(&name)?),
        };
        let across: Vec<AxisIndex> = columns.into_iter().collect();
        let rows = self
            .each_entry(fields.get("rows")?)
            .into_iter()
            .filter_map(|entry| {
                let row = self.row(&entry, &across, false);
                entry.finish();
                row
            })
            .collect();
        Some(Layout::OfQuantities { rows, columns })
    }

    /// The entries of a list: names of quantities, or tables with a `quantity`.
    fn each_entry(&self, value: Value<'a, 't>) -> Vec<Fields<'a, 't>> {
        let DeValue::Array(items) = value.get_ref() else {
            self.context
                .reader
                .fault(value.span().start, "a list of quantities is wanted here");
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| match item.get_ref() {
                DeValue::Table(table) => Some(Fields::new(
                    self.context.reader,
                    table,
                    "this entry",
                    item.span(),
                )),
                DeValue::String(_) => Some(Fields::name(self.context.reader, item)),
                _ => self.fault(item.span().start, "the name of a quantity is wanted here"),
            })
            .collect()
    }

    fn column(&self, entry: &Fields<'a, 't>, rows: AxisIndex) -> Option<Column> {
        let place = self.place(entry);
        let label = Self::optional_text(entry, "label");
        let (by, name) = (entry.text("by"), entry.required("quantity"));
        let by = match by {
            None => None,
            Some(name) => Some((self.context.axis(&name)?, name.at)),
        };
        let name = name?;
        let (index, quantity) = self.quantity(&name)?;
        let shown = Shown {
            index,
            quantity,
            place,
        };
        if !quantity.axes.contains(&rows) {
            let what = format!(
                "`{}` is not spread over `{}`",
                quantity.id,
                self.axis_name(rows)
            );
            return self.fault(name.at, what);
        }
        if let Some((by, at)) = by.filter(|(by, _)| !quantity.axes.contains(by)) {
            let what = format!(
                "`{}` is not spread over `{}`",
                quantity.id,
                self.axis_name(by)
            );
            return self.fault(at, what);
        }
        if let Some((_, at)) = by.filter(|(by, _)| *by == rows) {
            let what = format!("`{}` runs down the rows already", self.axis_name(rows));
            return self.fault(at, what);
        }
        let by = by.map(|(by, _)| by);
        self.settled(
            name.at,
            &shown,
            &[Some(rows), by].into_iter().flatten().collect::<Vec<_>>(),
        )?;
        Some(Column {
            quantity: index,
            by,
            place: shown.place,
            label,
        })
    }

    fn row(&self, entry: &Fields<'a, 't>, across: &[AxisIndex], total: bool) -> Option<Row> {
        let place = self.place(entry);
        let label = Self::optional_text(entry, "label");
        let total = if entry.has("total") {
            entry.flag("total")
        } else {
            total
        };
        let (under, name) = (entry.text("under"), entry.required("quantity"));
        let under = match under {
            None => None,
            Some(name) => Some(self.quantity(&name)?.0),
        };
        let name = name?;
        let (index, quantity) = self.quantity(&name)?;
        let shown = Shown {
            index,
            quantity,
            place,
        };
        self.settled(name.at, &shown, across)?;
        Some(Row {
            quantity: index,
            under,
            place: shown.place,
            label,
            total,
        })
    }

    fn chart(&self, fields: &Fields<'a, 't>) -> Option<Chart> {
        let kind = self.one_of(
            fields,
            "kind",
            &[("line", ChartKind::Line), ("bar", ChartKind::Bar)],
        );
        let title = Self::required_text(fields, "title");
        let place = self.place(fields);
        let names: Vec<Placed> = fields
            .text("quantity")
            .into_iter()
            .chain(fields.texts("quantities"))
            .collect();
        let axis = |key| fields.text(key).map(|name| self.context.axis(&name));
        let by = axis("by");
        let single = |key| {
            fields
                .text(key)
                .map(|name| self.quantity(&name).map(|(index, _)| index))
        };
        let (start, target) = (single("start"), single("target"));
        let along = axis("along");
        if names.is_empty() {
            return self.fault(fields.at, "[[chart]] lacks `quantity`");
        }
        let Some(along) = along else {
            return self.fault(fields.at, "[[chart]] lacks `along`: the axis it runs along");
        };
        let (along, by) = (along?, by.map_or(Some(None), |by| by.map(Some))?);
        if by == Some(along) {
            let what = format!(
                "`by` and `along` are both `{}`: a line or bar for each item needs another axis",
                self.axis_name(along)
            );
            return self.fault(fields.at, what);
        }
        let mut quantities = Vec::new();
        for name in &names {
            let (index, quantity) = self.quantity(name)?;
            self.is_figure(name, quantity)?;
            let shown = Shown {
                index,
                quantity,
                place: place.on(&quantity.axes),
            };
            let open: Vec<AxisIndex> = [Some(along), by].into_iter().flatten().collect();
            self.settled(name.at, &shown, &open)?;
            if !quantity.axes.contains(&along) {
                let what = format!(
                    "`{}` is not spread over `{}`",
                    quantity.id,
                    self.axis_name(along)
                );
                return self.fault(name.at, what);
            }
            quantities.push(index);
        }
        let settle = |index: Option<Option<QuantityIndex>>| {
            index.map_or(Some(None), |index| index.map(Some))
        };
        Some(Chart {
            kind: kind?,
            title,
            quantities,
            along,
            by,
            start: settle(start)?,
            target: settle(target)?,
            place,
        })
    }

    fn backwards(&self, fields: &Fields<'a, 't>) -> Option<Backwards> {
        let note = Self::optional_text(fields, "note");
        let place = self.place(fields);
        let step = fields.text("step");
        let reach = fields.text("reach");
        let target = fields.text("target");
        let reach_at = fields
            .has("reach_at")
            .then(|| self.place_in(fields, "reach_at"));
        let by = fields.required("by")?;
        let (index, quantity) = self.quantity(&by)?;
        if quantity.input().is_none() {
            return self.fault(by.at, format!("`{}` is not an input", quantity.id));
        }
        self.is_figure(&by, quantity)?;
        self.settled(
            by.at,
            &Shown {
                index,
                quantity,
                place: place.clone(),
            },
            &[],
        )?;
        let step = step.and_then(|step| self.context.amount(&step, &quantity.unit));
        if step.is_some_and(|step| step <= Decimal::ZERO) {
            return self.fault(fields.at, "`step` is above nought");
        }
        let reach = reach.filter(|name| name.text != "claim");
        if reach.is_none() {
            // The claim has a figure and a place of its own.
            for key in ["target", "reach_at"] {
                if let Some(value) = fields.get(key) {
                    let what = format!(
                        "`{key}` needs `reach`: the quantity that is to come to it; without one the \
                         question is about the claim"
                    );
                    return self.fault(value.span().start, what);
                }
            }
        }
        let reach = match reach {
            None => Reach::Claim,
            Some(name) => {
                let (reached, quantity) = self.quantity(&name)?;
                self.is_figure(&name, quantity)?;
                let at = reach_at.unwrap_or_default();
                self.settled(
                    name.at,
                    &Shown {
                        index: reached,
                        quantity,
                        place: at.clone(),
                    },
                    &[],
                )?;
                let Some(target) = target else {
                    return self.fault(name.at, "a figure to be reached needs a `target`");
                };
                Reach::Figure {
                    quantity: reached,
                    place: at,
                    target: self.context.amount(&target, &quantity.unit)?,
                }
            }
        };
        Some(Backwards {
            reach,
            by: index,
            place,
            step,
            note,
        })
    }

    fn overlap(&self, fields: &Fields<'a, 't>) -> Option<Overlap> {
        Some(Overlap {
            certain: fields.flag("certain"),
            kind: Self::required_text(fields, "kind"),
            why: Self::required_text(fields, "why"),
            case: fields.required("case")?.text,
        })
    }
}
