//! What each case contributes, as bars: solid what can be worked out, hatched what is only printed.

use super::added::{Added, Picked, with_sign};
use crate::charts::plot::{Scale, per_cent};
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
            label.push_str(" (with your changes)");
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

#[cfg(test)]
mod tests {
    use super::super::added::Changed;
    use super::*;
    use crate::parts::drawn::markup;
    use crate::state::library::{File, Library};
    use crate::state::selection::Selection;
    use casebook_model::edit::{Change, Edit, Edits};

    const CAMBRIDGESHIRE: &str = "Cambridgeshire County Council";
    const PLACEMENTS: &str = "cambridgeshire/2020-21/placement-mix-and-demand";

    /// The charts of what a selection counts, an input of a case set to a value.
    fn drawn(selection: Selection, change: Option<(&'static str, &'static str, i64)>) -> String {
        markup::<ContributionsChart>(move || {
            let mut files = vec![File::Headlines];
            files.extend(change.map(|(id, ..)| File::Case(id.to_owned())));
            let library = Library::of(&files);
            let mut changed = Changed::default();
            if let Some((id, input, value)) = change {
                let opened = Rc::clone(library.case(id).here().unwrap());
                let (quantity, _) = opened.case.find(input).unwrap();
                let change = Change::Set(vec![(0, Some(Decimal::from(value)))]);
                let edits = Edits::none().with(&opened.case, Edit { quantity, change });
                changed.insert(id.to_owned(), (opened, Rc::new(edits)));
            }
            let headlines = library.headlines();
            let headlines = headlines.here().unwrap();
            let added = Added::new(library.catalogue(), headlines, &selection, &changed);
            ContributionsChartProps {
                added: Rc::new(added),
            }
        })
    }

    /// What stands between two texts.
    fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
        let (_, rest) = text.split_once(before)?;
        Some(rest.split_once(after)?.0)
    }

    /// A bar as it is seen: its name, its figures in words, from where to where its pieces reach in
    /// tenths of a per cent, and where nought is.
    #[derive(Debug)]
    struct Bar {
        name: String,
        says: String,
        solid: Option<[i32; 2]>,
        hatched: Option<[i32; 2]>,
        nought: i32,
    }

    fn bars(chart: &str) -> Vec<Bar> {
        let tenths = |text: &str| -> i32 { text.replace(['.', '%'], "").parse().unwrap() };
        let bar = |row: &str| {
            let tag = |class: &str| {
                let class = format!("class=\"{class}\"");
                row.split('<').find(|tag| tag.contains(&class))
            };
            let piece = |class: &str| {
                let rect = tag(class)?;
                let from = tenths(between(rect, " x=\"", "\"").unwrap());
                let width = tenths(between(rect, " width=\"", "\"").unwrap());
                Some([from, from + width])
            };
            let axis = tag("axis").unwrap();
            Bar {
                name: between(row, "<span>", "</span>").unwrap().to_owned(),
                says: between(row, "<b>", "</b>").unwrap().to_owned(),
                solid: piece("bar part-1"),
                hatched: piece("bar part-2"),
                nought: tenths(between(axis, " x1=\"", "\"").unwrap()),
            }
        };
        chart.split("<li>").skip(1).map(bar).collect()
    }

    /// The pounds of a text, added up.
    fn pounds(text: &str) -> i32 {
        let amounts = text.split('£').skip(1).map(|text| -> i32 {
            let digits: String = text
                .chars()
                .take_while(|c| c.is_ascii_digit() || *c == ',')
                .filter(char::is_ascii_digit)
                .collect();
            digits.parse().unwrap()
        });
        amounts.sum()
    }

    #[test]
    fn a_bar_is_as_long_as_its_money_the_longest_first() {
        let charts = drawn(Selection::of(CAMBRIDGESHIRE, "2018/19"), None);
        assert!(!charts.contains("totals-chart-1"), "no costs, no chart");
        let bars = bars(&charts);
        let library = Library::new();
        let of_the_year = library.catalogue().iter();
        let of_the_year = of_the_year.filter(|entry| entry.year == "2018/19").count();
        assert_eq!(bars.len(), of_the_year, "{bars:?}");
        let amounts: Vec<i32> = bars.iter().map(|bar| pounds(&bar.says)).collect();
        assert!(amounts.is_sorted_by(|one, next| one >= next), "{amounts:?}");
        for (bar, amount) in bars.iter().zip(&amounts) {
            let end = bar.hatched.or(bar.solid).map_or(bar.nought, |[_, end]| end);
            let length = end - bar.nought;
            let wanted = i64::from(*amount) * i64::from(WIDTH) / i64::from(amounts[0]);
            assert!((i64::from(length) - wanted).abs() <= 1, "{bar:?}: {wanted}");
        }
    }

    #[test]
    fn what_needs_figures_is_hatched_behind_what_is_worked_out() {
        let charts = drawn(Selection::of(CAMBRIDGESHIRE, "2018/19"), None);
        assert!(charts.contains("Solid: worked out. Hatched: printed, and needs figures."));
        let bars = bars(&charts);
        assert!(bars.iter().any(|bar| bar.hatched.is_some()));
        assert!(bars.iter().any(|bar| bar.hatched.is_none()));
        for (position, bar) in bars.iter().enumerate() {
            assert_eq!(
                bar.says.contains("printed"),
                bar.hatched.is_some(),
                "{bar:?}"
            );
            let begins = bar.solid.map_or(bar.nought, |[_, end]| end);
            if let Some([from, _]) = bar.hatched {
                assert_eq!(from, begins, "{bar:?}");
            }
            // Each bar is filled by a pattern of its own.
            let hatch = format!("id=\"hatch-totals-0-{position}\"");
            let found = charts.matches(&hatch).count();
            assert_eq!(found, usize::from(bar.hatched.is_some()), "{bar:?}");
        }
    }

    #[test]
    fn costs_and_pressures_have_a_chart_of_their_own() {
        let charts = drawn(
            Selection::of("Monmouthshire County Council", "2020/21"),
            None,
        );
        let pressure = charts.split("id=\"totals-chart-1\"").nth(1).unwrap();
        assert!(pressure.contains("What each case costs"), "{charts}");
        assert!(!bars(pressure).is_empty());
    }

    #[test]
    fn a_year_is_named_where_there_are_several() {
        let one = drawn(Selection::of(CAMBRIDGESHIRE, "2021/22"), None);
        assert!(
            bars(&one)
                .iter()
                .all(|bar| !bar.name.ends_with(", 2021/22"))
        );
        let all = bars(&drawn(Selection::default(), None));
        for year in ["2018/19", "2020/21", "2021/22"] {
            assert!(
                all.iter()
                    .any(|bar| bar.name.ends_with(&format!(", {year}")))
            );
        }
    }

    #[test]
    fn what_a_reader_changed_is_told_as_theirs() {
        let year = || Selection::of(CAMBRIDGESHIRE, "2020/21");
        let yours = |charts: &str| -> Vec<String> {
            let bars = bars(charts).into_iter();
            let yours = bars.filter(|bar| bar.says.ends_with(" (with your changes)"));
            yours.map(|bar| bar.says).collect()
        };
        assert!(yours(&drawn(year(), None)).is_empty());
        let changed = yours(&drawn(year(), Some((PLACEMENTS, "agency_rate", 900))));
        assert_eq!(changed, ["£2,062,400 (with your changes)"]);
    }
}
