//! Files that are made to break a reader, and whole ones that were spoilt on their way.

use promptwacht_documents::Unreadable::{Broken, TooLarge};
use promptwacht_documents::limits::{TEXT_BYTES, UNPACKED_BYTES};
use promptwacht_documents::{Format, Unreadable};
use zip::CompressionMethod;

use crate::write::{
    deflated, docx, odt, p, page, pdf, stream, table, word_part, xlsx, zip, zip_with,
};
use crate::{Case, lines, reason};

/// What people call a large file, in bytes.
const LARGE: usize = 10_000_000;

/// Bytes that do not pack: a simple generator, the same each time.
pub(crate) fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_u32;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    };
    std::iter::repeat_with(next).take(length).collect()
}

/// Whole files, to be spoilt.
pub(crate) fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let one = "BT /F1 12 Tf 50 700 Td (BSN 999900006) Tj ET";
    let mut files = vec![
        (
            "a.docx",
            docx(
                &(p("Jan de Vries") + &table(&[&["a", "b"]])),
                &[("docProps/core.xml", "<a><creator>Wil</creator></a>")],
            ),
        ),
        ("a.xlsx", xlsx("<row><c><v>999900006</v></c></row>", &[])),
        ("a.odt", odt("<text:p>Jan de Vries</text:p>", &[])),
        (
            "a.pdf",
            page(
                stream("/Filter/FlateDecode", &deflated(one.as_bytes())),
                "",
                "",
                &[],
            ),
        ),
        (
            "a.eml",
            crate::mails::with_attachments(&[("a.docx", &docx(&p("Jan"), &[]))]).into_bytes(),
        ),
        (
            "a.rtf",
            br"{\rtf1\ansi{\fonttbl{\f0 Arial;}}Zo\'eb {\b Jan}\u8364 ?\par}".to_vec(),
        ),
        ("a.json", br#"{"a": "Zo\u00eb \ud83d\ude00"}"#.to_vec()),
        ("a.txt", "Zoë de Vries".into()),
    ];
    files.extend(crate::fixtures::FILES.map(|(name, bytes)| (name, bytes.to_vec())));
    files
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = [spoilt(), packages(), large(), pdfs()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>();
    for case in &mut cases {
        case.spoilt = true;
    }
    cases
}

/// Cut and changed packages: each of them is broken, never half read.
fn spoilt() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, bytes) in whole() {
        if bytes.starts_with(b"PK") {
            for share in [1, 3, 5, 7, 9] {
                let cut = &bytes[..bytes.len() * share / 10];
                cases.push(reason(&format!("{share}0%-{name}"), cut, Broken));
            }
        }
    }
    // One byte of the text's part is another: the checksum tells.
    for at in [10, 30, 50] {
        let mut bytes = docx(&p("Jan de Vries, BSN 999900006"), &[]);
        let start = bytes
            .windows(17)
            .position(|window| window == b"word/document.xml")
            .unwrap()
            + 17;
        bytes[start + at] ^= 0x10;
        cases.push(reason(&format!("changed-{at}.docx"), bytes, Broken));
    }
    cases
}

fn packages() -> Vec<Case> {
    let zeros = vec![b' '; UNPACKED_BYTES + 1];
    let bomb = |main: &str| zip(&[("[Content_Types].xml", b"<t/>"), (main, &zeros)]);
    let laughs = {
        let mut entities = String::from("<!ENTITY a0 \"haha\">");
        for level in 1..20 {
            entities.push_str(&format!(
                "<!ENTITY a{level} \"{}\">",
                format!("&a{};", level - 1).repeat(10)
            ));
        }
        zip(&[
            ("[Content_Types].xml", b"<t/>"),
            (
                "word/document.xml",
                format!(
                    "<?xml version=\"1.0\"?><!DOCTYPE x [{entities}]><x><p><t>Jan &a19;</t></p></x>"
                )
                .as_bytes(),
            ),
        ])
    };
    let outside = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY f SYSTEM \"file:///x\">]><x><p><t>Jan &f;de Vries</t></p></x>";
    let mut nested = docx(&p("diep"), &[]);
    for _ in 0..8 {
        let document = word_part("document", &p("laag"));
        nested = zip(&[
            ("[Content_Types].xml", b"<t/>"),
            ("word/document.xml", document.as_bytes()),
            ("word/embeddings/in.docx", &nested),
        ]);
    }
    let many: Vec<(String, &[u8])> = (0..20_000)
        .map(|index| (format!("word/{index}.xml"), &b"<x/>"[..]))
        .collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    let deep =
        |open: &str, close: &str, times: usize| open.repeat(times) + close.repeat(times).as_str();
    let mut shared = zip(&[
        ("[Content_Types].xml", b"<t/>"),
        ("word/a.xml", b"<x/>"),
        ("word/b.xml", b"<x/>"),
    ]);
    share_bytes(&mut shared);
    vec![
        reason("bomb.docx", bomb("word/document.xml"), TooLarge),
        reason(
            "bomb.xlsx",
            zip(&[
                ("[Content_Types].xml", b"<t/>"),
                ("xl/workbook.xml", b"<t/>"),
                ("xl/sharedStrings.xml", &zeros),
            ]),
            TooLarge,
        ),
        reason("bomb.pptx", bomb("ppt/slides/slide1.xml"), TooLarge),
        reason(
            "bomb.odt",
            zip(&[("mimetype", b"x"), ("content.xml", &zeros)]),
            TooLarge,
        ),
        lines("laughs.docx", laughs, Format::Docx, &["Jan"]),
        lines(
            "outside.docx",
            zip(&[
                ("[Content_Types].xml", b"<t/>"),
                ("word/document.xml", outside.as_bytes()),
            ]),
            Format::Docx,
            &["Jan de Vries"],
        ),
        reason("nested.docx", nested, TooLarge),
        reason(
            "many.docx",
            zip_with(&many, CompressionMethod::Stored),
            TooLarge,
        ),
        reason("shared.docx", shared, TooLarge),
        reason(
            "deep.docx",
            docx(
                &deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 200_000),
                &[],
            ),
            TooLarge,
        ),
        lines(
            "boxes.docx",
            docx(&deep("<w:txbxContent>", "</w:txbxContent>", 2_000), &[]),
            Format::Docx,
            &[],
        ),
        reason(
            "deep.odt",
            odt(&deep("<text:p>", "</text:p>", 200_000), &[]),
            TooLarge,
        ),
        reason("crossed.docx", docx("<w:p><w:r></w:p></w:r>", &[]), Broken),
        reason(
            "open.docx",
            docx("</w:body></w:document><w:p>", &[]),
            Broken,
        ),
        reason(
            "noise.docx",
            zip(&[
                ("[Content_Types].xml", b"<t/>"),
                ("word/document.xml", &[b"<", &noise(1_000)[..]].concat()),
            ]),
            Broken,
        ),
        reason(
            "empty.docx",
            zip(&[
                ("[Content_Types].xml", b"<t/>"),
                ("word/styles.xml", b"<t/>"),
            ]),
            Broken,
        ),
        reason(
            "empty.xlsx",
            zip(&[("[Content_Types].xml", b"<t/>"), ("xl/styles.xml", b"<t/>")]),
            Broken,
        ),
        lines(
            "attributes.docx",
            docx(
                &format!(
                    "<w:p {}><w:r><w:t>Jan</w:t></w:r></w:p>",
                    "w:a=\"1\" ".repeat(300_000)
                ),
                &[],
            ),
            Format::Docx,
            &["Jan"],
        ),
        lines(
            "comment.docx",
            docx(
                &format!("<!--{}-->{}", "x".repeat(5_000_000), p("Jan")),
                &[],
            ),
            Format::Docx,
            &["Jan"],
        ),
    ]
}

/// Lets the last entry of the directory point to the bytes of the one before it.
fn share_bytes(zip: &mut [u8]) {
    let entries: Vec<usize> = (0..zip.len().saturating_sub(4))
        .filter(|at| zip[*at..].starts_with(b"PK\x01\x02"))
        .collect();
    let [.., first, second] = entries[..] else {
        panic!("two entries")
    };
    let place: [u8; 4] = zip[first + 42..first + 46].try_into().unwrap();
    zip[second + 42..second + 46].copy_from_slice(&place);
}

/// Ten megabytes, and what becomes ten and more.
fn large() -> Vec<Case> {
    let note = "Mevrouw De Wit, BSN 999900006, heeft diabetes.\n";
    let text = note.repeat(LARGE / note.len());
    let paragraphs = p(note.trim()).repeat(LARGE / 40);
    let rows =
        "<row><c><v>999900006</v></c><c t=\"inlineStr\"><is><t>Jan de Vries</t></is></c></row>"
            .repeat(LARGE / 80);
    let strings = format!(
        "<sst>{}</sst>",
        "<si><t>Jan de Vries</t></si>".repeat(1_000_000)
    );
    let first = note.trim();
    let multipart = format!(
        "Subject: Casus\nContent-Type: multipart/mixed; boundary=g\n\n{}",
        "--g\n\nx\n".repeat(LARGE / 7)
    );
    let nested_parts: String = (0..5_000)
        .map(|level| format!("Content-Type: multipart/mixed; boundary=g{level}\n\n--g{level}\n"))
        .collect();
    let headers = format!("Subject: Casus\n{}\n\nTekst", "X: y\n".repeat(LARGE / 5));
    let html = format!(
        "Subject: Casus\nContent-Type: text/html\n\n{}",
        "<p>&amp;<b>".repeat(LARGE / 11)
    );
    vec![
        lines("large.txt", text.clone(), Format::Text, &[first]).partly(),
        lines(
            "large.json",
            format!("[\"{}\"]", "\\u0041\\n".repeat(LARGE / 8)),
            Format::Json,
            &["A", "A"],
        ),
        lines("large.docx", docx(&paragraphs, &[]), Format::Docx, &[first]).partly(),
        lines(
            "large.odt",
            odt(&format!("<text:p>{first}</text:p>").repeat(LARGE / 60), &[]),
            Format::OpenDocument,
            &[first],
        )
        .partly(),
        lines(
            "large.xlsx",
            xlsx(&rows, &[]),
            Format::Xlsx,
            &["999900006\tJan de Vries"],
        ),
        lines(
            "strings.xlsx",
            xlsx(
                "<row><c t=\"s\"><v>7</v></c></row>",
                &[("xl/sharedStrings.xml", &strings)],
            ),
            Format::Xlsx,
            &["Jan de Vries"],
        ),
        lines(
            "large.eml",
            format!("Subject: Casus\n\n{text}"),
            Format::Mail,
            &["Casus", first],
        )
        .partly(),
        lines(
            "large.rtf",
            format!("{{\\rtf1 {}}}", "Jan de Vries\\par ".repeat(LARGE / 17)),
            Format::Rtf,
            &["Jan de Vries"],
        )
        .partly(),
        lines(
            "groups.rtf",
            format!("{{\\rtf1 {}Jan}}", "{\\b}".repeat(LARGE / 4)),
            Format::Rtf,
            &["Jan"],
        ),
        lines(
            "cells.rtf",
            format!("{{\\rtf1 {}}}", "\\cell\\row ".repeat(LARGE / 11)),
            Format::Rtf,
            &[],
        ),
        lines(
            "line.docx",
            docx(&p(&"Jan de Vries ".repeat(LARGE / 13)), &[]),
            Format::Docx,
            &[],
        )
        .partly(),
        reason("parts.eml", multipart, TooLarge),
        reason("noise.bin", noise(LARGE), Unreadable::Unknown),
        reason(
            "noise.docx",
            [b"PK\x03\x04".to_vec(), noise(LARGE)].concat(),
            Broken,
        ),
        reason(
            "noise.png",
            [b"\x89PNG".to_vec(), noise(LARGE)].concat(),
            Unreadable::Image,
        ),
        reason("zeros.zip", vec![0; LARGE], Unreadable::Archive),
        reason(
            "huge.txt",
            vec![b'a'; promptwacht_documents::limits::FILE_BYTES + 1],
            TooLarge,
        ),
        lines("exact.txt", "a".repeat(TEXT_BYTES), Format::Text, &[]),
        lines(
            "above.txt",
            "é".repeat(TEXT_BYTES / 2 + 1),
            Format::Text,
            &[],
        )
        .partly(),
        lines("headers.eml", headers, Format::Mail, &["Casus"]),
        lines("html.eml", html, Format::Mail, &["Casus"]),
        lines(
            "nested-parts.eml",
            format!("Subject: Casus\n{nested_parts}"),
            Format::Mail,
            &["Casus"],
        ),
    ]
}

fn pdfs() -> Vec<Case> {
    let zeros = deflated(&vec![b' '; UNPACKED_BYTES + 1]);
    let one = "BT /F1 12 Tf (BSN 999900006) Tj ET ";
    let with = |content: &str, resources: &str, others: &[Vec<u8>]| {
        page(stream("", content.as_bytes()), resources, "", others)
    };
    let form = |entries: &str, content: &str| {
        stream(
            &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{entries}"),
            content.as_bytes(),
        )
    };
    // Each form draws the next one ten times.
    let forms: Vec<Vec<u8>> = (0..12)
        .map(|level| {
            form(
                &format!("/Resources<</XObject<</X {} 0 R>>>>", level + 7),
                &"/X Do ".repeat(10),
            )
        })
        .chain([form("", "")])
        .collect();
    let own = form("/Resources<</XObject<</X 6 0 R>>>>", "/X Do");
    let kids = pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>".to_vec(),
    ]);
    let loop_of_lengths = b"%PDF-1.7\n1 0 obj\n<</Length 1 0 R>>\nstream\nx\nendstream\nendobj\ntrailer<</Root 1 0 R>>".to_vec();
    let map_bomb = "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange ".repeat(10_000);
    let mapped = [
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>".to_vec(),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[0 4000000000 600]>>".to_vec(),
        stream("", map_bomb.as_bytes()),
    ];
    vec![
        reason(
            "bomb.pdf",
            page(stream("/Filter/FlateDecode", &zeros), "", "", &[]),
            TooLarge,
        ),
        reason(
            "font.pdf",
            page(
                stream("", one.as_bytes()),
                "",
                "",
                &[stream("/Filter/FlateDecode/Length1 9", &zeros)],
            ),
            TooLarge,
        ),
        reason(
            "twice.pdf",
            page(
                stream("/Filter[/FlateDecode/FlateDecode]", &deflated(&zeros)),
                "",
                "",
                &[],
            ),
            TooLarge,
        ),
        reason(
            "forms.pdf",
            with("/X Do", "/XObject<</X 6 0 R>>", &forms),
            TooLarge,
        ),
        lines(
            "itself.pdf",
            with(&format!("{one} /X Do"), "/XObject<</X 6 0 R>>", &[own]),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        reason("kids.pdf", kids, Broken),
        reason("length.pdf", loop_of_lengths, Broken),
        lines(
            "long.pdf",
            with(&one.repeat(LARGE / one.len()), "", &[]),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        lines(
            "saved.pdf",
            with(&("q ".repeat(LARGE / 2) + one), "", &[]),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        lines(
            "deep.pdf",
            with(&(format!("{}(x) Tj {one}", "[".repeat(1_000_000))), "", &[]),
            Format::Pdf,
            &[],
        ),
        lines(
            "fonts.pdf",
            with(&("/F1 1 Tf ".repeat(LARGE / 9) + one), "", &[]),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        lines(
            "numbers.pdf",
            with(
                &("1e99 -1e99 9999999999999 Td ".repeat(300_000) + one),
                "",
                &[],
            ),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        reason(
            "streams.pdf",
            [
                b"%PDF-1.7\n".to_vec(),
                b"<</Filter/FlateDecode>>stream\n\x78\x9c".repeat(LARGE / 32),
            ]
            .concat(),
            Broken,
        ),
        reason(
            "objects.pdf",
            [
                b"%PDF-1.7\n".to_vec(),
                b"1 0 obj<<>>endobj\n".repeat(LARGE / 18),
            ]
            .concat(),
            Broken,
        ),
        lines(
            "map.pdf",
            with(
                "BT /F2 9 Tf <00410042> Tj /F1 9 Tf (Jan de Vries) Tj ET",
                "/Font<</F1 5 0 R/F2 6 0 R>>",
                &mapped,
            ),
            Format::Pdf,
            &[],
        ),
        reason(
            "noise.pdf",
            [b"%PDF-1.7\n".to_vec(), noise(LARGE)].concat(),
            Broken,
        ),
    ]
}
