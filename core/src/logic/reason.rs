use super::{Condition, Truth};
use crate::order::{sorted, sorted_by};

impl<A: Ord> Condition<A> {
    /// A smallest set of true facts that makes the condition true whatever the others are; `None` if it is not true.
    ///
    /// Facts come sorted. Of several smallest sets the choice does not depend on the order in which the condition was
    /// written. Where the condition repeats a fact, the set is still sufficient and has nothing superfluous, but a
    /// smaller one may exist.
    pub fn reason(&self, fact: &dyn Fn(&A) -> Truth) -> Option<Vec<&A>> {
        let mut reason = sorted(self.cheapest(fact)?);
        reason.dedup();
        let superfluous =
            |kept: &[&A], without: &A| self.truth(&|a| Truth::known(a != without && kept.contains(&a))).is_true();
        // Nothing to prune in a read-once condition; a repeated fact may have made another one needless.
        let mut at = 0;
        while let Some(candidate) = reason.get(at).copied() {
            if superfluous(&reason, candidate) {
                reason.remove(at);
            } else {
                at += 1;
            }
        }
        Some(reason)
    }

    fn cheapest(&self, fact: &dyn Fn(&A) -> Truth) -> Option<Vec<&A>> {
        match self {
            Condition::Fact(a) => fact(a).is_true().then(|| vec![a]),
            Condition::AtLeast { need, of } => {
                let reasons: Vec<Vec<&A>> =
                    of.iter().filter_map(|condition| condition.cheapest(fact)).map(sorted).collect();
                if reasons.len() < *need {
                    return None;
                }
                let mut reasons = sorted_by(reasons, |a, b| (a.len(), a).cmp(&(b.len(), b)));
                reasons.truncate(*need);
                Some(reasons.concat())
            }
        }
    }
}
