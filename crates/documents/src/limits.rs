//! How much of a file is read. Far above what people hand to a chatbot, and low enough that the worst file of ten megabytes
//! takes less than two seconds.

/// The longest file that is looked at, in bytes. Chatbots take no larger ones.
pub const FILE_BYTES: usize = 100 << 20;

/// The longest text that is given back, in bytes: two thousand pages. What follows is cut.
pub const TEXT_BYTES: usize = 5 << 20;

/// How much may be unpacked in all, nested files included, in bytes.
pub const UNPACKED_BYTES: usize = 160 << 20;

/// How many parts a packed file, or attachments a mail, may have. A workbook with a sheet a day for ten years stays below.
pub const PARTS: usize = 8_192;

/// How deep files may lie in files: a workbook in a document in a mail in a mail.
pub const NESTED_FILES: usize = 4;

/// How deep elements may lie in elements, and groups in groups. Word writes some dozens.
pub const NESTED_ELEMENTS: usize = 4_096;

/// How often a piece of a PDF page may be drawn through another one.
pub const NESTED_FORMS: usize = 12;

/// How many pages of a PDF are read.
pub const PAGES: usize = 20_000;
