//! The arithmetic coder: all that was packed as one number between 0 and 1. Each bit takes that part of what is left of the
//! interval that the model gave to it.

use crate::bytes::{Memory, get, number};
use crate::code::Code;

/// The odds of a one are a whole number below two to the power of this.
pub const PRECISION: u32 = 16;

/// One side of the coder. Both are asked for the same bits with the same odds: the one that unpacks reads what comes next,
/// the one that packs knows it.
pub trait Coder {
    /// A byte comes next, in the bits of the code of its kind.
    fn byte(&mut self, kind: usize, code: &Code);
    /// The next bit of it, which is a one with these odds.
    fn bit(&mut self, odds: u32) -> bool;
    /// A byte that is not packed, since it follows from what came before.
    fn given(&mut self, byte: u8);
}

/// What is left of the number's interval; both ends belong to it.
#[derive(Clone, Copy)]
pub struct Interval {
    low: u32,
    high: u32,
}

impl Interval {
    /// All numbers.
    pub const WHOLE: Interval = Interval { low: 0, high: u32::MAX };

    /// The highest number of the part for a one.
    fn split(self, odds: u32) -> u32 {
        self.low + ((u64::from(self.high - self.low) * u64::from(odds)) >> PRECISION) as u32
    }

    /// The part for a bit.
    #[must_use]
    pub fn part(self, odds: u32, bit: bool) -> Interval {
        let split = self.split(odds);
        if bit { Interval { high: split, ..self } } else { Interval { low: split + 1, ..self } }
    }

    /// The first byte of the number, once it is settled; the interval goes on with the next.
    pub fn settled(&mut self) -> Option<u8> {
        ((self.low ^ self.high) >> 24 == 0).then(|| {
            let byte = (self.high >> 24) as u8;
            (self.low, self.high) = (self.low << 8, self.high << 8 | 255);
            byte
        })
    }

    /// The rest of a number in the interval.
    pub fn end(self) -> [u8; 4] {
        self.high.to_be_bytes()
    }
}

/// The side that unpacks.
pub(crate) struct Decoder<'p> {
    packed: &'p Memory,
    at: usize,
    interval: Interval,
    number: u32,
}

impl Decoder<'_> {
    /// Unpacks what stands in a memory from a place on.
    pub(crate) fn new(packed: &Memory, at: usize) -> Decoder<'_> {
        let first = (number(packed, at) as u32).swap_bytes();
        Decoder { packed, at: at + 4, interval: Interval::WHOLE, number: first }
    }
}

impl Coder for Decoder<'_> {
    fn byte(&mut self, _: usize, _: &Code) {}

    #[inline(always)]
    fn bit(&mut self, odds: u32) -> bool {
        while self.interval.settled().is_some() {
            self.number = self.number << 8 | u32::from(get(self.packed, self.at));
            self.at += 1;
        }
        let split = self.interval.split(odds);
        if self.number <= split {
            self.interval.high = split;
            true
        } else {
            self.interval.low = split + 1;
            false
        }
    }

    fn given(&mut self, _: u8) {}
}
