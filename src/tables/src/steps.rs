//! How much work a table may cost. A step is one look at one position of one hypothesis.

/// The most steps for one table: some tens of milliseconds in a page.
pub(crate) const MOST: u32 = 2_000_000;

/// Steps taken and left.
#[derive(Debug)]
pub(crate) struct Steps {
    left: u32,
}

impl Steps {
    pub(crate) fn new() -> Self {
        Self { left: MOST }
    }

    /// Takes some steps; `false` once there are none left.
    pub(crate) fn take(&mut self, steps: usize) -> bool {
        let steps = u32::try_from(steps).unwrap_or(MOST);
        self.left = self.left.saturating_sub(steps);
        self.left > 0
    }

    /// How many were taken.
    pub(crate) fn taken(&self) -> u32 {
        MOST.saturating_sub(self.left)
    }

    /// Whether there are none left.
    pub(crate) fn spent(&self) -> bool {
        self.left == 0
    }
}
