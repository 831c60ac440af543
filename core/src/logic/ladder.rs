use super::{Condition, Truth};
use crate::order::sorted_by;

/// How far up a scale: 0 is "no rule fired", greater is more danger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(pub usize);

impl Rank {
    /// No rule of the scale is true.
    pub const NO_RULE_FIRED: Rank = Rank(0);
}

/// The conditions of a scale's levels, from the most dangerous down. The rank of a child is the highest one whose
/// condition is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder<A>(pub Vec<Condition<A>>);

/// The exact lowest and highest rank over all ways in which the unknown facts could turn out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// What the known facts give by themselves.
    pub known: Rank,
    /// What cannot yet be ruled out. Never below `known`.
    pub possible: Rank,
}

/// An unknown fact that matters: what a yes to it could lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach<A> {
    /// The unknown fact.
    pub fact: A,
    /// The highest rank that it could help to reach. Always above the known one.
    pub rank: Rank,
    /// How many further yeses, at the fewest, that takes beside this one.
    pub further: usize,
}

impl<A> Ladder<A> {
    /// The rank of the most dangerous level.
    pub fn top(&self) -> Rank {
        Rank(self.0.len())
    }

    /// The rank of the level at a position, counted from the most dangerous.
    pub fn rank(&self, position: usize) -> Rank {
        Rank(self.0.len().saturating_sub(position))
    }

    /// The position of a rank's level, counted from the most dangerous; `None` for "no rule fired".
    pub fn position(&self, rank: Rank) -> Option<usize> {
        (rank != Rank::NO_RULE_FIRED).then(|| self.0.len().saturating_sub(rank.0))
    }

    /// All ranks, from "no rule fired" up.
    pub fn ranks(&self) -> impl Iterator<Item = Rank> {
        (0..=self.0.len()).map(Rank)
    }

    /// The condition of a rank; `None` for "no rule fired".
    pub fn condition(&self, rank: Rank) -> Option<&Condition<A>> {
        self.0.get(self.position(rank)?)
    }

    /// The exact bounds (see the module for the theorem).
    pub fn bounds(&self, fact: &dyn Fn(&A) -> Truth) -> Bounds {
        let mut possible = None;
        for (position, condition) in self.0.iter().enumerate() {
            let truth = condition.truth(fact);
            if truth.is_possible() {
                possible = possible.or(Some(self.rank(position)));
            }
            if truth.is_true() {
                let known = self.rank(position);
                return Bounds { known, possible: possible.unwrap_or(known) };
            }
        }
        Bounds { known: Rank::NO_RULE_FIRED, possible: possible.unwrap_or_default() }
    }

    /// Every unknown fact that could lead above `known`, each with the highest rank that it could lead to and the
    /// fewest further yeses for that rank, in the order of the facts.
    pub fn reaches(&self, known: Rank, fact: &dyn Fn(&A) -> Truth) -> Vec<Reach<A>>
    where
        A: Clone + Ord,
    {
        let mut reaches: Vec<Reach<A>> = Vec::new();
        for (position, condition) in self.0.iter().enumerate() {
            let rank = self.rank(position);
            if rank <= known {
                break;
            }
            let completions = condition.completions(fact).into_iter();
            reaches.extend(completions.map(|(a, yeses)| Reach {
                fact: a.clone(),
                rank,
                further: yeses.saturating_sub(1),
            }));
        }
        let mut reaches = sorted_by(reaches, |a, b| (&a.fact, b.rank, a.further).cmp(&(&b.fact, a.rank, b.further)));
        reaches.dedup_by(|later, first| later.fact == first.fact);
        reaches
    }
}
