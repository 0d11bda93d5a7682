//! One sort for every list that is shown. Each list sorted by code of its own would add some
//! kilobytes to what the page loads; these lists are short, so each item is put into its place
//! among those before it, which takes the least code.

use core::cmp::Ordering;

/// The positions `0..count` in order; equal ones stay as they were.
#[must_use]
pub fn positions(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = Vec::with_capacity(count);
    for next in 0..count {
        let place = positions.partition_point(|before| compare(*before, next).is_le());
        positions.insert(place, next);
    }
    positions
}

/// Puts a list in order; equal ones stay as they were.
pub fn by<T: Clone>(list: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = positions(
        list.len(),
        &mut |one, other| match (list.get(one), list.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        },
    );
    *list = order
        .into_iter()
        .filter_map(|position| list.get(position).cloned())
        .collect();
}

/// Puts a list in order and leaves out what is there already.
pub fn distinct<T: Clone + Ord>(list: &mut Vec<T>) {
    by(list, T::cmp);
    list.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_stay_as_they_were() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        by(&mut list, |one, other| one.0.cmp(&other.0));
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        let mut list = vec![3, 1, 3, 2, 1];
        distinct(&mut list);
        assert_eq!(list, [1, 2, 3]);
    }
}
