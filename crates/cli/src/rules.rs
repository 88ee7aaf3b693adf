//! What an organisation's policy means for a scan.

use std::io;
use std::path::Path;

use promptwacht_detector::{Checker, Level, Report};
use promptwacht_guard::House;
use promptwacht_policy::settings::{FileLevel, file_level, levels_by_id};

use crate::policy;

/// How texts are judged, and files by their kind. By default as in a browser where nothing is set.
#[derive(Default)]
pub(crate) struct Rules {
    checker: Checker,
    house: House,
    files: Vec<FileLevel>,
}

impl Rules {
    /// Those of a policy file, or our own without. A closed environment changes nothing here: a file on a disk is for no chatbot yet.
    ///
    /// # Errors
    /// The file cannot be read, or something in it is wrong: a pipeline would never see the complaint.
    pub(crate) fn new(file: Option<&Path>) -> io::Result<Self> {
        let Some(file) = file else {
            return Ok(Self::default());
        };
        let set = policy::right(file)?;
        Ok(Self {
            checker: Checker::new(set.own_terms.terms()),
            house: House {
                levels: levels_by_id(&set.levels),
                ..House::default()
            },
            files: set.files,
        })
    }

    /// Judges a text.
    pub(crate) fn check(&mut self, text: &str) -> Report {
        let mut report = self.checker.check(text);
        self.house.apply(text, &mut report);
        report
    }

    /// The level that is set for files of this kind.
    pub(crate) fn of_files(&self, kind: &str) -> Option<Level> {
        file_level(&self.files, kind)
    }
}
