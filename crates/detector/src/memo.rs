//! What was found out about the words met so far. Words follow Zipf's law: a few hundred are most of a text.

/// The fewest and the most slots of a table; a word that another one drove out is simply found out about again.
const FEWEST: usize = 128;
const MOST: usize = 8192;
/// Bytes of a text for each slot: a word comes back after some dozens.
const BYTES_A_SLOT: usize = 16;

/// A value for each word, by its hash.
pub(crate) struct Memo<V> {
    slots: Vec<(u32, V)>,
}

impl<V: Copy + Default> Memo<V> {
    /// A table for a text of `length` bytes.
    pub(crate) fn new(length: usize) -> Self {
        let slots = (length / BYTES_A_SLOT)
            .clamp(FEWEST, MOST)
            .next_power_of_two();
        Self {
            slots: vec![(0, V::default()); slots],
        }
    }

    /// The value of `word`, a hash that is not 0, when what is known of it passes `holds`; else what `find` gives.
    pub(crate) fn get(
        &mut self,
        word: u32,
        holds: impl Fn(V) -> bool,
        find: impl FnOnce() -> V,
    ) -> V {
        let at = word as usize & (self.slots.len() - 1);
        let Some(slot) = self.slots.get_mut(at) else {
            return find();
        };
        if slot.0 != word || !holds(slot.1) {
            *slot = (word, find());
        }
        slot.1
    }
}
