//! What a file is, by its first bytes; by its name only where they say nothing.

use crate::Unreadable::{self, Archive, Audio, Encrypted, Image, Unknown, Video};
use crate::encoding::unmarked_utf16;

/// Who reads the file, or why nobody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Json,
    Mail,
    Rtf,
    Pdf,
    /// A zip file: an office document, or an archive.
    Zip,
    Unreadable(Unreadable),
}

/// First bytes that tell what follows. Sources: the file formats' own specifications, as gathered in
/// <https://en.wikipedia.org/wiki/List_of_file_signatures>.
const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"{\\rtf", Kind::Rtf),
    (b"\x89PNG", Kind::Unreadable(Image)),
    (b"\xff\xd8\xff", Kind::Unreadable(Image)),
    (b"GIF8", Kind::Unreadable(Image)),
    (b"BM", Kind::Unreadable(Image)),
    (b"II*\0", Kind::Unreadable(Image)),
    (b"MM\0*", Kind::Unreadable(Image)),
    (b"\0\0\x01\0", Kind::Unreadable(Image)),
    (b"8BPS", Kind::Unreadable(Image)),
    (b"\xff\x0a", Kind::Unreadable(Image)),
    (b"\0\0\0\x0cJXL ", Kind::Unreadable(Image)),
    (b"\0\0\0\x0cjP  ", Kind::Unreadable(Image)),
    (b"ID3", Kind::Unreadable(Audio)),
    (b"OggS", Kind::Unreadable(Audio)),
    (b"fLaC", Kind::Unreadable(Audio)),
    (b"#!AMR", Kind::Unreadable(Audio)),
    (b"MThd", Kind::Unreadable(Audio)),
    (b"caff", Kind::Unreadable(Audio)),
    (b"\xff\xfb", Kind::Unreadable(Audio)),
    (b"\xff\xf3", Kind::Unreadable(Audio)),
    (b"\xff\xf2", Kind::Unreadable(Audio)),
    (b"\xff\xf1", Kind::Unreadable(Audio)),
    (b"\xff\xf9", Kind::Unreadable(Audio)),
    (b"\x1a\x45\xdf\xa3", Kind::Unreadable(Video)),
    (b"\0\0\x01\xba", Kind::Unreadable(Video)),
    (b"\0\0\x01\xb3", Kind::Unreadable(Video)),
    (b"FLV\x01", Kind::Unreadable(Video)),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Kind::Unreadable(Video)),
    (b"7z\xbc\xaf\x27\x1c", Kind::Unreadable(Archive)),
    (b"Rar!\x1a\x07", Kind::Unreadable(Archive)),
    (b"\x1f\x8b", Kind::Unreadable(Archive)),
    (b"BZh", Kind::Unreadable(Archive)),
    (b"\xfd7zXZ\0", Kind::Unreadable(Archive)),
    (b"\x28\xb5\x2f\xfd", Kind::Unreadable(Archive)),
    (b"MSCF", Kind::Unreadable(Archive)),
];

/// First bytes of an older office file, and of a newer one behind a password: a small file system (MS-CFB).
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The name that a compound file gives to an office document behind a password (MS-OFFCRYPTO 2.3).
const ENCRYPTED_PACKAGE: &str = "EncryptedPackage";

/// Extensions of which the content may say nothing.
const NAMES: &[(&str, Kind)] = &[
    ("json", Kind::Json),
    ("jsonl", Kind::Json),
    ("ndjson", Kind::Json),
    ("ipynb", Kind::Json),
    ("eml", Kind::Mail),
    ("mht", Kind::Mail),
    ("mhtml", Kind::Mail),
    ("svg", Kind::Unreadable(Image)),
    ("svgz", Kind::Unreadable(Image)),
];

/// Extensions of files that are not text, whatever their bytes: an empty recording is still one.
const BINARY_NAMES: &[(&str, Unreadable)] = &[
    ("png", Image),
    ("jpg", Image),
    ("jpeg", Image),
    ("gif", Image),
    ("heic", Image),
    ("webp", Image),
    ("tif", Image),
    ("tiff", Image),
    ("dcm", Image),
    ("mp3", Audio),
    ("m4a", Audio),
    ("wav", Audio),
    ("aac", Audio),
    ("ogg", Audio),
    ("opus", Audio),
    ("wma", Audio),
    ("amr", Audio),
    ("ds2", Audio),
    ("dss", Audio),
    ("mp4", Video),
    ("mov", Video),
    ("avi", Video),
    ("mkv", Video),
    ("webm", Video),
    ("wmv", Video),
    ("zip", Archive),
    ("7z", Archive),
    ("rar", Archive),
    ("gz", Archive),
    ("tar", Archive),
];

/// Extensions of documents that are never plain text: with other bytes they are broken.
const DOCUMENT_NAMES: [&str; 13] = [
    "docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "pptx", "pptm", "odt", "ods", "odp", "pdf",
    "rtf",
];

/// What the file is.
pub(crate) fn kind(name: &str, bytes: &[u8]) -> Kind {
    if let Some(kind) = by_signature(bytes) {
        // Two letters are little: a text may well begin with them.
        let sure =
            !bytes.starts_with(b"BM") && !bytes.starts_with(b"ID3") && !bytes.starts_with(b"BZh");
        if sure || !is_text(bytes) {
            return kind;
        }
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let named = |known: &str| known.eq_ignore_ascii_case(extension);
    if let Some((_, reason)) = BINARY_NAMES.iter().find(|(known, _)| named(known)) {
        return Kind::Unreadable(*reason);
    }
    if !is_text(bytes) {
        let document = DOCUMENT_NAMES.iter().any(|known| named(known));
        return Kind::Unreadable(if document {
            Unreadable::Broken
        } else {
            Unknown
        });
    }
    if let Some((_, kind)) = NAMES.iter().find(|(known, _)| named(known)) {
        return *kind;
    }
    match () {
        () if DOCUMENT_NAMES.iter().any(|known| named(known)) => {
            Kind::Unreadable(Unreadable::Broken)
        }
        () if extension.is_empty() && looks_like_mail(bytes) => Kind::Mail,
        () => Kind::Text,
    }
}

fn by_signature(bytes: &[u8]) -> Option<Kind> {
    if let Some((_, kind)) = SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
    {
        return Some(*kind);
    }
    if bytes.starts_with(COMPOUND) {
        let encrypted = contains(bytes, &utf16(ENCRYPTED_PACKAGE));
        return Some(Kind::Unreadable(if encrypted {
            Encrypted
        } else {
            Unknown
        }));
    }
    // The header of a PDF may stand a little further on (ISO 32000-2, annex I).
    let start = bytes.get(..1_024).unwrap_or(bytes);
    if contains(start, b"%PDF-") && (bytes.starts_with(b"%PDF-") || !is_text(start)) {
        return Some(Kind::Pdf);
    }
    match bytes.get(4..12) {
        Some(b"ftypM4A " | b"ftypM4B ") => return Some(Kind::Unreadable(Audio)),
        Some([b'f', b't', b'y', b'p', brand @ ..]) => {
            let image = [
                &b"heic"[..],
                b"heix",
                b"mif1",
                b"msf1",
                b"avif",
                b"avis",
                b"crx ",
            ];
            let kind = if image.contains(&brand) { Image } else { Video };
            return Some(Kind::Unreadable(kind));
        }
        _ => {}
    }
    if bytes.starts_with(b"RIFF") {
        return match bytes.get(8..12) {
            Some(b"WEBP") => Some(Kind::Unreadable(Image)),
            Some(b"WAVE") => Some(Kind::Unreadable(Audio)),
            Some(b"AVI ") => Some(Kind::Unreadable(Video)),
            _ => None,
        };
    }
    match bytes.get(128..132) {
        Some(b"DICM") => return Some(Kind::Unreadable(Image)),
        _ if bytes.get(257..262) == Some(b"ustar") => return Some(Kind::Unreadable(Archive)),
        _ => {}
    }
    None
}

/// Whether the bytes can be text: hardly any control characters, or UTF-16.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || unmarked_utf16(bytes).is_some()
    {
        return true;
    }
    let odd = bytes
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f));
    // One in two hundred: a form feed of a printer or a stray byte does not make a program of a letter.
    odd.count() * 200 <= bytes.len()
}

/// Whether the first line is a header of a mail, and three others follow.
fn looks_like_mail(bytes: &[u8]) -> bool {
    let start = bytes.get(..2_048).unwrap_or(bytes);
    let known = [
        "from",
        "to",
        "subject",
        "date",
        "received",
        "message-id",
        "mime-version",
        "return-path",
    ];
    let headers = start
        .split(|byte| *byte == b'\n')
        .take_while(|line| !line.trim_ascii().is_empty());
    let known_headers = headers.filter(|line| {
        let mut parts = line.splitn(2, |byte| *byte == b':');
        let name = parts.next().unwrap_or_default();
        parts.next().is_some()
            && known
                .iter()
                .any(|header| name.eq_ignore_ascii_case(header.as_bytes()))
    });
    known_headers.count() >= 4
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Whether `needle` stands in `bytes`.
pub(crate) fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let Some((first, _)) = needle.split_first() else {
        return true;
    };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        rest = rest.get(at..).unwrap_or_default();
        if rest.starts_with(needle) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}
