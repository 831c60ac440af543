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

/// How many features there are. The first of them is always empty.
pub(crate) const FEATURES: usize = 23;

/// The features of code.
pub(crate) mod code {
    /// Opcodes, from the last one back.
    pub(crate) const OPCODES: [usize; 4] = [1, 2, 3, 4];
    /// The last instruction with its immediate.
    pub(crate) const INSTRUCTION: usize = 5;
    /// The opcode that the immediate belongs to.
    pub(crate) const OWN: usize = 6;
    /// Indices and numbers, from the last one back.
    pub(crate) const LOCALS: [usize; 2] = [7, 8];
    pub(crate) const OFFSETS: [usize; 2] = [9, 10];
    pub(crate) const CONSTANT: [usize; 1] = [11];
    pub(crate) const CALL: [usize; 1] = [12];
    /// The local variable that was set last.
    pub(crate) const LOCAL_SET: usize = 13;
    pub(crate) const FUNCTION: usize = 14;
    /// What made the topmost value of the stack, the opcode of that, the opcode of the one below, and how many values there are.
    pub(crate) const TOP: usize = 15;
    pub(crate) const TOP_OPCODES: [usize; 2] = [16, 17];
    pub(crate) const HEIGHT: usize = 18;
    /// What made the address of a load or store, and the last offset from there.
    pub(crate) const ADDRESS: usize = 19;
    pub(crate) const LAST_THERE: usize = 20;
    /// The two opcodes before the last four.
    pub(crate) const EARLIER_OPCODES: usize = 21;
}

/// The features of what is no code of a module.
pub(crate) mod plain {
    /// Bytes before, and how far back they are.
    pub(crate) const BYTES: [(usize, usize); 5] = [(1, 1), (2, 2), (3, 3), (4, 8), (5, 16)];
    /// The place in a word of four bytes, the letters of the word before, and the section.
    pub(crate) const COLUMN: usize = 6;
    pub(crate) const WORD: usize = 7;
    pub(crate) const SECTION: usize = 8;
}

/// The features of the lengths of codes.
pub(crate) mod length {
    /// The two lengths before, whose length it is, and the length of the same byte in the kind before.
    pub(crate) const BEFORE: [usize; 2] = [1, 2];
    pub(crate) const BYTE: usize = 3;
    pub(crate) const SAME: usize = 4;
}

/// The features of the contexts of a kind.
pub(crate) fn contexts(kind: usize) -> &'static [[u8; 4]; CONTEXTS] {
    use kind::{CALL, DATA, GET, LATER, LENGTH, LONG, OFFSET, OPCODE, SECTION, SET, SHORT, TEE, TEXT};
    const LATER_CALL: usize = CALL + LATER;
    const LATER_OFFSET: usize = OFFSET + LATER;
    const LATER_SHORT: usize = SHORT + LATER;
    const LATER_LONG: usize = LONG + LATER;
    match kind {
        OPCODE..DATA => &[[1, 2, 3, 0], [2, 3, 4, 21], [5, 17, 0, 0]],
        LENGTH => &[[1, 2, 0, 0], [3, 4, 0, 0], [1, 4, 0, 0]],
        SECTION => &[[2, 8, 0, 0], [1, 0, 0, 0], [3, 7, 8, 0]],
        DATA..TEXT => &[[1, 2, 3, 8], [1, 2, 0, 0], [4, 5, 6, 0]],
        CALL => &[[1, 2, 3, 18], [12, 16, 18, 0], [6, 14, 16, 0]],
        LATER_CALL => &[[6, 14, 0, 0], [2, 3, 17, 0], [1, 18, 0, 0]],
        GET => &[[1, 6, 13, 0], [6, 14, 15, 0], [1, 2, 3, 19]],
        SET => &[[14, 16, 0, 0], [1, 2, 3, 7], [8, 0, 0, 0]],
        TEE => &[[13, 0, 0, 0], [1, 2, 0, 0], [1, 3, 7, 0]],
        OFFSET => &[[14, 19, 0, 0], [3, 4, 6, 10], [1, 6, 20, 0]],
        LATER_OFFSET => &[[14, 0, 0, 0], [10, 17, 0, 0], [9, 20, 0, 0]],
        SHORT => &[[1, 2, 3, 0], [1, 5, 0, 0], [1, 2, 3, 21]],
        LATER_SHORT => &[[6, 14, 0, 0], [16, 0, 0, 0], [6, 0, 0, 0]],
        LONG => &[[1, 2, 0, 0], [3, 11, 16, 0], [12, 0, 0, 0]],
        LATER_LONG => &[[6, 17, 0, 0], [2, 6, 0, 0], [0, 0, 0, 0]],
        TEXT.. => &[[1, 0, 0, 0], [1, 2, 0, 0], [1, 2, 3, 0]],
        LATER.. => &[[6, 14, 0, 0], [1, 2, 0, 0], [12, 16, 17, 18]],
        _ => &[[6, 0, 0, 0], [1, 2, 3, 6], [6, 7, 0, 0]],
    }
}
