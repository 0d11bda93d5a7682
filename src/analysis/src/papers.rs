//! What the pages about the papers list: every print in the order of its paper, what differs, and
//! what is still needed. It is worked out when the project is built, so that no case has to be read
//! to list it; texts that recur stand in it once.

use crate::checks::{Tally, Verdict};
use serde::{Deserialize, Serialize};

mod making;
mod meaning;
mod table;

pub use making::make;
pub use table::{TableRow, read};

/// A text, by its position in [`Papers::texts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text(u16);

/// A case, by its position in the catalogue.
pub type CaseNumber = u8;

/// All papers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Papers {
    /// Each text once; the first is empty.
    texts: Vec<String>,
    /// In the order of `documents.toml`.
    pub papers: Vec<Paper>,
    /// What differs: what is the largest share of the claim of its case first, then what is counted in
    /// something else, in the order of the papers.
    pub differences: Vec<Difference>,
    /// What is needed, in the order of the papers and of each form.
    pub needed: Vec<Needed>,
}

/// One paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What it is called.
    pub title: Text,
    /// When it was published, as far as is known.
    pub date: Text,
    /// Where it can be had, if known.
    pub address: Option<Text>,
    /// Whose it is.
    pub council: Text,
    /// The financial year it plans for, as written.
    pub year: Text,
    /// Its cases, in its order; those without a print come last.
    pub parts: Vec<Part>,
}

/// The prints of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which case.
    pub case: CaseNumber,
    /// Where in the paper, in its order.
    pub sections: Vec<Section>,
    /// How its checks stand: as the list counts them.
    pub checks: Tally,
}

/// The prints that stand together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Where in the paper: `Table 1, row May 2020`.
    pub place: Text,
    /// In the order of the paper.
    pub prints: Vec<Row>,
}

/// A figure of a case, as an address names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The id of its quantity.
    pub quantity: Text,
    /// The ids of its place: `2020-04,low`; empty without axes.
    pub place: Text,
}

/// One print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// What it is: the label of its quantity, or what a background figure is of.
    pub what: Text,
    /// Where it stands: the column of a table in the paper, or else its place in the case, such as
    /// `April 2020 · Low optimism`.
    pub at: Text,
    /// The figure whose working tells more; none of background.
    pub figure: Option<Name>,
    /// As printed there.
    pub printed: Text,
    /// Whether it was printed before.
    pub again: bool,
    /// Whether it is the claim of its case.
    pub claim: bool,
    /// How it stands.
    pub finding: Finding,
    /// What the sum gives, or takes for it if not the print; empty where there is no number.
    pub sum: Text,
    /// How far the print lies from the sum, where they differ: `£408,000 above the sum`.
    pub apart: Text,
    /// How a total stands to its own printed parts, in words; otherwise empty.
    pub foots: Text,
}

/// How a print stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// It was worked out again.
    Checked(Verdict),
    /// An input: the sum starts from it.
    Given,
    /// In no sum.
    Background,
    /// The sum it was held against is gross, and it is net: so it stands, and is not confirmed by it.
    Gross(Verdict),
}

impl Finding {
    /// How it stands to what was worked out again; `None` where nothing was.
    #[must_use]
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Checked(verdict) | Self::Gross(verdict) => Some(verdict),
            Self::Given | Self::Background => None,
        }
    }
}

/// A print that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which paper, by its position.
    pub paper: u8,
    /// Which case.
    pub case: CaseNumber,
    /// Where in the paper.
    pub place: Text,
    /// The label of its quantity, with its place.
    pub what: Text,
    /// The figure.
    pub figure: Name,
    /// As printed.
    pub printed: Text,
    /// What the sum gives, or the sum of its printed parts.
    pub sum: Text,
    /// How far the print lies from that.
    pub apart: Text,
    /// Why, as the case file has it after a look at the paper; may be empty.
    pub because: Text,
    /// What the case claims, in a word: `saving`.
    pub claimed: Text,
    /// What it would mean for that, in words.
    pub means: Text,
}

/// An input that no paper prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needed {
    /// Which case.
    pub case: CaseNumber,
    /// The label of the input.
    pub what: Text,
    /// In what it is counted, in words; empty for a bare number, and for what is chosen.
    pub unit: Text,
    /// Its name, at its first empty cell.
    pub figure: Name,
    /// How many figures of it are needed.
    pub cells: u16,
    /// Who would know.
    pub who: Text,
}

/// How many prints a paper has, each figure counted once but for `prints`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All prints.
    pub prints: usize,
    /// All figures.
    pub figures: usize,
    /// Those worked out again, by how they stand.
    pub checked: Tally,
    /// Inputs.
    pub given: usize,
    /// In no sum.
    pub background: usize,
}

impl Papers {
    /// A text; empty for one of other papers.
    #[must_use]
    pub fn text(&self, text: Text) -> &str {
        self.texts
            .get(usize::from(text.0))
            .map_or("", String::as_str)
    }
}

impl Part {
    /// Every print, in the order of the paper.
    pub fn prints(&self) -> impl Iterator<Item = &Row> {
        self.sections.iter().flat_map(|section| &section.prints)
    }

    /// How many there are.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        self.prints().for_each(|row| counts.add(row));
        counts
    }
}

impl Paper {
    /// How the checks of its cases stand: as the list counts them. A total made of printed parts is held
    /// against their sum as well, and so they are more than the figures that were worked out again.
    #[must_use]
    pub fn checks(&self) -> Tally {
        let parts = self.parts.iter().map(|part| part.checks);
        parts.fold(Tally::default(), Tally::with)
    }

    /// How many prints there are.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        self.parts
            .iter()
            .flat_map(Part::prints)
            .for_each(|row| counts.add(row));
        counts
    }
}

impl Counts {
    fn add(&mut self, row: &Row) {
        let more = |count: &mut usize| *count = count.saturating_add(1);
        more(&mut self.prints);
        if row.again {
            return;
        }
        more(&mut self.figures);
        match row.finding {
            Finding::Given => more(&mut self.given),
            Finding::Background => more(&mut self.background),
            Finding::Checked(verdict) => self.checked.add(verdict),
            // Counted as its check is: `Check::counted`.
            Finding::Gross(_) => self.checked.add(Verdict::Needs),
        }
    }
}
