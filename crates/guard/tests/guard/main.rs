//! The guard in front of a page with one box: told stories, and random ones.

mod house;
mod not_right;
mod noted;
mod page;
mod random;
mod stories;
