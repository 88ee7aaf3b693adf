//! Whole files that are cut or changed anywhere: whatever comes of them, nothing panics and nothing hangs.

use std::time::{Duration, Instant};

use promptwacht_documents::read;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::hostile::whole;

fn runner(cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn survives(name: &str, bytes: &[u8]) {
    let start = Instant::now();
    let _ = read(name, bytes);
    assert!(start.elapsed() < Duration::from_secs(10), "{name}");
}

#[test]
fn any_cut() {
    for (name, bytes) in whole() {
        let step = (bytes.len() / 400).max(1);
        for length in (0..bytes.len()).step_by(step) {
            survives(name, &bytes[..length]);
            survives(name, &bytes[length..]);
        }
    }
}

#[test]
fn any_bits() {
    for (name, bytes) in whole() {
        let places = prop::collection::vec((0..bytes.len(), any::<u8>()), 1..12);
        runner(300)
            .run(&places, |places| {
                let mut changed = bytes.clone();
                for (place, byte) in places {
                    changed[place] = byte;
                }
                survives(name, &changed);
                Ok(())
            })
            .unwrap();
    }
}

/// The content of the parts themselves, past the checksums of the package.
#[test]
fn any_part() {
    let pieces = prop::sample::select(vec![
        "<w:p>",
        "</w:p>",
        "<w:r><w:t>",
        "</w:t></w:r>",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "</w:tc>",
        "</w:tr>",
        "</w:tbl>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        "<mc:Fallback>",
        "</mc:Fallback>",
        "<w:tab/>",
        "<w:br/>",
        "Jan",
        " de ",
        "&amp;",
        "&#x110000;",
        "<c r=\"ZZZZZZZ1\" t=\"s\" s=\"99\"><v>",
        "</v></c>",
        "<row>",
        "</row>",
        "<text:p>",
        "</text:p>",
        "<office:annotation>",
        "</office:annotation>",
        "<![CDATA[x]]>",
        "<w:instrText>\"",
        "</w:instrText>",
        "<x",
        "/>",
        "é",
        "\0",
    ]);
    let body = prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat());
    runner(2_000)
        .run(&body, |body| {
            survives("a.docx", &crate::write::docx(&body, &[]));
            survives(
                "a.xlsx",
                &crate::write::xlsx(
                    &body,
                    &[("xl/styles.xml", &body), ("xl/sharedStrings.xml", &body)],
                ),
            );
            survives("a.odt", &crate::write::odt(&body, &[]));
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_page() {
    let pieces = prop::sample::select(vec![
        "q ",
        "Q ",
        "BT ",
        "ET ",
        "/F1 12 Tf ",
        "/F9 1 Tf ",
        "(Jan) Tj ",
        "<4a> Tj ",
        "[(a) -9999 (b)] TJ ",
        "1 0 0 1 0 0 cm ",
        "0 0 0 0 0 0 Tm ",
        "1e38 1e38 Td ",
        "-1 -1 TD ",
        "T* ",
        "(x) ' ",
        "1 2 (y) \" ",
        "/X Do ",
        "BI ID EI ",
        "0 Tz ",
        "[[[",
        "<<",
        "(",
        ")",
        "/",
        "endstream ",
        "9 Tc ",
    ]);
    let content = prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat());
    runner(2_000)
        .run(&content, |content| {
            let bytes =
                crate::write::page(crate::write::stream("", content.as_bytes()), "", "", &[]);
            survives("a.pdf", &bytes);
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_words() {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "\\",
        "\\'",
        "\\u",
        "\\u-1 ",
        "\\uc9 ",
        "\\bin9 ",
        "\\*",
        "\\cell ",
        "\\row ",
        "\\footnote ",
        "Jan",
        "\\'e9",
        "\\ansicpg1251 ",
        "\\fonttbl ",
        "\\u55357 ",
        "\\u56832 ",
        "\n",
        "é",
    ]);
    let body = prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat());
    runner(3_000)
        .run(&body, |body| {
            survives("a.rtf", format!("{{\\rtf1{body}}}").as_bytes());
            survives("a.json", body.as_bytes());
            survives(
                "a.eml",
                format!(
                    "Subject: {body}\nContent-Type: multipart/mixed; boundary={body}\n\n--{body}\n"
                )
                .as_bytes(),
            );
            Ok(())
        })
        .unwrap();
}
