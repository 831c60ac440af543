//! Texts in codes: a letter of Japanese takes three bytes in UTF-8, and one or two here.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::SEPARATOR;

/// Texts in codes.
pub(crate) struct Coded {
    /// What the codes stand for, in their order: letters, and frequent words.
    pub(crate) tokens: Vec<String>,
    /// Codes below [`SINGLE`] take one byte; the others two, the higher one first, counted from there.
    pub(crate) codes: Vec<u8>,
}

/// How many codes take one byte.
const SINGLE: usize = 224;

/// How many words get a code of their own.
const WORDS: usize = 120;

/// Writes texts in codes, with codes for their most frequent words too. Words are of ASCII letters, with the blank before them:
/// Japanese has none, and is written by the letter.
pub(crate) fn coded(texts: &[String]) -> Coded {
    let text = texts.join(SEPARATOR);
    let mut saved: BTreeMap<&str, usize> = BTreeMap::new();
    for word in pieces(&text).filter(|piece| piece.len() > 1 && piece.is_ascii()) {
        *saved.entry(word).or_default() += word.len() - 1;
    }
    let words: BTreeSet<&str> = most(saved).take(WORDS).collect();
    let mut tokens: Vec<&str> = Vec::new();
    for piece in pieces(&text) {
        if words.contains(piece) { tokens.push(piece) } else { tokens.extend(letters(piece)) }
    }
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for token in &tokens {
        *used.entry(token).or_default() += 1;
    }
    let table: Vec<&str> = most(used).collect();
    // Rare letters stand in the order of the alphabet, so that those of one higher byte are akin.
    let (frequent, rare) = table.split_at(SINGLE.min(table.len()));
    let rare: BTreeSet<&str> = rare.iter().copied().collect();
    let table: Vec<&str> = frequent.iter().copied().chain(rare).collect();
    let places: BTreeMap<&str, usize> = table.iter().enumerate().map(|(place, token)| (*token, place)).collect();
    let mut codes = Vec::new();
    for token in tokens {
        let place = places.get(token).copied().unwrap_or_default();
        let bytes = match place.checked_sub(SINGLE) {
            None => vec![place],
            Some(rare) => vec![SINGLE + rare / 256, rare % 256],
        };
        codes.extend(bytes.into_iter().map(|byte| byte as u8));
    }
    Coded { tokens: table.into_iter().map(str::to_owned).collect(), codes }
}

/// The texts of codes; `None` where one stands for nothing.
pub(crate) fn read(tokens: &[&str], codes: &[u8]) -> Option<String> {
    let (mut text, mut codes) = (String::new(), codes.iter().map(|code| usize::from(*code)));
    while let Some(code) = codes.next() {
        let place = if code < SINGLE { code } else { SINGLE + (code - SINGLE) * 256 + codes.next()? };
        text.push_str(tokens.get(place)?);
    }
    Some(text)
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
