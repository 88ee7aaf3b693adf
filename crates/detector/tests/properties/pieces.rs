//! Texts that nobody wrote.

use proptest::prelude::*;

/// Pieces that recognizers look for, between pieces that nobody expects.
pub(crate) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("mevrouw ".to_owned()),
        Just("De Wit".to_owned()),
        Just(" van der ".to_owned()),
        Just("999900006".to_owned()),
        Just("06-12345678".to_owned()),
        Just("12-3-1958".to_owned()),
        Just("NL91ABNA0417164300".to_owned()),
        Just("@voorbeeld.nl".to_owned()),
        Just("wachtwoord: ".to_owned()),
        Just("-----BEGIN PRIVATE KEY-----".to_owned()),
        Just("Dorpsstraat 12".to_owned()),
        Just("[PERSOON 1]".to_owned()),
        Just("patnr ".to_owned()),
        Just("'t ".to_owned()),
        Just("\n".to_owned()),
        Just("\u{ad}\u{200b}\u{301}🙂\u{202e}".to_owned()),
        "[A-Za-zéİĳﬁ0-9 .,:;/()'\"@€|-]{0,12}",
        "\\PC{0,6}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}
