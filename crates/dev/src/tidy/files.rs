//! Slips in text files: links that lead nowhere, paths of one machine, word lists out of order.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::Slips;
use crate::tools;

/// Files that belong to the repository: tracked, or new and not ignored.
fn repository_files() -> Result<Vec<PathBuf>> {
    let list = tools::run(Command::new("git").current_dir(tools::root()).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let files = list.split_terminator('\0').map(PathBuf::from);
    // A file may be gone and its removal not yet committed.
    Ok(files
        .filter(|file| tools::root().join(file).is_file())
        .collect())
}

/// Relative links in Markdown files that lead to no file, or to no heading of it.
pub(super) fn links() -> Result<Slips> {
    let root = tools::root();
    let mut slips = Slips::new();
    for file in repository_files()?
        .iter()
        .filter(|file| tools::has_extension(file, "md"))
    {
        let folder = root.join(file.parent().unwrap_or(Path::new("")));
        let text = tools::read(root.join(file))?;
        for link in relative_links(&text) {
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = match path {
                "" => root.join(file),
                path => folder.join(path),
            };
            let missing = if !target.exists() {
                "is not there"
            } else if !heading.is_empty()
                && tools::has_extension(&target, "md")
                && !headings(&tools::read(&target)?).any(|there| there == heading)
            {
                "has no such heading"
            } else {
                continue;
            };
            slips.push(format!(
                "{} links to {link}, which {missing}",
                file.display()
            ));
        }
    }
    Ok(slips)
}

/// The lines outside of fenced blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

/// The targets of inline links and images that point into the repository.
fn relative_links(text: &str) -> impl Iterator<Item = &str> {
    prose(text)
        .flat_map(|line| line.split("](").skip(1))
        .filter_map(|rest| rest.split([')', ' ']).next())
        .filter(|link| !link.is_empty() && !link.contains(':'))
}

/// What links to the headings of a page end in: lower case, without signs, a hyphen for a space. Source: GitHub's own pages.
fn headings(text: &str) -> impl Iterator<Item = String> {
    prose(text)
        .filter_map(|line| {
            line.trim_start_matches('#')
                .strip_prefix(' ')
                .filter(|_| line.starts_with('#'))
        })
        .map(|title| {
            let kept = title
                .trim()
                .chars()
                .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
            kept.collect::<String>().to_lowercase().replace(' ', "-")
        })
}

/// Lines that name a folder which exists only where they were written.
pub(super) fn machine_paths() -> Result<Slips> {
    let mut slips = Slips::new();
    for file in repository_files()? {
        let Ok(text) = std::fs::read_to_string(tools::root().join(&file)) else {
            continue; // not text
        };
        let named = text
            .lines()
            .enumerate()
            .filter(|(_, line)| names_machine_path(line));
        slips.extend(named.map(|(index, _)| {
            format!(
                "{}:{} names a path of one machine",
                file.display(),
                index + 1
            )
        }));
    }
    Ok(slips)
}

fn names_machine_path(line: &str) -> bool {
    ["work", "tmp", "root", "home", "Users"]
        .iter()
        .any(|folder| {
            let path = format!("/{folder}/");
            line.match_indices(&path).any(|(at, _)| {
                let before = line.get(..at).and_then(|before| before.chars().next_back());
                // In a web address or a relative path something stands before the slash.
                !before.is_some_and(|before| before.is_alphanumeric() || "._-}*~)".contains(before))
            })
        })
}

/// Word lists that are not one term a line, sorted by bytes, unique and in lower case; `#` starts a comment.
pub(super) fn word_lists() -> Result<Slips> {
    let mut slips = Slips::new();
    let folder = tools::root().join("crates/detector/lexicons");
    if !folder.exists() {
        return Ok(slips);
    }
    for file in tools::files_under(&folder)?
        .iter()
        .filter(|file| tools::has_extension(file, "txt"))
    {
        slips.extend(
            disorder(&tools::read(file)?).map(|slip| format!("{}: {slip}", file.display())),
        );
    }
    Ok(slips)
}

/// The first slip of a list.
fn disorder(list: &str) -> Option<String> {
    let mut previous = "";
    for (index, line) in list
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'))
    {
        let slip = if line.trim() != line || line.is_empty() {
            "is empty or has spaces around its term"
        } else if line.to_lowercase() != line {
            "is not in lower case"
        } else if line <= previous {
            "does not come after the line before it"
        } else {
            previous = line;
            continue;
        };
        return Some(format!("line {} {slip}", index + 1));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_into_the_repository_count() {
        let text = "[a](docs/a.md#top) ![b](b.png \"title\") [c](https://example.nl) [d](#here)\n```\n[e](e.md)\n```\n";
        assert_eq!(
            relative_links(text).collect::<Vec<_>>(),
            ["docs/a.md#top", "b.png", "#here"]
        );
    }

    #[test]
    fn a_heading_is_linked_to_without_its_signs() {
        let text = "# Eén ding, `x`\n#no heading\n```\n# code\n```\n### Go of no-go\n";
        assert_eq!(
            headings(text).collect::<Vec<_>>(),
            ["eén-ding-x", "go-of-no-go"]
        );
    }

    #[test]
    fn machine_paths_are_told_from_addresses() {
        let path = |folder: &str| format!("see /{folder}/x");
        assert!(names_machine_path(&path("tmp")));
        assert!(names_machine_path(&path("home")));
        assert!(!names_machine_path(
            "https://example.nl/home/x and ../work/x"
        ));
    }

    #[test]
    fn a_list_is_sorted_unique_and_lower_case() {
        assert_eq!(disorder("# source\naa\nbb\n"), None);
        for wrong in ["bb\naa\n", "aa\naa\n", "Aa\n", "aa \n", "aa\n\nbb\n"] {
            assert!(disorder(wrong).is_some(), "{wrong:?}");
        }
    }
}
