//! Texts in codes: a letter of Japanese takes three bytes in UTF-8, and one or two here; a frequent word takes one.

use crate::bytes::{Memory, ROOM, get, set};

/// So many codes take one byte. The others take two, the higher one first, counted from here.
pub const SINGLE: usize = 224;

/// How many codes there can be.
pub const CODES: usize = 2048;

/// What ends each entry in the table of what codes stand for.
pub const END_OF_ENTRY: u8 = b'\n';

/// What ends the table.
pub const END_OF_TABLE: u8 = 0;

/// Writes out a text of which so many bytes are given: the table, and after it the codes. Gives the length of the text.
pub(crate) fn read(coded: &Memory, length: usize, out: &Memory) -> usize {
    let (mut entries, mut count, mut at) = ([0; CODES], 1, 0);
    while at < length && get(coded, at) != END_OF_TABLE {
        if get(coded, at) == END_OF_ENTRY {
            if let Some(entry) = entries.get_mut(count) {
                *entry = at + 1;
            }
            count += 1;
        }
        at += 1;
    }
    let mut end = 0;
    let mut next = || {
        at += 1;
        (at < length).then(|| usize::from(get(coded, at)))
    };
    while let Some(code) = next() {
        let place = if code < SINGLE { code } else { SINGLE + (code - SINGLE) * 256 + next().unwrap_or_default() };
        let entry = entries.get(place).map_or(0, |entry| *entry);
        for at in entry..length {
            let byte = get(coded, at);
            // What is damaged may never end.
            if byte == END_OF_ENTRY || end == ROOM {
                break;
            }
            set(out, end, byte);
            end += 1;
        }
    }
    end
}
