//! Configuration profiles of macOS.
//!
//! Rules: the document type of property lists (`PropertyList-1.0.dtd`, which is ten lines: written out below, not copied, since Apple gives no
//! licence for it alone), and developer.apple.com, `TopLevel` and `CommonPayloadKeys` of the profile-specific payload keys. The types of the
//! payloads are those under which Chrome, Edge and Firefox read policies: chromium.org, "Mac Quick Start"; mozilla.github.io/policy-templates.

use std::collections::BTreeSet;

use roxmltree::Node;

const DOCTYPE: &str = "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";

/// All that is wrong in a profile; `text` is the whole file.
pub(crate) fn wrong(text: &str, root: Node) -> Vec<String> {
    let mut said = Vec::new();
    if !text.contains(DOCTYPE) {
        said.push("not the document type of a property list".to_owned());
    }
    if !root.has_tag_name("plist") || root.attribute("version") != Some("1.0") {
        said.push("the root is not a plist of version 1.0".to_owned());
    }
    let objects: Vec<Node> = root.children().filter(Node::is_element).collect();
    let [profile] = objects.as_slice() else {
        said.push(format!("plist has {} objects", objects.len()));
        return said;
    };
    object(*profile, &mut said);
    top(*profile, &mut said);
    said
}

fn object(node: Node, said: &mut Vec<String>) {
    let name = node.tag_name().name();
    if node.attributes().len() > 0 {
        said.push(format!("{name} has attributes"));
    }
    let children: Vec<Node> = node.children().filter(Node::is_element).collect();
    let text = node.text().unwrap_or_default();
    match name {
        "dict" => dict(&children, said),
        "array" => children.iter().for_each(|child| object(*child, said)),
        "string" if children.is_empty() => {}
        "integer" if children.is_empty() && text.parse::<i64>().is_ok() => {}
        "true" | "false" if !node.has_children() => {}
        _ => said.push(format!(
            "{name} holds {text:?}, or is not of property lists that we write"
        )),
    }
}

/// Keys and objects by turns. No key twice: the document type does not say so, but only one of them would count.
fn dict(children: &[Node], said: &mut Vec<String>) {
    let mut keys = BTreeSet::new();
    for pair in children.chunks(2) {
        let [key, value] = pair else {
            said.push("dict has a key without an object".to_owned());
            return;
        };
        let name = key.text().unwrap_or_default();
        if !key.has_tag_name("key") || name.is_empty() {
            said.push(format!("dict has {} for a key", key.tag_name().name()));
        }
        if !keys.insert(name) {
            said.push(format!("dict has {name} twice"));
        }
        object(*value, said);
    }
}

/// What stands under a key.
pub(crate) fn get<'a>(dict: Node<'a, 'a>, key: &str) -> Option<Node<'a, 'a>> {
    let children: Vec<Node> = dict.children().filter(Node::is_element).collect();
    let pair = children
        .chunks(2)
        .find(|pair| pair.first().and_then(Node::text) == Some(key));
    pair.and_then(|pair| pair.get(1)).copied()
}

fn text<'a>(dict: Node<'a, 'a>, key: &str) -> Option<&'a str> {
    get(dict, key)
        .filter(|node| node.has_tag_name("string"))?
        .text()
}

fn top<'a>(profile: Node<'a, 'a>, said: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    let identifier = common(profile, &mut seen, said);
    if text(profile, "PayloadType") != Some("Configuration") {
        said.push("the profile is no Configuration".to_owned());
    }
    if !matches!(text(profile, "PayloadScope"), Some("System" | "User")) {
        said.push("PayloadScope is neither System nor User".to_owned());
    }
    let Some(payloads) = get(profile, "PayloadContent").filter(|node| node.has_tag_name("array"))
    else {
        said.push("PayloadContent is no array".to_owned());
        return;
    };
    let mut types = BTreeSet::new();
    for payload in payloads.children().filter(Node::is_element) {
        let own = common(payload, &mut seen, said);
        if !own.starts_with(&format!("{identifier}.")) {
            said.push(format!("{own} is not below {identifier}"));
        }
        let kind = text(payload, "PayloadType").unwrap_or_default();
        let domains = [
            "com.google.Chrome",
            "com.microsoft.Edge",
            "org.mozilla.firefox",
        ];
        if !domains.iter().any(|domain| kind.starts_with(domain)) || !types.insert(kind) {
            said.push(format!(
                "no browser reads a payload {kind:?}, or it comes twice"
            ));
        }
    }
    if types.is_empty() {
        said.push("the profile is empty".to_owned());
    }
}

/// The four keys that every payload must have; gives the identifier.
fn common<'a>(
    payload: Node<'a, 'a>,
    seen: &mut BTreeSet<String>,
    said: &mut Vec<String>,
) -> &'a str {
    let identifier = text(payload, "PayloadIdentifier").unwrap_or_default();
    let parts = identifier.split('.');
    if parts.clone().count() < 3 || parts.clone().any(str::is_empty) {
        said.push(format!("PayloadIdentifier is {identifier:?}"));
    }
    if text(payload, "PayloadType").is_none() {
        said.push(format!("{identifier} lacks PayloadType"));
    }
    let version = get(payload, "PayloadVersion").filter(|node| node.has_tag_name("integer"));
    if version.and_then(|node| node.text()) != Some("1") {
        said.push(format!("{identifier}: PayloadVersion is not 1"));
    }
    let uuid = text(payload, "PayloadUUID").unwrap_or_default();
    if uuid::Uuid::try_parse(uuid).is_err() || uuid != uuid.to_uppercase() || uuid.len() != 36 {
        said.push(format!("{identifier}: PayloadUUID is {uuid:?}"));
    }
    for own in [identifier, uuid] {
        if !seen.insert(own.to_owned()) {
            said.push(format!("{own} comes twice"));
        }
    }
    identifier
}
