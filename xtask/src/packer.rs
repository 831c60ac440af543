//! Packs what the delivered script carries: the other side of the crate `unpack`, by the same model.

mod code;

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;
use std::slice::Iter;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail, ensure};
use unpack::code::{Code, LENGTHS};
use unpack::coder::{Coder, Interval};
use unpack::context::kind;
use unpack::module::{LARGEST, Walk};
use unpack::{KINDS, MODULE, Memory, Room, empty, unpack};

/// Packs a text, which may hold neither a line break nor a zero.
pub(crate) fn text(text: &str) -> Result<Vec<u8>> {
    let coded = code::coded(text)?;
    packed(&coded, coded.len(), text.as_bytes(), kind::OF_TEXT, |walk| walk.text(coded.len()))
}

/// Packs a wasm module whose loads and stores name the usual alignment of their opcodes.
pub(crate) fn module(module: &[u8]) -> Result<Vec<u8>> {
    let plain = without_lengths(module)?;
    packed(&plain, module.len() | MODULE, module, kind::OF_MODULE, |walk| walk.module(module.len()))
}

/// The same module, in which every load and store names the usual alignment of its opcode.
pub(crate) fn with_usual_alignment(module: &[u8]) -> Result<Vec<u8>> {
    let plain = without_lengths(module)?;
    let mut work = WORK.lock().unwrap_or_else(PoisonError::into_inner);
    work.walk(&plain, &EVEN_LENGTHS, |walk| walk.module(module.len()))?;
    let usual = bytes(&work.out, module.len());
    let others = usual.iter().zip(module).filter(|(usual, own)| usual != own);
    ensure!(others.count() == work.unusual, "a function's length is written otherwise than usual");
    Ok(usual)
}

/// Packs what `walk` walks through: once to count the bytes, and once with codes by their numbers.
fn packed(
    plain: &[u8],
    head: usize,
    whole: &[u8],
    kinds: Range<usize>,
    walk: impl Fn(&mut Side<'_>) -> usize,
) -> Result<Vec<u8>> {
    ensure!(whole.len() <= LARGEST, "too large for the memory of the crate `unpack`");
    let mut work = WORK.lock().unwrap_or_else(PoisonError::into_inner);
    let counted = work.walk(plain, &EVEN_LENGTHS, &walk)?;
    let lengths: Vec<u8> = counted.iter().skip(kinds.start).take(kinds.len()).flat_map(lengths).collect();
    work.walk(plain, &lengths, walk)?;
    let packed = [&u32::try_from(head)?.to_le_bytes()[..], &work.packed].concat();
    // What cannot be unpacked again is not delivered.
    work.source.iter().zip(&packed).for_each(|(place, byte)| place.store(*byte, Relaxed));
    let length = unpack(&work.source, &work.room, &work.history, &work.out);
    ensure!(bytes(&work.out, length) == whole, "what was packed is not what comes out");
    Ok(packed)
}

/// One side of the coder, on its way.
type Side<'w> = Walk<'w, Encoder<'w>>;

/// Where packing is done, by one at a time.
struct Work {
    room: Room,
    history: Memory,
    source: Memory,
    out: Memory,
    packed: Vec<u8>,
    unusual: usize,
}

static WORK: Mutex<Work> = Mutex::new(Work {
    room: Room::empty(),
    history: empty(),
    source: empty(),
    out: empty(),
    packed: Vec::new(),
    unusual: 0,
});

impl Work {
    /// Walks through the bytes with codes of these lengths, and gives how often each byte came, by kind.
    fn walk(&mut self, plain: &[u8], lengths: &[u8], walk: impl Fn(&mut Side<'_>) -> usize) -> Result<Vec<Counts>> {
        let encoder = Encoder {
            plain: plain.iter(),
            lengths: lengths.iter(),
            counts: vec![[0; 256]; KINDS],
            path: 1,
            interval: Interval::WHOLE,
            packed: Vec::new(),
            unusual: 0,
            fault: None,
        };
        let mut side = Walk::new(encoder, &self.room, &self.history, &self.out);
        walk(&mut side);
        let Encoder { plain, counts, mut packed, interval, unusual, fault, .. } = side.coder;
        if let Some(fault) = fault {
            bail!(fault);
        }
        ensure!(plain.len() == 0, "the module goes on after its end");
        packed.extend(interval.end());
        (self.packed, self.unusual) = (packed, unusual);
        Ok(counts)
    }
}

/// How often each byte came.
type Counts = [u64; 256];

/// Codes of all kinds in which every byte is equally long.
static EVEN_LENGTHS: [u8; 256 * KINDS] = [8; 256 * KINDS];

/// The side of the coder that packs.
struct Encoder<'s> {
    plain: Iter<'s, u8>,
    lengths: Iter<'s, u8>,
    counts: Vec<Counts>,
    /// The bits of the present byte that are still to come, after a leading one.
    path: u32,
    interval: Interval,
    packed: Vec<u8>,
    /// How many loads and stores do not name the usual alignment.
    unusual: usize,
    fault: Option<String>,
}

impl Encoder<'_> {
    fn next(&mut self, kind: usize) -> u8 {
        let from = if kind == kind::LENGTH { &mut self.lengths } else { &mut self.plain };
        from.next().copied().unwrap_or_else(|| self.fail("the module ends too early"))
    }

    /// The first fault is the one that is told.
    fn fail(&mut self, fault: &str) -> u8 {
        self.fault.get_or_insert_with(|| fault.to_owned());
        0
    }
}

impl Coder for Encoder<'_> {
    fn byte(&mut self, kind: usize, code: &Code) {
        let byte = self.next(kind);
        if (kind::OPCODE..kind::DATA).contains(&kind)
            && matches!(byte, 0x06..=0x0a | 0x12..=0x19 | 0x1d..=0x1f | 0x27 | 0xc5..=0xcf | 0xd1 | 0xd3..=0xfb | 0xfd..)
        {
            self.fail(&format!("the instruction {byte:#x} is not known here"));
        }
        if let Some(count) = self.counts.get_mut(kind).and_then(|counts| counts.get_mut(usize::from(byte))) {
            *count += 1;
        }
        self.path = code.path(byte).max(1);
    }

    fn bit(&mut self, odds: u32) -> bool {
        let left = self.path.ilog2();
        let bit = left > 0 && self.path >> (left - 1) & 1 == 1;
        self.path = 1 << left.saturating_sub(1) | self.path & ((1 << left.saturating_sub(1)) - 1);
        self.interval = self.interval.part(odds, bit);
        while let Some(byte) = self.interval.settled() {
            self.packed.push(byte);
        }
        bit
    }

    fn given(&mut self, byte: u8) {
        let own = self.plain.next().copied().unwrap_or(byte);
        if own > 63 {
            self.fail("a memory other than the first is not known here");
        }
        self.unusual += usize::from(own != byte);
    }
}

/// The lengths of a Huffman code for bytes that came so often, below the limit.
fn lengths(counts: &Counts) -> [u8; 256] {
    let mut counts = *counts;
    loop {
        let mut lengths = [0; 256];
        let used = (0..=u8::MAX).zip(counts).filter(|(_, count)| *count > 0);
        let mut trees: BinaryHeap<Reverse<(u64, Vec<u8>)>> =
            used.map(|(byte, count)| Reverse((count, vec![byte]))).collect();
        if trees.len() == 1 {
            // A byte that is alone still takes a bit.
            trees.push(Reverse((0, Vec::new())));
        }
        while let (Some(Reverse((rare, first))), Some(Reverse((more, second)))) = (trees.pop(), trees.pop()) {
            let both = [first, second].concat();
            for byte in &both {
                if let Some(length) = lengths.get_mut(usize::from(*byte)) {
                    *length += 1;
                }
            }
            trees.push(Reverse((rare + more, both)));
            if trees.len() == 1 {
                break;
            }
        }
        if lengths.iter().all(|length| usize::from(*length) < LENGTHS) {
            return lengths;
        }
        // Rare bytes get shorter codes if they count for more.
        counts.iter_mut().for_each(|count| *count = count.div_ceil(2));
    }
}

fn bytes(memory: &Memory, length: usize) -> Vec<u8> {
    memory.iter().take(length).map(|place| place.load(Relaxed)).collect()
}

/// A module without the lengths of its functions, which the other side counts.
fn without_lengths(module: &[u8]) -> Result<Vec<u8>> {
    let mut rest = module;
    let mut plain = take(&mut rest, 8)?.to_vec();
    let mut code = false;
    while !rest.is_empty() {
        let section = take(&mut rest, 1)?;
        plain.extend(section);
        let size = number(&mut rest, &mut plain)?;
        let mut content = take(&mut rest, size)?;
        if section == [10] {
            code = true;
            for _ in 0..number(&mut content, &mut plain)? {
                let length = number(&mut content, &mut Vec::new())?;
                plain.extend(take(&mut content, length)?);
            }
        }
        plain.extend(content);
    }
    ensure!(code, "the module has no code");
    Ok(plain)
}

fn take<'m>(rest: &mut &'m [u8], count: usize) -> Result<&'m [u8]> {
    let (taken, after) = rest.split_at_checked(count).context("the module ends too early")?;
    *rest = after;
    Ok(taken)
}

/// A LEB128 number, which goes into `plain` as it is.
fn number(rest: &mut &[u8], plain: &mut Vec<u8>) -> Result<usize> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = take(rest, 1)?;
        plain.extend(byte);
        for byte in byte {
            number |= usize::from(byte & 127) << shift;
            shift += 7;
            if *byte < 128 {
                return Ok(number);
            }
        }
        ensure!(shift < 35, "a number is too long");
    }
}

#[cfg(test)]
mod tests;
