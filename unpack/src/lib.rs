//! Unpacks what the delivered script carries, as a wasm module of its own: a browser runs it at its full speed almost at
//! once, while JavaScript that has never run before takes three times as long. `cargo xtask dist` packs and embeds,
//! `www/unpack.js` calls.
//!
//! Nothing here can stop the page: what was damaged makes other bytes, and ends.

#![no_std]

pub mod base64;
mod bytes;
pub mod lzma;
pub mod streams;

pub use bytes::{Memory, ROOM, empty};

#[cfg(target_arch = "wasm32")]
mod wasm {
    use crate::{Memory, base64, empty, lzma, streams};

    static PLACE: Memory = empty();
    static OTHER: Memory = empty();

    /// What JavaScript calls, as the functions 1, 2 and 3 of the exported table: an attribute that exports a function by
    /// its name would count as unsafe code.
    #[used]
    static CALLS: [extern "C" fn(usize) -> usize; 3] = [place, content, program];

    /// Where a packed text is put, and where what it makes is found.
    extern "C" fn place(_: usize) -> usize {
        PLACE.as_ptr() as usize
    }

    /// Unpacks a text of so many letters, and gives the length of what it makes.
    extern "C" fn content(letters: usize) -> usize {
        base64::decode(&PLACE, letters, &OTHER);
        lzma::decode(&OTHER, &PLACE)
    }

    /// The same of a wasm module in streams.
    extern "C" fn program(letters: usize) -> usize {
        base64::decode(&PLACE, letters, &PLACE);
        lzma::decode(&PLACE, &OTHER);
        streams::join(&OTHER, &PLACE)
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
