//! The one time that packages carry, so that the hour of the build changes no byte.

use anyhow::{Context, Result};
use rawzip::time::UtcDateTime;

/// The first moment that a zip can name, 1 January 1980, in seconds since 1970.
const ZIP_BEGINS: i64 = 315_532_800;

/// What `SOURCE_DATE_EPOCH` says, where it is set: <https://reproducible-builds.org/specs/source-date-epoch/>.
#[derive(Clone, Copy, Default)]
pub(super) struct Moment(Option<i64>);

impl Moment {
    /// As the environment says.
    pub(super) fn from_environment() -> Result<Self> {
        let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") else {
            return Ok(Self(None));
        };
        Self::parse(&text)
    }

    pub(super) fn parse(text: &str) -> Result<Self> {
        let seconds = text.parse().with_context(|| {
            format!("SOURCE_DATE_EPOCH is \"{text}\", no number of seconds since 1970")
        })?;
        Ok(Self(Some(seconds)))
    }

    /// For the files of a zip.
    pub(super) fn in_zip(self) -> UtcDateTime {
        UtcDateTime::from_unix(self.0.unwrap_or_default().max(ZIP_BEGINS))
    }

    /// In the words of RFC 3339, where a time is set at all.
    pub(super) fn in_words(self) -> Option<String> {
        let time = UtcDateTime::from_unix(self.0?);
        Some(format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            time.year(),
            time.month(),
            time.day(),
            time.hour(),
            time.minute(),
            time.second()
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_time_packages_are_of_1980() {
        assert_eq!(Moment::default().in_zip().year(), 1980);
        assert_eq!(Moment::default().in_words(), None);
    }

    #[test]
    fn the_time_of_the_source_is_taken_over() {
        let moment = Moment::parse("1795374000").unwrap();
        assert_eq!(moment.in_words().unwrap(), "2026-11-22T19:00:00Z");
        assert_eq!(moment.in_zip().year(), 2026);
        assert!(Moment::parse("yesterday").is_err());
        assert_eq!(Moment::parse("0").unwrap().in_zip().year(), 1980);
    }
}
