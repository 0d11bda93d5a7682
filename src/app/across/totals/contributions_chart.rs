//! What each case contributes, as bars: solid what can be worked out, hatched what is only printed.

use super::added::{Added, Picked, with_sign};
use crate::charts::plot::Scale;
use casebook_model::Decimal;
use casebook_model::case::Sense;
use casebook_model::exact::Exact;
use casebook_model::value::Value;
use std::cmp::Reverse;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ContributionsChart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ContributionsChartProps {
    /// The cases added up.
    pub added: Rc<Added>,
}

/// The length of the longest bar, in tenths of a per cent of the room there is.
const WIDTH: i32 = 1000;

/// A case's share of one side: what is worked out, with the reader's changes, and the printed money
/// that needs figures.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Share {
    name: String,
    worked: Option<Decimal>,
    open: Option<Decimal>,
    changed: bool,
}

impl Share {
    fn of(picked: &Picked, senses: &[Sense], with_year: bool) -> Option<Self> {
        let case = &picked.headline;
        let name = match with_year {
            true => format!("{}, {}", case.title, case.year),
            false => case.title.clone(),
        };
        let mut share = Self {
            name,
            worked: None,
            open: None,
            changed: false,
        };
        let parts: Vec<_> = picked
            .parts()
            .iter()
            .filter(|part| senses.contains(&part.sense))
            .collect();
        for part in &parts {
            let (slot, amount) = match &part.now {
                Value::Number(figure) => (&mut share.worked, Some(*figure)),
                Value::None => continue,
                // What others printed together with it give of the print is not open any more.
                Value::Needs(_) | Value::Error(_) => {
                    (&mut share.open, part.printed.map(|_| part.not_now))
                }
            };
            if let Some(amount) = amount {
                *slot = slot.unwrap_or_default().exact_add(amount);
            }
            share.changed |= !part.now.same(&part.calculated);
        }
        (!parts.is_empty()).then_some(share)
    }

    fn label(&self) -> String {
        let mut label = match (self.worked, self.open) {
            (Some(worked), None) => with_sign(worked),
            (Some(worked), Some(open)) => {
                format!("{} + {} printed", with_sign(worked), with_sign(open))
            }
            (None, Some(open)) => format!("{} printed", with_sign(open)),
            (None, None) => "no figure".to_owned(),
        };
        if self.changed {
            label.push_str(" (yours)");
        }
        label
    }

    fn end(&self) -> Decimal {
        let worked = self.worked.unwrap_or_default();
        worked
            .exact_add(self.open.unwrap_or_default())
            .unwrap_or(worked)
    }
}

/// The charts: one for savings and income, one for costs and pressures.
#[component]
pub fn ContributionsChart(props: &ContributionsChartProps) -> Html {
    let added = &props.added;
    html! {
        <>
            { chart(added, 0, "What each case contributes", &[Sense::Saving, Sense::Income]) }
            { chart(added, 1, "What each case costs", &[Sense::Cost, Sense::Pressure]) }
        </>
    }
}

fn chart(added: &Added, number: usize, title: &'static str, senses: &[Sense]) -> Html {
    let with_year = added.groups().len() > 1;
    let mut shares: Vec<Share> = added
        .counted()
        .filter_map(|picked| Share::of(picked, senses, with_year))
        .collect();
    if shares.is_empty() {
        return Html::default();
    }
    shares.sort_by_cached_key(|share| Reverse(share.end()));
    let mut values = vec![Decimal::ZERO];
    values.extend(
        shares
            .iter()
            .flat_map(|share| [share.worked.unwrap_or_default(), share.end()]),
    );
    let scale = Scale::new(&values, 0, WIDTH);
    let hatched = shares.iter().any(|share| share.open.is_some());
    html! {
        <figure class="chart" id={format!("totals-chart-{number}")}>
            <figcaption>
                <span class="caption__title">{ title }</span>{ " " }
                <span class="caption__note">
                    if hatched { { "Solid: worked out. Hatched: printed, and needs figures." } } else { { "All worked out." } }
                </span>
            </figcaption>
            <ul class="bars">
                { for shares.iter().enumerate().map(|(position, share)| html! {
                    <li>
                        <span>{ &share.name }</span>{ " " }<b>{ share.label() }</b>
                        { bar(share, &scale, format!("hatch-totals-{number}-{position}")) }
                    </li>
                }) }
            </ul>
        </figure>
    }
}

/// The bar of a share. Its name and figure stand above it as text, so it has nothing more to say.
fn bar(share: &Share, scale: &Scale, hatch: String) -> Html {
    let nought = scale.at(Decimal::ZERO);
    let middle = scale.at(share.worked.unwrap_or_default());
    let end = scale.at(share.end());
    let rect = |class: &'static str, fill: Option<String>, from: i32, to: i32| {
        html! {
            <rect {class} {fill} x={per_cent(from.min(to))} y="1" height="14"
                width={per_cent(i32::try_from(from.abs_diff(to)).unwrap_or(0))} />
        }
    };
    html! {
        <svg width="100%" height="16" aria-hidden="true">
            if share.open.is_some() {
                <defs>
                    <pattern id={hatch.clone()} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
                    </pattern>
                </defs>
            }
            if share.worked.is_some() { { rect("bar part-1", None, nought, middle) } }
            if share.open.is_some() { { rect("bar part-2", Some(format!("url(#{hatch})")), middle, end) } }
            <line class="axis" x1={per_cent(nought)} x2={per_cent(nought)} y1="0" y2="16" />
        </svg>
    }
}

/// A place along the bar as SVG takes it: `62.5%`.
fn per_cent(place: i32) -> String {
    format!("{}.{}%", place / 10, place % 10)
}
