//! Foretells the next bit: several guesses, each by what followed the same few bytes before, are weighed by how well they
//! did so far (logistic mixing, after the PAQ compressors of Matt Mahoney).

/// Odds are whole numbers below two to the power of this.
pub(crate) const PRECISION: u32 = 12;

/// How many of the last bytes each guess goes by.
const ORDERS: [usize; 5] = [0, 1, 2, 3, 4];

/// Each guess has room for so many contexts, as a power of two.
const ROOM: u32 = 18;

/// A context of bytes is looked for in what came before from this length on.
const SHORTEST_MATCH: usize = 5;

/// A guess of a repetition is told apart by its length up to this.
const LONGEST_MATCH: usize = 31;

/// How many guesses are mixed: one by each order, one by repetition, and a constant.
const GUESSES: usize = ORDERS.len() + 2;

pub(crate) struct Model {
    /// What was read so far.
    past: Vec<u8>,
    /// The bits of the present byte, after a leading one.
    partial: usize,
    /// For each order: the odds of a one in each context, how often it was seen, and a mark of which context it is.
    slots: Vec<Slot>,
    /// The places of the present contexts among the slots.
    places: [usize; ORDERS.len()],
    /// The hashes of the last bytes, by order.
    hashes: [u32; ORDERS.len()],
    /// Where the last bytes stood before, by their hash.
    seen: Vec<u32>,
    /// The byte after the same bytes before, and how many were the same.
    repeats: Option<(usize, usize)>,
    /// How sure a repetition of each length is, as odds.
    trust: [i32; LONGEST_MATCH + 1],
    /// The weights of the guesses, for each place in a byte and three lengths of repetition.
    weights: [[i32; GUESSES]; 24],
    guesses: [i32; GUESSES],
    mixed: i32,
    stretch: Vec<i32>,
}

#[derive(Clone, Copy)]
struct Slot {
    odds: u16,
    count: u8,
    mark: u8,
}

impl Model {
    pub(crate) fn new() -> Model {
        // The inverse of `squash`.
        let mut stretch = Vec::new();
        for logit in -2047..=2047 {
            let odds = squash(logit);
            while stretch.len() <= odds as usize {
                stretch.push(logit);
            }
        }
        stretch.resize(1 << PRECISION, 2047);
        let mut model = Model {
            past: Vec::new(),
            partial: 1,
            slots: vec![Slot { odds: 1 << 15, count: 0, mark: 0 }; ORDERS.len() << ROOM],
            places: [0; ORDERS.len()],
            hashes: [0; ORDERS.len()],
            seen: vec![0; 1 << 16],
            repeats: None,
            trust: [3000; LONGEST_MATCH + 1],
            weights: [[1 << 14; GUESSES]; 24],
            guesses: [0; GUESSES],
            mixed: 0,
            stretch,
        };
        model.guess();
        model
    }

    /// The odds that the next bit is a one, above 0 and below two to the power of [`PRECISION`].
    pub(crate) fn odds(&self) -> u32 {
        self.mixed.clamp(1, (1 << PRECISION) - 1) as u32
    }

    /// Learns what the bit was.
    pub(crate) fn learn(&mut self, bit: bool) {
        let error = ((i32::from(bit) << PRECISION) - self.mixed) * 10;
        let set = self.set();
        if let Some(weights) = self.weights.get_mut(set) {
            for (weight, guess) in weights.iter_mut().zip(self.guesses) {
                *weight += (guess * error + (1 << 13)) >> 14;
            }
        }
        for place in self.places {
            if let Some(slot) = self.slots.get_mut(place) {
                let aim = if bit { i32::from(u16::MAX) } else { 0 };
                let step = (aim - i32::from(slot.odds)) * 2 / (2 * i32::from(slot.count) + 3);
                slot.odds = (i32::from(slot.odds) + step) as u16;
                slot.count = slot.count.saturating_add(1).min(250);
            }
        }
        if let Some((expected, length)) = self.expected()
            && let Some(trust) = self.trust.get_mut(length)
        {
            let aim = if expected == bit { (1 << PRECISION) - 1 } else { 0 };
            *trust += (aim - *trust) / 32;
        }
        self.partial = self.partial << 1 | usize::from(bit);
        if self.partial > 255 {
            self.end_byte((self.partial & 255) as u8);
        }
        self.guess();
    }

    fn end_byte(&mut self, byte: u8) {
        let went_on = self.repeats.filter(|(at, _)| self.past.get(*at) == Some(&byte));
        self.past.push(byte);
        self.partial = 1;
        self.repeats = went_on.map(|(at, length)| (at + 1, (length + 1).min(LONGEST_MATCH)));
        let last = |count: usize| self.past.iter().rev().take(count).fold(0, |hash, byte| mixed_up(hash, *byte));
        self.hashes = ORDERS.map(|order| last(order).wrapping_add((order as u32).wrapping_mul(0x9E37_79B1)));
        if self.past.len() >= SHORTEST_MATCH {
            let place = (last(SHORTEST_MATCH) >> 16) as usize;
            let before = self.seen.get(place).map_or(0, |at| *at as usize);
            if self.repeats.is_none() && before > 0 {
                let same = |(a, b): &(&u8, &u8)| a == b;
                let earlier = self.past.iter().take(before).rev();
                let length = earlier.zip(self.past.iter().rev()).take(LONGEST_MATCH).take_while(same).count();
                self.repeats = (length > 0).then_some((before, length));
            }
            if let Some(seen) = self.seen.get_mut(place) {
                *seen = self.past.len() as u32;
            }
        }
    }

    /// The bit that a repetition lets expect, and how long it is, while the byte so far is the same.
    fn expected(&self) -> Option<(bool, usize)> {
        let (at, length) = self.repeats?;
        let byte = usize::from(*self.past.get(at)?) | 256;
        let read = self.partial.ilog2();
        (byte >> (8 - read) == self.partial).then_some((byte >> (7 - read) & 1 == 1, length))
    }

    /// Which weights hold now.
    fn set(&self) -> usize {
        let repetition = match self.expected() {
            None => 0,
            Some((_, 0..16)) => 1,
            Some(_) => 2,
        };
        repetition * 8 + self.partial.ilog2() as usize
    }

    fn guess(&mut self) {
        let stretch = |odds: i32, table: &[i32]| table.get(odds as usize).copied().unwrap_or_default();
        for (order, (hash, place)) in self.hashes.iter().zip(&mut self.places).enumerate() {
            let mut spread = hash.wrapping_add((self.partial as u32).wrapping_mul(0x9E37_79B1));
            spread = (spread ^ spread >> 16).wrapping_mul(0x85EB_CA6B);
            spread ^= spread >> 13;
            *place = order << ROOM | (spread & ((1 << ROOM) - 1)) as usize;
            let mark = (spread >> 24) as u8 | 1;
            let Some(slot) = self.slots.get_mut(*place) else { continue };
            if slot.mark != mark {
                // Another context had this slot: it knows nothing of the present one.
                *slot = Slot { odds: 1 << 15, count: 0, mark };
            }
            if let Some(guess) = self.guesses.get_mut(order) {
                *guess = if slot.count == 0 { 0 } else { stretch(i32::from(slot.odds) >> 4, &self.stretch) };
            }
        }
        let repetition = self.expected().map_or(0, |(bit, length)| {
            let sure = stretch(self.trust.get(length).copied().unwrap_or_default(), &self.stretch);
            if bit { sure } else { -sure }
        });
        let [.., by_repetition, constant] = &mut self.guesses;
        (*by_repetition, *constant) = (repetition, 80);
        let weights = self.weights.get(self.set()).copied().unwrap_or_default();
        let sum: i64 = weights.iter().zip(self.guesses).map(|(w, g)| i64::from(*w) * i64::from(g)).sum();
        self.mixed = squash((sum >> 16).clamp(-2047, 2047) as i32);
    }
}

/// The hash of some bytes and one before them.
fn mixed_up(hash: u32, byte: u8) -> u32 {
    let sum = hash.wrapping_add(u32::from(byte) + 1).wrapping_mul(0x2F0B_4C47);
    sum ^ sum >> 15
}

/// The odds of a logit in 256ths: 4096 / (1 + e^(−x/256)), between points of a table.
fn squash(logit: i32) -> i32 {
    const POINTS: [i32; 33] = [
        1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901,
        3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
    ];
    let (whole, part) = ((logit + 2048) as usize >> 7, (logit + 2048) & 127);
    let point = |at: usize| POINTS.get(at).copied().unwrap_or(4095);
    (point(whole) * (128 - part) + point(whole + 1) * part + 64) >> 7
}
