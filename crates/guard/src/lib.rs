//! What a prompt box may do next: events in, effects out; the table of sites; placeholders. No DOM, no clock, no I/O.
