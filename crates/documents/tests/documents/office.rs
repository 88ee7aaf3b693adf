//! Word, Excel and `OpenDocument`, by real writers and by hand.

use docx_rs::{
    Comment, Delete, Docx, Footer, Footnote, Header, Insert, Paragraph, Run, Table, TableCell,
    TableRow,
};
use promptwacht_documents::Format;
use rust_xlsxwriter::{DocProperties, Format as CellFormat, Formula, Note, Workbook};

use crate::write::{docx, odt, p, package, table, word_part, xlsx};
use crate::{Case, lines};

const BSN: &str = "Jan de Vries, BSN 999900006";

fn run(text: &str) -> Run {
    Run::new().add_text(text)
}

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new().add_run(run(text))
}

fn packed(document: Docx) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    document.build().pack(&mut bytes).unwrap();
    bytes.into_inner()
}

pub(crate) fn cases() -> Vec<Case> {
    [
        written_docx(),
        docx_by_hand(),
        written_xlsx(),
        xlsx_by_hand(),
        pptx(),
        odts(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn written_docx() -> Vec<Case> {
    let word = |name: &str, document: Docx, expected: &[&str]| {
        lines(name, packed(document), Format::Docx, expected)
    };
    let cell = |text: &str| TableCell::new().add_paragraph(paragraph(text));
    let row = |first: &str, second: &str| TableRow::new(vec![cell(first), cell(second)]);
    vec![
        word(
            "one.docx",
            Docx::new().add_paragraph(paragraph(BSN)),
            &[BSN],
        ),
        word(
            "runs.docx",
            Docx::new().add_paragraph(
                Paragraph::new()
                    .add_run(run("Jan ").bold())
                    .add_run(run("de Vries"))
                    .add_run(run(" & <zoon>")),
            ),
            &["Jan de Vries & <zoon>"],
        ),
        word(
            "table.docx",
            Docx::new().add_table(Table::new(vec![
                row("Naam", "BSN"),
                row("Jan de Vries", "999900006"),
            ])),
            &["Naam\tBSN", "Jan de Vries\t999900006"],
        ),
        word(
            "header.docx",
            Docx::new()
                .header(Header::new().add_paragraph(paragraph("Afdeling Goirle")))
                .footer(Footer::new().add_paragraph(paragraph("Blad")))
                .add_paragraph(paragraph(BSN)),
            &[BSN, "Blad", "Afdeling Goirle"],
        ),
        word(
            "footnote.docx",
            Docx::new().add_paragraph(Paragraph::new().add_run(run(BSN)).add_run(
                Run::new().add_footnote_reference(
                    Footnote::new().add_content(paragraph("Voetnoot Tilburg")),
                ),
            )),
            &[BSN, "Voetnoot Tilburg"],
        ),
        word(
            "comment.docx",
            Docx::new().add_paragraph(
                Paragraph::new()
                    .add_comment_start(
                        Comment::new(1)
                            .author("Wil Auteur")
                            .add_paragraph(paragraph("Opmerking")),
                    )
                    .add_run(run(BSN))
                    .add_comment_end(1),
            ),
            &[BSN, "Opmerking", "Wil Auteur"],
        ),
        word(
            "changes.docx",
            Docx::new().add_paragraph(
                Paragraph::new()
                    .add_insert(Insert::new(run("Jan ")).author("Wil Auteur"))
                    .add_delete(Delete::new().add_run(Run::new().add_delete_text("de Vries"))),
            ),
            &["Jan de Vries", "Wil Auteur"],
        ),
        word(
            "many.docx",
            (0..500).fold(Docx::new(), |document, index| {
                document.add_paragraph(paragraph(&format!("Regel {index}")))
            }),
            &["Regel 0", "Regel 499"],
        ),
        word(
            "breaks.docx",
            Docx::new().add_paragraph(
                Paragraph::new().add_run(
                    run("een")
                        .add_break(docx_rs::BreakType::TextWrapping)
                        .add_text("twee")
                        .add_tab()
                        .add_text("drie"),
                ),
            ),
            &["een", "twee\tdrie"],
        ),
        // The name does not decide.
        word(
            "renamed.txt",
            Docx::new().add_paragraph(paragraph(BSN)),
            &[BSN],
        ),
        word(
            "renamed.png",
            Docx::new().add_paragraph(paragraph(BSN)),
            &[BSN],
        ),
        word("no-name", Docx::new().add_paragraph(paragraph(BSN)), &[BSN]),
    ]
}

fn docx_by_hand() -> Vec<Case> {
    let word = |name: &str, body: &str, others: &[(&str, &str)], expected: &[&str]| {
        lines(name, docx(body, others), Format::Docx, expected)
    };
    let boxed = format!(
        "<w:p><w:r><w:t>Voor </w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>{}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>na</w:t></w:r></w:p>",
        p("In een vak"),
        p("Tweemaal")
    );
    let core = r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Wil Auteur</dc:creator><dc:title>Casus &#233;&#xe9;n</dc:title><dcterms:created xmlns:dcterms="t">2024-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"#;
    let app = r"<Properties><Application>Microsoft Word</Application><Company>Ziekenhuis Goirle</Company><Manager>Piet Baas</Manager></Properties>";
    let links = r#"<Relationships><Relationship Id="r1" TargetMode="External" Target="mailto:jan@voorbeeld.nl"/><Relationship Id="r2" Target="styles.xml"/></Relationships>"#;
    let chart = r#"<c:chartSpace xmlns:c="c" xmlns:a="a"><a:p><a:r><a:t>Titel grafiek</a:t></a:r></a:p><c:pt><c:v>Jan</c:v></c:pt><c:pt><c:v>12</c:v></c:pt></c:chartSpace>"#;
    let note =
        |root: &str, text: &str| word_part(root, &format!("<w:footnote>{}</w:footnote>", p(text)));
    vec![
        word(
            "split.docx",
            &p("Jan |de |Vries, BSN 9999|00006"),
            &[],
            &[BSN],
        ),
        word("box.docx", &boxed, &[], &["In een vak", "Voor na"]),
        word(
            "box-in-cell.docx",
            &format!(
                "<w:tbl><w:tr><w:tc>{boxed}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                p("cel")
            ),
            &[],
            &["In een vak", "Voor na\tcel"],
        ),
        word(
            "cells.docx",
            &format!(
                "<w:tbl><w:tr><w:tc>{}{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                p("een"),
                p("twee"),
                p("drie")
            ),
            &[],
            &["een twee\tdrie"],
        ),
        word(
            "two-tables.docx",
            &(table(&[&["a", "b"]]) + &p("tussen") + &table(&[&["c", ""], &["", "d"]])),
            &[],
            &["a\tb", "tussen", "c", "\td"],
        ),
        word(
            "about.docx",
            &p("tekst"),
            &[("docProps/core.xml", core), ("docProps/app.xml", app)],
            &[
                "tekst",
                "Ziekenhuis Goirle",
                "Piet Baas",
                "Wil Auteur",
                "Casus één",
            ],
        ),
        word(
            "links.docx",
            &p("tekst"),
            &[("word/_rels/document.xml.rels", links)],
            &["tekst", "mailto:jan@voorbeeld.nl"],
        ),
        word(
            "field.docx",
            r#"<w:p><w:r><w:instrText> HYPERLINK "mailto:jan@voorbeeld.nl" </w:instrText></w:r><w:r><w:t>mail</w:t></w:r></w:p>"#,
            &[],
            &["mailto:jan@voorbeeld.nl", "mail"],
        ),
        word(
            "alt.docx",
            r#"<w:p><w:r><wp:docPr id="1" descr="Foto van Jan de Vries"/><w:t>tekst</w:t></w:r></w:p>"#,
            &[],
            &["Foto van Jan de Vries", "tekst"],
        ),
        word(
            "end.docx",
            &p("tekst"),
            &[
                ("word/endnotes.xml", &note("endnotes", "Eindnoot")),
                ("word/footnotes.xml", &note("footnotes", "Voetnoot")),
            ],
            &["tekst", "Eindnoot", "Voetnoot"],
        ),
        word(
            "chart.docx",
            &p("tekst"),
            &[("word/charts/chart1.xml", chart)],
            &["tekst", "Titel grafiek", "Jan\t12"],
        ),
        word(
            "data.docx",
            &p("tekst"),
            &[("customXml/item1.xml", "<x><naam>Jan de Vries</naam></x>")],
            &["tekst", "Jan de Vries"],
        ),
        word(
            "headers.docx",
            &p("tekst"),
            &[
                ("word/header10.xml", &word_part("hdr", &p("Tien"))),
                ("word/header2.xml", &word_part("hdr", &p("Twee"))),
            ],
            &["tekst", "Twee", "Tien"],
        ),
        word(
            "hidden.docx",
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Verborgen</w:t></w:r></w:p>",
            &[],
            &["Verborgen"],
        ),
        lines(
            "online.docx",
            package("word/document2.xml", &word_part("document", &p(BSN)), &[]),
            Format::Docx,
            &[BSN],
        ),
        lines(
            "capital.docx",
            package("WORD\\Document.xml", &word_part("document", &p(BSN)), &[]),
            Format::Docx,
            &[BSN],
        ),
    ]
}

fn written_xlsx() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut excel = |name: &str, fill: &dyn Fn(&mut Workbook), expected: &[&str]| {
        let mut workbook = Workbook::new();
        fill(&mut workbook);
        cases.push(lines(
            name,
            workbook.save_to_buffer().unwrap(),
            Format::Xlsx,
            expected,
        ));
    };
    excel(
        "list.xlsx",
        &|workbook| {
            let sheet = workbook.add_worksheet();
            for (row, (name, bsn)) in [
                ("Naam", "BSN"),
                ("Jan de Vries", "999900006"),
                ("Zoë & co", "x"),
            ]
            .iter()
            .enumerate()
            {
                sheet.write(u32::try_from(row).unwrap(), 0, *name).unwrap();
                sheet.write(u32::try_from(row).unwrap(), 1, *bsn).unwrap();
            }
        },
        &[
            "Sheet1",
            "Naam\tBSN",
            "Jan de Vries\t999900006",
            "Zoë & co\tx",
        ],
    );
    excel(
        "numbers.xlsx",
        &|workbook| {
            let sheet = workbook.add_worksheet();
            sheet.write(0, 0, 999_900_006).unwrap();
            sheet
                .write_with_format(
                    0,
                    1,
                    12_345_672,
                    &CellFormat::new().set_num_format("000000000"),
                )
                .unwrap();
            sheet
                .write_with_format(
                    0,
                    2,
                    21_256,
                    &CellFormat::new().set_num_format("dd-mm-yyyy"),
                )
                .unwrap();
            sheet
                .write_with_format(0, 3, 21_256, &CellFormat::new().set_num_format_index(14))
                .unwrap();
            sheet.write(0, 4, 0.5).unwrap();
        },
        &["999900006\t012345672\t12-03-1958\t12-03-1958\t0.5"],
    );
    excel(
        "gaps.xlsx",
        &|workbook| {
            let sheet = workbook.add_worksheet();
            sheet.write(0, 2, "derde").unwrap();
            sheet.write(5, 0, "eerste").unwrap();
            sheet.write(5, 16_000, "ver").unwrap();
        },
        &["\t\tderde"],
    );
    excel(
        "hidden.xlsx",
        &|workbook| {
            workbook.add_worksheet().write(0, 0, "open").unwrap();
            workbook
                .add_worksheet()
                .set_name("Geheim")
                .unwrap()
                .set_hidden(true)
                .write(0, 0, BSN)
                .unwrap();
        },
        &["open", "Geheim", BSN],
    );
    excel(
        "note.xlsx",
        &|workbook| {
            workbook
                .add_worksheet()
                .write(0, 0, "cel")
                .unwrap()
                .insert_note(
                    0,
                    0,
                    &Note::new("Opmerking Goirle").set_author("Wil Auteur"),
                )
                .unwrap();
        },
        &[
            "Wil Auteur",
            "Wil Auteur:",
            "Opmerking Goirle",
            "Sheet1",
            "cel",
        ],
    );
    excel(
        "header.xlsx",
        &|workbook| {
            workbook
                .add_worksheet()
                .set_header("&C&\"Arial,Bold\"Afdeling Goirle")
                .write(0, 0, "cel")
                .unwrap();
        },
        &["cel", "Afdeling Goirle"],
    );
    excel(
        "about.xlsx",
        &|workbook| {
            workbook.set_properties(
                &DocProperties::new()
                    .set_author("Wil Auteur")
                    .set_company("Ziekenhuis Goirle"),
            );
            workbook.add_worksheet().write(0, 0, "cel").unwrap();
        },
        &["cel", "Ziekenhuis Goirle", "Wil Auteur"],
    );
    excel(
        "formula.xlsx",
        &|workbook| {
            workbook
                .add_worksheet()
                .write(
                    0,
                    0,
                    Formula::new("=\"Jan \"&\"de Vries\"").set_result("Jan de Vries"),
                )
                .unwrap();
        },
        &["Jan de Vries"],
    );
    excel(
        "lines.xlsx",
        &|workbook| {
            workbook
                .add_worksheet()
                .write(0, 0, "een\ntwee")
                .unwrap()
                .write(0, 1, "drie")
                .unwrap();
        },
        &["een twee\tdrie"],
    );
    excel(
        "renamed.csv",
        &|workbook| {
            workbook.add_worksheet().write(0, 0, BSN).unwrap();
        },
        &[BSN],
    );
    excel(
        "twelve.xlsx",
        &|workbook| {
            for index in 1..=12 {
                workbook
                    .add_worksheet()
                    .write(0, 0, format!("blad {index}"))
                    .unwrap();
            }
        },
        &["blad 1", "blad 2", "blad 9", "blad 10", "blad 12"],
    );
    cases
}

fn xlsx_by_hand() -> Vec<Case> {
    let excel = |name: &str, rows: &str, others: &[(&str, &str)], expected: &[&str]| {
        lines(name, xlsx(rows, others), Format::Xlsx, expected)
    };
    let strings = "<sst><si><t>Jan</t></si><si><r><t>de </t></r><r><t>Vries</t></r><rPh><t>x</t></rPh></si></sst>";
    vec![
        excel("inline.xlsx", r#"<row><c t="inlineStr"><is><t>Jan de Vries</t></is></c><c><v>999900006</v></c></row>"#, &[], &["Jan de Vries\t999900006"]),
        excel("shared.xlsx", r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row>"#, &[("xl/sharedStrings.xml", strings)], &["Jan\tde Vries"]),
        excel("faults.xlsx", r#"<row><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c><v>9.99900006E8</v></c></row>"#, &[], &["\t\t999900006"]),
        excel("thread.xlsx", "", &[("xl/threadedComments/threadedComment1.xml", "<ThreadedComments><threadedComment><text>Bel Jan</text></threadedComment></ThreadedComments>"), ("xl/persons/person.xml", r#"<personList><person displayName="Wil Auteur"/></personList>"#)], &["Wil Auteur", "Bel Jan"]),
        excel("pivot.xlsx", "", &[("xl/pivotCache/pivotCacheDefinition1.xml", r#"<x><sharedItems><s v="Jan de Vries"/><s v="Zoë"/></sharedItems></x>"#)], &["Jan de Vries\tZoë"]),
        excel("shape.xlsx", "", &[("xl/drawings/drawing1.xml", r#"<x xmlns:a="a"><a:p><a:r><a:t>In een vorm</a:t></a:r></a:p></x>"#)], &["In een vorm"]),
        excel("far.xlsx", r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#, &[], &["1"]).spoilt(),
    ]
}

fn pptx() -> Vec<Case> {
    let slide = |text: &str| {
        format!(
            r#"<p:sld xmlns:p="p" xmlns:a="a"><p:sp><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sp></p:sld>"#
        )
    };
    let show = |name: &str, parts: &[(&str, String)], expected: &[&str]| {
        let others: Vec<(&str, &str)> = parts
            .iter()
            .map(|(name, xml)| (*name, xml.as_str()))
            .collect();
        lines(
            name,
            package("ppt/presentation.xml", "<p/>", &others),
            Format::Pptx,
            expected,
        )
    };
    let master = r#"<p:m xmlns:p="p" xmlns:a="a"><p:sp><p:nvPr><p:ph/></p:nvPr><a:p><a:r><a:t>Klik hier</a:t></a:r></a:p></p:sp><p:sp><a:p><a:r><a:t>Voettekst Goirle</a:t></a:r></a:p></p:sp></p:m>"#;
    let comment = r#"<p:cmLst xmlns:p="p"><p:cm><p:text>Opmerking</p:text></p:cm></p:cmLst>"#;
    let _ = comment;
    vec![
        show(
            "slides.pptx",
            &[
                ("ppt/slides/slide10.xml", slide("tien")),
                ("ppt/slides/slide2.xml", slide("twee")),
            ],
            &["twee", "tien"],
        ),
        show(
            "notes.pptx",
            &[
                ("ppt/notesSlides/notesSlide1.xml", slide("Notitie Jan")),
                ("ppt/slides/slide1.xml", slide("dia")),
            ],
            &["dia", "Notitie Jan"],
        ),
        show(
            "master.pptx",
            &[
                ("ppt/slides/slide1.xml", slide("dia")),
                ("ppt/slideMasters/slideMaster1.xml", master.to_string()),
            ],
            &["dia", "Voettekst Goirle"],
        ),
        show(
            "table.pptx",
            &[(
                "ppt/slides/slide1.xml",
                slide(
                    "x</a:t></a:r></a:p></p:sp><a:tbl><a:tr><a:tc><a:p><a:r><a:t>a</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>b</a:t></a:r></a:p></a:tc></a:tr></a:tbl><p:sp><a:p><a:r><a:t>y",
                ),
            )],
            &["x", "a\tb", "y"],
        ),
    ]
}

fn odts() -> Vec<Case> {
    let text = |name: &str, body: &str, others: &[(&str, &str)], expected: &[&str]| {
        lines(name, odt(body, others), Format::OpenDocument, expected)
    };
    vec![
        text(
            "one.odt",
            "<text:p>Jan <text:span>de</text:span> Vries</text:p>",
            &[],
            &["Jan de Vries"],
        ),
        text(
            "spaces.odt",
            "<text:p>BSN<text:tab/>999900006<text:line-break/>Zo&#xeb;</text:p>",
            &[],
            &["BSN\t999900006", "Zoë"],
        ),
        text(
            "table.odt",
            "<table:table table:name=\"T\"><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell></table:table-row></table:table>",
            &[],
            &["T", "a\tb c"],
        ),
        text(
            "box.odt",
            "<text:p>Voor <draw:frame><draw:text-box><text:p>In een vak</text:p></draw:text-box></draw:frame>na</text:p>",
            &[],
            &["In een vak", "Voor na"],
        ),
        text(
            "deleted.odt",
            "<text:tracked-changes><text:p>Gewist</text:p></text:tracked-changes><text:p>Tekst</text:p>",
            &[],
            &["Gewist", "Tekst"],
        ),
        text(
            "link.odt",
            "<text:p><text:a xlink:href=\"mailto:jan@voorbeeld.nl\">mail</text:a></text:p>",
            &[],
            &["mailto:jan@voorbeeld.nl", "mail"],
        ),
        text(
            "styles.odt",
            "<text:p>Tekst</text:p>",
            &[
                ("styles.xml", "<x xmlns:t=\"t\"><t:p>Kop</t:p></x>"),
                ("meta.xml", "<m><creator>Wil Auteur</creator></m>"),
            ],
            &["Tekst", "Kop", "Wil Auteur"],
        ),
        text(
            "object.odt",
            "<text:p>Tekst</text:p>",
            &[(
                "Object 1/content.xml",
                "<x xmlns:t=\"t\"><t:p>In het object</t:p></x>",
            )],
            &["Tekst", "In het object"],
        ),
        text("renamed.docx", "<text:p>Tekst</text:p>", &[], &["Tekst"]),
    ]
}
