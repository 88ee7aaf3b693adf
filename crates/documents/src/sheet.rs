//! Excel (ECMA-376, `SpreadsheetML`). Own walk rather than `calamine`, which lays a sheet out as a full rectangle (two cells at
//! opposite corners are seventeen thousand million) and reads no comments, headers or hidden data.

mod number;

use std::collections::BTreeMap;

use crate::archive::{Package, Part};
use crate::office::{Sort, read_part, read_surroundings};
use crate::reading::Reading;
use crate::xml::{Element, Go, Node, walk};
use crate::{Unreadable, limits};
use number::NumberFormat;

/// Empty cells between two others that are written out, so that columns stay below their heads; more are left out.
const WIDEST_GAP: usize = 64;

pub(crate) fn read(package: &Package<'_>, reading: &mut Reading) -> Result<(), Unreadable> {
    if package.position("xl/workbook.xml").is_none()
        && package.position("xl/workbook2.xml").is_none()
    {
        return Err(Unreadable::Broken);
    }
    let shared = shared_strings(package, reading)?;
    let formats = match package.position("xl/styles.xml") {
        Some(part) => number::cell_formats(&package.unpack(part, reading)?)?,
        None => Vec::new(),
    };
    let names = sheet_names(package, reading)?;
    for part in package.parts() {
        let name = part.name.as_str();
        if reading.full() {
            reading.partial = true;
            break;
        }
        let folder = name
            .strip_prefix("xl/")
            .and_then(|rest| rest.split_once('/'));
        match folder.map(|(folder, _)| folder) {
            _ if !part.is_xml() => {}
            Some("worksheets") => {
                if let Some(title) = names.get(name) {
                    reading.line(title);
                }
                read_sheet(package, part, &shared, &formats, reading)?;
            }
            Some("drawings" | "charts" | "diagrams" | "chartsheets") => {
                read_part(package, part, Sort::of(part), reading)?;
            }
            Some("threadedcomments" | "persons" | "externallinks" | "pivotcache") => {
                read_loose(package, part, reading)?;
            }
            None if name.starts_with("xl/comments") || name == "xl/workbook.xml" => {
                read_loose(package, part, reading)?;
            }
            _ => {}
        }
    }
    read_surroundings(package, reading)
}

/// The table of strings that cells point into.
fn shared_strings(package: &Package<'_>, reading: &mut Reading) -> Result<Vec<String>, Unreadable> {
    let Some(part) = package.position("xl/sharedstrings.xml") else {
        return Ok(Vec::new());
    };
    let bytes = package.unpack(part, reading)?;
    let mut strings = Vec::new();
    let mut string = String::new();
    let (mut text, mut phonetic) = (false, false);
    walk(&bytes, &mut |node| {
        match node {
            Node::Open(element) => match element.name() {
                "si" => string.clear(),
                "t" => text = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Node::Close("si") => strings.push(std::mem::take(&mut string)),
            Node::Close("t") => text = false,
            Node::Close("rPh") => phonetic = false,
            Node::Text(words) if text => string.push_str(words),
            _ => {}
        }
        Go::On
    })?;
    Ok(strings)
}

/// The titles of the sheets by the names of their parts.
fn sheet_names(
    package: &Package<'_>,
    reading: &mut Reading,
) -> Result<BTreeMap<String, String>, Unreadable> {
    let (Some(workbook), Some(links)) = (
        package.position("xl/workbook.xml"),
        package.position("xl/_rels/workbook.xml.rels"),
    ) else {
        return Ok(BTreeMap::new());
    };
    let mut parts = BTreeMap::new();
    let bytes = package.unpack(links, reading)?;
    walk(&bytes, &mut |node| {
        if let Node::Open(element) = node
            && let (Some(id), Some(target)) = (element.get("Id"), element.get("Target"))
        {
            let target = target.to_lowercase();
            let part = target
                .strip_prefix('/')
                .map_or_else(|| format!("xl/{target}"), str::to_string);
            parts.insert(id.into_owned(), part);
        }
        Go::On
    })?;
    let mut names = BTreeMap::new();
    let bytes = package.unpack(workbook, reading)?;
    walk(&bytes, &mut |node| {
        if let Node::Open(element) = node
            && element.name() == "sheet"
            && let (Some(name), Some(id)) = (element.get("name"), element.get("id"))
            && let Some(part) = parts.get(id.as_ref())
        {
            names.insert(part.clone(), name.into_owned());
        }
        Go::On
    })?;
    Ok(names)
}

/// The cell at hand.
#[derive(Default)]
struct Cell {
    kind: String,
    style: usize,
    value: String,
}

/// The walk through the cells of a sheet.
struct Cells<'s, 'r> {
    shared: &'s [String],
    formats: &'s [NumberFormat],
    reading: &'r mut Reading,
    cell: Cell,
    /// How many columns of the row at hand have been written.
    column: usize,
    /// Inside an element whose text is the cell's.
    value: bool,
    /// Inside a header or footer.
    margin: bool,
}

fn read_sheet(
    package: &Package<'_>,
    part: &Part,
    shared: &[String],
    formats: &[NumberFormat],
    reading: &mut Reading,
) -> Result<(), Unreadable> {
    let bytes = package.unpack(part, reading)?;
    let mut cells = Cells {
        shared,
        formats,
        reading,
        cell: Cell::default(),
        column: 0,
        value: false,
        margin: false,
    };
    walk(&bytes, &mut |node| cells.see(&node))?;
    reading.end_line();
    Ok(())
}

impl Cells<'_, '_> {
    fn see(&mut self, node: &Node<'_>) -> Go {
        match node {
            Node::Open(element) => self.open(element),
            Node::Close("c") => self.end_cell(),
            Node::Close("row") => self.reading.end_row(),
            Node::Close("v" | "t") => self.value = false,
            Node::Close(name) if is_margin(name) => {
                self.margin = false;
                let words = std::mem::take(&mut self.cell.value);
                self.reading.line(&without_codes(&words));
            }
            Node::Text(text) if self.value || self.margin => self.cell.value.push_str(text),
            _ => {}
        }
        Go::unless(self.reading.full())
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "row" => {
                self.reading.end_line();
                self.column = 0;
            }
            "c" => {
                self.skip_to(element.get("r").as_deref().and_then(column_of));
                self.cell.kind = element.get("t").unwrap_or_default().into_owned();
                self.cell.style = element
                    .get("s")
                    .and_then(|style| style.parse().ok())
                    .unwrap_or(0);
                self.cell.value.clear();
            }
            "v" | "t" => self.value = true,
            "hyperlink" => {
                let words = element.get("tooltip").unwrap_or_default();
                self.reading.line(&words);
            }
            name if is_margin(name) => {
                self.margin = true;
                self.cell.value.clear();
            }
            _ => {}
        }
    }

    /// Writes the empty cells before the one in this column, counted from nought.
    fn skip_to(&mut self, column: Option<usize>) {
        let gap = column.unwrap_or(self.column).saturating_sub(self.column);
        for _ in 0..gap.min(WIDEST_GAP) {
            self.reading.end_cell();
        }
        self.column += gap;
    }

    fn end_cell(&mut self) {
        let value = std::mem::take(&mut self.cell.value);
        match self.cell.kind.as_str() {
            "s" => {
                let index = value.trim().parse().unwrap_or(usize::MAX);
                if let Some(words) = self.shared.get(index) {
                    self.push_cell(words);
                }
            }
            // Faults (`#N/A`) and truth values are about nobody.
            "e" | "b" => {}
            "str" | "inlineStr" | "d" => self.push_cell(&value),
            _ => {
                let format = self.formats.get(self.cell.style).copied();
                let shown = number::shown(value.trim(), format.unwrap_or_default());
                self.push_cell(&shown);
            }
        }
        self.reading.end_cell();
        self.column += 1;
    }

    /// A cell is one piece of a line, whatever line ends it has.
    fn push_cell(&mut self, words: &str) {
        if !words.contains(['\n', '\r', '\t']) {
            self.reading.push(words);
            return;
        }
        for (index, line) in words.split(['\n', '\r', '\t']).enumerate() {
            if index > 0 {
                self.reading.push(" ");
            }
            self.reading.push(line);
        }
    }
}

fn is_margin(name: &str) -> bool {
    matches!(
        name,
        "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter"
    )
}

/// A header without its codes: `&L` (left), `&P` (page number), `&"Arial"` (font).
fn without_codes(header: &str) -> String {
    let mut words = String::new();
    let mut characters = header.chars();
    while let Some(character) = characters.next() {
        match character {
            '&' => match characters.next() {
                Some('"') => {
                    characters.by_ref().find(|next| *next == '"');
                }
                Some('&') => words.push('&'),
                Some('L' | 'C' | 'R') => words.push(' '),
                _ => {}
            },
            other => words.push(other),
        }
    }
    words
}

/// The column of a reference such as `AB12`, counted from nought.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.take(4).fold(0, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    column.checked_sub(1)
}

/// Comments, names, cached data of other files: each text and each value as a piece of a line.
fn read_loose(package: &Package<'_>, part: &Part, reading: &mut Reading) -> Result<(), Unreadable> {
    let bytes = package.unpack(part, reading)?;
    let mut line = String::new();
    let mut wanted = false;
    walk(&bytes, &mut |node| {
        match node {
            Node::Open(element) => {
                wanted = matches!(
                    element.name(),
                    "t" | "text" | "v" | "author" | "definedName" | "val"
                );
                let attribute = match element.name() {
                    "s" | "n" | "d" => "v",
                    "person" => "displayName",
                    "sheetName" => "val",
                    _ => "",
                };
                if !attribute.is_empty()
                    && let Some(value) = element.get(attribute)
                {
                    line.push_str(&value);
                    line.push('\t');
                }
            }
            Node::Text(text) if wanted => line.push_str(text),
            Node::Text(_) => {}
            Node::Close(name) => {
                wanted = false;
                if matches!(
                    name,
                    "text" | "author" | "definedName" | "r" | "row" | "comment" | "sharedItems"
                ) || line.len() > limits::TEXT_BYTES
                {
                    reading.line(&line);
                    line.clear();
                } else if matches!(name, "v" | "val") {
                    line.push('\t');
                }
            }
        }
        Go::unless(reading.full())
    })?;
    reading.line(&line);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted() {
        assert_eq!(column_of("A1"), Some(0));
        assert_eq!(column_of("AB12"), Some(27));
        assert_eq!(column_of("12"), None);
        assert_eq!(column_of("ZZZZZZZZ1"), Some(475_253));
    }

    #[test]
    fn headers_lose_their_codes() {
        assert_eq!(
            without_codes("&L&\"Arial,Bold\"Dossier &P van R&&D").trim(),
            "Dossier  van R&D"
        );
    }
}
