//! The file format of a record, `mimamori-record/1`: JSON into a [`Record`] and back.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::{
    Arrival, Basis, BasisKind, Child, ChildNumber, Circumstances, FollowUp, JudgedWith, Mark, Presence, Record,
    Statement, Statements, Value, Withdrawal,
};
use crate::calendar::{Birth, Moment};
use crate::json::wire::Encode as _;
use crate::json::{self, Fault};

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
    to_wire(record).encode().to_string()
}

/// The format's own types.
pub mod wire {
    use std::collections::BTreeMap;

    use crate::json::wire::wire;

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
            answers: BTreeMap<String, Value> = default,
            /// The statements on each item, oldest first.
            statements: BTreeMap<String, Vec<Statement>> = default,
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
            answers: BTreeMap<String, Value> = default,
            /// The statements on each item, oldest first.
            statements: BTreeMap<String, Vec<Statement>> = default,
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
    })
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
    answers: BTreeMap<String, wire::Value>,
    statements: BTreeMap<String, Vec<wire::Statement>>,
    path: &str,
) -> Result<Statements, Malformed> {
    let mut all = Statements::new();
    for (item, value) in answers {
        let summary = Basis { kind: BasisKind::Summary, from: None };
        all.entry(item).or_default().push(Statement::new(value.into(), Some(summary), None));
    }
    for (item, list) in statements {
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

fn to_wire(record: &Record) -> wire::Record {
    let written = |moment: &Moment| moment.to_string();
    wire::Record {
        format: FORMAT.into(),
        case: Some(record.case.clone()).filter(|case| !case.is_empty()),
        packs: record
            .packs
            .iter()
            .map(|p| wire::Pack { id: p.id.clone(), edition: p.edition.clone(), hash: p.hash.clone() })
            .collect(),
        circumstances: wire::Circumstances {
            role: record.circumstances.role.clone(),
            area: record.circumstances.area.clone(),
            suspect_returns: record.circumstances.suspect_returns.as_ref().map(written),
            received: record.circumstances.received.as_ref().map(written),
        },
        household: wire::Household { answers: BTreeMap::new(), statements: statements_to_wire(&record.household) },
        children: record
            .children
            .iter()
            .map(|child| {
                let (born, expected) = match child.arrival {
                    Arrival::Born(birth) => (birth.map(|birth| birth.to_string()), None),
                    Arrival::Expected(month) => (None, Some(month.map(|m| m.to_string()).unwrap_or_default())),
                };
                wire::Child {
                    number: child.number.0,
                    born,
                    expected,
                    protected_since: child.protected_since.as_ref().map(written),
                    presence: presence_to_wire(&child.presence),
                    answers: BTreeMap::new(),
                    statements: statements_to_wire(&child.statements),
                }
            })
            .collect(),
    }
}

fn presence_to_wire(presence: &Presence) -> Option<wire::Presence> {
    let written = |moment: &Option<Moment>| moment.map(|moment| moment.to_string());
    (*presence != Presence::default()).then(|| wire::Presence {
        place: presence.place.clone(),
        handover: written(&presence.handover),
        handover_to: presence.handover_to.clone(),
        next_seen: written(&presence.next_seen),
        last_seen: written(&presence.last_seen),
        last_seen_by: presence.last_seen_by.clone(),
    })
}

fn statements_to_wire(statements: &Statements) -> BTreeMap<String, Vec<wire::Statement>> {
    let to_wire = |statement: &Statement| wire::Statement {
        value: statement.value.into(),
        basis: statement.basis.as_ref().map(|basis| basis.kind.into()),
        from: statement.basis.as_ref().and_then(|basis| basis.from.clone()),
        at: statement.at.map(|at| at.to_string()),
        words: statement.words.clone(),
        mark: statement.mark.as_ref().map(|mark| wire::Mark {
            region: mark.region.clone(),
            kind: mark.kind.clone(),
            size: mark.size.clone(),
            colour: mark.colour.clone(),
        }),
        follow_up: statement.follow_up.as_ref().map(|follow_up| wire::FollowUp {
            by: follow_up.by.clone(),
            until: follow_up.until.map(|until| until.to_string()),
        }),
        withdrawn: statement.withdrawn.as_ref().map(|withdrawal| wire::Withdrawal {
            reason: withdrawal.reason.clone(),
            at: withdrawal.at.map(|at| at.to_string()),
        }),
    };
    // Inserted one by one: collecting a map would sort it first, though it is sorted already.
    let mut written = BTreeMap::new();
    for (item, list) in statements {
        written.insert(item.clone(), list.iter().map(to_wire).collect());
    }
    written
}
