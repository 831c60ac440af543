//! The file format of a record, `mimamori-record/1`: JSON into a [`Record`] and back.

use std::str::FromStr;

use super::{
    Arrival, Basis, BasisKind, Call, Child, ChildNumber, Circumstances, FollowUp, JudgedWith, Mark, Presence, Progress,
    Record, State, Statement, Statements, Value, Withdrawal,
};
use crate::calendar::{Birth, Moment};
use crate::json::wire::{Encode as _, Entries, is_empty, object};
use crate::json::{self, Fault, Json};

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
}

/// Reads a record. Nothing is dropped: what the format does not know is a fault.
pub fn read(text: &str) -> Result<Record, Malformed> {
    let shape = |fault: Fault| Malformed { path: fault.path, problem: Problem::Shape(fault.detail) };
    let value = json::parse(text).map_err(shape)?;
    // The format first: a newer record should not be blamed for its shape.
    if let Some(format) = value.get("format").and_then(|format| format.as_text()).filter(|format| *format != FORMAT) {
        return Err(Malformed { path: "format".into(), problem: Problem::Format(format.into()) });
    }
    of_wire(json::decode(&value).map_err(shape)?)
}

/// Writes a record. Reading it again gives the same record.
pub fn write(record: &Record) -> String {
    json_of(record).to_string()
}

/// The format's own types.
pub mod wire {
    use crate::json::wire::{Entries, wire};

    wire! {
        /// A record.
        struct Record {
            /// `mimamori-record/1`.
            format: String,
            /// The office's case number. No name.
            case: Option<String> = default,
            /// The packs that the record was last judged with.
            packs: Vec<Pack> = default,
            /// Facts that belong to the whole case.
            circumstances: Circumstances = default,
            /// What is said of the household.
            household: Household = default,
            /// The children and pregnancies.
            #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
            children: Vec<Child>,
            /// What became of each step, oldest first.
            steps: Vec<Progress> = default,
            /// Who was told, oldest first.
            calls: Vec<Call> = default,
        }

        /// What became of a step.
        struct Progress {
            /// The step's id.
            step: String,
            /// What.
            state: State,
            /// When.
            at: Option<String> = default,
            /// Which post: never a name.
            by: Option<String> = default,
        }

        /// What became of a step.
        #[derive(Copy)]
        enum State {
            /// Still to be done.
            NotYet,
            /// Done.
            Done,
            /// Tried, and could not be done.
            CouldNot,
        }

        /// One telephone call, or another way in which somebody was told.
        struct Call {
            /// When.
            at: Option<String> = default,
            /// Which desk was told.
            to: Option<String> = default,
            /// Which post there took it: never a name.
            taken_by: Option<String> = default,
            /// What was said, and what was asked for.
            said: Option<String> = default,
        }

        /// A pack that the record was judged with.
        struct Pack {
            /// Its id.
            id: String,
            /// Its edition.
            edition: String,
            /// The SHA-256 of its content.
            hash: String = default,
        }

        /// Facts that belong to the whole case.
        #[derive(Default)]
        struct Circumstances {
            /// The user's role.
            role: Option<String> = default,
            /// Where the child lives.
            area: Option<String> = default,
            /// When the suspected person comes back to the child.
            suspect_returns: Option<String> = default,
            /// When the notification was received: `2026-11-20T16:50+09:00`.
            received: Option<String> = default,
        }

        /// What is said of the household.
        #[derive(Default)]
        struct Household {
            /// The short form: bare answers, weighed elsewhere.
            answers: Entries<Value> = default,
            /// The statements on each item, oldest first.
            statements: Entries<Vec<Statement>> = default,
        }

        /// A child, or a pregnancy.
        struct Child {
            /// The number within the record.
            number: std::num::NonZeroU8,
            /// Month (or day) of birth: `2022-07`.
            born: Option<String> = default,
            /// Not yet born: the month in which the birth is expected, or an empty text where it is not known.
            expected: Option<String> = default,
            /// Since when the child is under temporary protection.
            protected_since: Option<String> = default,
            /// Where the child is, and who will see the child.
            presence: Option<Presence> = default,
            /// The short form: bare answers, weighed elsewhere.
            answers: Entries<Value> = default,
            /// The statements on each item, oldest first.
            statements: Entries<Vec<Statement>> = default,
        }

        /// Where a child is, and who sees the child when.
        struct Presence {
            /// Where the child is now.
            place: Option<String> = default,
            /// When the child is handed over or leaves.
            handover: Option<String> = default,
            /// To whom: a relation, never a name.
            handover_to: Option<String> = default,
            /// When somebody will surely see the child next.
            next_seen: Option<String> = default,
            /// When somebody last saw the child with their own eyes.
            last_seen: Option<String> = default,
            /// Who that was: a post, never a name.
            last_seen_by: Option<String> = default,
        }

        /// One dated piece of information.
        struct Statement {
            /// What it says.
            value: Value,
            /// On what it rests. A no without a basis counts as unknown.
            basis: Option<BasisKind> = default,
            /// Which record, which agency, or who said so: a post or a relation, never a name.
            from: Option<String> = default,
            /// When it was learnt: `2026-11-20T16:50+09:00`.
            at: Option<String> = default,
            /// The words as they were said.
            words: Option<String> = default,
            /// Where on the body and what it looked like.
            mark: Option<Mark> = default,
            /// Of what could not be confirmed: who confirms it, until when.
            follow_up: Option<FollowUp> = default,
            /// Why it does not stand any longer.
            withdrawn: Option<Withdrawal> = default,
        }

        /// A mark on the body.
        struct Mark {
            /// The id of the region of the body figure.
            region: String,
            /// The id of its kind.
            kind: Option<String> = default,
            /// Its size.
            size: Option<String> = default,
            /// The id of its colour.
            colour: Option<String> = default,
        }

        /// Who confirms something, and until when.
        struct FollowUp {
            /// A post, never a name.
            by: Option<String> = default,
            /// Until when: `2026-11-24T17:00+09:00`.
            until: Option<String> = default,
        }

        /// Why a statement does not stand any longer.
        struct Withdrawal {
            /// The reason.
            reason: String,
            /// When.
            at: Option<String> = default,
        }

        /// What a statement says.
        #[derive(Copy)]
        enum Value {
            /// はい
            Yes,
            /// いいえ
            No,
            /// 不明
            Unknown,
        }

        /// The kinds of basis.
        #[derive(Copy)]
        enum BasisKind {
            /// The writer saw or measured it.
            Seen,
            /// A record says so.
            Record,
            /// Another agency confirmed it.
            Agency,
            /// Somebody said so. A no that was only heard counts as unknown.
            Heard,
            /// The writer concludes it from other things. A no that is only a judgement counts as unknown.
            Judged,
            /// Weighed elsewhere and handed over as a bare answer.
            Summary,
        }
    }
}

/// Pairs of one set of variants with the same set in the file format, both ways.
macro_rules! same_variants {
    ($domain:ident: $($variant:ident),+) => {
        impl From<wire::$domain> for $domain {
            fn from(value: wire::$domain) -> $domain {
                match value { $(wire::$domain::$variant => $domain::$variant),+ }
            }
        }
        impl From<$domain> for wire::$domain {
            fn from(value: $domain) -> wire::$domain {
                match value { $($domain::$variant => wire::$domain::$variant),+ }
            }
        }
    };
}
same_variants!(Value: Yes, No, Unknown);
same_variants!(State: NotYet, Done, CouldNot);
same_variants!(BasisKind: Seen, Record, Agency, Heard, Judged, Summary);

fn of_wire(record: wire::Record) -> Result<Record, Malformed> {
    if record.format != FORMAT {
        return Err(Malformed { path: "format".into(), problem: Problem::Format(record.format) });
    }
    let mut children: Vec<Child> = Vec::new();
    if record.children.is_empty() {
        return Err(Malformed { path: "children".into(), problem: Problem::NoChild });
    }
    for (at, child) in record.children.into_iter().enumerate() {
        let path = format!("children[{at}]");
        if children.iter().any(|earlier| earlier.number.0 == child.number) {
            let problem = Problem::ChildTwice(child.number.get());
            return Err(Malformed { path: format!("{path}.number"), problem });
        }
        children.push(child_of_wire(child, &path)?);
    }
    Ok(Record {
        case: record.case.unwrap_or_default(),
        packs: record.packs.into_iter().map(|p| JudgedWith { id: p.id, edition: p.edition, hash: p.hash }).collect(),
        circumstances: Circumstances {
            role: record.circumstances.role,
            area: record.circumstances.area,
            suspect_returns: parsed(
                record.circumstances.suspect_returns,
                "circumstances.suspect_returns",
                Problem::Time,
            )?,
            received: parsed(record.circumstances.received, "circumstances.received", Problem::Time)?,
        },
        household: statements_of_wire(record.household.answers, record.household.statements, "household")?,
        children,
        steps: steps_of_wire(record.steps)?,
        calls: calls_of_wire(record.calls)?,
    })
}

fn steps_of_wire(steps: Vec<wire::Progress>) -> Result<Vec<Progress>, Malformed> {
    let mut read = Vec::new();
    for (at, entry) in steps.into_iter().enumerate() {
        let time = parsed(entry.at, &format!("steps[{at}].at"), Problem::Time)?;
        read.push(Progress { step: entry.step, state: entry.state.into(), at: time, by: entry.by });
    }
    Ok(read)
}

fn calls_of_wire(calls: Vec<wire::Call>) -> Result<Vec<Call>, Malformed> {
    let mut read = Vec::new();
    for (at, call) in calls.into_iter().enumerate() {
        let time = parsed(call.at, &format!("calls[{at}].at"), Problem::Time)?;
        read.push(Call { at: time, to: call.to, taken_by: call.taken_by, said: call.said });
    }
    Ok(read)
}

fn child_of_wire(child: wire::Child, path: &str) -> Result<Child, Malformed> {
    let arrival = match (child.born, child.expected) {
        (Some(_), Some(_)) => {
            return Err(Malformed { path: format!("{path}.expected"), problem: Problem::BornAndExpected });
        }
        (None, Some(month)) if month.is_empty() => Arrival::Expected(None),
        (None, month @ Some(_)) => Arrival::Expected(parsed(month, &format!("{path}.expected"), Problem::Birth)?),
        (birth, None) => Arrival::Born(parsed::<Birth>(birth, &format!("{path}.born"), Problem::Birth)?),
    };
    Ok(Child {
        number: ChildNumber(child.number),
        arrival,
        protected_since: parsed(child.protected_since, &format!("{path}.protected_since"), Problem::Time)?,
        presence: match child.presence {
            Some(presence) => presence_of_wire(presence, &format!("{path}.presence"))?,
            None => Presence::default(),
        },
        statements: statements_of_wire(child.answers, child.statements, path)?,
    })
}

fn presence_of_wire(presence: wire::Presence, path: &str) -> Result<Presence, Malformed> {
    let time = |text, field: &str| parsed(text, &format!("{path}.{field}"), Problem::Time);
    Ok(Presence {
        place: presence.place,
        handover: time(presence.handover, "handover")?,
        handover_to: presence.handover_to,
        next_seen: time(presence.next_seen, "next_seen")?,
        last_seen: time(presence.last_seen, "last_seen")?,
        last_seen_by: presence.last_seen_by,
    })
}

fn statements_of_wire(
    answers: Entries<wire::Value>,
    statements: Entries<Vec<wire::Statement>>,
    path: &str,
) -> Result<Statements, Malformed> {
    let mut all = Statements::new();
    for (item, value) in answers.0 {
        let summary = Basis { kind: BasisKind::Summary, from: None };
        all.entry(item).or_default().push(Statement::new(value.into(), Some(summary), None));
    }
    for (item, list) in statements.0 {
        let mut read = Vec::new();
        for (at, statement) in list.into_iter().enumerate() {
            read.push(statement_of_wire(statement, &format!("{path}.statements.{item}[{at}]"))?);
        }
        if !read.is_empty() {
            all.entry(item).or_default().extend(read);
        }
    }
    Ok(all)
}

fn statement_of_wire(statement: wire::Statement, path: &str) -> Result<Statement, Malformed> {
    let withdrawn = match statement.withdrawn {
        None => None,
        Some(withdrawal) if withdrawal.reason.trim().is_empty() => {
            return Err(Malformed { path: format!("{path}.withdrawn.reason"), problem: Problem::NoReason });
        }
        Some(withdrawal) => Some(Withdrawal {
            reason: withdrawal.reason,
            at: parsed(withdrawal.at, &format!("{path}.withdrawn.at"), Problem::Time)?,
        }),
    };
    let basis = match (statement.basis, statement.from) {
        (Some(kind), from) => Some(Basis { kind: kind.into(), from }),
        (None, Some(from)) => Some(Basis { kind: BasisKind::Heard, from: Some(from) }),
        (None, None) => None,
    };
    Ok(Statement {
        value: statement.value.into(),
        basis,
        at: parsed(statement.at, &format!("{path}.at"), Problem::Time)?,
        words: statement.words,
        mark: statement.mark.map(|mark| Mark {
            region: mark.region,
            kind: mark.kind,
            size: mark.size,
            colour: mark.colour,
        }),
        follow_up: match statement.follow_up {
            None => None,
            Some(follow_up) => Some(FollowUp {
                by: follow_up.by,
                until: parsed(follow_up.until, &format!("{path}.follow_up.until"), Problem::Time)?,
            }),
        },
        withdrawn,
    })
}

fn parsed<T: FromStr>(
    text: Option<String>,
    path: &str,
    problem: impl Fn(String) -> Problem,
) -> Result<Option<T>, Malformed> {
    text.map(|text| text.parse().map_err(|_| Malformed { path: path.into(), problem: problem(text) })).transpose()
}

/// A record as JSON: what [`wire::Record`] reads. Written straight from the record, since copying it into the format's own
/// types first would cost kilobytes of wasm; the laws of the tests hold the two together.
fn json_of(record: &Record) -> Json {
    let pack = |pack: &JudgedWith| {
        fields([("id", text(&pack.id)), ("edition", text(&pack.edition)), ("hash", text(&pack.hash))])
    };
    let circumstances = &record.circumstances;
    let progress = |entry: &Progress| {
        let state = wire::State::from(entry.state).encode();
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
            ]),
        ),
        ("household", fields([("statements", json_of_statements(&record.household))])),
        ("children", list(&record.children, json_of_child)),
        ("steps", list(&record.steps, progress)),
        ("calls", list(&record.calls, call)),
    ])
}

fn json_of_child(child: &Child) -> Json {
    let (born, expected) = match child.arrival {
        Arrival::Born(birth) => (birth.map_or(Json::Null, |birth| text(&birth.to_string())), Json::Null),
        Arrival::Expected(month) => (Json::Null, text(&month.map(|month| month.to_string()).unwrap_or_default())),
    };
    let presence = &child.presence;
    fields([
        ("number", Json::Number(i64::from(child.number.0.get()))),
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
        ("value", wire::Value::from(statement.value).encode()),
        ("basis", basis.map_or(Json::Null, |basis| wire::BasisKind::from(basis.kind).encode())),
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
