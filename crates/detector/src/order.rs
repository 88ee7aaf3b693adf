//! One sort for all that is sorted: each type of its own would bring five kilobytes more into every chat page.

/// Sorts pairs; those that are equal cannot be told apart.
pub(crate) fn sort(pairs: &mut [(u32, u32)]) {
    pairs.sort_unstable();
}

/// `items` by rising key; those with equal keys keep their order.
pub(crate) fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> u32) -> Vec<T> {
    let mut places: Vec<(u32, u32)> = items.iter().map(key).zip(0..).collect();
    if places.is_sorted() {
        return items;
    }
    sort(&mut places);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places
        .iter()
        .filter_map(|&(_, place)| items.get_mut(place as usize)?.take())
        .collect()
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
}
