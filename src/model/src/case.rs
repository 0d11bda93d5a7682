//! A business case, checked and ready to be worked out: one case file, one [`Case`].

use crate::axis::{Axis, AxisIndex, AxisKind, Place, place_of_ids};
use crate::calendar::{CalendarQuantity, FinancialYear};
use crate::evaluate::Flattened;
use crate::expr::Expr;
use crate::number::{compact, compact_option};
use crate::printed::{Printed, ShownIn};
use crate::unit::{Unit, UnitBook};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The largest case file that is read, in bytes.
pub const LARGEST_FILE: usize = 1_000_000;

/// The most cells that a quantity may be spread over.
pub const MOST_CELLS: u16 = 5000;

/// A quantity of a case, by its position in [`Case::quantities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuantityIndex(pub u16);

/// One business case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its place below `src/cases`, without `.toml`; for an author's own file, the file's name.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The paper's own references, such as `A/R.6.255`; empty if it prints none.
    pub references: Vec<String>,
    /// Whose case it is.
    pub council: String,
    /// The financial year it is planned for.
    pub year: FinancialYear,
    /// Under what it is filed.
    pub theme: String,
    /// Where it was published.
    pub document: Document,
    /// What is proposed, in our own words.
    pub summary: Vec<String>,
    /// What the sum rests on.
    pub rests_on: Vec<String>,
    /// What the paper leaves open.
    pub open: Vec<String>,
    /// The saving, income or pressure it exists to justify.
    pub claim: Claim,
    /// The claim's parts, told apart for totals across cases.
    pub parts: Vec<Part>,
    /// What quantities may be spread over.
    pub axes: Vec<Axis>,
    /// The names its units are made of.
    pub units: UnitBook,
    /// Inputs, calculations and lengths of the calendar.
    pub quantities: Vec<Quantity>,
    /// The calculations, each after what it rests on.
    pub order: Vec<QuantityIndex>,
    /// Of each step through the order, how many of it follow from each other, and along which axis;
    /// nought is one by itself, and so is each after the last step that is told ([`Case::steps`]).
    pub following: Vec<(AxisIndex, u8)>,
    /// The form, as the paper groups it. Every input stands in one group.
    pub groups: Vec<Group>,
    /// Figures the paper prints and Casebook works out again.
    pub published: Vec<Published>,
    /// Figures the paper prints that enter no sum.
    pub background: Vec<Background>,
    /// The tables of results.
    pub tables: Vec<Table>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// What an input would have to be for a print to hold.
    pub backwards: Vec<Backwards>,
    /// Other cases that speak of the same money.
    pub overlaps: Vec<Overlap>,
    /// Its formulas made flat, when it is first worked out.
    #[serde(skip)]
    pub flattened: Flattened,
}

/// A published paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The name of its text, which is its id.
    pub file: String,
    /// What it is called.
    pub title: String,
    /// When it was published, as far as is known.
    pub date: String,
    /// Where it can be had, if known.
    pub address: Option<String>,
}

/// The sign the reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sense {
    /// Money saved.
    Saving,
    /// Money received.
    Income,
    /// Money spent.
    Cost,
    /// A rise in spending that a budget has to bear.
    Pressure,
}

impl Sense {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Saving => "saving",
            Self::Income => "income",
            Self::Cost => "cost",
            Self::Pressure => "pressure",
        }
    }
}

/// The figure a case exists to justify.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The quantity that is claimed.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// As printed; `None` where the paper prints no figure.
    pub printed: Option<Printed>,
    /// Saving, income, cost or pressure.
    pub sense: Sense,
    /// Where in the document.
    pub source: String,
    /// What the reader should know about it, such as gross or net.
    pub note: Option<String>,
    /// Why the print does not agree, found by looking at the paper again.
    pub because: Option<String>,
    /// What is left of it once what comes off is known, where the paper claims a net figure and its
    /// sum is gross: of the same axes and unit.
    pub net: Option<QuantityIndex>,
}

/// Whether money comes back every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lasting {
    /// Every year.
    Recurring,
    /// Once.
    OneOff,
    /// A part of a yearly amount falls into the year; what follows is not told.
    PartYear,
    /// From some time in the year on: later years have the whole of it.
    Starting,
    /// Every year until something ends, such as a grant or a programme.
    Ending,
    /// In another year than planned, and no more of it in the end.
    Timing,
}

impl Lasting {
    /// All of them, in the order in which totals tell them apart.
    pub const ALL: [Self; 6] = [
        Self::Recurring,
        Self::Starting,
        Self::PartYear,
        Self::Ending,
        Self::Timing,
        Self::OneOff,
    ];

    /// In a case file.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Recurring => "recurring",
            Self::OneOff => "one-off",
            Self::PartYear => "part-year",
            Self::Starting => "starting",
            Self::Ending => "ending",
            Self::Timing => "timing",
        }
    }

    /// In words that stand after what lasts so: "savings, every year".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Recurring => "every year",
            Self::OneOff => "once",
            Self::PartYear => "part of a year, full-year effect not given",
            Self::Starting => "from part-way through the year, then in full",
            Self::Ending => "every year until it ends",
            Self::Timing => "only sooner or later than planned",
        }
    }
}

/// One part of a claim, for totals across cases. The parts of a case add up to its claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The quantity.
    pub quantity: QuantityIndex,
    /// Where on its axes.
    pub place: Place,
    /// Saving, income, cost or pressure.
    pub sense: Sense,
    /// Whether it comes back every year.
    pub lasting: Lasting,
    /// Already made in an earlier year, so not new in the year of the case.
    pub already_made: bool,
    /// What it is.
    pub label: String,
}

/// A figure, or a table of figures, with a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// Name in formulas and interfaces.
    pub id: String,
    /// What the reader sees.
    pub label: String,
    /// A shorter label for the heads of tables.
    pub short: Option<String>,
    /// Its unit, and whether it is shown per cent.
    pub unit: Unit,
    /// Decimal places to show; `None`: as many as needed, at most two.
    pub decimals: Option<u8>,
    /// The axes it is spread over, in the order of [`Case::axes`].
    pub axes: Vec<AxisIndex>,
    /// How many cells it has: the product of its axes' lengths.
    pub cells: u16,
    /// What the reader should know about it.
    pub note: Option<String>,
    /// What its figures stand for.
    pub says: Says,
    /// Where its figures come from.
    pub kind: QuantityKind,
}

/// What the figures of a quantity stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Says {
    /// An amount in its unit, or the option of a choice.
    Amount,
    /// Yes (1) or no (0).
    Truth,
    /// An item of an axis, by its position: when something first comes about.
    Item(AxisIndex),
}

/// Where a quantity's figures come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuantityKind {
    /// The reader may change it.
    Input(Input),
    /// One formula for all cells, or one for each item of an axis.
    Calculation(Calculation),
    /// A length of the calendar, counted when the case was checked; one number a cell.
    Calendar(CalendarQuantity, Vec<u16>),
}

/// Formulas of a calculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Calculation {
    /// The same for every cell.
    One(Expr),
    /// One for each item of an axis.
    ByItem(AxisIndex, Vec<Expr>),
}

/// What kind of control an input is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Control {
    /// A number.
    Number,
    /// Yes (1) or no (0).
    YesNo,
    /// One of some options, by position.
    Choice(Vec<ChoiceOption>),
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// Name in formulas.
    pub id: String,
    /// What the reader sees.
    pub label: String,
}

/// An input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Number, yes/no or choice.
    pub control: Control,
    /// What the paper gives for each cell.
    pub given: Vec<Given>,
    /// Where in the document; empty where nothing is printed.
    pub source: String,
    /// Why Casebook takes this value, where it assumes one or picks one from a range.
    pub why: Option<String>,
    /// Who would know, where it is needed.
    pub who: Option<String>,
    /// What a reader may think plausible.
    pub range: Option<Range>,
    /// The least it can be in the nature of things; nobody is stopped from trying less.
    #[serde(with = "compact_option")]
    pub at_least: Option<Decimal>,
    /// The most it can be in the nature of things.
    #[serde(with = "compact_option")]
    pub at_most: Option<Decimal>,
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// The quantity this series starts from, if it is a level that rises or falls from there: then
    /// "half" means half of the way from the start.
    pub level_from: Option<QuantityIndex>,
}

/// A plausible range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The least.
    #[serde(with = "compact")]
    pub low: Decimal,
    /// The most.
    #[serde(with = "compact")]
    pub high: Decimal,
}

/// What is known of one cell of an input before any edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    /// Printed in the paper; `takes` is the value used where the print is a range.
    Known {
        /// The print.
        printed: Printed,
        /// The value used, if not the printed one.
        #[serde(with = "compact_option")]
        takes: Option<Decimal>,
    },
    /// Casebook's own.
    Assumed(#[serde(with = "compact")] Decimal),
    /// Empty: the paper does not print it.
    Needed,
    /// Does not apply.
    None,
    /// Of an item that was added to what the paper has: what it begins with.
    Added(#[serde(with = "compact")] Decimal),
}

impl Given {
    /// The value before any edit.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::Known { printed, takes } => Some(takes.unwrap_or(printed.value)),
            Self::Assumed(value) | Self::Added(value) => Some(*value),
            Self::Needed | Self::None => None,
        }
    }
}

/// A group of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its heading.
    pub title: String,
    /// What the reader should know first.
    pub note: Option<String>,
    /// Its inputs, in order.
    pub inputs: Vec<QuantityIndex>,
}

/// A block of printed figures for one quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The quantity that is worked out again.
    pub quantity: QuantityIndex,
    /// Each printed cell, with its full place.
    pub cells: Vec<PublishedCell>,
    /// Where in the document.
    pub source: String,
}

/// One printed figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedCell {
    /// Where on the quantity's axes.
    pub place: Place,
    /// As printed.
    pub printed: Printed,
    /// What it means where the print uses another sign; the meaning is compared.
    #[serde(with = "compact_option")]
    pub means: Option<Decimal>,
    /// Why it does not agree, found by looking at the paper again.
    pub because: Option<String>,
}

/// A printed figure that enters no sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    /// What it is.
    pub what: String,
    /// As printed.
    pub printed: Printed,
    /// Where in the document.
    pub source: String,
    /// What the reader should know.
    pub note: Option<String>,
}

/// A table of results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its caption.
    pub title: String,
    /// What the reader should know first.
    pub note: Option<String>,
    /// Its rows and columns.
    pub layout: Layout,
    /// What its amounts of money are shown in, if not in pounds.
    pub shown_in: Option<ShownIn>,
}

/// How a table is laid out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layout {
    /// A row for each item of an axis.
    AlongAxis {
        /// The axis of the rows.
        rows: AxisIndex,
        /// The columns.
        columns: Vec<Column>,
        /// Rows above, such as a starting position.
        before: Vec<Row>,
        /// Rows below, such as totals.
        after: Vec<Row>,
    },
    /// A row for each quantity named.
    OfQuantities {
        /// The rows.
        rows: Vec<Row>,
        /// An axis for the columns; `None` for a single column.
        columns: Option<AxisIndex>,
    },
}

impl Layout {
    /// The quantities it shows.
    pub fn quantities(&self) -> impl Iterator<Item = QuantityIndex> {
        let (columns, rows) = match self {
            Self::AlongAxis {
                columns,
                before,
                after,
                ..
            } => (columns.as_slice(), [before.as_slice(), after.as_slice()]),
            Self::OfQuantities { rows, .. } => (&[][..], [rows.as_slice(), &[]]),
        };
        let rows = rows.into_iter().flatten().map(|row| row.quantity);
        columns.iter().map(|column| column.quantity).chain(rows)
    }
}

/// One column, or one for each item of an axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What it shows.
    pub quantity: QuantityIndex,
    /// An axis across.
    pub by: Option<AxisIndex>,
    /// Where on the other axes.
    pub place: Place,
    /// Its head, if not the quantity's label.
    pub label: Option<String>,
}

/// A row that shows one quantity: in a table along an axis it stands in the columns of `under`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it shows.
    pub quantity: QuantityIndex,
    /// The column quantity below (or above) which it stands; `None`: found by its unit.
    pub under: Option<QuantityIndex>,
    /// Where on axes the table does not show.
    pub place: Place,
    /// Its head, if not the quantity's label.
    pub label: Option<String>,
    /// Whether it is set apart as a total.
    pub total: bool,
}

/// What a chart is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChartKind {
    /// Lines along an axis of time.
    Line,
    /// Bars, one for each item along an axis; several quantities stand on each other.
    Bar,
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// Line or bar.
    pub kind: ChartKind,
    /// Its caption.
    pub title: String,
    /// What it shows; several are parts of a whole.
    pub quantities: Vec<QuantityIndex>,
    /// The axis along.
    pub along: AxisIndex,
    /// A line, or a group of bars, for each item.
    pub by: Option<AxisIndex>,
    /// A figure before the first item, such as a starting position.
    pub start: Option<QuantityIndex>,
    /// A figure to hold the chart against, drawn as a line.
    pub target: Option<QuantityIndex>,
    /// Where on the other axes.
    pub place: Place,
}

/// What is to be reached in a backwards question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    /// The printed claim.
    Claim,
    /// A figure reaching another.
    Figure {
        /// What is to reach it.
        quantity: QuantityIndex,
        /// Where.
        place: Place,
        /// The value to be reached.
        #[serde(with = "compact")]
        target: Decimal,
    },
}

/// A question: what would this input have to be for a print to hold?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backwards {
    /// What is to be reached.
    pub reach: Reach,
    /// The input that is asked for.
    pub by: QuantityIndex,
    /// Its cell.
    pub place: Place,
    /// The smallest step that makes sense (one child, one pound).
    #[serde(with = "compact_option")]
    pub step: Option<Decimal>,
    /// What the reader should know about the answer.
    pub note: Option<String>,
}

/// How two cases speak of the same money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    /// The other case's id.
    pub case: String,
    /// In a few words: `same budget`, `supersedes`, `timing`, `depends`.
    pub kind: String,
    /// Certain, or only likely.
    pub certain: bool,
    /// Why.
    pub why: String,
}

impl Quantity {
    /// Its input, if it is one.
    #[must_use]
    pub fn input(&self) -> Option<&Input> {
        match &self.kind {
            QuantityKind::Input(input) => Some(input),
            _ => None,
        }
    }

    /// The label for a narrow place.
    #[must_use]
    pub fn short_label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.label)
    }
}

impl Case {
    /// The quantity at an index; `None` only for an index of another case.
    #[must_use]
    pub fn quantity(&self, index: QuantityIndex) -> Option<&Quantity> {
        self.quantities.get(usize::from(index.0))
    }

    /// The quantity of a name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(QuantityIndex, &Quantity)> {
        let position = self
            .quantities
            .iter()
            .position(|quantity| quantity.id == id)?;
        let index = QuantityIndex(u16::try_from(position).ok()?);
        Some((index, self.quantities.get(position)?))
    }

    /// The axis at an index; `None` only for an index of another case.
    #[must_use]
    pub fn axis(&self, index: AxisIndex) -> Option<&Axis> {
        self.axes.get(usize::from(index.0))
    }

    /// The axis of a name.
    #[must_use]
    pub fn find_axis(&self, id: &str) -> Option<(AxisIndex, &Axis)> {
        let position = self.axes.iter().position(|axis| axis.id == id)?;
        Some((
            AxisIndex(u8::try_from(position).ok()?),
            self.axes.get(position)?,
        ))
    }

    /// Every index with its quantity.
    pub fn each_quantity(&self) -> impl Iterator<Item = (QuantityIndex, &Quantity)> {
        self.quantities
            .iter()
            .zip(0_u16..)
            .map(|(quantity, position)| (QuantityIndex(position), quantity))
    }

    /// How many items an axis has.
    #[must_use]
    pub fn length(&self, axis: AxisIndex) -> usize {
        self.axis(axis).map_or(0, |axis| axis.items.len())
    }

    /// The item of an axis that a figure stands for ([`Says::Item`]).
    #[must_use]
    pub fn item(&self, axis: AxisIndex, position: Decimal) -> Option<&crate::axis::Item> {
        let position = usize::try_from(position).ok()?;
        self.axis(axis)?.items.get(position)
    }

    /// The cell of a quantity at a place that says an item for each of its axes (more are
    /// ignored); the last axis runs fastest.
    #[must_use]
    pub fn cell_of(&self, quantity: &Quantity, place: &Place) -> Option<usize> {
        let mut cell = 0_usize;
        for axis in &quantity.axes {
            let item = place.item(*axis)?;
            let length = self.length(*axis);
            if item >= length {
                return None;
            }
            cell = cell.checked_mul(length)?.checked_add(item)?;
        }
        Some(cell)
    }

    /// The calculations step by step, each step after what it rests on: one by itself, or several that
    /// rest on themselves, or on each other, at the item before along one axis: a balance with
    /// interest, children in care with those who join and leave. They are worked out together, one
    /// item after another; at one item each stands after what it rests on there.
    pub fn steps(&self) -> impl Iterator<Item = (Option<AxisIndex>, &[QuantityIndex])> {
        let mut rest = self.order.as_slice();
        let mut following = self.following.iter();
        core::iter::from_fn(move || {
            let (along, count) = match following.next() {
                Some((axis, count)) if *count > 0 => (Some(*axis), usize::from(*count)),
                _ => (None, rest.len().min(1)),
            };
            let (step, after) = rest.split_at_checked(count)?;
            rest = after;
            (!step.is_empty()).then_some((along, step))
        })
    }

    /// The place of a cell: the inverse of [`Case::cell_of`].
    #[must_use]
    pub fn place_of(&self, quantity: &Quantity, cell: usize) -> Place {
        let mut rest = cell;
        let mut place = Place::nowhere();
        for axis in quantity.axes.iter().rev() {
            let length = self.length(*axis).max(1);
            place = place.with(*axis, rest.checked_rem(length).unwrap_or(0));
            rest = rest.checked_div(length).unwrap_or(0);
        }
        place
    }

    /// The labels of a place, in the order of the axes: `April 2020 · Low optimism`; empty
    /// nowhere.
    #[must_use]
    pub fn place_label(&self, place: &Place) -> String {
        let labels: Vec<&str> = place
            .pairs()
            .filter_map(|(axis, item)| self.axis(axis)?.items.get(item))
            .map(|item| item.label.as_str())
            .collect();
        labels.join(" · ")
    }

    /// The ids of a place, as the command line and saved edits write it: `2020-04,low`.
    #[must_use]
    pub fn place_code(&self, place: &Place) -> String {
        let ids: Vec<&str> = place
            .pairs()
            .filter_map(|(axis, item)| self.axis(axis)?.items.get(item))
            .map(|item| item.id.as_str())
            .collect();
        ids.join(",")
    }

    /// The place that item ids name on a quantity's axes; ids may come in any order, `None` if one
    /// is unknown, doubled or missing.
    #[must_use]
    pub fn place_from_code(&self, quantity: &Quantity, code: &str) -> Option<Place> {
        let ids: Vec<&str> = code
            .split(',')
            .map(str::trim)
            .filter(|id| !id.is_empty())
            .collect();
        let axes = quantity.axes.iter();
        let axes: Vec<(AxisIndex, &Axis)> = axes
            .map(|index| Some((*index, self.axis(*index)?)))
            .collect::<Option<_>>()?;
        if ids.len() != axes.len() {
            return None;
        }
        place_of_ids(&axes, &ids)
    }

    /// The axis of the months of the case's year, if the case uses it.
    #[must_use]
    pub fn months(&self) -> Option<AxisIndex> {
        let position = self
            .axes
            .iter()
            .position(|axis| axis.kind == AxisKind::Months)?;
        u8::try_from(position).ok().map(AxisIndex)
    }

    /// The printed figure of a quantity at a place: its first published cell there; otherwise the
    /// print of an input, or that of the claim.
    #[must_use]
    pub fn printed_at(&self, index: QuantityIndex, place: &Place) -> Option<&Printed> {
        self.published_at(index, place)
            .map(|cell| &cell.printed)
            .or_else(|| {
                let quantity = self.quantity(index)?;
                let cell = self.cell_of(quantity, place)?;
                match quantity.input()?.given.get(cell)? {
                    Given::Known { printed, .. } => Some(printed),
                    _ => None,
                }
            })
            .or_else(|| {
                let claim = Some(&self.claim).filter(|claim| claim.quantity == index)?;
                let place = place.on(&self.quantity(index)?.axes);
                claim.printed.as_ref().filter(|_| claim.place == place)
            })
    }

    /// The first published cell of a quantity at a place.
    #[must_use]
    pub fn published_at(&self, index: QuantityIndex, place: &Place) -> Option<&PublishedCell> {
        let axes = &self.quantity(index)?.axes;
        let place = place.on(axes);
        self.published
            .iter()
            .filter(|block| block.quantity == index)
            .flat_map(|block| &block.cells)
            .find(|cell| cell.place == place)
    }
}

impl PublishedCell {
    /// What the print means: its value, in the sign of the quantity.
    #[must_use]
    pub fn meaning(&self) -> Decimal {
        self.means.unwrap_or(self.printed.value)
    }
}
