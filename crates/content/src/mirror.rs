//! A textarea's text once more, over it and unseen but for the lines under what was found.
//!
//! A textarea has no text nodes that a highlight could take. The mirror lies in our own closed root, has the textarea's font and
//! room, scrolls along and lets every click through. Only lines that changed are drawn anew.

use crate::room::{self, Room};
use crate::ui;
use promptwacht_detector::{Level, Report};
use promptwacht_screen::page;
use std::str::Chars;
use web_sys::{Element, HtmlTextAreaElement, ShadowRoot};

/// What decides where a letter stands.
const METRICS: [&str; 33] = [
    "direction",
    "font-family",
    "font-feature-settings",
    "font-kerning",
    "font-optical-sizing",
    "font-size",
    "font-size-adjust",
    "font-stretch",
    "font-style",
    "font-variant-caps",
    "font-variant-ligatures",
    "font-variant-numeric",
    "font-variation-settings",
    "font-weight",
    "hyphens",
    "letter-spacing",
    "line-break",
    "line-height",
    "overflow-wrap",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "tab-size",
    "text-align",
    "text-indent",
    "text-rendering",
    "text-transform",
    "text-wrap-style",
    "unicode-bidi",
    "white-space",
    "word-break",
    "word-spacing",
];

pub(crate) struct Mirror {
    clip: Element,
    sheet: Element,
    lines: Vec<Line>,
    metrics: String,
    at: Option<HtmlTextAreaElement>,
}

/// The part of a mark that stands in one line, in bytes of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Part {
    start: usize,
    end: usize,
    level: Level,
    /// The mark began in a line before.
    more: bool,
}

/// A line of the text and the marks in it.
struct Line {
    text: String,
    parts: Vec<Part>,
    element: Element,
    /// The elements of marks that begin in this line.
    marked: Vec<Element>,
}

impl Drop for Mirror {
    fn drop(&mut self) {
        self.clip.remove();
    }
}

impl Mirror {
    pub(crate) fn new(root: &ShadowRoot) -> Option<Self> {
        let clip = page::add(root, "div", "mirror", "")?;
        page::set(&clip, "aria-hidden", "true");
        let sheet = page::add(&clip, "div", "sheet", "")?;
        Some(Self {
            clip,
            sheet,
            lines: Vec::new(),
            metrics: String::new(),
            at: None,
        })
    }

    /// Draws the marks of `report`; the elements answered are in the order of the findings.
    pub(crate) fn draw(&mut self, area: &HtmlTextAreaElement, report: &Report) -> Vec<Element> {
        self.at = Some(area.clone());
        self.measure(area);
        // The page's no-break spaces hold lines together, those of the judged text would not.
        let raw = area.value();
        let mut bytes = Raw::new(&raw);
        let spans: Vec<_> = report
            .flagged()
            .map(|finding| {
                let start = bytes.at(finding.span.start);
                (start, bytes.at(finding.span.end), finding.level)
            })
            .collect();
        self.write(&lines(&raw, &spans));
        let marked = self.lines.iter().flat_map(|line| &line.marked);
        marked.cloned().collect()
    }

    fn measure(&mut self, area: &HtmlTextAreaElement) {
        let Some(style) =
            page::window().and_then(|window| window.get_computed_style(area).ok().flatten())
        else {
            return;
        };
        let mut metrics = String::new();
        for name in METRICS {
            if let Ok(value) = style.get_property_value(name) {
                metrics.extend([name, ":", &value, ";"]);
            }
        }
        self.metrics = metrics;
    }

    fn write(&mut self, wanted: &[(&str, Vec<Part>)]) {
        let same =
            |(line, new): &(&Line, &(&str, Vec<Part>))| line.text == new.0 && line.parts == new.1;
        let pairs = self.lines.iter().zip(wanted);
        let before = pairs.take_while(same).count();
        let rest = self.lines.len().min(wanted.len()) - before;
        let pairs = self.lines.iter().rev().zip(wanted.iter().rev()).take(rest);
        let after = pairs.take_while(same).count();

        let kept = self.lines.len() - after;
        let next = self.lines.get(kept).map(|line| line.element.clone());
        let fresh = wanted.get(before..wanted.len() - after).unwrap_or_default();
        let fresh: Vec<_> = fresh
            .iter()
            .filter_map(|(text, parts)| Line::new(text, parts))
            .collect();
        for line in &fresh {
            let _ = self.sheet.insert_before(&line.element, next.as_deref());
        }
        let tail = self.lines.split_off(kept);
        for line in self.lines.split_off(before) {
            line.element.remove();
        }
        self.lines.extend(fresh);
        self.lines.extend(tail);
    }

    /// Lies where the textarea lies and shows what shows of it.
    pub(crate) fn follow(&self) {
        let Some(area) = self.at.as_ref().filter(|area| area.is_connected()) else {
            return;
        };
        let whole = Room::of(&area.get_bounding_client_rect());
        let inner = Room {
            left: whole.left + f64::from(area.client_left()),
            top: whole.top + f64::from(area.client_top()),
            ..whole
        };
        // Whole numbers are known of what lies round the text: borders and a scroll bar.
        let width = whole.width() - f64::from(area.offset_width() - area.client_width());
        let height = whole.height() - f64::from(area.offset_height() - area.client_height());
        let seen = room::visible(area).within(&Room {
            right: inner.left + width,
            bottom: inner.top + height,
            ..inner
        });
        let own: &Element = area;
        let covered = room::at_point(seen.centre())
            .is_some_and(|top| top != *own && top.local_name() != ui::NAME);
        let hidden = seen.width() <= 0.0 || seen.height() <= 0.0 || covered;
        let show = if hidden { "hidden" } else { "visible" };
        let clip = [
            ("left", seen.left),
            ("top", seen.top),
            ("width", seen.width()),
            ("height", seen.height()),
        ];
        dress(&self.clip, &["visibility:", show].concat(), &clip);
        let sheet = [
            (
                "left",
                inner.left - seen.left - f64::from(area.scroll_left()),
            ),
            ("top", inner.top - seen.top - f64::from(area.scroll_top())),
            ("width", width),
        ];
        dress(&self.sheet, &self.metrics, &sheet);
    }
}

/// Gives an element this style and these lengths, in CSS pixels.
fn dress(element: &Element, style: &str, lengths: &[(&str, f64)]) {
    let mut style = style.to_owned();
    for (name, length) in lengths {
        style.extend([";", name, ":", &pixels(*length)]);
    }
    if element.get_attribute("style").as_deref() != Some(&style) {
        page::set(element, "style", &style);
    }
}

/// A length in 64ths of a pixel, which is as fine as browsers lay out: formatting fractions would bring 20 kB of code.
#[expect(clippy::cast_possible_truncation, reason = "places inside a window")]
fn pixels(value: f64) -> String {
    format!("calc({}px / 64)", (value * 64.0).round() as i32)
}

impl Line {
    fn new(text: &str, parts: &[Part]) -> Option<Self> {
        let element = page::element("div", "", "")?;
        let plain = |from: usize, to: usize| {
            page::append_text(&element, text.get(from..to).unwrap_or_default());
        };
        let (mut at, mut marked) = (0, Vec::new());
        for part in parts {
            plain(at, part.start);
            let value = text.get(part.start..part.end)?;
            let mark = page::add(&element, "span", part.level.id(), value)?;
            if !part.more {
                marked.push(mark);
            }
            at = part.end;
        }
        plain(at, text.len());
        Some(Self {
            text: text.to_owned(),
            parts: parts.to_vec(),
            element,
            marked,
        })
    }
}

/// The lines of a text up to the last one with a mark, each with its line end; spans in bytes, sorted and apart.
fn lines<'a>(text: &'a str, spans: &[(usize, usize, Level)]) -> Vec<(&'a str, Vec<Part>)> {
    let mut lines = Vec::new();
    let (mut from, mut spans) = (0, spans.iter().peekable());
    for line in text.split_inclusive('\n') {
        if spans.peek().is_none() {
            break;
        }
        let to = from + line.len();
        let mut parts = Vec::new();
        while let Some((start, end, level)) = spans.peek() {
            if *start >= to {
                break;
            }
            parts.push(Part {
                start: start.max(&from) - from,
                end: end.min(&to) - from,
                level: *level,
                more: *start < from,
            });
            if *end > to {
                break;
            }
            spans.next();
        }
        lines.push((line, parts));
        from = to;
    }
    lines
}

/// Turns rising offsets in a text with plain spaces into those of the text as it is ([`crate::reading::spaces`]).
struct Raw<'a> {
    chars: Chars<'a>,
    judged: usize,
    byte: usize,
}

impl<'a> Raw<'a> {
    fn new(raw: &'a str) -> Self {
        Self {
            chars: raw.chars(),
            judged: 0,
            byte: 0,
        }
    }

    fn at(&mut self, judged: usize) -> usize {
        while self.judged < judged
            && let Some(c) = self.chars.next()
        {
            self.byte += c.len_utf8();
            self.judged += if matches!(c, '\u{a0}' | '\u{202f}') {
                1
            } else {
                c.len_utf8()
            };
        }
        self.byte
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(start: usize, end: usize, level: Level) -> Part {
        Part {
            start,
            end,
            level,
            more: false,
        }
    }

    #[test]
    fn marks_go_with_their_lines() {
        let spans = [(1, 3, Level::Warn), (5, 8, Level::Stop)];
        assert_eq!(
            lines("abcd\nefg\nhij\nk", &spans),
            [
                ("abcd\n", vec![part(1, 3, Level::Warn)]),
                ("efg\n", vec![part(0, 3, Level::Stop)]),
            ]
        );
    }

    #[test]
    fn a_mark_over_a_line_end_is_in_both_lines() {
        assert_eq!(
            lines("ab\ncd\ne", &[(1, 4, Level::Warn)]),
            [
                ("ab\n", vec![part(1, 3, Level::Warn)]),
                (
                    "cd\n",
                    vec![Part {
                        more: true,
                        ..part(0, 1, Level::Warn)
                    }]
                ),
            ]
        );
    }

    #[test]
    fn no_break_spaces_are_one_byte_in_the_judged_text() {
        let raw = "a\u{a0}b\u{202f}é";
        let mut bytes = Raw::new(raw);
        assert_eq!([1, 2, 3, 4, 6].map(|at| bytes.at(at)), [1, 3, 4, 7, 9]);
    }
}
