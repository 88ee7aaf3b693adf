//! Word and `PowerPoint` (ECMA-376). Both write paragraphs of runs of text under the same local names, so one walk reads both;
//! the other parts of a package (properties, links, comments' authors, embedded files) are the same for Excel too.

use std::collections::BTreeSet;

use crate::Unreadable;
use crate::archive::{Package, Part};
use crate::reading::Reading;
use crate::xml::{Element, Go, Node, walk};

/// Parts of a Word document without words of the user.
const WITHOUT_TEXT: [&str; 7] = [
    "word/styles",
    "word/settings",
    "word/websettings",
    "word/fonttable",
    "word/numbering",
    "word/theme/",
    "word/glossary/",
];

/// Word: the text first, then headers, footers, notes, comments, charts.
pub(crate) fn read_document(
    package: &Package<'_>,
    reading: &mut Reading,
) -> Result<(), Unreadable> {
    // Word Online calls it document2.xml.
    let is_main = |part: &Part| part.name.starts_with("word/document") && part.is_xml();
    let mut main = package
        .parts()
        .iter()
        .filter(|part| is_main(part))
        .peekable();
    if main.peek().is_none() {
        return Err(Unreadable::Broken);
    }
    for part in main {
        read_part(package, part, Sort::of(part), reading)?;
    }
    for part in package.parts() {
        let beside = part.name.starts_with("word/")
            && part.is_xml()
            && !is_main(part)
            && !WITHOUT_TEXT
                .iter()
                .any(|start| part.name.starts_with(start));
        if beside {
            read_part(package, part, Sort::of(part), reading)?;
        }
    }
    read_surroundings(package, reading)
}

/// `PowerPoint`: slides with their notes, then comments, charts, and what masters and layouts add.
pub(crate) fn read_presentation(
    package: &Package<'_>,
    reading: &mut Reading,
) -> Result<(), Unreadable> {
    let folder = |part: &Part, folder: &str| {
        part.is_xml()
            && part
                .name
                .strip_prefix("ppt/")
                .and_then(|rest| rest.strip_prefix(folder))
                .is_some_and(|rest| rest.starts_with('/'))
    };
    let mut slides = package
        .parts()
        .iter()
        .filter(|part| folder(part, "slides"))
        .peekable();
    if slides.peek().is_none() && package.position("ppt/presentation.xml").is_none() {
        return Err(Unreadable::Broken);
    }
    for part in slides {
        read_part(package, part, Sort::of(part), reading)?;
    }
    let beside = [
        "notesslides",
        "comments",
        "charts",
        "diagrams",
        "drawings",
        "authors",
    ];
    let masters = [
        "slidemasters",
        "slidelayouts",
        "notesmasters",
        "handoutmasters",
    ];
    for part in package.parts() {
        let single = ["ppt/authors.xml", "ppt/commentauthors.xml"].contains(&part.name.as_str());
        if single || beside.iter().any(|name| folder(part, name)) {
            read_part(package, part, Sort::of(part), reading)?;
        } else if masters.iter().any(|name| folder(part, name)) {
            read_part(package, part, Sort::Boilerplate, reading)?;
        }
    }
    read_surroundings(package, reading)
}

/// What every office package has: properties, links to elsewhere, data behind fields, files in the file.
pub(crate) fn read_surroundings(
    package: &Package<'_>,
    reading: &mut Reading,
) -> Result<(), Unreadable> {
    for part in package.parts() {
        let name = part.name.as_str();
        match () {
            () if name == "docprops/core.xml" || name == "docprops/custom.xml" => {
                read_values(package, part, &[], reading)?;
            }
            () if name == "docprops/app.xml" => {
                read_values(
                    package,
                    part,
                    &["Company", "Manager", "HyperlinkBase"],
                    reading,
                )?;
            }
            () if name.starts_with("customxml/item")
                && !name.contains("props")
                && part.is_xml() =>
            {
                read_values(package, part, &[], reading)?;
            }
            () if name.strip_suffix(".rels").is_some() => read_links(package, part, reading)?,
            () if name.contains("/embeddings/") || name.starts_with("word/afchunk") => {
                let bytes = package.unpack(part, reading)?;
                let file = name.rsplit('/').next().unwrap_or(name);
                reading.nested(file, &bytes)?;
            }
            () => {}
        }
    }
    Ok(())
}

/// Reads a part with paragraphs.
pub(crate) fn read_part(
    package: &Package<'_>,
    part: &Part,
    sort: Sort,
    reading: &mut Reading,
) -> Result<(), Unreadable> {
    if reading.full() {
        reading.partial = true;
        return Ok(());
    }
    let bytes = package.unpack(part, reading)?;
    let mut body = Body {
        reading,
        line: String::new(),
        waiting: Vec::new(),
        cells: 0,
        taking: Taking::Nothing,
        skipped: 0,
        skip_shape: false,
        sort,
        authors: BTreeSet::new(),
    };
    walk(&bytes, &mut |node| body.see(&node))?;
    body.end_line();
    let authors = std::mem::take(&mut body.authors);
    for author in authors {
        reading.line(&author);
    }
    Ok(())
}

/// What sort of part it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Paragraphs.
    Body,
    /// A master or layout, in which the prompts of empty boxes are left out.
    Boilerplate,
    /// A chart: its values are words too.
    Chart,
}

impl Sort {
    /// The sort of a part that is no master.
    pub(crate) fn of(part: &Part) -> Self {
        if part.name.contains("/charts/") {
            Self::Chart
        } else {
            Self::Body
        }
    }
}

/// What the text at hand is.
#[derive(Clone, Copy)]
enum Taking {
    /// Layout of the XML.
    Nothing,
    /// Words.
    Text,
    /// The instruction of a field.
    Instruction,
}

/// The walk through paragraphs, tables and boxes.
struct Body<'r> {
    reading: &'r mut Reading,
    /// The line at hand: a paragraph, or a row of a table.
    line: String,
    /// Lines that wait while a text box in them is read.
    waiting: Vec<(String, usize)>,
    /// How many cells are open.
    cells: usize,
    taking: Taking,
    /// How many elements are open inside one that is left out.
    skipped: usize,
    /// Until the shape at hand ends.
    skip_shape: bool,
    sort: Sort,
    authors: BTreeSet<String>,
}

impl Body<'_> {
    fn see(&mut self, node: &Node<'_>) -> Go {
        match node {
            Node::Open(_) if self.skipped > 0 => self.skipped += 1,
            Node::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Open(element) => self.open(element),
            Node::Close(name) => self.close(name),
            Node::Text(text) => self.characters(text),
        }
        Go::unless(self.reading.full())
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "t" | "delText" => self.taking = Taking::Text,
            "v" if self.sort == Sort::Chart => self.taking = Taking::Text,
            "instrText" | "delInstrText" => self.taking = Taking::Instruction,
            // The same content once more, for older programs.
            "Fallback" => self.skipped = 1,
            // A tab stop has a position; a tab in the text has not.
            "tab" | "ptab" if element.get("pos").is_none() => self.line.push('\t'),
            "br" | "cr" => self.break_line(),
            "noBreakHyphen" => self.line.push('-'),
            "tc" => self.cells += 1,
            "txbxContent" => {
                let line = std::mem::take(&mut self.line);
                self.waiting.push((line, std::mem::take(&mut self.cells)));
            }
            "ph" if self.sort == Sort::Boilerplate => self.skip_shape = true,
            "docPr" | "cNvPr" => {
                for name in ["descr", "title"] {
                    let words = element.get(name).unwrap_or_default();
                    self.reading.line(&words);
                }
            }
            "fldSimple" => {
                let words = element.get("instr").unwrap_or_default();
                self.quoted(&words);
            }
            "comment" | "ins" | "del" | "person" => self.author(element, "author"),
            "cmAuthor" | "author" => self.author(element, "name"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" | "delText" | "instrText" | "delInstrText" => self.taking = Taking::Nothing,
            "v" if self.sort == Sort::Chart => {
                self.taking = Taking::Nothing;
                self.line.push('\t');
            }
            "p" => self.break_line(),
            "tc" => {
                self.cells = self.cells.saturating_sub(1);
                self.line.truncate(self.line.trim_end_matches(' ').len());
                self.line.push('\t');
            }
            "tr" => self.end_line(),
            "txbxContent" => {
                self.end_line();
                if let Some((line, cells)) = self.waiting.pop() {
                    (self.line, self.cells) = (line, cells);
                }
            }
            "sp" => self.skip_shape = false,
            _ => {}
        }
    }

    fn characters(&mut self, text: &str) {
        match self.taking {
            Taking::Text if !self.skip_shape => self.line.push_str(text),
            Taking::Instruction => self.quoted(text),
            _ => {}
        }
    }

    /// Of a field's instruction only what stands in quotes is about somebody: an address, a name of a field.
    fn quoted(&mut self, instruction: &str) {
        for words in instruction.split('"').skip(1).step_by(2) {
            self.reading.line(words);
        }
    }

    fn author(&mut self, element: &Element<'_>, attribute: &str) {
        if let Some(name) = element.get(attribute)
            && self.authors.len() < 1_000
        {
            self.authors.insert(name.into_owned());
        }
    }

    /// Within a cell a line end is a space: the row stays one line.
    fn break_line(&mut self) {
        if self.cells == 0 {
            self.end_line();
        } else if !self.line.ends_with([' ', '\t']) {
            self.line.push(' ');
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        if !line.is_empty() {
            self.reading.end_line();
            self.reading.push(line);
            self.reading.end_line();
        }
    }
}

/// Each text of a part as a line; with `names`, only of these elements.
fn read_values(
    package: &Package<'_>,
    part: &Part,
    names: &[&str],
    reading: &mut Reading,
) -> Result<(), Unreadable> {
    let bytes = package.unpack(part, reading)?;
    let mut value = String::new();
    let mut wanted = names.is_empty();
    walk(&bytes, &mut |node| {
        match node {
            Node::Open(element) => {
                value.clear();
                wanted = names.is_empty() || names.contains(&element.name());
            }
            Node::Text(text) if wanted => value.push_str(text),
            Node::Text(_) => {}
            Node::Close(_) => {
                // Dates of the program say nothing about a person.
                let date = value.len() == 20 && value.ends_with('Z');
                if wanted && !date {
                    reading.line(&value);
                }
                value.clear();
            }
        }
        Go::unless(reading.full())
    })
}

/// Where links lead that leave the file.
fn read_links(package: &Package<'_>, part: &Part, reading: &mut Reading) -> Result<(), Unreadable> {
    let bytes = package.unpack(part, reading)?;
    walk(&bytes, &mut |node| {
        if let Node::Open(element) = node
            && element
                .get("TargetMode")
                .is_some_and(|mode| mode == "External")
            && let Some(target) = element.get("Target")
        {
            reading.line(&target);
        }
        Go::unless(reading.full())
    })
}
