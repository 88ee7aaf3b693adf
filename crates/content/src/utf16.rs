//! The one place where the crates' byte offsets become the UTF-16 offsets that browsers count in.

/// Turns rising byte offsets of one text into UTF-16 offsets, in a single pass over it.
pub(crate) struct Utf16<'a> {
    text: &'a str,
    byte: usize,
    unit: u32,
}

impl<'a> Utf16<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            byte: 0,
            unit: 0,
        }
    }

    /// The UTF-16 offset of a byte offset that is not before the last one asked for.
    pub(crate) fn at(&mut self, byte: usize) -> u32 {
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        // Each character begins with one byte that continues none; those of four bytes are two units.
        for byte in between.bytes() {
            self.unit += u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0);
        }
        self.byte += between.len();
        self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_units_not_bytes() {
        let text = "é😀x";
        let mut units = Utf16::new(text);
        assert_eq!([0, 2, 6, 7].map(|byte| units.at(byte)), [0, 1, 3, 4]);
    }
}
