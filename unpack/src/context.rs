//! What each guess goes by. What is remembered of the past are features; a context is a few of them together. Which ones
//! foretell best was found by trying, kind by kind, on the program that is delivered.

use crate::model::CONTEXTS;

/// The kinds of bytes.
pub mod kind {
    /// How long the codes of a kind are.
    pub const LENGTH: usize = 0;
    /// A section that is neither code nor data.
    pub const SECTION: usize = 1;
    /// A section of data, and what is no module.
    pub const DATA: usize = 2;
    /// An opcode.
    pub const OPCODE: usize = 3;
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

/// The features of what is no code.
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
    use kind::{CALL, DATA, GET, LATER, LENGTH, LONG, OFFSET, OPCODE, SECTION, SET, SHORT, TEE};
    const LATER_CALL: usize = CALL + LATER;
    const LATER_OFFSET: usize = OFFSET + LATER;
    match kind {
        LENGTH => {
            &[[0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [1, 2, 0, 0, 0], [3, 0, 0, 0, 0], [1, 3, 0, 0, 0], [4, 1, 0, 0, 0]]
        }
        SECTION => &[
            [2, 12, 0, 0, 0],
            [2, 4, 4, 0, 0],
            [1, 3, 12, 0, 0],
            [1, 11, 12, 0, 0],
            [6, 12, 0, 0, 0],
            [12, 0, 0, 0, 0],
        ],
        DATA => {
            &[[1, 12, 0, 0, 0], [1, 2, 0, 0, 0], [7, 0, 0, 0, 0], [1, 2, 3, 4, 0], [2, 10, 12, 9, 0], [10, 4, 0, 0, 0]]
        }
        OPCODE => {
            &[[3, 4, 5, 7, 0], [1, 2, 5, 17, 0], [6, 0, 0, 0, 0], [7, 0, 0, 0, 0], [1, 2, 3, 4, 24], [1, 25, 23, 24, 0]]
        }
        CALL => &[
            [1, 2, 25, 23, 0],
            [1, 17, 0, 0, 0],
            [20, 23, 24, 0, 0],
            [1, 3, 5, 25, 24],
            [17, 25, 24, 0, 0],
            [20, 25, 0, 0, 0],
        ],
        LATER_CALL => {
            &[[20, 0, 0, 0, 0], [8, 0, 0, 0, 0], [25, 0, 0, 0, 0], [17, 26, 0, 0, 0], [1, 2, 3, 4, 5], [1, 2, 25, 0, 0]]
        }
        GET => &[
            [1, 2, 9, 0, 0],
            [20, 22, 23, 0, 0],
            [2, 4, 5, 10, 18],
            [1, 19, 0, 0, 0],
            [1, 2, 3, 10, 0],
            [1, 2, 5, 10, 11],
        ],
        SET => &[
            [20, 0, 0, 0, 0],
            [20, 25, 23, 24, 0],
            [19, 0, 0, 0, 0],
            [1, 2, 3, 9, 0],
            [22, 6, 0, 0, 0],
            [3, 5, 9, 10, 11],
        ],
        TEE => &[
            [20, 0, 0, 0, 0],
            [4, 5, 9, 19, 0],
            [1, 20, 0, 0, 0],
            [2, 5, 17, 21, 23],
            [3, 4, 9, 22, 0],
            [19, 0, 0, 0, 0],
        ],
        OFFSET => &[
            [1, 8, 0, 0, 0],
            [1, 2, 5, 13, 8],
            [1, 3, 12, 8, 27],
            [20, 26, 0, 0, 0],
            [2, 3, 4, 27, 0],
            [8, 27, 0, 0, 0],
        ],
        LATER_OFFSET => &[
            [1, 2, 5, 13, 0],
            [13, 24, 0, 0, 0],
            [27, 0, 0, 0, 0],
            [20, 26, 0, 0, 0],
            [2, 20, 8, 26, 23],
            [12, 8, 27, 0, 0],
        ],
        SHORT => &[
            [1, 3, 7, 24, 0],
            [20, 22, 23, 0, 0],
            [1, 2, 15, 0, 0],
            [2, 17, 23, 0, 0],
            [20, 0, 0, 0, 0],
            [1, 2, 3, 4, 5],
        ],
        LONG => &[
            [1, 2, 23, 0, 0],
            [3, 15, 23, 0, 0],
            [17, 0, 0, 0, 0],
            [10, 12, 14, 20, 23],
            [2, 3, 4, 5, 0],
            [0, 0, 0, 0, 0],
        ],
        LATER.. => &[
            [20, 8, 0, 0, 0],
            [1, 2, 0, 0, 0],
            [17, 25, 23, 24, 0],
            [8, 26, 0, 0, 0],
            [1, 2, 3, 15, 8],
            [9, 20, 23, 0, 0],
        ],
        _ => &[[8, 0, 0, 0, 0], [8, 1, 2, 0, 0], [8, 1, 9, 0, 0], [8, 21, 0, 0, 0], [8, 1, 2, 3, 4], [8, 20, 9, 0, 0]],
    }
}
