//! Bytes of a file in, text out: what a chatbot would get to read when this file is given to it.
//!
//! ```
//! let document = promptwacht_documents::read("brief.txt", b"BSN 999900006").unwrap();
//! assert_eq!(document.text, "BSN 999900006");
//! ```
//!
//! The content decides what a file is; its name only helps where the content says nothing. What a reader does not see but what
//! leaves with the file (comments, notes, hidden sheets, the author) stands in the text too, on lines of its own.
//! Tables keep cells apart by tabs and rows by newlines.
//!
//! Pure, bounded and linear: [`limits`] holds how much is unpacked, how deep and how long. What breaks a limit that no
//! honest file needs is [`Unreadable::TooLarge`]; a text that is only long is cut, and [`Document::partial`].

pub mod limits;

mod archive;
mod encoding;
mod html;
mod json;
mod mail;
mod office;
mod opendocument;
mod pdf;
mod plain;
mod reading;
mod rtf;
mod sheet;
mod sniff;
mod xml;

use reading::Reading;

/// The text of a file that could be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Document {
    /// What the file is, by its content.
    pub format: Format,
    /// Its text. Lines end in `\n`, cells of a table in `\t`.
    pub text: String,
    /// Not all of it was read: a limit cut it, or it holds a part that cannot be read (an attached picture, a page that was
    /// scanned).
    pub partial: bool,
}

impl std::fmt::Debug for Document {
    /// Without the text, which is not ours to print.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document")
            .field("format", &self.format)
            .field("bytes", &self.text.len())
            .field("partial", &self.partial)
            .finish()
    }
}

/// What a readable file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Plain text, also of a kind that has a name of its own (Markdown, CSV, source code).
    Text,
    /// JSON.
    Json,
    /// A mail message as it travels (RFC 5322), with its attachments.
    Mail,
    /// Rich Text Format.
    Rtf,
    /// A document of Word.
    Docx,
    /// A workbook of Excel.
    Xlsx,
    /// A presentation of `PowerPoint`.
    Pptx,
    /// A text, sheet or presentation of `OpenDocument`.
    OpenDocument,
    /// Portable Document Format.
    Pdf,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Json,
        Self::Mail,
        Self::Rtf,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::OpenDocument,
        Self::Pdf,
    ];

    /// The format's name in messages: the extension that its files usually have.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Mail => "eml",
            Self::Rtf => "rtf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::OpenDocument => "odt",
            Self::Pdf => "pdf",
        }
    }
}

/// Why a file gives no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unreadable {
    /// A picture: a photo, a screenshot, a drawing.
    Image,
    /// A PDF whose pages are pictures, or whose letters cannot be told.
    Scan,
    /// A recording of sound.
    Audio,
    /// A film.
    Video,
    /// A folder in one file (zip, 7z, rar, gzip, tar).
    Archive,
    /// Needs a password.
    Encrypted,
    /// Begins as one of the formats, and is not.
    Broken,
    /// Larger, fuller or deeper than an honest file, packed or unpacked.
    TooLarge,
    /// None of the formats: a program, a database, an older office file (`.doc`, `.xls`, `.msg`), whose text lies
    /// scattered, so that reading it in part would promise too much.
    Unknown,
}

impl Unreadable {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::Image,
        Self::Scan,
        Self::Audio,
        Self::Video,
        Self::Archive,
        Self::Encrypted,
        Self::Broken,
        Self::TooLarge,
        Self::Unknown,
    ];

    /// The reason's name in messages.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Scan => "scan",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Archive => "archive",
            Self::Encrypted => "encrypted",
            Self::Broken => "broken",
            Self::TooLarge => "too-large",
            Self::Unknown => "unknown",
        }
    }
}

/// Reads a file by its content, and by its `name` where that says nothing.
///
/// # Errors
///
/// Why there is no text to judge: the file must then be treated as one that may hold anything.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut reading = Reading::new();
    let format = reading.file(name, bytes)?;
    let partial = reading.partial;
    Ok(Document {
        format,
        text: reading.finish(),
        partial,
    })
}
