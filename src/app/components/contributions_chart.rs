//! What each case contributes, as bars: solid what can be worked out, hatched what is only printed.

use crate::added::{Added, Picked, with_sign};
use crate::plot::{Scale, tick_label};
use casebook_model::Decimal;
use casebook_model::case::Sense;
use casebook_model::value::Value;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ContributionsChart`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ContributionsChartProps {
    /// The cases added up.
    pub added: Rc<Added>,
}

const WIDTH: i32 = 640;
/// Where the longest bar ends; what follows is its label.
const END: i32 = 412;
const TOP: i32 = 8;
/// A name, its bar below, and air.
const ROW: i32 = 58;
/// From the top of a row to the foot of its name, and to its bar.
const NAME: i32 = 20;
const BAR: i32 = 28;
const THICK: i32 = 18;

/// A case's share of one side: what is worked out, with the reader's changes, and the printed money
/// that has no sum yet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Share {
    name: String,
    worked: Option<Decimal>,
    open: Option<Decimal>,
    changed: bool,
}

impl Share {
    fn of(picked: &Picked, senses: &[Sense], with_year: bool) -> Option<Self> {
        let case = picked.case();
        let name = match with_year {
            true => format!("{}, {}", case.title, case.year.label()),
            false => case.title.clone(),
        };
        let mut share = Self { name, worked: None, open: None, changed: false };
        let parts: Vec<_> = picked.parts.iter().filter(|part| senses.contains(&part.sense)).collect();
        for part in &parts {
            let (slot, amount) = match &part.now {
                Value::Number(figure) => (&mut share.worked, Some(*figure)),
                Value::None => continue,
                Value::Needs(_) | Value::Error(_) => (&mut share.open, part.printed),
            };
            if let Some(amount) = amount {
                *slot = slot.unwrap_or_default().checked_add(amount);
            }
            share.changed |= part.now != part.calculated;
        }
        (!parts.is_empty()).then_some(share)
    }

    fn label(&self) -> String {
        let mut label = match (self.worked, self.open) {
            (Some(worked), None) => with_sign(worked),
            (Some(worked), Some(open)) => format!("{} + {} printed", with_sign(worked), with_sign(open)),
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
        worked.checked_add(self.open.unwrap_or_default()).unwrap_or(worked)
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
    let mut shares: Vec<Share> =
        added.counted().filter_map(|picked| Share::of(picked, senses, with_year)).collect();
    if shares.is_empty() {
        return Html::default();
    }
    shares.sort_by_key(|share| core::cmp::Reverse(share.end()));
    let mut values = vec![Decimal::ZERO];
    values.extend(shares.iter().flat_map(|share| [share.worked.unwrap_or_default(), share.end()]));
    let scale = Scale::new(&values, 1, END);
    let count = i32::try_from(shares.len()).unwrap_or(0);
    let foot = TOP.saturating_add(count.saturating_mul(ROW));
    let nought = scale.at(Decimal::ZERO);
    let hatch = format!("hatch-totals-{number}");
    let hatched = shares.iter().any(|share| share.open.is_some());
    let said: Vec<String> =
        shares.iter().map(|share| format!("{}: {}.", share.name, share.label())).collect();
    html! {
        <figure class="chart" id={format!("totals-chart-{number}")}>
            <figcaption>
                <span class="caption__title">{ title }</span>{ " " }
                <span class="caption__note">
                    if hatched { { "Solid: worked out. Hatched: as printed, with no sum yet." } } else { { "All worked out." } }
                </span>
            </figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {}", foot.saturating_add(34))} role="img" aria-label={format!("Bar chart. {}", said.join(" "))}>
                <defs>
                    <pattern id={hatch.clone()} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
                    </pattern>
                </defs>
                { for scale.ticks.iter().map(|tick| line("grid", scale.at(*tick), (TOP, foot))) }
                { for scale.ticks.iter().enumerate().map(|(position, tick)| {
                    let class = match (scale.at(*tick) < 20, position.is_multiple_of(2)) {
                        (true, _) => "",
                        (false, true) => "middle",
                        (false, false) => "middle minor",
                    };
                    text(class, scale.at(*tick), foot.saturating_add(24), tick_label(*tick, "£", false))
                }) }
                { for shares.iter().enumerate().map(|(position, share)| {
                    let row = i32::try_from(position).unwrap_or(0).saturating_mul(ROW).saturating_add(TOP);
                    bar(share, &scale, row, &hatch)
                }) }
                { line("axis", nought, (TOP, foot)) }
            </svg>
        </figure>
    }
}

fn bar(share: &Share, scale: &Scale, row: i32, hatch: &str) -> Html {
    let top = row.saturating_add(BAR);
    let nought = scale.at(Decimal::ZERO);
    let middle = scale.at(share.worked.unwrap_or_default());
    let end = scale.at(share.end());
    let rect = |class: &'static str, fill: Option<String>, from: i32, to: i32| {
        html! {
            <rect {class} {fill} x={from.min(to).to_string()} y={top.to_string()}
                width={from.abs_diff(to).to_string()} height={THICK.to_string()} />
        }
    };
    let label = nought.max(middle).max(end).saturating_add(8);
    html! {
        <>
            { text("", 8, row.saturating_add(NAME), share.name.clone()) }
            if share.worked.is_some() { { rect("bar part-1", None, nought, middle) } }
            if share.open.is_some() { { rect("bar part-2", Some(format!("url(#{hatch})")), middle, end) } }
            { text("label", label, top.saturating_add(THICK).saturating_sub(3), share.label()) }
        </>
    }
}

fn text(class: &'static str, x: i32, y: i32, text: String) -> Html {
    html! { <text {class} x={x.to_string()} y={y.to_string()}>{ text }</text> }
}

fn line(class: &'static str, x: i32, (from, to): (i32, i32)) -> Html {
    html! { <line {class} x1={x.to_string()} x2={x.to_string()} y1={from.to_string()} y2={to.to_string()} /> }
}
