//! Group policy templates of Windows (ADMX) and their words (ADML).
//!
//! Rules: learn.microsoft.com, "`PolicyDefinitions` schema" (a page for each element) and MS-GPREG, section 7. Microsoft's schema itself is not
//! copied here. Its notice allows that, yet the published text is of another target namespace than the files that Windows ships, and no
//! XML schema can say what goes wrong most: that a word, a presentation or a category is asked for which is not there. So the elements that we write
//! stand below as a table, and [`references`](crate::references) does the rest. An element that is not in the table is a complaint: add its row from the page of it.

use roxmltree::Node;

use crate::grammar::{Child, Content, Rule, any, complaints, may, must, one, optional, some};
use crate::references::references;

const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

/// `itemName` and `resourceID`: the schema also takes letters beyond ASCII, which we never write.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// `itemReference`: of this file, or of another by its prefix.
fn is_reference(text: &str) -> bool {
    text.split_once(':').map_or_else(
        || is_name(text),
        |(prefix, name)| is_name(prefix) && is_name(name),
    )
}

/// The name in a reference such as `$(string.name)`.
pub(crate) fn inside<'a>(text: &'a str, table: &str) -> Option<&'a str> {
    let rest = text.strip_prefix("$(")?.strip_prefix(table)?;
    rest.strip_prefix('.')?.strip_suffix(')')
}

fn is_string(text: &str) -> bool {
    inside(text, "string").is_some_and(is_name)
}

fn is_presentation(text: &str) -> bool {
    inside(text, "presentation").is_some_and(is_name)
}

fn is_version(text: &str) -> bool {
    let number = |text: &str| text.parse::<u16>().is_ok();
    text.split_once('.')
        .is_some_and(|(major, minor)| number(major) && number(minor))
}

fn is_boolean(text: &str) -> bool {
    matches!(text, "true" | "false")
}

fn is_unsigned(text: &str) -> bool {
    text.parse::<u32>().is_ok()
}

fn is_class(text: &str) -> bool {
    matches!(text, "User" | "Machine" | "Both")
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty()
}

/// `registryKey`: without the hive. Only below `Software\Policies` a setting goes away with its policy. A part of a key has at most 255 characters.
fn is_key(text: &str) -> bool {
    text.starts_with(r"Software\Policies\")
        && text
            .split('\\')
            .all(|part| (1..=255).contains(&part.chars().count()) && part.trim() == part)
}

fn is_value_name(text: &str) -> bool {
    is_text(text) && !text.contains('\\')
}

/// A value that a choice stands for: at most 255 characters.
fn is_choice(text: &str) -> bool {
    is_text(text) && text.chars().count() <= 255
}

static WORDS: Rule = Rule {
    attributes: &[],
    content: Content::Text(is_text),
};
static NAMESPACE_OF: Rule = Rule {
    attributes: &[must("prefix", is_name), must("namespace", is_text)],
    content: Content::Nothing,
};
static NAMESPACES: Rule = Rule {
    attributes: &[],
    content: Content::Sequence(&[one("target", &NAMESPACE_OF), any("using", &NAMESPACE_OF)]),
};
static RESOURCES_NEEDED: Rule = Rule {
    attributes: &[
        must("minRequiredRevision", is_version),
        may("fallbackCulture", is_text),
    ],
    content: Content::Nothing,
};
static REFERENCE: Rule = Rule {
    attributes: &[must("ref", is_reference)],
    content: Content::Nothing,
};
static CATEGORY: Rule = Rule {
    attributes: &[
        must("name", is_name),
        must("displayName", is_string),
        may("explainText", is_string),
    ],
    content: Content::Sequence(&[
        any("annotation", &WORDS),
        optional("parentCategory", &REFERENCE),
        any("seeAlso", &WORDS),
        optional("keywords", &WORDS),
    ]),
};
static CATEGORIES: Rule = Rule {
    attributes: &[],
    content: Content::Sequence(&[some("category", &CATEGORY)]),
};
static TEXT: Rule = Rule {
    attributes: &[
        must("id", is_name),
        may("key", is_key),
        may("valueName", is_value_name),
        may("required", is_boolean),
        may("maxLength", is_unsigned),
        may("expandable", is_boolean),
        may("soft", is_boolean),
    ],
    content: Content::Nothing,
};
static VALUE: Rule = Rule {
    attributes: &[],
    content: Content::Sequence(&[one(
        "string",
        &Rule {
            attributes: &[],
            content: Content::Text(is_choice),
        },
    )]),
};
static ITEM: Rule = Rule {
    attributes: &[must("displayName", is_string)],
    content: Content::Sequence(&[one("value", &VALUE)]),
};
static ENUM: Rule = Rule {
    attributes: &[
        must("id", is_name),
        may("key", is_key),
        may("valueName", is_value_name),
        may("required", is_boolean),
    ],
    content: Content::Sequence(&[any("item", &ITEM)]),
};
const ELEMENTS: &[Child] = &[any("text", &TEXT), any("enum", &ENUM)];
static POLICY: Rule = Rule {
    attributes: &[
        must("name", is_name),
        must("class", is_class),
        must("displayName", is_string),
        may("explainText", is_string),
        may("presentation", is_presentation),
        must("key", is_key),
        may("valueName", is_value_name),
    ],
    content: Content::Sequence(&[
        any("annotation", &WORDS),
        optional("parentCategory", &REFERENCE),
        any("seeAlso", &WORDS),
        optional("keywords", &WORDS),
        one("supportedOn", &REFERENCE),
        optional(
            "elements",
            &Rule {
                attributes: &[],
                content: Content::Choice(1, ELEMENTS),
            },
        ),
    ]),
};
static POLICIES: Rule = Rule {
    attributes: &[],
    content: Content::Sequence(&[some("policy", &POLICY)]),
};
static TEMPLATE: Rule = Rule {
    attributes: &[
        must("revision", is_version),
        must("schemaVersion", is_version),
    ],
    content: Content::Sequence(&[
        one("policyNamespaces", &NAMESPACES),
        any("annotation", &WORDS),
        one("resources", &RESOURCES_NEEDED),
        optional("categories", &CATEGORIES),
        optional("policies", &POLICIES),
    ]),
};

static STRINGS: Rule = Rule {
    attributes: &[],
    content: Content::Sequence(&[some(
        "string",
        &Rule {
            attributes: &[must("id", is_name)],
            content: Content::Text(is_text),
        },
    )]),
};
static TEXT_BOX: Rule = Rule {
    attributes: &[must("refId", is_name)],
    content: Content::Sequence(&[one("label", &WORDS), optional("defaultValue", &WORDS)]),
};
static DROPDOWN: Rule = Rule {
    attributes: &[
        must("refId", is_name),
        may("noSort", is_boolean),
        may("defaultItem", is_unsigned),
    ],
    content: Content::Text(is_text),
};
const CONTROLS: &[Child] = &[any("textBox", &TEXT_BOX), any("dropdownList", &DROPDOWN)];
static PRESENTATIONS: Rule = Rule {
    attributes: &[],
    content: Content::Sequence(&[some(
        "presentation",
        &Rule {
            attributes: &[must("id", is_name)],
            content: Content::Choice(0, CONTROLS),
        },
    )]),
};
static RESOURCES: Rule = Rule {
    attributes: &[],
    content: Content::Sequence(&[
        optional("stringTable", &STRINGS),
        optional("presentationTable", &PRESENTATIONS),
    ]),
};
static LANGUAGE: Rule = Rule {
    attributes: &[
        must("revision", is_version),
        must("schemaVersion", is_version),
    ],
    content: Content::Sequence(&[
        one("displayName", &WORDS),
        one("description", &WORDS),
        any("annotation", &WORDS),
        one("resources", &RESOURCES),
    ]),
};

/// All that is wrong in a template and its words.
pub(crate) fn wrong(template: Node, words: Node) -> Vec<String> {
    let mut said = complaints(template, "policyDefinitions", NAMESPACE, &TEMPLATE);
    said.extend(complaints(
        words,
        "policyDefinitionResources",
        NAMESPACE,
        &LANGUAGE,
    ));
    references(template, words, &mut said);
    said
}
