//! Turns `sites.toml` into a static table, so that nothing is parsed in the page.

use serde::Deserialize;
use std::fmt::Write;
use std::{env, error::Error, fs, path::PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    site: Vec<Site>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Site {
    id: String,
    name: String,
    hosts: Vec<String>,
    chromium_wasm: bool,
    boxes: Vec<Hook>,
    sends: Vec<Hook>,
    #[serde(default)]
    answers: Vec<Hook>,
    chats: Vec<String>,
    #[serde(default)]
    new_chats: Vec<Hook>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hook {
    selector: String,
    source: String,
    date: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=sites.toml");
    let table: Table = toml::from_str(&fs::read_to_string("sites.toml")?)?;
    let mut code =
        String::from("/// All chat pages, sorted by id.\npub static ALL: &[Site] = &[\n");
    for site in &table.site {
        writeln!(
            code,
            "Site {{ id: {:?}, name: {:?}, hosts: &{:?}, chromium_wasm: {}, boxes: {}, sends: {}, answers: &{:?}, chats: &{:?}, new_chats: &{:?} }},",
            site.id,
            site.name,
            site.hosts,
            site.chromium_wasm,
            hooks(&site.boxes)?,
            hooks(&site.sends)?,
            selectors(&site.answers),
            site.chats,
            selectors(&site.new_chats),
        )?;
    }
    code.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("sites.rs"), code)?;
    Ok(())
}

fn hooks(hooks: &[Hook]) -> Result<String, std::fmt::Error> {
    let mut code = String::from("&[");
    for Hook {
        selector,
        source,
        date,
    } in hooks
    {
        write!(
            code,
            "Hook {{ selector: {selector:?}, source: {source:?}, date: {date:?} }},"
        )?;
    }
    code.push(']');
    Ok(code)
}

fn selectors(hooks: &[Hook]) -> Vec<&str> {
    hooks.iter().map(|hook| hook.selector.as_str()).collect()
}
