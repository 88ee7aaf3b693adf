//! Features that were seen often enough to be believed, and the table that holds their weights.
//!
//! A feature that was never learnt must weigh nothing: so the table keeps a piece of each feature's hash beside its
//! weight, and what is rare is left out before anything is learnt.

use promptwacht_detector::training::{BLOCK, BUCKET_BITS, MOST_ROWS, PRINT_BITS, STEPS_IN_THREE};

use super::learner::Example;

/// A feature of fewer examples says more about those than about names.
const FEWEST: usize = 16;
/// The largest weight, in steps: four bits with a sign.
const LARGEST: f64 = 7.0;

/// The features that count, in rising order: the place of one is its number.
pub(super) struct Index {
    features: Vec<u32>,
}

impl Index {
    /// The features that occur often enough in all of `sets` together.
    pub(super) fn new(sets: &[&[Example]]) -> Self {
        let mut all: Vec<u32> = sets
            .iter()
            .flat_map(|set| set.iter())
            .flat_map(|example| {
                // A feature counts once an example.
                let mut features = example.features.clone();
                features.sort_unstable();
                features.dedup();
                features
            })
            .collect();
        all.sort_unstable();
        let features = all
            .chunk_by(|a, b| a == b)
            .filter(|same| same.len() >= FEWEST)
            .filter_map(|same| same.first().copied())
            .collect();
        Self { features }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.features.len()
    }

    /// Puts the numbers of the features in place of their hashes; the others are left out.
    pub(super) fn number(&self, examples: &mut [Example]) {
        for example in examples {
            example.features = example
                .features
                .iter()
                .filter_map(|feature| self.features.binary_search(feature).ok())
                .filter_map(|place| u32::try_from(place).ok())
                .collect();
        }
    }

    /// The table of `name_model.rs`: the first row of each block, how many rows each bucket has, then the rows.
    pub(super) fn table(&self, weights: &[f64]) -> Vec<u8> {
        let scale = 10.0 / std::f64::consts::LN_10 * f64::from(STEPS_IN_THREE) / 3.0;
        let mut buckets: Vec<Vec<u16>> = vec![Vec::new(); 1 << BUCKET_BITS];
        for (&feature, weight) in self.features.iter().zip(weights) {
            #[expect(clippy::cast_possible_truncation, reason = "clamped first")]
            let step = (weight * scale).round().clamp(-LARGEST, LARGEST) as i8;
            if step == 0 {
                continue;
            }
            #[expect(clippy::cast_possible_truncation, reason = "the lower bits")]
            let print =
                (feature >> (32 - BUCKET_BITS - PRINT_BITS)) as u16 & ((1 << PRINT_BITS) - 1);
            let bucket = (feature >> (32 - BUCKET_BITS)) as usize;
            if let Some(rows) = buckets.get_mut(bucket) {
                rows.push(print << 4 | u16::from(step.to_le_bytes()[0] & 15));
                assert!(
                    rows.len() <= MOST_ROWS,
                    "a bucket has more rows than four bits count"
                );
            }
        }
        let rows: Vec<u16> = buckets.concat();
        eprintln!("{} features, {} of them weigh", self.len(), rows.len());
        let mut begin = 0;
        let blocks = buckets.chunks(BLOCK).map(|block| {
            let first = begin;
            begin += block.iter().map(Vec::len).sum::<usize>();
            u16::try_from(first).unwrap_or(u16::MAX)
        });
        let mut table: Vec<u8> = blocks.flat_map(u16::to_le_bytes).collect();
        let counts = buckets.as_chunks::<2>().0;
        #[expect(clippy::cast_possible_truncation, reason = "four bits each")]
        table.extend(
            counts
                .iter()
                .map(|[even, odd]| (even.len() | odd.len() << 4) as u8),
        );
        table.extend(rows.into_iter().flat_map(u16::to_le_bytes));
        table
    }
}
