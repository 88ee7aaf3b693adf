//! What the extension's own pages share: the way to the browser ([`browser`]), and to the files of the user ([`files`]).

pub mod browser;
pub mod files;
