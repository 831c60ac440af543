use std::sync::atomic::Ordering::Relaxed;

use unpack::streams::join;
use unpack::{Memory, empty};

use super::split;

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

/// A module, as far as `split` looks: a section, the code with functions, each as its locals and instructions, and what
/// comes after.
fn module(functions: &[Vec<u8>]) -> Vec<u8> {
    let bodies = functions.iter().flat_map(|body| [number(body.len()), body.clone()].concat());
    let code: Vec<u8> = number(functions.len()).into_iter().chain(bodies).collect();
    let head = *b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x0a";
    [&head[..], &number(code.len()), &code, b"\x0b\x03\x01\x01\x00"].concat()
}

fn joined(streams: &[u8]) -> Vec<u8> {
    static STREAMS: Memory = empty();
    static MODULE: Memory = empty();
    STREAMS.iter().zip(streams).for_each(|(place, byte)| place.store(*byte, Relaxed));
    let length = join(&STREAMS, &MODULE);
    MODULE.iter().take(length).map(|place| place.load(Relaxed)).collect()
}

#[test]
fn a_module_is_put_together_as_it_was() {
    let instructions: [&[u8]; 14] = [
        // Blocks in blocks, with a branch, and an end of each.
        &[0x02, 0x40, 0x03, 0x7f, 0x04, 0x40, 0x05, 0x0c, 0x01, 0x0b, 0x0d, 0x00, 0x0b, 0x0b],
        // A jump table of two targets and one more, a typed select.
        &[0x0e, 0x02, 0x00, 0x81, 0x01, 0x02, 0x1c, 0x01, 0x7f],
        // Calls, one of them through a table.
        &[0x10, 0x85, 0x02, 0x11, 0x03, 0x00],
        // Locals and globals.
        &[0x20, 0x00, 0x21, 0x01, 0x22, 0x02, 0x23, 0x00, 0x24, 0x01],
        // Loads and stores with the usual alignment, and with another one.
        &[0x28, 0x02, 0x08, 0x37, 0x00, 0x90, 0x01, 0x2d, 0x00, 0x00],
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
    let functions: Vec<Vec<u8>> = instructions
        .iter()
        .enumerate()
        .map(|(groups, instructions)| {
            let locals = (0..groups).flat_map(|group| [number(group * 50), vec![0x7f]].concat());
            [number(groups), locals.collect(), instructions.to_vec(), vec![0x0b]].concat()
        })
        .collect();
    let module = module(&functions);
    assert_eq!(joined(&split(&module).unwrap()), module);
}

#[test]
fn what_cannot_be_taken_apart_is_refused() {
    let refused = |module: &[u8], why: &str| {
        let fault = split(module).unwrap_err().to_string();
        assert!(fault.contains(why), "{fault}");
    };
    refused(b"\0asm\x01\0\0\0", "no code");
    refused(&module(&[vec![0x00, 0xfd, 0x00, 0x0b]]), "0xfd is not known");
    refused(&module(&[vec![0x00, 0x01]]), "ends");
    refused(&module(&[vec![0x00, 0x0b, 0x01]]), "elsewhere");
}
