//! What is packed is tested where the packer is: `xtask/src/packer/tests.rs`.

use core::sync::atomic::Ordering::Relaxed;
use std::vec::Vec;

use crate::{Memory, base64, empty};

#[test]
fn base64_is_decoded_also_in_place() {
    static MEMORY: Memory = empty();
    for (text, content) in
        [("", &b""[..]), ("Zg==", b"f"), ("Zm8=", b"fo"), ("Zm9v", b"foo"), ("+/Az09", b"\xfb\xf0\x33\xd3")]
    {
        MEMORY.iter().zip(text.as_bytes()).for_each(|(place, byte)| place.store(*byte, Relaxed));
        let length = base64::decode(&MEMORY, text.len(), &MEMORY);
        assert_eq!(MEMORY.iter().take(length).map(|place| place.load(Relaxed)).collect::<Vec<u8>>(), content, "{text}");
    }
}
