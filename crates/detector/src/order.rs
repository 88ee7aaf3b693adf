//! One sort for all that is sorted: each type of its own would bring five kilobytes more into every chat page.

/// Sorts pairs; those that are equal cannot be told apart. A heap sort: the library's quick sort is eight kilobytes.
pub(crate) fn sort(pairs: &mut [(u32, u32)]) {
    for root in (0..pairs.len() / 2).rev() {
        sift(pairs, root);
    }
    for end in (1..pairs.len()).rev() {
        pairs.swap(0, end);
        sift(pairs.get_mut(..end).unwrap_or(&mut []), 0);
    }
}

/// Moves the pair at `root` down until none below it is larger.
fn sift(heap: &mut [(u32, u32)], mut root: usize) {
    loop {
        let left = 2 * root + 1;
        let Some(&first) = heap.get(left) else { return };
        let right = heap.get(left + 1).is_some_and(|second| *second > first);
        let child = left + usize::from(right);
        if heap.get(root) >= heap.get(child) {
            return;
        }
        heap.swap(root, child);
        root = child;
    }
}

/// `items` by rising key; those with equal keys keep their order.
pub(crate) fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> u32) -> Vec<T> {
    let mut places: Vec<(u32, u32)> = items.iter().map(key).zip(0..).collect();
    if places.is_sorted() {
        return items;
    }
    if !settle(&mut places) {
        sort(&mut places);
    }
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places
        .iter()
        .filter_map(|&(_, place)| items.get_mut(place as usize)?.take())
        .collect()
}

/// The most places that a pair may stand from its own, on average, where moving it there is quicker than a sort.
const NEAR: usize = 4;

/// Sorts what is nearly sorted, as proposals are; says whether it was that.
fn settle(pairs: &mut [(u32, u32)]) -> bool {
    let mut moves = pairs.len() * NEAR;
    for sorted in 1..pairs.len() {
        let mut at = sorted;
        while let Some([before, here]) = at
            .checked_sub(1)
            .and_then(|before| pairs.get_mut(before..=at))
            && before > here
        {
            std::mem::swap(before, here);
            at -= 1;
            let Some(left) = moves.checked_sub(1) else {
                return false;
            };
            moves = left;
        }
    }
    true
}

/// A place in a text as a key; texts are far shorter than four gigabytes.
pub(crate) fn key(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let words = vec!["d1", "a1", "d2", "b1", "a2"];
        let sorted = by_key(words, |word| u32::from(word.as_bytes()[0]));
        assert_eq!(sorted, ["a1", "a2", "b1", "d1", "d2"]);
    }

    #[test]
    fn what_is_far_from_sorted_is_sorted_too() {
        let falling: Vec<u32> = (0..100).rev().collect();
        assert!(by_key(falling, |&number| number).is_sorted());
    }
}
