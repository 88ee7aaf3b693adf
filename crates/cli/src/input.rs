//! Where text comes from: files by name, or standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

/// The inputs that `files` name: standard input for `-` and for no name at all.
pub(crate) fn names(files: &[PathBuf]) -> Vec<PathBuf> {
    if files.is_empty() {
        vec![PathBuf::from("-")]
    } else {
        files.to_vec()
    }
}

/// Opens one input, line by line. Errors name the file.
pub(crate) fn open(name: &Path) -> io::Result<Box<dyn BufRead>> {
    if name == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(name).map_err(|error| in_file(name, &error))?;
    Ok(Box::new(BufReader::new(file)))
}

/// Reads one input whole. Bytes that are no UTF-8 (older files are Windows-1252) become the replacement character:
/// the ASCII round them is judged all the same.
pub(crate) fn read(name: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    open(name)?
        .read_to_end(&mut bytes)
        .map_err(|error| in_file(name, &error))?;
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// The same error with the file's name before it.
pub(crate) fn in_file(name: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", name.display()))
}
