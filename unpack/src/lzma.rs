//! LZMA, after its specification by Igor Pavlov (public domain).

use crate::bytes::{Memory, ROOM, get, number, set};

/// Unpacks an .lzma file whose head tells the size, and whose settings are two bits of context for literals and none of
/// position, and gives the size: 0 if there is no room for that much.
pub fn decode(packed: &Memory, out: &Memory) -> usize {
    // The head begins with the settings and the size of the dictionary, which is the output itself here.
    let size = number(packed, 5);
    if size > ROOM {
        return 0;
    }
    let mut decoder = Decoder {
        // After the size, and a byte that is always empty, the code stands with its highest byte first.
        bits: Bits {
            packed,
            at: 18,
            range: u32::MAX,
            code: (number(packed, 14) as u32).swap_bytes(),
            odds: [EVEN; ODDS],
        },
        out,
        end: 0,
        last: 0,
        state: 0,
        distances: [0; 4],
    };
    while decoder.end < size {
        decoder.step();
    }
    size
}

// Where the odds of every kind of bit stand, and how many places there are: a power of two, as for the memory. A tree of
// so many bits takes two to the power of that.
const LITERALS: usize = 0;
const IS_MATCH: usize = LITERALS + (0x300 << 2);
const IS_SHORT: usize = IS_MATCH + 16;
const IS_REPEATED: usize = IS_SHORT + 16;
const SLOTS: usize = IS_REPEATED + 4 * 16;
const NEAR_DISTANCES: usize = SLOTS + 4 * 64;
const LOW_BITS: usize = NEAR_DISTANCES + 128;
const NEW_LENGTHS: usize = LOW_BITS + 16;
const REPEATED_LENGTHS: usize = NEW_LENGTHS + LENGTHS;
const ODDS: usize = 1 << 13;
/// Two choices, and trees of 3, 3 and 8 bits.
const LENGTHS: usize = 2 + 8 + 8 + 256;

/// How often a bit is 0, of 2048 times: as often as 1.
const EVEN: u16 = 1024;

/// The range decoder: the bits are a number between 0 and 1, of which the code is what is left.
struct Bits<'p> {
    packed: &'p Memory,
    at: usize,
    range: u32,
    code: u32,
    odds: [u16; ODDS],
}

impl Bits<'_> {
    #[inline(always)]
    fn refill(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(get(self.packed, self.at));
            self.at += 1;
        }
    }

    /// The next bit, with odds that move towards it. Which it is no processor foresees, so it is not branched on.
    #[inline(always)]
    fn bit(&mut self, place: usize) -> usize {
        let Some(odds) = self.odds.get_mut(place % ODDS) else { return 0 };
        let bound = (self.range >> 11) * u32::from(*odds);
        let one = self.code >= bound;
        // All ones, or all zeros.
        let mask = u32::from(one).wrapping_neg();
        self.range = bound.wrapping_add(mask & self.range.wrapping_sub(bound << 1));
        self.code -= bound & mask;
        let goal = 2048 - (mask as i32 & (2048 - 31));
        *odds = (i32::from(*odds) + ((goal - i32::from(*odds)) >> 5)) as u16;
        self.refill();
        usize::from(one)
    }

    /// A bit that stands alone: one copy of the machine code for all of them.
    #[inline(never)]
    fn yes(&mut self, place: usize) -> bool {
        self.bit(place) == 1
    }

    /// A number of so many bits, each with the odds of those before it.
    fn tree(&mut self, from: usize, bits: u32) -> usize {
        let mut node = 1;
        for _ in 0..bits {
            node = node << 1 | self.bit(from + node);
        }
        node - (1 << bits)
    }

    /// The same with the lowest bit first.
    fn reversed_tree(&mut self, from: usize, bits: usize) -> usize {
        let (mut node, mut value) = (1, 0);
        for place in 0..bits {
            let bit = self.bit(from + node);
            node = node << 1 | bit;
            value |= bit << place;
        }
        value
    }

    /// A number of so many bits without odds.
    fn even(&mut self, bits: usize) -> usize {
        let mut value = 0;
        for _ in 0..bits {
            self.range >>= 1;
            let one = self.code >= self.range;
            if one {
                self.code -= self.range;
            }
            value = value << 1 | usize::from(one);
            self.refill();
        }
        value
    }

    /// A byte, each bit with the odds of those before it; and, as long as they are the same as those of the byte that
    /// was expected here, of the expected one.
    fn literal(&mut self, from: usize, mut expected: usize) -> usize {
        let (mut node, mut differs) = (1, 0x100);
        while node < 0x100 {
            expected <<= 1;
            let ahead = expected & differs;
            let bit = self.bit(from + differs + ahead + node);
            node = node << 1 | bit;
            differs &= if bit == 0 { !ahead } else { ahead };
        }
        node
    }

    fn length(&mut self, from: usize) -> usize {
        if !self.yes(from) {
            2 + self.tree(from + 2, 3)
        } else if !self.yes(from + 1) {
            10 + self.tree(from + 10, 3)
        } else {
            18 + self.tree(from + 18, 8)
        }
    }

    fn distance(&mut self, length: usize) -> usize {
        let slot = self.tree(SLOTS + 64 * (length - 2).min(3), 6);
        if slot < 4 {
            return slot;
        }
        let bits = (slot >> 1) - 1;
        let base = (2 | slot & 1) << bits;
        if slot < 14 {
            base + self.reversed_tree(NEAR_DISTANCES + base - slot, bits)
        } else {
            let high = self.even(bits - 4) << 4;
            base + high + self.reversed_tree(LOW_BITS, 4)
        }
    }
}

struct Decoder<'b> {
    bits: Bits<'b>,
    out: &'b Memory,
    end: usize,
    /// The byte before the end.
    last: u8,
    /// What came before: below 7, the last thing was a literal.
    state: usize,
    /// How far back the last copies lay, the latest first.
    distances: [usize; 4],
}

impl Decoder<'_> {
    /// One byte, or one copy of what came before. A function by itself: a browser replaces a slow one by a fast one only
    /// where it is called anew.
    #[inline(never)]
    fn step(&mut self) {
        let (state, [first, second, third, fourth]) = (self.state, self.distances);
        if !self.bits.yes(IS_MATCH + state) {
            let from = LITERALS + 0x300 * usize::from(self.last >> 6);
            let byte = if state < 7 {
                self.bits.tree(from, 8)
            } else {
                self.bits.literal(from, usize::from(get(self.out, self.end.wrapping_sub(first + 1))))
            };
            self.put(byte as u8);
            self.state = if state < 4 {
                0
            } else if state < 10 {
                state - 3
            } else {
                state - 6
            };
            return;
        }
        let after_literal = state < 7;
        if !self.bits.yes(IS_REPEATED + state) {
            let length = self.bits.length(NEW_LENGTHS);
            self.distances = [self.bits.distance(length), first, second, third];
            self.state = if after_literal { 7 } else { 10 };
            return self.copy(length);
        }
        if !self.bits.yes(IS_REPEATED + 16 + state) {
            if !self.bits.yes(IS_SHORT + state) {
                self.state = if after_literal { 9 } else { 11 };
                return self.copy(1);
            }
        } else if !self.bits.yes(IS_REPEATED + 32 + state) {
            self.distances = [second, first, third, fourth];
        } else if !self.bits.yes(IS_REPEATED + 48 + state) {
            self.distances = [third, first, second, fourth];
        } else {
            self.distances = [fourth, first, second, third];
        }
        self.state = if after_literal { 8 } else { 11 };
        let length = self.bits.length(REPEATED_LENGTHS);
        self.copy(length);
    }

    fn copy(&mut self, length: usize) {
        let back = self.distances[0] + 1;
        for _ in 0..length {
            self.put(get(self.out, self.end.wrapping_sub(back)));
        }
    }

    fn put(&mut self, byte: u8) {
        set(self.out, self.end, byte);
        self.end += 1;
        self.last = byte;
    }
}
