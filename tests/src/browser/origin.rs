//! Origins that no browser has seen.
//!
//! What a page keeps on the device belongs to its origin, and so to the port. The system gives a port
//! out again before long, and one browser serves many tests: then a test would find what another left.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use xtask::http::{Handler, Server};

/// The ports that this process has served at.
static SEEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// Serves at a port where this process has not served before.
///
/// # Errors
/// When no port is to be had.
pub fn serve_at_new_origin(handler: &Arc<Handler>) -> io::Result<Server> {
    unseen(&SEEN, || {
        let server = Server::start(0, Arc::clone(handler))?;
        let port = server.address().port();
        Ok((server, port))
    })
}

/// Starts until the port is a new one. Those started in vain are held meanwhile, so that they are not
/// given out again.
fn unseen<T>(
    seen: &Mutex<BTreeSet<u16>>,
    mut start: impl FnMut() -> io::Result<(T, u16)>,
) -> io::Result<T> {
    let mut held = Vec::new();
    loop {
        let (server, port) = start()?;
        if seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(port)
        {
            return Ok(server);
        }
        held.push(server);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_port_is_served_at_twice() {
        let seen = Mutex::default();
        let mut given = [7, 7, 8, 7, 8, 9].into_iter().map(|port| (port, port));
        let mut next = || unseen(&seen, || Ok(given.next().unwrap())).unwrap();
        assert_eq!([next(), next(), next()], [7, 8, 9]);
    }
}
