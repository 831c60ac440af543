//! What made the values on the stack of a function, as far as it can be told without the types of what is called.

/// How many values are remembered.
const ROOM: usize = 64;

/// Values are numbers that tell how they were made, with the opcode in the lowest byte.
pub(crate) struct Stack {
    values: [u32; ROOM],
    pub(crate) height: usize,
}

impl Stack {
    pub(crate) const EMPTY: Stack = Stack { values: [0; ROOM], height: 0 };

    /// The value that is so many below the topmost one.
    pub(crate) fn top(&self, below: usize) -> u32 {
        let at = self.height.checked_sub(below + 1);
        at.and_then(|at| self.values.get(at % ROOM)).map_or(0, |value| *value)
    }

    #[inline(never)]
    fn put(&mut self, popped: usize, value: u32) {
        self.height = self.height.saturating_sub(popped);
        if let Some(place) = self.values.get_mut(self.height % ROOM) {
            *place = value;
        }
        self.height += 1;
    }

    /// After an instruction, whose opcode is the lowest byte of its number.
    #[inline(never)]
    pub(crate) fn after(&mut self, instruction: u32) {
        let from = |first: u32, second: u32| {
            (instruction ^ first.rotate_left(9) ^ second.rotate_left(18)) & !255 | instruction & 255
        };
        match instruction as u8 {
            // Reading a local or global variable, constants, the size of the memory.
            0x20 | 0x23 | 0x3f | 0x41..=0x44 => self.put(0, instruction),
            // Setting a local variable, and keeping the value.
            0x22 => self.put(1, instruction & !255 | 0x20),
            // If, and a jump on a condition; dropping, and setting a variable.
            0x04 | 0x0d | 0x1a | 0x21 | 0x24 => self.height = self.height.saturating_sub(1),
            // Loads, and what takes one value.
            0x28..=0x35 | 0x40 | 0x45 | 0x50 | 0x67..=0x69 | 0x79..=0x7b | 0x8b..=0x91 | 0x99..=0x9f | 0xa7..=0xc4 => {
                self.put(1, from(self.top(0), 0));
            }
            // Stores.
            0x36..=0x3e => self.height = self.height.saturating_sub(2),
            // What takes two values.
            0x46..=0x4f | 0x51..=0x66 | 0x6a..=0x78 | 0x7c..=0x8a | 0x92..=0x98 | 0xa0..=0xa6 => {
                self.put(2, from(self.top(0), self.top(1)));
            }
            0x1b => self.put(3, instruction),
            // A call, of which it is not known what it takes.
            0x10 | 0x11 => {
                self.height = 0;
                self.put(0, instruction);
            }
            // Where a block or the flow ends, and what is rare.
            0x00 | 0x05 | 0x0b | 0x0c | 0x0e | 0x0f | 0xfc => self.height = 0,
            _ => {}
        }
    }
}
