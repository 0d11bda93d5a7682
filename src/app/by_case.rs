//! Something of each of some cases, found by the case's id. There are two dozen cases; a list does,
//! and is a tenth of the code of a search tree.

/// Values by the id of their case, in the order they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByCase<T>(Vec<(String, T)>);

impl<T> Default for ByCase<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByCase<T> {
    /// What there is of a case.
    #[must_use]
    pub fn get(&self, case: &str) -> Option<&T> {
        self.0
            .iter()
            .find(|(id, _)| id == case)
            .map(|(_, value)| value)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, case: &str) -> Option<&mut T> {
        self.0
            .iter_mut()
            .find(|(id, _)| id == case)
            .map(|(_, value)| value)
    }

    /// Puts a value in the place of what there was of a case.
    pub fn insert(&mut self, case: &str, value: T) {
        match self.get_mut(case) {
            Some(slot) => *slot = value,
            None => self.0.push((case.to_owned(), value)),
        }
    }

    /// Each case with its value.
    pub fn each(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(id, value)| (id.as_str(), value))
    }

    /// Each value, to be changed.
    pub fn each_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl<T> FromIterator<(String, T)> for ByCase<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(pairs: I) -> Self {
        let mut all = Self::default();
        for (id, value) in pairs {
            all.insert(&id, value);
        }
        all
    }
}
