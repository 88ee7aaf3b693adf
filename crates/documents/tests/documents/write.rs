//! Writers of files: zip packages, Word, Excel and presentations in their smallest form, PDF.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip file of these parts.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    zip_with(parts, CompressionMethod::Deflated)
}

pub(crate) fn zip_with(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const TYPES: (&str, &[u8]) = (
    "[Content_Types].xml",
    br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
);

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="a" xmlns:wp="wp" xmlns:wps="wps" xmlns:mc="mc" xmlns:r="r""#;

/// A Word document with this body, and other parts.
pub(crate) fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let document =
        format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}</w:body></w:document>");
    package("word/document.xml", &document, others)
}

pub(crate) fn package(main: &str, document: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = vec![TYPES, (main, document.as_bytes())];
    parts.extend(others.iter().map(|(name, xml)| (*name, xml.as_bytes())));
    zip(&parts)
}

/// A part of a Word document.
pub(crate) fn word_part(root: &str, body: &str) -> String {
    format!("<w:{root} {WORD}>{body}</w:{root}>")
}

/// A paragraph of Word, in runs parted by `|`.
pub(crate) fn p(text: &str) -> String {
    let runs: String = text
        .split('|')
        .map(|run| format!("<w:r><w:t xml:space=\"preserve\">{run}</w:t></w:r>"))
        .collect();
    format!("<w:p>{runs}</w:p>")
}

/// A table of Word.
pub(crate) fn table(rows: &[&[&str]]) -> String {
    let rows: String = rows
        .iter()
        .map(|cells| {
            let cells: String = cells
                .iter()
                .map(|cell| format!("<w:tc>{}</w:tc>", p(cell)))
                .collect();
            format!("<w:tr>{cells}</w:tr>")
        })
        .collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

/// A workbook with this sheet data, and other parts.
pub(crate) fn xlsx(rows: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let mut parts = vec![
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    parts.extend(others);
    let (first, rest) = parts.split_first().unwrap();
    package(first.0, first.1, rest)
}

/// An `OpenDocument` text with this body, and other parts.
pub(crate) fn odt(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:draw="d" xmlns:dc="dc" xmlns:xlink="x"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ];
    parts.extend(others.iter().map(|(name, xml)| (*name, xml.as_bytes())));
    zip(&parts)
}

/// A PDF of these objects, the first of which is the catalogue; with a table of where they stand.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", index + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(
        format!(
            "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    file
}

/// A stream with these entries in its dictionary.
pub(crate) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{entries}/Length {}>>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

/// Packed as PDF and zlib do.
pub(crate) fn deflated(data: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(data, 6)
}

/// A PDF of one page with this content, in Helvetica as `/F1`; object 6 and on are `others`.
pub(crate) fn page(
    content: Vec<u8>,
    resources: &str,
    entries: &str,
    others: &[Vec<u8>],
) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{resources}>>{entries}>>").into_bytes(),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    objects.extend(others.iter().cloned());
    pdf(&objects)
}
