//! What each guess goes by. What is remembered of the past are features; a context is a few of them together. Which ones
//! foretell best was found by trying, kind by kind, on the program that is delivered.

use crate::model::CONTEXTS;

/// The kinds of bytes. Each has a code of its own, so that fewer bits have to be foretold: what comes after one thing is seldom
/// what comes after another.
pub mod kind {
    use core::ops::Range;

    /// How long the codes of a kind are.
    pub const LENGTH: usize = 0;
    /// A section that is neither code nor data.
    pub const SECTION: usize = 1;
    /// An immediate: the index of a function that is called.
    pub const CALL: usize = 4;
    /// The index of a local variable that is read.
    pub const GET: usize = 5;
    /// Of one that is set.
    pub const SET: usize = 6;
    /// Of one that is set, and its value kept.
    pub const TEE: usize = 7;
    /// The offset of a load or store.
    pub const OFFSET: usize = 8;
    /// A constant of 32 bits.
    pub const SHORT: usize = 9;
    /// A constant of 64 bits.
    pub const LONG: usize = 10;
    /// All other immediates.
    pub const OTHER: usize = 11;
    /// The later bytes of a number of a kind are of another kind, so much further.
    pub const LATER: usize = 16;
    /// The first of the kinds of opcodes.
    pub const OPCODE: usize = 32;
    /// Of the kinds of bytes in a section of data.
    pub const DATA: usize = OPCODE + OPCODES;
    /// Of the kinds of bytes in a text in codes.
    pub const TEXT: usize = DATA + BYTES;

    /// How many kinds of them there are, by what came last. Of the frequent opcodes, each has one; only a load and a branch share
    /// one.
    const OPCODES: usize = 28;
    const BYTES: usize = 8;

    /// The kind of an opcode after another one.
    pub(crate) fn opcode_after(last: u8) -> usize {
        OPCODE + usize::from(last) % OPCODES
    }

    /// The kind of a byte of data or text after another one.
    pub(crate) fn byte_after(first: usize, last: u8) -> usize {
        first + usize::from(last) * BYTES / 256
    }

    /// The kinds in a module, but for lengths.
    pub const OF_MODULE: Range<usize> = SECTION..TEXT;

    /// The kinds in a text, but for lengths.
    pub const OF_TEXT: Range<usize> = TEXT..TEXT + BYTES;
}

/// How many features there are. One of them is always empty.
pub(crate) const FEATURES: usize = 32;

/// The features of code.
pub(crate) mod code {
    /// Opcodes, from the last one back, and those before them as one.
    pub(crate) const OPCODES: [usize; 4] = [1, 2, 3, 4];
    pub(crate) const EARLIER_OPCODES: usize = 5;
    /// The last instruction with its immediate, and the last two.
    pub(crate) const INSTRUCTION: usize = 6;
    pub(crate) const INSTRUCTIONS: usize = 7;
    /// The opcode that the immediate belongs to.
    pub(crate) const OWN: usize = 8;
    /// Indices and numbers, from the last one back.
    pub(crate) const LOCALS: [usize; 3] = [9, 10, 11];
    pub(crate) const OFFSETS: [usize; 3] = [12, 13, 14];
    pub(crate) const CONSTANTS: [usize; 2] = [15, 16];
    pub(crate) const CALLS: [usize; 2] = [17, 18];
    /// The local variable that was set last.
    pub(crate) const LOCAL_SET: usize = 19;
    pub(crate) const FUNCTION: usize = 20;
    /// How deep blocks are nested.
    pub(crate) const DEPTH: usize = 21;
    /// What made the topmost value of the stack, the opcode of that, the opcode of the one below, and how many values there are.
    pub(crate) const TOP: usize = 22;
    pub(crate) const TOP_OPCODES: [usize; 2] = [23, 24];
    pub(crate) const HEIGHT: usize = 25;
    /// What made the address of a load or store, and the last offset from there.
    pub(crate) const ADDRESS: usize = 26;
    pub(crate) const LAST_THERE: usize = 27;
}

/// The features of what is no code of a module.
pub(crate) mod plain {
    /// The bytes before, from the last one back.
    pub(crate) const BYTES: [(usize, usize); 9] =
        [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 8), (8, 12), (9, 16)];
    /// The place in a word of four bytes, the letters of the word before, and the section.
    pub(crate) const COLUMN: usize = 10;
    pub(crate) const WORD: usize = 11;
    pub(crate) const SECTION: usize = 12;
}

/// The features of the contexts of a kind.
pub(crate) fn contexts(kind: usize) -> &'static [[u8; 5]; CONTEXTS] {
    use kind::{CALL, DATA, GET, LATER, LENGTH, LONG, OFFSET, OPCODE, SECTION, SET, SHORT, TEE, TEXT};
    const LATER_CALL: usize = CALL + LATER;
    const LATER_OFFSET: usize = OFFSET + LATER;
    const LATER_SHORT: usize = SHORT + LATER;
    const LATER_LONG: usize = LONG + LATER;
    match kind {
        OPCODE..DATA => &[[1, 2, 3, 4, 5], [2, 3, 8, 0, 0], [1, 6, 24, 0, 0]],
        LENGTH => &[[0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [1, 2, 0, 0, 0]],
        SECTION => &[[2, 12, 0, 0, 0], [1, 0, 0, 0, 0], [3, 11, 12, 0, 0]],
        DATA..TEXT => &[[1, 0, 0, 0, 0], [1, 2, 0, 0, 0], [7, 9, 10, 0, 0]],
        CALL => &[[1, 2, 3, 25, 0], [1, 17, 23, 0, 0], [20, 0, 0, 0, 0]],
        LATER_CALL => &[[8, 20, 0, 0, 0], [1, 2, 3, 0, 0], [1, 25, 0, 0, 0]],
        GET => &[[1, 2, 8, 9, 0], [20, 22, 0, 0, 0], [2, 10, 23, 26, 0]],
        SET => &[[20, 0, 0, 0, 0], [9, 23, 0, 0, 0], [10, 23, 0, 0, 0]],
        TEE => &[[19, 0, 0, 0, 0], [1, 4, 0, 0, 0], [10, 0, 0, 0, 0]],
        OFFSET => &[[1, 8, 23, 26, 0], [1, 2, 5, 8, 13], [1, 8, 27, 0, 0]],
        LATER_OFFSET => &[[20, 0, 0, 0, 0], [13, 24, 0, 0, 0], [27, 0, 0, 0, 0]],
        SHORT => &[[1, 2, 3, 0, 0], [6, 23, 0, 0, 0], [1, 2, 3, 5, 0]],
        LATER_SHORT => &[[8, 20, 0, 0, 0], [23, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
        LONG => &[[1, 2, 23, 0, 0], [3, 15, 23, 0, 0], [17, 0, 0, 0, 0]],
        LATER_LONG => &[[8, 24, 0, 0, 0], [1, 2, 0, 0, 0], [0, 0, 0, 0, 0]],
        TEXT.. => &[[1, 0, 0, 0, 0], [1, 2, 0, 0, 0], [1, 2, 3, 0, 0]],
        LATER.. => &[[8, 20, 0, 0, 0], [1, 2, 0, 0, 0], [17, 23, 24, 25, 0]],
        _ => &[[8, 0, 0, 0, 0], [1, 2, 8, 0, 0], [8, 9, 0, 0, 0]],
    }
}
