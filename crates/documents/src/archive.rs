//! Zip files: office documents, and archives that are not read.

use std::ops::Range;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use crate::reading::Reading;
use crate::{Format, Unreadable, office, opendocument, sheet};

/// What a zip file holds, by name.
pub(crate) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    parts: Vec<Part>,
}

/// One part of a package.
pub(crate) struct Part {
    /// Its name in lower case, as names are compared without case (ECMA-376 part 2).
    pub(crate) name: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    crc: u32,
}

impl Part {
    /// Whether it is XML, by its name.
    pub(crate) fn is_xml(&self) -> bool {
        self.name.strip_suffix(".xml").is_some()
    }
}

/// Reads the office document that a zip file is.
pub(crate) fn read(bytes: &[u8], reading: &mut Reading) -> Result<Format, Unreadable> {
    let package = Package::open(bytes, reading)?;
    let folder = |folder: &str| {
        package
            .parts
            .iter()
            .any(|part| part.name.starts_with(folder) && part.is_xml())
    };
    if package.position("[content_types].xml").is_some() {
        match () {
            () if folder("word/") => {
                office::read_document(&package, reading).map(|()| Format::Docx)
            }
            () if folder("xl/") => sheet::read(&package, reading).map(|()| Format::Xlsx),
            () if folder("ppt/") => {
                office::read_presentation(&package, reading).map(|()| Format::Pptx)
            }
            () => Err(Unreadable::Archive),
        }
    } else if package.position("content.xml").is_some() && package.position("mimetype").is_some() {
        opendocument::read(&package, reading).map(|()| Format::OpenDocument)
    } else {
        Err(Unreadable::Archive)
    }
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8], reading: &mut Reading) -> Result<Self, Unreadable> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| Unreadable::Broken)?;
        let mut parts = Vec::new();
        let mut ranges: Vec<Range<u64>> = Vec::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| Unreadable::Broken)? {
            reading.part()?;
            if entry.flags().is_encrypted() || entry.flags().has_strong_encryption() {
                return Err(Unreadable::Encrypted);
            }
            let place = entry.wayfinder();
            let (start, end) = archive
                .get_entry(place)
                .map_err(|_| Unreadable::Broken)?
                .compressed_data_range();
            ranges.push(start..end);
            let path = entry.file_path();
            parts.push(Part {
                name: String::from_utf8_lossy(path.as_bytes())
                    .trim_start_matches('/')
                    .replace('\\', "/")
                    .to_lowercase(),
                place,
                method: entry.compression_method(),
                crc: entry.crc32(),
            });
        }
        // Parts that share their bytes are how a small file becomes a large one.
        ranges.sort_by_key(|range| range.start);
        let overlap = ranges
            .windows(2)
            .any(|pair| matches!(pair, [first, second] if first.end > second.start));
        if overlap {
            return Err(Unreadable::TooLarge);
        }
        parts.sort_by(|first, second| natural(&first.name).cmp(&natural(&second.name)));
        Ok(Self { archive, parts })
    }

    /// All parts, sorted so that `slide2` stands before `slide10`.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The part with this name, in lower case.
    pub(crate) fn position(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// The bytes of a part.
    pub(crate) fn unpack(&self, part: &Part, reading: &mut Reading) -> Result<Vec<u8>, Unreadable> {
        let entry = self
            .archive
            .get_entry(part.place)
            .map_err(|_| Unreadable::Broken)?;
        let bytes = match part.method {
            CompressionMethod::STORE => {
                reading.unpacked(entry.data().len())?;
                entry.data().to_vec()
            }
            CompressionMethod::DEFLATE => inflate(entry.data(), reading)?,
            // Nothing that writes office documents packs in another way.
            _ => return Err(Unreadable::Broken),
        };
        if rawzip::crc32(&bytes) != part.crc {
            return Err(Unreadable::Broken);
        }
        Ok(bytes)
    }
}

fn inflate(packed: &[u8], reading: &mut Reading) -> Result<Vec<u8>, Unreadable> {
    match decompress_to_vec_with_limit(packed, reading.unpacked_left()) {
        Ok(bytes) => {
            reading.unpacked(bytes.len())?;
            Ok(bytes)
        }
        Err(error) if error.status == TINFLStatus::HasMoreOutput => Err(Unreadable::TooLarge),
        Err(_) => Err(Unreadable::Broken),
    }
}

/// A name as it is sorted: its letters, then its number.
fn natural(name: &str) -> (&str, u32) {
    let stem = name.strip_suffix(".xml").unwrap_or(name);
    let letters = stem.trim_end_matches(|character: char| character.is_ascii_digit());
    let number = stem.get(letters.len()..).unwrap_or("");
    (letters, number.parse().unwrap_or(0))
}
