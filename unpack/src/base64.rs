//! Base64 in its usual alphabet. The browsers' own `atob` gives a string, through which JavaScript would have to walk.

use crate::bytes::{Memory, get, set};

/// Decodes so many letters of `text`, and gives how many bytes they make. `bytes` may be the same memory.
pub fn decode(text: &Memory, letters: usize, bytes: &Memory) -> usize {
    let (mut bits, mut count, mut end) = (0u32, 0, 0);
    for at in 0..letters {
        let letter = get(text, at);
        let value = match letter {
            b'a'..=b'z' => letter - b'a' + 26,
            b'A'..=b'Z' => letter - b'A',
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            // The end is filled up with signs that say nothing.
            _ => break,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            set(bytes, end, (bits >> count) as u8);
            end += 1;
        }
    }
    end
}
