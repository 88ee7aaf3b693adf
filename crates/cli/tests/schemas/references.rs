//! What a template for group policies and its words ask of each other, and of themselves: no schema of XML can say this.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use crate::admx::inside;
use crate::grammar::path;

/// Which control of a presentation goes with which element of a policy.
const PAIRS: [(&str, &str); 2] = [("textBox", "text"), ("dropdownList", "enum")];

/// All elements of this name, wherever they stand.
pub(crate) fn all<'a>(root: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    root.descendants()
        .filter(move |node| node.is_element() && node.tag_name().name() == name)
}

fn attribute<'a>(node: Node<'a, 'a>, name: &str) -> &'a str {
    node.attribute(name).unwrap_or_default()
}

/// The value of one attribute of these elements; one that comes twice is a complaint.
fn unique<'a>(
    nodes: impl Iterator<Item = Node<'a, 'a>>,
    name: &str,
    said: &mut Vec<String>,
) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for node in nodes {
        let value = attribute(node, name);
        if !seen.insert(value) {
            said.push(format!("{value} comes twice: {}", path(node)));
        }
    }
    seen
}

/// Adds what is missing, double or goes round in a circle.
pub(crate) fn references<'a>(template: Node<'a, 'a>, words: Node<'a, 'a>, said: &mut Vec<String>) {
    let tables = |name| all(words, name);
    let strings = unique(
        tables("stringTable").flat_map(|table| all(table, "string")),
        "id",
        said,
    );
    let presentations = unique(tables("presentation"), "id", said);
    let asked = |table: &str| -> BTreeSet<&str> {
        let values = template.descendants().flat_map(|node| node.attributes());
        values
            .filter_map(|given| inside(given.value(), table))
            .collect()
    };
    for (kind, asked, there) in [
        ("string", asked("string"), strings),
        ("presentation", asked("presentation"), presentations),
    ] {
        let missing = asked.difference(&there);
        said.extend(missing.map(|id| format!("{kind} {id} is asked for, not there")));
        let spare = there.difference(&asked);
        said.extend(spare.map(|id| format!("{kind} {id} is there, not asked for")));
    }
    let needed = all(template, "resources").next();
    if needed.map(|node| attribute(node, "minRequiredRevision")) != words.attribute("revision") {
        said.push("the words are of another revision than the template needs".to_owned());
    }
    prefixes(template, said);
    categories(template, said);
    policies(template, words, said);
}

/// Every prefix is declared; no two namespaces are one.
fn prefixes<'a>(template: Node<'a, 'a>, said: &mut Vec<String>) {
    let declared = || all(template, "target").chain(all(template, "using"));
    let known = unique(declared(), "prefix", said);
    unique(declared(), "namespace", said);
    for node in template.descendants() {
        let prefix = attribute(node, "ref")
            .split_once(':')
            .map(|(prefix, _)| prefix);
        if prefix.is_some_and(|prefix| !known.contains(prefix)) {
            said.push(format!("{} refers to an unknown namespace", path(node)));
        }
    }
}

/// Every category that is named is there, and each chain of parents ends.
fn categories<'a>(template: Node<'a, 'a>, said: &mut Vec<String>) {
    let known = unique(all(template, "category"), "name", said);
    let mut parents = BTreeMap::new();
    for node in all(template, "parentCategory") {
        let name = attribute(node, "ref");
        if !known.contains(name) {
            said.push(format!("{} asks for category {name}", path(node)));
        }
        if let Some(child) = node
            .parent()
            .filter(|parent| parent.tag_name().name() == "category")
        {
            parents.insert(attribute(child, "name"), name);
        }
    }
    for start in parents.keys() {
        let chain = std::iter::successors(Some(start), |name| parents.get(*name));
        if chain.take(parents.len() + 2).count() > parents.len() + 1 {
            said.push(format!("category {start} is above itself"));
        }
    }
}

/// Policies have names of their own, each writes what no other writes, and their presentations show just their elements.
fn policies<'a>(template: Node<'a, 'a>, words: Node<'a, 'a>, said: &mut Vec<String>) {
    unique(all(template, "policy"), "name", said);
    let mut written = BTreeSet::new();
    for policy in all(template, "policy") {
        let elements = || {
            let inner = policy
                .children()
                .filter(|node| node.tag_name().name() == "elements");
            inner
                .flat_map(|node| node.children())
                .filter(Node::is_element)
        };
        unique(elements(), "id", said);
        for element in elements() {
            let key = element.attribute("key").unwrap_or(attribute(policy, "key"));
            if !written.insert((key, attribute(element, "valueName"))) {
                said.push(format!("{} is written twice", path(element)));
            }
        }
        let shown = inside(attribute(policy, "presentation"), "presentation");
        let Some(shown) = all(words, "presentation").find(|node| node.attribute("id") == shown)
        else {
            continue; // said by the references
        };
        let of = |node: Node<'a, 'a>, id| (node.tag_name().name(), attribute(node, id));
        let expected: BTreeSet<_> = elements()
            .map(|node| of(node, "id"))
            .map(|(kind, id)| {
                let control = PAIRS.iter().find(|(_, element)| *element == kind);
                (control.map_or("no control", |(control, _)| control), id)
            })
            .collect();
        let controls = shown.children().filter(Node::is_element);
        let there: BTreeSet<_> = controls.map(|node| of(node, "refId")).collect();
        if expected != there {
            said.push(format!(
                "{} needs {expected:?}, its presentation has {there:?}",
                path(policy)
            ));
        }
    }
}
