//! How many browsers drew a bucket: linear counting.
//!
//! Source: K.-Y. Whang, B. T. Vander-Zanden and H. M. Taylor, "A linear-time probabilistic counting algorithm for database applications", ACM
//! Transactions on Database Systems 15 (1990), pages 208 to 229. `docs/counts.md` has the figures.

use std::fmt;

/// How many buckets there are to draw from. Small, so that many browsers share one; large enough to tell 1,000 browsers within
/// 5 % (a standard error of 1.2 %).
pub const BUCKETS: u16 = 4096;

/// Up to here the standard error stays below 5 %, and a bucket or two is still empty.
const MOST: u32 = 20_000;

/// The buckets that were drawn in one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Users {
    drawn: Vec<bool>,
}

/// What may be said of a number of browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Estimate {
    /// Fewer than this, the smallest group that is shown.
    Under(u32),
    /// About this many.
    About(u32),
    /// More than this many: too many for these buckets.
    Over(u32),
}

impl Default for Users {
    fn default() -> Self {
        Self {
            drawn: vec![false; BUCKETS.into()],
        }
    }
}

impl Users {
    /// Takes in a bucket; the same one again changes nothing. One that does not exist is passed over.
    pub fn add(&mut self, bucket: u16) {
        if let Some(drawn) = self.drawn.get_mut(usize::from(bucket)) {
            *drawn = true;
        }
    }

    /// The estimate: of m buckets of which z are empty, m ln(m/z). `smallest` is the smallest group that is shown as a number; it is never
    /// below ten.
    pub fn estimate(&self, smallest: u32) -> Estimate {
        let smallest = smallest.max(10);
        let empty = self.drawn.iter().filter(|drawn| !**drawn).count();
        let empty = u32::try_from(empty).unwrap_or(u32::MAX);
        if empty == 0 {
            return Estimate::Over(MOST);
        }
        let buckets = f64::from(BUCKETS);
        let number = buckets * (buckets / f64::from(empty)).ln();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most 4096 ln 4096, and never negative"
        )]
        let number = number.round() as u32;
        if number < smallest {
            Estimate::Under(smallest)
        } else if number > MOST {
            Estimate::Over(MOST)
        } else {
            Estimate::About(number)
        }
    }
}

/// `under 10`, `1003`, `over 20000`.
impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Under(number) => write!(f, "under {number}"),
            Self::About(number) => write!(f, "{number}"),
            Self::Over(number) => write!(f, "over {number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Chance that repeats: splitmix64.
    fn buckets(seed: u64) -> impl Iterator<Item = u16> {
        let mut state = seed;
        std::iter::repeat_with(move || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            u16::try_from((mixed ^ (mixed >> 31)) % u64::from(BUCKETS)).unwrap()
        })
    }

    fn about(browsers: usize, seed: u64) -> f64 {
        let mut users = Users::default();
        buckets(seed).take(browsers).for_each(|one| users.add(one));
        match users.estimate(10) {
            Estimate::About(number) => number.into(),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn a_thousand_browsers_are_told_within_five_per_cent_in_each_of_a_thousand_weeks() {
        let worst = (0..1000)
            .map(|seed| (about(1000, seed * 7919) / 1000.0 - 1.0).abs())
            .fold(0.0, f64::max);
        assert!(worst < 0.05, "{worst}");
    }

    /// `sqrt(m (e^t - t - 1)) / n` with `t = n / m`, theorem 3 of the paper.
    #[test]
    fn the_error_is_the_one_of_the_paper() {
        for (browsers, expected) in [(100, 0.0111), (1000, 0.0115), (10_000, 0.0182)] {
            let weeks = 400_u32;
            let squares = (0..weeks).map(|seed| {
                let n = f64::from(u32::try_from(browsers).unwrap());
                (about(browsers, u64::from(seed) * 104_729) / n - 1.0).powi(2)
            });
            let error = (squares.sum::<f64>() / f64::from(weeks)).sqrt();
            assert!(
                (error / expected - 1.0_f64).abs() < 0.2,
                "{browsers}: {error}"
            );
        }
    }

    #[test]
    fn a_small_group_is_not_shown() {
        let of = |browsers: u16, smallest| {
            let mut users = Users::default();
            (0..browsers).for_each(|bucket| users.add(bucket * 3));
            users.estimate(smallest)
        };
        assert_eq!(of(0, 10), Estimate::Under(10));
        assert_eq!(of(9, 10), Estimate::Under(10));
        assert_eq!(of(9, 1), Estimate::Under(10));
        assert_eq!(of(10, 10), Estimate::About(10));
        assert_eq!(of(40, 50).to_string(), "under 50");
    }

    #[test]
    fn too_many_are_not_made_up() {
        let mut users = Users::default();
        (0..BUCKETS - 1).for_each(|bucket| users.add(bucket));
        assert_eq!(users.estimate(10).to_string(), "over 20000");
        (0..u16::MAX).for_each(|bucket| users.add(bucket));
        assert_eq!(users.estimate(10), Estimate::Over(20_000));
    }
}
