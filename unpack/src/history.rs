//! What was foretold so far, and where it repeats itself.

use crate::bytes::{Memory, get, set};
use crate::model::Room;

/// How far back two places are compared.
const COMPARED: usize = 16;

pub(crate) struct History<'h> {
    bytes: &'h Memory,
    pub(crate) end: usize,
    /// Where the same came before, and how much of it was the same.
    repeated: Option<(usize, usize)>,
}

impl History<'_> {
    pub(crate) fn new(bytes: &Memory) -> History<'_> {
        History { bytes, end: 0, repeated: None }
    }

    /// Forgets what was so far.
    pub(crate) fn restart(&mut self) {
        (self.end, self.repeated) = (0, None);
    }

    /// The byte at a place.
    pub(crate) fn get(&self, at: usize) -> u8 {
        get(self.bytes, at)
    }

    /// The byte that is so far back: the last one is one byte back. Before the beginning, there is whatever was in the memory
    /// last: zeros, if nothing was.
    #[inline(never)]
    pub(crate) fn back(&self, count: usize) -> u8 {
        if count > self.end { 0 } else { get(self.bytes, self.end - count) }
    }

    #[inline(never)]
    pub(crate) fn push(&mut self, byte: u8) {
        self.repeated = self.repeated.filter(|(at, _)| self.get(*at) == byte).map(|(at, same)| (at + 1, same + 1));
        set(self.bytes, self.end, byte);
        self.end += 1;
    }

    /// Looks for a repetition, by the hash of what came last, unless there is one.
    #[inline(never)]
    pub(crate) fn look(&mut self, room: &Room, hash: impl FnOnce(&Self) -> u32) {
        if self.repeated.is_some() {
            return;
        }
        let before = room.was_at(hash(self), self.end);
        if before > 0 {
            let same =
                (1..=before.min(COMPARED)).take_while(|back| self.get(before - back) == self.back(*back)).count();
            self.repeated = (same > 0).then_some((before, same));
        }
    }

    /// The byte that comes next if the repetition goes on, and how long it is.
    pub(crate) fn repeated(&self) -> Option<(u8, usize)> {
        self.repeated.map(|(at, same)| (self.get(at), same))
    }
}
