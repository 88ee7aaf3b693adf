//! The files that paths stand for.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// All files below `paths`, sorted by name in each folder, and what could not be entered. Links are not followed: they may lead out of
/// the folder, or round in it.
pub(super) fn files(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<io::Error>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        if path == Path::new("-") {
            files.push(path.clone());
            continue;
        }
        for entry in WalkDir::new(path).sort_by_file_name() {
            match entry {
                Ok(entry)
                    if entry.file_type().is_file()
                        || entry.depth() == 0 && !entry.path().is_dir() =>
                {
                    files.push(entry.into_path());
                }
                Ok(_) => {}
                // It names the path.
                Err(error) => problems.push(io::Error::other(error)),
            }
        }
    }
    (files, problems)
}
