//! Patterns as dense DFAs that the build script has made: nothing is compiled at run time.

use std::sync::LazyLock;

use regex_automata::Anchored;
use regex_automata::Input;
use regex_automata::dfa::Automaton;
use regex_automata::dfa::dense::DFA;

/// Bytes of a table at the alignment that the DFA reader asks for.
#[repr(C, align(8))]
pub(crate) struct Aligned<B: ?Sized>(pub(crate) B);

/// A pattern that is tried at one place and takes as much as it can.
pub(crate) struct Pattern(pub(crate) LazyLock<Option<DFA<&'static [u32]>>>);

impl Pattern {
    /// Reads a table; `None` when it is damaged, and then the pattern matches nothing.
    pub(crate) fn read(bytes: &'static [u8]) -> Option<DFA<&'static [u32]>> {
        DFA::from_bytes(bytes).ok().map(|(dfa, _)| dfa)
    }

    /// Where the longest match that begins at byte `at` of `text` ends.
    pub(crate) fn longest(&self, text: &str, at: usize) -> Option<usize> {
        let dfa = self.0.as_ref()?;
        // No pattern reaches further than a line of key material, so a long text is never rescanned.
        let end = text.len().min(at + REACH);
        let input = Input::new(text.as_bytes())
            .range(at..end)
            .anchored(Anchored::Yes);
        dfa.try_search_fwd(&input)
            .ok()
            .flatten()
            .map(|found| found.offset())
    }
}

/// The furthest a pattern may look, in bytes.
const REACH: usize = 4096;

/// The table of the pattern that is written here, in the file with this stem: the build script reads it from
/// the source, so that a pattern stands beside its kind and is never compiled in a browser.
macro_rules! pattern {
    ($stem:literal, $pattern:literal) => {{
        static TABLE: &$crate::pattern::Aligned<[u8]> = &$crate::pattern::Aligned(*include_bytes!(
            concat!(env!("OUT_DIR"), "/", $stem, ".dfa")
        ));
        $crate::pattern::Pattern(std::sync::LazyLock::new(|| {
            $crate::pattern::Pattern::read(&TABLE.0)
        }))
    }};
}
pub(crate) use pattern;
