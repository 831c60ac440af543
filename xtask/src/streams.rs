//! The instructions of a wasm module, taken apart: what is alike compresses better side by side. The crate `unpack`
//! puts them together again, byte for byte.

use anyhow::{Context as _, Result, bail, ensure};
use unpack::streams::{ALIGN, CODES, FLOATS, LARGEST, LOCALS, RARE, REST, STREAMS};

/// The streams of an opcode's immediates, none, one or two of them: 0 stands for no immediate.
fn immediates(opcode: u8) -> [usize; 2] {
    match opcode {
        0x02..=0x04 => [6, 0],
        0x0c | 0x0d => [7, 0],
        0x10 => [8, 0],
        0x20 => [9, 0],
        0x21 | 0x22 => [10, 0],
        0x23 | 0x24 => [11, 0],
        0x28..=0x3e => [ALIGN, 12],
        0x41 => [13, 0],
        0x42 => [14, 0],
        0x11 => [15, 15],
        0x25 | 0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => [RARE, 0],
        _ => [0, 0],
    }
}

/// The usual alignment of a load or store, as a power of two.
fn usual_alignment(opcode: u8) -> u8 {
    match opcode {
        0x29 | 0x2b | 0x37 | 0x39 => 3,
        0x28 | 0x2a | 0x34 | 0x35 | 0x36 | 0x38 | 0x3e => 2,
        0x2e | 0x2f | 0x32 | 0x33 | 0x3b | 0x3d => 1,
        _ => 0,
    }
}

/// A module as streams: their lengths, the module's length, the length of what precedes the code, the number of functions
/// (each as four bytes), and the streams.
pub(crate) fn split(module: &[u8]) -> Result<Vec<u8>> {
    let mut split = Split { module, at: 8, streams: Default::default(), alignments: Vec::new() };
    let tables =
        (0..=u8::MAX).map(|opcode| immediates(opcode).iter().fold(0, |both, stream| both * 16 + *stream as u8));
    split.streams[REST].extend(tables);
    split.streams[REST].extend((0..=u8::MAX).map(usual_alignment));
    let (before, functions) = split.code()?;
    ensure!(module.len() <= LARGEST, "too large for the memory of the crate `unpack`");
    split.streams[REST].extend(module.iter().skip(split.at));
    let lengths = split.streams.iter().map(Vec::len).chain([module.len(), before, functions]);
    let lengths: Result<Vec<[u8; 4]>, _> = lengths.map(|length| u32::try_from(length).map(u32::to_le_bytes)).collect();
    Ok([lengths?.concat(), split.streams.concat()].concat())
}

/// The same module, in which every load and store names the usual alignment of its opcode. It is a mere hint: what is read
/// and written is the same, and no present engine for x86 or ARM heeds it.
pub(crate) fn with_usual_alignment(module: &[u8]) -> Result<Vec<u8>> {
    let mut split = Split { module, at: 8, streams: Default::default(), alignments: Vec::new() };
    split.code()?;
    let mut usual = module.to_vec();
    for (at, opcode) in split.alignments {
        if let Some(alignment) = usual.get_mut(at) {
            *alignment = usual_alignment(opcode);
        }
    }
    Ok(usual)
}

struct Split<'m> {
    module: &'m [u8],
    at: usize,
    /// Where the alignments stand, with the opcodes that they belong to.
    alignments: Vec<(usize, u8)>,
    streams: [Vec<u8>; STREAMS],
}

impl Split<'_> {
    fn byte(&mut self) -> Result<u8> {
        let byte = *self.module.get(self.at).context("the module ends too early")?;
        self.at += 1;
        Ok(byte)
    }

    fn put(&mut self, stream: usize, bytes: &[u8]) {
        if let Some(stream) = self.streams.get_mut(stream) {
            stream.extend(bytes);
        }
    }

    /// A LEB128 number.
    fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                return Ok(number);
            }
        }
    }

    /// Puts a LEB128 number into a stream as it is, and gives its value if it is unsigned.
    fn keep(&mut self, stream: usize) -> Result<usize> {
        let start = self.at;
        while self.byte()? >= 128 {}
        self.put(stream, self.module.get(start..self.at).unwrap_or_default());
        let after = std::mem::replace(&mut self.at, start);
        let number = if after - start > 5 { 0 } else { self.number()? };
        self.at = after;
        Ok(number)
    }

    /// The code, function by function; gives where it begins and how many functions it has. What precedes it is kept as it is.
    fn code(&mut self) -> Result<(usize, usize)> {
        // The code section has the number 10; the sections after it are kept as they are.
        let (mut before, mut functions) = (0, 0);
        while self.at < self.module.len() && before == 0 {
            let section = self.byte()?;
            let end = self.number()? + self.at;
            if section == 10 {
                functions = self.number()?;
                before = self.at;
                self.streams[REST].extend(self.module.iter().take(before));
                for _ in 0..functions {
                    self.function()?;
                }
                ensure!(self.at == end, "the code section ends elsewhere than it says");
            } else {
                self.at = end;
            }
        }
        ensure!(before > 0, "the module has no code");
        Ok((before, functions))
    }

    /// One function. Its length is left out: the other side counts.
    fn function(&mut self) -> Result<()> {
        let start = self.at;
        let end = self.number()? + self.at;
        let shortest = (end - self.at).max(1).ilog2() as usize / 7 + 1;
        ensure!(self.at - start == shortest, "a function's length is written longer than it need be");
        for _ in 0..self.keep(LOCALS)? {
            self.keep(LOCALS)?;
            self.keep(LOCALS)?;
        }
        let mut depth = 1;
        while depth > 0 {
            let opcode = self.byte()?;
            self.put(CODES, &[opcode]);
            match opcode {
                0x02..=0x04 => depth += 1,
                0x0b => depth -= 1,
                _ => {}
            }
            match opcode {
                // br_table: how many targets, and one more for all else. A typed select: how many types.
                0x0e | 0x1c => {
                    let more = usize::from(opcode == 0x0e);
                    for _ in 0..self.keep(RARE)? + more {
                        self.keep(RARE)?;
                    }
                }
                0x43 | 0x44 => {
                    let size = if opcode == 0x43 { 4 } else { 8 };
                    let bytes = self.module.get(self.at..self.at + size).context("a constant is cut off")?;
                    self.put(FLOATS, bytes);
                    self.at += size;
                }
                // Operations on memory and tables in bulk, and conversions without traps.
                0xfc => {
                    let indices = match self.keep(RARE)? {
                        0..=7 => 0,
                        8 | 10 | 12 | 14 => 2,
                        9 | 11 | 13 | 15..=17 => 1,
                        other => bail!("the instruction 0xfc {other} is not known here"),
                    };
                    for _ in 0..indices {
                        self.keep(RARE)?;
                    }
                }
                0xfb | 0xfd | 0xfe | 0x06..=0x0a | 0x12..=0x19 | 0x1f => {
                    bail!("the instruction {opcode:#x} is not known here")
                }
                _ => {
                    for stream in immediates(opcode) {
                        match stream {
                            0 => {}
                            ALIGN => {
                                self.alignments.push((self.at, opcode));
                                let align = self.byte()?;
                                ensure!(align < 64, "a memory other than the first is not known here");
                                self.put(ALIGN, &[align ^ usual_alignment(opcode)]);
                            }
                            stream => {
                                self.keep(stream)?;
                            }
                        }
                    }
                }
            }
        }
        ensure!(self.at == end, "a function ends elsewhere than it says");
        Ok(())
    }
}

#[cfg(test)]
mod tests;
