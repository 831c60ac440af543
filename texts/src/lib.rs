//! Packs the texts of the built-in packs for the delivered script, and unpacks them.
//!
//! Texts are written in [`code`]s of one or two bytes, and these bit by bit with an arithmetic coder ([`coder`]), which takes
//! the fewer bits for one the better a [`model`] foretold it. That takes an eighth less room than LZMA for the same codes. All
//! arithmetic is of whole numbers, so that every machine foretells the same.

mod code;
mod coder;
mod model;

/// Packs texts. None may hold a line break or a control character.
pub fn pack(texts: &[String]) -> Vec<u8> {
    let code::Coded { tokens, codes } = code::coded(texts);
    let table = tokens.join("\n");
    let mut plain = Vec::new();
    for length in [table.len(), codes.len()] {
        plain.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    }
    plain.extend(coder::encode(&[table.as_bytes(), &codes].concat()));
    plain
}

/// Parts one unpacked text from the next.
pub const SEPARATOR: &str = "\u{1}";

/// Unpacks texts, parted by [`SEPARATOR`]; `None` where they are damaged.
pub fn unpack(packed: &[u8]) -> Option<String> {
    let length = |at: usize| Some(u32::from_le_bytes(*packed.get(at..)?.first_chunk::<4>()?) as usize);
    let (table, codes) = (length(0)?, length(4)?);
    let plain = coder::decode(packed.get(8..)?, table.checked_add(codes)?);
    let (table, codes) = plain.split_at_checked(table)?;
    let tokens: Vec<&str> = std::str::from_utf8(table).ok()?.split('\n').collect();
    code::read(&tokens, codes)
}

#[cfg(test)]
mod tests {
    use super::{SEPARATOR, pack, unpack};

    #[test]
    fn texts_are_unpacked_as_they_were_packed() {
        let many: String = (0x4e00..0x5600).filter_map(char::from_u32).collect();
        let texts = ["", "the child, the child’s  home", "子どもと the child", "", &many, "the child again and again"];
        let texts = texts.map(str::to_owned);
        assert_eq!(unpack(&pack(&texts)), Some(texts.join(SEPARATOR)));
        assert_eq!(unpack(&pack(&[])), Some(String::new()));
    }

    /// Foretelling pays: a text that repeats itself takes a fraction of its length.
    #[test]
    fn what_repeats_itself_takes_little_room() {
        let text = "子どもの体に不自然な傷やあざがある。".repeat(200);
        assert!(pack(std::slice::from_ref(&text)).len() * 30 < text.len());
    }

    #[test]
    fn damage_is_refused_or_read_as_something_else_and_never_a_panic() {
        let packed = pack(&["the child asks for help".to_owned(), "子どもが助けを求めている".to_owned()]);
        for at in 0..packed.len() {
            assert!(at > 8 || unpack(&packed[..at]).is_none_or(|texts| texts.split(SEPARATOR).count() < 3));
            let mut other = packed.clone();
            other[at] ^= 0x55;
            // A length that was made huge asks for no more memory than there is.
            if at > 7 || other[at] < 8 {
                unpack(&other);
            }
        }
    }
}
