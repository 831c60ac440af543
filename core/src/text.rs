//! Words in two languages.

/// A language of the screen and the paper. Japanese comes first; English is complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 日本語
    #[default]
    Ja,
    /// English
    En,
}

impl Lang {
    /// Reads a language tag such as `ja`, `en` or `en-GB`; `None` for any other language.
    pub fn of_tag(tag: &str) -> Option<Lang> {
        match tag.split(['-', '_']).next().unwrap_or_default() {
            "ja" => Some(Lang::Ja),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The tag for a `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ja => "ja",
            Lang::En => "en",
        }
    }
}

/// One text of a pack. A missing English text shows the Japanese one; `check` warns of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// 日本語. Never empty in a checked pack.
    pub ja: String,
    /// English, where the pack has it.
    pub en: Option<String>,
}

impl Text {
    /// The words in a language, or the Japanese ones where that language is missing.
    pub fn get(&self, lang: Lang) -> &str {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => en,
            _ => &self.ja,
        }
    }
}
