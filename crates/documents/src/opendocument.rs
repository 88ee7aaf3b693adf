//! `OpenDocument` (ISO/IEC 26300): texts, sheets and presentations are all paragraphs in `content.xml`; headers and footers stand in
//! `styles.xml`, the author in `meta.xml`.

use crate::Unreadable;
use crate::archive::Package;
use crate::reading::Reading;
use crate::sniff::contains;
use crate::xml::{Element, Go, Node, walk};

pub(crate) fn read(package: &Package<'_>, reading: &mut Reading) -> Result<(), Unreadable> {
    if let Some(part) = package.position("meta-inf/manifest.xml") {
        let manifest = package.unpack(part, reading)?;
        if contains(&manifest, b"encryption-data") {
            return Err(Unreadable::Encrypted);
        }
    }
    let names = ["content.xml", "styles.xml", "meta.xml"];
    let outer = names.iter().filter_map(|name| package.position(name));
    // Charts and sheets in a text are folders with a content of their own.
    let inner = package
        .parts()
        .iter()
        .filter(|part| part.name.ends_with("/content.xml"));
    for part in outer.chain(inner) {
        if reading.full() {
            reading.partial = true;
            break;
        }
        let bytes = package.unpack(part, reading)?;
        let mut body = Body {
            property: part.name == "meta.xml",
            reading,
            line: String::new(),
            waiting: Vec::new(),
            paragraphs: 0,
            cells: 0,
        };
        walk(&bytes, &mut |node| body.see(&node))?;
        body.end_line();
    }
    Ok(())
}

/// The walk through paragraphs and tables.
struct Body<'r> {
    reading: &'r mut Reading,
    line: String,
    /// Lines that wait while a note, a comment or a box in them is read, with their open paragraphs and cells.
    waiting: Vec<(String, usize, usize)>,
    /// How many paragraphs are open.
    paragraphs: usize,
    /// How many cells are open.
    cells: usize,
    /// Whether every text counts, as in the properties.
    property: bool,
}

impl Body<'_> {
    fn see(&mut self, node: &Node<'_>) -> Go {
        match node {
            Node::Open(element) => self.open(element),
            Node::Close(name) => self.close(name),
            Node::Text(text) if self.paragraphs > 0 || self.property => {
                // White space is written as elements; what stands between them is layout of the XML.
                let mut first = true;
                for word in text.split(['\n', '\r', '\t']) {
                    if !first && !self.line.ends_with([' ', '\t']) {
                        self.line.push(' ');
                    }
                    self.line.push_str(word);
                    first = false;
                }
            }
            Node::Text(_) => {}
        }
        Go::unless(self.reading.full())
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" | "h" | "creator" | "desc" | "title" => self.paragraphs += 1,
            "tab" => self.line.push('\t'),
            "s" => self.line.push(' '),
            "line-break" => self.break_line(),
            "table-cell" | "covered-table-cell" => self.cells += 1,
            "note-body" | "annotation" | "text-box" => {
                let line = std::mem::take(&mut self.line);
                let open = (
                    std::mem::take(&mut self.paragraphs),
                    std::mem::take(&mut self.cells),
                );
                self.waiting.push((line, open.0, open.1));
            }
            "a" => {
                if let Some(target) = element.get("href") {
                    self.reading.line(&target);
                }
            }
            "table" => {
                if let Some(name) = element.get("name") {
                    self.reading.line(&name);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" | "creator" | "desc" | "title" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.break_line();
            }
            "table-cell" | "covered-table-cell" => {
                self.cells = self.cells.saturating_sub(1);
                self.line.truncate(self.line.trim_end_matches(' ').len());
                self.line.push('\t');
            }
            "table-row" => self.end_line(),
            "note-body" | "annotation" | "text-box" => {
                self.end_line();
                if let Some((line, paragraphs, cells)) = self.waiting.pop() {
                    (self.line, self.paragraphs, self.cells) = (line, paragraphs, cells);
                }
            }
            _ if self.property => self.end_line(),
            _ => {}
        }
    }

    fn break_line(&mut self) {
        if self.cells == 0 {
            self.end_line();
        } else if !self.line.ends_with([' ', '\t']) {
            self.line.push(' ');
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = if self.property {
            line.trim()
        } else {
            line.trim_end()
        };
        if !line.is_empty() {
            self.reading.end_line();
            self.reading.push(line);
            self.reading.end_line();
        }
    }
}
