//! A case with an item more on one of its axes, such as a scenario of the reader's: what the paper gives stays
//! as it is, and the added item begins with the figures of one that is there.

use crate::axis::{Axis, AxisIndex, AxisKind, Item, MOST_ITEMS, Place};
use crate::case::{
    Calculation, Case, Given, Input, MOST_CELLS, Quantity, QuantityIndex, QuantityKind,
};
use crate::edit::{Change, Edit, Edits};
use crate::evaluate::Flattened;
use crate::expr::{Expr, Operator};

/// Why an axis takes no item more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such axis, or no such item on it.
    Unknown,
    /// It is an axis of time.
    Time,
    /// It has as many items as an axis may have.
    Full,
    /// A quantity would be spread over more cells than it may be.
    TooLarge(QuantityIndex),
    /// The formula of a quantity takes its items together: one more would change a figure of the paper.
    Together(QuantityIndex),
    /// The formula of a quantity goes by the order of its items.
    Ordered(QuantityIndex),
    /// The formula of a quantity asks for the ends of what the paper prints for each item.
    Ends(QuantityIndex),
}

impl Refusal {
    /// It in words, which follow the name of the axis: "its items are times".
    #[must_use]
    pub fn words(&self, case: &Case) -> String {
        let name = |index: &QuantityIndex| {
            let quantity = case.quantity(*index);
            quantity.map_or("?", |quantity| quantity.id.as_str())
        };
        match self {
            Self::Unknown => "it has no such item".to_owned(),
            Self::Time => "its items are times".to_owned(),
            Self::Full => format!("it has {MOST_ITEMS} items, and may have no more"),
            Self::TooLarge(index) => format!(
                "`{}` would be spread over more than {MOST_CELLS} cells",
                name(index)
            ),
            Self::Together(index) => format!(
                "`{}` takes its items together, and one more would change a figure of the paper",
                name(index)
            ),
            Self::Ordered(index) => {
                format!("`{}` goes by the order of its items", name(index))
            }
            Self::Ends(index) => format!(
                "`{}` asks for the ends of what the paper prints for each of its items",
                name(index)
            ),
        }
    }
}

impl Case {
    /// With one more item at the end of an axis, which begins with the figures of the item `like`. It has no
    /// print, and what is changed in one does not move the other unless the case's formulas say so.
    ///
    /// # Errors
    /// Where a figure of the paper would not stay what it is, or the axis takes no more.
    pub fn with_item(&self, axis: AxisIndex, item: Item, like: usize) -> Result<Self, Refusal> {
        let length = self.length(axis);
        let kind = self.axis(axis).map(|axis| axis.kind);
        if kind.is_none() || like >= length {
            return Err(Refusal::Unknown);
        }
        if kind != Some(AxisKind::Items) {
            return Err(Refusal::Time);
        }
        if length >= MOST_ITEMS {
            return Err(Refusal::Full);
        }
        let small = |item: usize| u8::try_from(item).map_err(|_| Refusal::Full);
        let growing = Growing {
            axis,
            like: small(like)?,
            new: small(length)?,
        };
        let mut case = self.clone();
        case.flattened = Flattened::default();
        if let Some(axis) = case.axes.get_mut(usize::from(axis.0)) {
            axis.items.push(item);
        }
        for (index, quantity) in self.each_quantity() {
            let grown = growing.quantity(self, &case, index, quantity)?;
            if let Some(slot) = case.quantities.get_mut(usize::from(index.0)) {
                *slot = grown;
            }
        }
        Ok(case)
    }

    /// Whether an item can be added to an axis.
    ///
    /// # Errors
    /// As [`Self::with_item`], of one that is like the first.
    pub fn may_add(&self, axis: AxisIndex) -> Result<(), Refusal> {
        let item = Item {
            id: String::new(),
            label: String::new(),
            time: None,
        };
        self.with_item(axis, item, 0).map(|_| ())
    }

    /// The axes to which the case allows a reader to add.
    pub fn extensible(&self) -> impl Iterator<Item = (AxisIndex, &Axis)> {
        let axes = (0_u8..).map(AxisIndex).zip(&self.axes);
        axes.filter(|(_, axis)| axis.extensible)
    }
}

/// An axis that gets one item more.
#[derive(Clone, Copy)]
struct Growing {
    axis: AxisIndex,
    like: u8,
    new: u8,
}

/// Why a formula cannot be that of one item more.
#[derive(Clone, Copy)]
enum Stops {
    Together,
    Ordered,
    Ends,
}

impl Growing {
    /// A quantity of `before` as it is in `after`, whose axes have grown.
    fn quantity(
        self,
        before: &Case,
        after: &Case,
        index: QuantityIndex,
        quantity: &Quantity,
    ) -> Result<Quantity, Refusal> {
        let mut grown = quantity.clone();
        let counts = quantity.axes.iter().map(|axis| after.length(*axis));
        let cells = counts.fold(1_usize, usize::saturating_mul);
        let cells = u16::try_from(cells)
            .ok()
            .filter(|cells| *cells <= MOST_CELLS)
            .ok_or(Refusal::TooLarge(index))?;
        grown.cells = cells;
        // Where each cell of the grown quantity has its figure from, and whether it is an added one.
        let from = (0..usize::from(cells)).map(|cell| {
            let place = after.place_of(&grown, cell);
            let is_new = place.item(self.axis) == Some(usize::from(self.new));
            let place = match is_new {
                true => place.with(self.axis, usize::from(self.like)),
                false => place,
            };
            (before.cell_of(quantity, &place), is_new)
        });
        let from: Vec<(Option<usize>, bool)> = from.collect();
        let formula = |formula: &Expr| {
            self.formula(before, formula).map_err(|stops| match stops {
                Stops::Together => Refusal::Together(index),
                Stops::Ordered => Refusal::Ordered(index),
                Stops::Ends => Refusal::Ends(index),
            })
        };
        grown.kind = match &quantity.kind {
            QuantityKind::Input(input) => QuantityKind::Input(Input {
                given: laid_out(&input.given, &from, unprinted),
                ..input.clone()
            }),
            QuantityKind::Calendar(calendar, counts) => {
                QuantityKind::Calendar(*calendar, laid_out(counts, &from, |count| *count))
            }
            QuantityKind::Calculation(Calculation::One(one)) => {
                QuantityKind::Calculation(Calculation::One(formula(one)?))
            }
            QuantityKind::Calculation(Calculation::ByItem(axis, all)) => {
                let mut grown: Vec<Expr> = all.iter().map(formula).collect::<Result<_, _>>()?;
                if *axis == self.axis {
                    grown.extend(grown.get(usize::from(self.like)).cloned());
                }
                QuantityKind::Calculation(Calculation::ByItem(*axis, grown))
            }
        };
        Ok(grown)
    }

    /// A formula that gives at the added item what it gives at the one that is like it.
    fn formula(self, case: &Case, formula: &Expr) -> Result<Expr, Stops> {
        let of = |x: &Expr| self.formula(case, x);
        let boxed = |x: &Expr| of(x).map(Box::new);
        let spread = |index: &QuantityIndex| {
            let quantity = case.quantity(*index);
            quantity.is_some_and(|quantity| quantity.axes.contains(&self.axis))
        };
        Ok(match formula {
            Expr::Join(operator @ (Operator::Equal | Operator::NotEqual), x, y)
                if self.names(x, y) || self.names(y, x) =>
            {
                self.either(*operator, formula)
            }
            Expr::Item(axis, _) | Expr::Position(axis) if *axis == self.axis => {
                return Err(Stops::Ordered);
            }
            Expr::Cumulative(_, axis) | Expr::Previous(_, axis, _) if *axis == self.axis => {
                return Err(Stops::Ordered);
            }
            Expr::Gather(_, _, over) if over.iter().any(|it| it.axis == self.axis) => {
                return Err(Stops::Together);
            }
            Expr::PrintEnd { of, .. } if spread(of) => return Err(Stops::Ends),
            // What the paper prints for the one that it is like.
            Expr::Printed(index) if spread(index) => Expr::If(
                Box::new(self.is(Operator::Equal, self.new)),
                Box::new(Expr::At(
                    Box::new(formula.clone()),
                    Place::nowhere().with(self.axis, usize::from(self.like)),
                )),
                Box::new(formula.clone()),
            ),
            Expr::Number { .. }
            | Expr::None
            | Expr::Truth(_)
            | Expr::Choice(..)
            | Expr::Item(..)
            | Expr::Position(_)
            | Expr::Quantity(_)
            | Expr::Printed(_)
            | Expr::PrintEnd { .. } => formula.clone(),
            Expr::Negate(x) => Expr::Negate(boxed(x)?),
            Expr::Not(x) => Expr::Not(boxed(x)?),
            Expr::Join(operator, x, y) => Expr::Join(*operator, boxed(x)?, boxed(y)?),
            Expr::If(condition, x, y) => Expr::If(boxed(condition)?, boxed(x)?, boxed(y)?),
            Expr::Extreme { larger, of: all } => Expr::Extreme {
                larger: *larger,
                of: all.iter().map(of).collect::<Result<_, _>>()?,
            },
            Expr::Round(rounding, x, step) => Expr::Round(*rounding, boxed(x)?, boxed(step)?),
            Expr::Gather(gathering, x, over) => Expr::Gather(*gathering, boxed(x)?, over.clone()),
            Expr::Cumulative(x, axis) => Expr::Cumulative(boxed(x)?, *axis),
            Expr::Previous(x, axis, start) => {
                Expr::Previous(boxed(x)?, *axis, start.as_deref().map(boxed).transpose()?)
            }
            Expr::At(x, place) => Expr::At(boxed(x)?, place.clone()),
            Expr::Known(x) => Expr::Known(boxed(x)?),
            Expr::Paper(x) => Expr::Paper(boxed(x)?),
            Expr::Otherwise(x, y) => Expr::Otherwise(boxed(x)?, boxed(y)?),
        })
    }

    /// Whether two sides of a comparison are the present item and a named one.
    fn names(self, present: &Expr, named: &Expr) -> bool {
        let is_own = |axis: &AxisIndex| *axis == self.axis;
        matches!(present, Expr::Item(axis, None) if is_own(axis))
            && matches!(named, Expr::Item(axis, Some(_)) if is_own(axis))
    }

    /// A comparison with a named item: who is like that one counts as it.
    fn either(self, operator: Operator, comparison: &Expr) -> Expr {
        let Expr::Join(_, x, y) = comparison else {
            return comparison.clone();
        };
        let like = Expr::Item(self.axis, Some(self.like));
        if **x != like && **y != like {
            return comparison.clone();
        }
        let join = match operator {
            Operator::Equal => Operator::Or,
            _ => Operator::And,
        };
        let new = self.is(operator, self.new);
        Expr::Join(join, Box::new(comparison.clone()), Box::new(new))
    }

    /// The present item, compared with another.
    fn is(self, operator: Operator, item: u8) -> Expr {
        let present = Expr::Item(self.axis, None);
        let item = Expr::Item(self.axis, Some(item));
        Expr::Join(operator, Box::new(present), Box::new(item))
    }
}

/// Cells laid out anew; `added` makes that of an added item of the one that it is like.
fn laid_out<T: Clone>(
    cells: &[T],
    from: &[(Option<usize>, bool)],
    added: impl Fn(&T) -> T,
) -> Vec<T> {
    let cell = |(cell, is_new): &(Option<usize>, bool)| {
        let cell = cells.get((*cell)?)?;
        Some(match is_new {
            true => added(cell),
            false => cell.clone(),
        })
    };
    from.iter().filter_map(cell).collect()
}

/// What is given, without its print.
fn unprinted(given: &Given) -> Given {
    match given {
        Given::Known { .. } | Given::Assumed(_) => given.value().map_or(Given::None, Given::Added),
        other => other.clone(),
    }
}

/// Edits of `case` with those that concern one item of an axis made of another of its items too: what is like a
/// scenario is like it as it stands.
#[must_use]
pub fn copied(case: &Case, edits: &Edits, axis: AxisIndex, like: usize, new: usize) -> Edits {
    // Each beside the one it is made of: what comes after concerns both.
    let both = edits.list().iter().flat_map(|edit| {
        let change = copied_change(case, edit, axis, like, new);
        let quantity = edit.quantity;
        let copy = change.map(|change| Edit { quantity, change });
        [Some(edit.clone()), copy].into_iter().flatten()
    });
    both.fold(Edits::none(), |edits, edit| edits.with(case, edit))
}

/// What an edit of one item would be of another; `None` where it concerns neither, or both.
fn copied_change(
    case: &Case,
    edit: &Edit,
    axis: AxisIndex,
    like: usize,
    new: usize,
) -> Option<Change> {
    let quantity = case.quantity(edit.quantity)?;
    if !quantity.axes.contains(&axis) {
        return None;
    }
    let moved =
        |place: &Place| (place.item(axis) == Some(like)).then(|| place.clone().with(axis, new));
    let mut change = edit.change.clone();
    match &mut change {
        Change::Set(cells) => {
            let of_new = cells.iter().filter_map(|(cell, value)| {
                let place = moved(&case.place_of(quantity, *cell))?;
                Some((case.cell_of(quantity, &place)?, *value))
            });
            let of_new: Vec<_> = of_new.collect();
            (!of_new.is_empty()).then_some(Change::Set(of_new))
        }
        Change::Scale { on, .. }
        | Change::Move { on, .. }
        | Change::Early { on, .. }
        | Change::Fill { on, .. }
        | Change::Line { on, .. } => {
            *on = moved(on)?;
            Some(change)
        }
    }
}
