//! Feeds the detector with damaged corpus lines for so many minutes: no panic, spans that fit, no overlap, the same
//! answer from a checker that knows the text before it, and time in proportion to length.
//!
//! `cargo run --release --manifest-path crates/detector/fuzz/Cargo.toml -- 10`; `./build.sh campaign` does so. The
//! seed is printed first, and each failing text goes to `target/fuzz/`, so that it can become a test.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use promptwacht_detector::{Checker, check};

/// Above this a text of a few kilobytes has met something that is not linear, in microseconds a byte.
const SLOW: f64 = 10.0;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let minutes: f64 = arguments
        .next()
        .and_then(|minutes| minutes.parse().ok())
        .unwrap_or(1.0);
    let seed: u64 = arguments
        .next()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(20_261_121);
    println!("seed {seed}");
    let lines = corpus();
    let mut random = Random(seed);
    let end = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let (mut texts, mut faults) = (0_u64, 0);
    let mut checker = Checker::default();
    while Instant::now() < end && faults < 20 {
        let text = damaged(&lines, &mut random);
        texts += 1;
        let started = busy();
        let known = &mut checker;
        let outcome = catch_unwind(AssertUnwindSafe(|| fault_of(&text, known)));
        let outcome = outcome.unwrap_or_else(|_| {
            checker = Checker::default();
            Some("panic".to_owned())
        });
        let each = (busy() - started) * 1e6 / (text.len() as f64 + 1.0);
        let slow = text.len() > 2000 && each > SLOW;
        if let Some(fault) =
            outcome.or_else(|| slow.then(|| format!("{each:.1} microseconds a byte")))
        {
            faults += 1;
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../target/fuzz");
            fs::create_dir_all(folder).expect("target is writable");
            let file = format!("{folder}/{seed}-{texts}.txt");
            fs::write(&file, &text).expect("target is writable");
            println!("{fault}: {file}");
        }
    }
    println!("{texts} texts, {faults} faults");
    std::process::exit(i32::from(faults > 0));
}

/// Seconds that this thread has worked: on a busy machine the clock on the wall says nothing about a text. Where the
/// system does not tell, the clock it is.
fn busy() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|times| times.split(' ').next()?.parse::<f64>().ok())
        .map_or_else(
            || START.elapsed().as_secs_f64(),
            |nanoseconds| nanoseconds / 1e9,
        )
}

/// What is wrong with the report on a text.
fn fault_of(text: &str, checker: &mut Checker) -> Option<String> {
    let report = check(text);
    let mut previous = 0;
    for finding in &report.findings {
        let span = finding.span;
        if text.get(span.start..span.end).is_none() || span.is_empty() {
            return Some(format!("{} has a span that does not fit", finding.kind.id));
        }
        if span.start < previous {
            return Some(format!(
                "{} overlaps the finding before it",
                finding.kind.id
            ));
        }
        previous = span.end;
    }
    (checker.check(text) != report).then(|| "another answer after an edit".to_owned())
}

/// The lines of the corpus with their marks taken off.
fn corpus() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/corpus/tune");
    let files = fs::read_dir(folder).expect("the corpus").flatten();
    let texts = files.map(|file| fs::read_to_string(file.path()).expect("UTF-8"));
    texts
        .flat_map(|text| {
            text.lines()
                .map(|line| line.replace("\\n", "\n").replace("\\t", "\t"))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Pieces of lines, cut, joined, doubled, and strewn with odd characters.
fn damaged(lines: &[String], random: &mut Random) -> String {
    const ODD: &[&str] = &[
        "\u{200b}",
        "\u{ad}",
        "\u{a0}",
        "\u{202e}",
        "\u{301}",
        "\u{feff}",
        "\0",
        "\r\n",
        "\t",
        "|",
        "'",
        "’",
        "-",
        ".",
        ":",
        "/",
        "@",
        "«",
        "[",
        "]",
        "(",
        "é",
        "ß",
        "İ",
        "Ĳ",
        "９",
        "𝟗",
        "а",
        "名",
        "👩‍⚕️",
        "0",
        "9",
        "12",
        "31-12-2026",
        "06",
        "+",
        "NL",
        "van",
        "de",
        "'t",
        "J.",
        "BSN",
        "wachtwoord",
        "://",
        "-----BEGIN PRIVATE KEY-----",
        "%",
        "€",
        "=",
        ",",
        ";",
        " ",
    ];
    let mut text = String::new();
    for _ in 0..=random.below(4) {
        let line = &lines[random.below(lines.len())];
        let cut: Vec<char> = line.chars().collect();
        let from = random.below(cut.len() + 1);
        let to = from + random.below(cut.len() - from + 1);
        text.extend(&cut[from..to]);
        for _ in 0..random.below(4) {
            text.push_str(ODD[random.below(ODD.len())]);
        }
    }
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..random.below(8) {
        let at = random.below(letters.len() + 1);
        match random.below(3) {
            0 if at < letters.len() => {
                letters.remove(at);
            }
            1 => {
                let odd: Vec<char> = ODD[random.below(ODD.len())].chars().collect();
                letters.splice(at..at, odd);
            }
            _ if at < letters.len() => letters[at] = letters[random.below(letters.len())],
            _ => {}
        }
    }
    let text: String = letters.into_iter().collect();
    // Now and then very long, of one piece.
    if random.below(100) == 0 {
        text.repeat(1 + 50_000 / (text.len() + 1))
    } else {
        text
    }
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        (u128::from(bits) * end.max(1) as u128 >> 64) as usize
    }
}
