//! How large the streams of a PDF become, measured before anything is kept: tables of objects and fonts are unpacked deep
//! inside the library, without a limit of its own.
//!
//! Streams of an encrypted file cannot be measured; the memory of the module is their limit.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::Unreadable;
use crate::limits::UNPACKED_BYTES;

/// Window of the deflate algorithm, in bytes.
const WINDOW: usize = 32_768;

/// Refuses a file whose streams unpack to more than the limit, or are packed twice.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut left = UNPACKED_BYTES;
    let mut inflater = Inflater::new();
    let mut from = 0;
    while let Some(at) = find(bytes, b"stream", from) {
        let before = bytes.get(from..at).unwrap_or_default();
        from = at + b"stream".len();
        if before.ends_with(b"end") {
            continue;
        }
        let dict = before
            .rsplit(|byte| *byte == b'j')
            .next()
            .unwrap_or_default();
        let dict = if dict.len() < 4 { before } else { dict };
        let dict = unescaped(dict);
        if has(&dict, b"/Image") && has(&dict, b"/Width") {
            // Pictures are never unpacked.
            continue;
        }
        let flate = count(&dict, b"/FlateDecode") + count(&dict, b"/Fl ") + count(&dict, b"/Fl]");
        let lzw = count(&dict, b"/LZW");
        let run = count(&dict, b"/RunLength") + count(&dict, b"/RL");
        let indirect = filter_is_elsewhere(&dict);
        match flate + lzw + run {
            _ if indirect => return Err(Unreadable::TooLarge),
            0 => continue,
            1 => {}
            _ => return Err(Unreadable::TooLarge),
        }
        let data = bytes.get(from..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let letters = has(&dict, b"/ASCII85")
            || has(&dict, b"/A85")
            || has(&dict, b"/ASCIIHex")
            || has(&dict, b"/AHx");
        let size = if letters || lzw + run > 0 {
            // Only ever on small streams: their worst case is simply allowed for.
            let end = find(data, b"endstream", 0).unwrap_or(data.len());
            end.saturating_mul(if flate > 0 { 1_032 } else { 64 })
        } else {
            inflater.measure(data, left)
        };
        left = left.checked_sub(size).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

/// The dictionary with names as they are meant: `/Fl#61teDecode` is `/FlateDecode`.
fn unescaped(dict: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(dict.len());
    let mut rest = dict;
    while let Some((byte, after)) = rest.split_first() {
        let digits = after
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let (b'#', Some(escaped)) = (byte, escaped) {
            plain.push(escaped);
            rest = after.get(2..).unwrap_or_default();
        } else {
            plain.push(*byte);
            rest = after;
        }
    }
    plain
}

/// Whether the filter is named in another object, where it cannot be seen yet.
fn filter_is_elsewhere(dict: &[u8]) -> bool {
    find(dict, b"/Filter", 0).is_some_and(|at| {
        dict.get(at + b"/Filter".len()..)
            .unwrap_or_default()
            .trim_ascii_start()
            .first()
            .is_some_and(u8::is_ascii_digit)
    })
}

fn has(bytes: &[u8], needle: &[u8]) -> bool {
    find(bytes, needle, 0).is_some()
}

fn count(bytes: &[u8], needle: &[u8]) -> usize {
    let mut from = 0;
    let mut count = 0;
    while let Some(at) = find(bytes, needle, from) {
        count += 1;
        from = at + needle.len();
    }
    count
}

fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let (first, _) = needle.split_first()?;
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| byte == first)?;
        if bytes.get(at..).is_some_and(|rest| rest.starts_with(needle)) {
            return Some(at);
        }
        at += 1;
    }
}

/// Unpacks into a window that is written over and over.
struct Inflater {
    state: Box<DecompressorOxide>,
    window: Vec<u8>,
}

impl Inflater {
    fn new() -> Self {
        Self {
            state: Box::default(),
            window: vec![0; WINDOW],
        }
    }

    /// How many bytes `data` unpacks to, its own bytes included, so that measuring the same bytes again and again ends;
    /// more than `most` is only a little more.
    fn measure(&mut self, data: &[u8], most: usize) -> usize {
        self.state.init();
        let header = data.get(..2).is_some_and(|header| {
            matches!(header, [method, flags] if method & 0x0f == 8 && (usize::from(*method) * 256 + usize::from(*flags)) % 31 == 0)
        });
        let mut rest = data.get(if header { 2 } else { 0 }..).unwrap_or_default();
        let (mut total, mut position) = (0, 0);
        loop {
            let (status, read, written) =
                decompress(&mut self.state, rest, &mut self.window, position, 0);
            total += read + written;
            position = (position + written) % WINDOW;
            rest = rest.get(read..).unwrap_or_default();
            if status != TINFLStatus::HasMoreOutput || total > most {
                return total;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(dict: &str, data: &[u8]) -> Vec<u8> {
        let mut file = format!("%PDF-1.7\n1 0 obj\n<<{dict}>>\nstream\n").into_bytes();
        file.extend(data);
        file.extend(b"\nendstream\nendobj\n");
        file
    }

    #[test]
    fn bombs_are_refused() {
        let small = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b'a'; 100_000], 9);
        assert_eq!(check(&file("/Filter/FlateDecode", &small)), Ok(()));
        let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; UNPACKED_BYTES + 1], 1);
        for dict in [
            "/Filter/FlateDecode",
            "/Filter[/Fl#61teDecode]",
            "/F/FlateDecode",
        ] {
            assert_eq!(
                check(&file(dict, &bomb)),
                Err(Unreadable::TooLarge),
                "{dict}"
            );
        }
        assert_eq!(
            check(&file("/Filter/FlateDecode/Subtype/Image/Width 1", &bomb)),
            Ok(())
        );
        let twice = file("/Filter[/FlateDecode/FlateDecode]", &small);
        assert_eq!(check(&twice), Err(Unreadable::TooLarge));
        assert_eq!(
            check(&file("/Filter 3 0 R", &small)),
            Err(Unreadable::TooLarge)
        );
    }
}
