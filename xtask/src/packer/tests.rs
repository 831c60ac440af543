use std::sync::atomic::Ordering::Relaxed;

use unpack::{MODULE, Memory, Room, empty, unpack};

use super::{bytes, module, text, with_usual_alignment};

/// A LEB128 number.
fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 127 {
        bytes.push(value as u8 | 128);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

/// A module, as far as the packer looks: a section, the code with functions, each as its locals and instructions, and what
/// comes after.
fn module_of(functions: &[Vec<u8>]) -> Vec<u8> {
    let bodies = functions.iter().flat_map(|body| [number(body.len()), body.clone()].concat());
    let code: Vec<u8> = number(functions.len()).into_iter().chain(bodies).collect();
    let head = *b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x0a";
    [&head[..], &number(code.len()), &code, b"\x0b\x03\x01\x01\x00"].concat()
}

/// Functions with every kind of immediate.
fn functions() -> Vec<Vec<u8>> {
    let instructions: [&[u8]; 14] = [
        // Blocks in blocks, with a branch, and an end of each.
        &[0x02, 0x40, 0x03, 0x7f, 0x04, 0x40, 0x05, 0x0c, 0x01, 0x0b, 0x0d, 0x00, 0x0b, 0x0b],
        // A jump table of two targets and one more, a typed select.
        &[0x0e, 0x02, 0x00, 0x81, 0x01, 0x02, 0x1c, 0x01, 0x7f],
        // Calls, one of them through a table.
        &[0x10, 0x85, 0x02, 0x11, 0x03, 0x00],
        // Locals and globals.
        &[0x20, 0x00, 0x21, 0x01, 0x22, 0x02, 0x23, 0x00, 0x24, 0x01],
        // Loads and stores with the usual alignment.
        &[0x28, 0x02, 0x08, 0x37, 0x03, 0x90, 0x01, 0x2d, 0x00, 0x00],
        // Constants: negative, of 64 bits, and floating.
        &[0x41, 0x7f, 0x42, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f],
        &[0x43, 0x00, 0x00, 0xc0, 0x3f],
        &[0x44, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0xf0, 0x3f],
        // Conversions without traps, copies and fills of memory, operations on tables.
        &[0xfc, 0x02, 0xfc, 0x0a, 0x00, 0x00, 0xfc, 0x0b, 0x00, 0xfc, 0x08, 0x01, 0x00, 0xfc, 0x10, 0x00],
        &[0x25, 0x00, 0x26, 0x00, 0x3f, 0x00, 0x40, 0x00, 0xd0, 0x70, 0xd2, 0x01],
        &[0x6a, 0x1a, 0xc0],
        &[],
        // Functions whose length takes one byte, two and three.
        &[0x01; 127],
        &[0x01; 20_000],
    ];
    let bodies = instructions.iter().enumerate().map(|(groups, instructions)| {
        let locals = (0..groups).flat_map(|group| [number(group * 50), vec![0x7f]].concat());
        [number(groups), locals.collect(), instructions.to_vec(), vec![0x0b]].concat()
    });
    bodies.collect()
}

/// `packed` refuses what does not come out again as it was.
#[test]
fn what_is_packed_is_unpacked_byte_for_byte() {
    module(&module_of(&functions())).unwrap();
    // More letters than there are codes of one byte, words, and what no word is.
    let many: String = (0x4e00..0x5500).filter_map(char::from_u32).collect();
    for content in ["", "x", "\u{1}", "the child, the child’s  home", "子どもと the child", &many, &"あ".repeat(5000)]
    {
        text(content).unwrap();
    }
}

/// Foretelling pays: a text that repeats itself takes a fraction of its length.
#[test]
fn what_repeats_itself_takes_little_room() {
    let repeated = "子どもの安全を確認できない。 Not seen since Monday. ".repeat(400);
    assert!(text(&repeated).unwrap().len() * 30 < repeated.len());
}

#[test]
fn every_alignment_becomes_the_usual_one() {
    let unusual = module_of(&[vec![0x00, 0x28, 0x00, 0x08, 0x0b]]);
    assert!(module(&unusual).unwrap_err().to_string().contains("not what comes out"));
    let usual = with_usual_alignment(&unusual).unwrap();
    assert_eq!(usual, module_of(&[vec![0x00, 0x28, 0x02, 0x08, 0x0b]]));
    module(&usual).unwrap();
}

#[test]
fn what_is_damaged_ends() {
    static DAMAGED: Memory = empty();
    static ROOM: Room = Room::empty();
    static HISTORY: Memory = empty();
    static OUT: Memory = empty();
    let whole = module_of(&functions()[..10]);
    let packed = module(&whole).unwrap();
    let unpacked = |packed: &[u8]| {
        DAMAGED.iter().for_each(|place| place.store(0, Relaxed));
        DAMAGED.iter().zip(packed).for_each(|(place, byte)| place.store(*byte, Relaxed));
        bytes(&OUT, unpack(&DAMAGED, &ROOM, &HISTORY, &OUT))
    };
    assert_eq!(unpacked(&packed), whole);
    // The length, which may ask for all of the memory; bytes of the codes, and of the module. The last four only have to be in
    // what is left of the interval.
    for at in (0..4).chain((4..packed.len() - 4).step_by(packed.len() / 12)) {
        let mut other = packed.clone();
        other[at] ^= 0x55;
        assert_ne!(unpacked(&other), whole, "{at}");
        unpacked(&packed[..at]);
    }
    let packed = text("the child, the child’s home, 子ども").unwrap();
    for at in (0..packed.len()).step_by(packed.len() / 12) {
        let mut other = packed.clone();
        other[at] ^= 0x55;
        unpacked(&other);
        unpacked(&packed[..at]);
    }
    let noise: Vec<u8> = (0..200_000u32).map(|at| (at.wrapping_mul(0x9E37_79B1) >> 13) as u8).collect();
    unpacked(&[&(MODULE as u32 | 0xfffff).to_le_bytes()[..], &noise].concat());
}

#[test]
fn what_cannot_be_packed_is_refused() {
    let refused = |bytes: &[u8], why: &str| {
        let fault = module(bytes).unwrap_err().to_string();
        assert!(fault.contains(why), "{fault}");
    };
    refused(b"\0asm\x01\0\0\0", "no code");
    refused(&module_of(&[vec![0x00, 0xfd, 0x00, 0x0b]]), "0xfd is not known");
    refused(&module_of(&[vec![0x00, 0x28, 0x42, 0x00, 0x0b]]), "memory");
    refused(&module_of(&[vec![0x00, 0x01]]), "");
    refused(&module_of(&[vec![0x00, 0x0b, 0x01]]), "");
    let many: String = (0x4e00..0x5700).filter_map(char::from_u32).collect();
    for (content, why) in
        [(&*"x".repeat(1 << 20), "too large"), ("a\nb", "line break"), ("a\0b", "zero"), (&many, "codes")]
    {
        let fault = text(content).unwrap_err().to_string();
        assert!(fault.contains(why), "{fault}");
    }
}
