//! Formulas of any shape over the small case.

use casebook_model::Decimal;
use casebook_model::axis::{AxisIndex, Place};
use casebook_model::case::QuantityIndex;
use casebook_model::expr::{Expr, Gathering, Operator, Stretch};
use casebook_model::number::Rounding;
use casebook_model::unit::Unit;
use proptest::prelude::*;

pub(crate) const MONTH: AxisIndex = AxisIndex(0);
pub(crate) const SCENARIO: AxisIndex = AxisIndex(1);
/// `x`, which is spread over both axes, makes whatever it is added to so.
const X: QuantityIndex = QuantityIndex(2);
/// The month that the reader chooses.
const BEGINS: QuantityIndex = QuantityIndex(5);

fn spread(inside: Expr) -> Expr {
    Expr::Join(
        Operator::Plus,
        Box::new(inside),
        Box::new(Expr::Quantity(X)),
    )
}

fn months(first: u8, length: u8) -> Stretch {
    let last = first.saturating_add(length).min(11);
    Stretch {
        axis: MONTH,
        first,
        last,
        whole: false,
    }
}

fn whole(axis: AxisIndex, last: u8) -> Stretch {
    Stretch {
        axis,
        first: 0,
        last,
        whole: true,
    }
}

/// How many figures are looked at when a formula is walked at one place: what goes through an axis looks
/// at what stands within once for each of its items.
pub(crate) fn walked_steps(formula: &Expr) -> u64 {
    let within = |parts: &[&Expr]| {
        parts.iter().fold(1_u64, |steps, part| {
            steps.saturating_add(walked_steps(part))
        })
    };
    match formula {
        Expr::Negate(x)
        | Expr::Not(x)
        | Expr::At(x, _)
        | Expr::Known(x)
        | Expr::Paper(x)
        | Expr::Previous(x, _, None) => within(&[x]),
        Expr::Join(_, x, y)
        | Expr::Round(_, x, y)
        | Expr::Otherwise(x, y)
        | Expr::Previous(x, _, Some(y)) => within(&[x, y]),
        Expr::If(condition, x, y) => within(&[condition, x, y]),
        Expr::Extreme { of, .. } => within(&of.iter().collect::<Vec<_>>()),
        Expr::Cumulative(x, _) => within(&[x]).saturating_mul(12),
        Expr::Gather(_, x, over) => over.iter().fold(within(&[x]), |steps, stretch| {
            let items = u64::from(stretch.last.abs_diff(stretch.first)).saturating_add(1);
            steps.saturating_mul(items)
        }),
        _ => 1,
    }
}

/// Figures of any shape that the language can write.
pub(crate) fn any_figure() -> impl Strategy<Value = Expr> {
    let number = (0_i64..100_000, 0_u32..4, any::<bool>()).prop_map(|(units, scale, percent)| {
        let value = Decimal::new(units, scale).normalize();
        let unit = if percent {
            Unit::percent()
        } else {
            Unit::bare()
        };
        Expr::Number { value, unit }
    });
    let leaf = prop_oneof![
        number,
        Just(Expr::None),
        (0_u16..3).prop_map(|name| Expr::Quantity(QuantityIndex(name))),
        Just(Expr::Position(MONTH)),
        (0_u16..3).prop_map(|name| Expr::Printed(QuantityIndex(name))),
        ((0_u16..3), any::<bool>()).prop_map(|(name, highest)| Expr::PrintEnd {
            of: QuantityIndex(name),
            highest
        }),
    ];
    leaf.prop_recursive(5, 40, 3, |inner| {
        let pair = (inner.clone(), inner.clone());
        let arithmetic = prop_oneof![
            Just(Operator::Plus),
            Just(Operator::Minus),
            Just(Operator::Times)
        ];
        let comparison = prop_oneof![
            Just(Operator::Less),
            Just(Operator::AtMost),
            Just(Operator::Equal),
            Just(Operator::NotEqual),
            Just(Operator::AtLeast),
            Just(Operator::More)
        ];
        // Before, in or after the month that the reader chooses.
        let begun = (comparison.clone(), any::<bool>()).prop_map(|(operator, turned)| {
            let (month, begins) = (Expr::Item(MONTH, None), Expr::Quantity(BEGINS));
            let (left, right) = match turned {
                true => (begins, month),
                false => (month, begins),
            };
            Expr::Join(operator, Box::new(left), Box::new(right))
        });
        let truth = (
            comparison,
            pair.clone(),
            any::<bool>(),
            any::<bool>(),
            0_u8..2,
        )
            .prop_map(|(operator, (x, y), denied, either, option)| {
                let compared = Expr::Join(operator, Box::new(x), Box::new(y));
                let compared = if denied {
                    Expr::Not(Box::new(compared))
                } else {
                    compared
                };
                let chosen = Expr::Join(
                    Operator::Equal,
                    Box::new(Expr::Quantity(QuantityIndex(3))),
                    Box::new(Expr::Choice(QuantityIndex(3), option)),
                );
                let join = if either { Operator::Or } else { Operator::And };
                Expr::Join(join, Box::new(compared), Box::new(chosen))
            });
        // When something first comes about, or comes about to stay.
        let timed = (truth.clone(), any::<[bool; 3]>(), 0_u8..12, 0_u8..12).prop_map(
            |(holds, [to_stay, denied, present], item, never)| {
                let gathering = match to_stay {
                    true => Gathering::FirstToStay,
                    false => Gathering::First,
                };
                let joined = |operator, x, y| Expr::Join(operator, Box::new(x), Box::new(y));
                let month = |item| Expr::Item(MONTH, item);
                // Another in one month, so that it is spread over months.
                let here = joined(Operator::NotEqual, month(None), month(Some(never)));
                let holds = Box::new(joined(Operator::And, here, holds));
                let is = match denied {
                    true => Operator::NotEqual,
                    false => Operator::Equal,
                };
                let first = Expr::Gather(gathering, holds, vec![whole(MONTH, 11)]);
                joined(is, first, month((!present).then_some(item)))
            },
        );
        // What it is in the month in which something first comes about.
        let at_item = (inner.clone(), truth.clone(), any::<bool>(), 0_u8..12).prop_map(
            |(x, holds, to_stay, never)| {
                let gathering = match to_stay {
                    true => Gathering::FirstToStay,
                    false => Gathering::First,
                };
                let joined = |operator, x, y| Expr::Join(operator, Box::new(x), Box::new(y));
                let month = |item| Expr::Item(MONTH, item);
                let here = joined(Operator::NotEqual, month(None), month(Some(never)));
                let holds = Box::new(joined(Operator::And, here, holds));
                let item = Expr::Gather(gathering, holds, vec![whole(MONTH, 11)]);
                Expr::at_item(spread(x), whole(MONTH, 11), item)
            },
        );
        let in_begins = inner
            .clone()
            .prop_map(|x| Expr::at_item(spread(x), whole(MONTH, 11), Expr::Quantity(BEGINS)));
        let truth = prop_oneof![3 => truth, 1 => timed, 1 => begun];
        let gathering = prop_oneof![
            Just(Gathering::Sum),
            Just(Gathering::Product),
            Just(Gathering::Mean),
            Just(Gathering::Largest),
            Just(Gathering::Smallest),
            Just(Gathering::Count)
        ];
        let rounding = prop_oneof![
            Just(Rounding::Nearest),
            Just(Rounding::Up),
            Just(Rounding::Down)
        ];
        prop_oneof![
            (arithmetic, pair.clone()).prop_map(|(operator, (x, y))| Expr::Join(
                operator,
                Box::new(x),
                Box::new(y)
            )),
            inner.clone().prop_map(|x| Expr::Negate(Box::new(x))),
            (inner.clone(), 0_u8..4, any::<bool>()).prop_map(|(x, times, below)| {
                let times = Expr::Number {
                    value: times.into(),
                    unit: Unit::bare(),
                };
                let exponent = match (times, below) {
                    (times, true) => Expr::Negate(Box::new(times)),
                    (times, false) => times,
                };
                Expr::Join(Operator::Power, Box::new(x), Box::new(exponent))
            }),
            inner.clone().prop_map(|x| {
                let growth = Box::new(spread(x));
                Expr::Join(Operator::Power, growth, Box::new(Expr::Position(MONTH)))
            }),
            (truth, pair.clone()).prop_map(|(c, (x, y))| Expr::If(
                Box::new(c),
                Box::new(x),
                Box::new(y)
            )),
            pair.clone()
                .prop_map(|(x, y)| Expr::Otherwise(Box::new(x), Box::new(y))),
            (
                any::<bool>(),
                proptest::collection::vec(inner.clone(), 2..4)
            )
                .prop_map(|(larger, of)| Expr::Extreme { larger, of }),
            (rounding, inner.clone(), 1_i64..1000).prop_map(|(rounding, x, step)| {
                let step = Expr::Number {
                    value: Decimal::from(step),
                    unit: Unit::bare(),
                };
                Expr::Round(rounding, Box::new(spread(x)), Box::new(step))
            }),
            (gathering, inner.clone(), 0_u8..12, 0_u8..12, any::<bool>()).prop_map(
                |(gathering, x, first, length, both)| {
                    let over = if both {
                        vec![whole(MONTH, 11), whole(SCENARIO, 1)]
                    } else {
                        vec![months(first, length)]
                    };
                    spread(Expr::Gather(gathering, Box::new(spread(x)), over))
                }
            ),
            inner
                .clone()
                .prop_map(|x| Expr::Cumulative(Box::new(spread(x)), MONTH)),
            (pair, any::<bool>()).prop_map(|((x, start), given)| Expr::Previous(
                Box::new(spread(x)),
                MONTH,
                given.then(|| Box::new(start)),
            )),
            (inner.clone(), 0_usize..2).prop_map(|(x, item)| Expr::At(
                Box::new(spread(x)),
                Place::nowhere().with(SCENARIO, item)
            )),
            at_item,
            in_begins,
            inner.clone().prop_map(|x| Expr::Known(Box::new(x))),
            inner.prop_map(|x| Expr::Paper(Box::new(x))),
        ]
    })
}
