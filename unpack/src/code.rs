//! Prefix codes, after David Huffman: what is frequent among the bytes of a kind takes few bits, and so few guesses.

/// The lengths of codes are below this.
pub const LENGTHS: usize = 16;

/// Above the numbers of the inner nodes.
const LEAF: u16 = 256;

/// A prefix code as a tree, whose inner nodes have numbers: the root is 0, and every other one has a higher number than the
/// one above it.
pub struct Code {
    nodes: [[u16; 2]; 256],
    paths: [u16; 256],
}

/// Where a bit leads to.
pub(crate) enum Step {
    Node(usize),
    Byte(u8),
}

impl Code {
    pub(crate) const EMPTY: Code = Code { nodes: [[LEAF; 2]; 256], paths: [0; 256] };

    /// Makes it the code of bytes with these lengths, of which 0 stands for none: the shorter codes come before the longer
    /// ones, and those of one length in the order of their bytes.
    #[inline(never)]
    pub(crate) fn set(&mut self, lengths: &[u8; 256]) {
        *self = Code::EMPTY;
        let (mut path, mut nodes) = (0u32, 1);
        for length in 1..LENGTHS {
            path <<= 1;
            for (byte, _) in (0..=u8::MAX).zip(lengths).filter(|(_, of)| usize::from(**of) == length) {
                self.put(byte, path, length, &mut nodes);
                path = path.wrapping_add(1);
            }
        }
    }

    /// Puts a byte where a path of so many bits leads to, with the nodes before it.
    #[inline(never)]
    fn put(&mut self, byte: u8, path: u32, length: usize, nodes: &mut u16) {
        if let Some(own) = self.paths.get_mut(usize::from(byte)) {
            *own = (path & ((1 << length) - 1) | 1 << length) as u16;
        }
        let mut node = 0;
        for place in (0..length).rev() {
            let next = self.nodes.get_mut(node).and_then(|node| node.get_mut((path >> place & 1) as usize));
            let Some(next) = next else { return };
            if place == 0 {
                *next = LEAF + u16::from(byte);
            } else if *next >= LEAF {
                // Lengths that are damaged may ask for more nodes than there can be.
                if *nodes == LEAF {
                    return;
                }
                *next = *nodes;
                *nodes += 1;
            }
            node = usize::from(*next);
        }
    }

    #[inline(always)]
    pub(crate) fn next(&self, node: usize, bit: bool) -> Step {
        let next = self.nodes.get(node).map_or(LEAF, |node| if bit { node[1] } else { node[0] });
        if next < LEAF { Step::Node(usize::from(next)) } else { Step::Byte(next as u8) }
    }

    /// The bits of a byte after a leading one; 0 if it has no code.
    #[inline(always)]
    pub fn path(&self, byte: u8) -> u32 {
        self.paths.get(usize::from(byte)).map_or(0, |path| u32::from(*path))
    }
}
