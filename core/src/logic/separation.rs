use super::{Condition, Truth};
use crate::order::sorted;

/// How many assignments are tried before a search gives up. Far more than any real pack needs.
const BUDGET: usize = 20_000;

impl<A: Ord + Clone> Condition<A> {
    /// Whether the facts can turn out so that this condition is true and none of the others is. `implies(a, b)` says
    /// that a yes to `a` is a yes to `b` (two limits on one age).
    ///
    /// A pack's level that cannot be separated from the levels above it can never be shown. The search tries one fact
    /// after the other, yes first, and drops a branch as soon as it cannot succeed; should it ever exhaust its budget,
    /// it answers true, so that no sound pack is refused.
    pub fn can_hold_without(&self, others: &[&Condition<A>], implies: &dyn Fn(&A, &A) -> bool) -> bool {
        let mut facts = sorted(self.facts());
        facts.dedup();
        Search { wanted: self, unwanted: others, implies, budget: BUDGET }.succeeds(&facts, &mut Vec::new())
    }
}

struct Search<'a, A> {
    wanted: &'a Condition<A>,
    unwanted: &'a [&'a Condition<A>],
    implies: &'a dyn Fn(&A, &A) -> bool,
    budget: usize,
}

impl<A: Ord> Search<'_, A> {
    /// Whether some choice of yeses among `open`, beside those already chosen, succeeds. Facts neither chosen nor open
    /// are a no.
    fn succeeds<'f>(&mut self, open: &[&'f A], chosen: &mut Vec<&'f A>) -> bool {
        if self.budget == 0 {
            return true;
        }
        self.budget -= 1;
        let follows = |yeses: &[&A], fact: &A| yeses.iter().any(|yes| *yes == fact || (self.implies)(yes, fact));
        let at_least = |fact: &A| Truth::known(follows(chosen, fact));
        let at_most = |fact: &A| Truth::known(follows(chosen, fact) || open.contains(&fact));
        if self.unwanted.iter().any(|other| other.truth(&at_least).is_true()) {
            return false;
        }
        if self.wanted.truth(&at_least).is_true() {
            return true;
        }
        let Some((next, rest)) = open.split_first().filter(|_| self.wanted.truth(&at_most).is_true()) else {
            return false;
        };
        chosen.push(next);
        let with = self.succeeds(rest, chosen);
        chosen.pop();
        with || self.succeeds(rest, chosen)
    }
}
