use super::{Fault, Json};

/// Deeper nesting is refused rather than exhausting the stack. Packs nest about ten deep.
const DEEPEST: usize = 100;

pub(super) fn read(text: &str) -> Result<Json, Fault> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0).and_then(|value| {
        reader.space();
        if reader.at == text.len() { Ok(value) } else { Err("more text follows the end".into()) }
    });
    value.map_err(|problem: String| {
        let before = text.get(..reader.at).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Fault { path: String::new(), detail: format!("line {line}, column {column}: {problem}"), rule: None }
    })
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Takes a token after white space, if it is next.
    fn take(&mut self, token: &str) -> bool {
        self.space();
        let next = self.rest().starts_with(token);
        if next {
            self.at += token.len();
        }
        next
    }

    fn require(&mut self, token: &str) -> Result<(), String> {
        if self.take(token) { Ok(()) } else { Err(format!("`{token}` is expected")) }
    }

    fn value(&mut self, depth: usize) -> Result<Json, String> {
        if depth > DEEPEST {
            return Err(format!("it is nested more than {DEEPEST} deep"));
        }
        self.space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.take("null") => Ok(Json::Null),
            _ if self.take("true") => Ok(Json::Bool(true)),
            _ if self.take("false") => Ok(Json::Bool(false)),
            Some(_) => Err("a value is expected".into()),
            None => Err("the text ends too early".into()),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, String> {
        self.require("[")?;
        let mut values = Vec::new();
        if self.take("]") {
            return Ok(Json::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            if !self.take(",") {
                self.require("]")?;
                return Ok(Json::List(values));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, String> {
        self.require("{")?;
        let mut entries = Vec::new();
        if !self.take("}") {
            loop {
                self.space();
                let key = self.string()?;
                self.require(":")?;
                entries.push((key, self.value(depth + 1)?));
                if !self.take(",") {
                    self.require("}")?;
                    break;
                }
            }
        }
        Json::object(entries).map_err(|key| format!("the key `{key}` stands twice in this object"))
    }

    fn number(&mut self) -> Result<Json, String> {
        let length = self.rest().bytes().take_while(|byte| matches!(byte, b'-' | b'0'..=b'9')).count();
        let digits = self.rest().get(..length).unwrap_or_default();
        let whole = digits.strip_prefix('-').unwrap_or(digits);
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        let fraction = matches!(self.text.as_bytes().get(self.at + length), Some(b'.' | b'e' | b'E'));
        match digits.parse() {
            Ok(number) if !leading_zero && !fraction && digits != "-0" => {
                self.at += length;
                Ok(Json::Number(number))
            }
            _ => Err("only whole numbers of moderate size are read here".into()),
        }
    }

    fn string(&mut self) -> Result<String, String> {
        if self.peek() != Some(b'"') {
            return Err("a text in quotation marks is expected".into());
        }
        self.at += 1;
        let mut text = String::new();
        loop {
            // By bytes: packs are long, and none of what is looked for is part of another letter.
            let plain = self.rest().bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '));
            let plain = plain.ok_or("a text without an end")?;
            text.push_str(self.rest().get(..plain).unwrap_or_default());
            self.at += plain;
            let end = self.peek();
            if end.is_some_and(|byte| byte < b' ') {
                return Err("a control character stands in a text".into());
            }
            self.at += 1;
            if end == Some(b'"') {
                return Ok(text);
            }
            text.push(self.escaped()?);
        }
    }

    /// The character after a backslash.
    fn escaped(&mut self) -> Result<char, String> {
        let letter = self.peek().ok_or("a text without an end")?;
        self.at += 1;
        Ok(match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_point(),
            _ => return Err("a backslash with an unknown letter".into()),
        })
    }

    /// The character of four hexadecimal digits, or of a pair of them for what lies beyond.
    fn code_point(&mut self) -> Result<char, String> {
        let first = self.hexadecimal()?;
        let code = if (0xd800..0xdc00).contains(&first) && self.rest().starts_with("\\u") {
            self.at += 2;
            let second = self.hexadecimal()?;
            let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400);
            low.map(|low| 0x1_0000 + ((first - 0xd800) << 10) + low)
        } else {
            Some(first)
        };
        code.and_then(char::from_u32).ok_or_else(|| "half of a character stands alone".into())
    }

    fn hexadecimal(&mut self) -> Result<u32, String> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += if number.is_some() { 4 } else { 0 };
        number.ok_or_else(|| "four hexadecimal digits are expected".into())
    }
}
