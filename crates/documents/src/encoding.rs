//! Bytes to characters. A byte order mark decides; else what is valid UTF-8 is, and the rest is Windows-1252, in which older
//! Dutch programs write.

use std::borrow::Cow;

use crate::limits::TEXT_BYTES;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The characters of a text file.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = Encoding::for_bom(bytes)
        .map(|(encoding, _)| encoding)
        .or_else(|| unmarked_utf16(bytes))
        .unwrap_or(if is_utf8(bytes) { UTF_8 } else { WINDOWS_1252 });
    encoding.decode(bytes).0
}

/// Whether the bytes are UTF-8; where they are so many that they may have been cut, but for the character at their end.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && bytes.len() > TEXT_BYTES,
    }
}

/// UTF-16 without its mark, as some programs of Windows write: every second byte of Western text is zero.
pub(crate) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(4_096) & !1)?;
    if start.len() < 8 {
        return None;
    }
    let zeros = |offset: usize| {
        let count = start
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0);
        count.count() * 2
    };
    match (zeros(0), zeros(1)) {
        (0, high) if high * 10 >= start.len() * 8 => Some(UTF_16LE),
        (high, 0) if high * 10 >= start.len() * 8 => Some(UTF_16BE),
        _ => None,
    }
}
