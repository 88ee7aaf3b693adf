//! What the packages are made of and for; each value is checked as it is read.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Error, Result, bail, ensure};
use clap::Args;

/// Options of the chore `pack`.
#[derive(Args)]
pub(crate) struct Options {
    /// The folder that holds `chromium` and `firefox`, as `dist` made them.
    #[arg(long, default_value = "dist")]
    pub(super) from: PathBuf,
    /// Where the packages go; those of an earlier run are replaced.
    #[arg(long, default_value = "dist/packages")]
    pub(super) out: PathBuf,
    /// RSA private key (PEM) that signs the CRX. Keep it: the id of the extension is made of it.
    #[arg(long, env = "PROMPTWACHT_KEY", value_name = "FILE")]
    pub(super) key: Option<PathBuf>,
    /// Folder of your server where the packages will stand; the packages then ask there for updates.
    #[arg(long, value_name = "https://...")]
    pub(super) update_base: Option<UpdateBase>,
    /// A host that the packages may reach besides the chat pages: that of the collector for anonymous counts. May be given more than once.
    #[arg(long, value_name = "https://.../*")]
    pub(super) host: Vec<Host>,
    /// Version of the packages, in place of the one that was built.
    #[arg(long)]
    pub(super) version: Option<Version>,
}

/// A version that all browsers take: one to four numbers, each at most 65535.
///
/// <https://developer.chrome.com/docs/extensions/reference/manifest/version>
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version(String);

impl FromStr for Version {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let parts: Vec<_> = text.split('.').collect();
        let plain = |part: &&str| {
            part.parse::<u16>()
                .is_ok_and(|number| number.to_string() == **part)
        };
        ensure!(
            parts.len() <= 4 && parts.iter().all(plain) && parts.iter().any(|part| *part != "0"),
            "\"{text}\" is no version that browsers take: one to four numbers up to 65535, parted by dots, without leading zeros"
        );
        Ok(Self(text.into()))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Address of the folder that the packages are served from, without the slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UpdateBase(String);

impl UpdateBase {
    /// The address of a file in that folder.
    pub(super) fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.0)
    }

    /// Whether what is fetched there could be changed on the way.
    pub(super) fn is_plain(&self) -> bool {
        self.0.starts_with("http:")
    }
}

impl FromStr for UpdateBase {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let base = text.trim_end_matches('/');
        let rest = match base.split_once("://") {
            Some(("https", rest)) => rest,
            Some(("http", rest)) if is_local(rest) => rest,
            _ => bail!("\"{text}\" does not begin with https:// (http:// only for 127.0.0.1)"),
        };
        // What stands in XML and JSON as it is; an address of a folder needs no more.
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~/:%[]".contains(letter);
        ensure!(
            !rest.starts_with(['/', ':']) && !rest.is_empty() && rest.chars().all(plain),
            "\"{text}\" is no address of a folder: a host and a path, without query, user or spaces"
        );
        Ok(Self(base.into()))
    }
}

/// A match pattern for one host with all its ports and paths.
///
/// <https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns>
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Host(String);

impl Host {
    /// As the manifest names it.
    pub(super) fn pattern(&self) -> &str {
        &self.0
    }
}

impl FromStr for Host {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (scheme, rest) = text.split_once("://").unwrap_or_default();
        let host = rest.strip_suffix("/*").unwrap_or_default();
        ensure!(
            scheme == "https" || (scheme == "http" && host == "127.0.0.1"),
            "\"{text}\" does not begin with https:// (http:// only for 127.0.0.1)"
        );
        let is_label = |label: &str| {
            let plain = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-';
            !label.is_empty() && label.bytes().all(plain) && !label.starts_with('-')
        };
        ensure!(
            host.split('.').all(is_label),
            "\"{text}\" is no pattern for one host, such as https://collector.example.nl/*: without a port, and with /* as its path"
        );
        Ok(Self(text.into()))
    }
}

/// Whether the host is this machine, where nobody can change what is fetched.
fn is_local(rest: &str) -> bool {
    let host = rest.split('/').next().unwrap_or(rest);
    let host = host.split(':').next().unwrap_or(host);
    host == "127.0.0.1" || host == "localhost"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_those_that_browsers_take() {
        for good in ["1", "0.1.0", "1.2.3.4", "65535.0"] {
            assert_eq!(good.parse::<Version>().unwrap().to_string(), good);
        }
        for wrong in [
            "",
            "0",
            "0.0.0",
            "1.",
            "01.2",
            "+1",
            "1.2.3.4.5",
            "65536",
            "1.0-beta",
            "v1",
            "1.2 ",
        ] {
            assert!(wrong.parse::<Version>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn updates_come_over_https_or_from_this_machine() {
        let base: UpdateBase = "https://it.example.nl/promptwacht/".parse().unwrap();
        assert_eq!(
            base.file("update.xml"),
            "https://it.example.nl/promptwacht/update.xml"
        );
        assert!(!base.is_plain());
        let local: UpdateBase = "http://127.0.0.1:8099".parse().unwrap();
        assert!(local.is_plain());
        for wrong in [
            "it.example.nl",
            "http://it.example.nl",
            "http://127.0.0.1.example.nl",
            "https://",
            "https:///x",
            "https://a.nl/?x=1",
            "https://a.nl/\"/><x",
            "https://a@b.nl",
            "https://a.nl/b c",
            "file:///x",
        ] {
            assert!(wrong.parse::<UpdateBase>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_host_is_one_host_and_nothing_wider() {
        for good in [
            "https://collector.example.nl/*",
            "https://otel-1.intern/*",
            "http://127.0.0.1/*",
        ] {
            assert_eq!(good.parse::<Host>().unwrap().pattern(), good);
        }
        for wrong in [
            "",
            "collector.example.nl",
            "https://collector.example.nl",
            "https://collector.example.nl/",
            "https://collector.example.nl/v1/*",
            "https://collector.example.nl:4318/*",
            "http://collector.example.nl/*",
            "http://127.0.0.1.example.nl/*",
            "http://localhost/*",
            "*://collector.example.nl/*",
            "https://*/*",
            "https://*.example.nl/*",
            "https:///*",
            "https://a..nl/*",
            "https://a@b.nl/*",
            "https://a.nl/*/*",
            "<all_urls>",
        ] {
            assert!(wrong.parse::<Host>().is_err(), "{wrong:?}");
        }
    }
}
