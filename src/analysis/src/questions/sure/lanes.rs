//! A case worked out for many draws at a time, in f64: the flat program of its formulas
//! ([`casebook_model::evaluate::program`]), of which each operation runs over all draws of a block.
//! Only what hangs on a drawn input and bears on the figure in question is worked out.
//!
//! What an operation gives is what [`casebook_model::value::Value`] has it give; a test holds both to
//! each other, to the pound, over every case.

#![expect(
    clippy::float_arithmetic,
    reason = "draws are of f64, with operations that agree on every engine (decision 0015)"
)]

mod column;

use casebook_model::case::{Case, QuantityIndex};
use casebook_model::evaluate::flat::{Formula, Kind, Operand, Operation, Pick, Source, Step};
use casebook_model::evaluate::{Figures, program};
use casebook_model::expr::{Gathering, Operator};
pub(super) use column::{Column, LANES, Lane, Num};
use column::{both, column, number, rounded, truth};

/// The program of a case, and its figures in a block.
pub(super) struct Lanes<'a> {
    case: &'a Case,
    steps: Vec<Work<'a>>,
    figures: Vec<Vec<Column>>,
    paper: Vec<Vec<Column>>,
    room: Vec<Vec<Column>>,
    goal: (QuantityIndex, usize),
}

/// A step that is worked out for every block.
struct Work<'a> {
    step: &'a Step,
    operations: &'a [Operation],
    result: &'a Operand,
    /// What operations give that hang on no draw.
    fixed: Vec<Option<Vec<Column>>>,
}

/// Of each quantity of a case, in their order, whether another rests on it as the formulas stand.
#[must_use]
pub fn bears_on(case: &Case, goal: QuantityIndex) -> Vec<bool> {
    let mut bears = vec![false; case.quantities.len()];
    let mark = |index: QuantityIndex, bears: &mut Vec<bool>| {
        if let Some(slot) = bears.get_mut(usize::from(index.0)) {
            *slot = true;
        }
    };
    mark(goal, &mut bears);
    for step in program(case).steps.iter().rev() {
        if bears.get(usize::from(step.quantity.0)) == Some(&true) {
            step.reads.iter().for_each(|read| mark(*read, &mut bears));
        }
    }
    bears
}

impl<'a> Lanes<'a> {
    /// The program for a figure that is drawn by some inputs; `None` where a formula on the way has more
    /// places than can be laid out.
    pub(super) fn of(
        case: &'a Case,
        (now, paper): (&Figures, &Figures),
        drawn: &[QuantityIndex],
        goal: (QuantityIndex, usize),
    ) -> Option<Self> {
        let bears = bears_on(case, goal.0);
        let mut moves = vec![false; case.quantities.len()];
        let at =
            |list: &[bool], index: QuantityIndex| list.get(usize::from(index.0)) == Some(&true);
        for index in drawn {
            *moves.get_mut(usize::from(index.0))? = true;
        }
        let columns = |figures: &Figures| {
            let cells = |(index, _)| figures.cells(index).iter().map(column).collect();
            case.each_quantity().map(cells).collect()
        };
        let mut lanes = Self {
            case,
            steps: Vec::new(),
            figures: columns(now),
            paper: columns(paper),
            room: Vec::new(),
            goal,
        };
        for step in &program(case).steps {
            let reads = step.reads.iter().any(|read| at(&moves, *read));
            if !reads || !at(&bears, step.quantity) {
                continue;
            }
            let Formula::Flat { operations, result } = &step.formula else {
                return None;
            };
            *moves.get_mut(usize::from(step.quantity.0))? = true;
            let mut work = Work {
                step,
                operations,
                result,
                fixed: Vec::new(),
            };
            lanes.fix(&mut work, &moves);
            lanes.steps.push(work);
        }
        Some(lanes)
    }

    /// Works out once what hangs on no draw.
    fn fix(&mut self, work: &mut Work<'a>, moves: &[bool]) {
        let mut varies: Vec<bool> = Vec::new();
        for (position, operation) in work.operations.iter().enumerate() {
            let varies_here = operands(&operation.kind).any(|operand| match operand.source {
                Source::Constants(_) | Source::Paper(_) => false,
                Source::Figures(index) => moves.get(usize::from(index.0)) == Some(&true),
                Source::Earlier(earlier) => varies.get(earlier) == Some(&true),
            });
            varies.push(varies_here);
            let mut out = Vec::new();
            if !varies_here {
                self.view(work).operation(operation, &mut out);
            }
            work.fixed.push((!varies_here).then_some(out));
            if self.room.len() <= position {
                self.room.push(Vec::new());
            }
        }
    }

    /// Puts a block of draws into a cell.
    pub(super) fn set(&mut self, input: QuantityIndex, cell: usize, values: &Lane) {
        let column = (self.figures.get_mut(usize::from(input.0))).and_then(|it| it.get_mut(cell));
        if let Some(column) = column {
            column.fill(|lane| *lane = *values);
        }
    }

    /// Works out the block.
    pub(super) fn run(&mut self) -> &Column {
        let steps = core::mem::take(&mut self.steps);
        for work in &steps {
            let mut room = core::mem::take(&mut self.room);
            for (position, operation) in work.operations.iter().enumerate() {
                if matches!(work.fixed.get(position), Some(Some(_))) {
                    continue;
                }
                let (earlier, rest) = room.split_at_mut(position);
                if let Some(out) = rest.first_mut() {
                    self.view(work).among(earlier).operation(operation, out);
                }
            }
            let slot = usize::from(work.step.quantity.0);
            let mut cells = match work.step.part {
                None => core::mem::take(self.figures.get_mut(slot).unwrap_or(&mut Vec::new())),
                // What follows from the item before may be that item's figure as it stands.
                Some(_) => Vec::new(),
            };
            self.view(work).among(&room).result(work, &mut cells);
            match self.figures.get_mut(slot) {
                Some(figures) if work.step.part.is_some() => {
                    for (place, column) in cells.into_iter().enumerate() {
                        if let Some(figure) = figures.get_mut(work.step.cell(place)) {
                            *figure = column;
                        }
                    }
                }
                Some(figures) => *figures = cells,
                None => {}
            }
            self.room = room;
        }
        self.steps = steps;
        let (goal, cell) = self.goal;
        let cells = self.figures.get(usize::from(goal.0));
        cells.and_then(|it| it.get(cell)).unwrap_or(&NO_SUCH_PLACE)
    }

    fn view<'v>(&'v self, work: &'v Work<'a>) -> View<'v> {
        View {
            case: self.case,
            figures: &self.figures,
            paper: &self.paper,
            fixed: &work.fixed,
            earlier: &[],
        }
    }
}

static NO_SUCH_PLACE: Column = Column::Same(Num::Error);

/// What operations of a step read.
#[derive(Clone, Copy)]
struct View<'v> {
    case: &'v Case,
    figures: &'v [Vec<Column>],
    paper: &'v [Vec<Column>],
    fixed: &'v [Option<Vec<Column>>],
    earlier: &'v [Vec<Column>],
}

/// The figures of an operand, by place.
enum Cells<'v> {
    Columns(&'v [Column]),
    Constants(Vec<Column>),
}

struct Picked<'v> {
    cells: Cells<'v>,
    pick: &'v Pick,
}

impl Picked<'_> {
    fn at(&self, place: usize) -> &Column {
        let cells = match &self.cells {
            Cells::Columns(columns) => columns,
            Cells::Constants(columns) => columns.as_slice(),
        };
        cells.get(self.pick.at(place)).unwrap_or(&NO_SUCH_PLACE)
    }
}

impl<'v> View<'v> {
    fn among(self, earlier: &'v [Vec<Column>]) -> Self {
        Self { earlier, ..self }
    }

    fn of(&self, operand: &'v Operand) -> Picked<'v> {
        let list = |list: &'v [Vec<Column>], position: usize| {
            Cells::Columns(list.get(position).map_or(&[], Vec::as_slice))
        };
        Picked {
            pick: &operand.pick,
            cells: match &operand.source {
                Source::Constants(cells) => {
                    Cells::Constants(cells.list().iter().map(column).collect())
                }
                Source::Figures(index) => list(self.figures, index.0.into()),
                Source::Paper(index) => list(self.paper, index.0.into()),
                Source::Earlier(earlier) => match self.fixed.get(*earlier) {
                    Some(Some(fixed)) => Cells::Columns(fixed),
                    _ => list(self.earlier, *earlier),
                },
            },
        }
    }

    fn result(&self, work: &'v Work<'_>, cells: &mut Vec<Column>) {
        let result = self.of(work.result);
        cells.resize(work.step.cells, NO_SUCH_PLACE.clone());
        for (cell, slot) in cells.iter_mut().enumerate() {
            slot.copy(result.at(cell));
        }
    }

    fn operation(&self, operation: &'v Operation, out: &mut Vec<Column>) {
        out.resize(operation.places, NO_SUCH_PLACE.clone());
        match &operation.kind {
            Kind::Join(operator, x, y) => {
                let (x, y) = (self.of(x), self.of(y));
                for (place, out) in out.iter_mut().enumerate() {
                    out.join(*operator, x.at(place), y.at(place));
                }
            }
            Kind::Negate(x) => self.each(x, out, |x, out| {
                out.one(x, |x| -x, |x| number(x, |x| Num::Number(-x)));
            }),
            Kind::Not(x) => self.each(x, out, |x, out| {
                let not = |x: f64| truth(x == 0.0);
                out.one(x, not, |x| number(x, |x| Num::Number(not(x))));
            }),
            Kind::WithoutNeeds(x) => self.each(x, out, |x, out| match x {
                Column::Mixed(_) | Column::Same(_) => out.mixed(&[x], |of| match of {
                    [Num::Needs] => Num::None,
                    [x] => *x,
                    _ => Num::Error,
                }),
                Column::Numbers(_) => out.copy(x),
            }),
            Kind::If(condition, x, y) => {
                let (condition, x, y) = (self.of(condition), self.of(x), self.of(y));
                for (place, out) in out.iter_mut().enumerate() {
                    out.either(condition.at(place), x.at(place), y.at(place));
                }
            }
            Kind::Extreme(larger, of) => {
                let of: Vec<Picked<'_>> = of.iter().map(|x| self.of(x)).collect();
                let mut next = NO_SUCH_PLACE.clone();
                for (place, out) in out.iter_mut().enumerate() {
                    *out = Column::Same(Num::None);
                    for x in &of {
                        next.extreme(out, x.at(place), *larger);
                        core::mem::swap(out, &mut next);
                    }
                }
            }
            Kind::Round(rounding, x, step) => {
                let (x, step) = (self.of(x), self.of(step));
                for (place, out) in out.iter_mut().enumerate() {
                    out.mixed(&[x.at(place), step.at(place)], |of| match of {
                        [x, step] => both(*x, *step, |x, step| rounded(*rounding, x, step)),
                        _ => Num::Error,
                    });
                }
            }
            Kind::Gather(gathering, x, span) => self.gather(*gathering, &self.of(x), *span, out),
            Kind::Cumulative(x, along) => {
                let x = self.of(x);
                for place in 0..operation.places {
                    let (before, rest) = out.split_at_mut(place);
                    let so_far = match along.item(place) {
                        0 => None,
                        _ => place
                            .checked_sub(along.stride)
                            .and_then(|one| before.get(one)),
                    };
                    if let Some(out) = rest.first_mut() {
                        let none = Column::Same(Num::None);
                        out.join(Operator::Plus, so_far.unwrap_or(&none), x.at(place));
                    }
                }
            }
            Kind::Previous(x, start, along) => {
                let (x, start) = (self.of(x), self.of(start));
                for (place, out) in out.iter_mut().enumerate() {
                    out.copy(match along.item(place) {
                        0 => start.at(place),
                        _ => x.at(place),
                    });
                }
            }
            Kind::ByItem(of, along) => {
                let of: Vec<Picked<'_>> = of.iter().map(|x| self.of(x)).collect();
                for (place, out) in out.iter_mut().enumerate() {
                    let one = of.get(along.item(place));
                    out.copy(one.map_or(&NO_SUCH_PLACE, |x| x.at(place)));
                }
            }
            Kind::PrintEnd {
                input,
                cell,
                now,
                highest,
            } => {
                let input = self.case.quantity(*input).and_then(|it| it.input());
                let now = self.of(now);
                for (place, out) in out.iter_mut().enumerate() {
                    let given = input.and_then(|input| input.given.get(cell.at(place)));
                    out.print_end(given, now.at(place), *highest);
                }
            }
            Kind::Otherwise(x, y) => {
                let (x, y) = (self.of(x), self.of(y));
                for (place, out) in out.iter_mut().enumerate() {
                    match x.at(place) {
                        Column::Numbers(_) => out.copy(x.at(place)),
                        Column::Same(Num::None | Num::Needs) => out.copy(y.at(place)),
                        _ => out.mixed(&[x.at(place), y.at(place)], |of| match of {
                            [Num::None | Num::Needs, y] => *y,
                            [x, _] => *x,
                            _ => Num::Error,
                        }),
                    }
                }
            }
        }
    }

    fn each(&self, x: &'v Operand, out: &mut [Column], work: impl Fn(&Column, &mut Column)) {
        let x = self.of(x);
        for (place, out) in out.iter_mut().enumerate() {
            work(x.at(place), out);
        }
    }

    fn gather(&self, gathering: Gathering, x: &Picked<'_>, span: usize, out: &mut [Column]) {
        let mut next = NO_SUCH_PLACE.clone();
        for (place, out) in out.iter_mut().enumerate() {
            let first = place.saturating_mul(span);
            let terms = first..first.saturating_add(span);
            // How many are numbers: the same for all draws, or none the wiser.
            let mut count = Column::Same(Num::Number(0.0));
            *out = Column::Same(Num::None);
            for (item, term) in terms.map(|term| x.at(term)).enumerate() {
                let item = Num::Number(f64::from(u32::try_from(item).unwrap_or(u32::MAX)));
                match gathering {
                    Gathering::First => next.mixed(&[out, term], |of| match of {
                        [Num::None, Num::Number(0.0)] => Num::None,
                        [Num::None, Num::Number(_)] => item,
                        [Num::None, holds] => *holds,
                        [found, _] => *found,
                        _ => Num::Error,
                    }),
                    Gathering::FirstToStay => next.mixed(&[out, term], |of| match of {
                        [_, Num::Number(0.0)] => Num::None,
                        [Num::None, Num::Number(_)] => item,
                        [_, holds @ (Num::Needs | Num::Error)] => *holds,
                        [found, _] => *found,
                        _ => Num::Error,
                    }),
                    Gathering::Sum | Gathering::Mean => next.join(Operator::Plus, out, term),
                    Gathering::Product => match (&*out, term) {
                        (Column::Numbers(_) | Column::Same(Num::Number(_)), Column::Numbers(_)) => {
                            next.join(Operator::Times, out, term);
                        }
                        _ => next.mixed(&[out, term], |of| match of {
                            [Num::None, x] | [x, Num::None] => *x,
                            [x, y] => both(*x, *y, |x, y| Num::Number(x * y)),
                            _ => Num::Error,
                        }),
                    },
                    Gathering::Largest => next.extreme(out, term, true),
                    Gathering::Smallest => next.extreme(out, term, false),
                    Gathering::Count => next.mixed(&[out, term], |of| match of {
                        [Num::Error, _] | [_, Num::Error] => Num::Error,
                        _ => Num::None,
                    }),
                }
                core::mem::swap(out, &mut next);
                if matches!(gathering, Gathering::Mean | Gathering::Count) {
                    let counted = count.clone();
                    count.mixed(&[&counted, term], |of| match of {
                        [Num::Number(so_far), Num::Number(_)] => Num::Number(so_far + 1.0),
                        [so_far, _] => *so_far,
                        _ => Num::Error,
                    });
                }
            }
            match gathering {
                Gathering::Mean => {
                    next.join(Operator::Over, out, &count);
                    core::mem::swap(out, &mut next);
                }
                Gathering::Count => {
                    next.mixed(&[out, &count], |of| match of {
                        [Num::Error, _] => Num::Error,
                        [_, count] => *count,
                        _ => Num::Error,
                    });
                    core::mem::swap(out, &mut next);
                }
                _ => {}
            }
        }
    }
}

fn operands(kind: &Kind) -> impl Iterator<Item = &Operand> {
    let list: Vec<&Operand> = match kind {
        Kind::Negate(x)
        | Kind::Not(x)
        | Kind::Gather(_, x, _)
        | Kind::Cumulative(x, _)
        | Kind::WithoutNeeds(x)
        | Kind::PrintEnd { now: x, .. } => vec![x],
        Kind::Join(_, x, y)
        | Kind::Round(_, x, y)
        | Kind::Previous(x, y, _)
        | Kind::Otherwise(x, y) => vec![x, y],
        Kind::If(condition, x, y) => vec![condition, x, y],
        Kind::Extreme(_, of) | Kind::ByItem(of, _) => of.iter().collect(),
    };
    list.into_iter()
}

#[cfg(test)]
mod tests {
    use crate::questions::sure::number::of_decimal;
    use crate::questions::sure::{Shape, Stated, Sure, ranges};
    use crate::questions::{Goal, Subject};
    use crate::sample::{case, d, q};
    use casebook_model::axis::Place;
    use casebook_model::case::Case;
    use casebook_model::edit::Edits;
    use casebook_model::evaluate::Figures;
    use casebook_model::value::Value;

    /// Every operation, and what is no number on its way through it.
    const FORMULAS: [&str; 63] = [
        "x + s - y * 2 / (y + 1)",
        "-x * -s",
        "if x > 50 then s else none",
        "sum(if x > 50 then s else none over step)",
        "mean(if s > x then s else none over step)",
        "count(if s > x then s else none over step)",
        "largest(if s > x then s else none over step)",
        "smallest(if s > x then s else none over step)",
        "mean(s over step)",
        "count(n otherwise s over step)",
        "cumulative(if s > x then s else none over step)",
        "cumulative(s over step)",
        "previous(s over step, start = x)",
        "previous(s over step)",
        "previous(if x > 50 then s else none over step, start = none)",
        "round(x to 10)",
        "round_up(x * 3 to 7)",
        "round_down(-x to 7)",
        "round(x - 50 to 0.5)",
        "round(x to (if x > 50 then 5 else 0))",
        "lowest(z) + highest(z)",
        "if z = 100 then 1 else 0",
        "known(s + n) otherwise x",
        "n otherwise x",
        "(if x > 50 then none else s) otherwise y",
        "(if x > 50 then n else s) otherwise y",
        "known(if x > 50 then n else s)",
        "max(x, s, if y > 50 then none else y)",
        "min(x, s, if y > 50 then none else y)",
        "max(x, y)",
        "min(x, if x > 50 then n else s)",
        "if x > 50 and y > 50 then 1 else 2",
        "if x > 50 or y > 50 then 1 else 2",
        "if not x > 50 then 1 else 2",
        "if x >= 50 or n > 1 then 1 else 2",
        "if x <= 50 and n > 1 then 1 else 2",
        "if x < y then 1 else if x = y then 2 else 3",
        "if w != 3 then w else 100 * w",
        "if w >= 2 then w else none",
        "x / (if y > 50 then 0 else y)",
        "y + x / (s - s)",
        "sum(x / (if s > y then 0 else s) over step)",
        "at(s, step = 'third') + x",
        "paper(x) + x",
        "if yes_no_input then x else y",
        "x + none - (if x > 50 then none else y)",
        "(x / 100) ^ 3 + s ^ -1 + (s - s) ^ 0",
        "(s - s) ^ -2",
        "(if x > 50 then none else y) ^ 2",
        "(1 + x / 1000) ^ position(step)",
        "product(s / 10 over step)",
        "product(if s > x then s else none over step)",
        "product(if x > 50 then n else s over step)",
        // What follows from the item before, and by which name: that of the calculation itself.
        "previous(c53 over step, start = x) * 1.01 + s - previous(c54 over step)",
        "c53 / 10",
        "if s > x then s else previous(c55 over step)",
        "previous(c56 over step, start = y)",
        "if first(s > x over step) = 'third' then 1 else 2",
        "if first(if x > 50 then n > 1 else s > y over step) >= 'second' then 1 else 2",
        "if first(s / (if y > 50 then s else s - s) > 0 over step) = step then 1 else 2",
        "if first_to_stay(s > x over step) <= 'second' then 1 else 2",
        "if first_to_stay(if s > x then n > 1 else s > y over step) = 'second' then 1 else 2",
        "if first_to_stay((if s > x then none else s) > y over step) != 'first' then 1 else 2",
    ];

    fn sample() -> Case {
        let calculations: String = FORMULAS
            .iter()
            .enumerate()
            .map(|(position, formula)| {
                format!(
                    "[calc.c{position}]\nlabel = \"C\"\nunit = \"1\"\nformula = \"{formula}\"\n"
                )
            })
            .collect();
        let number = |id: &str, more: &str| {
            format!("[input.{id}]\nlabel = \"I\"\nunit = \"1\"\nsource = \"p\"\n{more}\n")
        };
        let body = [
            "[claim]\nquantity = \"c0\"\nat = { step = \"first\" }\nsense = \"saving\"\nsource = \"p\"\n",
            "[axis.step]\nitems = [{ id = \"first\" }, { id = \"second\" }, { id = \"third\" }]\n",
            "[[group]]\ntitle = \"All\"\ninputs = [\"x\", \"y\", \"z\", \"w\", \"s\", \"n\", \"yes_no_input\"]\n",
            &number("x", "printed = \"50\""),
            &number("y", "printed = \"50\""),
            &number("z", "printed = \"about 100\""),
            &number("w", "whole = true\nprinted = \"3\""),
            &number("s", "over = [\"step\"]\nprinted = [\"30\", \"50\", \"80\"]"),
            &number("n", "needed = \"Nobody\"").replace("source = \"p\"\n", ""),
            "[input.yes_no_input]\nlabel = \"I\"\nyes_no = true\nassumed = \"yes\"\nwhy = \"test\"\n",
            "[calc.by_item]\nlabel = \"C\"\nunit = \"1\"\nover = [\"step\"]\n",
            "formula = { first = \"x\", second = \"s\", third = \"if x > 50 then y else none\" }\n",
            &calculations,
        ];
        case(&body.concat())
    }

    #[test]
    fn every_operation_gives_what_it_gives_in_decimals() {
        let case = sample();
        let paper = Figures::paper(&case);
        let edits = Edits::none();
        let subject = Subject {
            case: &case,
            paper: &paper,
            edits: &edits,
            now: &paper,
        };
        let stated = |id: &str, low: &str, high: &str| Stated {
            input: q(&case, id),
            on: Place::nowhere(),
            low: d(low),
            high: d(high),
            likely: None,
            shape: Shape::Uniform,
            share: false,
        };
        let drawn = [
            stated("x", "0", "100"),
            stated("y", "0", "100"),
            stated("z", "99", "101"),
            stated("w", "1", "4"),
            stated("s", "10", "90"),
        ];
        let (ranged, _) = ranges(subject, &drawn);
        let (mut numbers, mut others) = (0, 0);
        for (index, quantity) in case.each_quantity().filter(|(_, it)| it.input().is_none()) {
            for cell in 0..usize::from(quantity.cells) {
                let goal = Goal {
                    quantity: index,
                    place: case.place_of(quantity, cell),
                };
                let mut sure = Sure::new(subject, &goal, None, &ranged, 9).unwrap();
                sure.more(150);
                let mut kinds = [0_u32; 3];
                for draw in 0..150 {
                    let exact = sure.exactly(draw);
                    let told = sure.figure(draw);
                    match (&exact, told) {
                        (Value::Number(exact), Some(told)) => {
                            let exact = of_decimal(*exact);
                            let apart = (exact - told).abs();
                            assert!(
                                apart < 1e-9 * exact.abs().max(1.0),
                                "{} {draw}: {exact} {told}",
                                quantity.id
                            );
                            numbers += 1;
                        }
                        (Value::None, None) => kinds[0] += 1,
                        (Value::Needs(_), None) => kinds[1] += 1,
                        (Value::Error(_), None) => kinds[2] += 1,
                        other => panic!("{} {draw}: {other:?}", quantity.id),
                    }
                }
                assert_eq!(sure.outcome().others, kinds, "{}", quantity.id);
                others += kinds.iter().sum::<u32>();
            }
        }
        assert!(numbers > 5_000 && others > 1_000, "{numbers} {others}");
    }

    #[test]
    fn what_cannot_be_laid_out_is_drawn_one_by_one() {
        // 40 x 40 x 40 places are more than one operation has.
        let items = |axis: &str| {
            let items: Vec<String> = (0..40)
                .map(|item| format!("{{ id = \"{axis}{item}\" }}"))
                .collect();
            format!("[axis.{axis}]\nitems = [{}]\n", items.join(", "))
        };
        let input = |id: &str| {
            format!(
                "[input.{id}]\nlabel = \"I\"\nunit = \"1\"\nover = [\"{id}_\"]\nassumed = \"2\"\nwhy = \"test\"\nrange = [\"1\", \"3\"]\n"
            )
        };
        let body = [
            "[claim]\nquantity = \"total\"\nsense = \"saving\"\nsource = \"p\"\n",
            &items("a_"),
            &items("b_"),
            &items("c_"),
            "[[group]]\ntitle = \"All\"\ninputs = [\"a\", \"b\", \"c\"]\n",
            &input("a"),
            &input("b"),
            &input("c"),
            "[calc.total]\nlabel = \"T\"\nunit = \"1\"\nformula = \"sum(a * b * c over a_, b_, c_)\"\n",
        ];
        let case = case(&body.concat());
        let paper = Figures::paper(&case);
        let edits = Edits::none();
        let subject = Subject {
            case: &case,
            paper: &paper,
            edits: &edits,
            now: &paper,
        };
        let (ranged, _) = ranges(subject, &[]);
        let mut sure = Sure::new(subject, &Goal::claim(&case), None, &ranged, 9).unwrap();
        assert!(sure.lanes.is_none());
        sure.more(3);
        for draw in 0..3 {
            let exact = of_decimal(sure.exactly(draw).number().unwrap());
            assert_eq!(sure.figure(draw), Some(exact));
        }
    }
}
