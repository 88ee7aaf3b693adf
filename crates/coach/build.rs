//! Turns `content/tips.toml` into a static table, so that nothing is parsed on a chat page, and every other table into JSON.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde::Deserialize;

const FOLDER: &str = "content";
const TABLE: &str = "content/tips.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    sources: BTreeMap<String, Source>,
    tips: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    name: String,
    link: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    about: Vec<About>,
    source: String,
    link: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum About {
    Personal,
    Special,
    Business,
    Credential,
    Answer,
    Leak,
    Prompt,
    Settings,
}

impl About {
    /// The same value, written as Rust.
    const fn code(self) -> &'static str {
        match self {
            Self::Personal => "About::Data(Category::Personal)",
            Self::Special => "About::Data(Category::Special)",
            Self::Business => "About::Data(Category::Business)",
            Self::Credential => "About::Data(Category::Credential)",
            Self::Answer => "About::Answer",
            Self::Leak => "About::Leak",
            Self::Prompt => "About::Prompt",
            Self::Settings => "About::Settings",
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={TABLE}");
    println!("cargo::rerun-if-changed=build.rs");
    let table: Table = toml::from_str(&fs::read_to_string(TABLE)?)?;
    if !table.tips.is_sorted_by(|a, b| a.id < b.id) {
        return Err(format!("{TABLE}: tips must be sorted by id, each id once").into());
    }
    let mut code = String::from("static TIPS: &[Tip] = &[\n");
    for tip in &table.tips {
        let source = table
            .sources
            .get(&tip.source)
            .ok_or_else(|| format!("{TABLE}: tip {} names an unknown source", tip.id))?;
        let about: Vec<&str> = tip.about.iter().map(|about| about.code()).collect();
        writeln!(
            code,
            "Tip {{ id: {:?}, message: {:?}, about: &[{}], source: {:?}, link: {:?} }},",
            tip.id,
            format!("tip_{}", tip.id.to_lowercase().replace('-', "_")),
            about.join(", "),
            source.name,
            tip.link.as_ref().unwrap_or(&source.link),
        )?;
    }
    code.push_str("];\n");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("tips.rs"), code)?;
    println!("cargo::rerun-if-changed={FOLDER}");
    for file in fs::read_dir(FOLDER)? {
        let path = file?.path();
        if path.extension().is_none_or(|end| end != "toml") {
            continue;
        }
        let name = path.file_name().unwrap_or_default();
        let table: toml::Table = toml::from_str(&fs::read_to_string(&path)?)
            .map_err(|wrong| format!("{}: {wrong}", path.display()))?;
        let json = serde_json::to_string(&table)?;
        fs::write(out.join(name).with_extension("json"), json)?;
    }
    Ok(())
}
