//! Setting up: what is missing, how long it will take, and how long it took.

use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use anyhow::Result;

/// One thing that is missing, and how to get it.
pub struct Missing {
    name: String,
    takes: Takes,
    work: Box<dyn FnOnce() -> Result<()>>,
}

/// What a step costs, as measured when it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Seconds of processor time, shared by all cores.
    Processor(u64),
    /// Seconds, whatever the machine: mostly the network's.
    Time(u64),
}

impl Missing {
    /// A step of this name: what is built or fetched.
    pub fn new(
        name: impl Into<String>,
        takes: Takes,
        work: impl FnOnce() -> Result<()> + 'static,
    ) -> Self {
        Self {
            name: name.into(),
            takes,
            work: Box::new(work),
        }
    }
}

/// Says what is missing and about how long it will take, each and in all. Says nothing where nothing
/// is missing.
pub fn announce<'a>(steps: impl IntoIterator<Item = &'a Missing>) {
    let cores = available_parallelism().map_or(1, |cores| u64::try_from(cores.get()).unwrap_or(1));
    let mut all = 0;
    for step in steps {
        let seconds = step.takes.seconds(cores);
        all = seconds.saturating_add(all);
        println!("set-up: missing is {}: {}", step.name, about(seconds));
    }
    if all > 0 {
        println!(
            "set-up: {} in all, once, on these {cores} cores",
            about(all)
        );
    }
}

/// Takes the steps one by one and says what each took.
///
/// # Errors
/// What the first that failed said; those after it are not taken.
pub fn take(steps: Vec<Missing>) -> Result<()> {
    for Missing { name, work, .. } in steps {
        println!("set-up: {name}");
        let (start, before) = (Instant::now(), processor_time());
        work()?;
        let spent = spent_since(before).map_or_else(String::new, |spent| {
            format!(", {} s of processor time", spent.as_secs())
        });
        println!("set-up: {name} took {} s{spent}", start.elapsed().as_secs());
    }
    Ok(())
}

impl Takes {
    fn seconds(self, cores: u64) -> u64 {
        match self {
            Self::Processor(seconds) => seconds.div_ceil(cores),
            Self::Time(seconds) => seconds,
        }
    }
}

fn about(seconds: u64) -> String {
    match seconds.div_ceil(60) {
        0 | 1 => "under a minute".to_owned(),
        minutes => format!("about {minutes} minutes"),
    }
}

/// The processor time spent since it was [`processor_time`].
pub fn spent_since(before: Option<Duration>) -> Option<Duration> {
    Some(processor_time()?.saturating_sub(before?))
}

/// The processor time of the programs that this one has run and waited for, theirs included; none
/// where the system does not tell.
pub fn processor_time() -> Option<Duration> {
    children_time(&std::fs::read_to_string("/proc/self/stat").ok()?)
}

/// Fields 16 and 17 of Linux's `stat` of a process: in ticks, of which a second has a hundred. The
/// second field is a name in brackets, which may hold anything.
fn children_time(stat: &str) -> Option<Duration> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace().skip(13);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    let ticks = ticks()?.checked_add(ticks()?)?;
    Some(Duration::from_millis(ticks.checked_mul(10)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_read_behind_any_name() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194304 100 200 0 0 11 12 1300 140 20 0 1 0 5 6 7";
        assert_eq!(children_time(stat), Some(Duration::from_millis(14_400)));
        assert_eq!(children_time("7 (a) S 1"), None);
        assert_eq!(children_time(""), None);
    }

    #[test]
    fn times_are_told_in_minutes() {
        assert_eq!(about(Takes::Processor(500).seconds(2)), "about 5 minutes");
        assert_eq!(about(Takes::Processor(500).seconds(16)), "under a minute");
        assert_eq!(about(Takes::Time(61).seconds(16)), "about 2 minutes");
    }

    #[test]
    fn nothing_follows_a_step_that_failed() {
        let fails = Missing::new("a", Takes::Time(0), || anyhow::bail!("no network"));
        let never = Missing::new("b", Takes::Time(0), || panic!("taken all the same"));
        assert_eq!(
            take(vec![fails, never]).unwrap_err().to_string(),
            "no network"
        );
    }
}
