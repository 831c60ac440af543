//! Against another encoder: what it packed is what comes out. For `streams`, see its other side in `xtask`.

use core::sync::atomic::Ordering::Relaxed;
use std::io::Write as _;
use std::vec::Vec;

use lzma_rust2::{LzmaOptions, LzmaWriter};

use crate::{Memory, ROOM, base64, empty, lzma, streams};

fn fill(memory: &Memory, bytes: &[u8]) {
    memory.iter().zip(bytes).for_each(|(place, byte)| place.store(*byte, Relaxed));
}

fn bytes(memory: &Memory, length: usize) -> Vec<u8> {
    memory.iter().take(length).map(|place| place.load(Relaxed)).collect()
}

/// Numbers that look like chance, and are the same each time.
fn chance() -> impl FnMut(u64) -> usize {
    let mut state = 1u64;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below) as usize
    }
}

/// With the settings of `cargo xtask dist`.
fn packed(content: &[u8]) -> Vec<u8> {
    let mut options = LzmaOptions::with_preset(9);
    (options.lc, options.lp, options.pb) = (2, 0, 0);
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(content.len() as u64)).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap()
}

#[test]
fn base64_is_decoded_also_in_place() {
    static MEMORY: Memory = empty();
    for (text, content) in
        [("", &b""[..]), ("Zg==", b"f"), ("Zm8=", b"fo"), ("Zm9v", b"foo"), ("+/Az09", b"\xfb\xf0\x33\xd3")]
    {
        fill(&MEMORY, text.as_bytes());
        let length = base64::decode(&MEMORY, text.len(), &MEMORY);
        assert_eq!(bytes(&MEMORY, length), content, "{text}");
    }
}

#[test]
fn what_another_encoder_packed_comes_out() {
    static PACKED: Memory = empty();
    static OUT: Memory = empty();
    let mut number = chance();
    let noise: Vec<u8> = (0..70_000).map(|_| number(256) as u8).collect();
    // Copies of all lengths from all distances, the latest ones again, and a byte that differs now and then.
    let mut copies = noise.clone();
    let mut back = 1;
    while copies.len() < ROOM - 1000 {
        if number(3) > 0 {
            let bits = 1 + number(19);
            back = 1 + number(1 << bits) % copies.len();
        }
        let bits = number(10);
        for _ in 0..1 + number(1 << bits) {
            copies.push(copies[copies.len() - back]);
        }
        if number(4) == 0 {
            copies.push(number(256) as u8);
        }
    }
    let words = "子どもの安全を確認できない。 Not seen since Monday.\n".repeat(400).into_bytes();
    for content in [Vec::new(), Vec::from(*b"x"), [0; 5000].into(), noise, words, copies] {
        fill(&PACKED, &packed(&content));
        assert_eq!(lzma::decode(&PACKED, &OUT), content.len());
        assert!(bytes(&OUT, content.len()) == content, "{} bytes came out otherwise", content.len());
    }
}

#[test]
fn what_has_no_room_makes_nothing() {
    static PACKED: Memory = empty();
    static OUT: Memory = empty();
    fill(&PACKED, &[0xff; 100]);
    assert_eq!(lzma::decode(&PACKED, &OUT), 0);
    assert_eq!(streams::join(&PACKED, &OUT), 0);
}

#[test]
fn what_is_damaged_ends() {
    static DAMAGED: Memory = empty();
    static OUT: Memory = empty();
    let mut number = chance();
    for _ in 0..5 {
        let mut noise: Vec<u8> = (0..ROOM).map(|_| number(256) as u8).collect();
        // The length that each of the two reads, so that it is not refused at once.
        for at in [5, 64] {
            noise[at..at + 4].copy_from_slice(&(ROOM as u32 / 2).to_le_bytes());
        }
        fill(&DAMAGED, &noise);
        assert_eq!(lzma::decode(&DAMAGED, &OUT), ROOM / 2);
        assert_eq!(streams::join(&DAMAGED, &OUT), ROOM / 2);
    }
}
