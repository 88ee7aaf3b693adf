//! What the extension's own pages share: the way to the browser ([`browser`]), to the files of the user ([`files`]), and to the detector
//! ([`check`]), and what is said ([`words`]).

pub mod browser;
pub mod check;
pub mod files;
pub mod insert;
pub mod words;
