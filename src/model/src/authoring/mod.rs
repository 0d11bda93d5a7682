//! Reading case files: TOML and formulas in, a checked [`Case`] or all its faults out.
//!
//! The stages, a file each: [`fields`] (TOML with places), [`uses`] (the names a file uses),
//! [`header`] (what the case is), [`quantities`] (inputs and their printed cells), [`syntax`]
//! (formulas as written), [`signatures`] (what each function takes), [`resolve`] (names, units and
//! axes), [`formulas`] (order and cycles), [`layout`] (what refers to quantities: claim, form,
//! tables, charts), [`caution`] (what should be looked at twice); a file that rests on another case is read by
//! [`based`] alone. What goes wrong before the first
//! stage is told by [`toml_words`]; what only follows from a wrong heading is known to [`lost`].

pub mod based;
mod bounds;
mod caution;
mod depth;
mod fault;
mod fields;
mod formulas;
mod header;
mod homes;
mod layout;
mod lost;
mod order;
mod pasted;
mod powers;
mod prints;
mod quantities;
mod resolve;
mod shelf;
mod signatures;
pub mod syntax;
mod toml_words;
mod uses;

pub use crate::case::LARGEST_FILE;
pub use based::Finds;
pub use caution::Caution;
pub use fault::Fault;
pub use shelf::Shelf;
pub use signatures::FUNCTIONS;

use crate::case::Case;
use crate::evaluate::Flattened;
use caution::Places;
use fields::{Fields, Reader};
use std::collections::BTreeSet;
use toml::de::DeTable;

/// A sound case, and what should be looked at twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The case.
    pub case: Case,
    /// What the paper itself calls it, and codes it gives it besides its references: what it is
    /// found by. It is of no use to a case that is open, so it is no part of it.
    pub known_as: Vec<String>,
    /// In the order of the lines.
    pub cautions: Vec<Caution>,
}

/// Reads and checks a case file. `id` becomes the case's id, `file` is named in messages.
///
/// # Errors
/// With every fault of the file, in the order of its lines.
pub fn read_case(id: &str, file: &str, text: &str, shelf: &Shelf) -> Result<Case, Vec<Fault>> {
    read(id, file, text, shelf).map(|reading| reading.case)
}

/// As [`read_case`], with the cautions.
///
/// # Errors
/// With every fault of the file, in the order of its lines.
pub fn read(id: &str, file: &str, text: &str, shelf: &Shelf) -> Result<Reading, Vec<Fault>> {
    let nowhere = |id: &str| {
        Err(format!(
            "there is no case `{}` to rest on here",
            fault::shown(id)
        ))
    };
    read_finding(id, file, text, shelf, &nowhere)
}

/// As [`read`], of a file that may rest on another case, which is found by its id.
///
/// # Errors
/// With every fault of the file, in the order of its lines.
pub fn read_finding(
    id: &str,
    file: &str,
    text: &str,
    shelf: &Shelf,
    find: Finds<'_>,
) -> Result<Reading, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    if text.len() > LARGEST_FILE {
        let what = format!(
            "the file has {} bytes; a case file may have {} at most",
            crate::number::grouped(text.len().into(), 0),
            crate::number::grouped(LARGEST_FILE.into(), 0)
        );
        reader.fault(0, what);
        return Err(reader.into_faults());
    }
    if let Some(at) = depth::too_deep(text) {
        reader.fault(at, toml_words::TOO_DEEP);
        return Err(reader.into_faults());
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    toml_words::tell(&reader, &errors);
    if !errors.is_empty() {
        return Err(reader.into_faults());
    }
    reader.lost = lost::Lost::of(root.get_ref());
    let fields = Fields::new(&reader, root.get_ref(), "the file", 0..0);
    if fields.has(based::BASED_ON) {
        let reading = based::read(id, &fields, find);
        fields.finish();
        return match reading {
            Some(reading) if reader.count() == 0 => Ok(reading),
            _ => Err(reader.into_faults()),
        };
    }
    let built = build(id, &fields, shelf, &uses::names(root.get_ref()));
    fields.finish();
    match built {
        Some(built) if reader.count() == 0 => {
            let cautions =
                caution::cautions(&built.case, &reader, &built.places, &built.published_at);
            Ok(Reading {
                case: built.case,
                known_as: built.known_as,
                cautions,
            })
        }
        _ => Err(reader.into_faults()),
    }
}

/// A case as it is read, before it is known to be sound.
struct Built {
    case: Case,
    known_as: Vec<String>,
    places: Vec<Places>,
    published_at: Vec<Vec<usize>>,
}

fn build(id: &str, root: &Fields<'_, '_>, shelf: &Shelf, used: &BTreeSet<String>) -> Option<Built> {
    let header = header::read(root, shelf);
    let units = shelf::with_own_units(root, &shelf.units);
    let axes = header::axes(root, header.year, used);
    let mut draft = quantities::read(root, &units, &axes, header.year, used);
    let published = layout::published_names(root, &draft);
    formulas::check(root, &mut draft, &axes, &units, &published);
    let rest = layout::read(root, &draft, &axes, &units);
    let places = draft.places();
    let case = Case {
        id: id.to_owned(),
        title: header.title,
        references: header.references,
        council: header.council,
        year: header.year?,
        theme: header.theme,
        document: header.document?,
        summary: header.summary,
        rests_on: header.rests_on,
        open: header.open,
        claim: rest.claim?,
        parts: rest.parts,
        axes,
        units,
        quantities: draft.finished()?,
        order: draft.order,
        following: draft.following,
        groups: rest.groups,
        published: rest.published,
        background: rest.background,
        tables: rest.tables,
        charts: rest.charts,
        backwards: rest.backwards,
        overlaps: rest.overlaps,
        flattened: Flattened::default(),
    };
    based::hold_extensible(root, &case);
    Some(Built {
        case,
        known_as: header.known_as,
        places,
        published_at: rest.published_at,
    })
}

/// The names that formulas may not give to a quantity: keywords, functions, calendar.
fn is_reserved(name: &str) -> bool {
    syntax::KEYWORDS.contains(&name)
        || FUNCTIONS.contains(&name)
        || crate::calendar::CalendarQuantity::ALL
            .iter()
            .any(|quantity| quantity.name() == name)
}

/// Whether a name may stand in a formula: small letters, digits and `_`, not starting with a digit.
fn is_name(name: &str) -> bool {
    name.len() <= 60
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// A text as a name that a quantity or an axis may have: `cost_a_day` for `Cost a-day`.
fn as_name(text: &str) -> Option<String> {
    let name = text.trim().to_lowercase().replace(['-', ' ', '.'], "_");
    (is_name(&name) && !is_reserved(&name)).then_some(name)
}

/// Reads a formula on its own, as a test or an explanation writes it: against a case's quantities.
///
/// # Errors
/// With every fault of the formula.
pub fn read_formula(case: &Case, text: &str) -> Result<crate::expr::Expr, Vec<String>> {
    let syntax = syntax::parse(text).map_err(|error| vec![error.what])?;
    let known: Vec<_> = case.quantities.iter().map(formulas::known_of).collect();
    let claimed = Some(&case.claim).filter(|claim| claim.printed.is_some());
    let blocks = case.published.iter().map(|block| block.quantity);
    let published: Vec<_> = blocks.chain(claimed.map(|claim| claim.quantity)).collect();
    let mut resolver = resolve::Resolver {
        known: &known,
        axes: &case.axes,
        book: &case.units,
        published: &published,
        lost: &lost::Lost::default(),
        faults: Vec::new(),
    };
    match resolver.resolve(&syntax) {
        Some(resolved) if resolver.faults.is_empty() => Ok(resolved.formula),
        _ => Err(resolver
            .faults
            .into_iter()
            .map(|fault| fault.what)
            .collect()),
    }
}
