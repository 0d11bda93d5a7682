//! What is worked out before what: the order of the calculations, those that follow from each other
//! item by item, and circles that nothing breaks.

use super::fields::Reader;
use super::formulas::Trees;
use super::quantities::Draft;
use super::signatures::{Over, signature};
use super::syntax::{Call, Node, Syntax};
use crate::axis::{Axis, AxisIndex, AxisKind};
use crate::case::QuantityIndex;

/// The most calculations that follow from each other; no paper comes near.
const MOST_TOGETHER: usize = 255;

/// A quantity that a formula names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rest {
    on: QuantityIndex,
    /// The axes along which it looks at items before the present one alone.
    earlier: Vec<AxisIndex>,
}

/// Calculations to be worked out together, and along which axis they follow from each other; one by
/// itself follows from none.
pub(super) type Together = (Option<AxisIndex>, Vec<QuantityIndex>);

/// What the formulas of a calculation name; `by_item` is the axis of which each has an item.
pub(super) fn rests_on<T>(
    draft: &Draft,
    axes: &[Axis],
    by_item: Option<AxisIndex>,
    trees: &[(Syntax, T)],
) -> Vec<Rest> {
    let mut rests = Vec::new();
    for (item, (tree, _)) in trees.iter().enumerate() {
        let look = Look {
            draft,
            axes,
            item: by_item.map(|axis| (axis, item)),
        };
        look.at(tree, &Sight::default(), &mut rests);
    }
    rests
}

/// At which items a part of a formula is looked at.
#[derive(Clone, Debug, Default)]
struct Sight {
    /// Only before the present one, along these axes.
    earlier: Vec<AxisIndex>,
    /// At any, along these.
    anywhere: Vec<AxisIndex>,
    /// In the figures of the paper: of all items, so that nothing there comes earlier.
    paper: bool,
}

impl Sight {
    fn earlier(mut self, axis: AxisIndex) -> Self {
        if !self.anywhere.contains(&axis) {
            self.earlier.push(axis);
        }
        self
    }

    fn anywhere(mut self, axis: AxisIndex) -> Self {
        self.earlier.retain(|other| *other != axis);
        self.anywhere.push(axis);
        self
    }
}

struct Look<'a> {
    draft: &'a Draft,
    axes: &'a [Axis],
    /// Of a formula for one item of an axis: which.
    item: Option<(AxisIndex, usize)>,
}

impl Look<'_> {
    fn at(&self, tree: &Syntax, sight: &Sight, rests: &mut Vec<Rest>) {
        match &tree.node {
            Node::Name(name) => {
                if let Some((on, _)) = self.draft.find(name) {
                    let earlier = match sight.paper {
                        true => Vec::new(),
                        false => sight.earlier.clone(),
                    };
                    let rest = Rest { on, earlier };
                    if !rests.contains(&rest) {
                        rests.push(rest);
                    }
                }
            }
            Node::Number(..) | Node::Text(_) | Node::None | Node::Truth(_) => {}
            Node::Negate(x) | Node::Not(x) => self.at(x, sight, rests),
            Node::Join(_, x, y) | Node::Otherwise(x, y) => {
                self.at(x, sight, rests);
                self.at(y, sight, rests);
            }
            Node::If(condition, x, y) => {
                self.at(condition, sight, rests);
                self.at(x, sight, rests);
                self.at(y, sight, rests);
            }
            // It has the name of an axis.
            Node::Call(call) if call.name == "position" => {}
            Node::Call(call) => {
                let inside = self.within(call, sight.clone());
                call.plain.iter().for_each(|x| self.at(x, &inside, rests));
                let others = call.named.iter().map(|(_, x)| x).chain(call.to.as_deref());
                others.for_each(|x| self.at(x, sight, rests));
            }
        }
    }

    /// At which items a call looks at what stands in it.
    fn within(&self, call: &Call, sight: Sight) -> Sight {
        let over = (call.over.iter()).filter_map(|stretch| self.axis(&stretch.axis));
        match call.name.as_str() {
            "previous" => over.fold(sight, |sight, (axis, _)| sight.earlier(axis)),
            "paper" => Sight {
                paper: true,
                ..sight
            },
            "at" => call.named.iter().fold(sight, |sight, (name, value)| {
                let Some((axis, items)) = self.axis(name) else {
                    return sight;
                };
                let Node::Text(id) = &value.node else {
                    // Which item it is comes about with the figures.
                    return sight.anywhere(axis);
                };
                let before = (self.item).is_some_and(|(of, item)| {
                    of == axis && items.position(id).is_some_and(|other| other < item)
                });
                match before {
                    true => Sight {
                        earlier: [sight.earlier.as_slice(), &[axis]].concat(),
                        ..sight
                    },
                    false => sight.anywhere(axis),
                }
            }),
            // Up to the present item, and no further.
            "cumulative" => sight,
            "first" | "first_to_stay" => over.fold(sight, |sight, (axis, _)| sight.anywhere(axis)),
            name if signature(name).is_some_and(|it| it.over == Over::Stretches) => {
                over.fold(sight, |sight, (axis, _)| sight.anywhere(axis))
            }
            _ => sight,
        }
    }

    fn axis(&self, name: &str) -> Option<(AxisIndex, &Axis)> {
        let position = self.axes.iter().position(|axis| axis.id == name)?;
        let index = AxisIndex(u8::try_from(position).ok()?);
        Some((index, self.axes.get(position)?))
    }
}

/// The calculations, each after what it rests on; those of a circle that nothing breaks are named, and
/// left out with all that comes after.
pub(super) fn in_order(
    reader: &Reader<'_>,
    draft: &Draft,
    axes: &[Axis],
    calculations: &[Trees],
) -> Vec<Together> {
    let mut order: Vec<Together> = Vec::new();
    // Of each quantity, whether it is there already: inputs are.
    let mut there = vec![true; draft.quantities.len()];
    for calculation in calculations {
        set(&mut there, calculation.index, false);
    }
    let mut waiting: Vec<&Trees> = calculations.iter().collect();
    loop {
        let before = waiting.len();
        waiting.retain(|calculation| {
            let ready = calculation.rests_on.iter().all(|rest| is(&there, rest.on));
            if ready {
                set(&mut there, calculation.index, true);
                order.push((None, vec![calculation.index]));
            }
            !ready
        });
        if waiting.is_empty() {
            return order;
        }
        if waiting.len() == before {
            break;
        }
    }
    for circle in circles(&waiting, there.len()) {
        match circle.together() {
            Some((Some(_), indices)) if indices.len() > MOST_TOGETHER => {
                let first = indices
                    .first()
                    .and_then(|it| draft.quantities.get(usize::from(it.0)));
                let what = format!(
                    "more than {MOST_TOGETHER} calculations follow from each other; part them into groups of which \
                     one rests on the other and not back"
                );
                reader.fault(first.map_or(0, |first| first.at), what);
                break;
            }
            Some(together) => order.push(together),
            None => {
                circle.tell(reader, draft, axes);
                break;
            }
        }
    }
    order
}

fn is(list: &[bool], index: QuantityIndex) -> bool {
    list.get(usize::from(index.0)) == Some(&true)
}

fn set(list: &mut [bool], index: QuantityIndex, to: bool) {
    if let Some(slot) = list.get_mut(usize::from(index.0)) {
        *slot = to;
    }
}

/// What waits, parted into circles, each after those that it rests on: Tarjan’s strongly connected
/// components. One that is in no circle stands by itself.
fn circles<'a>(waiting: &[&'a Trees], quantities: usize) -> Vec<Circle<'a>> {
    let mut search = Search {
        waiting,
        place: vec![None; quantities],
        visits: vec![Visit::default(); waiting.len()],
        visited: 0,
        open: Vec::new(),
        found: Vec::new(),
    };
    for (position, one) in waiting.iter().enumerate() {
        if let Some(slot) = search.place.get_mut(usize::from(one.index.0)) {
            *slot = Some(position);
        }
    }
    for position in 0..waiting.len() {
        if search.visit_of(position).number == 0 {
            search.visit(position);
        }
    }
    search.found
}

struct Search<'w, 'a> {
    waiting: &'w [&'a Trees],
    /// Where each quantity stands among them.
    place: Vec<Option<usize>>,
    visits: Vec<Visit>,
    visited: usize,
    /// Visited, and not yet part of a circle that is found.
    open: Vec<usize>,
    found: Vec<Circle<'a>>,
}

#[derive(Clone, Copy, Default)]
struct Visit {
    /// The how manieth it was; nought before.
    number: usize,
    /// The first that is reached from it and open.
    first: usize,
    open: bool,
}

impl<'a> Search<'_, 'a> {
    fn visit_of(&self, position: usize) -> Visit {
        self.visits.get(position).copied().unwrap_or_default()
    }

    fn set(&mut self, position: usize, visit: Visit) {
        if let Some(slot) = self.visits.get_mut(position) {
            *slot = visit;
        }
    }

    /// As deep as the circles are long: a thousand quantities at most.
    fn visit(&mut self, position: usize) {
        self.visited = self.visited.saturating_add(1);
        let number = self.visited;
        let mut first = number;
        let open = true;
        self.set(
            position,
            Visit {
                number,
                first,
                open,
            },
        );
        self.open.push(position);
        let rests = self
            .waiting
            .get(position)
            .map_or(&[][..], |one| &one.rests_on);
        for rest in rests {
            let Some(next) = self.place.get(usize::from(rest.on.0)).copied().flatten() else {
                continue;
            };
            if self.visit_of(next).number == 0 {
                self.visit(next);
                first = first.min(self.visit_of(next).first);
            } else if self.visit_of(next).open {
                first = first.min(self.visit_of(next).number);
            }
        }
        self.set(
            position,
            Visit {
                number,
                first,
                open,
            },
        );
        if first == number {
            let start = (self.open.iter())
                .position(|it| *it == position)
                .unwrap_or(0);
            let mut members = self.open.split_off(start);
            members.sort_unstable();
            for member in &members {
                let visit = self.visit_of(*member);
                self.set(
                    *member,
                    Visit {
                        open: false,
                        ..visit
                    },
                );
            }
            let of: Vec<&Trees> = (members.iter())
                .filter_map(|it| self.waiting.get(*it).copied())
                .collect();
            self.found.push(Circle::of(of, self.place.len()));
        }
    }
}

/// Calculations of which each rests on each, or one.
struct Circle<'a> {
    of: Vec<&'a Trees>,
    /// Of each quantity, whether it is one of them.
    held: Vec<bool>,
}

impl<'a> Circle<'a> {
    fn of(of: Vec<&'a Trees>, quantities: usize) -> Self {
        let mut held = vec![false; quantities];
        of.iter().for_each(|one| set(&mut held, one.index, true));
        Self { of, held }
    }

    /// In which order they are worked out, and along which axis they follow from each other; `None`
    /// where nothing breaks the circle.
    fn together(&self) -> Option<Together> {
        if self.rests().next().is_none() {
            return Some((None, self.of.iter().map(|one| one.index).collect()));
        }
        self.axes().into_iter().find_map(|axis| {
            let (order, rest) = self.at_one_item(Some(axis));
            rest.is_empty().then_some((Some(axis), order))
        })
    }

    /// What they rest on of each other.
    fn rests(&self) -> impl Iterator<Item = &Rest> {
        let rests = self.of.iter().flat_map(|one| &one.rests_on);
        rests.filter(|rest| is(&self.held, rest.on))
    }

    /// The axes along which some look at what came before.
    fn axes(&self) -> Vec<AxisIndex> {
        let mut axes: Vec<AxisIndex> = self.rests().flat_map(|rest| rest.earlier.clone()).collect();
        axes.sort_unstable();
        axes.dedup();
        axes
    }

    /// The order at one item of an axis, and those that rest on each other there.
    fn at_one_item(&self, axis: Option<AxisIndex>) -> (Vec<QuantityIndex>, Vec<&'a Trees>) {
        let mut order = Vec::new();
        let mut there = vec![false; self.held.len()];
        let mut waiting = self.of.clone();
        loop {
            let before = waiting.len();
            waiting.retain(|one| {
                let mut here = (one.rests_on.iter()).filter(|rest| self.here(rest, axis));
                let ready = here.all(|rest| is(&there, rest.on));
                if ready {
                    set(&mut there, one.index, true);
                    order.push(one.index);
                }
                !ready
            });
            if waiting.is_empty() || waiting.len() == before {
                return (order, waiting);
            }
        }
    }

    /// Whether one of them is looked at where it is not yet worked out.
    fn here(&self, rest: &Rest, axis: Option<AxisIndex>) -> bool {
        is(&self.held, rest.on) && !axis.is_some_and(|axis| rest.earlier.contains(&axis))
    }

    /// Names those that rest on each other at one item, from one to the next until one comes again.
    fn tell(&self, reader: &Reader<'_>, draft: &Draft, axes: &[Axis]) {
        let axis = self.axes().first().copied();
        let (_, waiting) = self.at_one_item(axis);
        let mut path: Vec<&Trees> = Vec::new();
        let mut at = waiting.first().copied();
        while let Some(one) = at {
            if let Some(start) = path.iter().position(|other| other.index == one.index) {
                self.tell_path(
                    reader,
                    draft,
                    axes,
                    axis,
                    path.get(start..).unwrap_or_default(),
                );
                return;
            }
            path.push(one);
            let mut here = (one.rests_on.iter()).filter(|rest| self.here(rest, axis));
            at = here.find_map(|rest| waiting.iter().find(|it| it.index == rest.on).copied());
        }
    }

    fn tell_path(
        &self,
        reader: &Reader<'_>,
        draft: &Draft,
        axes: &[Axis],
        axis: Option<AxisIndex>,
        path: &[&Trees],
    ) {
        let found = |one: &Trees| draft.quantities.get(usize::from(one.index.0));
        let names: Vec<&str> = (path.iter().chain(path.first()))
            .filter_map(|one| found(one).map(|it| it.quantity.id.as_str()))
            .collect();
        let name = names.first().copied().unwrap_or_default();
        let along = axis
            .or_else(|| self.likely(draft, axes))
            .and_then(|axis| axes.get(usize::from(axis.0)));
        let (before, over) = match along {
            Some(axis) => (before(axis.kind), axis.id.as_str()),
            None => ("the one before", "axis"),
        };
        let previous = format!("`previous({name} over {over}, start = …)`");
        let what = match names.len() {
            2 => format!(
                "`{name}` rests on itself; what follows from {before} is written {previous}, and a sum so \
                 far `cumulative(… over {over})`"
            ),
            _ => format!(
                "these rest on each other in a circle: {}; what follows from {before} is written {previous}",
                names.join(" → ")
            ),
        };
        let line = path
            .first()
            .and_then(|one| found(one))
            .map_or(0, |found| found.at);
        reader.fault(line, what);
    }

    /// The axis that is likely meant: of what they are spread over or name, time first.
    fn likely(&self, draft: &Draft, axes: &[Axis]) -> Option<AxisIndex> {
        let named = self.of.iter().flat_map(|one| {
            let own = draft.quantities.get(usize::from(one.index.0));
            let over = own.and_then(|own| own.over.clone()).unwrap_or_default();
            let on = (one.rests_on.iter()).filter_map(|rest| draft.quantity(rest.on));
            over.into_iter().chain(on.flat_map(|on| on.axes.clone()))
        });
        let named: Vec<AxisIndex> = named.collect();
        let is_time = |index: &&AxisIndex| {
            let axis = axes.get(usize::from(index.0));
            axis.is_some_and(|axis| axis.kind != AxisKind::Items)
        };
        let time = named.iter().find(is_time);
        time.or_else(|| named.first()).copied()
    }
}

fn before(kind: AxisKind) -> &'static str {
    match kind {
        AxisKind::Months => "the month before",
        AxisKind::Years => "the year before",
        AxisKind::Items => "the one before",
    }
}
