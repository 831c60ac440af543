//! An arithmetic coder: the bits of all bytes as one number between 0 and 1. Each bit takes that part of what is left of the
//! interval that the model gave to it.

use crate::model::{Model, PRECISION};

/// Writes bytes.
pub(crate) fn encode(bytes: &[u8]) -> Vec<u8> {
    let (mut model, mut interval, mut out) = (Model::new(), Interval::WHOLE, Vec::new());
    for byte in bytes {
        for bit in (0..8).rev().map(|place| byte >> place & 1 == 1) {
            interval = interval.part(model.odds(), bit);
            model.learn(bit);
            while let Some(byte) = interval.settled() {
                out.push(byte);
            }
        }
    }
    out.extend(interval.high.to_be_bytes());
    out
}

/// Reads so many bytes. What is missing at the end is read as zeros.
pub(crate) fn decode(coded: &[u8], count: usize) -> Vec<u8> {
    let mut coded = coded.iter().copied().chain(std::iter::repeat(0));
    let mut next = || coded.next().unwrap_or_default();
    let mut number = u32::from_be_bytes([next(), next(), next(), next()]);
    let (mut model, mut interval, mut out) = (Model::new(), Interval::WHOLE, Vec::new());
    while out.len() < count {
        let mut byte = 0;
        for _ in 0..8 {
            let odds = model.odds();
            let bit = number <= interval.split(odds);
            interval = interval.part(odds, bit);
            model.learn(bit);
            while interval.settled().is_some() {
                number = number << 8 | u32::from(next());
            }
            byte = byte << 1 | u8::from(bit);
        }
        out.push(byte);
    }
    out
}

/// What is left of the number's interval; both ends belong to it.
#[derive(Clone, Copy)]
struct Interval {
    low: u32,
    high: u32,
}

impl Interval {
    const WHOLE: Interval = Interval { low: 0, high: u32::MAX };

    /// The highest number of the part for a one.
    fn split(self, odds: u32) -> u32 {
        self.low + ((u64::from(self.high - self.low) * u64::from(odds)) >> PRECISION) as u32
    }

    fn part(self, odds: u32, bit: bool) -> Interval {
        let split = self.split(odds);
        if bit { Interval { high: split, ..self } } else { Interval { low: split + 1, ..self } }
    }

    /// The first byte of the number, once it is settled; the interval goes on with the next.
    fn settled(&mut self) -> Option<u8> {
        ((self.low ^ self.high) >> 24 == 0).then(|| {
            let byte = (self.high >> 24) as u8;
            (self.low, self.high) = (self.low << 8, self.high << 8 | 255);
            byte
        })
    }
}
