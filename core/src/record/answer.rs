use super::{Statement, Value};
use crate::logic::Truth;

/// What the standing statements on one item come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Nobody has looked yet.
    #[default]
    NotYetLooked,
    /// Somebody tried and could not confirm it: unknown, and itself a risk.
    CouldNotConfirm,
    /// There is a no, and nothing that could carry it: a denial, or a no without a basis or a time. Unknown.
    UnfoundedNo,
    /// Ruled out, on a basis.
    No,
    /// Any standing yes makes it a yes. `disputed` if a no stands beside it (食い違い).
    Yes {
        /// Whether a no stands beside it.
        disputed: bool,
    },
}

impl Answer {
    /// The truth that conditions read.
    pub fn truth(self) -> Truth {
        match self {
            Answer::Yes { .. } => Truth::True,
            Answer::No => Truth::False,
            Answer::NotYetLooked | Answer::CouldNotConfirm | Answer::UnfoundedNo => Truth::Unknown,
        }
    }
}

/// The answer that statements give. The order in which they are listed does not matter; their times do: a no counts
/// only if it is later than every attempt that failed, and an attempt without a time may be the latest of all.
pub fn answer<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> Answer {
    let standing: Vec<&Statement> = statements.into_iter().filter(|statement| statement.stands()).collect();
    let any = |value| standing.iter().any(|statement| statement.value == value);
    if any(Value::Yes) {
        return Answer::Yes { disputed: any(Value::No) };
    }
    let failed = || standing.iter().filter(|statement| statement.value == Value::Unknown);
    let settles = |no: &&Statement| failed().all(|failed| failed.at.is_some() && no.at > failed.at);
    if standing.iter().any(|statement| statement.rules_out() && settles(statement)) {
        Answer::No
    } else if failed().next().is_some() {
        Answer::CouldNotConfirm
    } else if any(Value::No) {
        Answer::UnfoundedNo
    } else {
        Answer::NotYetLooked
    }
}
