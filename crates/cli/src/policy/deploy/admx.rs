//! Windows: a template for group policies with its words, the same for whatever is set.
//! Source: learn.microsoft.com, "Group Policy ADMX Syntax Reference Guide". `tests/schemas` holds both to its rules.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::Value;

use super::{File, Source, registry};
use promptwacht_policy::schema;

/// The category above those of the browsers.
pub(super) const ROOT: &str = "promptwacht";
pub(super) const CHROME: Browser = Browser {
    id: "chrome",
    name: "Chrome",
    policies: r"Google\Chrome",
};
pub(super) const EDGE: Browser = Browser {
    id: "edge",
    name: "Edge",
    policies: r"Microsoft\Edge",
};
const FIREFOX: Browser = Browser {
    id: "firefox",
    name: "Firefox",
    policies: r"Mozilla\Firefox",
};
const BROWSERS: [&Browser; 3] = [&CHROME, &EDGE, &FIREFOX];
const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
/// The most characters of a table or list as JSON that the editor of group policies takes.
const LONGEST: &str = "1000000";

/// A browser, in the words of the template.
pub(super) struct Browser {
    id: &'static str,
    pub(super) name: &'static str,
    /// Its key below the policies of Windows.
    policies: &'static str,
}

impl Browser {
    pub(super) fn category(&self) -> String {
        format!("{ROOT}_{}", self.id)
    }

    pub(super) fn policy(&self, setting: &str) -> String {
        format!("{}_{setting}", self.id)
    }

    pub(super) fn element(&self, setting: &str) -> String {
        format!("{}_value", self.policy(setting))
    }

    fn key(&self, source: &Source) -> String {
        let key = if self.id == FIREFOX.id {
            format!(
                r"{}\3rdparty\Extensions\{}",
                self.policies, source.firefox_id
            )
        } else {
            registry::settings_key(self.policies, source)
        };
        format!(r"Software\Policies\{key}")
    }
}

pub(super) fn files(source: &Source) -> [File; 2] {
    [
        File {
            path: "windows/promptwacht.admx",
            purpose: "Group policies of Windows: in PolicyDefinitions of the central store.",
            bytes: template(source).into_bytes(),
        },
        File {
            path: "windows/en-US/promptwacht.adml",
            purpose: "The words of promptwacht.admx: in PolicyDefinitions\\en-US.",
            bytes: words().into_bytes(),
        },
    ]
}

/// One setting: its name, what it means, its choices.
struct Setting {
    name: String,
    meaning: String,
    choices: Vec<(String, String)>,
}

fn all() -> Vec<Setting> {
    let schema = schema();
    let texts = |list: Option<&Value>| -> Vec<String> {
        let list = list.and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let properties = schema.get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .map(|(name, inner)| Setting {
            name: name.clone(),
            meaning: inner
                .get("description")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned(),
            choices: texts(inner.get("enum"))
                .into_iter()
                .zip(texts(inner.get("enumDescriptions")))
                .collect(),
        })
        .collect()
}

type Xml = Writer<Vec<u8>>;
type Written = std::io::Result<()>;

/// An element with attributes and what is in it.
fn element(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    inner: impl FnOnce(&mut Xml) -> Written,
) -> Written {
    xml.create_element(name)
        .with_attributes(attributes.iter().copied())
        .write_inner_content(inner)
        .map(|_| ())
}

fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> Written {
    xml.create_element(name)
        .with_attributes(attributes.iter().copied())
        .write_empty()
        .map(|_| ())
}

fn text(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], text: &str) -> Written {
    xml.create_element(name)
        .with_attributes(attributes.iter().copied())
        .write_text_content(BytesText::new(text))
        .map(|_| ())
}

fn document(write: impl FnOnce(&mut Xml) -> Written) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None));
    // Writing to memory cannot fail.
    let _ = xml.write_event(declaration).and_then(|()| write(&mut xml));
    let mut text = String::from_utf8(xml.into_inner()).unwrap_or_default();
    text.push('\n');
    text
}

pub(super) fn template(source: &Source) -> String {
    document(|xml| {
        let root = [
            ("xmlns", NAMESPACE),
            ("revision", "1.0"),
            ("schemaVersion", "1.0"),
        ];
        element(xml, "policyDefinitions", &root, |xml| {
            element(xml, "policyNamespaces", &[], |xml| {
                empty(
                    xml,
                    "target",
                    &[
                        ("prefix", ROOT),
                        ("namespace", "Promptwacht.Policies.Promptwacht"),
                    ],
                )?;
                empty(
                    xml,
                    "using",
                    &[
                        ("prefix", "windows"),
                        ("namespace", "Microsoft.Policies.Windows"),
                    ],
                )
            })?;
            empty(xml, "resources", &[("minRequiredRevision", "1.0")])?;
            element(xml, "categories", &[], |xml| {
                empty(
                    xml,
                    "category",
                    &[("name", ROOT), ("displayName", "$(string.promptwacht)")],
                )?;
                for browser in BROWSERS {
                    let (name, shown) = (browser.category(), format!("$(string.{})", browser.id));
                    element(
                        xml,
                        "category",
                        &[("name", &name), ("displayName", &shown)],
                        |xml| empty(xml, "parentCategory", &[("ref", ROOT)]),
                    )?;
                }
                Ok(())
            })?;
            element(xml, "policies", &[], |xml| {
                for browser in BROWSERS {
                    for setting in all() {
                        policy(xml, browser, &setting, source)?;
                    }
                }
                Ok(())
            })
        })
    })
}

fn policy(xml: &mut Xml, browser: &Browser, setting: &Setting, source: &Source) -> Written {
    let Setting { name, choices, .. } = setting;
    let id = browser.policy(name);
    let attributes = [
        ("name", id.as_str()),
        ("class", "Both"),
        ("displayName", &format!("$(string.{name})")),
        ("explainText", &format!("$(string.{name}_why)")),
        ("presentation", &format!("$(presentation.{id})")),
        ("key", &browser.key(source)),
    ];
    element(xml, "policy", &attributes, |xml| {
        empty(xml, "parentCategory", &[("ref", &browser.category())])?;
        empty(
            xml,
            "supportedOn",
            &[("ref", "windows:SUPPORTED_Windows_10_0")],
        )?;
        element(xml, "elements", &[], |xml| {
            let id = browser.element(name);
            if choices.is_empty() {
                return empty(
                    xml,
                    "text",
                    &[
                        ("id", &id),
                        ("valueName", name),
                        ("required", "true"),
                        ("maxLength", LONGEST),
                    ],
                );
            }
            element(
                xml,
                "enum",
                &[("id", &id), ("valueName", name), ("required", "true")],
                |xml| {
                    for (choice, _) in choices {
                        let shown = format!("$(string.{name}_{choice})");
                        element(xml, "item", &[("displayName", &shown)], |xml| {
                            element(xml, "value", &[], |xml| text(xml, "string", &[], choice))
                        })?;
                    }
                    Ok(())
                },
            )
        })
    })
}

fn words() -> String {
    document(|xml| {
        let root = [
            ("xmlns", NAMESPACE),
            ("revision", "1.0"),
            ("schemaVersion", "1.0"),
        ];
        element(xml, "policyDefinitionResources", &root, |xml| {
            text(xml, "displayName", &[], "Promptwacht")?;
            text(
                xml,
                "description",
                &[],
                "Settings of the browser extension Promptwacht",
            )?;
            element(xml, "resources", &[], |xml| {
                element(xml, "stringTable", &[], strings)?;
                element(xml, "presentationTable", &[], |xml| {
                    for browser in BROWSERS {
                        for setting in all() {
                            presentation(xml, browser, &setting)?;
                        }
                    }
                    Ok(())
                })
            })
        })
    })
}

fn strings(xml: &mut Xml) -> Written {
    let mut string = |id: &str, words: &str| text(xml, "string", &[("id", id)], words);
    string("promptwacht", "Promptwacht")?;
    for browser in BROWSERS {
        string(browser.id, browser.name)?;
    }
    for Setting {
        name,
        meaning,
        choices,
    } in all()
    {
        string(&name, &name)?;
        let form = if choices.is_empty() {
            " As JSON, as `promptwacht policy export` writes it."
        } else {
            ""
        };
        string(&format!("{name}_why"), &format!("{meaning}{form}"))?;
        for (choice, meaning) in choices {
            string(&format!("{name}_{choice}"), &format!("{choice}: {meaning}"))?;
        }
    }
    Ok(())
}

fn presentation(
    xml: &mut Xml,
    browser: &Browser,
    Setting { name, choices, .. }: &Setting,
) -> Written {
    element(
        xml,
        "presentation",
        &[("id", &browser.policy(name))],
        |xml| {
            let id = browser.element(name);
            if choices.is_empty() {
                element(xml, "textBox", &[("refId", &id)], |xml| {
                    text(xml, "label", &[], "JSON")
                })
            } else {
                text(
                    xml,
                    "dropdownList",
                    &[("refId", &id), ("noSort", "true")],
                    name,
                )
            }
        },
    )
}
