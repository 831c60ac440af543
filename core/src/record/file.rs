//! The file format of a record, `mimamori-record/1`: JSON into a [`Record`] and back.

use std::str::FromStr;

use super::{
    Arrival, Basis, BasisKind, Call, Child, ChildNumber, ChildThen, Circumstances, FollowUp, JudgedWith, LeftBehind,
    Look, Mark, Minutes, MinutesKind, Presence, Progress, Record, Secrecy, State, Statement, Statements, Value,
    Withdrawal,
};
use crate::calendar::{Birth, Moment, YearMonth};
use crate::json::wire::{Decode, Entries, Fields, Place, is_empty, object};
use crate::json::{self, Fault, Json};
use crate::order::ById;

/// The format that this program writes and reads.
pub const FORMAT: &str = "mimamori-record/1";

/// Why a text is not a record: the first fault that was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Where, such as `children[0].born`; empty where the text is no JSON.
    pub path: String,
    /// What.
    pub problem: Problem,
}

/// What is wrong with the text of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No JSON, or not in the shape of a record; in the decoder's words.
    Shape(String),
    /// Another format, or a newer one.
    Format(String),
    /// Not a time such as `2026-11-20T16:50`.
    Time(String),
    /// Not a month such as `2022-07`.
    Birth(String),
    /// `born` and `expected` on one child.
    BornAndExpected,
    /// No child and no pregnancy.
    NoChild,
    /// Two children with one number.
    ChildTwice(u8),
    /// A withdrawal without a reason.
    NoReason,
    /// A field that minutes of this kind do not have, or that does not hold this.
    Field(String),
}

/// Reads a record. Nothing is dropped: what the format does not know is a fault.
pub fn read(text: &str) -> Result<Record, Malformed> {
    of_json(&json::parse(text).map_err(malformed)?)
}

/// Takes a record out of JSON that was read already.
pub fn of_json(value: &Json) -> Result<Record, Malformed> {
    // The format first: a newer record should not be blamed for its shape.
    if let Some(format) = value.get("format").and_then(|format| format.as_text()).filter(|format| *format != FORMAT) {
        return Err(Malformed { path: "format".into(), problem: Problem::Format(format.into()) });
    }
    json::decode(value).map_err(malformed)
}

/// Writes a record. Reading it again gives the same record.
pub fn write(record: &Record) -> String {
    to_json(record).to_string()
}

/// The names of a set of variants in the format.
trait Named: Copy + PartialEq + 'static {
    /// The first variant.
    const FIRST: Self;
    /// Each variant with its name.
    const NAMES: &'static [(Self, &'static str)];
}

impl Named for Value {
    const FIRST: Value = Value::Yes;
    const NAMES: &'static [(Value, &'static str)] =
        &[(Value::Yes, "yes"), (Value::No, "no"), (Value::Unknown, "unknown")];
}

impl Named for State {
    const FIRST: State = State::NotYet;
    const NAMES: &'static [(State, &'static str)] =
        &[(State::NotYet, "not_yet"), (State::Done, "done"), (State::CouldNot, "could_not")];
}

impl Named for BasisKind {
    const FIRST: BasisKind = BasisKind::Seen;
    const NAMES: &'static [(BasisKind, &'static str)] = &[
        (BasisKind::Seen, "seen"),
        (BasisKind::Record, "record"),
        (BasisKind::Agency, "agency"),
        (BasisKind::Heard, "heard"),
        (BasisKind::Judged, "judged"),
        (BasisKind::Summary, "summary"),
    ];
}

impl Named for MinutesKind {
    const FIRST: MinutesKind = MinutesKind::Meeting;
    const NAMES: &'static [(MinutesKind, &'static str)] = &[
        (MinutesKind::Meeting, "meeting"),
        (MinutesKind::Decision, "decision"),
        (MinutesKind::Transfer, "transfer"),
        (MinutesKind::Acceptance, "acceptance"),
    ];
}

fn named<T: Named>(value: T) -> Json {
    T::NAMES.iter().find(|(other, _)| *other == value).map_or(Json::Null, |(_, name)| text(name))
}

/// A variant by its name. What is none is a fault, and read as the first one, which nobody sees.
struct ByName<T>(T);

impl<T: Named> Decode for ByName<T> {
    fn decode(place: &Place<'_>) -> ByName<T> {
        let found = place.text();
        let known = T::NAMES.iter().find(|(_, name)| Some(*name) == found);
        if known.is_none() {
            let names: Vec<String> = T::NAMES.iter().map(|(_, name)| format!("`{name}`")).collect();
            place.fault(format!("`{}` is not one of {}", found.unwrap_or_default(), names.join(", ")));
        }
        ByName(known.map_or(T::FIRST, |(value, _)| *value))
    }
}

/// A text that has to be read as something else.
struct Parsed<T>(Option<T>);

impl<T> Default for Parsed<T> {
    fn default() -> Parsed<T> {
        Parsed(None)
    }
}

/// What is written as a text, and the rule that a text which cannot be read breaks.
trait Written: FromStr {
    const RULE: &'static str;
}

impl Written for Moment {
    const RULE: &'static str = TIME;
}

impl Written for Birth {
    const RULE: &'static str = BIRTH;
}

impl Written for YearMonth {
    const RULE: &'static str = BIRTH;
}

impl<T: Written> Decode for Parsed<T> {
    fn decode(place: &Place<'_>) -> Parsed<T> {
        let written: Option<String> = Decode::decode(place);
        let parsed = written.as_deref().and_then(|text| text.parse().ok());
        if let Some(text) = written.filter(|_| parsed.is_none()) {
            place.breaks(T::RULE, "", &text);
        }
        Parsed(parsed)
    }
}

// The rules of the format beyond its shape.
const TIME: &str = "time";
const BIRTH: &str = "birth";
const BOTH: &str = "both";
const CHILDREN: &str = "children";
const TWICE: &str = "twice";
const REASON: &str = "reason";
const FIELD: &str = "field";
const NAME: &str = "format";

fn malformed(fault: Fault) -> Malformed {
    let Fault { path, detail, rule } = fault;
    let problem = match rule {
        Some(TIME) => Problem::Time(detail),
        Some(BIRTH) => Problem::Birth(detail),
        Some(BOTH) => Problem::BornAndExpected,
        Some(CHILDREN) => Problem::NoChild,
        Some(TWICE) => Problem::ChildTwice(detail.parse().unwrap_or_default()),
        Some(REASON) => Problem::NoReason,
        Some(FIELD) => Problem::Field(detail),
        Some(NAME) => Problem::Format(detail),
        _ => Problem::Shape(detail),
    };
    Malformed { path, problem }
}

impl Decode for Record {
    fn decode(place: &Place<'_>) -> Record {
        let mut fields = place.fields(
            "format case packs circumstances household children steps calls minutes looks left_behind training ",
        );
        let format: String = fields.required();
        if format != FORMAT {
            place.breaks(NAME, "format", &format);
        }
        let record = Record {
            case: fields.optional::<Option<String>>().unwrap_or_default(),
            packs: fields.optional(),
            circumstances: fields.optional(),
            household: fields.optional::<Said>().0,
            children: fields.required(),
            steps: fields.optional(),
            calls: fields.optional(),
            minutes: fields.optional(),
            looks: fields.optional(),
            left_behind: fields.optional(),
            training: fields.optional(),
        };
        if record.children.is_empty() {
            place.breaks(CHILDREN, "children", "");
        }
        for (at, child) in record.children.iter().enumerate() {
            if record.children.iter().take(at).any(|earlier| earlier.number == child.number) {
                place.breaks(TWICE, &format!("children[{at}].number"), &child.number.to_string());
            }
        }
        record
    }
}

impl Decode for JudgedWith {
    fn decode(place: &Place<'_>) -> JudgedWith {
        let mut fields = place.fields("id edition hash ");
        JudgedWith { id: fields.required(), edition: fields.required(), hash: fields.optional() }
    }
}

impl Decode for Circumstances {
    fn decode(place: &Place<'_>) -> Circumstances {
        let mut fields = place.fields("role area suspect_returns received secret ");
        Circumstances {
            role: fields.optional(),
            area: fields.optional(),
            suspect_returns: time_of(&mut fields),
            received: time_of(&mut fields),
            secret: fields.optional(),
        }
    }
}

fn time_of(fields: &mut Fields<'_>) -> Option<Moment> {
    fields.optional::<Parsed<Moment>>().0
}

impl Decode for Secrecy {
    fn decode(place: &Place<'_>) -> Secrecy {
        Secrecy { safe_contact: place.fields("safe_contact ").optional() }
    }
}

/// What is said of a child or of the household: bare answers, weighed elsewhere, and statements.
#[derive(Default)]
struct Said(Statements);

impl Decode for Said {
    fn decode(place: &Place<'_>) -> Said {
        let mut fields = place.fields("answers statements ");
        Said(statements_of(&mut fields))
    }
}

fn statements_of(fields: &mut Fields<'_>) -> Statements {
    let mut all = Statements::new();
    for (item, ByName(value)) in fields.optional::<Entries<ByName<Value>>>().0 {
        let summary = Basis { kind: BasisKind::Summary, from: None };
        all.insert(item, vec![Statement::new(value, Some(summary), None)]);
    }
    for (item, said) in fields.optional::<Entries<Vec<Statement>>>().0 {
        if !said.is_empty()
            && let Some(all) = all.of(item)
        {
            all.extend(said);
        }
    }
    all
}

impl Decode for ChildNumber {
    fn decode(place: &Place<'_>) -> ChildNumber {
        ChildNumber(Decode::decode(place))
    }
}

impl Decode for Child {
    fn decode(place: &Place<'_>) -> Child {
        let mut fields = place.fields("number born expected protected_since presence answers statements ");
        let number = fields.required();
        // An empty text says that the birth is expected, and that nobody knows when.
        let unborn = place.has("expected");
        if unborn && place.has("born") {
            place.breaks(BOTH, "expected", "");
        }
        let born = fields.optional::<Parsed<Birth>>().0;
        let expected = fields.optional::<Expected>().0;
        Child {
            number,
            arrival: if unborn { Arrival::Expected(expected) } else { Arrival::Born(born) },
            protected_since: time_of(&mut fields),
            presence: fields.optional(),
            statements: statements_of(&mut fields),
        }
    }
}

/// The month in which a birth is expected; an empty text where it is not known.
#[derive(Default)]
struct Expected(Option<YearMonth>);

impl Decode for Expected {
    fn decode(place: &Place<'_>) -> Expected {
        if place.text() == Some("") { Expected(None) } else { Expected(Parsed::decode(place).0) }
    }
}

impl Decode for Presence {
    fn decode(place: &Place<'_>) -> Presence {
        let mut fields = place.fields("place handover handover_to next_seen last_seen last_seen_by ");
        Presence {
            place: fields.optional(),
            handover: time_of(&mut fields),
            handover_to: fields.optional(),
            next_seen: time_of(&mut fields),
            last_seen: time_of(&mut fields),
            last_seen_by: fields.optional(),
        }
    }
}

impl Decode for Statement {
    fn decode(place: &Place<'_>) -> Statement {
        let mut fields = place.fields("value basis from at words mark follow_up withdrawn ");
        let ByName(value) = fields.required();
        let kind = fields.optional::<Option<ByName<BasisKind>>>().map(|ByName(kind)| kind);
        let from: Option<String> = fields.optional();
        // Who said it is a basis by itself: it was heard.
        let kind = kind.or(from.as_ref().map(|_| BasisKind::Heard));
        Statement {
            value,
            basis: kind.map(|kind| Basis { kind, from }),
            at: time_of(&mut fields),
            words: fields.optional(),
            mark: fields.optional(),
            follow_up: fields.optional(),
            withdrawn: fields.optional(),
        }
    }
}

impl Decode for Mark {
    fn decode(place: &Place<'_>) -> Mark {
        let mut fields = place.fields("region kind size colour ");
        Mark { region: fields.required(), kind: fields.optional(), size: fields.optional(), colour: fields.optional() }
    }
}

impl Decode for FollowUp {
    fn decode(place: &Place<'_>) -> FollowUp {
        let mut fields = place.fields("by until ");
        FollowUp { by: fields.optional(), until: time_of(&mut fields) }
    }
}

impl Decode for Withdrawal {
    fn decode(place: &Place<'_>) -> Withdrawal {
        let mut fields = place.fields("reason at ");
        let reason: String = fields.required();
        if reason.trim().is_empty() {
            place.breaks(REASON, "reason", "");
        }
        Withdrawal { reason, at: time_of(&mut fields) }
    }
}

impl Decode for Progress {
    fn decode(place: &Place<'_>) -> Progress {
        let mut fields = place.fields("step state at by ");
        let step = fields.required();
        let ByName(state) = fields.required();
        Progress { step, state, at: time_of(&mut fields), by: fields.optional() }
    }
}

impl Decode for Call {
    fn decode(place: &Place<'_>) -> Call {
        let mut fields = place.fields("at to taken_by said ");
        Call { at: time_of(&mut fields), to: fields.optional(), taken_by: fields.optional(), said: fields.optional() }
    }
}

impl Decode for Minutes {
    fn decode(place: &Place<'_>) -> Minutes {
        let mut fields = place.fields("kind child at fields ");
        let ByName(kind) = fields.required::<ByName<MinutesKind>>();
        let child: Option<ChildNumber> = fields.optional();
        let at = time_of(&mut fields);
        let filled: Entries<String> = fields.optional();
        for (name, text) in &filled.0 {
            if !kind.fits(name, text) {
                place.breaks(FIELD, &format!("fields.{name}"), text);
            }
        }
        if kind.is_of_child() != child.is_some() {
            place.breaks(FIELD, "child", "");
        }
        Minutes { kind, child, at, fields: filled.0.into_iter().collect() }
    }
}

impl Decode for Look {
    fn decode(place: &Place<'_>) -> Look {
        let mut fields = place.fields("at by trigger next household children ");
        Look {
            at: time_of(&mut fields),
            by: fields.optional(),
            trigger: fields.optional(),
            next: time_of(&mut fields),
            household: letters_of(&mut fields),
            children: fields.optional(),
        }
    }
}

/// The letters of the statements on an item.
struct Letters(String);

impl Decode for Letters {
    fn decode(place: &Place<'_>) -> Letters {
        let letters = String::decode(place);
        if !letters.chars().all(|letter| "ynuYNU".contains(letter)) {
            place.breaks(FIELD, "", &letters);
        }
        Letters(letters)
    }
}

fn letters_of(fields: &mut Fields<'_>) -> super::Said {
    fields.optional::<Entries<Letters>>().0.into_iter().map(|(item, Letters(letters))| (item, letters)).collect()
}

impl Decode for ChildThen {
    fn decode(place: &Place<'_>) -> ChildThen {
        let mut fields = place.fields("number said levels reason ");
        let number = fields.required();
        let said = letters_of(&mut fields);
        let levels = fields.optional::<Entries<LevelsThen>>().0.into_iter();
        let levels = levels.map(|(scale, LevelsThen(known, possible))| (scale, (known, possible))).collect();
        ChildThen { number, said, levels, reason: fields.optional() }
    }
}

struct LevelsThen(String, String);

impl Decode for LevelsThen {
    fn decode(place: &Place<'_>) -> LevelsThen {
        let mut fields = place.fields("known possible ");
        LevelsThen(fields.required(), fields.required())
    }
}

impl Decode for LeftBehind {
    fn decode(place: &Place<'_>) -> LeftBehind {
        let mut fields = place.fields("child item asked statements ");
        LeftBehind {
            child: fields.optional(),
            item: fields.required(),
            asked: fields.required(),
            statements: fields.optional(),
        }
    }
}

/// A record as JSON. Written straight from the record, since copying it into the format's own
/// types first would cost kilobytes of wasm; the laws of the tests hold the two together.
pub fn to_json(record: &Record) -> Json {
    let pack = |pack: &JudgedWith| {
        fields([("id", text(&pack.id)), ("edition", text(&pack.edition)), ("hash", text(&pack.hash))])
    };
    let circumstances = &record.circumstances;
    let progress = |entry: &Progress| {
        let state = named(entry.state);
        fields([("step", text(&entry.step)), ("state", state), ("at", time(entry.at)), ("by", maybe(&entry.by))])
    };
    let call = |call: &Call| {
        fields([
            ("at", time(call.at)),
            ("to", maybe(&call.to)),
            ("taken_by", maybe(&call.taken_by)),
            ("said", maybe(&call.said)),
        ])
    };
    fields([
        ("format", text(FORMAT)),
        ("case", if record.case.is_empty() { Json::Null } else { text(&record.case) }),
        ("packs", list(&record.packs, pack)),
        (
            "circumstances",
            fields([
                ("role", maybe(&circumstances.role)),
                ("area", maybe(&circumstances.area)),
                ("suspect_returns", time(circumstances.suspect_returns)),
                ("received", time(circumstances.received)),
                (
                    "secret",
                    circumstances.secret.as_ref().map_or(Json::Null, |secret| {
                        // That it is secret says something even where nothing else does.
                        object(vec![("safe_contact".into(), maybe(&secret.safe_contact))])
                    }),
                ),
            ]),
        ),
        ("household", fields([("statements", json_of_statements(&record.household))])),
        ("children", list(&record.children, json_of_child)),
        ("steps", list(&record.steps, progress)),
        ("calls", list(&record.calls, call)),
        ("minutes", list(&record.minutes, json_of_minutes)),
        ("looks", list(&record.looks, json_of_look)),
        ("left_behind", list(&record.left_behind, json_of_left_behind)),
        ("training", if record.training { Json::Bool(true) } else { Json::Null }),
    ])
}

fn json_of_minutes(minutes: &Minutes) -> Json {
    fields([
        ("kind", named(minutes.kind)),
        ("child", number(minutes.child)),
        ("at", time(minutes.at)),
        ("fields", texts(&minutes.fields)),
    ])
}

fn json_of_look(look: &Look) -> Json {
    let levels = |(scale, (known, possible)): &(String, (String, String))| {
        (scale.clone(), fields([("known", text(known)), ("possible", text(possible))]))
    };
    let child = |child: &ChildThen| {
        fields([
            ("number", number(Some(child.number))),
            ("said", texts(&child.said)),
            ("levels", object(child.levels.iter().map(levels).collect())),
            ("reason", maybe(&child.reason)),
        ])
    };
    fields([
        ("at", time(look.at)),
        ("by", maybe(&look.by)),
        ("trigger", maybe(&look.trigger)),
        ("next", time(look.next)),
        ("household", texts(&look.household)),
        ("children", list(&look.children, child)),
    ])
}

fn json_of_left_behind(left: &LeftBehind) -> Json {
    // An empty text is kept: the format asks for both.
    object(vec![
        ("child".into(), number(left.child)),
        ("item".into(), text(&left.item)),
        ("asked".into(), text(&left.asked)),
        ("statements".into(), list(&left.statements, json_of_statement)),
    ])
}

fn number(number: Option<ChildNumber>) -> Json {
    number.map_or(Json::Null, |number| Json::Number(i64::from(number.0.get())))
}

fn texts(texts: &ById<String>) -> Json {
    object(texts.iter().map(|(name, found)| (name.clone(), text(found))).collect())
}

fn json_of_child(child: &Child) -> Json {
    let (born, expected) = match child.arrival {
        Arrival::Born(birth) => (birth.map_or(Json::Null, |birth| text(&birth.to_string())), Json::Null),
        Arrival::Expected(month) => (Json::Null, text(&month.map(|month| month.to_string()).unwrap_or_default())),
    };
    let presence = &child.presence;
    fields([
        ("number", number(Some(child.number))),
        ("born", born),
        ("expected", expected),
        ("protected_since", time(child.protected_since)),
        (
            "presence",
            fields([
                ("place", maybe(&presence.place)),
                ("handover", time(presence.handover)),
                ("handover_to", maybe(&presence.handover_to)),
                ("next_seen", time(presence.next_seen)),
                ("last_seen", time(presence.last_seen)),
                ("last_seen_by", maybe(&presence.last_seen_by)),
            ]),
        ),
        ("statements", json_of_statements(&child.statements)),
    ])
}

fn json_of_statements(statements: &Statements) -> Json {
    object(statements.iter().map(|(item, said)| (item.clone(), list(said, json_of_statement))).collect())
}

#[inline(never)]
fn json_of_statement(statement: &Statement) -> Json {
    let basis = statement.basis.as_ref();
    let mark = statement.mark.as_ref().map_or(Json::Null, |mark| {
        fields([
            ("region", text(&mark.region)),
            ("kind", maybe(&mark.kind)),
            ("size", maybe(&mark.size)),
            ("colour", maybe(&mark.colour)),
        ])
    });
    let follow_up = statement.follow_up.as_ref().map_or(Json::Null, |follow_up| {
        // Someone may have undertaken it without a name or a time: then this says no more than that it is there.
        object(vec![("by".into(), maybe(&follow_up.by)), ("until".into(), time(follow_up.until))])
    });
    let withdrawn = statement
        .withdrawn
        .as_ref()
        .map_or(Json::Null, |withdrawal| fields([("reason", text(&withdrawal.reason)), ("at", time(withdrawal.at))]));
    fields([
        ("value", named(statement.value)),
        ("basis", basis.map_or(Json::Null, |basis| named(basis.kind))),
        ("from", basis.map_or(Json::Null, |basis| maybe(&basis.from))),
        ("at", time(statement.at)),
        ("words", maybe(&statement.words)),
        ("mark", mark),
        ("follow_up", follow_up),
        ("withdrawn", withdrawn),
    ])
}

/// An object of those fields that say something.
fn fields<const N: usize>(fields: [(&str, Json); N]) -> Json {
    object(fields.into_iter().filter(|(_, value)| !is_empty(value)).map(|(name, value)| (name.into(), value)).collect())
}

fn list<T>(elements: &[T], write: impl Fn(&T) -> Json) -> Json {
    Json::List(elements.iter().map(write).collect())
}

fn text(text: &str) -> Json {
    Json::Text(text.into())
}

fn maybe(found: &Option<String>) -> Json {
    found.as_deref().map_or(Json::Null, text)
}

fn time(at: Option<Moment>) -> Json {
    at.map_or(Json::Null, |at| text(&at.to_string()))
}
