//! Series of measurements.

/// Measurements of one thing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Series(Vec<f64>);

impl Series {
    pub(crate) fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    /// The one in the middle; of an even number the upper of both.
    pub(crate) fn median(&self) -> Option<f64> {
        self.rank(1, 2)
    }

    /// The one that 95 of a hundred do not exceed.
    pub(crate) fn high(&self) -> Option<f64> {
        self.rank(95, 100)
    }

    /// The first that is larger than so many of the others, or as large.
    fn rank(&self, part: usize, of: usize) -> Option<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let at = (sorted.len() * part / of).min(sorted.len().saturating_sub(1));
        sorted.get(at).copied()
    }
}
