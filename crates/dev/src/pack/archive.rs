//! Zips whose bytes depend on nothing but their files: sorted names, one time, the same permissions, one compressor.
//!
//! `rawzip` and `miniz_oxide`, which already read zips for the `documents` crate: `zip` takes the fastest compressor that any crate of
//! the build switches on, and those write other bytes on other processors.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Write, sink};

use anyhow::Result;
use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::moment::Moment;
use super::{Files, sha256};

/// As small as this compressor makes it without looking for ever.
const LEVEL: u8 = 9;

/// A file that everybody may read.
const PERMISSIONS: u32 = 0o100_644;

/// Makes zips; what stands in several of them is compressed once.
pub(super) struct Archiver {
    moment: Moment,
    /// Compressed bytes by the checksum of what they were.
    compressed: RefCell<BTreeMap<String, Vec<u8>>>,
}

impl Archiver {
    /// Every file will carry this time.
    pub(super) fn new(moment: Moment) -> Self {
        Self {
            moment,
            compressed: RefCell::default(),
        }
    }

    /// The zip of these files.
    pub(super) fn zip(&self, files: &Files) -> Result<Vec<u8>> {
        let mut archive = ZipArchiveWriter::new(Vec::new());
        for (name, bytes) in files {
            let (mut entry, config) = archive
                .new_file(name.as_str())
                .compression_method(CompressionMethod::DEFLATE)
                .last_modified(self.moment.in_zip())
                .unix_permissions(PERMISSIONS)
                .start()?;
            let mut counter = config.wrap(sink());
            counter.write_all(bytes)?;
            let (_, measures) = counter.finish()?;
            let mut compressed = self.compressed.borrow_mut();
            let packed = compressed
                .entry(sha256(bytes))
                .or_insert_with(|| compress_to_vec(bytes, LEVEL));
            entry.write_all(packed)?;
            entry.finish(measures)?;
        }
        Ok(archive.finish()?)
    }
}
