use proptest::prelude::*;

use super::{DATA, DATA_END, FORMAT, LARGEST, Refusal, SUM, SUM_END, seal, unseal};
use crate::json::{self, Json};
use crate::record;
use crate::report::{Block, Entry, Line, Paper, Section, SectionKind, document};

/// The policy of a saved page.
const POLICY: &str =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";

/// A page as it is saved, small, with every kind of element, and the data of a small record.
fn sample() -> (String, Json) {
    let line = |text: &str| Line::text(text);
    let entry =
        Entry {
            line: Line::strong("① 頬のあざ"), details: vec![line("☑ はい <「転んだ」>")], ..Entry::default()
        };
    let blocks = vec![
        Block::Paragraph(line("110 & 119")),
        Block::List { ordered: true, entries: vec![entry.clone()], more: 0 },
        Block::List { ordered: false, entries: vec![entry], more: 0 },
        Block::Table { columns: vec!["課長".into()], rows: vec![vec![line("　")]] },
        Block::Figure(vec![("前".into(), vec![("M1 2Z".into(), true)])]),
    ];
    let inner = Section { kind: SectionKind::Detach, title: "外す".into(), blocks: vec![], sections: vec![] };
    let section = Section { kind: SectionKind::Emergency, title: "緊急".into(), blocks, sections: vec![inner] };
    let paper =
        Paper { title: "シート".into(), head: "K-1".into(), foot: "第1版".into(), sections: vec![section] };
    let record = r#"{"format":"mimamori-record/1","case":"K-1","children":[{"number":1,"statements":{"hurt":
        [{"value":"yes","basis":"heard","from":"祖母","words":"</script><b>「\\転」"}]}}]}"#;
    let data = format!(r#"{{"record":{record},"judged":["A < B"],"asked":{{"hurt":"あざ"}}}}"#);
    (document(&paper, "ja", "td > p { margin: 0 }", POLICY), json::parse(&data).unwrap())
}

/// A text with a checksum that fits.
fn resealed(before: &str) -> String {
    let sum = json::sha256(before);
    format!("{before}{SUM}{sum}{SUM_END}")
}

/// What stands before a file's checksum.
fn unsummed(sealed: &str) -> &str {
    sealed.rsplit_once(SUM).unwrap().0
}

/// A file with this page, and data that means nothing.
fn of_page(page: &str) -> Result<Json, Refusal> {
    unseal(&seal(page, &Json::Null))
}

/// Any text, of any letters, and of those that mean something to HTML, JSON or this format.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "<",
        ">",
        "&",
        "\"",
        "'",
        "\\",
        "</script>",
        "<script>",
        "<!--",
        "-->\n",
        SUM,
        SUM_END,
        DATA,
        DATA_END,
        FORMAT,
        "\n",
        "\t",
        "\0",
        "\u{feff}",
        "\u{2028}",
        "\u{3000}",
        "。",
        "onload=",
    ];
    let piece = prop_oneof![
        prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        any::<char>().prop_filter("ends of lines are a test of their own", |c| *c != '\r').prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn data() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(Json::Number),
        text().prop_map(Json::Text),
        Just(Json::Text("a\r\nb\rc".into())),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let object = prop::collection::btree_map(text(), inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Json::List),
            object.prop_map(|entries| Json::object(entries.into_iter().collect()).unwrap()),
        ]
    })
}

proptest! {
    /// What was sealed is unsealed, to the letter, whatever people wrote into the page and into the data.
    #[test]
    fn what_is_sealed_is_unsealed(
        words in prop::collection::vec(text(), 0..4),
        path in prop::sample::select(&["M1 2Z", "\"", "M\">", "&quot;", "' <p", "\"\""][..]),
        data in data(),
    ) {
        let mut blocks: Vec<Block> = words.iter().map(|words| Block::Paragraph(Line::text(words.clone()))).collect();
        blocks.push(Block::Figure(vec![(words.concat(), vec![(path.to_owned(), true)])]));
        let section = Section { kind: SectionKind::Say, title: words.concat(), blocks, sections: vec![] };
        let paper = Paper { title: words.concat(), head: words.concat(), foot: String::new(), sections: vec![section] };
        prop_assert_eq!(unseal(&seal(&document(&paper, "ja", "", ""), &data)), Ok(data));
    }
}

/// Mail and editors change the ends of lines, put a mark before a text, take the last newline away or add some.
#[test]
fn ends_of_lines_and_the_first_mark_are_harmless() {
    let (page, data) = sample();
    let sealed = seal(&page, &data);
    let windows = sealed.replace('\n', "\r\n");
    let trimmed = sealed.trim_end();
    for text in [
        sealed.clone(),
        windows.clone(),
        format!("\u{feff}{sealed}"),
        format!("\u{feff}{windows}"),
        trimmed.to_owned(),
        windows.trim_end().to_owned(),
        format!("{sealed}\n"),
        format!("{trimmed}\r\n\r\n"),
        format!("\u{feff}{trimmed} \n\t\n"),
    ] {
        assert_eq!(unseal(&text).as_ref(), Ok(&data), "{text}");
    }
}

/// What people wrote may itself hold ends of lines of any kind: the file opens all the same, also after the journey above.
#[test]
fn ends_of_lines_within_the_words_are_harmless() {
    for words in ["one\ntwo", "one\r\ntwo", "one\rtwo", "\r", "\r\n"] {
        let sealed = seal(&format!("<p>{words}</p>"), &Json::Text(words.into()));
        assert_eq!(unseal(&sealed), Ok(Json::Text(words.into())), "{words:?}");
        let windows = sealed.replace("\r\n", "\n").replace('\n', "\r\n");
        assert_eq!(unseal(&windows), Ok(Json::Text(words.into())), "{words:?} with other ends");
    }
}

/// Wherever a file is cut, it is refused; only what follows its last letter may be missing.
#[test]
fn a_cut_file_is_refused_wherever_it_is_cut() {
    let (page, data) = sample();
    let sealed = seal(&page, &data);
    for (at, _) in sealed.char_indices() {
        let (begin, end) = sealed.split_at(at);
        let refused = unseal(begin);
        match refused {
            Ok(opened) => assert!(end == "\n" && opened == data, "{end}"),
            // The first words are not there yet: nobody can tell whose file it is.
            Err(Refusal::NotOurs) => assert!(at < FORMAT.len(), "{at}"),
            Err(refusal) => assert_eq!(refusal, Refusal::CutOff, "{at}"),
        }
        assert!(at == 0 || unseal(end).is_err(), "{end}");
    }
}

#[test]
fn a_newer_version_is_told_as_one() {
    let (page, data) = sample();
    let sealed = seal(&page, &data);
    let of_version = |version: &str| {
        let text = sealed.replacen("mimamori-file/1", &format!("mimamori-file/{version}"), 1);
        // Whether the checksum still fits does not matter: a newer version may have another one.
        assert_eq!(unseal(&text), unseal(&resealed(unsummed(&text))));
        unseal(&text)
    };
    for newer in ["2", "10", "4294967295"] {
        assert_eq!(of_version(newer), Err(Refusal::Newer), "{newer}");
    }
    for strange in ["0", "", "-1", "1.5", "x", "１"] {
        assert_eq!(of_version(strange), Err(Refusal::NotOurs), "{strange}");
    }
}

#[test]
fn a_foreign_text_is_not_ours() {
    let (page, data) = sample();
    let data = data.to_string();
    for text in ["", "\n", "\u{feff}", "こんにちは", "<!doctype html>", &page, &data, "{}", SUM, "mimamori-file/1"]
    {
        assert_eq!(unseal(text), Err(Refusal::NotOurs), "{text}");
    }
    // Its first line is ours and the rest is not.
    let first = format!("{FORMAT}1-->\n");
    for (text, refusal) in [
        (first.clone(), Refusal::CutOff),
        (resealed(&first), Refusal::Unreadable),
        (resealed(&format!("{first}{page}\n")), Refusal::Unreadable),
        (resealed(&format!("{first}{page}\n{DATA}{{}}")), Refusal::Unreadable),
        (resealed(&format!("{first}{page}\n{DATA}{{\"a\":{DATA_END}")), Refusal::Unreadable),
        (resealed(&format!("{first}{page}\n{DATA}{{}}{DATA_END}{DATA_END}")), Refusal::Foreign),
        (resealed(""), Refusal::NotOurs),
        (resealed(FORMAT), Refusal::NotOurs),
    ] {
        assert_eq!(unseal(&text), Err(refusal), "{text}");
    }
    // As deep as one likes: refused, without an end of the program.
    let deep = "[".repeat(1_000_000);
    assert_eq!(unseal(&resealed(&format!("{first}\n{DATA}{deep}{DATA_END}"))), Err(Refusal::Unreadable));
}

/// Nothing larger than any file of this sheet is even looked at.
#[test]
fn too_large_is_refused() {
    let (page, data) = sample();
    let room = LARGEST - seal(&page, &data).len();
    let padded = |by: usize| seal(&format!("{page}{}", " ".repeat(by)), &data);
    assert_eq!(unseal(&padded(room + 1)), Err(Refusal::TooLarge));
    assert_eq!(unseal(&"x".repeat(LARGEST + 1)), Err(Refusal::TooLarge));
    assert_eq!(unseal(&"x".repeat(LARGEST)), Err(Refusal::NotOurs));
}

/// What a saved page is made of is no foreign thing; whatever else could load or run something is, in any letters.
#[test]
fn what_could_load_or_run_is_foreign() {
    let (page, _) = sample();
    assert_eq!(of_page(&page), Ok(Json::Null));
    for own in ["<p class=\"on\">onload= src= javascript:alert(1)</p>", "<br>", "<td></td>", "<h1>&lt;script&gt;</h1>"]
    {
        assert_eq!(of_page(own), Ok(Json::Null), "{own}");
    }
    for laden in LADEN.into_iter().chain([
        "<SCRIPT>alert(1)</SCRIPT>",
        "<p onclick=alert(1)>",
        "<p\nOnClick='alert(1)'>",
        "<p\tonclick = alert(1)>",
        "<svg/onload=alert(1)>",
        "<p/ / onclick=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><image href=x></svg>",
        "<svg><a xlink:href=\"javascript:alert(1)\">",
        "<p style=\"background:url(x)\">",
        "<link rel=stylesheet href=x>",
        "<base href=x>",
        "<object data=x>",
        "<embed src=x>",
        "<form action=x>",
        "<input autofocus onfocus=alert(1)>",
        "<meta http-equiv=\"refresh\" content=\"0;url=x\">",
        "<META HTTP-EQUIV=Refresh CONTENT=0>",
        "<!-- -->",
        "<![CDATA[x]]>",
        "<?xml?>",
        "<",
        "< p>",
        "<mimamori-sheet>",
    ]) {
        assert_eq!(of_page(laden), Err(Refusal::Foreign), "{laden}");
    }
}

/// The same where HTML is read by its letter: a quoted `>` ends no tag, a handler needs no space before it, a value may hide
/// letters, and a style can load.
#[test]
fn what_hides_in_the_grammar_of_html_is_foreign_too() {
    let opened = [
        "<p title=\">\" onclick=\"alert(1)\">",
        "<p class=\"a\"onclick=\"alert(1)\">",
        "<p class='a'onclick=alert(1)>",
        "<meta http-equiv=\"&#114;efresh\" content=\"0;url=x\">",
        "<style>@import url(//example.org/x.css);</style>",
        "<style>p { background: url(//example.org/x) }</style>",
    ]
    .into_iter()
    .filter(|page| of_page(page).is_ok());
    assert_eq!(opened.collect::<Vec<_>>(), [] as [&str; 0], "these were opened");
}

/// What the mutated files below are laden with: each is foreign wherever it is put.
const LADEN: [&str; 8] = [
    "<script>alert(1)</script>",
    "<script src=x></script>",
    "<iframe src=\"//example.org\">",
    "<img src=x onerror=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<script type=\"application/json\">{}</script>\n",
    "<svg onload=alert(1)>",
    "<math><mi xlink:href=\"javascript:alert(1)\">",
];

/// What is foreign in some places and mere text in others.
const LADEN_BY_PLACE: [&str; 6] = [
    "onerror=alert(1)",
    " onerror=alert(1) ",
    "\" onerror=alert(1) x=\"",
    "javascript:alert(1)",
    "\"onload=\"alert(1)\"",
    "<img src",
];

/// A small generator, so that the same files are made each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    /// A place between two letters.
    fn place(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap()
    }

    /// Two places, the first one first.
    fn piece(&mut self, text: &str) -> std::ops::Range<usize> {
        let (one, other) = (self.place(text), self.place(text));
        one.min(other)..one.max(other)
    }

    fn one_of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }

    /// A text with one thing wrong.
    fn mutated(&mut self, text: &str) -> String {
        match self.below(6) {
            0 => {
                let piece = self.piece(text);
                [&text[..piece.start], &text[piece.end..]].concat()
            }
            1 => {
                let mut bytes = text.as_bytes().to_vec();
                for _ in 0..=self.below(3) {
                    let at = self.below(bytes.len());
                    bytes[at] ^= 1 << self.below(8);
                }
                String::from_utf8_lossy(&bytes).into_owned()
            }
            2 => {
                let at = self.place(text);
                let letters =
                    ["<", ">", "\"", "'", "/", "=", "\0", "\n", "\r\n", " ", "&", "{", "}", "\\", "-->\n", "転"];
                [&text[..at], self.one_of(&letters), &text[at..]].concat()
            }
            3 => {
                let (first, second) = (self.piece(text), self.place(text));
                let rest = [&text[..first.start], &text[first.end..]].concat();
                let second = (0..=second.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at)).unwrap();
                [&rest[..second], &text[first], &rest[second..]].concat()
            }
            4 => {
                let (piece, at) = (self.piece(text), self.place(text));
                [&text[..at], &text[piece], &text[at..]].concat()
            }
            _ => text[..self.place(text)].to_owned(),
        }
    }
}

/// The names of the elements and of the attributes of a page as a browser reads its tags (HTML standard, 13.2.5), so far as
/// they could load or run something.
fn dangers(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let ends = |letter: char| letter.is_ascii_whitespace() || letter == '/' || letter == '>';
        let (name, after) = name.split_at(name.find(ends).unwrap_or(name.len()));
        let name = name.to_ascii_lowercase();
        if ["script", "iframe", "img", "a", "math", "mi", "object", "embed", "link", "base"].contains(&name.as_str()) {
            found.push(name);
        }
        rest = after;
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let ends = |(at, letter): (usize, char)| (ends(letter) || letter == '=' && at > 0).then_some(at);
            let end = rest.char_indices().find_map(ends).unwrap_or(rest.len());
            let (attribute, after) = rest.split_at(end);
            let attribute = attribute.to_ascii_lowercase();
            if attribute.starts_with("on") || ["src", "href", "xlink:href"].contains(&attribute.as_str()) {
                found.push(attribute);
            }
            rest = after;
            if let Some(value) = after.trim_start_matches(|letter: char| letter.is_ascii_whitespace()).strip_prefix('=')
            {
                let value = value.trim_start_matches(|letter: char| letter.is_ascii_whitespace());
                let quote = value.chars().next().filter(|letter| ['"', '\''].contains(letter));
                rest = match quote {
                    Some(quote) => value[1..].split_once(quote).map(|(_, rest)| rest).unwrap_or_default(),
                    None => {
                        let ends = |letter: char| letter.is_ascii_whitespace() || letter == '>';
                        &value[value.find(ends).unwrap_or(value.len())..]
                    }
                };
            }
        }
    }
    found
}

#[test]
fn the_reader_of_tags_sees_what_a_browser_sees() {
    let (page, _) = sample();
    assert_eq!(dangers(&page), [] as [&str; 0]);
    assert_eq!(dangers("<p title=\"onload=x\" class=onload=x>onload=x</p>"), [] as [&str; 0]);
    for laden in LADEN {
        assert!(!dangers(laden).is_empty(), "{laden}");
    }
    assert_eq!(
        dangers("<p title=\">\" onload=x><p class='a'ONLOAD = 'x'><svg/onload>"),
        ["onload", "onload", "onload"]
    );
}

/// Ten thousand files with something wrong. With the checksum of before, each opens to what was saved, or is refused. With a
/// new checksum, as only somebody who wants to harm would make it, the same holds as long as the data were left alone; and
/// whatever was done, nothing ends the program, and nothing that could load or run opens.
#[test]
fn no_damaged_or_forged_file_does_harm() {
    let (page, data) = sample();
    let sealed = seal(&page, &data);
    let (front, back) = unsummed(&sealed).rsplit_once(DATA).unwrap();
    let mut dice = Dice(0x6d69_6d61_6d6f_7269);
    let (mut opened, mut refused, mut laden) = (0, 0, 0);
    for _ in 0..2_500 {
        // With the checksum of before.
        let mut damaged = dice.mutated(&sealed);
        for _ in 0..dice.below(3) {
            damaged = dice.mutated(&damaged);
        }
        match unseal(&damaged) {
            Ok(found) => {
                assert_eq!(found, data, "{damaged}");
                opened += 1;
            }
            Err(_) => refused += 1,
        }
        // With a new checksum, and anything wrong anywhere.
        let forged = dice.mutated(unsummed(&sealed));
        if let Ok(found) = unseal(&resealed(&forged)) {
            let (page, found_data) =
                forged.replace("\r\n", "\n").rsplit_once(DATA).map(|(p, d)| (p.to_owned(), d.to_owned())).unwrap();
            assert_eq!(dangers(&page), [] as [&str; 0], "{page}");
            assert!(found == data || found_data != back, "{forged}");
            // Whatever it holds, it is a record or it is refused.
            let _ = found.get("record").map(record::of_json);
            opened += 1;
        } else {
            refused += 1;
        }
        // With a new checksum, and something wrong with the page alone.
        let (kept, changed) = front.split_at(FORMAT.len() + "1-->\n".len());
        let changed = dice.mutated(changed);
        match unseal(&resealed(&[kept, &changed, DATA, back].concat())) {
            Ok(found) => {
                assert_eq!(found, data, "{changed}");
                assert_eq!(dangers(&changed), [] as [&str; 0], "{changed}");
                opened += 1;
            }
            Err(_) => refused += 1,
        }
        // Laden, with either checksum.
        let at = dice.place(&page);
        let always = dice.below(2) == 0;
        let load = if always { dice.one_of(&LADEN) } else { dice.one_of(&LADEN_BY_PLACE) };
        let page = [&page[..at], load, &page[at..]].concat();
        let forged = seal(&page, &data);
        let old_sum = sealed.rsplit_once(SUM).unwrap().1;
        let damaged = [unsummed(&forged), SUM, old_sum].concat();
        assert_eq!(unseal(&damaged), Err(Refusal::Altered), "{page}");
        match unseal(&forged) {
            Ok(found) => {
                assert!(!always, "{page}");
                assert_eq!(found, data, "{page}");
                assert_eq!(dangers(&page), [] as [&str; 0], "{page}");
                opened += 1;
            }
            Err(refusal) => {
                assert_eq!(refusal, Refusal::Foreign, "{page}");
                laden += 1;
            }
        }
    }
    // The test would prove nothing if all were refused, or all were read.
    assert!(opened > 300 && refused > 5_000 && laden > 1_250, "{opened} {refused} {laden}");
}
