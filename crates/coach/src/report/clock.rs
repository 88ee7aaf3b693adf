//! The clock of 72 hours.

const HOUR_MS: i64 = 3_600_000;

/// How long an organisation has, in milliseconds: 72 hours (AVG 33).
pub const TERM_MS: i64 = 72 * HOUR_MS;

/// How much of the 72 hours is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Whole hours left.
    Left(i64),
    /// Whole hours too late.
    Over(i64),
    /// The discovery lies ahead, so one of the two clocks is wrong.
    Ahead,
}

/// The clock at `now_ms` of a leak that was found at `found_ms`.
pub fn clock(found_ms: i64, now_ms: i64) -> Clock {
    // A clock that shows minutes may be behind by one.
    if found_ms > now_ms.saturating_add(60_000) {
        return Clock::Ahead;
    }
    let left = found_ms.saturating_add(TERM_MS).saturating_sub(now_ms);
    if left >= 0 {
        // The moment was chosen to the minute: the seconds since then do not cost an hour.
        Clock::Left(left.saturating_add(60_000).min(TERM_MS) / HOUR_MS)
    } else {
        Clock::Over(left.saturating_neg() / HOUR_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000_000;

    #[test]
    fn the_clock_runs_from_the_discovery() {
        let hour = HOUR_MS;
        assert_eq!(clock(NOW, NOW), Clock::Left(72));
        assert_eq!(clock(NOW - 9 * hour, NOW), Clock::Left(63));
        assert_eq!(clock(NOW - 9 * hour + 1, NOW), Clock::Left(63));
        assert_eq!(clock(NOW - 9 * hour - 59_000, NOW), Clock::Left(63));
        assert_eq!(clock(NOW - 9 * hour - 61_000, NOW), Clock::Left(62));
        assert_eq!(clock(NOW - 72 * hour, NOW), Clock::Left(0));
        assert_eq!(clock(NOW - 74 * hour, NOW), Clock::Over(2));
        assert_eq!(clock(NOW + 30_000, NOW), Clock::Left(72));
        assert_eq!(clock(NOW + hour, NOW), Clock::Ahead);
        assert_eq!(clock(i64::MIN, i64::MAX), clock(i64::MIN, i64::MAX));
    }
}
