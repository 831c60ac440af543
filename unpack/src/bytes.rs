//! The memory that JavaScript and the unpacker share. Shared bytes that change without unsafe code are atomic; in wasm
//! without threads these are plain bytes.

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// How many bytes a memory has. It is a power of two, so that every place can be made one inside of it without a branch.
pub const ROOM: usize = 1 << 20;

/// One memory. A place behind its end is one from its start on.
pub type Memory = [AtomicU8; ROOM];

/// A memory of zeros.
pub const fn empty() -> Memory {
    [const { AtomicU8::new(0) }; ROOM]
}

/// The byte at a place.
pub(crate) fn get(memory: &Memory, at: usize) -> u8 {
    memory.get(at % ROOM).map_or(0, |byte| byte.load(Relaxed))
}

/// Puts a byte at a place.
pub(crate) fn set(memory: &Memory, at: usize, value: u8) {
    if let Some(byte) = memory.get(at % ROOM) {
        byte.store(value, Relaxed);
    }
}

/// The number in the four bytes from a place on, the lowest first.
pub(crate) fn number(memory: &Memory, at: usize) -> usize {
    (0..4).rev().fold(0, |number, byte| number << 8 | usize::from(get(memory, at + byte)))
}
