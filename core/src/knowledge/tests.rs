use proptest::prelude::*;

use super::{Reading, Readings};

fn readings() -> Readings {
    let reading = |(word, kana): (&str, &str)| Reading { word: word.into(), kana: kana.into() };
    Readings([("通告", "つうこく"), ("通告先", "つうこくさき"), ("児童", "じどう")].map(reading).into())
}

#[test]
fn the_longest_word_counts() {
    let pieces = readings();
    let pieces = pieces.split("児童の通告先と通告");
    let expected = [
        ("児童", Some("じどう")),
        ("の", None),
        ("通告先", Some("つうこくさき")),
        ("と", None),
        ("通告", Some("つうこく")),
    ];
    assert_eq!(pieces, expected);
}

proptest! {
    /// The pieces together are the text, whatever it is: nothing is lost or said twice.
    #[test]
    fn pieces_make_the_text(text in "[児童通告先のaあ]{0,12}") {
        let readings = readings();
        let pieces = readings.split(&text);
        prop_assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text.clone());
        prop_assert!(pieces.iter().all(|(piece, _)| !piece.is_empty()));
    }
}
