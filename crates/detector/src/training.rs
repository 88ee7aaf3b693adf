//! What the training of the model of names needs to see: possible names with their features.

use crate::fold::Folded;
use crate::kinds;
use crate::letters;
use crate::name_features;
use crate::name_model;
use crate::report::Span;
use crate::text::Text;

pub use crate::weights::THRESHOLD;

/// Bits of the number of a feature of letters.
pub const LETTER_BITS: u32 = letters::BITS;
/// Bits of the hash of a feature of the context that pick its bucket.
pub const BUCKET_BITS: u32 = name_model::BUCKET_BITS;
/// Buckets that share a written place of their first row.
pub const BLOCK: usize = name_model::BLOCK;
/// The most rows of a bucket.
pub const MOST_ROWS: usize = 15;
/// Bits of that hash that are kept beside the weight.
pub const PRINT_BITS: u32 = name_model::PRINT_BITS;
/// Coarse steps of a weight of the context in three decibans.
pub const STEPS_IN_THREE: i32 = name_model::STEPS_IN_THREE;
/// Steps of a weight in one deciban.
pub const STEPS: i32 = letters::STEPS;

/// A possible name as the rules propose it.
pub struct Possible {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The sum of the rules' evidence, in decibans.
    pub rules: i16,
    /// The hashes of its features.
    pub features: Vec<u32>,
}

/// Every name that the rules propose in `text`, likely or not.
pub fn possible_names(text: &str) -> Vec<Possible> {
    let text = Text::new(text);
    let mut possible = Vec::new();
    for at in 0..text.tokens.len() {
        kinds::possible_name(&text, at, &mut |name, rules| {
            let Some(span) = text.span(name.from, name.to) else {
                return;
            };
            let mut features = Vec::new();
            name_features::context(&text, name, &rules, &mut |feature| {
                features.push(feature);
            });
            possible.push(Possible {
                span,
                rules: rules.iter().map(|reason| reason.weight).sum(),
                features,
            });
        });
    }
    possible
}

/// The numbers of the features of a word's letters; none for a word without a plain form.
pub fn letters(word: &str) -> Vec<u32> {
    let mut features = Vec::new();
    if let Some(folded) = Folded::new(word) {
        letters::each(folded.bytes(), &mut |feature| {
            features.push(feature >> (32 - LETTER_BITS));
        });
    }
    features
}
