//! A wasm module, byte for byte: what comes next is foretold by what it means. Both sides of the coder walk the same way.
//! A text is walked through as the data of a module is.

use core::ops::Range;

use crate::bytes::{Memory, ROOM, set};
use crate::code::LENGTHS;
use crate::coder::Coder;
use crate::context::{FEATURES, code, contexts, kind, length, plain};
use crate::history::History;
use crate::model::{Context, Model, Room};
use crate::stack::Stack;

/// How many bytes the longest number of 32 bits has.
const LONGEST: usize = 5;

/// The length of the largest module: its last function may begin right before its end.
pub const LARGEST: usize = ROOM - LONGEST;

/// In so many places it is kept which offset was used last from an address.
const ADDRESSES: usize = 1024;

/// How many instructions, or bytes that are no code, have to be the same before a repetition is looked for.
const REPEATED_INSTRUCTIONS: usize = 4;
const REPEATED_BYTES: usize = 5;

/// One side of the coder, on its way through what is packed.
pub struct Walk<'r, C> {
    /// The side of the coder that walks.
    pub coder: C,
    model: Model<'r>,
    history: History<'r>,
    features: [u32; FEATURES],
    /// The last opcode, or the section.
    last: u8,
    instructions: [u32; 6],
    stack: Stack,
    offsets: [u32; ADDRESSES],
    out: &'r Memory,
    end: usize,
}

impl<'r, C: Coder> Walk<'r, C> {
    /// Before the first step.
    pub fn new(coder: C, room: &'r Room, history: &'r Memory, out: &'r Memory) -> Walk<'r, C> {
        Walk {
            coder,
            model: Model::new(room),
            history: History::new(history),
            features: [0; FEATURES],
            last: 0,
            instructions: [0; 6],
            stack: Stack::EMPTY,
            offsets: [0; ADDRESSES],
            out,
            end: 0,
        }
    }

    /// First come the codes of some kinds.
    #[inline(never)]
    fn codes(&mut self, kinds: Range<usize>) {
        // Lengths are written in four bits each.
        self.set_code(kind::LENGTH, core::array::from_fn(|byte| if byte < LENGTHS { 4 } else { 0 }));
        for kind in kinds {
            let mut lengths = [0; 256];
            for (byte, own) in (0..).zip(&mut lengths) {
                for (feature, back) in [(length::BEFORE[0], 1), (length::BEFORE[1], 2), (length::SAME, 256)] {
                    self.set_feature(feature, u32::from(self.history.back(back)));
                }
                self.features[length::BYTE] = byte;
                *own = self.next(kind::LENGTH, 0, 0);
            }
            self.set_code(kind, lengths);
        }
        self.history.restart();
    }

    #[inline(never)]
    fn set_code(&mut self, kind: usize, lengths: [u8; 256]) {
        if let Some(code) = self.model.codes.get_mut(kind) {
            code.set(&lengths);
        }
    }

    fn set_feature(&mut self, at: usize, value: u32) {
        if let Some(feature) = self.features.get_mut(at) {
            *feature = value;
        }
    }

    /// Whether the memory has ended, as it does where what was packed is damaged.
    fn full(&self) -> bool {
        self.history.end.max(self.end) >= ROOM
    }

    #[inline(never)]
    fn put(&mut self, byte: u8) {
        set(self.out, self.end, byte);
        self.end += 1;
    }

    /// The next byte; `before` are those before it of the same number.
    #[inline(never)]
    fn next(&mut self, kind: usize, set: u8, before: u32) -> u8 {
        let mut seed = mixed(before, kind as u32);
        let hashes = contexts(kind).map(|features| {
            seed = seed.wrapping_add(0x632B_E5AB);
            let feature = |at: u8| self.features.get(usize::from(at)).map_or(0, |value| *value);
            let hash =
                features.iter().fold(seed, |hash, at| (hash ^ feature(*at)).wrapping_mul(0x85EB_CA6B).rotate_left(15));
            mixed(hash, hash >> 15)
        });
        let context = Context { kind, set: usize::from(set), hashes, repeated: self.history.repeated() };
        let byte = self.model.byte(&mut self.coder, &context);
        self.history.push(byte);
        byte
    }

    /// A text in codes, of so many bytes; gives how many there are.
    pub fn text(&mut self, length: usize) -> usize {
        self.codes(kind::OF_TEXT);
        self.plain_bytes(kind::TEXT, length.min(ROOM));
        self.end
    }

    /// A module of so many bytes; gives how many there are.
    pub fn module(&mut self, length: usize) -> usize {
        self.codes(kind::OF_MODULE);
        // A sign, and the version of the format.
        self.plain_bytes(kind::SECTION, 8);
        while self.end < length && !self.full() {
            self.last = self.plain_byte(kind::SECTION);
            self.features[plain::SECTION] = u32::from(self.last);
            let size = self.plain_number();
            match self.last {
                10 => {
                    let functions = self.plain_number();
                    for function in 0..functions {
                        if self.full() {
                            break;
                        }
                        self.function(function as u32);
                    }
                    self.features = [0; FEATURES];
                }
                section => {
                    let kind = if section == 11 { kind::DATA } else { kind::SECTION };
                    self.plain_bytes(kind, size.min(length.saturating_sub(self.end)));
                }
            }
        }
        self.end
    }

    fn plain_bytes(&mut self, kind: usize, count: usize) {
        for _ in 0..count {
            // What is damaged may ask for any length.
            if self.full() {
                return;
            }
            self.plain_byte(kind);
        }
    }

    #[inline(never)]
    fn plain_number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.plain_byte(kind::SECTION);
            number |= usize::from(byte & 127).wrapping_shl(shift);
            shift += 7;
            if byte < 128 || self.full() {
                return number;
            }
        }
    }

    #[inline(never)]
    fn plain_byte(&mut self, kind: usize) -> u8 {
        for (feature, back) in plain::BYTES {
            self.set_feature(feature, u32::from(self.history.back(back)));
        }
        let column = self.history.end as u32 & 3;
        self.features[plain::COLUMN] = column;
        self.history.look(self.model.room, |history| {
            (1..=REPEATED_BYTES).fold(0, |hash, back| mixed(hash, u32::from(history.back(back))))
        });
        let last = self.history.back(1);
        let (kind, set) =
            if kind == kind::SECTION { (kind, self.last) } else { (kind::byte_after(kind, last), last >> 2) };
        let byte = self.next(kind, set, 0);
        let word = self.features[plain::WORD];
        self.features[plain::WORD] =
            if byte.is_ascii_alphabetic() || byte > 127 { mixed(word, u32::from(byte)) } else { 0 };
        self.put(byte);
        byte
    }

    /// One function. Its length is not packed: it is known once its end is.
    #[inline(never)]
    fn function(&mut self, function: u32) {
        let start = self.history.end;
        self.features = [0; FEATURES];
        self.features[code::FUNCTION] = function;
        (self.last, self.instructions, self.stack) = (0, [0; 6], Stack::EMPTY);
        let groups = self.number(kind::OTHER);
        self.numbers(groups.saturating_mul(2));
        let mut depth = 1;
        while depth > 0 && !self.full() {
            match self.instruction() {
                0x02..=0x04 => depth += 1,
                0x0b => depth -= 1,
                _ => {}
            }
        }
        let mut size = self.history.end - start;
        while size > 127 {
            self.put(size as u8 | 128);
            size >>= 7;
        }
        self.put(size as u8);
        for at in start..self.history.end {
            self.put(self.history.get(at));
        }
    }

    #[inline(never)]
    fn instruction(&mut self) -> u8 {
        self.remember();
        let instructions = self.instructions.iter().take(REPEATED_INSTRUCTIONS);
        self.history.look(self.model.room, |_| instructions.fold(0, |hash, one| mixed(hash, *one)));
        let opcode = self.next(kind::opcode_after(self.last), self.last, 0);
        self.features[code::OWN] = u32::from(opcode);
        let immediate = self.immediates(opcode);
        let instruction = mixed(immediate, u32::from(opcode)) & !255 | u32::from(opcode);
        self.stack.after(instruction);
        self.instructions.rotate_right(1);
        self.instructions[0] = instruction;
        self.last = opcode;
        opcode
    }

    /// What is known before an instruction.
    #[inline(never)]
    fn remember(&mut self) {
        let [first, second, third, fourth, fifth, sixth] = self.instructions;
        let (top, below) = (self.stack.top(0), self.stack.top(1));
        let known = [
            (code::OPCODES[0], first & 255),
            (code::OPCODES[1], second & 255),
            (code::OPCODES[2], third & 255),
            (code::OPCODES[3], fourth & 255),
            (code::EARLIER_OPCODES, (fifth & 255) << 8 | sixth & 255),
            (code::INSTRUCTION, first),
            (code::TOP, top),
            (code::TOP_OPCODES[0], top & 255),
            (code::TOP_OPCODES[1], below & 255),
            (code::HEIGHT, self.stack.height.min(31) as u32),
        ];
        for (feature, value) in known {
            self.set_feature(feature, value);
        }
    }

    /// The immediates of an instruction; gives the first one, if it is a number.
    fn immediates(&mut self, opcode: u8) -> u32 {
        match opcode {
            // Blocks, jumps, global variables, sizes and tables, references.
            0x02..=0x04 | 0x0c | 0x0d | 0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => self.number(kind::OTHER),
            // A jump table: how many targets, and one more for all else. A typed select: how many types.
            0x0e | 0x1c => {
                let count = self.number(kind::OTHER);
                self.numbers(count.saturating_add(u32::from(opcode == 0x0e)));
                count
            }
            0x10 => self.remembered(kind::CALL, code::CALL),
            0x11 => {
                self.numbers(2);
                0
            }
            0x20..=0x22 => {
                let local = self.remembered(kind::GET + usize::from(opcode - 0x20), code::LOCALS);
                if opcode > 0x20 {
                    self.features[code::LOCAL_SET] = local;
                }
                local
            }
            0x28..=0x3e => {
                let alignment = usual_alignment(opcode);
                self.coder.given(alignment);
                self.history.push(alignment);
                let address = self.stack.top(usize::from(opcode > 0x35));
                let place = mixed(address, self.features[code::FUNCTION]) as usize % ADDRESSES;
                self.features[code::ADDRESS] = address;
                self.features[code::LAST_THERE] = self.offsets.get(place).map_or(0, |offset| *offset);
                let offset = self.remembered(kind::OFFSET, code::OFFSETS);
                if let Some(last) = self.offsets.get_mut(place) {
                    *last = offset.wrapping_add(1);
                }
                offset
            }
            0x41 => self.remembered(kind::SHORT, code::CONSTANT),
            0x42 => self.remembered(kind::LONG, code::CONSTANT),
            0x43 | 0x44 => {
                for _ in 0..if opcode == 0x43 { 4 } else { 8 } {
                    self.next(kind::OTHER, opcode, 0);
                }
                0
            }
            // Operations on memory and tables in bulk, and conversions without traps.
            0xfc => {
                let operation = self.number(kind::OTHER);
                self.numbers(match operation {
                    0..=7 => 0,
                    8 | 10 | 12 | 14 => 2,
                    _ => 1,
                });
                operation
            }
            _ => 0,
        }
    }

    /// A number that is remembered with those of its kind before it.
    fn remembered<const N: usize>(&mut self, kind: usize, features: [usize; N]) -> u32 {
        let value = self.number(kind);
        let mut next = value;
        for feature in features {
            if let Some(place) = self.features.get_mut(feature) {
                next = core::mem::replace(place, next);
            }
        }
        value
    }

    /// A LEB128 number, and its lower bits, without a sign.
    #[inline(never)]
    fn number(&mut self, kind: usize) -> u32 {
        let mut set =
            if kind == kind::OTHER || kind == kind::OFFSET { self.features[code::OWN] as u8 } else { self.last };
        let (mut kind, mut value, mut shift, mut before) = (kind, 0u32, 0, 0);
        loop {
            let byte = self.next(kind, set, before);
            before = before << 8 | u32::from(byte);
            value |= u32::from(byte & 127).wrapping_shl(shift);
            shift += 7;
            if byte < 128 || self.full() {
                return value;
            }
            kind |= kind::LATER;
            set = shift as u8;
        }
    }

    #[inline(never)]
    fn numbers(&mut self, count: u32) {
        for _ in 0..count {
            if self.full() {
                return;
            }
            let number = self.number(kind::OTHER);
            self.set_feature(code::LOCALS[0], number);
        }
    }
}

/// The alignment that a load or store usually names, as a power of two. It is a mere hint: what is read and written is the
/// same, and no present engine for x86 or ARM heeds it.
pub fn usual_alignment(opcode: u8) -> u8 {
    match opcode {
        0x29 | 0x2b | 0x37 | 0x39 => 3,
        0x28 | 0x2a | 0x34 | 0x35 | 0x36 | 0x38 | 0x3e => 2,
        0x2e | 0x2f | 0x32 | 0x33 | 0x3b | 0x3d => 1,
        _ => 0,
    }
}

/// A hash, and a number put to it.
fn mixed(hash: u32, value: u32) -> u32 {
    let mixed = (hash ^ value).wrapping_mul(0x9E37_79B1);
    mixed ^ mixed >> 15
}
