//! Texts in codes, as the crate `unpack` reads them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use unpack::text::{CODES, END_OF_ENTRY, END_OF_TABLE, SINGLE};

/// How many words get a code of their own.
const WORDS: usize = 120;

/// Writes a text in codes, with codes for its most frequent words too. Words are of ASCII letters, with the blank before them:
/// Japanese has none, and is written by the letter. The text may hold neither a line break nor a zero.
pub(super) fn coded(text: &str) -> Result<Vec<u8>> {
    ensure!(
        !text.bytes().any(|byte| byte == END_OF_ENTRY || byte == END_OF_TABLE),
        "a text with a line break or a zero"
    );
    let mut saved: BTreeMap<&str, usize> = BTreeMap::new();
    for word in pieces(text).filter(|piece| piece.len() > 1 && piece.is_ascii()) {
        *saved.entry(word).or_default() += word.len() - 1;
    }
    let words: BTreeSet<&str> = most(saved).take(WORDS).collect();
    let mut tokens: Vec<&str> = Vec::new();
    for piece in pieces(text) {
        if words.contains(piece) { tokens.push(piece) } else { tokens.extend(letters(piece)) }
    }
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for token in &tokens {
        *used.entry(token).or_default() += 1;
    }
    let table: Vec<&str> = most(used).collect();
    ensure!(table.len() <= CODES, "more different letters than there are codes");
    // Rare letters stand in the order of the alphabet, so that those of one higher byte are akin.
    let (frequent, rare) = table.split_at(SINGLE.min(table.len()));
    let rare: BTreeSet<&str> = rare.iter().copied().collect();
    let table: Vec<&str> = frequent.iter().copied().chain(rare).collect();
    let places: BTreeMap<&str, usize> = table.iter().enumerate().map(|(place, token)| (*token, place)).collect();
    let mut coded = Vec::new();
    for entry in &table {
        coded.extend(entry.bytes().chain([END_OF_ENTRY]));
    }
    coded.push(END_OF_TABLE);
    for token in tokens {
        let place = places.get(token).copied().unwrap_or_default();
        let bytes = match place.checked_sub(SINGLE) {
            None => vec![place],
            Some(rare) => vec![SINGLE + rare / 256, rare % 256],
        };
        coded.extend(bytes.into_iter().map(|byte| byte as u8));
    }
    Ok(coded)
}

/// Those with the highest count first.
fn most(counted: BTreeMap<&str, usize>) -> impl Iterator<Item = &str> {
    let ordered: BTreeSet<(Reverse<usize>, &str)> =
        counted.into_iter().map(|(token, count)| (Reverse(count), token)).collect();
    ordered.into_iter().map(|(_, token)| token)
}

/// A text in words of ASCII letters, each with a blank before it if there is one, and single letters for all else.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let blank = usize::from(first == ' ');
        let word = rest.bytes().skip(blank).take_while(u8::is_ascii_alphabetic).count();
        let (piece, after) = rest.split_at(if word > 1 { blank + word } else { first.len_utf8() });
        rest = after;
        Some(piece)
    })
}

fn letters(piece: &str) -> impl Iterator<Item = &str> {
    piece.char_indices().filter_map(|(at, letter)| piece.get(at..at + letter.len_utf8()))
}
