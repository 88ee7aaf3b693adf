//! Chance for what is shuffled: the same seed gives the same order, so that paper and answer key agree.

/// A row of numbers that look like chance (`SplitMix64`, public domain, Vigna 2015); good for a game, not for secrets.
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// The row that begins with this seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Puts a list in another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            let among = u64::try_from(end + 1).unwrap_or(u64::MAX);
            let other = usize::try_from(self.next() % among).unwrap_or_default();
            list.swap(end, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn nothing_is_lost_and_all_orders_come() {
        let mut seen = BTreeSet::new();
        for seed in 0..500 {
            let mut list = [1, 2, 3, 4];
            Draw::new(seed).shuffle(&mut list);
            let mut sorted = list;
            sorted.sort_unstable();
            assert_eq!(sorted, [1, 2, 3, 4]);
            seen.insert(list);
        }
        assert_eq!(seen.len(), 24);
    }

    #[test]
    fn a_seed_gives_one_order() {
        let order = |seed| {
            let mut list: Vec<u32> = (0..20).collect();
            Draw::new(seed).shuffle(&mut list);
            list
        };
        assert_eq!(order(7), order(7));
        assert_ne!(order(7), order(8));
    }
}
