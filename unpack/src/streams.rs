//! A wasm module whose instructions come in streams, put together again: the other side of `xtask/src/streams.rs`.

use crate::bytes::{Memory, ROOM, get, number, set};

/// How many streams there are.
pub const STREAMS: usize = 16;
const HEAD: usize = 4 * (STREAMS + 3);

// The streams that are named here; the others are named by the table of the opcodes.
/// What is no instruction: the two tables, the module before and after its code.
pub const REST: usize = 0;
/// The opcodes.
pub const CODES: usize = 1;
/// The declarations of locals.
pub const LOCALS: usize = 2;
/// The alignment of loads and stores, as far as it is not the usual one of the opcode.
pub const ALIGN: usize = 3;
/// Bytes of floating-point constants.
pub const FLOATS: usize = 4;
/// Targets of jump tables, and what is rarer still.
pub const RARE: usize = 5;

/// Two tables of the opcodes stand first.
const TABLES: usize = 512;

/// How many bytes the longest number of 32 bits has.
const LONGEST: usize = 5;

/// The length of the largest module: for each function, room for a longest number is kept before it.
pub const LARGEST: usize = ROOM - LONGEST;

/// Puts a module together, and gives its length: 0 if it is larger than the largest.
pub fn join(streams: &Memory, module: &Memory) -> usize {
    let head = |place| number(streams, 4 * place);
    let (length, before, mut functions) = (head(STREAMS), head(STREAMS + 1), head(STREAMS + 2));
    if length > LARGEST {
        return 0;
    }
    let mut start = HEAD;
    let mut at = [0; STREAMS];
    for (stream, at) in at.iter_mut().enumerate() {
        *at = start;
        start += head(stream);
    }
    let mut join = Join { streams, tables: at[REST], at, module, end: 0 };
    join.at[REST] += TABLES;
    join.take(REST, before.min(length));
    while functions > 0 && !join.full() {
        join.function();
        functions -= 1;
    }
    join.take(REST, length.saturating_sub(join.end));
    length
}

struct Join<'b> {
    streams: &'b Memory,
    /// Where the tables of the opcodes are: 256 times which streams an opcode's immediates come from, and 256 times its
    /// usual alignment.
    tables: usize,
    /// How far each stream is read.
    at: [usize; STREAMS],
    module: &'b Memory,
    end: usize,
}

impl Join<'_> {
    /// Whether the memory has ended, as it does where the streams are damaged.
    fn full(&self) -> bool {
        self.end >= ROOM
    }

    fn put(&mut self, byte: u8) {
        set(self.module, self.end, byte);
        self.end += 1;
    }

    fn next(&mut self, stream: usize) -> u8 {
        let Some(at) = self.at.get_mut(stream % STREAMS) else { return 0 };
        *at += 1;
        get(self.streams, *at - 1)
    }

    fn take(&mut self, stream: usize, count: usize) {
        for _ in 0..count {
            let byte = self.next(stream);
            self.put(byte);
        }
    }

    /// A LEB128 number, and its value if it has 32 bits.
    fn number(&mut self, stream: usize) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.next(stream);
            self.put(byte);
            number |= usize::from(byte & 127).wrapping_shl(shift);
            shift += 7;
            if byte < 128 || self.full() {
                return number;
            }
        }
    }

    fn numbers(&mut self, stream: usize, mut count: usize) {
        while count > 0 && !self.full() {
            self.number(stream);
            count -= 1;
        }
    }

    /// One function, in a call of its own for the same reason as in `lzma`. Its length is known once its end is: it is put
    /// before it then.
    #[inline(never)]
    fn function(&mut self) {
        let start = self.end;
        self.end += LONGEST;
        let first = self.end;
        let locals = self.number(LOCALS);
        self.numbers(LOCALS, locals.saturating_mul(2));
        let mut depth = 1;
        while depth > 0 && !self.full() {
            let opcode = self.next(CODES);
            self.put(opcode);
            match opcode {
                0x02..=0x04 => depth += 1,
                0x0b => depth -= 1,
                _ => {}
            }
            self.immediates(opcode);
        }
        let mut size = self.end - first;
        let mut to = start;
        while size > 127 {
            set(self.module, to, size as u8 | 128);
            size >>= 7;
            to += 1;
        }
        set(self.module, to, size as u8);
        to += 1;
        for from in first..self.end {
            set(self.module, to, get(self.module, from));
            to += 1;
        }
        self.end = to;
    }

    fn immediates(&mut self, opcode: u8) {
        match opcode {
            0x0e | 0x1c => {
                let count = self.number(RARE);
                self.numbers(RARE, count.saturating_add(usize::from(opcode == 0x0e)));
            }
            0x43 => self.take(FLOATS, 4),
            0x44 => self.take(FLOATS, 8),
            0xfc => {
                let indices = match self.number(RARE) {
                    0..=7 => 0,
                    8 | 10 | 12 | 14 => 2,
                    _ => 1,
                };
                self.numbers(RARE, indices);
            }
            _ => {
                let table = self.tables + usize::from(opcode);
                let streams = usize::from(get(self.streams, table));
                if streams >> 4 == ALIGN {
                    let align = self.next(ALIGN) ^ get(self.streams, table + 256);
                    self.put(align);
                } else if streams >> 4 > 0 {
                    self.number(streams >> 4);
                }
                if streams & 15 > 0 {
                    self.number(streams & 15);
                }
            }
        }
    }
}
