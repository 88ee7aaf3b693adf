//! What every part that draws in a page needs: the browser's elements and listeners, our buttons, our words.

pub mod buttons;
pub mod house;
pub mod learn;
pub mod object;
pub mod page;
pub mod words;
