//! Numbers drawn from a seed (splitmix64), the same everywhere.

pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5EED)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both of them possible.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low + 1).unwrap();
        low + i64::try_from(self.next() % span).unwrap()
    }

    pub(crate) fn one_in(&mut self, many: i64) -> bool {
        self.between(1, many) == 1
    }

    /// A number of a size that is itself drawn: papers print small and large ones side by side.
    pub(crate) fn amount(&mut self) -> i64 {
        let most = [900, 9_000, 90_000, 900_000][usize::try_from(self.between(0, 3)).unwrap()];
        self.between(most / 20, most)
    }
}
