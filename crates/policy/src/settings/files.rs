use promptwacht_detector::Level;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The level of files of a kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FileLevel {
    /// The kind of file, by its content.
    #[serde(rename = "for")]
    pub what: FileKind,
    /// The level. What is found in the text of a file can only raise it.
    pub level: FileLevelName,
}

/// What is done about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum FileLevelName {
    /// Give it to the page.
    Nothing,
    /// Ask before the page gets it.
    Warn,
    /// Keep it from the page.
    Stop,
}

impl From<FileLevelName> for Level {
    fn from(name: FileLevelName) -> Self {
        match name {
            FileLevelName::Nothing => Self::Nothing,
            FileLevelName::Warn => Self::Warn,
            FileLevelName::Stop => Self::Stop,
        }
    }
}

/// What a file is. One that is broken, too large or of no known kind is always asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum FileKind {
    /// A recording of sound; a stop by default.
    Audio,
    /// A film; a stop by default.
    Video,
    /// A picture: a photo, a screenshot.
    Image,
    /// A PDF whose pages are pictures.
    Scan,
    /// A folder in one file, such as zip.
    Archive,
    /// A file that needs a password.
    Encrypted,
    /// Plain text, also Markdown and CSV.
    Txt,
    /// JSON.
    Json,
    /// A mail message.
    Eml,
    /// Rich Text Format.
    Rtf,
    /// A document of Word.
    Docx,
    /// A workbook of Excel.
    Xlsx,
    /// A presentation.
    Pptx,
    /// A text, sheet or presentation of another office program (`.odt`, `.ods`, `.odp`).
    Odt,
    /// A PDF with text.
    Pdf,
}

impl FileKind {
    /// The kind's name in messages: that of `Format::id` or `Unreadable::id` in `crates/documents`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Image => "image",
            Self::Scan => "scan",
            Self::Archive => "archive",
            Self::Encrypted => "encrypted",
            Self::Txt => "txt",
            Self::Json => "json",
            Self::Eml => "eml",
            Self::Rtf => "rtf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
        }
    }
}

/// The level that is set for a file of this kind, by the kind's name; the last entry counts.
pub fn file_level(files: &[FileLevel], kind: &str) -> Option<Level> {
    let set = files.iter().rev().find(|entry| entry.what.id() == kind);
    set.map(|entry| entry.level.into())
}
