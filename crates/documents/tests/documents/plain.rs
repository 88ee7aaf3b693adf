//! Plain text, tables, JSON, RTF.

use promptwacht_documents::{Format, Unreadable};

use crate::{Case, lines, reason};

const NOTE: &str = "Mevrouw De Wit, BSN 999900006, café Zoë\nheeft diabetes.";
const LINES: [&str; 2] = ["Mevrouw De Wit, BSN 999900006, café Zoë", "heeft diabetes."];

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = text.encode_utf16();
    units
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

fn windows(text: &str) -> Vec<u8> {
    text.chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?'))
        .collect()
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    for extension in ["txt", "md", "csv", "log", "xml"] {
        let name = |kind: &str| format!("{kind}.{extension}");
        for (kind, bytes) in [
            ("utf-8", NOTE.as_bytes().to_vec()),
            ("marked", marked(b"\xef\xbb\xbf", NOTE.into())),
            ("utf-16le", marked(b"\xff\xfe", utf16(NOTE, false))),
            ("utf-16be", marked(b"\xfe\xff", utf16(NOTE, true))),
            ("windows", windows(&NOTE.replace('\n', "\r\n"))),
        ] {
            cases.push(lines(&name(kind), bytes, Format::Text, &LINES));
        }
    }
    cases.extend([
        lines("unmarked.txt", utf16(NOTE, false), Format::Text, &LINES),
        lines("no-name", NOTE, Format::Text, &LINES),
        lines("empty.txt", "", Format::Text, &[]),
        lines("photo.txt", NOTE, Format::Text, &LINES),
        lines(
            "bm.txt",
            "BMI van Jan de Vries is 31",
            Format::Text,
            &["BMI van Jan de Vries is 31"],
        ),
        lines(
            "euro.csv",
            b"naam;bedrag\r\nJan de Vries;\x80 12".to_vec(),
            Format::Text,
            &["naam;bedrag", "Jan de Vries;€ 12"],
        ),
        lines(
            "a.json",
            r#"{"naam": "Zo\u00eb de Vries", "bsn": 999900006}"#,
            Format::Json,
            &[r#"{"naam": "Zoë de Vries", "bsn": 999900006}"#],
        ),
        lines(
            "lines.jsonl",
            "{\"a\":\"x\\ny\"}\n{\"b\":1}",
            Format::Json,
            &["{\"a\":\"x", "y\"}", "{\"b\":1}"],
        ),
        lines(
            "half.json",
            "{\"a\": \"Jan de Vries",
            Format::Json,
            &["{\"a\": \"Jan de Vries"],
        )
        .spoilt(),
        lines(
            "escapes.json",
            r#"["\ud83d\ude00 \q \u12"]"#,
            Format::Json,
            &[r#"["😀 \q \u12"]"#],
        ),
        lines(
            "stray.txt",
            b"Een \x07 stray byte in een lange gewone tekst. "
                .iter()
                .copied()
                .chain(b"Jan de Vries ".repeat(30))
                .collect::<Vec<u8>>(),
            Format::Text,
            &[],
        ),
        reason(
            "noise.txt",
            (0..4000_u32)
                .map(|n| (n * n % 251) as u8)
                .collect::<Vec<_>>(),
            Unreadable::Unknown,
        )
        .spoilt(),
        reason("zeros.txt", vec![0; 4000], Unreadable::Unknown).spoilt(),
        reason("text.docx", NOTE, Unreadable::Broken).spoilt(),
        reason("text.pdf", NOTE, Unreadable::Broken).spoilt(),
        reason("zeros.pdf", vec![0; 4000], Unreadable::Broken).spoilt(),
    ]);
    cases.extend(rtf());
    cases
}

fn rtf() -> Vec<Case> {
    let rtf = |name: &str, body: &str, expected: &[&str]| {
        lines(
            name,
            format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Calibri;}}}}{body}}}"),
            Format::Rtf,
            expected,
        )
    };
    vec![
        rtf(
            "plain.rtf",
            r"\pard Mevrouw De Wit\par BSN 999900006\par",
            &["Mevrouw De Wit", "BSN 999900006"],
        ),
        rtf("page.rtf", r"caf\'e9 Zo\'eb\par", &["café Zoë"]),
        rtf("unicode.rtf", r"Zo\u235 e \uc0\u8364 12\par", &["Zoë €12"]),
        rtf("pair.rtf", r"\u-10179?\u-8704? Jan\par", &["😀 Jan"]),
        rtf("runs.rtf", r"{\b Jan} {\i de} Vries\par", &["Jan de Vries"]),
        rtf(
            "table.rtf",
            r"\trowd\cellx100\cellx200 Naam\cell BSN\cell\row\trowd Jan de Vries\cell 999900006\cell\row",
            &["Naam\tBSN", "Jan de Vries\t999900006"],
        ),
        rtf(
            "header.rtf",
            r"{\header Afdeling Goirle\par}Tekst{\footer Blad\par}\par",
            &["Afdeling Goirle", "Tekst", "Blad"],
        ),
        rtf(
            "note.rtf",
            r"Tekst{\footnote Voetnoot Tilburg}\par",
            &["Tekst", "Voetnoot Tilburg"],
        ),
        rtf(
            "comment.rtf",
            r"Tekst{\*\atnauthor Wil Auteur}{\*\annotation Opmerking}\par",
            &["Tekst", "Wil Auteur", "Opmerking"],
        ),
        rtf(
            "info.rtf",
            r"{\info{\title Casus}{\author Wil Auteur}{\creatim\yr2024}}Tekst\par",
            &["Casus", "Wil Auteur", "Tekst"],
        ),
        rtf(
            "picture.rtf",
            r"Voor{\pict\pngblip 89504e470d0a}na\par",
            &["Voorna"],
        ),
        rtf("binary.rtf", "Voor{\\pict\\bin5 }}}}}}na\\par", &["Voorna"]),
        rtf(
            "link.rtf",
            r#"{\field{\*\fldinst HYPERLINK "mailto:jan@voorbeeld.nl"}{\fldrslt mail}}\par"#,
            &["HYPERLINK \"mailto:jan@voorbeeld.nl\"", "mail"],
        ),
        rtf("cyrillic.rtf", r"\ansicpg1251 \'cf\par", &["П"]),
        rtf("word.txt", r"BSN 999900006\par", &["BSN 999900006"]),
        reason("half.rtf", r"{\rtf1 BSN 999900006", Unreadable::Broken).spoilt(),
        lines("after.rtf", r"{\rtf1 Jan}}}}", Format::Rtf, &["Jan"]).spoilt(),
        reason(
            "deep.rtf",
            [b"{\\rtf1".to_vec(), b"{".repeat(1_000_000)].concat(),
            Unreadable::TooLarge,
        )
        .spoilt(),
        rtf(
            "words.rtf",
            &r"\u-99999999999999999999x\bin-5\cell\'zz\'41 ".repeat(5),
            &[],
        )
        .spoilt(),
    ]
}
