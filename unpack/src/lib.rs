//! Unpacks what the delivered script carries, as a wasm module of its own: a browser runs it at its full speed almost at
//! once, while JavaScript that has never run before takes three times as long. `cargo xtask dist` packs and embeds,
//! `www/unpack.js` calls.
//!
//! Nothing here can stop the page: what was damaged makes other bytes, and ends.

#![no_std]

pub mod base64;
mod bytes;
pub mod code;
pub mod coder;
pub mod context;
mod history;
mod logistic;
pub mod model;
pub mod module;
mod stack;
pub mod text;

pub use bytes::{Memory, ROOM, empty};
pub use model::{KINDS, Room};

/// Unpacks what was packed, and gives its length. The number before it is how many bytes were packed, and the highest bit of
/// it tells that they are a wasm module; else they are a text in codes.
pub fn unpack(packed: &Memory, room: &Room, history: &Memory, out: &Memory) -> usize {
    let length = bytes::number(packed, 0);
    let mut walk = module::Walk::new(coder::Decoder::new(packed, 4), room, history, out);
    if length & MODULE > 0 {
        walk.module(length ^ MODULE).min(ROOM)
    } else {
        let length = walk.text(length);
        text::read(history, length, out)
    }
}

/// The bit that tells that a wasm module was packed.
pub const MODULE: usize = 1 << 31;

#[cfg(target_arch = "wasm32")]
mod wasm {
    use crate::model::Room;
    use crate::{Memory, base64, empty};

    static PLACE: Memory = empty();
    static PACKED: Memory = empty();
    static HISTORY: Memory = empty();
    static ROOM: Room = Room::empty();

    /// What JavaScript calls, as the functions 1 and 2 of the exported table: an attribute that exports a function by its
    /// name would count as unsafe code.
    #[used]
    static CALLS: [extern "C" fn(usize) -> usize; 2] = [place, unpack];

    /// Where a packed text is put, and where what it makes is found.
    extern "C" fn place(_: usize) -> usize {
        PLACE.as_ptr() as usize
    }

    /// Unpacks a text of so many letters, and gives the length of what it makes.
    extern "C" fn unpack(letters: usize) -> usize {
        base64::decode(&PLACE, letters, &PACKED);
        crate::unpack(&PACKED, &ROOM, &HISTORY, &PLACE)
    }

    /// A crate without the standard library has to say what a panic does. Nothing here panics.
    #[panic_handler]
    fn stop(_: &core::panic::PanicInfo) -> ! {
        core::arch::wasm32::unreachable()
    }
}

#[cfg(test)]
extern crate std;
#[cfg(test)]
mod tests;
