//! Names in company: who was named in full once is meant when a part of the name stands alone elsewhere, and in a list
//! of names the next one is likely a name too.

use crate::candidate::Candidate;
use crate::lexicon::Lists;
use crate::order;
use crate::report::Evidence;
use crate::text::Text;
use crate::token::Token;
use crate::weights::{self, THRESHOLD};

/// From so much above the threshold on, in decibans, a name vouches for others.
const SURE: i16 = 4;
/// What stands between the names of a list.
const JOINTS: [&str; 6] = [",", "en", "&", ";", "/", "of"];

/// Adds what other names of the text say about each candidate of the kind `id`.
pub(crate) fn weigh(text: &Text<'_>, candidates: &mut [Candidate], id: &str) {
    let mut names: Vec<&mut Candidate> = candidates
        .iter_mut()
        .filter(|candidate| candidate.kind.id == id)
        .collect();
    if names.len() < 2 {
        return;
    }
    mentioned_elsewhere(text, &mut names);
    beside_a_name(text, names);
}

fn is_sure(name: &Candidate) -> bool {
    name.score() >= THRESHOLD + SURE
}

fn mentioned_elsewhere(text: &Text<'_>, names: &mut [&mut Candidate]) {
    let mut known: Vec<(u32, u32)> = Vec::new();
    for name in names.iter().filter(|name| is_sure(name)) {
        let titled = name.evidence.first() == Some(&weights::TITLE);
        if titled || words(text, name).nth(1).is_some() {
            let from = order::key(name.words.start);
            known.extend(words(text, name).map(|token| (token.word, from)));
        }
    }
    if known.is_empty() {
        return;
    }
    order::sort(&mut known);
    for name in names.iter_mut().filter(|name| !is_sure(name)) {
        let elsewhere = |word: u32| {
            let first = known.partition_point(|&(other, _)| other < word);
            known
                .get(first..)
                .unwrap_or(&[])
                .iter()
                .take_while(|&&(other, _)| other == word)
                // A name of many words may begin before this one and hold it.
                .any(|&(_, at)| {
                    let at = at as usize;
                    at > name.words.end || at + 8 < name.words.start
                })
        };
        let again = {
            let mut all = words(text, name).peekable();
            all.peek().is_some() && all.all(|token| token.is_capital() && elsewhere(token.word))
        };
        if again {
            name.add(weights::NAMED_ELSEWHERE);
        }
    }
}

/// The words of a name that tell it from others.
fn words<'a>(text: &'a Text<'_>, name: &Candidate) -> impl Iterator<Item = &'a Token> {
    text.tokens
        .get(name.words.clone())
        .unwrap_or(&[])
        .iter()
        .filter(|token| {
            token.is_word() && token.span.len() > 2 && !token.lists.any(Lists::FUNCTION)
        })
}

/// `Anouk, Bart, Esra en Willemijn`: forwards and backwards, so that one sure name vouches for a whole list.
fn beside_a_name(text: &Text<'_>, names: Vec<&mut Candidate>) {
    let mut names = order::by_key(names, |name| order::key(name.span.start));
    let joined = |from: usize, to: usize| {
        text.raw
            .get(from..to)
            .is_some_and(|gap| gap.len() <= 6 && JOINTS.contains(&gap.trim()))
    };
    let add = |name: &mut Candidate, reason: Evidence| {
        if !is_sure(name) && !name.evidence.contains(&reason) {
            name.add(reason);
        }
    };
    let mut previous: Option<usize> = None;
    for name in &mut names {
        if previous.is_some_and(|end| joined(end, name.span.start)) {
            add(name, weights::BESIDE_A_NAME);
        }
        if is_sure(name) {
            previous = Some(name.span.end);
        }
    }
    let mut next: Option<usize> = None;
    for name in names.iter_mut().rev() {
        if next.is_some_and(|start| joined(name.span.end, start)) {
            add(name, weights::BESIDE_A_NAME);
        }
        if is_sure(name) {
            next = Some(name.span.start);
        }
    }
}
