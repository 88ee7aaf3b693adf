//! Microsoft Intune: a custom profile that brings our template ([`admx`](super::admx)) and sets its policies for Chrome and Edge.
//! Source: learn.microsoft.com, "Win32 and Desktop Bridge app ADMX policy Ingestion" and `windows10CustomConfiguration` of Microsoft Graph.

use quick_xml::escape::escape;
use serde_json::{Value, json};

use super::{File, Source, admx, as_text, settings};

const CONFIG: &str = "./Device/Vendor/MSFT/Policy/Config/Promptwacht~Policy~";
const INGEST: &str =
    "./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/Promptwacht/Policy/Promptwacht";

pub(super) fn file(set: &Value, source: &Source) -> File {
    let text = |name: &str, uri: String, value: String| {
        json!({
            "@odata.type": "#microsoft.graph.omaSettingString",
            "displayName": name,
            "omaUri": uri,
            "value": value,
        })
    };
    let mut entries = vec![text("Template", INGEST.to_owned(), admx::template(source))];
    for browser in [&admx::CHROME, &admx::EDGE] {
        for (name, value) in settings(set) {
            let data = as_text(value);
            entries.push(text(
                &format!("{}: {name}", browser.name),
                format!(
                    "{CONFIG}{}~{}/{}",
                    admx::ROOT,
                    browser.category(),
                    browser.policy(name)
                ),
                format!(
                    "<enabled/><data id=\"{}\" value=\"{}\"/>",
                    browser.element(name),
                    escape(&data)
                ),
            ));
        }
    }
    super::json(
        "intune/promptwacht.json",
        "Intune: a custom configuration profile for Windows (import by Microsoft Graph, deviceManagement/deviceConfigurations).",
        &json!({
            "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
            "displayName": "Promptwacht",
            "description": "Settings of Promptwacht for Chrome and Edge",
            "omaSettings": entries,
        }),
    )
}
