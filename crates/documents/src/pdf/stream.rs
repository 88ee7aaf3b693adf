//! The bytes of a stream, unpacked within the limits.

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use crate::Unreadable;
use crate::reading::Reading;

/// What the stream holds; nothing where it cannot be unpacked, as a viewer shows nothing then.
pub(crate) fn unpack(stream: &Stream<'_>, reading: &mut Reading) -> Result<Vec<u8>, Unreadable> {
    let dict = stream.dict();
    let simple = matches!(stream.filters().as_slice(), [Filter::FlateDecode])
        && !dict.contains_key("DecodeParms")
        && !dict.contains_key("DP");
    let bytes = if simple {
        match decompress_to_vec_zlib_with_limit(&stream.raw_data(), reading.unpacked_left()) {
            Ok(bytes) => bytes,
            Err(error) if error.status == TINFLStatus::HasMoreOutput => {
                return Err(Unreadable::TooLarge);
            }
            // A viewer shows what came before the fault.
            Err(error) => error.output,
        }
    } else {
        // Bounded by `expansion::check`.
        stream
            .decoded_data()
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default()
    };
    reading.unpacked(bytes.len())?;
    Ok(bytes)
}
