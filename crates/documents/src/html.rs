//! The words of HTML, as mails carry them. `mail-parser` takes the tags away, but joins what stands in two cells or blocks; so
//! these are marked before.

use mail_parser::decoders::html::html_to_text;

/// Stands for the end of a cell on the way through the other library, which makes one space of all white space.
const CELL: char = '\u{1f}';

/// The text, with blocks on lines of their own and cells apart by tabs.
pub(crate) fn text(html: &str) -> String {
    let mut marked = String::with_capacity(html.len() + html.len() / 4);
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        marked.push_str(before);
        let name = after.strip_prefix('/').unwrap_or(after);
        let length = name
            .bytes()
            .take_while(u8::is_ascii_alphanumeric)
            .take(12)
            .count();
        let name = name.get(..length).unwrap_or("");
        let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        if is(&["td", "th"]) && after.starts_with('/') {
            marked.push(CELL);
        } else if is(&[
            "tr",
            "div",
            "p",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "hr",
            "title",
            "address",
        ]) {
            marked.push_str("<br>");
        }
        marked.push('<');
        rest = after;
    }
    marked.push_str(rest);
    html_to_text(&marked).replace(CELL, "\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_blocks_stay_apart() {
        let html = "<div>Jan <b>de</b> Vr<i>ies</i></div><div>BSN</div><table><tr><td>Naam</td><td>999900006</td></tr></table>";
        let text = text(html);
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(lines, ["Jan de Vries", "BSN", "Naam\t999900006"]);
    }
}
