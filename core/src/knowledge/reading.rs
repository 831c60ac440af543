/// How words are read, so that ふりがな can be shown over a text on demand. A table of words instead of a notation within
/// the texts: the texts stay plain, and accessible names and paper are made from them as they are.
#[derive(Clone, Debug, Default)]
pub struct Readings(pub Vec<Reading>);

/// How one word is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The word.
    pub word: String,
    /// In kana.
    pub kana: String,
}

impl Readings {
    /// A text in pieces: words with their kana, and what stands between them without. The pieces together are the text.
    /// Where several words begin at one place, the longest counts.
    pub fn split<'a>(&'a self, text: &'a str) -> Vec<(&'a str, Option<&'a str>)> {
        let mut pieces = Vec::new();
        let (mut plain, mut at) = (0, 0);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let found = self.0.iter().filter(|reading| rest.starts_with(&reading.word));
            match found.max_by_key(|reading| reading.word.len()) {
                Some(reading) => {
                    pieces.extend(text.get(plain..at).filter(|text| !text.is_empty()).map(|text| (text, None)));
                    pieces.extend(rest.get(..reading.word.len()).map(|word| (word, Some(reading.kana.as_str()))));
                    at += reading.word.len().max(1);
                    plain = at;
                }
                None => at += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        pieces.extend(text.get(plain..).filter(|text| !text.is_empty()).map(|text| (text, None)));
        pieces
    }
}
