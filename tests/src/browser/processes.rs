//! Processes that a browser started and left behind.
//!
//! A driver is ours to end, but a browser's helpers may be orphans by then. This process asks to be
//! given its orphans, and so can end them, by their id, and bury the dead, which nobody else does in
//! a container.

use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitOptions, getpid, kill_process, set_child_subreaper, wait};

/// From now on this process becomes the parent of its descendants' orphans.
pub fn adopt() {
    // Where the system cannot do it, orphans go where they always went.
    let _ = set_child_subreaper(Some(getpid()));
}

/// How long orphans may take to end by themselves.
const PATIENCE: Duration = Duration::from_secs(5);

/// Waits until no process that descends from this one is left, and ends those that stay.
/// Only to be called once nobody else waits for a child.
pub(crate) fn end_orphans() {
    let start = Instant::now();
    while start.elapsed() < PATIENCE + PATIENCE {
        match wait(WaitOptions::NOHANG) {
            // One was buried; there may be more.
            Ok(Some(_)) => continue,
            Ok(None) if start.elapsed() > PATIENCE => {
                for child in children() {
                    let _ = kill_process(child, Signal::KILL);
                }
            }
            Ok(None) => {}
            // There is none left.
            Err(_) => return,
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The children of this process, adopted ones included.
fn children() -> Vec<Pid> {
    let me = std::process::id();
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok())
        .filter(|id| parent(*id) == Some(me))
        .filter_map(Pid::from_raw)
        .collect()
}

/// The parent of a process: the second field after its name, which stands in brackets.
fn parent(id: i32) -> Option<u32> {
    let status = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, after_name) = status.rsplit_once(')')?;
    after_name.split_whitespace().nth(1)?.parse().ok()
}
