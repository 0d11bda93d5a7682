//! Making formulas flat: each part is laid out over the axes it hangs on, and no others.

use super::Cells;
use super::flat::{Along, Formula, Kind, Operand, Operation, Pick, Program, Source, Step};
use super::operation;
use crate::axis::{AxisIndex, MOST_AXES};
use crate::case::{Calculation, Case, Quantity, QuantityIndex, QuantityKind};
use crate::edit::{Edits, input_values};
use crate::expr::{Expr, Gathering, Stretch};
use crate::value::{Fault, Value};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The most places of one operation: what a listed position can name.
const MOST_PLACES: usize = 60_000;

impl Program {
    /// The program of a case.
    pub(super) fn of(case: &Case) -> Self {
        let mut lists = Lists::default();
        let given = |(index, quantity): (QuantityIndex, &Quantity)| match &quantity.kind {
            QuantityKind::Input(_) => input_values(case, index, &Edits::none())
                .unwrap_or_default()
                .into_iter()
                .collect(),
            QuantityKind::Calendar(_, counts) => counts
                .iter()
                .map(|count| Value::Number(Decimal::from(*count)))
                .collect(),
            QuantityKind::Calculation(_) if case.following.is_empty() => Cells::default(),
            // What is worked out item by item has room for all.
            QuantityKind::Calculation(_) => (0..quantity.cells).map(|_| Value::None).collect(),
        };
        let mut steps = Vec::new();
        for (along, quantities) in case.steps() {
            for item in 0..along.map_or(1, |axis| case.length(axis)) {
                for index in quantities {
                    let item = along.map(|axis| (axis, item));
                    steps.extend(step(case, *index, item, &mut lists));
                }
            }
        }
        Self::new(case.each_quantity().map(given).collect(), steps)
    }
}

/// The step of a quantity; at one item of an axis, if it is worked out item by item along it.
fn step(
    case: &Case,
    index: QuantityIndex,
    item: Option<(AxisIndex, usize)>,
    lists: &mut Lists,
) -> Option<Step> {
    let quantity = case.quantity(index)?;
    let QuantityKind::Calculation(calculation) = &quantity.kind else {
        return None;
    };
    let mut flattener = Flattener {
        case,
        lists,
        operations: Vec::new(),
        reads: Vec::new(),
    };
    // An axis that the quantity does not have stands at its first item.
    let mut sight = (0_u8..).take(MOST_AXES).map(AxisIndex).fold(
        Sight::default(),
        |sight, axis| match quantity.axes.contains(&axis) {
            true => sight,
            false => sight.with(axis, Some(0)),
        },
    );
    let mut frame = flattener.frame(&quantity.axes);
    let mut part = None;
    if let Some((axis, item)) = item {
        sight = sight.with(axis, Some(item));
        frame.retain(|(other, _)| *other != axis);
        let cells = flattener.stored(Source::Figures(index), index, sight)?;
        part = Some(flattener.pick(&cells, &frame)?);
    }
    let formula =
        flattener
            .calculation(calculation, sight, &frame)
            .map_or(Formula::Walked, |result| Formula::Flat {
                operations: flattener.operations.into(),
                result,
            });
    let mut reads = match formula {
        Formula::Flat { .. } => flattener.reads,
        Formula::Walked => named(calculation),
    };
    crate::order::distinct(&mut reads);
    Some(Step {
        quantity: index,
        reads: reads.into(),
        cells: frame
            .iter()
            .fold(1, |cells, (_, length)| cells.saturating_mul(*length)),
        part,
        formula,
    })
}

/// Every quantity a calculation names.
fn named(calculation: &Calculation) -> Vec<QuantityIndex> {
    let mut named = Vec::new();
    let formulas = match calculation {
        Calculation::One(formula) => core::slice::from_ref(formula),
        Calculation::ByItem(_, formulas) => formulas,
    };
    for formula in formulas {
        formula.each_quantity(&mut |quantity| named.push(quantity));
    }
    named
}

/// Lists of positions, each kept once for all formulas of a case.
#[derive(Default)]
struct Lists(Vec<List>);

struct List {
    /// Lengths and strides.
    axes: Vec<(usize, i64)>,
    base: i64,
    cells: Arc<[u16]>,
}

impl Lists {
    fn cells(&mut self, axes: Vec<(usize, i64)>, base: i64) -> Arc<[u16]> {
        let known = self
            .0
            .iter()
            .find(|list| list.base == base && list.axes == axes);
        if let Some(list) = known {
            return list.cells.clone();
        }
        let mut positions = vec![base];
        for (length, stride) in &axes {
            let items = || {
                (0_i64..)
                    .take(*length)
                    .map(|item| item.saturating_mul(*stride))
            };
            positions = positions
                .iter()
                .flat_map(|position| items().map(move |more| position.saturating_add(more)))
                .collect();
        }
        let cells: Arc<[u16]> = positions
            .into_iter()
            .map(|position| u16::try_from(position).unwrap_or(u16::MAX))
            .collect();
        self.0.push(List {
            axes,
            base,
            cells: cells.clone(),
        });
        cells
    }
}

/// How a part of a formula is looked at: axes on which the item is given, and whether it stands
/// inside `known(…)` or `paper(…)`.
#[derive(Clone, Copy, Default)]
struct Sight {
    fixed: [Option<u8>; MOST_AXES],
    known: bool,
    paper: bool,
}

impl Sight {
    fn item(&self, axis: AxisIndex) -> Option<usize> {
        self.fixed
            .get(usize::from(axis.0))
            .copied()
            .flatten()
            .map(Into::into)
    }

    fn with(mut self, axis: AxisIndex, item: Option<usize>) -> Self {
        if let Some(slot) = self.fixed.get_mut(usize::from(axis.0)) {
            *slot = item.and_then(|item| u8::try_from(item).ok());
        }
        self
    }
}

/// Figures of a part of a formula: the one at some items stands at `base` and, for each axis, the
/// item times its stride. An axis without a stride makes no difference.
#[derive(Clone)]
struct Node {
    source: Source,
    base: i64,
    strides: [i64; MOST_AXES],
    /// The axes it hangs on, in order.
    axes: Vec<AxisIndex>,
}

impl Node {
    fn constant(value: Value) -> Self {
        Self {
            source: Source::Constants(Cells::One(value)),
            base: 0,
            strides: [0; MOST_AXES],
            axes: Vec::new(),
        }
    }

    fn stride(&self, axis: AxisIndex) -> i64 {
        self.strides
            .get(usize::from(axis.0))
            .copied()
            .unwrap_or_default()
    }

    /// The part of it at the items that are given.
    fn seen(mut self, sight: Sight) -> Option<Self> {
        for axis in &self.axes {
            if let Some(item) = sight.item(*axis) {
                let stride = self.strides.get_mut(usize::from(axis.0))?;
                let on = i64::try_from(item).ok()?.checked_mul(*stride)?;
                self.base = self.base.checked_add(on)?;
                *stride = 0;
            }
        }
        self.axes.retain(|axis| sight.item(*axis).is_none());
        Some(self)
    }
}

struct Flattener<'a> {
    case: &'a Case,
    lists: &'a mut Lists,
    operations: Vec<Operation>,
    reads: Vec<QuantityIndex>,
}

/// The axes of some parts together, in order.
fn together(nodes: &[&Node]) -> Vec<AxisIndex> {
    let mut axes: Vec<AxisIndex> = nodes
        .iter()
        .flat_map(|node| node.axes.iter().copied())
        .collect();
    crate::order::distinct(&mut axes);
    axes
}

/// Everything here gives `None` where a part has too many places to be laid out.
impl Flattener<'_> {
    fn calculation(
        &mut self,
        calculation: &Calculation,
        sight: Sight,
        frame: &[(AxisIndex, usize)],
    ) -> Option<Operand> {
        let node = match calculation {
            Calculation::One(formula) => self.node(formula, sight)?,
            Calculation::ByItem(axis, formulas) => self.by_item(*axis, formulas, sight)?,
        };
        self.operand(&node, frame)
    }

    fn by_item(&mut self, axis: AxisIndex, formulas: &[Expr], sight: Sight) -> Option<Node> {
        if let Some(item) = sight.item(axis) {
            return match formulas.get(item) {
                Some(formula) => self.node(formula, sight),
                None => Some(Node::constant(Value::Error(Fault::NoSuchPlace))),
            };
        }
        let nodes: Vec<Node> = formulas
            .iter()
            .enumerate()
            .map(|(item, formula)| self.node(formula, sight.with(axis, Some(item))))
            .collect::<Option<_>>()?;
        let axes = self.with_axis(&nodes.iter().collect::<Vec<_>>(), axis);
        let frame = self.frame(&axes);
        let of = self.operands(&nodes, &frame)?;
        let along = self.along(&axes, axis);
        self.emit(Kind::ByItem(of, along), axes)
    }

    fn node(&mut self, formula: &Expr, sight: Sight) -> Option<Node> {
        let constant = |value| Some(Node::constant(value));
        match formula {
            Expr::Number { value, .. } => constant(Value::Number(*value)),
            Expr::None => constant(Value::None),
            Expr::Truth(truth) => constant(operation::truth(*truth)),
            Expr::Choice(_, option) | Expr::Item(_, Some(option)) => {
                constant(Value::Number(Decimal::from(*option)))
            }
            Expr::Quantity(index) => self.quantity(*index, sight),
            Expr::Negate(x) => self.one(x, sight, Kind::Negate),
            Expr::Not(x) => self.one(x, sight, Kind::Not),
            Expr::Join(operator, x, y) => self.two(x, y, sight, |x, y| Kind::Join(*operator, x, y)),
            Expr::Round(rounding, x, step) => {
                self.two(x, step, sight, |x, step| Kind::Round(*rounding, x, step))
            }
            Expr::Otherwise(x, y) => self.two(x, y, sight, Kind::Otherwise),
            Expr::If(condition, x, y) => {
                let condition = self.node(condition, sight)?;
                let (x, y) = (self.node(x, sight)?, self.node(y, sight)?);
                let axes = together(&[&condition, &x, &y]);
                let frame = self.frame(&axes);
                let kind = Kind::If(
                    self.operand(&condition, &frame)?,
                    self.operand(&x, &frame)?,
                    self.operand(&y, &frame)?,
                );
                self.emit(kind, axes)
            }
            Expr::Extreme { larger, of } => {
                let nodes: Vec<Node> = of
                    .iter()
                    .map(|x| self.node(x, sight))
                    .collect::<Option<_>>()?;
                let axes = together(&nodes.iter().collect::<Vec<_>>());
                let frame = self.frame(&axes);
                let of = self.operands(&nodes, &frame)?;
                self.emit(Kind::Extreme(*larger, of), axes)
            }
            Expr::Gather(gathering, x, over) => self.gather(*gathering, x, over, sight),
            Expr::Cumulative(x, axis) => self.cumulative(x, *axis, sight),
            Expr::Previous(x, axis, start) => self.previous(x, *axis, start.as_deref(), sight),
            Expr::Position(axis) | Expr::Item(axis, None) => {
                let counted = (0..self.case.length(*axis)).map(|item| Value::Number(item.into()));
                self.laid_out(Source::Constants(counted.collect()), &[*axis], sight)
            }
            Expr::At(x, place) => {
                let sight = place
                    .pairs()
                    .fold(sight, |sight, (axis, item)| sight.with(axis, Some(item)));
                self.node(x, sight)
            }
            Expr::Known(x) => self.node(
                x,
                Sight {
                    known: true,
                    ..sight
                },
            ),
            Expr::Paper(x) => self.node(
                x,
                Sight {
                    paper: true,
                    ..sight
                },
            ),
            Expr::Printed(index) => {
                let quantity = self.case.quantity(*index)?;
                let prints: Cells = (0..usize::from(quantity.cells))
                    .map(|cell| {
                        let place = self.case.place_of(quantity, cell);
                        operation::printed(self.case, *index, &place)
                    })
                    .collect();
                self.stored(Source::Constants(prints), *index, sight)
            }
            Expr::PrintEnd { of, highest } => {
                let stored = self.stored(Source::Figures(*of), *of, sight)?;
                let frame = self.frame(&stored.axes);
                let cell = self.pick(&stored, &frame)?;
                let now = self.quantity(*of, sight)?;
                let now = self.operand(&now, &frame)?;
                let kind = Kind::PrintEnd {
                    input: *of,
                    cell,
                    now,
                    highest: *highest,
                };
                self.emit(kind, stored.axes)
            }
        }
    }

    fn one(&mut self, x: &Expr, sight: Sight, kind: fn(Operand) -> Kind) -> Option<Node> {
        let x = self.node(x, sight)?;
        let operand = self.operand(&x, &self.frame(&x.axes))?;
        self.emit(kind(operand), x.axes)
    }

    fn two(
        &mut self,
        x: &Expr,
        y: &Expr,
        sight: Sight,
        kind: impl FnOnce(Operand, Operand) -> Kind,
    ) -> Option<Node> {
        let (x, y) = (self.node(x, sight)?, self.node(y, sight)?);
        let axes = together(&[&x, &y]);
        let frame = self.frame(&axes);
        let kind = kind(self.operand(&x, &frame)?, self.operand(&y, &frame)?);
        self.emit(kind, axes)
    }

    fn quantity(&mut self, index: QuantityIndex, sight: Sight) -> Option<Node> {
        let source = if sight.paper {
            Source::Paper(index)
        } else {
            self.reads.push(index);
            Source::Figures(index)
        };
        let node = self.stored(source, index, sight)?;
        if !sight.known {
            return Some(node);
        }
        let operand = self.operand(&node, &self.frame(&node.axes))?;
        self.emit(Kind::WithoutNeeds(operand), node.axes)
    }

    /// Figures laid out as the cells of a quantity, the last axis running fastest.
    fn stored(&self, source: Source, index: QuantityIndex, sight: Sight) -> Option<Node> {
        self.laid_out(source, &self.case.quantity(index)?.axes, sight)
    }

    /// Figures laid out over axes, the last one running fastest.
    fn laid_out(&self, source: Source, axes: &[AxisIndex], sight: Sight) -> Option<Node> {
        let mut node = Node {
            source,
            base: 0,
            strides: [0; MOST_AXES],
            axes: axes.to_vec(),
        };
        let mut stride = 1_i64;
        for axis in axes.iter().rev() {
            *node.strides.get_mut(usize::from(axis.0))? = stride;
            stride = stride.checked_mul(i64::try_from(self.case.length(*axis)).ok()?)?;
        }
        crate::order::distinct(&mut node.axes);
        node.seen(sight)
    }

    fn gather(
        &mut self,
        gathering: Gathering,
        x: &Expr,
        over: &[Stretch],
        sight: Sight,
    ) -> Option<Node> {
        let gathered: Vec<AxisIndex> = over.iter().map(|stretch| stretch.axis).collect();
        let free = gathered
            .iter()
            .fold(sight, |sight, axis| sight.with(*axis, None));
        let node = self.node(x, free)?;
        let mut base = node.base;
        let mut more = Vec::new();
        for stretch in over {
            let first = usize::from(stretch.first);
            let end = match stretch.whole {
                true => self.case.length(stretch.axis),
                false => usize::from(stretch.last).checked_add(1)?,
            };
            more.push((stretch.axis, end.checked_sub(first)?));
            let first = i64::from(stretch.first);
            base = base.checked_add(first.checked_mul(node.stride(stretch.axis))?)?;
        }
        self.gathered(gathering, Node { base, ..node }, &more)
    }

    /// A node gathered along axes of these lengths, from where it stands.
    fn gathered(
        &mut self,
        gathering: Gathering,
        node: Node,
        along: &[(AxisIndex, usize)],
    ) -> Option<Node> {
        let gathered = |axis: &AxisIndex| along.iter().any(|(other, _)| other == axis);
        let twice = along
            .iter()
            .zip(1..)
            .any(|((axis, _), next)| along.iter().skip(next).any(|(other, _)| other == axis));
        if twice {
            return None;
        }
        let axes: Vec<AxisIndex> = node
            .axes
            .iter()
            .filter(|axis| !gathered(axis))
            .copied()
            .collect();
        let mut frame = self.frame(&axes);
        frame.extend(along);
        let span = along
            .iter()
            .try_fold(1_usize, |span, (_, length)| span.checked_mul(*length))?;
        let operand = self.operand(&node, &frame)?;
        self.emit(Kind::Gather(gathering, operand, span), axes)
    }

    fn cumulative(&mut self, x: &Expr, axis: AxisIndex, sight: Sight) -> Option<Node> {
        let node = self.node(x, sight.with(axis, None))?;
        if let Some(item) = sight.item(axis) {
            let along = [(axis, item.checked_add(1)?)];
            return self.gathered(Gathering::Sum, node, &along);
        }
        let axes = self.with_axis(&[&node], axis);
        let operand = self.operand(&node, &self.frame(&axes))?;
        let along = self.along(&axes, axis);
        self.emit(Kind::Cumulative(operand, along), axes)
    }

    fn previous(
        &mut self,
        x: &Expr,
        axis: AxisIndex,
        start: Option<&Expr>,
        sight: Sight,
    ) -> Option<Node> {
        let start = |this: &mut Self| match start {
            Some(start) => this.node(start, sight),
            None => Some(Node::constant(Value::None)),
        };
        if let Some(item) = sight.item(axis) {
            return match item.checked_sub(1) {
                Some(before) => self.node(x, sight.with(axis, Some(before))),
                None => start(self),
            };
        }
        let mut node = self.node(x, sight)?;
        let start = start(self)?;
        let axes = self.with_axis(&[&node, &start], axis);
        let frame = self.frame(&axes);
        node.base = node.base.checked_sub(node.stride(axis))?;
        let kind = Kind::Previous(
            self.operand(&node, &frame)?,
            self.operand(&start, &frame)?,
            self.along(&axes, axis),
        );
        self.emit(kind, axes)
    }

    fn with_axis(&self, nodes: &[&Node], axis: AxisIndex) -> Vec<AxisIndex> {
        let mut axes = together(nodes);
        axes.push(axis);
        crate::order::distinct(&mut axes);
        axes
    }

    /// Axes and their lengths.
    fn frame(&self, axes: &[AxisIndex]) -> Vec<(AxisIndex, usize)> {
        axes.iter()
            .map(|axis| (*axis, self.case.length(*axis)))
            .collect()
    }

    fn along(&self, axes: &[AxisIndex], axis: AxisIndex) -> Along {
        let inner = axes.iter().skip_while(|other| **other != axis).skip(1);
        Along {
            stride: inner.fold(1, |stride, axis| {
                stride.saturating_mul(self.case.length(*axis))
            }),
            length: self.case.length(axis),
        }
    }

    fn operands(&mut self, nodes: &[Node], frame: &[(AxisIndex, usize)]) -> Option<Box<[Operand]>> {
        nodes.iter().map(|node| self.operand(node, frame)).collect()
    }

    fn operand(&mut self, node: &Node, frame: &[(AxisIndex, usize)]) -> Option<Operand> {
        Some(Operand {
            source: node.source.clone(),
            pick: self.pick(node, frame)?,
        })
    }

    /// Which figures of a node serve the places of a frame, its last axis running fastest.
    fn pick(&mut self, node: &Node, frame: &[(AxisIndex, usize)]) -> Option<Pick> {
        let axes: Vec<(usize, i64)> = frame
            .iter()
            .map(|(axis, length)| (*length, node.stride(*axis)))
            .collect();
        if axes.iter().all(|(_, stride)| *stride == 0) {
            return usize::try_from(node.base).ok().map(Pick::One);
        }
        let mut places = 1_usize;
        let mut in_order = node.base == 0;
        for (length, stride) in axes.iter().rev() {
            in_order = in_order && usize::try_from(*stride).is_ok_and(|stride| stride == places);
            places = places
                .checked_mul(*length)
                .filter(|places| *places <= MOST_PLACES)?;
        }
        Some(if in_order {
            Pick::Same
        } else {
            Pick::Listed(self.lists.cells(axes, node.base))
        })
    }

    /// One more operation, over these axes.
    fn emit(&mut self, kind: Kind, axes: Vec<AxisIndex>) -> Option<Node> {
        let mut strides = [0; MOST_AXES];
        let mut places = 1_usize;
        for axis in axes.iter().rev() {
            *strides.get_mut(usize::from(axis.0))? = i64::try_from(places).ok()?;
            places = places
                .checked_mul(self.case.length(*axis))
                .filter(|places| *places <= MOST_PLACES)?;
        }
        let source = Source::Earlier(self.operations.len());
        self.operations.push(Operation { kind, places });
        Some(Node {
            source,
            base: 0,
            strides,
            axes,
        })
    }
}

#[cfg(feature = "authoring")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::{Shelf, read_case};

    /// Over how many places the operations of the last calculation are worked out.
    fn places(formula: &str) -> Vec<usize> {
        let text = format!(
            r#"
            title = "Sample"
            council = "C"
            year = "2020/21"
            theme = "T"
            document = {{ title = "P", date = "2020" }}
            summary = "S."
            [claim]
            quantity = "figure"
            at = {{ month = "2020-04", line = "a" }}
            sense = "saving"
            source = "p"
            [axis.line]
            items = [{{ id = "a" }}, {{ id = "b" }}, {{ id = "c" }}]
            [[group]]
            title = "G"
            inputs = ["x"]
            [input.x]
            label = "X"
            unit = "1"
            over = ["month", "line"]
            assumed = "1"
            why = "test"
            [calc.figure]
            label = "F"
            unit = "1"
            over = ["month", "line"]
            formula = "{formula}"
            "#
        );
        let shelf = Shelf::read("", "").unwrap();
        let case = read_case("s", "s.toml", &text, &shelf)
            .unwrap_or_else(|faults| panic!("{}", faults[0]));
        match &Program::of(&case).steps[0].formula {
            Formula::Flat { operations, .. } => operations.iter().map(|one| one.places).collect(),
            Formula::Walked => panic!("it is walked"),
        }
    }

    #[test]
    fn each_part_is_worked_out_once_for_the_axes_it_hangs_on() {
        // The sum once, what is made of it once, and the difference in each of 36 cells.
        assert_eq!(places("x - 2 * sum(x over month, line)"), [1, 1, 36]);
        assert_eq!(places("x - sum(x over line)"), [12, 36]);
        assert_eq!(places("x - cumulative(x over month)"), [36, 36]);
        assert_eq!(places("x + 1 * at(x, line = 'b')"), [12, 36]);
        // A figure as it stands, at another place or as it was, needs no operation of its own.
        assert_eq!(places("x - at(x, line = 'b', month = '2020-05')"), [36]);
        assert_eq!(places("2 + 3 * 4"), [1, 1]);
    }
}
