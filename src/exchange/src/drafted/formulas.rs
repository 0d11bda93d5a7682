//! The formula of a calculation: one for all its figures where it reads the same at each, otherwise one for
//! each item of its axis.

use super::measures::Measure;
use super::prints::value;
use super::sheet::{Line, Part, Quantity, Sheet};
use casebook_model::Decimal;
use casebook_model::exact::Exact;
use casebook_model::number::{negated, plain};
use casebook_tables::{Along, Cell, Instance, Kind, Relation};
use std::collections::BTreeSet;

/// From how many items on a formula stands for each item rather than behind a list of exceptions.
const MOST_EXCEPTIONS: usize = 12;

/// How many parts may be joined in one formula, with room for what stands around them.
const MOST_JOINED: usize = 90;

/// From how many figures side by side on they are written as a stretch.
const STRETCH: usize = 3;

/// A formula as a case file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Formula {
    /// One for all.
    One(String),
    /// One for each item, by its id.
    Each(Vec<(String, String)>),
}

/// Where along an axis a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    /// It is not spread over it.
    Nowhere,
    /// At the item that the formula is worked out for.
    Here,
    /// At the item before.
    Before,
    /// At this row or column.
    Item(usize),
}

/// What is added to a calculated figure so that it is what is printed of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mending {
    Nothing,
    /// The print stands in its place, and moves with what is changed.
    Printed,
    /// What its rounding leaves.
    Rounding(Decimal),
}

/// A figure in a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named {
    quantity: usize,
    row: At,
    column: At,
    mending: Mending,
    /// Whether the table prints it.
    printed: bool,
    less: bool,
}

/// A formula before it is written: its figures, with `None` where one is blank and another place tells
/// which it is.
type Form = Vec<Option<Named>>;

/// Which row or column a figure is at.
type LineOf = fn(Cell) -> usize;

/// The formula of a calculation; nothing where it would be too long.
pub(super) fn formula(sheet: &Sheet<'_>, quantity: &Quantity) -> Option<Formula> {
    let relation = sheet.relation(quantity)?;
    let forms: Vec<(Cell, Form)> = quantity
        .cells
        .iter()
        .map(|cell| {
            let instance = sheet.instance(quantity, *cell)?;
            Some((*cell, form(sheet, quantity, relation, instance)?))
        })
        .collect::<Option<_>>()?;
    let writer = Writer { sheet, relation };
    let Some((axis, of)) = axis(sheet, quantity) else {
        return writer.written(&forms.first()?.1).map(Formula::One);
    };
    writer
        .compact(axis, of, &forms)
        .or_else(|| writer.each(axis, of, &forms))
}

/// The axis that a calculation is spread over, and which line of it a figure is at.
fn axis<'s>(sheet: &'s Sheet<'_>, quantity: &Quantity) -> Option<(&'s Line, LineOf)> {
    match (quantity.down, quantity.across) {
        (true, _) => Some((&sheet.rows, |cell| cell.row)),
        (_, true) => Some((sheet.block(quantity.segment)?, |cell| cell.column)),
        _ => None,
    }
}

/// The figures that a figure is made of, in the order of the relation.
fn form(
    sheet: &Sheet<'_>,
    quantity: &Quantity,
    relation: &Relation,
    instance: &Instance,
) -> Option<Form> {
    let named = |cell: Cell, less: bool| {
        named(sheet, quantity, instance.target, cell).map(|it| Named { less, ..it })
    };
    let linear = matches!(relation.kind, Kind::Sum | Kind::Difference | Kind::Average);
    if !linear {
        let mut cells = instance.parts.clone();
        if relation.kind == Kind::Rate {
            let (amount, [was, is]) = sheet.reference(relation, instance)?;
            cells.extend([(amount, false), (was, false), (is, true)]);
        }
        return cells
            .into_iter()
            .map(|(cell, less)| Some(named(cell, less)))
            .collect();
    }
    let line = |cell: Cell| match relation.along {
        Along::Rows => cell.row,
        Along::Columns => cell.column,
    };
    let part = |of: &casebook_tables::Part| {
        let found = instance
            .parts
            .iter()
            .find(|(cell, _)| line(*cell) == of.line);
        match found {
            Some((cell, _)) => named(*cell, of.less).map(Some),
            None => Some(None),
        }
    };
    relation.parts.iter().map(part).collect()
}

/// A figure as the formula of another names it.
fn named(sheet: &Sheet<'_>, quantity: &Quantity, target: Cell, cell: Cell) -> Option<Named> {
    let (at, part) = sheet.quantity(cell)?;
    let along = |spreads: bool, of_formula: bool, line: usize, own: usize, axis: Option<&Line>| {
        if !spreads {
            return At::Nowhere;
        }
        let before = axis.and_then(|axis| {
            let at = axis.place(own)?.checked_sub(1)?;
            axis.lines.get(at).copied()
        });
        match line {
            line if of_formula && line == own => At::Here,
            line if of_formula && Some(line) == before => At::Before,
            line => At::Item(line),
        }
    };
    let same_block = match (part.segment.column, quantity.segment.column) {
        (Part::Block(one), Part::Block(other)) => one == other,
        _ => false,
    };
    Some(Named {
        quantity: at,
        row: along(
            part.down,
            quantity.down,
            cell.row,
            target.row,
            Some(&sheet.rows),
        ),
        column: along(
            part.across,
            quantity.across && same_block,
            cell.column,
            target.column,
            sheet.block(part.segment),
        ),
        mending: mending(sheet, part, cell),
        printed: sheet.is_told(part, cell),
        less: false,
    })
}

/// What a calculated figure needs to be what is printed.
fn mending(sheet: &Sheet<'_>, part: &Quantity, cell: Cell) -> Mending {
    match sheet.apart(part, cell) {
        Some((apart, _)) if apart.is_zero() => Mending::Nothing,
        Some((apart, rounds)) if rounds || sheet.is_rounded(part, cell) => Mending::Rounding(apart),
        Some(_) => Mending::Printed,
        None => Mending::Nothing,
    }
}

struct Writer<'s, 'a> {
    sheet: &'s Sheet<'a>,
    relation: &'s Relation,
}

impl Writer<'_, '_> {
    /// One formula for all items of an axis, if it reads the same at all places, or at all but one.
    fn compact(&self, axis: &Line, of: LineOf, forms: &[(Cell, Form)]) -> Option<Formula> {
        let (first, others) = forms.split_first()?;
        let all = match merged(forms) {
            Some(form) => self.written(&form)?,
            None => {
                let form = merged(others).filter(|_| others.len() > 1)?;
                format!(
                    "if {} = {} then {} else {}",
                    axis.name,
                    text(axis.id(of(first.0))),
                    self.written(&first.1)?,
                    self.written(&form)?
                )
            }
        };
        let covered: BTreeSet<usize> = forms.iter().map(|(cell, _)| of(*cell)).collect();
        let is_blank = |line: &usize| self.is_blank(axis, *line, forms);
        let left: Vec<&usize> = axis
            .lines
            .iter()
            .filter(|it| !covered.contains(it))
            .collect();
        let left: Vec<&usize> = match merged(forms).is_some() {
            true => left.into_iter().filter(|it| !is_blank(it)).collect(),
            false => left,
        };
        if left.is_empty() {
            return Some(Formula::One(all));
        }
        let (lines, then, otherwise) = match left.len() <= covered.len() {
            true => (left, "none", all.as_str()),
            false => (covered.iter().collect(), all.as_str(), "none"),
        };
        if lines.len() > MOST_EXCEPTIONS {
            return None;
        }
        let conditions: Vec<String> = lines
            .into_iter()
            .map(|line| format!("{} = {}", axis.name, text(axis.id(*line))))
            .collect();
        // What is worked out in the else is not parted from it by a comma.
        Some(Formula::One(format!(
            "if {} then {} else {}",
            conditions.join(" or "),
            bracketed(then),
            otherwise
        )))
    }

    /// Whether all that a formula names is blank at an item: then it gives none of itself.
    fn is_blank(&self, axis: &Line, line: usize, forms: &[(Cell, Form)]) -> bool {
        let linear = matches!(self.relation.kind, Kind::Sum | Kind::Difference);
        let here = |it: &Named| it.row == At::Here || it.column == At::Here;
        let named = || forms.iter().flat_map(|(_, form)| form).flatten();
        let is_down = core::ptr::eq(axis, &self.sheet.rows);
        let at = |cell: &Cell| if is_down { cell.row } else { cell.column };
        let mut filled = named().filter_map(|it| self.sheet.quantities.get(it.quantity));
        linear
            && named().all(here)
            && !filled.any(|it| it.cells.iter().any(|cell| at(cell) == line))
    }

    /// A formula for each item.
    fn each(&self, axis: &Line, of: LineOf, forms: &[(Cell, Form)]) -> Option<Formula> {
        let each = |line: &usize| {
            let form = forms.iter().find(|(cell, _)| of(*cell) == *line);
            let written = match form {
                Some((_, form)) => self.written(form)?,
                None => "none".to_owned(),
            };
            Some((axis.id(*line).to_owned(), written))
        };
        let all: Option<Vec<(String, String)>> = axis.lines.iter().map(each).collect();
        Some(Formula::Each(all?))
    }

    fn written(&self, form: &Form) -> Option<String> {
        let parts: Vec<Named> = form.iter().flatten().copied().collect();
        let at = |place: usize| parts.get(place).map(|it| self.figure(it));
        match self.relation.kind {
            Kind::Sum | Kind::Difference => self.sum(&parts),
            Kind::Running => self.sum(&parts),
            Kind::Average => Some(format!("({}) / {}", self.sum(&parts)?, parts.len())),
            Kind::Share => Some(format!("{} / {}", at(0)?, at(1)?)),
            Kind::Growth => Some(format!("{} / {} - 1", at(0)?, at(1)?)),
            Kind::Product => Some(format!("{} * {}", at(0)?, at(1)?)),
            Kind::Rate => Some(format!(
                "({} - {}) * {} / ({} - {})",
                at(0)?,
                at(1)?,
                at(2)?,
                at(3)?,
                at(4)?
            )),
        }
    }

    /// Figures added up and taken off, those side by side as a stretch.
    fn sum(&self, parts: &[Named]) -> Option<String> {
        let (mut sum, mut joined) = (String::new(), 0_usize);
        let mut left = parts;
        while let Some((first, rest)) = left.split_first() {
            let (term, more) = match self.stretch(left) {
                Some((term, length)) => (term, left.get(length..)?),
                None => (self.figure(first), rest),
            };
            sum.push_str(match (sum.is_empty(), first.less) {
                (true, false) => "",
                (true, true) => "-",
                (false, false) => " + ",
                (false, true) => " - ",
            });
            sum.push_str(&term);
            joined = joined.saturating_add(match first.mending {
                Mending::Nothing => 1,
                _ => 3,
            });
            left = more;
        }
        (joined <= MOST_JOINED && !sum.is_empty()).then_some(sum)
    }

    /// Figures that stand side by side from here on, and how many they are.
    fn stretch(&self, parts: &[Named]) -> Option<(String, usize)> {
        let first = parts.first()?;
        let quantity = self.sheet.quantities.get(first.quantity)?;
        let (axis, place): (&Line, fn(&Named) -> At) = match (first.row, first.column) {
            (At::Item(_), _) => (&self.sheet.rows, |it| it.row),
            (_, At::Item(_)) => (self.sheet.block(quantity.segment)?, |it| it.column),
            _ => return None,
        };
        let is_down = matches!(first.row, At::Item(_));
        let at = |it: &Named| match place(it) {
            At::Item(line) => axis.place(line),
            _ => None,
        };
        let start = at(first)?;
        let follows = |(number, it): &(usize, &Named)| {
            let alike = match is_down {
                true => it.column == first.column,
                false => it.row == first.row,
            };
            alike
                && it.quantity == first.quantity
                && it.less == first.less
                && matches!(it.mending, Mending::Nothing | Mending::Printed)
                && at(it) == start.checked_add(*number)
        };
        let all = || parts.iter().enumerate().take_while(follows);
        // The print may stand for all, if it does for one, and all are printed.
        let is_mended = all().any(|(_, it)| it.mending == Mending::Printed);
        let stands = |(_, it): &(usize, &Named)| !is_mended || it.printed;
        let length = all().take_while(stands).count();
        if length < STRETCH && length < axis.lines.len() {
            return None;
        }
        let last = parts.get(length.checked_sub(1)?)?;
        let over = match length == axis.lines.len() {
            true => axis.name.clone(),
            false => {
                let id = |it: &Named| at(it).and_then(|at| axis.ids.get(at));
                format!(
                    "{} from {} to {}",
                    axis.name,
                    text(id(first)?),
                    text(id(last)?)
                )
            }
        };
        let mending = match is_mended {
            true => Mending::Printed,
            false => Mending::Nothing,
        };
        let other = match is_down {
            true => Named {
                row: At::Nowhere,
                mending,
                ..*first
            },
            false => Named {
                column: At::Nowhere,
                mending,
                ..*first
            },
        };
        Some((format!("sum({} over {over})", self.figure(&other)), length))
    }

    /// A figure in a formula.
    fn figure(&self, named: &Named) -> String {
        let Some(quantity) = self.sheet.quantities.get(named.quantity) else {
            return String::new();
        };
        let name = &quantity.name;
        let mended = match named.mending {
            Mending::Nothing => name.clone(),
            Mending::Printed => format!("printed({name}) + {name} - paper({name})"),
            Mending::Rounding(apart) => {
                let (sign, size) = match apart < Decimal::ZERO {
                    true => ("-", negated(apart)),
                    false => ("+", apart),
                };
                let unit = match quantity.segment.measure {
                    Measure::Money(_) => " [£]",
                    _ => "",
                };
                format!("{name} {sign} {}{unit}", plain(size))
            }
        };
        let block = self.sheet.block(quantity.segment);
        let axes = [(Some(&self.sheet.rows), named.row), (block, named.column)];
        let mut items = String::new();
        for (axis, at) in axes {
            if let (Some(axis), At::Item(line)) = (axis, at) {
                items.push_str(&format!(", {} = {}", axis.name, text(axis.id(line))));
            }
        }
        let placed = match items.is_empty() {
            true if named.mending != Mending::Nothing => format!("({mended})"),
            true => mended,
            false => format!("at({mended}{items})"),
        };
        let mut before = axes.into_iter().filter(|(_, at)| *at == At::Before);
        match before.next() {
            Some((Some(axis), _)) => format!("previous({placed} over {})", axis.name),
            _ => placed,
        }
    }
}

/// The one form that all of these are, each blank being what others have in its place.
fn merged(forms: &[(Cell, Form)]) -> Option<Form> {
    let (first, rest) = forms.split_first()?;
    let mut all = first.1.clone();
    for (_, form) in rest {
        if form.len() != all.len() {
            return None;
        }
        for (part, other) in all.iter_mut().zip(form) {
            match (*part, *other) {
                (Some(one), Some(two)) => *part = Some(one.with(two)?),
                (None, Some(two)) => *part = Some(two),
                _ => {}
            }
        }
    }
    // What is blank at one place and stands still at another would count there.
    let moves = |it: &Named| it.row == At::Here || it.column == At::Here;
    let still = all.iter().enumerate().any(|(at, part)| {
        let blank = forms.iter().any(|(_, form)| form.get(at) == Some(&None));
        blank && part.as_ref().is_some_and(|it| !moves(it))
    });
    (!still).then_some(all)
}

impl Named {
    /// One and the same at two places, mended where either is.
    fn with(self, other: Self) -> Option<Self> {
        let mending = match (self.mending, other.mending) {
            (one, two) if one == two => one,
            (Mending::Printed, Mending::Nothing) | (Mending::Nothing, Mending::Printed) => {
                Mending::Printed
            }
            _ => return None,
        };
        let printed = self.printed && other.printed;
        let one = Self {
            mending,
            printed,
            ..self
        };
        let is_mended = mending == Mending::Printed;
        (one == Self {
            mending,
            printed,
            ..other
        } && (printed || !is_mended))
            .then_some(one)
    }
}

/// A formula that begins with `if` in the place of a term.
fn bracketed(formula: &str) -> String {
    match formula.starts_with("if ") {
        true => format!("({formula})"),
        false => formula.to_owned(),
    }
}

/// A text in a formula, which stands between quotes itself.
fn text(id: &str) -> String {
    format!("'{id}'")
}

impl Sheet<'_> {
    /// Whether a printed figure agrees only as its parts are rounded, too.
    pub(super) fn is_rounded(&self, quantity: &Quantity, cell: Cell) -> bool {
        let found = self.instance(quantity, cell);
        found.is_some_and(|it| it.verdict == casebook_tables::Verdict::Rounds)
            && self
                .apart(quantity, cell)
                .is_some_and(|(_, rounds)| !rounds)
    }

    /// What the parts of such a figure come to.
    pub(super) fn rounded(&self, quantity: &Quantity, cell: Cell) -> Option<Decimal> {
        let (apart, _) = self
            .apart(quantity, cell)
            .filter(|_| self.is_rounded(quantity, cell))?;
        value(self.table, cell)?.exact_sub(apart)
    }
}
