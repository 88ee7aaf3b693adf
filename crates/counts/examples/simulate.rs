//! A thousand browsers over three weeks, and a few in three more, each with a [`Counts`] of its own, that report to a real collector.
//!
//! `simulate <port> <closed port> <seed>` posts to `http://127.0.0.1:<port>/v1/metrics`, and on one day to the closed port, where
//! nobody answers. It prints as JSON what is true and the collector cannot know: every sum as it was when the events were made,
//! the browsers of each week, and which bucket each of them sent.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a program of the tests: it may fall over, and says what it has to say"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::{env, thread};

use promptwacht_counts::key::{Action, Category, Level, Page, Role, Site};
use promptwacht_counts::{Answer, Counts, Day, Event, Hour, PROBE, Report, Totals, What};
use serde_json::json;

const BROWSERS: u32 = 1000;
const FEW: u32 = 9;
/// Monday 2 November 2026.
const FIRST_DAY: u32 = 20_759;
const WEEKS: u32 = 3;
/// The collector is away on this day, counted from the first.
const AWAY: u32 = 8;
const THREADS: u32 = 4;

/// Chance that repeats: splitmix64.
struct Chance(u64);

impl Chance {
    fn draw(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 32) as u32
    }

    fn below(&mut self, end: u32) -> u32 {
        self.draw() % end
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u32) as usize]
    }
}

/// A connection that is kept, as a browser does.
struct Collector {
    port: u16,
    stream: Option<BufReader<TcpStream>>,
}

impl Collector {
    fn new(port: u16) -> Self {
        Self { port, stream: None }
    }

    fn post(&mut self, body: &str) -> Answer {
        let status = self.try_post(body);
        if status.is_err() {
            self.stream = None;
        }
        Answer::of(status.ok())
    }

    fn try_post(&mut self, body: &str) -> std::io::Result<u16> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_nodelay(true)?;
            self.stream = Some(BufReader::new(stream));
        }
        let stream = self.stream.as_mut().unwrap();
        let head = format!(
            "POST /v1/metrics HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            self.port,
            body.len()
        );
        stream.get_mut().write_all((head + body).as_bytes())?;
        let mut status = None;
        let mut length = 0;
        loop {
            let mut line = String::new();
            stream.read_line(&mut line)?;
            let line = line.trim_end().to_lowercase();
            if line.is_empty() {
                break;
            }
            match line.split_once(": ") {
                Some(("content-length", bytes)) => length = bytes.parse().unwrap_or(0),
                Some(_) => {}
                None => status = line.split(' ').nth(1).and_then(|code| code.parse().ok()),
            }
        }
        stream.read_exact(&mut vec![0; length])?;
        status.ok_or_else(|| std::io::ErrorKind::InvalidData.into())
    }
}

/// One browser.
struct Browser {
    number: u32,
    counts: Counts,
    chance: Chance,
    sites: Vec<Site>,
    role: Role,
    /// By week.
    buckets: BTreeMap<u32, u16>,
}

/// What is true of all browsers.
#[derive(Default)]
struct Truth {
    sums: Totals,
    /// Who was there: on this day, anywhere, at this chatbot or in this role.
    present: BTreeSet<(Day, What, u32)>,
    weeks: BTreeMap<u32, BTreeSet<u32>>,
    buckets: BTreeMap<u32, BTreeMap<u32, u16>>,
    reports: u32,
    /// Data points in them.
    points: usize,
    waiting: usize,
    longest: usize,
}

impl Truth {
    fn happened(&mut self, day: Day, event: Event, browser: u32) {
        self.sums.add(day, What::Events(event), 1);
        let site = event.site().map(What::BrowsersAt);
        let role = event.role().map(What::BrowsersOf);
        let groups = [site.map(|_| What::Browsers), site, role]
            .into_iter()
            .flatten();
        self.present
            .extend(groups.map(|group| (day, group, browser)));
        self.weeks
            .entry(day.week().iso())
            .or_default()
            .insert(browser);
    }

    fn join(&mut self, other: Self) {
        for (day, what, number) in other.sums.rows() {
            self.sums.add(day, what, number);
        }
        for (day, group, _) in other.present {
            self.sums.add(day, group, 1);
        }
        for (week, browsers) in other.weeks {
            self.weeks.entry(week).or_default().extend(browsers);
        }
        self.buckets.extend(other.buckets);
        self.reports += other.reports;
        self.points += other.points;
        self.waiting += other.waiting;
        self.longest = self.longest.max(other.longest);
    }
}

impl Browser {
    fn new(number: u32, seed: u64) -> Self {
        let mut chance = Chance(seed ^ (u64::from(number) << 20));
        let mut sites = vec![chance.of(&[Site::Chatgpt, Site::Copilot, Site::Claude])];
        if chance.below(4) == 0 {
            sites.push(Site::M365);
        }
        // A chatbot of so few that nothing may be shown of it.
        if number < FEW {
            sites.push(Site::Deepseek);
        }
        Self {
            number,
            counts: Counts::default(),
            chance,
            sites,
            // A role, too, of so few that nothing may be shown of it.
            role: match number {
                0..FEW => Role::Officer,
                _ if number.is_multiple_of(5) => Role::Unknown,
                _ if number % 5 == 1 => Role::Manager,
                _ => Role::Clinician,
            },
            buckets: BTreeMap::new(),
        }
    }

    /// What happens in an hour at work.
    fn events(&mut self) -> Vec<Event> {
        let site = self.chance.of(&self.sites);
        let level = self.chance.of(&[
            Level::Nothing,
            Level::Nothing,
            Level::Hint,
            Level::Warn,
            Level::Stop,
        ]);
        let mut events = vec![Event::Prompt(site, level)];
        if level != Level::Nothing {
            events.push(Event::Finding(site, self.chance.of(Category::ALL), level));
            events.push(Event::Action(site, self.chance.of(Action::ALL)));
        }
        match self.chance.below(8) {
            0 => events.push(Event::Visit(site)),
            1 => events.push(Event::Training(self.chance.of(Page::ALL), self.role)),
            _ => {}
        }
        events
    }

    /// An hour in which the browser runs.
    fn hour(&mut self, hour: Hour, works: bool, collector: &mut Collector, truth: &mut Truth) {
        if works {
            let events = self.events();
            for &event in &events {
                truth.happened(hour.day(), event, self.number);
            }
            self.counts.note(hour, self.chance.draw(), &events);
        }
        if !self.counts.has_report(hour) || collector.post(PROBE) != Answer::Accepted {
            return;
        }
        let report = self.counts.take(hour).unwrap();
        let body = report.body();
        let answer = collector.post(&body);
        assert_eq!(answer, Answer::Accepted);
        truth.reports += 1;
        truth.points += body.matches("\"asInt\"").count();
        if let Report::Week(ticket) = &report {
            self.buckets.insert(ticket.week.iso(), ticket.bucket);
        }
        self.counts.answered(hour, &report, answer);
    }

    /// All its weeks, and one more in which nobody works and what waits is sent.
    fn live(mut self, open: &mut Collector, away: &mut Collector, truth: &mut Truth) {
        let weeks = if self.number < FEW { 2 * WEEKS } else { WEEKS };
        for day in (0..7 * (weeks + 1)).filter(|day| day % 7 < 5) {
            let at_work = day < 7 * weeks;
            // Everybody works on Monday, and on other days most do.
            let works = at_work && (day % 7 == 0 || self.chance.below(3) > 0);
            let collector = if day == AWAY { &mut *away } else { &mut *open };
            if works || !at_work {
                for hour in [9, 11, 14, 16] {
                    let hour = Hour((FIRST_DAY + day) * 24 + hour);
                    self.hour(hour, works, collector, truth);
                }
            }
            // The browser is closed: what was kept is what is left.
            let kept = self.counts.write();
            truth.longest = truth.longest.max(kept.len());
            self.counts = Counts::read(&kept);
        }
        truth.waiting += self.counts.days().len();
        truth.buckets.insert(self.number, self.buckets);
    }
}

fn main() {
    let arguments: Vec<u64> = env::args()
        .skip(1)
        .map(|one| one.parse().unwrap())
        .collect();
    let (port, closed, seed) = (arguments[0] as u16, arguments[1] as u16, arguments[2]);
    let all = Mutex::new(Truth::default());
    thread::scope(|scope| {
        for part in 0..THREADS {
            let all = &all;
            scope.spawn(move || {
                let mut truth = Truth::default();
                let (mut open, mut away) = (Collector::new(port), Collector::new(closed));
                for number in (part..BROWSERS).step_by(THREADS as usize) {
                    Browser::new(number, seed).live(&mut open, &mut away, &mut truth);
                }
                all.lock().unwrap().join(truth);
            });
        }
    });
    let truth = all.into_inner().unwrap();
    let weeks = truth
        .weeks
        .iter()
        .map(|(week, browsers)| (week, browsers.len()));
    let answer = json!({
        "table": truth.sums.csv(0),
        "shown": truth.sums.csv(10),
        "weeks": weeks.collect::<BTreeMap<_, _>>(),
        "buckets": truth.buckets.into_values().collect::<Vec<_>>(),
        "reports": truth.reports,
        "points": truth.points,
        "waiting": truth.waiting,
        "longest": truth.longest,
    });
    println!("{answer}");
}
