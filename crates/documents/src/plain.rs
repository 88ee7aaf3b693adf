//! Plain text.

use crate::encoding::decode;
use crate::limits;
use crate::reading::Reading;

pub(crate) fn read(bytes: &[u8], reading: &mut Reading) {
    // A little more than fits, so that the cut is noticed. An even number, for UTF-16.
    let most = limits::TEXT_BYTES * 2 + 2;
    let text = decode(bytes.get(..most).unwrap_or(bytes));
    let mut lines = text.split("\r\n");
    reading.push(lines.next().unwrap_or(""));
    for line in lines {
        reading.push("\n");
        reading.push(line);
    }
    reading.partial |= bytes.len() > most;
}
