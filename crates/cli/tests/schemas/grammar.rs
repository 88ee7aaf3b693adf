//! A schema as a table of Rust: which attributes an element has, in what form, and which children in what order.

use roxmltree::{Document, Node};

/// What an element of one type looks like.
pub(crate) struct Rule {
    pub(crate) attributes: &'static [Attribute],
    pub(crate) content: Content,
}

/// What stands in an element.
pub(crate) enum Content {
    Nothing,
    /// Text of this form.
    Text(Form),
    /// Children in this order.
    Sequence(&'static [Child]),
    /// At least so many children, each one of these.
    Choice(usize, &'static [Child]),
}

/// Whether a text has the form that is asked for.
pub(crate) type Form = fn(&str) -> bool;

pub(crate) struct Attribute {
    name: &'static str,
    required: bool,
    form: Form,
}

pub(crate) struct Child {
    name: &'static str,
    rule: &'static Rule,
    least: usize,
    most: usize,
}

pub(crate) const fn must(name: &'static str, form: Form) -> Attribute {
    Attribute {
        name,
        required: true,
        form,
    }
}

pub(crate) const fn may(name: &'static str, form: Form) -> Attribute {
    Attribute {
        name,
        required: false,
        form,
    }
}

pub(crate) const fn one(name: &'static str, rule: &'static Rule) -> Child {
    times(name, rule, 1, 1)
}

pub(crate) const fn optional(name: &'static str, rule: &'static Rule) -> Child {
    times(name, rule, 0, 1)
}

pub(crate) const fn any(name: &'static str, rule: &'static Rule) -> Child {
    times(name, rule, 0, usize::MAX)
}

pub(crate) const fn some(name: &'static str, rule: &'static Rule) -> Child {
    times(name, rule, 1, usize::MAX)
}

const fn times(name: &'static str, rule: &'static Rule, least: usize, most: usize) -> Child {
    Child {
        name,
        rule,
        least,
        most,
    }
}

/// A file that is XML in UTF-8, or the complaint.
pub(crate) fn parse(text: &str) -> Result<Document<'_>, String> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    Document::parse_with_options(text, options).map_err(|error| format!("no XML: {error}"))
}

/// What the root and all below it have wrong.
pub(crate) fn complaints(root: Node, name: &str, namespace: &str, rule: &Rule) -> Vec<String> {
    let mut said = Vec::new();
    if root.tag_name().name() != name {
        said.push(format!(
            "the root is {}, not {name}",
            root.tag_name().name()
        ));
    }
    for node in root.descendants().filter(Node::is_element) {
        if node.tag_name().namespace() != Some(namespace) {
            said.push(format!("{} is of another namespace", path(node)));
        }
    }
    check(root, rule, &mut said);
    said
}

fn check(node: Node, rule: &Rule, said: &mut Vec<String>) {
    attributes(node, rule.attributes, said);
    let children: Vec<Node> = node.children().filter(Node::is_element).collect();
    match &rule.content {
        Content::Text(form) => {
            let text = node.text().unwrap_or_default();
            if !children.is_empty() || !form(text) {
                said.push(format!("{} holds {text:?}", path(node)));
            }
            return;
        }
        Content::Nothing if !children.is_empty() => {
            said.push(format!("{} has children", path(node)));
        }
        Content::Nothing => {}
        Content::Sequence(order) => sequence(node, &children, order, said),
        Content::Choice(least, choices) => {
            if children.len() < *least {
                said.push(format!("{} is empty", path(node)));
            }
            for child in children {
                match choices.iter().find(|choice| named(child, choice)) {
                    Some(choice) => check(child, choice.rule, said),
                    None => said.push(format!("{} may not stand there", path(child))),
                }
            }
        }
    }
    let mut between = node.children().filter(Node::is_text);
    if between.any(|text| text.text().is_some_and(|text| !text.trim().is_empty())) {
        said.push(format!("{} has text between its children", path(node)));
    }
}

fn attributes(node: Node, known: &[Attribute], said: &mut Vec<String>) {
    for attribute in node.attributes() {
        match known.iter().find(|known| known.name == attribute.name()) {
            None => said.push(format!("{} has no {}", path(node), attribute.name())),
            Some(known) if !(known.form)(attribute.value()) => said.push(format!(
                "{}: {} is {:?}",
                path(node),
                known.name,
                attribute.value()
            )),
            Some(_) => {}
        }
    }
    for known in known.iter().filter(|known| known.required) {
        if node.attribute(known.name).is_none() {
            said.push(format!("{} lacks {}", path(node), known.name));
        }
    }
}

fn named(node: Node, child: &Child) -> bool {
    node.tag_name().name() == child.name
}

fn sequence(node: Node, children: &[Node], order: &[Child], said: &mut Vec<String>) {
    let mut rest = children;
    for expected in order {
        let count = rest
            .iter()
            .take_while(|child| named(**child, expected))
            .count();
        if count < expected.least {
            said.push(format!("{} lacks {} there", path(node), expected.name));
        }
        if count > expected.most {
            said.push(format!(
                "{} has {count} times {}",
                path(node),
                expected.name
            ));
        }
        let (these, others) = rest.split_at(count);
        for child in these {
            check(*child, expected.rule, said);
        }
        rest = others;
    }
    for child in rest {
        said.push(format!("{} may not stand there", path(*child)));
    }
}

/// Where an element stands, with the name or id that it has.
pub(crate) fn path(node: Node) -> String {
    let mut names: Vec<String> = node
        .ancestors()
        .filter(Node::is_element)
        .map(|node| {
            let id = ["name", "id", "refId"]
                .iter()
                .find_map(|name| node.attribute(*name));
            id.map_or_else(
                || node.tag_name().name().to_owned(),
                |id| format!("{}[{id}]", node.tag_name().name()),
            )
        })
        .collect();
    names.reverse();
    names.join("/")
}
