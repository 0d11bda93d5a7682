//! A reader's edits as text, one edit a line: the form of `--set`, of what is kept on a device and
//! of links. Version 1; an id never changes, so a line is understood as long as its input exists.
//!
//! ```text
//! edit   = name [place] "=" ( value | nothing | series )
//!        | name place "=" value-or-nothing { ";" place "=" value-or-nothing }
//! place  = "[" id { "," id } "]"          one item of each axis, for a cell
//!        | "[" part { "," part } "]"      of some axes, for part of a series
//! part   = [ axis ":" ] id                with the axis where two have an item of this id
//! series = "times" share | "later" items | "earlier" items [ "kept" ]
//!        | "all" value | "line" value "to" value
//! value  = a number as typed in a field | "yes" | "no" | the id of an option
//! share  = per cent, with its sign or without: "50%" and "50" are half
//! ```
//!
//! `agency_rate=900`, `in_care[2020-04,low]=774`, `in_care[2020-04,low]=` (left empty),
//! `in_care[low]=times 50%`, `in_care=later 3`, `in_care[high]=line 0 to 30`; `added=earlier 3 kept`
//! (what would come before the first month is added to it).

use crate::nearest::nearest;
use crate::value_text;
pub use crate::value_text::ValueError;
use casebook_model::Decimal;
use casebook_model::amount::is_invisible;
use casebook_model::axis::Place;
use casebook_model::case::{Case, Control, Given, Quantity, QuantityIndex};
use casebook_model::edit::{Change, Edit, Edits, along};
use casebook_model::entry;
use casebook_model::exact::Exact;
use casebook_model::number::plain;

/// The first line of edits that are kept: the version of the form.
pub const HEAD: &str = "casebook edits 1";

/// The first line where versions stand below the edits ([`crate::versions`]).
pub const HEAD_WITH_VERSIONS: &str = "casebook edits 2";

/// The longest line that is read, in bytes: every cell of the largest series.
pub const LONGEST_LINE: usize = 192 * 1024;

/// The most text that is read, in bytes.
pub const MOST_TEXT: usize = 512 * 1024;

/// The most lines that are read.
pub const MOST_LINES: usize = 500;

/// By how many items a series moves at most.
const FURTHEST: i16 = 120;

/// Why a line is no edit of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// Longer than [`LONGEST_LINE`].
    TooLong,
    /// There is no `=`.
    NoEquals,
    /// The case has no such quantity.
    Unknown {
        /// As written.
        name: String,
        /// The input that was perhaps meant.
        nearest: Option<String>,
    },
    /// A quantity that is worked out.
    NotAnInput {
        /// Its name.
        name: String,
    },
    /// A bracket does not close, or stands where none belongs.
    Bracket,
    /// The case has no such place.
    NoSuchPlace {
        /// The input.
        name: String,
        /// As written.
        place: String,
        /// A place it has, as an example.
        example: String,
    },
    /// A value for a whole series, without a word for what to do with it.
    WhichCell {
        /// The input.
        name: String,
        /// A place it has, as an example.
        example: String,
    },
    /// The cell does not apply.
    DoesNotApply {
        /// The cell.
        name: String,
    },
    /// The same cell twice.
    Twice {
        /// The cell.
        name: String,
    },
    /// The value is none that the input takes.
    Value {
        /// The cell.
        name: String,
        /// Why.
        error: ValueError,
    },
    /// What stands after `times` is no share.
    Share,
    /// What stands after `later` or `earlier` is no number of items.
    Items,
    /// What stands after `line` is not two values with `to` between them.
    Line,
    /// The input is a single figure, which cannot move or rise along anything.
    NotASeries {
        /// The input.
        name: String,
    },
    /// The input is a choice or a yes or no, which cannot be multiplied or rise.
    NotAFigure {
        /// The input.
        name: String,
    },
}

impl EditError {
    /// What is wrong and what to do, in one or two sentences.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::TooLong => "This change is too long to read.".to_owned(),
            Self::NoEquals => {
                "There is no = in this change. Write it as name=value, such as agency_rate=900."
                    .to_owned()
            }
            Self::Unknown {
                name,
                nearest: Some(nearest),
            } => {
                format!("“{name}” is not an input here. Did you mean “{nearest}”?")
            }
            Self::Unknown {
                name,
                nearest: None,
            } => format!("“{name}” is not an input here."),
            Self::NotAnInput { name } => {
                format!("“{name}” is worked out from other figures. Only an input can be changed.")
            }
            Self::Bracket => {
                "The square brackets do not match. Write a cell as in_care[2020-04,low]=774."
                    .to_owned()
            }
            Self::NoSuchPlace {
                name,
                place,
                example,
            } => {
                format!("“{name}” has no place [{place}]. It has places such as [{example}].")
            }
            Self::WhichCell { name, example } => format!(
                "“{name}” is a series. Name one cell, as {name}[{example}]=…, or change all of it, \
                 as {name}=all …, times …%, later …, earlier … or line … to …"
            ),
            Self::DoesNotApply { name } => format!("“{name}” does not apply, so it has no value."),
            Self::Twice { name } => format!("“{name}” is set twice in one change."),
            Self::Value { name, error } => format!("“{name}”: {}", error.words()),
            Self::Share => {
                "After “times” comes a share, such as 50%. A small one needs its sign: 200% is twice."
                    .to_owned()
            }
            Self::Items => {
                format!("After “later” or “earlier” comes a whole number up to {FURTHEST}.")
            }
            Self::Line => "A line is written as line 0 to 30.".to_owned(),
            Self::NotASeries { name } => {
                format!("“{name}” is a single figure. Only a series can be moved or made a line.")
            }
            Self::NotAFigure { name } => format!(
                "“{name}” is no figure but a choice, or yes or no. It cannot be multiplied or made a \
                 line; write {name}=… or, for a series, {name}=all …."
            ),
        }
    }
}

impl core::fmt::Display for EditError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.words())
    }
}

impl core::error::Error for EditError {}

/// Reads one line.
///
/// # Errors
/// When the line is no edit of this case.
pub fn parse(case: &Case, line: &str) -> Result<Edit, EditError> {
    if line.len() > LONGEST_LINE {
        return Err(EditError::TooLong);
    }
    let (target, what) = line.split_once('=').ok_or(EditError::NoEquals)?;
    let (name, code) = target_of(target)?;
    let (index, quantity) = input_of(case, name)?;
    let reader = Reader { case, quantity };
    let change = reader.change(code, what.trim())?;
    Ok(Edit {
        quantity: index,
        change,
    })
}

/// Reads lines one after the other, as one types them. The first that is not understood is refused,
/// and all with it.
///
/// # Errors
/// With the line that is no edit of this case.
pub fn of_lines<'a>(
    case: &Case,
    lines: impl IntoIterator<Item = &'a str>,
) -> Result<Edits, Refused> {
    let mut edits = Edits::none();
    for (line, text) in (1_usize..).zip(lines) {
        let edit = parse(case, text).map_err(|error| Refused {
            line,
            text: text.to_owned(),
            error,
        })?;
        edits = edits.with(case, edit);
    }
    Ok(edits)
}

/// Writes an edit as one line that [`parse`] reads back.
#[must_use]
pub fn write(case: &Case, edit: &Edit) -> String {
    let Some(quantity) = case.quantity(edit.quantity) else {
        return String::new();
    };
    let value = |value: Decimal| value_text::write(quantity, value);
    let (on, what) = match &edit.change {
        Change::Set(cells) => return write_cells(case, quantity, cells),
        Change::Scale { on, share } => (on, format!("times {}", write_share(*share))),
        Change::Move { on, by } => {
            let way = if *by < 0 { "earlier" } else { "later" };
            (on, format!("{way} {}", by.unsigned_abs()))
        }
        Change::Early { on, by } => (on, format!("earlier {by} kept")),
        Change::Fill { on, value: all } => (on, format!("all {}", value(*all))),
        Change::Line { on, from, to } => (on, format!("line {} to {}", value(*from), value(*to))),
    };
    format!(
        "{}{}={what}",
        quantity.id,
        bracketed(&part_code(case, quantity, on))
    )
}

/// The ids of a place on some of the axes; with the name of its axis where another axis has an item
/// of the same id.
fn part_code(case: &Case, quantity: &Quantity, on: &Place) -> String {
    let axes = || quantity.axes.iter().filter_map(|index| case.axis(*index));
    let ids = on.pairs().filter_map(|(index, item)| {
        let axis = case.axis(index)?;
        let id = &axis.items.get(item)?.id;
        let shared = axes().filter(|axis| axis.position(id).is_some()).count() > 1;
        Some(if shared {
            format!("{}:{id}", axis.id)
        } else {
            id.clone()
        })
    });
    ids.collect::<Vec<_>>().join(",")
}

fn write_cells(case: &Case, quantity: &Quantity, cells: &[(usize, Option<Decimal>)]) -> String {
    let mut line = quantity.id.clone();
    for (position, (cell, value)) in cells.iter().enumerate() {
        if position > 0 {
            line.push_str("; ");
        }
        line.push_str(&bracketed(
            &case.place_code(&case.place_of(quantity, *cell)),
        ));
        line.push('=');
        if let Some(value) = value {
            line.push_str(&value_text::write(quantity, *value));
        }
    }
    line
}

fn bracketed(code: &str) -> String {
    if code.is_empty() {
        String::new()
    } else {
        format!("[{code}]")
    }
}

fn write_share(share: Decimal) -> String {
    match share.exact_mul(Decimal::ONE_HUNDRED) {
        Some(percent) => format!("{}%", plain(percent)),
        // More digits than are read: such a line is refused, and never taken for another share.
        None => format!("{}00%", plain(share.trunc())),
    }
}

/// A line that was not understood; the others are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Counted from 1, the head among them where there is one.
    pub line: usize,
    /// As written.
    pub text: String,
    /// Why.
    pub error: EditError,
}

/// Text that is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Longer than [`MOST_TEXT`], or more lines than [`MOST_LINES`].
    TooLong,
    /// Not headed by [`HEAD`] or [`HEAD_WITH_VERSIONS`], nor by that of a later version: no edits.
    Version,
    /// Headed as a later version heads its edits.
    Newer,
}

impl Unreadable {
    /// One sentence that says what is wrong.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::TooLong => "There are more changes here than any case has.",
            Self::Version => "These are not changes that this version of Casebook can read.",
            Self::Newer => {
                "These changes are of a newer version of Casebook, which this one cannot read."
            }
        }
    }
}

/// Whether a text is headed as a later version heads its edits: they may be of use to it.
#[must_use]
pub fn is_newer(text: &str) -> bool {
    let head = text.lines().next().unwrap_or_default();
    let (form, own) = HEAD_WITH_VERSIONS.rsplit_once(' ').unwrap_or_default();
    let version = head
        .strip_prefix(form)
        .and_then(|version| version.trim().parse::<u32>().ok());
    version.is_some_and(|version| own.parse().is_ok_and(|own: u32| version > own))
}

/// Writes all edits of a case: the head, then a line each.
#[must_use]
pub fn write_all(case: &Case, edits: &Edits) -> String {
    let mut text = HEAD.to_owned();
    for edit in edits.list() {
        text.push('\n');
        text.push_str(&write(case, edit));
    }
    text
}

/// Reads what [`write_all`] wrote. What a line says that the case no longer has is refused line by
/// line, so that the rest is not lost.
///
/// # Errors
/// When the text is too long or of another version.
pub fn read_all(case: &Case, text: &str) -> Result<(Edits, Vec<Refused>), Unreadable> {
    if is_newer(text) {
        return Err(Unreadable::Newer);
    }
    if text.len() > MOST_TEXT {
        return Err(Unreadable::TooLong);
    }
    let mut lines = text.lines().zip(1_usize..);
    let heads = [HEAD, HEAD_WITH_VERSIONS];
    if lines
        .next()
        .is_none_or(|(head, _)| !heads.contains(&head.trim()))
    {
        return Err(Unreadable::Version);
    }
    let mut edits = Edits::none();
    let mut refused = Vec::new();
    for (text, line) in lines {
        if line > MOST_LINES {
            return Err(Unreadable::TooLong);
        }
        if text.trim().is_empty() {
            continue;
        }
        match parse(case, text) {
            Ok(edit) => edits = edits.with(case, edit),
            Err(error) => refused.push(Refused {
                line,
                text: text.to_owned(),
                error,
            }),
        }
    }
    Ok((edits, refused))
}

/// A name, and what stands in brackets after it.
pub(crate) fn target_of(target: &str) -> Result<(&str, Option<&str>), EditError> {
    match target.trim().split_once('[') {
        None if target.contains(']') => Err(EditError::Bracket),
        None => Ok((target.trim(), None)),
        Some((name, rest)) => {
            let code = rest.strip_suffix(']').ok_or(EditError::Bracket)?;
            if code.contains(['[', ']']) {
                return Err(EditError::Bracket);
            }
            Ok((name.trim(), Some(code)))
        }
    }
}

fn input_of<'a>(case: &'a Case, name: &str) -> Result<(QuantityIndex, &'a Quantity), EditError> {
    let Some((index, quantity)) = case.find(name) else {
        let inputs = case
            .quantities
            .iter()
            .filter(|quantity| quantity.input().is_some());
        let nearest = nearest(name, inputs.map(|input| input.id.as_str())).map(str::to_owned);
        return Err(EditError::Unknown {
            name: visible(name),
            nearest,
        });
    };
    if quantity.input().is_none() {
        return Err(EditError::NotAnInput {
            name: name.to_owned(),
        });
    }
    Ok((index, quantity))
}

/// A stranger's text for a message: shortened, and what cannot be seen written out.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars().take(40) {
        if is_invisible(c) || c.is_control() {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

struct Reader<'a> {
    case: &'a Case,
    quantity: &'a Quantity,
}

impl Reader<'_> {
    fn change(&self, code: Option<&str>, what: &str) -> Result<Change, EditError> {
        let (word, rest) = what.split_once(char::is_whitespace).unwrap_or((what, ""));
        let rest = rest.trim();
        match word {
            "times" => {
                self.figure()?;
                Ok(Change::Scale {
                    on: self.part(code)?,
                    share: entry::share(rest).map_err(|_| EditError::Share)?,
                })
            }
            "later" => self.moved(code, items(rest)?),
            "earlier" => match rest.strip_suffix("kept") {
                Some(by) => self.early(code, by.trim_end()),
                None => self.moved(code, items(rest)?.saturating_neg()),
            },
            "all" => Ok(Change::Fill {
                on: self.part(code)?,
                value: self.value(code, rest)?,
            }),
            "line" => {
                self.figure()?;
                let (from, to) = rest.split_once(" to ").ok_or(EditError::Line)?;
                self.series()?;
                let (from, to) = (self.value(code, from)?, self.value(code, to)?);
                Ok(Change::Line {
                    on: self.part(code)?,
                    from,
                    to,
                })
            }
            _ => self.cells(code, what),
        }
    }

    fn moved(&self, code: Option<&str>, by: i16) -> Result<Change, EditError> {
        self.series()?;
        Ok(Change::Move {
            on: self.part(code)?,
            by,
        })
    }

    /// What is counted in the first month is added up, so it is of figures.
    fn early(&self, code: Option<&str>, by: &str) -> Result<Change, EditError> {
        self.figure()?;
        self.series()?;
        Ok(Change::Early {
            on: self.part(code)?,
            by: items(by)?.unsigned_abs(),
        })
    }

    /// Halves and lines are of figures; the options of a choice have positions, not sizes.
    fn figure(&self) -> Result<(), EditError> {
        match self.quantity.input().map(|input| &input.control) {
            Some(Control::Choice(_) | Control::YesNo) => Err(EditError::NotAFigure {
                name: self.quantity.id.clone(),
            }),
            _ => Ok(()),
        }
    }

    fn series(&self) -> Result<(), EditError> {
        match along(self.case, self.quantity) {
            Some(_) => Ok(()),
            None => Err(EditError::NotASeries {
                name: self.quantity.id.clone(),
            }),
        }
    }

    /// `774; [2020-05,low]=769; …` after the first place.
    fn cells(&self, first: Option<&str>, what: &str) -> Result<Change, EditError> {
        let mut parts = what.split(';');
        let value = parts.next().unwrap_or_default();
        let mut cells = vec![self.cell(first, value)?];
        for part in parts {
            let (place, value) = part.split_once('=').ok_or(EditError::NoEquals)?;
            let (name, code) = target_of(place)?;
            if !name.is_empty() {
                return Err(EditError::Bracket);
            }
            let (cell, value) = self.cell(code, value)?;
            if cells.iter().any(|(other, _)| *other == cell) {
                return Err(EditError::Twice {
                    name: self.name(code),
                });
            }
            cells.push((cell, value));
        }
        Ok(Change::Set(cells))
    }

    fn cell(&self, code: Option<&str>, value: &str) -> Result<(usize, Option<Decimal>), EditError> {
        let place = match code {
            None if self.quantity.axes.is_empty() => Place::nowhere(),
            None => return Err(self.which_cell()),
            Some(code) => self
                .case
                .place_from_code(self.quantity, code)
                .ok_or_else(|| self.no_such_place(code))?,
        };
        let cell = self
            .case
            .cell_of(self.quantity, &place)
            .ok_or_else(|| self.no_such_place(code.unwrap_or_default()))?;
        let given = self
            .quantity
            .input()
            .and_then(|input| input.given.get(cell));
        if matches!(given, None | Some(Given::None)) {
            return Err(EditError::DoesNotApply {
                name: self.name(code),
            });
        }
        let value = value.trim();
        let value = if value.is_empty() {
            None
        } else {
            Some(self.value(code, value)?)
        };
        Ok((cell, value))
    }

    fn value(&self, code: Option<&str>, text: &str) -> Result<Decimal, EditError> {
        value_text::read(self.case, self.quantity, text).map_err(|error| EditError::Value {
            name: self.name(code),
            error,
        })
    }

    /// A place on some of the axes.
    fn part(&self, code: Option<&str>) -> Result<Place, EditError> {
        let mut place = Place::nowhere();
        let ids = code
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|id| !id.is_empty());
        for id in ids {
            let (named, id) = match id.split_once(':') {
                Some((axis, id)) => (Some(axis), id),
                None => (None, id),
            };
            let (axis, item) = self
                .quantity
                .axes
                .iter()
                .filter(|axis| place.item(**axis).is_none())
                .filter_map(|index| Some((*index, self.case.axis(*index)?)))
                .filter(|(_, axis)| named.is_none_or(|named| axis.id == named))
                .find_map(|(index, axis)| Some((index, axis.position(id)?)))
                .ok_or_else(|| self.no_such_place(code.unwrap_or_default()))?;
            place = place.with(axis, item);
        }
        Ok(place)
    }

    fn name(&self, code: Option<&str>) -> String {
        format!(
            "{}{}",
            self.quantity.id,
            bracketed(&visible(code.unwrap_or_default()))
        )
    }

    fn example(&self) -> String {
        self.case.place_code(&self.case.place_of(self.quantity, 0))
    }

    fn which_cell(&self) -> EditError {
        EditError::WhichCell {
            name: self.quantity.id.clone(),
            example: self.example(),
        }
    }

    fn no_such_place(&self, code: &str) -> EditError {
        if self.quantity.axes.is_empty() {
            return EditError::NotASeries {
                name: self.quantity.id.clone(),
            };
        }
        let place = visible(code);
        EditError::NoSuchPlace {
            name: self.quantity.id.clone(),
            place,
            example: self.example(),
        }
    }
}

fn items(text: &str) -> Result<i16, EditError> {
    let items = text.parse::<i16>().map_err(|_| EditError::Items)?;
    if (0..=FURTHEST).contains(&items) {
        Ok(items)
    } else {
        Err(EditError::Items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn a_choice_and_a_yes_or_no_are_neither_multiplied_nor_made_a_line() {
        let case = sample();
        for name in ["method", "steady"] {
            for change in [
                "times 50",
                "times 50%",
                "line 0 to 1",
                "line by-week to by-day",
                "earlier 1 kept",
            ] {
                let told = parse(&case, &format!("{name}={change}"));
                assert_eq!(
                    told,
                    Err(EditError::NotAFigure { name: name.into() }),
                    "{name}={change}"
                );
            }
        }
        assert!(parse(&case, "method=all by-day").is_ok());
        assert!(
            EditError::NotAFigure {
                name: "method".into()
            }
            .words()
            .starts_with("“method” is no figure")
        );
    }

    #[test]
    fn an_item_that_is_chosen_travels_by_its_id() {
        let case = crate::sample::case(crate::sample::BEGINS);
        for line in ["begins=2021-01", "full_from=2022/23", "begins="] {
            let edit = parse(&case, line).unwrap_or_else(|error| panic!("{line}: {error}"));
            assert_eq!(write(&case, &edit), line);
            let edits = Edits::none().with(&case, edit);
            let address = crate::link::write(&case, &edits);
            let (_, fragment) = address.split_once('#').unwrap();
            assert_eq!(crate::link::read(&case, fragment), Ok(edits), "{address}");
        }
        assert_eq!(
            parse(&case, "full_from=2025/26").map_err(|error| error.words()),
            Err("“full_from”: Write one of: 2020/21, 2021/22, 2022/23.".to_owned())
        );
        for change in ["later 3", "times 50%", "line 0 to 1"] {
            assert!(
                parse(&case, &format!("begins={change}")).is_err(),
                "{change}"
            );
        }
        let edit = parse(&case, "begins=2021-01").unwrap();
        assert_eq!(casebook_model::edit::words(&case, &edit), "January 2021");
    }

    #[test]
    fn a_part_is_named_with_its_axis_where_two_have_the_same_item() {
        let body = r#"
            [claim]
            quantity = "moved"
            at = { out = "2020/21", into = "2021/22" }
            sense = "saving"
            source = "p"
            [axis.out]
            years = ["2020/21", "2021/22"]
            [axis.into]
            years = ["2021/22", "2022/23"]
            [[group]]
            title = "All"
            inputs = ["moved"]
            [input.moved]
            label = "Moved"
            unit = "£"
            over = ["out", "into"]
            assumed = "5"
            why = "test"
        "#;
        let case = crate::sample::case(body);
        for line in [
            "moved[out:2021/22]=all 5",
            "moved[into:2021/22]=all 5",
            "moved[2020/21]=all 5",
            "moved[2022/23]=times 50%",
            "moved[out:2021/22,into:2021/22]=all 5",
            "moved[2021/22,2021/22]=7",
            "moved[2020/21,2021/22]=7",
        ] {
            let edit = parse(&case, line).unwrap_or_else(|error| panic!("{line}: {error}"));
            assert_eq!(write(&case, &edit), line);
        }
        // Without the axis, the first that has the item.
        let edit = parse(&case, "moved[2021/22]=all 5").unwrap();
        assert_eq!(write(&case, &edit), "moved[out:2021/22]=all 5");
        assert!(parse(&case, "moved[into:2020/21]=all 5").is_err());
        assert!(parse(&case, "moved[over:2021/22]=all 5").is_err());
    }

    #[test]
    fn each_form_is_read_and_written_back() {
        let case = sample();
        for line in [
            "rate=900",
            "rate=",
            "share=12.5%",
            "steady=no",
            "method=by-day",
            "in_care[2020-04,low]=774",
            "in_care[2020-04,low]=",
            "in_care[2020-04,low]=7; [2020-05,high]=; [2020-06,low]=9",
            "in_care=times 50%",
            "in_care[low]=times 0%",
            "in_care=later 3",
            "in_care[high]=earlier 2",
            "in_care=earlier 2 kept",
            "in_care[high]=earlier 0 kept",
            "in_care=all 5",
            "in_care[2020-05]=all 5",
            "in_care[high]=line 0 to 30",
            "rate=times 110%",
        ] {
            let edit = parse(&case, line).unwrap_or_else(|error| panic!("{line}: {error}"));
            assert_eq!(write(&case, &edit), line);
        }
    }

    #[test]
    fn what_people_write_is_understood() {
        let case = sample();
        for (written, tidy) in [
            (" rate = £1.2k ", "rate=1200"),
            ("rate=200-", "rate=-200"),
            ("rate=£(200)", "rate=-200"),
            ("rate=−£200", "rate=-200"),
            ("rate=£850 a week", "rate=850"),
            ("rate=８５０", "rate=850"),
            ("rate=700,701,702", "rate=700701702"),
            ("share=8", "share=8%"),
            ("share=8 per cent", "share=8%"),
            ("in_care[low, 2020-04]=7", "in_care[2020-04,low]=7"),
            ("in_care[low]=times 50", "in_care[low]=times 50%"),
            ("steady=Yes", "steady=yes"),
        ] {
            assert_eq!(
                write(&case, &parse(&case, written).unwrap()),
                tidy,
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_in_words() {
        let case = sample();
        for (line, words) in [
            (
                "rate",
                "There is no = in this change. Write it as name=value, such as agency_rate=900.",
            ),
            ("rat=5", "“rat” is not an input here. Did you mean “rate”?"),
            ("zebra=5", "“zebra” is not an input here."),
            (
                "saved=5",
                "“saved” is worked out from other figures. Only an input can be changed.",
            ),
            (
                "rate=many",
                "“rate”: “many” does not belong in a number. Type a figure such as 850, 1,200.50, 1.2k or 2m.",
            ),
            (
                "rate=5%",
                "“rate”: This figure is not a percentage. Type it without the % sign.",
            ),
            (
                "share=£5",
                "“share”: This figure is not an amount of money. Type it without the £ sign.",
            ),
            (
                "in_care[2020-04,low]=7.5",
                "“in_care[2020-04,low]”: Only whole numbers make sense here.",
            ),
            (
                "in_care[2020-04]=7",
                "“in_care” has no place [2020-04]. It has places such as [2020-04,low].",
            ),
            (
                "in_care[2020-04,lo]=7",
                "“in_care” has no place [2020-04,lo]. It has places such as [2020-04,low].",
            ),
            (
                "in_care=7",
                "“in_care” is a series. Name one cell, as in_care[2020-04,low]=…, or change all of it, as in_care=all …, times …%, later …, earlier … or line … to …",
            ),
            (
                "in_care[2020-04,low=7",
                "The square brackets do not match. Write a cell as in_care[2020-04,low]=774.",
            ),
            (
                "in_care[2020-04,low]=7; [2020-04,low]=8",
                "“in_care[2020-04,low]” is set twice in one change.",
            ),
            (
                "rate[low]=7",
                "“rate” is a single figure. Only a series can be moved or made a line.",
            ),
            (
                "rate=later 3",
                "“rate” is a single figure. Only a series can be moved or made a line.",
            ),
            (
                "in_care=later soon",
                "After “later” or “earlier” comes a whole number up to 120.",
            ),
            (
                "in_care=later 121",
                "After “later” or “earlier” comes a whole number up to 120.",
            ),
            (
                "in_care=earlier 121 kept",
                "After “later” or “earlier” comes a whole number up to 120.",
            ),
            (
                "in_care=later 3 kept",
                "After “later” or “earlier” comes a whole number up to 120.",
            ),
            (
                "in_care=later -1",
                "After “later” or “earlier” comes a whole number up to 120.",
            ),
            (
                "in_care=times half",
                "After “times” comes a share, such as 50%. A small one needs its sign: 200% is twice.",
            ),
            (
                "in_care=times 0.5",
                "After “times” comes a share, such as 50%. A small one needs its sign: 200% is twice.",
            ),
            (
                "rate=0,850",
                "“rate”: A comma or space goes before every three digits, as in 1,200, and a point before decimals, as in 0.85.",
            ),
            (
                "rate=(-200)",
                "“rate”: A number has only one sign. A minus and brackets mean the same: −500 or (500).",
            ),
            (
                "rate=700 701 702",
                "“rate”: There is more than one figure here. Type one, with commas before every three digits, as in 1,200.",
            ),
            (
                "in_care[2020-04,low]=700,701,702",
                "“in_care[2020-04,low]”: There is more than one figure here. Type one, with commas before every three digits, as in 1,200.",
            ),
            (
                "rate=£850 p.a.",
                "“rate”: This figure is in £ a child a week, not “p.a.”. Type the number alone.",
            ),
            ("in_care=line 5", "A line is written as line 0 to 30."),
            ("steady=maybe", "“steady”: Write yes or no."),
            ("method=by-hour", "“method”: Write one of: by-week, by-day."),
            (
                "partly[high]=3",
                "“partly[high]” does not apply, so it has no value.",
            ),
            (
                "ra\u{202E}te=5",
                "“ra\\u{202e}te” is not an input here. Did you mean “rate”?",
            ),
        ] {
            let error = parse(&case, line).expect_err(line);
            assert_eq!(error.words(), words, "{line}");
        }
    }

    #[test]
    fn a_hostile_line_is_refused_at_once() {
        let case = sample();
        let long = format!("rate={}", "9".repeat(LONGEST_LINE));
        assert_eq!(parse(&case, &long), Err(EditError::TooLong));
        let many = format!("in_care[2020-04,low]=1{}", "; [2020-04,low]=1".repeat(1000));
        assert!(matches!(parse(&case, &many), Err(EditError::Twice { .. })));
        let digits = format!("rate={}", "9".repeat(40));
        assert!(
            parse(&case, &digits)
                .unwrap_err()
                .words()
                .contains("too long")
        );
    }

    #[test]
    fn kept_edits_come_back_and_a_line_that_no_longer_fits_is_told() {
        let case = sample();
        let edits = [
            "rate=900",
            "in_care[low]=times 50%",
            "in_care[2020-04,low]=3",
            "cost=5",
        ]
        .iter()
        .fold(Edits::none(), |edits, line| {
            edits.with(&case, parse(&case, line).unwrap())
        });
        let text = write_all(&case, &edits);
        assert_eq!(
            text,
            "casebook edits 1\nrate=900\nin_care[low]=times 50%\nin_care[2020-04,low]=3\ncost=5"
        );
        assert_eq!(read_all(&case, &text), Ok((edits.clone(), Vec::new())));

        let (kept, refused) = read_all(&case, &format!("{text}\nrates=5\n\n")).unwrap();
        assert_eq!(kept, edits);
        assert_eq!(refused.len(), 1);
        assert_eq!((refused[0].line, refused[0].text.as_str()), (6, "rates=5"));
    }

    #[test]
    fn other_text_is_not_taken_for_edits() {
        let case = sample();
        assert_eq!(read_all(&case, "rate=900"), Err(Unreadable::Version));
        assert_eq!(read_all(&case, ""), Err(Unreadable::Version));
        for (head, newer) in [
            ("casebook edits 3", true),
            ("casebook edits 17 ", true),
            ("casebook edits 0", false),
            ("casebook edits two", false),
            ("casebook edits 99999999999", false),
        ] {
            let text = format!("{head}\nrate=900");
            let error = if newer {
                Unreadable::Newer
            } else {
                Unreadable::Version
            };
            assert_eq!(is_newer(&text), newer, "{head}");
            assert_eq!(read_all(&case, &text), Err(error), "{head}");
        }
        // However long a later version lets it be.
        let long = format!("casebook edits 3\n{}", " ".repeat(MOST_TEXT));
        assert_eq!(read_all(&case, &long), Err(Unreadable::Newer));
        let lines = format!("{HEAD}{}", "\nrate=1".repeat(MOST_LINES));
        assert_eq!(read_all(&case, &lines), Err(Unreadable::TooLong));
        assert_eq!(
            read_all(&case, &" ".repeat(MOST_TEXT + 1)),
            Err(Unreadable::TooLong)
        );
    }

    fn any_number(percent: bool) -> impl Strategy<Value = Decimal> {
        let scale = if percent { 2_u32..11 } else { 0_u32..9 };
        (-1_000_000_000_000_i64..1_000_000_000_000, scale)
            .prop_map(|(units, scale)| Decimal::new(units, scale).normalize())
    }

    fn any_edit() -> impl Strategy<Value = Edit> {
        let case = sample();
        let index = move |name: &str| case.find(name).unwrap().0;
        let (rate, share, in_care) = (index("rate"), index("share"), index("in_care"));
        let (steady, method) = (index("steady"), index("method"));
        let scenario = sample().find_axis("scenario").unwrap().0;
        let month = sample().find_axis("month").unwrap().0;
        let edit = |quantity: QuantityIndex, change: Change| Edit { quantity, change };
        let on = (
            proptest::option::of(0_usize..12),
            proptest::option::of(0_usize..2),
        )
            .prop_map(move |(m, s)| {
                let place = m.map_or_else(Place::nowhere, |m| Place::nowhere().with(month, m));
                s.map_or(place.clone(), |s| place.with(scenario, s))
            });
        let whole = -1_000_000_i64..1_000_000;
        prop_oneof![
            proptest::option::of(any_number(false))
                .prop_map(move |value| edit(rate, Change::Set(vec![(0, value)]))),
            proptest::option::of(any_number(true))
                .prop_map(move |value| edit(share, Change::Set(vec![(0, value)]))),
            any::<bool>().prop_map(move |yes| edit(
                steady,
                Change::Set(vec![(0, Some(Decimal::from(u8::from(yes))))])
            )),
            (0_u8..2).prop_map(move |option| edit(
                method,
                Change::Set(vec![(0, Some(Decimal::from(option)))])
            )),
            proptest::collection::btree_map(
                0_usize..24,
                proptest::option::of(whole.clone()),
                1..24
            )
            .prop_map(move |cells| {
                let cells = cells
                    .into_iter()
                    .map(|(cell, value)| (cell, value.map(Decimal::from)));
                edit(in_care, Change::Set(cells.collect()))
            }),
            (on.clone(), any_number(false))
                .prop_map(move |(on, share)| edit(in_care, Change::Scale { on, share })),
            (on.clone(), -120_i16..121)
                .prop_map(move |(on, by)| edit(in_care, Change::Move { on, by })),
            (on.clone(), 0_u16..121)
                .prop_map(move |(on, by)| edit(in_care, Change::Early { on, by })),
            (on.clone(), whole.clone()).prop_map(move |(on, value)| edit(
                in_care,
                Change::Fill {
                    on,
                    value: value.into()
                }
            )),
            (on, whole.clone(), whole).prop_map(move |(on, from, to)| {
                edit(
                    in_care,
                    Change::Line {
                        on,
                        from: from.into(),
                        to: to.into(),
                    },
                )
            }),
        ]
    }

    proptest! {
        #[test]
        fn an_edit_round_trips_as_one_line(edit in any_edit()) {
            let case = sample();
            let line = write(&case, &edit);
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(parse(&case, &line), Ok(edit), "{}", line);
        }

        #[test]
        fn any_edits_are_kept(list in proptest::collection::vec(any_edit(), 0..12)) {
            let case = sample();
            let edits = list.into_iter().fold(Edits::none(), |edits, edit| edits.with(&case, edit));
            prop_assert_eq!(read_all(&case, &write_all(&case, &edits)), Ok((edits, Vec::new())));
        }

        #[test]
        fn any_text_is_read_or_refused_in_words(line in "\\PC{0,60}", value in "[ -~£%½−]{0,20}") {
            let case = sample();
            for line in [line, format!("in_care[2020-04,low]={value}"), format!("rate={value}")] {
                if let Err(error) = parse(&case, &line) {
                    prop_assert!(!error.words().is_empty());
                }
            }
        }
    }

    #[test]
    fn a_share_too_large_to_be_told_in_per_cent_is_refused_and_never_misread() {
        let case = sample();
        let share = d("70000000000000000000000000000");
        let edit = Edit {
            quantity: case.find("in_care").unwrap().0,
            change: Change::Scale {
                on: Place::nowhere(),
                share,
            },
        };
        assert_eq!(parse(&case, &write(&case, &edit)), Err(EditError::Share));
    }
}
