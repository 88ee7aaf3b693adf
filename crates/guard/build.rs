//! Turns `sites.toml` into a static table, so that nothing is parsed in the page, and holds its rows to their rules.

use serde::Deserialize;
use std::collections::BTreeSet;
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
    calls: Vec<Call>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hook {
    selector: String,
    source: String,
    date: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    path: String,
    prompts: Vec<String>,
    #[serde(default)]
    early: bool,
    source: String,
    date: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=sites.toml");
    let table: Table = toml::from_str(&fs::read_to_string("sites.toml")?)?;
    check(&table)?;
    let mut code =
        String::from("/// All chat pages, sorted by id.\npub static ALL: &[Site] = &[\n");
    for site in &table.site {
        writeln!(
            code,
            "Site {{ id: {:?}, name: {:?}, hosts: &{:?}, chromium_wasm: {}, boxes: &{:?}, sends: &{:?}, calls: &[",
            site.id,
            site.name,
            site.hosts,
            site.chromium_wasm,
            selectors(&site.boxes),
            selectors(&site.sends),
        )?;
        for call in &site.calls {
            writeln!(
                code,
                "Call {{ path: {:?}, prompts: &{:?}, early: {} }},",
                call.path, call.prompts, call.early
            )?;
        }
        code.push_str("] },\n");
    }
    code.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("sites.rs"), code)?;
    Ok(())
}

fn selectors(hooks: &[Hook]) -> Vec<&str> {
    hooks.iter().map(|hook| hook.selector.as_str()).collect()
}

/// Sorted, unique, each thing found in two ways or more, each row dated and sourced.
fn check(table: &Table) -> Result<(), String> {
    if !table.site.is_sorted_by(|one, next| one.id < next.id) {
        return Err("sites.toml: sites are sorted by id and unique".into());
    }
    let mut hosts = BTreeSet::new();
    for site in &table.site {
        if let Some(host) = site.hosts.iter().find(|host| !hosts.insert(host.as_str())) {
            return Err(format!("sites.toml: {host} twice"));
        }
        for hooks in [&site.boxes, &site.sends] {
            let known: BTreeSet<_> = selectors(hooks).into_iter().collect();
            if known.len() != hooks.len() || hooks.len() < 2 {
                return Err(format!(
                    "sites.toml: {}: two ways or more, each given once",
                    site.id
                ));
            }
        }
        let hooks = site.boxes.iter().chain(&site.sends);
        let sources = hooks
            .map(|hook| (&hook.source, &hook.date))
            .chain(site.calls.iter().map(|call| (&call.source, &call.date)));
        for (source, date) in sources {
            if source.is_empty() || !is_date(date) {
                return Err(format!(
                    "sites.toml: {}: {source} {date}: a source and a date, like 2026-09-26 or 2026-09",
                    site.id
                ));
            }
        }
    }
    Ok(())
}

fn is_date(date: &str) -> bool {
    let parts: Vec<_> = date.split('-').collect();
    matches!(parts.len(), 2 | 3)
        && date.starts_with("20")
        && parts.iter().all(|part| part.parse::<u16>().is_ok())
}
