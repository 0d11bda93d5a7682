//! The whole evaluation of a case as plain data: the one shape of `evaluate --json` and of the
//! JavaScript interface. Decimals are strings, items go by id, per cent by the figure shown.

use crate::plain::{Entries, Figure, Plain};
use casebook_analysis::checks::{Check, Kind, figure_name};
use casebook_analysis::claim::{self, standing};
use casebook_model::Decimal;
use casebook_model::axis::{Axis, AxisIndex, Place};
use casebook_model::case::{Background, Case, Quantity, QuantityIndex, Says};
use casebook_model::caution::{self, Caution};
use casebook_model::edit::Edits;
use casebook_model::evaluate::Figures;
use casebook_model::exact::Exact;
use casebook_model::number::plain;
use casebook_model::printed::Printed;
use casebook_model::value::Value;
use serde::Serialize;

/// A whole evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evaluation {
    /// The id of the case.
    pub case: String,
    /// What it is called.
    pub title: String,
    /// The items of each axis.
    pub axes: Entries<Vec<Item>>,
    /// How the claim stands.
    pub claim: Claim,
    /// Every figure, inputs and the calendar's among them, with the edits.
    pub quantities: Entries<QuantityFigures>,
    /// Every check, in the order of the case file.
    pub checks: Vec<CheckRow>,
    /// Printed figures that enter no sum.
    pub background: Vec<BackgroundRow>,
    /// The inputs' cells that are empty now.
    pub needs: Vec<String>,
    /// What is used, though it can hardly be meant; left out where there is nothing to say.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cautions: Vec<CautionRow>,
}

/// A caution about what a reader typed, or about what the case file has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CautionRow {
    /// What it is about: the cell of an input as `--set` names it, or a line of the case file.
    pub about: String,
    /// What is said of it.
    pub words: String,
}

/// One item of an axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// What the reader sees.
    pub label: String,
}

/// How the claim stands. The figures are in the unit of its quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// The quantity.
    pub quantity: String,
    /// Where on its axes.
    pub at: Entries<String>,
    /// As printed; `null` where the paper prints no figure.
    pub published: Option<String>,
    /// The upper end, if the print is a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// From the paper's inputs.
    pub calculated: Figure,
    /// With the edits.
    pub now: Figure,
    /// `agrees`, `rounds`, `hedged`, `differs` or `needs`; `null` without a print.
    pub verdict: Option<&'static str>,
    /// Published less calculated; `null` where that is no number.
    pub difference: Option<String>,
    /// Where in the document.
    pub source: String,
    /// Why the print does not agree, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// How the print stands to the sum of its own printed parts, where it is made of such.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub foots: Option<Footing>,
}

/// How a printed total stands to the sum of its own printed parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Footing {
    /// The sum of the printed parts.
    pub calculated: Figure,
    /// Published less that sum; `null` where that is no number.
    pub difference: Option<String>,
    /// `agrees`, `rounds`, `hedged`, `differs` or `needs`.
    pub verdict: &'static str,
}

/// All figures of one quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuantityFigures {
    /// As a case file writes it: `£/child/week`.
    pub unit: String,
    /// The axis whose items its figures are, if they are: then they stand by their ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_of: Option<String>,
    /// Its axes, outermost first.
    pub axes: Vec<String>,
    /// A figure, or lists of lists in the order of `axes`.
    pub values: Nested,
}

/// Figures in lists of lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Nested {
    /// The figure of one cell.
    Figure(Figure),
    /// One entry for each item of an axis.
    List(Vec<Nested>),
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckRow {
    /// Stable.
    pub id: String,
    /// The quantity.
    pub quantity: String,
    /// Where on its axes.
    pub at: Entries<String>,
    /// `recalculated` or `foots`.
    pub kind: &'static str,
    /// As printed, in the sign of the quantity.
    pub published: String,
    /// The upper end, if the print is a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// What the print is held against, from the paper's inputs.
    pub calculated: Figure,
    /// The figure with the edits.
    pub now: Figure,
    /// Published less calculated; `null` where that is no number.
    pub difference: Option<String>,
    /// `agrees`, `rounds`, `hedged`, `differs` or `needs`.
    pub verdict: &'static str,
    /// Where in the document.
    pub source: String,
    /// Why the print does not agree, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// One printed figure that enters no sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackgroundRow {
    /// What it is.
    pub what: String,
    /// As printed.
    pub published: String,
    /// The upper end, if the print is a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// Where in the document.
    pub source: String,
}

/// Works a case out with a reader's edits.
#[must_use]
pub fn evaluation(case: &Case, edits: &Edits) -> Evaluation {
    let paper = Figures::paper(case);
    let now = Figures::now(case, edits, &paper);
    let teller = Teller {
        case,
        plain: Plain { case },
        paper: &paper,
        now: &now,
    };
    Evaluation {
        case: case.id.clone(),
        title: case.title.clone(),
        axes: Entries(
            case.axes
                .iter()
                .map(|axis| (axis.id.clone(), items(axis)))
                .collect(),
        ),
        claim: teller.claim(),
        quantities: Entries(
            case.each_quantity()
                .map(|(index, quantity)| (quantity.id.clone(), teller.figures(index, quantity)))
                .collect(),
        ),
        checks: claim::all_checks(case, &paper)
            .iter()
            .filter(|check| !check.is_claim())
            .map(|check| teller.check(check))
            .collect(),
        background: case.background.iter().map(background).collect(),
        needs: teller.needs(),
        cautions: cautions(case, edits),
    }
}

/// What to say of the cells that a reader has changed.
fn cautions(case: &Case, edits: &Edits) -> Vec<CautionRow> {
    let row = |caution: Caution| {
        let quantity = case.quantity(caution.quantity)?;
        let place = case.place_of(quantity, caution.cell);
        Some(CautionRow {
            about: figure_name(case, caution.quantity, &place),
            words: caution.words,
        })
    };
    let cautions = caution::cautions(case, edits).into_iter();
    cautions.filter_map(row).collect()
}

fn items(axis: &Axis) -> Vec<Item> {
    axis.items
        .iter()
        .map(|item| Item {
            id: item.id.clone(),
            label: item.label.clone(),
        })
        .collect()
}

fn background(row: &Background) -> BackgroundRow {
    // A background figure has no quantity to give it a unit: its own print says if it is per cent.
    let percent = ["%", "per cent", "percent"]
        .iter()
        .any(|sign| row.printed.text.contains(sign));
    let figure = |value: Decimal| {
        let hundred = if percent {
            value.exact_mul(Decimal::ONE_HUNDRED)
        } else {
            None
        };
        plain(hundred.unwrap_or(value))
    };
    BackgroundRow {
        what: row.what.clone(),
        published: figure(row.printed.value),
        upper: row.printed.upper.map(figure),
        source: row.source.clone(),
    }
}

struct Teller<'a> {
    case: &'a Case,
    plain: Plain<'a>,
    paper: &'a Figures,
    now: &'a Figures,
}

impl Teller<'_> {
    fn claim(&self) -> Claim {
        let standing = standing(self.case, self.paper, self.now);
        let index = standing.quantity;
        let number = |value: Decimal| self.plain.number(index, value);
        let checks = claim::checks(self.case, self.paper);
        let of = |kind: Kind| checks.iter().find(|check| check.kind == kind);
        let recalculated = of(Kind::Recalculated);
        Claim {
            quantity: self.plain.id(index),
            at: self.plain.at(&standing.place),
            published: standing
                .printed
                .as_ref()
                .map(|printed| number(printed.value)),
            upper: standing
                .printed
                .as_ref()
                .and_then(|printed| printed.upper)
                .map(number),
            calculated: self.plain.figure(index, &standing.calculated),
            now: self.plain.figure(index, &standing.now),
            verdict: standing.verdict.map(|verdict| verdict.word()),
            difference: recalculated.and_then(|check| check.difference).map(number),
            source: self.case.claim.source.clone(),
            because: recalculated.and_then(|check| check.because.clone()),
            foots: of(Kind::Foots).map(|check| Footing {
                calculated: self.plain.figure(index, &check.calculated),
                difference: check.difference.map(number),
                verdict: check.verdict.word(),
            }),
        }
    }

    fn check(&self, check: &Check) -> CheckRow {
        let index = check.quantity;
        CheckRow {
            id: check.id.clone(),
            quantity: self.plain.id(index),
            at: self.plain.at(&check.place),
            kind: check.kind.word(),
            published: self.plain.number(index, check.published),
            upper: self
                .upper(check)
                .map(|upper| self.plain.number(index, upper)),
            calculated: self.plain.figure(index, &check.calculated),
            now: self
                .plain
                .figure(index, &self.now.at(self.case, index, &check.place)),
            difference: check
                .difference
                .map(|difference| self.plain.number(index, difference)),
            verdict: check.verdict.word(),
            source: check.source.clone(),
            because: check.because.clone(),
        }
    }

    fn upper(&self, check: &Check) -> Option<Decimal> {
        let Printed { value, upper, .. } = &check.printed;
        let width = (*upper)?.exact_sub(*value)?;
        check.published.exact_add(width)
    }

    fn figures(&self, index: QuantityIndex, quantity: &Quantity) -> QuantityFigures {
        QuantityFigures {
            unit: quantity.unit.code(&self.case.units),
            item_of: match quantity.says {
                Says::Item(axis) => Some(self.plain.axis(axis)),
                _ => None,
            },
            axes: quantity
                .axes
                .iter()
                .map(|axis| self.plain.axis(*axis))
                .collect(),
            values: self.nested(index, &quantity.axes, &Place::nowhere()),
        }
    }

    fn nested(&self, index: QuantityIndex, axes: &[AxisIndex], place: &Place) -> Nested {
        let Some((axis, rest)) = axes.split_first() else {
            return Nested::Figure(
                self.plain
                    .figure(index, &self.now.at(self.case, index, place)),
            );
        };
        let items = 0..self.case.length(*axis);
        Nested::List(
            items
                .map(|item| self.nested(index, rest, &place.clone().with(*axis, item)))
                .collect(),
        )
    }

    /// The empty cells of all inputs.
    fn needs(&self) -> Vec<String> {
        let inputs = self
            .case
            .each_quantity()
            .filter(|(_, quantity)| quantity.input().is_some());
        inputs
            .flat_map(|(index, _)| self.now.cells(index))
            .filter_map(|value| match value {
                Value::Needs(needs) => Some(self.plain.names(needs)),
                _ => None,
            })
            .flatten()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::parse;
    use crate::sample::sample;
    use serde_json::{Value as Json, json};

    fn evaluated(lines: &[&str]) -> Json {
        let case = sample();
        let edits = lines.iter().fold(Edits::none(), |edits, line| {
            edits.with(&case, parse(&case, line).unwrap())
        });
        serde_json::to_value(evaluation(&case, &edits)).unwrap()
    }

    #[test]
    fn the_claim_stands_between_paper_and_edits() {
        // 5 children x £100 x 4 weeks x 92% = £1,840; with £900: £16,560.
        assert_eq!(
            evaluated(&["rate=900"])["claim"],
            json!({
                "quantity": "saved", "at": { "scenario": "low" }, "published": "2000",
                "calculated": "1840", "now": "16560", "verdict": "rounds", "difference": "160",
                "source": "Front page",
            })
        );
    }

    #[test]
    fn every_value_has_its_form() {
        let all = evaluated(&["in_care[2020-04,high]=7", "rate="]);
        let quantity = |name: &str| all["quantities"][name].clone();
        assert_eq!(
            quantity("share"),
            json!({ "unit": "%", "axes": [], "values": "8" })
        );
        assert_eq!(quantity("steady")["values"], json!("yes"));
        assert_eq!(quantity("method")["values"], json!("by-week"));
        assert_eq!(quantity("in_care")["unit"], json!("child"));
        assert_eq!(quantity("in_care")["axes"], json!(["month", "scenario"]));
        assert_eq!(quantity("in_care")["values"][0], json!(["5", "7"]));
        assert_eq!(quantity("in_care")["values"].as_array().unwrap().len(), 12);
        assert_eq!(
            quantity("partly")["values"],
            json!([{ "needs": ["partly[low]"] }, null])
        );
        assert_eq!(
            quantity("net")["values"][1],
            json!({ "needs": ["rate", "cost"] })
        );
        assert_eq!(all["needs"], json!(["rate", "partly[low]", "cost"]));
        assert_eq!(
            evaluated(&[])["quantities"]["each"]["values"],
            json!([{ "error": "divides by nought" }, { "error": "divides by nought" }])
        );
    }

    #[test]
    fn checks_keep_the_paper_and_show_the_figure_now() {
        let all = evaluated(&["rate=900", "cost=60"]);
        assert_eq!(
            all["checks"][1],
            json!({
                "id": "saved[high]", "quantity": "saved", "at": { "scenario": "high" },
                "kind": "recalculated", "published": "1800", "calculated": "1840", "now": "16560",
                "difference": "-40", "verdict": "hedged", "source": "p. 3",
            })
        );
        assert_eq!(
            all["checks"][2],
            json!({
                "id": "net[low]", "quantity": "net", "at": { "scenario": "low" },
                "kind": "recalculated", "published": "1000", "upper": "2000",
                "calculated": { "needs": ["cost"] }, "now": "16500",
                "difference": null, "verdict": "needs", "source": "p. 3",
            })
        );
    }

    #[test]
    fn what_can_hardly_be_meant_is_cautioned() {
        let all = evaluated(&["in_care[2020-04,high]=-7"]);
        assert_eq!(
            all["cautions"],
            json!([{
                "about": "in_care[2020-04,high]",
                "words": "This is below nought. It stays as typed.",
            }])
        );
        assert_eq!(evaluated(&[]).get("cautions"), None);
    }

    #[test]
    fn background_is_shown_as_printed() {
        assert_eq!(
            evaluated(&[])["background"],
            json!([
                { "what": "A share elsewhere", "published": "8", "source": "p. 4" },
                { "what": "Placements a household", "published": "1.6", "upper": "1.8", "source": "p. 4" },
            ])
        );
    }

    #[test]
    fn axes_are_listed_by_id() {
        let all = evaluated(&[]);
        assert_eq!(all["case"], json!("sample"));
        assert_eq!(
            all["axes"]["scenario"],
            json!([{ "id": "low", "label": "Low" }, { "id": "high", "label": "High" }])
        );
        assert_eq!(
            all["axes"]["month"][0],
            json!({ "id": "2020-04", "label": "April 2020" })
        );
    }
}
