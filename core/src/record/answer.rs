use super::{Statement, Value};
use crate::logic::Truth;

/// What the standing statements on one item come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Nobody has looked yet.
    #[default]
    NotYetLooked,
    /// Somebody tried, or a no has no basis that could carry it: unknown, and itself a risk.
    CouldNotConfirm,
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
            Answer::NotYetLooked | Answer::CouldNotConfirm => Truth::Unknown,
        }
    }
}

/// The answer that statements give. The order in which they are listed does not matter; their times do in one case:
/// a no that somebody could not confirm again at a later time leaves the item unknown.
pub fn answer<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> Answer {
    let standing: Vec<&Statement> = statements.into_iter().filter(|statement| statement.stands()).collect();
    let any = |value| standing.iter().any(|statement| statement.value == value);
    if any(Value::Yes) {
        return Answer::Yes { disputed: any(Value::No) };
    }
    let latest = |counts: &dyn Fn(&Statement) -> bool| {
        standing.iter().filter(|statement| counts(statement)).map(|statement| statement.at).max()
    };
    match (latest(&Statement::rules_out), latest(&|statement| !statement.rules_out())) {
        (Some(ruled_out), doubted) if doubted.is_none_or(|doubted| doubted <= ruled_out) => Answer::No,
        (None, None) => Answer::NotYetLooked,
        _ => Answer::CouldNotConfirm,
    }
}
