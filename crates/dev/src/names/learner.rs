//! Logistic regression on hashed features, in an order and with arithmetic that give the same weights everywhere.

use super::random::Random;

/// One example.
pub(super) struct Example {
    /// Numbers of its features.
    pub(super) features: Vec<u32>,
    /// What is known before the features are looked at, as natural log odds.
    pub(super) offset: f64,
    /// Whether it is one.
    pub(super) truth: bool,
    /// How much it counts.
    pub(super) importance: f64,
}

/// How the learning goes.
pub(super) struct Settings {
    /// Times that all examples are seen.
    pub(super) rounds: usize,
    /// Size of the first step.
    pub(super) rate: f64,
    /// Pull of each weight towards nothing.
    pub(super) decay: f64,
}

/// The weight of each of so many features, in natural log odds.
pub(super) fn learn(examples: &mut [Example], features: usize, settings: &Settings) -> Vec<f64> {
    let mut weights = vec![0.0; features];
    let mut seen = vec![1e-8; features];
    let mut random = Random::new(20_261_121);
    for _ in 0..settings.rounds {
        random.shuffle(examples);
        for example in examples.iter() {
            let sum: f64 = example
                .features
                .iter()
                .filter_map(|&feature| weights.get(feature as usize))
                .sum();
            let wanted = if example.truth { 1.0 } else { 0.0 };
            let slope = (logistic(sum + example.offset) - wanted) * example.importance;
            if slope.abs() < 1e-4 {
                continue;
            }
            for &feature in &example.features {
                let at = feature as usize;
                let (Some(weight), Some(seen)) = (weights.get_mut(at), seen.get_mut(at)) else {
                    continue;
                };
                let slope = slope + settings.decay * *weight;
                *seen += slope * slope;
                *weight -= settings.rate * slope / seen.sqrt();
            }
        }
    }
    weights
}

/// The weights in steps of a deciban, as signed bytes.
pub(super) fn to_bytes(weights: &[f64], steps: i32) -> Vec<u8> {
    let scale = 10.0 / std::f64::consts::LN_10 * f64::from(steps);
    weights
        .iter()
        .map(|weight| {
            #[expect(clippy::cast_possible_truncation, reason = "clamped first")]
            let step = (weight * scale).round().clamp(-127.0, 127.0) as i8;
            step.to_le_bytes()[0]
        })
        .collect()
}

/// Natural log odds of so many decibans.
pub(super) fn from_decibans(decibans: i16) -> f64 {
    f64::from(decibans) * std::f64::consts::LN_10 / 10.0
}

/// The probability for log odds, by a rational approximation: `exp` may differ between machines in its last bit.
fn logistic(odds: f64) -> f64 {
    // e^x = (1 + x/1024)^1024
    let x = odds.clamp(-30.0, 30.0);
    let mut power = 1.0 - x / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    1.0 / (1.0 + power)
}
