use std::fmt::{self, Display, Formatter, Write as _};

use super::Json;

/// Compact JSON.
impl Display for Json {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(true) => f.write_str("true"),
            Json::Bool(false) => f.write_str("false"),
            Json::Number(number) => number.fmt(f),
            Json::Text(text) => write_text(text, f),
            Json::List(values) => {
                f.write_char('[')?;
                for (at, value) in values.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { "," })?;
                    value.fmt(f)?;
                }
                f.write_char(']')
            }
            Json::Object(entries) => {
                f.write_char('{')?;
                for (at, (key, value)) in entries.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { "," })?;
                    write_text(key, f)?;
                    f.write_char(':')?;
                    value.fmt(f)?;
                }
                f.write_char('}')
            }
        }
    }
}

fn write_text(text: &str, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    let mut rest = text;
    // By bytes: packs are long, and none of what is looked for is part of another letter.
    while let Some(plain) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')) {
        f.write_str(rest.get(..plain).unwrap_or_default())?;
        match rest.as_bytes().get(plain) {
            Some(b'"') => f.write_str("\\\"")?,
            Some(b'\\') => f.write_str("\\\\")?,
            Some(b'\n') => f.write_str("\\n")?,
            byte => write!(f, "\\u{:04x}", byte.copied().unwrap_or_default())?,
        }
        rest = rest.get(plain + 1..).unwrap_or_default();
    }
    f.write_str(rest)?;
    f.write_char('"')
}
