//! How fast the detector reads: ten megabytes of mixed text, and one prompt of 500 characters.
//!
//! `cargo run --release -p promptwacht-detector --example throughput`; `./build.sh bench` does so.

#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "a measurement for the terminal"
)]

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use promptwacht_detector::check;

const MEGABYTES: usize = 10;
const ROUNDS: usize = 5;

fn main() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/tune");
    let mut lines: Vec<String> = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(file).unwrap_or_default();
        lines.extend(
            text.lines()
                .filter(|line| !line.starts_with('#') && !line.is_empty())
                .map(plain),
        );
    }
    let mut text = String::new();
    let mut state = 1_u32;
    while text.len() < MEGABYTES * 1_000_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(&lines[(state >> 8) as usize % lines.len()]);
        text.push(if state & 64 == 0 { ' ' } else { '\n' });
    }
    let mut speeds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(check(black_box(&text)));
            text.len() as f64 / 1e6 / start.elapsed().as_secs_f64()
        })
        .collect();
    speeds.sort_by(f64::total_cmp);
    println!(
        "{} MB of mixed text: {:.1} MB/s (median of {ROUNDS}; {:.1} to {:.1})",
        MEGABYTES,
        speeds[ROUNDS / 2],
        speeds[0],
        speeds[ROUNDS - 1]
    );
    let prompts: Vec<&str> = (0..1000)
        .filter_map(|at| {
            let start = text.char_indices().nth(at * 500)?.0;
            let end = text.char_indices().nth(at * 500 + 500)?.0;
            text.get(start..end)
        })
        .collect();
    let start = Instant::now();
    for _ in 0..10 {
        for prompt in &prompts {
            black_box(check(black_box(prompt)));
        }
    }
    println!(
        "a prompt of 500 characters: {:.1} µs (mean of {})",
        start.elapsed().as_secs_f64() * 1e6 / (prompts.len() * 10) as f64,
        prompts.len() * 10
    );
}

/// A line of the corpus without its marks.
fn plain(line: &str) -> String {
    line.split(['«', '»'])
        .enumerate()
        .map(|(part, piece)| {
            if part % 2 == 0 {
                piece
            } else {
                piece.split_once(':').map_or(piece, |(_, value)| value)
            }
        })
        .collect::<String>()
        .replace("\\n", "\n")
        .replace("\\t", "\t")
}
