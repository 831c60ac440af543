//! Texts of packs, with ふりがな where the user wants them.

use mimamori_core::session::Session;
use yew::prelude::*;

/// A text, with ふりがな over the words of the packs' table if they are on. Screen readers hear the text alone.
pub(crate) fn read_out(session: &Session, text: &str) -> Html {
    if !session.display.kana {
        return Html::from(text.to_owned());
    }
    let piece = |(text, kana): (&str, Option<&str>)| match kana {
        None => Html::from(text.to_owned()),
        Some(kana) => {
            html! { <ruby>{ text.to_owned() }<rt aria-hidden="true">{ kana.to_owned() }</rt></ruby> }
        }
    };
    session.knowledge.readings.split(text).into_iter().map(piece).collect()
}
