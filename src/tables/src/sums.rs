//! Totals: a line made of the lines before it that no other total has taken up, as one reads a table
//! from the top. What a total took up it stands for from then on, so that a total of totals, and what
//! is added to a total, are found the same way.

use crate::lines::{Lines, Tally, log};
use crate::pairs::told;
use crate::relation::{Kind, Part, Verdict};
use crate::steps::Steps;
use crate::trial::{Failure, Found, Trial, failure};

/// The most lines that one total is made of.
const MOST_PARTS: usize = 80;

/// How many hypotheses of one total are looked at closely.
const CLOSELY: usize = 6;

/// How the parts of a total go into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// All are added.
    Plus,
    /// From the first the others are taken off.
    FirstLess,
    /// The first two are added, the third taken off.
    ThirdLess,
    /// The mean of all.
    Mean,
}

/// A total with a guess at its parts.
struct Guess {
    form: Form,
    /// Where in the open lines its parts begin.
    start: usize,
    natural: bool,
    trial: Trial,
    score: i64,
}

/// What was read so far.
pub(crate) struct Parse {
    /// Lines that no total has taken up.
    open: Vec<usize>,
    /// Lines that are totals, by their words or their figures.
    totals: Vec<usize>,
    pub(crate) found: Vec<Found>,
}

/// The totals of the lines, with those above their parts found last.
pub(crate) fn sums(lines: &Lines<'_>, steps: &mut Steps) -> Vec<Found> {
    let order: Vec<usize> = (0..lines.count).collect();
    let mut parse = Parse {
        open: Vec::new(),
        totals: Vec::new(),
        found: Vec::new(),
    };
    for line in &order {
        if !lines.words(*line).of_which {
            parse.read(lines, *line, false, steps);
        }
    }
    let mut found = parse.found;
    let part = |line: &usize| {
        found
            .iter()
            .any(|it| it.target == *line || it.parts.iter().any(|part| part.line == *line))
    };
    // What is left may have its total above it.
    let left: Vec<usize> = order.into_iter().rev().filter(|line| !part(line)).collect();
    let mut upwards = Parse {
        open: Vec::new(),
        totals: Vec::new(),
        found: Vec::new(),
    };
    for line in left {
        upwards.read(lines, line, true, steps);
    }
    found.extend(upwards.found);
    found
}

impl Parse {
    /// Reads one more line: a total of open lines, or an open line itself.
    fn read(&mut self, lines: &Lines<'_>, line: usize, upwards: bool, steps: &mut Steps) {
        let words = lines.words(line);
        if words.total {
            self.totals.push(line);
        }
        if let Some(guess) = self.best(lines, line, upwards, steps) {
            let open = self.open.split_off(guess.start);
            let parts = parts(lines, guess.form, &open);
            let without = match guess.natural {
                true => Vec::new(),
                false => self.beside(lines, line, &open),
            };
            if !words.total {
                self.totals.push(line);
            }
            let (target, parts) = match *parts.as_slice() {
                [one, other] if guess.form == Form::FirstLess => {
                    let (target, parts) = told(lines, line, [one, other]);
                    (target, parts.to_vec())
                }
                _ => (line, parts),
            };
            self.found.push(Found {
                kind: match guess.form {
                    Form::Mean => Kind::Average,
                    _ => Kind::Sum,
                },
                target,
                parts,
                said: words.total || words.net || words.average,
                without,
                readings: Vec::new(),
            });
        }
        self.open.push(line);
    }

    /// Open lines of the same block, with figures where the parts have them, that a total is made
    /// without.
    fn beside(&self, lines: &Lines<'_>, total: usize, parts: &[usize]) -> Vec<usize> {
        let first = parts.first().copied().unwrap_or(total);
        let alike = |line: usize| {
            (0..lines.positions).all(|at| {
                let has = |line: usize| lines.number(line, at).is_some();
                !has(total) || !has(first) || has(line)
            })
        };
        let before = self.open.iter().rev().copied();
        let mut beside: Vec<usize> = before
            .take_while(|line| {
                !self.totals.contains(line)
                    && lines.section(*line) == lines.section(first)
                    && lines.is_percent(*line) == lines.is_percent(first)
                    && alike(*line)
            })
            .collect();
        beside.reverse();
        beside
    }

    fn best(
        &self,
        lines: &Lines<'_>,
        line: usize,
        upwards: bool,
        steps: &mut Steps,
    ) -> Option<Guess> {
        let mut guesses = self.guesses(lines, line, steps);
        guesses.sort_by_key(|guess| core::cmp::Reverse(guess.score));
        let natural = guesses
            .iter()
            .position(|it| it.natural && it.form == Form::Plus);
        let closely: Vec<Guess> = guesses
            .into_iter()
            .enumerate()
            .filter(|(at, _)| *at < CLOSELY || Some(*at) == natural)
            .map(|(_, guess)| guess)
            .collect();
        closely
            .into_iter()
            .filter_map(|guess| self.borne(lines, line, upwards, guess, steps))
            .max_by_key(|guess| guess.score)
    }

    /// Every run of open lines before a total, in every form.
    fn guesses(&self, lines: &Lines<'_>, line: usize, steps: &mut Steps) -> Vec<Guess> {
        let words = lines.words(line);
        let percent = lines.is_percent(line);
        let mut sums = vec![Tally::default(); lines.positions];
        let mut guesses = Vec::new();
        let depth = self.open.len();
        let penalty = i64::from(log(i64::try_from(depth.saturating_mul(3)).unwrap_or(0)));
        for (start, first) in self.open.iter().enumerate().rev().take(MOST_PARTS) {
            if lines.is_percent(*first) != percent || !steps.take(lines.positions) {
                break;
            }
            let count = depth.saturating_sub(start);
            let rest = sums.clone();
            let sign = sign(lines, *first);
            for (position, sum) in sums.iter_mut().enumerate() {
                if let Some(number) = lines.number(*first, position) {
                    sum.add(number, sign);
                }
            }
            if count < 2 {
                continue;
            }
            let natural = self.is_natural(lines, start);
            let mut guess = |form: Form, trial: Trial| {
                let form_costs = match form {
                    Form::Plus => 0,
                    Form::FirstLess | Form::Mean => 2,
                    Form::ThirdLess => 3,
                };
                let said = match form {
                    Form::Plus if words.total => 8,
                    Form::Mean if words.average => 8,
                    _ if words.net => 3,
                    _ => 0,
                };
                let score = i64::from(trial.bits)
                    .saturating_add(said)
                    .saturating_add(if natural { 5 } else { 0 })
                    .saturating_sub(penalty)
                    .saturating_sub(form_costs)
                    .saturating_sub(i64::from(trial.failing()).saturating_mul(6));
                let hopeful = natural && (words.total || words.net) && form == Form::Plus;
                if trial.holds > 0 || hopeful {
                    guesses.push(Guess {
                        form,
                        start,
                        natural,
                        trial,
                        score,
                    });
                }
            };
            guess(Form::Plus, along(lines, line, &sums));
            if words.average {
                let open = self.open.get(start..).unwrap_or(&[]);
                guess(Form::Mean, means(lines, line, &sums, open));
            } else {
                let less = less(lines, *first, &rest);
                guess(Form::FirstLess, along(lines, line, &less));
            }
            if count == 3 {
                let open = self.open.get(start..).unwrap_or(&[]);
                let parts = parts(lines, Form::ThirdLess, open);
                guess(Form::ThirdLess, Trial::of(lines, line, &parts));
            }
        }
        guesses
    }

    /// Whether a run of lines that begins here is a block: from the top, from a heading, from a
    /// total, or from behind one.
    fn is_natural(&self, lines: &Lines<'_>, start: usize) -> bool {
        let at = |at: usize| self.open.get(at).copied();
        let (Some(first), before) = (at(start), start.checked_sub(1).and_then(at)) else {
            return false;
        };
        before.is_none_or(|before| {
            self.totals.contains(&first)
                || self.totals.contains(&before)
                || lines.section(before) != lines.section(first)
        })
    }

    /// A guess that words or figures bear, with its score.
    fn borne(
        &self,
        lines: &Lines<'_>,
        line: usize,
        upwards: bool,
        mut guess: Guess,
        steps: &mut Steps,
    ) -> Option<Guess> {
        let words = lines.words(line);
        let open = self.open.get(guess.start..).unwrap_or(&[]);
        let parts = parts(lines, guess.form, open);
        let trial = &guess.trial;
        let costs = 3_usize.saturating_mul(self.open.len());
        let penalty = log(i64::try_from(costs).unwrap_or(0));
        let net = i64::from(trial.bits).saturating_sub(i64::from(penalty));
        let said = match guess.form {
            Form::Plus => words.total,
            Form::Mean => words.average,
            _ => false,
        };
        let alone = if upwards { 16 } else { 14 };
        let borne = net >= alone && (trial.telling > 1 || net >= 18);
        let last = line.saturating_add(1) == lines.count
            || lines.section(line) != lines.section(line.saturating_add(1));
        if trial.fails.is_empty() {
            let left = words.net || words.change;
            let enough = (said && (guess.natural || net >= 3))
                || (left && net >= if guess.natural { 4 } else { 6 })
                || (left && guess.natural && trial.telling > 0 && trial.holds > 2)
                || (guess.natural && net >= 10 && (trial.telling > 1 || (last && net >= 12)))
                || borne;
            return (enough && trial.holds > 0).then_some(guess);
        }
        if guess.form == Form::Mean || upwards && !said {
            return None;
        }
        steps.take(
            parts
                .len()
                .saturating_mul(trial.fails.len())
                .saturating_mul(60),
        );
        let failures: Vec<Failure> = trial
            .fails
            .iter()
            .map(|at| failure(lines, line, &parts, *at))
            .collect();
        let count = |kind: Failure| failures.iter().filter(|it| **it == kind).count();
        let (telling, far) = (count(Failure::TellingSlip), count(Failure::Far));
        let slips = count(Failure::Slip).saturating_add(telling);
        let slipped = slips == failures.len();
        let held = usize::try_from(trial.holds).unwrap_or(0);
        // What has nothing to do with its parts is no total of them, and is not told.
        let wrong = failures.len().saturating_sub(far);
        let by_figures = (net >= 14 && trial.telling > 1 && held >= wrong.max(far))
            || (guess.natural
                && (last || words.net || words.total)
                && net >= 8
                && slipped
                && held >= failures.len());
        let by_words = said
            && guess.natural
            && ((trial.bits > 0 && (far <= held || trial.bits >= 6))
                || (held == 0 && far == 0 && (slipped || all_close(lines, line, &parts))));
        let left = words.net && guess.natural && last && guess.form == Form::Plus;
        let by_slips = left && held == 0 && telling == failures.len();
        if !(by_figures || by_words || by_slips) {
            return None;
        }
        let mended = i64::try_from(slips).unwrap_or(0).saturating_mul(4);
        guess.score = guess.score.saturating_add(mended);
        // Whatever comes out somewhere is a better reading than what comes out nowhere.
        if held == 0 {
            guess.score = guess.score.saturating_sub(12);
        }
        Some(guess)
    }
}

/// Whether a total that comes out nowhere is near what its parts give everywhere, as a total is that
/// was added up wrongly.
fn all_close(lines: &Lines<'_>, line: usize, parts: &[Part]) -> bool {
    (0..lines.positions).all(|position| {
        let Some(number) = lines.number(line, position) else {
            return true;
        };
        let sum = lines.tally(parts, position).sum;
        let apart = number.units.saturating_sub(sum).saturating_abs();
        apart.saturating_mul(4) <= number.units.saturating_abs()
    })
}

/// What a line counts for: "Less: income" is taken off where it is printed without a sign.
fn sign(lines: &Lines<'_>, line: usize) -> i64 {
    let positive = (0..lines.positions)
        .filter_map(|at| lines.number(line, at))
        .all(|number| number.units >= 0);
    if lines.words(line).less && positive {
        -1
    } else {
        1
    }
}

fn parts(lines: &Lines<'_>, form: Form, open: &[usize]) -> Vec<Part> {
    open.iter()
        .enumerate()
        .map(|(at, line)| Part {
            line: *line,
            less: match form {
                Form::Plus | Form::Mean => sign(lines, *line) < 0,
                Form::FirstLess => at > 0,
                Form::ThirdLess => at == 2,
            },
        })
        .collect()
}

/// How sums fare at every position.
fn along(lines: &Lines<'_>, target: usize, sums: &[Tally]) -> Trial {
    let mut trial = Trial::default();
    let mut seen: Vec<(i64, i64)> = Vec::new();
    for (position, sum) in sums.iter().enumerate() {
        let Some(number) = lines.number(target, position) else {
            continue;
        };
        if lines.has_misprint(position) {
            continue;
        }
        if let Some(outcome) = sum.judged(number) {
            let key = (number.units, sum.sum);
            let new = !seen.contains(&key);
            seen.push(key);
            trial.note(outcome.verdict, outcome.bits, new, || {
                lines.adds_up(position).then_some(position)
            });
        }
    }
    trial
}

/// The first less the sums of the others.
fn less(lines: &Lines<'_>, first: usize, rest: &[Tally]) -> Vec<Tally> {
    rest.iter()
        .enumerate()
        .map(|(position, rest)| {
            let mut tally = *rest;
            tally.sum = 0_i64.saturating_sub(tally.sum);
            if let Some(number) = lines.number(first, position) {
                tally.add(number, 1);
            }
            tally
        })
        .collect()
}

/// How the means of sums fare: as rounded to the precision of the mean.
fn means(lines: &Lines<'_>, target: usize, sums: &[Tally], open: &[usize]) -> Trial {
    let mut trial = Trial::default();
    for (position, sum) in sums.iter().enumerate() {
        let count = open
            .iter()
            .filter(|line| lines.number(**line, position).is_some())
            .count();
        let count = i64::try_from(count).unwrap_or(0);
        let Some(number) = lines.number(target, position) else {
            continue;
        };
        if count < 2 {
            continue;
        }
        let over = number.units.saturating_mul(count).saturating_sub(sum.sum);
        let slack = number.step.saturating_mul(count);
        let verdict = match over {
            0 => Verdict::Holds,
            over if over.saturating_abs().saturating_mul(2) <= slack => Verdict::Rounds,
            _ => Verdict::Differs,
        };
        let bits = log(number.units.checked_div(number.step).unwrap_or(0)).saturating_sub(1);
        trial.note(verdict, bits, true, || Some(position));
    }
    trial
}
