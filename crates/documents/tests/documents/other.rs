//! Files that are no documents, and documents behind a password.

use promptwacht_documents::Unreadable::{
    self, Archive, Audio, Broken, Encrypted, Image, Unknown, Video,
};

use crate::write::{docx, odt, p, zip};
use crate::{Case, reason};

pub(crate) fn cases() -> Vec<Case> {
    let starts: [(&str, &[u8], Unreadable); 27] = [
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Image),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", Image),
        ("a.gif", b"GIF89a\x01\0\x01\0", Image),
        ("a.bmp", b"BM\x46\0\0\0\0\0\0\0", Image),
        ("a.tiff", b"II*\0\x08\0\0\0", Image),
        ("a.webp", b"RIFF\x24\0\0\0WEBPVP8 ", Image),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0", Image),
        ("a.avif", b"\0\0\0\x18ftypavif\0\0\0\0", Image),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", Image),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Image),
        ("photo.docx", b"\xff\xd8\xff\xe0\0\x10JFIF", Image),
        ("empty.png", b"", Image),
        ("a.mp3", b"ID3\x04\0\0\0\0\0\x23TSSE\0\0\0\x0f", Audio),
        ("b.mp3", b"\xff\xfb\x90\x64\0\0\0\0", Audio),
        ("a.wav", b"RIFF\x24\0\0\0WAVEfmt ", Audio),
        ("a.m4a", b"\0\0\0\x1cftypM4A \0\0\0\0", Audio),
        ("a.ogg", b"OggS\0\x02\0\0\0\0\0\0\0\0", Audio),
        ("a.amr", b"#!AMR\n\x3c\x91\x17\x16\xbe\x66\0\0", Audio),
        ("a.mp4", b"\0\0\0\x20ftypisom\0\0\x02\0", Video),
        ("a.webm", b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81", Video),
        ("a.avi", b"RIFF\x24\0\0\0AVI LIST", Video),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\0\x04", Archive),
        ("a.rar", b"Rar!\x1a\x07\x01\0", Archive),
        ("a.gz", b"\x1f\x8b\x08\0\0\0\0\0", Archive),
        (
            "a.exe",
            b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0",
            Unknown,
        ),
        (
            "a.sqlite",
            b"SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20",
            Unknown,
        ),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0",
            Unknown,
        ),
    ];
    let mut cases: Vec<Case> = starts
        .into_iter()
        .map(|(name, start, expected)| reason(name, start, expected))
        .collect();
    let mut compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    compound.resize(2_048, 0);
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    compound.resize(4_096, 0);
    cases.push(reason("secret.docx", compound.clone(), Encrypted));
    cases.push(reason("secret.xlsx", compound, Encrypted));
    let manifest = ("META-INF/manifest.xml", "<m><encryption-data/></m>");
    cases.push(reason("secret.odt", odt("", &[manifest]), Encrypted));
    cases.push(reason(
        "some.zip",
        zip(&[("a.txt", b"BSN 999900006")]),
        Archive,
    ));
    cases.push(reason("empty.zip", zip(&[]), Archive));
    let mut locked = docx(&p("tekst"), &[]);
    set_encrypted(&mut locked);
    cases.push(reason("locked.docx", locked, Encrypted));
    cases.push(reason("start.docx", &b"PK\x03\x04"[..], Broken).spoilt());
    cases
}

/// Sets bit 0 of the flags of every entry, as a zip program with a password does.
fn set_encrypted(zip: &mut [u8]) {
    for at in 0..zip.len().saturating_sub(10) {
        if zip[at..].starts_with(b"PK\x01\x02") {
            zip[at + 8] |= 1;
        }
        if zip[at..].starts_with(b"PK\x03\x04") {
            zip[at + 6] |= 1;
        }
    }
}
