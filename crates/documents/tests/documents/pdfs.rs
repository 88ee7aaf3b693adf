//! PDF by hand, so that each way of drawing text is met.

use promptwacht_documents::{Format, Unreadable};

use crate::write::{deflated, page, pdf, stream};
use crate::{Case, lines, reason};

pub(crate) fn cases() -> Vec<Case> {
    let draw = |name: &str, content: &str, expected: &[&str]| {
        lines(
            name,
            page(stream("", content.as_bytes()), "", "", &[]),
            Format::Pdf,
            expected,
        )
    };
    let one = "BT /F1 12 Tf 50 700 Td (BSN 999900006) Tj ET";
    let hex = "42534E20393939393030303036>";
    let cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <004A> <0003> <006E> endbfchar 1 beginbfrange <0002> <0002> [<00EB>] endbfrange endcmap";
    let wide = |map: bool| {
        let to_unicode = if map { "/ToUnicode 8 0 R" } else { "" };
        vec![
            format!("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]{to_unicode}>>").into_bytes(),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>".to_vec(),
            stream("", cmap.as_bytes()),
        ]
    };
    let wide_page = |map: bool| {
        page(
            stream("", b"BT /F1 12 Tf /F2 12 Tf <000100020003> Tj ET"),
            "/Font<</F2 6 0 R>>",
            "",
            &wide(map),
        )
    };
    let form = |content: &str| {
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>",
            content.as_bytes(),
        )
    };
    let image = stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
        b"x",
    );
    let mut cases = vec![
        draw("one.pdf", one, &["BSN 999900006"]),
        draw(
            "lines.pdf",
            "BT /F1 12 Tf 14 TL 50 700 Td (Jan de Vries) Tj T* (BSN) Tj (999900006) ' 1 0 (einde) \" ET",
            &["Jan de Vries", "BSN", "999900006", "einde"],
        ),
        draw(
            "kerned.pdf",
            "BT /F1 12 Tf [(Ja) 20 (n) -300 (de) -250 (V) 80 (ries)] TJ ET",
            &["Jan de Vries"],
        ),
        draw(
            "cells.pdf",
            "BT /F1 12 Tf 50 700 Td (Naam) Tj 200 0 Td (BSN) Tj -200 -20 Td (Jan) Tj 200 0 Td (999900006) Tj ET",
            &["Naam\tBSN", "Jan\t999900006"],
        ),
        draw(
            "matrix.pdf",
            "q 2 0 0 2 10 10 cm BT /F1 6 Tf 1 0 0 1 20 20 Tm (Jan) Tj 1 0 0 1 20 10 Tm (Zo\\353) Tj ET Q",
            &["Jan", "Zoë"],
        ),
        draw(
            "turned.pdf",
            "BT /F1 12 Tf 0 1 -1 0 100 100 Tm (Jan) Tj 0 1 -1 0 120 100 Tm (Piet) Tj ET",
            &["Jan", "Piet"],
        ),
        draw(
            "hidden.pdf",
            "BT 3 Tr /F1 12 Tf (BSN 999900006) Tj ET",
            &["BSN 999900006"],
        ),
        draw(
            "escapes.pdf",
            "BT /F1 12 Tf (Jan \\(Jansen\\) \\145\\156 zoon) Tj ET",
            &["Jan (Jansen) en zoon"],
        ),
        draw(
            "hex.pdf",
            &format!("BT /F1 12 Tf <{hex} Tj ET"),
            &["BSN 999900006"],
        ),
        lines(
            "packed.pdf",
            page(
                stream("/Filter/FlateDecode", &deflated(one.as_bytes())),
                "",
                "",
                &[],
            ),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        lines(
            "letters.pdf",
            page(
                stream(
                    "/Filter[/ASCIIHexDecode/FlateDecode]",
                    hexed(&deflated(one.as_bytes())).as_bytes(),
                ),
                "",
                "",
                &[],
            ),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        lines("wide.pdf", wide_page(true), Format::Pdf, &["Jën"]),
        reason("riddle.pdf", wide_page(false), Unreadable::Scan),
        lines(
            "form.pdf",
            page(
                stream("", b"/X1 Do"),
                "/XObject<</X1 6 0 R>>",
                "",
                &[form(one)],
            ),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        reason(
            "scan.pdf",
            page(
                stream("", b"q 500 0 0 800 0 0 cm /X1 Do Q"),
                "/XObject<</X1 6 0 R>>",
                "",
                std::slice::from_ref(&image),
            ),
            Unreadable::Scan,
        ),
        lines(
            "scan-with-text.pdf",
            page(
                stream("", format!("/X1 Do {one}").as_bytes()),
                "/XObject<</X1 6 0 R>>",
                "",
                std::slice::from_ref(&image),
            ),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        reason(
            "inline.pdf",
            page(
                stream("", b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"),
                "",
                "",
                &[],
            ),
            Unreadable::Scan,
        ),
        lines(
            "blank.pdf",
            page(stream("", b""), "", "", &[]),
            Format::Pdf,
            &[],
        ),
        lines(
            "note.pdf",
            page(
                stream("", one.as_bytes()),
                "",
                "/Annots[<</Subtype/Text/Contents(Bel Jan)/T(Wil Auteur)>><</Subtype/Link/A<</S/URI/URI(mailto:jan@voorbeeld.nl)>>>>]",
                &[],
            ),
            Format::Pdf,
            &[
                "BSN 999900006",
                "Wil Auteur",
                "Bel Jan",
                "mailto:jan@voorbeeld.nl",
            ],
        ),
        lines(
            "field.pdf",
            page(
                stream("", one.as_bytes()),
                "",
                "/Annots[<</Subtype/Widget/T(naam)/V(Jan de Vries)>>]",
                &[],
            ),
            Format::Pdf,
            &["naam", "Jan de Vries"],
        ),
        lines(
            "renamed.docx",
            page(stream("", one.as_bytes()), "", "", &[]),
            Format::Pdf,
            &["BSN 999900006"],
        ),
        lines(
            "later.pdf",
            [
                b"\0\0\0\0rommel\n".to_vec(),
                page(stream("", one.as_bytes()), "", "", &[]),
            ]
            .concat(),
            Format::Pdf,
            &["BSN 999900006"],
        )
        .spoilt(),
    ];
    // What viewers mend is read too.
    let whole = page(stream("", one.as_bytes()), "", "", &[]);
    let text = String::from_utf8_lossy(&whole).replace("startxref\n", "startxref\n9");
    cases.push(
        lines(
            "no-table.pdf",
            text.into_bytes(),
            Format::Pdf,
            &["BSN 999900006"],
        )
        .spoilt(),
    );
    let end = whole
        .windows(4)
        .position(|window| window == b"xref")
        .unwrap();
    cases.push(lines("no-end.pdf", &whole[..end], Format::Pdf, &["BSN 999900006"]).spoilt());
    cases.push(reason("head.pdf", &b"%PDF-1.7\n"[..], Unreadable::Broken).spoilt());
    cases.push(
        reason(
            "no-pages.pdf",
            pdf(&[b"<</Type/Catalog>>".to_vec()]),
            Unreadable::Broken,
        )
        .spoilt(),
    );
    cases.push(reason(
        "encrypted.pdf",
        String::from_utf8_lossy(&whole)
            .replace(
                "/Root 1 0 R",
                "/Root 1 0 R/Encrypt<</Filter/Standard/V 9/R 9>>",
            )
            .into_bytes(),
        Unreadable::Encrypted,
    ));
    cases
}

fn hexed(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits + ">"
}
