//! Foretells bytes, bit by bit: several guesses, each by what came in the same context before, are weighed by how well they
//! did so far (context mixing, after the PAQ compressors of Matt Mahoney).

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::code::{Code, Step};
use crate::coder::{Coder, PRECISION};
use crate::logistic::Logistic;

/// How many guesses go by a context. There are two more: by the kind of the byte alone, and by repetition.
pub(crate) const CONTEXTS: usize = 3;

/// How many kinds of bytes there can be, each with a code of its own.
pub const KINDS: usize = 80;

/// For each kind, there are so many sets of weights, three times each: without a repetition, with a short one, and with one
/// of at least the length of [`LONG`].
pub(crate) const SETS: usize = 64;
const LONG: usize = 15;

/// The places in a set: first the contexts. A set has room for more, so that it stands in one piece of the processor's memory.
const WEIGHTS: usize = 8;
const BY_KIND: usize = CONTEXTS;
const BY_REPETITION: usize = BY_KIND + 1;
const FIRST_WEIGHT: u32 = 16_000;

/// Powers of two: how many slots there are, how many sets of weights take room, and in how many places it is kept where
/// something was seen.
const SLOTS: usize = 1 << 19;
const ALL_WEIGHTS: usize = (KINDS * SETS * 3 * WEIGHTS).next_power_of_two();
const PLACES: usize = 1 << 15;

/// What the model learns, as far as it is large. Shared numbers, for the same reason as in `bytes`.
pub struct Room {
    /// For each context, and each inner node of a code, in bits from the highest: 16 for the odds of a one, 12 that mark the
    /// context, and 4 for how often it was seen.
    slots: [AtomicU32; SLOTS],
    weights: [AtomicU32; ALL_WEIGHTS],
    places: [AtomicU32; PLACES],
}

impl Room {
    /// Room for one model after another.
    pub const fn empty() -> Room {
        Room {
            slots: [const { AtomicU32::new(0) }; SLOTS],
            weights: [const { AtomicU32::new(0) }; ALL_WEIGHTS],
            places: [const { AtomicU32::new(0) }; PLACES],
        }
    }

    /// Forgets all.
    #[inline(never)]
    fn clear(&self) {
        self.slots.iter().chain(&self.places).for_each(|number| number.store(0, Relaxed));
        self.weights.iter().for_each(|weight| weight.store(FIRST_WEIGHT, Relaxed));
    }

    /// Where something of this hash was last; now it is here.
    pub(crate) fn was_at(&self, hash: u32, here: usize) -> usize {
        self.places.get(hash as usize % PLACES).map_or(0, |place| place.swap(here as u32, Relaxed) as usize)
    }

    #[inline(always)]
    fn slot(&self, at: usize) -> u32 {
        self.slots.get(at % SLOTS).map_or(0, |slot| slot.load(Relaxed))
    }

    #[inline(always)]
    fn set_slot(&self, at: usize, value: u32) {
        if let Some(slot) = self.slots.get(at % SLOTS) {
            slot.store(value, Relaxed);
        }
    }

    #[inline(always)]
    fn weight(&self, at: usize) -> i32 {
        self.weights.get(at % ALL_WEIGHTS).map_or(0, |weight| weight.load(Relaxed) as i32)
    }

    /// Moves a weight by how much its guess had part in the error.
    #[inline(always)]
    fn learn_weight(&self, at: usize, guess: i32, error: i32) {
        if let Some(weight) = self.weights.get(at % ALL_WEIGHTS) {
            weight.store((weight.load(Relaxed) as i32).wrapping_add((guess * error + (1 << 13)) >> 14) as u32, Relaxed);
        }
    }
}

/// What a byte is foretold by.
pub(crate) struct Context {
    pub(crate) kind: usize,
    /// Which weights hold.
    pub(crate) set: usize,
    pub(crate) hashes: [u32; CONTEXTS],
    /// The byte that came after the same before, and how much was the same.
    pub(crate) repeated: Option<(u8, usize)>,
}

pub(crate) struct Model<'r> {
    pub(crate) room: &'r Room,
    pub(crate) codes: [Code; KINDS],
    logistic: Logistic,
    /// The odds of a one by kind and node.
    by_kind: [u16; KINDS << 8],
    /// The odds that a repetition goes on, by its length.
    going_on: [u16; LONG + 1],
    /// By how often a slot was seen: how far its odds move, in parts of 32,768.
    rates: [i32; 16],
}

const EVEN: u16 = 1 << (PRECISION - 1);
const MARK: u32 = 0xfff0;
const SEEN: u32 = 15;

impl<'r> Model<'r> {
    pub(crate) fn new(room: &'r Room) -> Model<'r> {
        room.clear();
        let mut rates = [0; 16];
        for (seen, rate) in (0..).zip(&mut rates) {
            *rate = (1 << 16) / (2 * seen + 3);
        }
        Model {
            room,
            codes: [const { Code::EMPTY }; KINDS],
            logistic: Logistic::new(),
            by_kind: [EVEN; KINDS << 8],
            going_on: [60_000; LONG + 1],
            rates,
        }
    }

    /// The next byte. A function by itself: a browser replaces a slow one by a fast one only where it is called anew.
    #[inline(never)]
    pub(crate) fn byte<C: Coder>(&mut self, coder: &mut C, context: &Context) -> u8 {
        let kind = context.kind % KINDS;
        let Some(code) = self.codes.get(kind) else { return 0 };
        coder.byte(kind, code);
        let room = self.room;
        // A slot's place, and what it holds before its context was ever seen.
        let contexts = context
            .hashes
            .map(|hash| (hash as usize >> (u32::BITS - SLOTS.ilog2()), u32::from(EVEN) << 16 | hash << 4 & MARK));
        // The bits of the byte that is expected, as long as they come.
        let (expected, length) = context.repeated.unwrap_or_default();
        let (expected, length) = (if length > 0 { code.path(expected) } else { 0 }, length.min(LONG));
        let mut left = expected.checked_ilog2().unwrap_or(0);
        let mut node = 0;
        loop {
            let repetition = if left == 0 { 0 } else { 1 + usize::from(length == LONG) };
            let set = WEIGHTS * (3 * (SETS * kind + context.set % SETS) + repetition);

            let by_kind = self.by_kind.get(kind << 8 | node).map_or(EVEN, |odds| *odds);
            let kind_guess = self.logistic.logit(u32::from(by_kind));
            let mut sum = kind_guess.wrapping_mul(room.weight(set + BY_KIND));
            let mut expected_bit = false;
            let mut repetition_guess = 0;
            if left > 0 {
                expected_bit = expected >> (left - 1) & 1 == 1;
                let sure = self.logistic.logit(self.going_on.get(length).map_or(0, |odds| u32::from(*odds)));
                repetition_guess = if expected_bit { sure } else { -sure };
                sum = sum.wrapping_add(repetition_guess.wrapping_mul(room.weight(set + BY_REPETITION)));
            }
            // All are fetched before one is looked at, since each is waited for. The nodes of one context stand near each
            // other, so that most are fetched together.
            let slots = contexts.map(|(place, _)| room.slot(place ^ node));
            let mut guesses = [(0, 0); CONTEXTS];
            for (own, (guess, (slot, (_, unseen)))) in guesses.iter_mut().zip(slots.iter().zip(&contexts)).enumerate() {
                let slot = if (slot ^ unseen) & MARK == 0 { *slot } else { *unseen };
                let logit = self.logistic.logit(slot >> 16);
                sum = sum.wrapping_add(logit.wrapping_mul(room.weight(set + own)));
                *guess = (slot, logit);
            }
            let odds = self.logistic.odds(sum >> 16);
            let bit = coder.bit(odds as u32);

            let guessed = Guessed {
                kind,
                node,
                set,
                odds,
                kind_guess,
                guesses,
                contexts,
                repetition: (left > 0).then_some((expected_bit, repetition_guess, length)),
            };
            // Two ways, so that the processor can go on with the likelier one before it is known.
            let step = if bit { self.learn(&guessed, true) } else { self.learn(&guessed, false) };
            match step {
                Step::Byte(byte) => return byte,
                Step::Node(next) => node = next,
            }
            left = if bit == expected_bit { left.saturating_sub(1) } else { 0 };
        }
    }

    /// Learns what the bit was, and follows it.
    #[inline(always)]
    fn learn(&mut self, guessed: &Guessed, bit: bool) -> Step {
        let room = self.room;
        let &Guessed { kind, node, set, odds, kind_guess, guesses, contexts, repetition } = guessed;
        let error = (((i32::from(bit) << PRECISION) - odds) * 14) >> 4;
        let aim = if bit { (1 << PRECISION) - 1 } else { 0 };
        for (own, ((slot, logit), (place, _))) in guesses.iter().zip(&contexts).enumerate() {
            room.learn_weight(set + own, *logit, error);
            let odds = (slot >> 16) as i32;
            let rate = self.rates.get((slot & SEEN) as usize).map_or(0, |rate| *rate);
            let odds = odds + (((aim - odds) * rate) >> 15);
            room.set_slot(place ^ node, (odds as u32) << 16 | ((slot & (MARK | SEEN)) + u32::from(slot & SEEN < SEEN)));
        }
        room.learn_weight(set + BY_KIND, kind_guess, error);
        if let Some(odds) = self.by_kind.get_mut(kind << 8 | node) {
            *odds = moved(*odds, aim, 3);
        }
        if let Some((expected, guess, length)) = repetition {
            room.learn_weight(set + BY_REPETITION, guess, error);
            if let Some(odds) = self.going_on.get_mut(length) {
                *odds = moved(*odds, if bit == expected { (1 << PRECISION) - 1 } else { 0 }, 6);
            }
        }
        self.codes.get(kind).map_or(Step::Byte(0), |code| code.next(node, bit))
    }
}

/// What was guessed of a bit.
struct Guessed {
    kind: usize,
    node: usize,
    set: usize,
    odds: i32,
    kind_guess: i32,
    /// By contexts: a slot as it was, and its logit.
    guesses: [(u32, i32); CONTEXTS],
    contexts: [(usize, u32); CONTEXTS],
    /// The bit that is expected, its logit, and how long the repetition is.
    repetition: Option<(bool, i32, usize)>,
}

/// Odds moved towards an aim, by one part of two to the power of `slowness`.
#[inline(always)]
fn moved(odds: u16, aim: i32, slowness: u32) -> u16 {
    (i32::from(odds) + ((aim - i32::from(odds)) >> slowness)) as u16
}
