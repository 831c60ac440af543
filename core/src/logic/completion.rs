use super::{Condition, Truth};
use crate::order::sorted;

impl<A> Condition<A> {
    /// Every unknown fact that could help to make the condition true, each with the fewest yeses, itself included,
    /// that would do it. A condition that is already true or can no longer become true gives none.
    ///
    /// A fact is listed if some smallest-by-inclusion set of unknown facts that completes the condition holds it. In
    /// a read-once condition that needs no search: below "at least n", take the fact's own branch and the n − 1
    /// cheapest others.
    pub fn completions(&self, fact: &dyn Fn(&A) -> Truth) -> Vec<(&A, usize)> {
        match self {
            Condition::Fact(a) => match fact(a) {
                Truth::Unknown => vec![(a, 1)],
                _ => Vec::new(),
            },
            Condition::AtLeast { need, of } => {
                let costs: Vec<Option<usize>> = of.iter().map(|condition| condition.fewest(fact)).collect();
                if *need == 0 || costs.iter().filter(|cost| **cost == Some(0)).count() >= *need {
                    return Vec::new();
                }
                let mut completions = Vec::new();
                for (at, condition) in of.iter().enumerate() {
                    let others = costs.iter().enumerate().filter(|(other, _)| *other != at);
                    let Some(beside) = sum_of_cheapest(others.filter_map(|(_, cost)| *cost).collect(), need - 1) else {
                        continue;
                    };
                    let within = condition.completions(fact);
                    completions.extend(within.into_iter().map(|(a, cost)| (a, cost + beside)));
                }
                completions
            }
        }
    }

    /// The fewest further yeses that make the condition true; `None` if it can no longer become true.
    pub fn fewest(&self, fact: &dyn Fn(&A) -> Truth) -> Option<usize> {
        match self {
            Condition::Fact(a) => match fact(a) {
                Truth::True => Some(0),
                Truth::Unknown => Some(1),
                Truth::False => None,
            },
            Condition::AtLeast { need, of } => {
                sum_of_cheapest(of.iter().filter_map(|condition| condition.fewest(fact)).collect(), *need)
            }
        }
    }
}

/// The sum of the `count` smallest costs; `None` if there are fewer.
fn sum_of_cheapest(costs: Vec<usize>, count: usize) -> Option<usize> {
    sorted(costs).get(..count).map(|cheapest| cheapest.iter().sum())
}
