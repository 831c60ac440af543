//! The native command line: `mimamori assess`, `mimamori check`, `mimamori cases` and `mimamori map`.

use std::io::{self, BufRead as _, Read as _, Write};
use std::process::ExitCode;

use mimamori_core::assess::{assess, other_editions, unknown_items};
use mimamori_core::calendar::{Day, Moment};
use mimamori_core::knowledge::Knowledge;
use mimamori_core::pack::{self, Finding, PackText};
use mimamori_core::plan::plan;
use mimamori_core::record;
use mimamori_core::report::{Extent, compose, map, plain_text, result_json};
use mimamori_core::text::Lang;
use mimamori_core::training;
use mimamori_core::words::{bad_pack, bad_training, pack_hint, words};

const HELP: &str = "\
mimamori: the risk-assessment sheet on the command line

  mimamori assess --at TIME [--rules-on DAY] [--pack FILE]... [--lang ja|en] [--text] [FILE]...
      Judges records: files (one record each), or standard input (one JSON record a line). Writes one JSON result a
      line, or with --text the report as plain text. TIME is the time of judging, such as 2026-11-20T16:50 (Japan).
      --pack loads further packs on top of the built-in ones; --rules-on DAY applies the rules in force on that day.
  mimamori check [--alone] [--lang ja|en] FILE...
      Checks packs in their order, on top of the built-in ones; with --alone, without them.
  mimamori cases [--lang ja|en] FILE...
      Checks training packs against the built-in packs, and lists the items and steps that no case practises.
  mimamori map [--alone] [--lang ja|en] [FILE]...
      Prints the rules of the packs as Markdown, for a reviewer to sign: levels, steps, guards, and a Mermaid graph.

A record or pack that cannot be used is told on standard error, with its line, its path and what is wrong; the others
go on, and each result of standard input carries the number of its line. The exit status is 0 if all was well, 1 if something was not, 2 if the call itself was wrong.
";

/// Longer lines are refused rather than filling the memory.
const LONGEST_RECORD: u64 = 16 * 1024 * 1024;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let run = match arguments.split_first().map(|(command, rest)| (command.as_str(), rest)) {
        Some(("assess", rest)) => Assess::of(rest).map(|assess| assess.run()),
        Some(("check", rest)) => Check::of(rest).map(|check| check.run()),
        Some(("cases", rest)) => Cases::of(rest).map(|cases| cases.run()),
        Some(("map", rest)) => Map::of(rest).map(|map| map.run()),
        Some(("help" | "--help" | "-h", _)) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        _ => Err("the first word must be assess, check, cases or map".into()),
    };
    match run {
        Ok(Ok(true)) => ExitCode::SUCCESS,
        Ok(Ok(false)) => ExitCode::from(1),
        // Whoever read our output has gone: there is nobody left to tell.
        Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            eprintln!("mimamori: {error}");
            ExitCode::from(1)
        }
        Err(usage) => {
            eprintln!("mimamori: {usage}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

struct Assess {
    now: Moment,
    rules_on: Option<Day>,
    lang: Lang,
    text: bool,
    packs: Vec<String>,
    files: Vec<String>,
}

impl Assess {
    fn of(arguments: &[String]) -> Result<Assess, String> {
        let (mut now, mut rules_on, mut lang, mut text) = (None, None, Lang::Ja, false);
        let (mut packs, mut files) = (Vec::new(), Vec::new());
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--at" => {
                    let time = arguments.next().ok_or("--at needs a time")?;
                    let moment =
                        time.parse().map_err(|()| format!("{time} is no time; write it like 2026-11-20T16:50"))?;
                    now = Some(moment);
                }
                "--rules-on" => {
                    let day = arguments.next().ok_or("--rules-on needs a day")?;
                    rules_on = Some(day.parse().map_err(|()| format!("{day} is no day; write it like 2026-12-25"))?);
                }
                "--pack" => packs.push(arguments.next().ok_or("--pack needs a file")?.clone()),
                "--lang" => lang = language(arguments.next())?,
                "--text" => text = true,
                _ if argument.starts_with("--") => return Err(format!("there is no option {argument}")),
                _ => files.push(argument.clone()),
            }
        }
        let now = now.ok_or("assess needs --at TIME: ages and deadlines depend on it")?;
        Ok(Assess { now, rules_on, lang, text, packs, files })
    }

    fn run(&self) -> io::Result<bool> {
        let Some(knowledge) = load(&self.packs, true, self.lang)? else { return Ok(false) };
        let mut well = true;
        let mut out = io::BufWriter::new(io::stdout().lock());
        if self.files.is_empty() {
            for (number, line) in lines(io::stdin().lock()).enumerate() {
                let place = format!("line {}", number + 1);
                match line? {
                    Ok(line) if line.trim().is_empty() => {}
                    Ok(line) => {
                        let line_number = u32::try_from(number + 1).ok();
                        well &= self.judge(&knowledge, &line, &place, line_number, &mut out)?;
                    }
                    Err(problem) => {
                        eprintln!("{place}: {problem}");
                        well = false;
                    }
                }
                // Each result is there as soon as its record was read.
                out.flush()?;
            }
        }
        for file in &self.files {
            match std::fs::read_to_string(file) {
                Ok(text) => well &= self.judge(&knowledge, &text, file, None, &mut out)?,
                Err(error) => {
                    eprintln!("{file}: {error}");
                    well = false;
                }
            }
        }
        out.flush()?;
        Ok(well)
    }

    fn judge(
        &self,
        knowledge: &Knowledge,
        text: &str,
        place: &str,
        line: Option<u32>,
        out: &mut impl Write,
    ) -> io::Result<bool> {
        let words = words(self.lang);
        let record = match record::read(text) {
            Ok(record) => record,
            Err(malformed) => {
                eprintln!("{place}: {}", (words.bad_record)(&malformed.path, &malformed.problem));
                return Ok(false);
            }
        };
        let unknown = unknown_items(knowledge, &record);
        if !unknown.is_empty() {
            eprintln!("{place}: {}", (words.unknown_items)(&unknown.join(words.list_comma)));
            return Ok(false);
        }
        for other in other_editions(knowledge, &record) {
            eprintln!("{place}: {}", (words.other_edition)(&other.id, &other.theirs, other.ours.as_deref()));
        }
        let assessment = assess(knowledge, &record, self.now);
        let plan = plan(knowledge, &record, &assessment, self.now, self.rules_on.unwrap_or(self.now.day()));
        if self.text {
            let report = compose(knowledge, &record, &assessment, &plan, self.now, self.lang, Extent::Full);
            writeln!(out, "{}", plain_text(&report, self.lang))?;
        } else {
            writeln!(out, "{}", result_json(knowledge, &record, &assessment, &plan, self.now, line))?;
        }
        Ok(true)
    }
}

struct Check {
    alone: bool,
    lang: Lang,
    files: Vec<String>,
}

impl Check {
    fn of(arguments: &[String]) -> Result<Check, String> {
        let check = Check::with(arguments)?;
        if check.files.is_empty() { Err("check needs a file".into()) } else { Ok(check) }
    }

    fn with(arguments: &[String]) -> Result<Check, String> {
        let mut check = Check { alone: false, lang: Lang::Ja, files: Vec::new() };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--alone" => check.alone = true,
                "--lang" => check.lang = language(arguments.next())?,
                _ if argument.starts_with("--") => return Err(format!("there is no option {argument}")),
                _ => check.files.push(argument.clone()),
            }
        }
        Ok(check)
    }

    fn run(&self) -> io::Result<bool> {
        Ok(load(&self.files, !self.alone, self.lang)?.is_some())
    }
}

struct Cases(Check);

impl Cases {
    fn of(arguments: &[String]) -> Result<Cases, String> {
        let check = Check::of(arguments)?;
        if check.alone { Err("cases are judged by the built-in packs".into()) } else { Ok(Cases(check)) }
    }

    fn run(&self) -> io::Result<bool> {
        let Cases(Check { lang, files, .. }) = self;
        let Some(knowledge) = load(&[], true, *lang)? else { return Ok(false) };
        let Some(texts) = read_all(files) else { return Ok(false) };
        let packs: Vec<PackText<'_>> = files.iter().zip(&texts).map(|(name, text)| PackText { name, text }).collect();
        let checked = training::load(&knowledge, &packs);
        for finding in &checked.findings {
            let weight = if finding.is_warning() { "warning" } else { "error" };
            eprintln!("{weight}: {} {}: {}", finding.pack, finding.path, bad_training(*lang, &finding.problem));
        }
        let Some(casebook) = checked.casebook else { return Ok(false) };
        let mut out = io::stdout().lock();
        writeln!(out, "cases: {}", casebook.cases.len())?;
        writeln!(out, "items without a case: {}", training::items_without_case(&knowledge, &casebook).join(" "))?;
        writeln!(out, "steps without a case: {}", training::steps_without_case(&knowledge, &casebook).join(" "))?;
        Ok(true)
    }
}

struct Map(Check);

impl Map {
    fn of(arguments: &[String]) -> Result<Map, String> {
        // As check, but for the built-in packs without any file.
        let check = Check::with(arguments)?;
        if check.alone && check.files.is_empty() { Err("map --alone needs a file".into()) } else { Ok(Map(check)) }
    }

    fn run(&self) -> io::Result<bool> {
        let Map(Check { alone, lang, files }) = self;
        let Some(knowledge) = load(files, !alone, *lang)? else { return Ok(false) };
        io::stdout().write_all(map(&knowledge, *lang).as_bytes())?;
        Ok(true)
    }
}

/// Loads packs and tells all findings; `None` if they cannot be used.
fn load(files: &[String], on_built_in: bool, lang: Lang) -> io::Result<Option<Knowledge>> {
    let Some(texts) = read_all(files) else { return Ok(None) };
    let mut packs: Vec<PackText<'_>> = if on_built_in { pack::BUILT_IN.to_vec() } else { Vec::new() };
    packs.extend(files.iter().zip(&texts).map(|(name, text)| PackText { name, text }));
    let checked = pack::load(&packs);
    for finding in &checked.findings {
        eprintln!("{}", told(finding, lang));
    }
    Ok(checked.knowledge)
}

/// The texts of files; `None`, and what is wrong is told, if one cannot be read.
fn read_all(files: &[String]) -> Option<Vec<String>> {
    let read = |file: &String| std::fs::read_to_string(file).map_err(|error| eprintln!("{file}: {error}")).ok();
    files.iter().map(read).collect()
}

fn told(finding: &Finding, lang: Lang) -> String {
    let (what, hint) = (bad_pack(lang, &finding.problem), pack_hint(lang, &finding.problem));
    let weight = if finding.is_warning() { "warning" } else { "error" };
    format!("{weight}: {} {}: {what} ({hint})", finding.pack, finding.path)
}

fn language(tag: Option<&String>) -> Result<Lang, String> {
    tag.and_then(|tag| Lang::of_tag(tag)).ok_or_else(|| "--lang is ja or en".into())
}

/// The lines of a reader, each either as text or as what is wrong with it; an error only where reading itself failed.
fn lines(mut reader: impl io::BufRead) -> impl Iterator<Item = io::Result<Result<String, String>>> {
    std::iter::from_fn(move || {
        let mut line = Vec::new();
        match reader.by_ref().take(LONGEST_RECORD).read_until(b'\n', &mut line) {
            Err(error) => return Some(Err(error)),
            Ok(0) => return None,
            Ok(_) => {}
        }
        let whole = line.ends_with(b"\n") || (line.len() as u64) < LONGEST_RECORD;
        if !whole {
            if let Err(error) = reader.skip_until(b'\n') {
                return Some(Err(error));
            }
            return Some(Ok(Err(format!("a record of more than {LONGEST_RECORD} bytes is not read"))));
        }
        Some(Ok(String::from_utf8(line).map_err(|_| "this is not UTF-8 text".into())))
    })
}
