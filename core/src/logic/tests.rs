use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Bounds, Condition, Ladder, Rank, Truth};

/// Few enough facts that all completions can be tried.
const FACTS: u8 = 7;

type State = BTreeMap<u8, Truth>;

fn reader(state: &State) -> impl Fn(&u8) -> Truth {
    |fact| state.get(fact).copied().unwrap_or_default()
}

/// Every way in which the unknown facts can turn out.
fn completions(state: &State) -> Vec<State> {
    let mut all = vec![state.clone()];
    for fact in 0..FACTS {
        if reader(state)(&fact) == Truth::Unknown {
            all = all
                .into_iter()
                .flat_map(|state| [Truth::False, Truth::True].map(|truth| with(&state, fact, truth)))
                .collect();
        }
    }
    all
}

fn with(state: &State, fact: u8, truth: Truth) -> State {
    let mut state = state.clone();
    state.insert(fact, truth);
    state
}

/// The rank of a fully known state, by the definition: the highest level whose condition is true.
fn rank_of(ladder: &Ladder<u8>, state: &State) -> Rank {
    let fires = |condition: &Condition<u8>| condition.truth(&reader(state)) == Truth::True;
    ladder.0.iter().position(fires).map_or(Rank::NO_RULE_FIRED, |at| Rank(ladder.0.len() - at))
}

fn any_condition() -> impl Strategy<Value = Condition<u8>> {
    (0..FACTS).prop_map(Condition::Fact).prop_recursive(3, 12, 4, |inner| {
        (prop::collection::vec(inner, 1..5), 1usize..4).prop_map(|(of, need)| Condition::AtLeast { need, of })
    })
}

/// A condition in which no fact stands twice: a random tree over a shuffled selection of the facts.
fn read_once() -> impl Strategy<Value = Condition<u8>> {
    let facts = Just((0..FACTS).collect::<Vec<_>>()).prop_shuffle();
    (facts, 1..=usize::from(FACTS), any::<[u8; 8]>()).prop_map(|(facts, count, shape)| tree(&facts[..count], &shape))
}

fn tree(facts: &[u8], shape: &[u8]) -> Condition<u8> {
    let (turn, rest) = shape.split_first().map_or((0, shape), |(turn, rest)| (usize::from(*turn), rest));
    if let [fact] = facts {
        return Condition::Fact(*fact);
    }
    let width = 2 + turn % 3;
    let of: Vec<Condition<u8>> = facts.chunks(facts.len().div_ceil(width)).map(|part| tree(part, rest)).collect();
    Condition::AtLeast { need: 1 + (turn / 3) % of.len(), of }
}

fn any_state() -> impl Strategy<Value = State> {
    let truth = prop_oneof![Just(Truth::False), Just(Truth::Unknown), Just(Truth::True)];
    prop::collection::vec(truth, usize::from(FACTS)).prop_map(|truths| (0..FACTS).zip(truths).collect())
}

/// A state in which most facts are a yes, so that there is something to choose a reason from.
fn mostly_yes() -> impl Strategy<Value = State> {
    let truth = prop_oneof![1 => Just(Truth::False), 1 => Just(Truth::Unknown), 6 => Just(Truth::True)];
    prop::collection::vec(truth, usize::from(FACTS)).prop_map(|truths| (0..FACTS).zip(truths).collect())
}

fn any_ladder() -> impl Strategy<Value = Ladder<u8>> {
    prop::collection::vec(any_condition(), 1..5).prop_map(Ladder)
}

fn shuffled<A: Clone>(condition: &Condition<A>) -> Condition<A> {
    match condition {
        Condition::Fact(a) => Condition::Fact(a.clone()),
        Condition::AtLeast { need, of } => {
            Condition::AtLeast { need: *need, of: of.iter().rev().map(shuffled).collect() }
        }
    }
}

fn implies_itself(a: &u8, b: &u8) -> bool {
    a == b
}

proptest! {
    /// known ≤ actual ≤ possible for every completion, and both ends are attained.
    #[test]
    fn bounds_are_exact(ladder in any_ladder(), state in any_state()) {
        let Bounds { known, possible } = ladder.bounds(&reader(&state));
        let ranks: Vec<Rank> = completions(&state).iter().map(|state| rank_of(&ladder, state)).collect();
        prop_assert_eq!(ranks.iter().min().copied(), Some(known));
        prop_assert_eq!(ranks.iter().max().copied(), Some(possible));
    }

    /// One more yes never lowers a level; and an unknown made known moves the bounds towards each other.
    #[test]
    fn a_yes_never_lowers(ladder in any_ladder(), state in any_state(), fact in 0..FACTS) {
        let before = ladder.bounds(&reader(&state));
        let after = ladder.bounds(&reader(&with(&state, fact, Truth::True)));
        prop_assert!(after.known >= before.known);
        let unknown = ladder.bounds(&reader(&with(&state, fact, Truth::Unknown)));
        for truth in [Truth::False, Truth::True] {
            let settled = ladder.bounds(&reader(&with(&state, fact, truth)));
            prop_assert!(unknown.known <= settled.known && settled.possible <= unknown.possible);
        }
    }

    /// The order in which a condition lists its parts changes neither levels nor reasons.
    #[test]
    fn order_does_not_matter(ladder in any_ladder(), state in any_state()) {
        let turned = Ladder(ladder.0.iter().map(shuffled).collect());
        prop_assert_eq!(ladder.bounds(&reader(&state)), turned.bounds(&reader(&state)));
        for (condition, turned) in ladder.0.iter().zip(&turned.0) {
            prop_assert_eq!(condition.reason(&reader(&state)), turned.reason(&reader(&state)));
        }
    }

    /// A reason is true, sufficient by itself, and has nothing superfluous; it exists exactly for true conditions.
    #[test]
    fn reasons_suffice(condition in any_condition(), state in mostly_yes()) {
        let reason = condition.reason(&reader(&state));
        prop_assert_eq!(reason.is_some(), condition.truth(&reader(&state)).is_true());
        if let Some(reason) = reason {
            prop_assert!(reason.iter().all(|fact| reader(&state)(fact).is_true()));
            let only = |facts: &[&u8]| -> State {
                (0..FACTS).map(|fact| (fact, Truth::known(facts.contains(&&fact)))).collect()
            };
            prop_assert!(condition.truth(&reader(&only(&reason))).is_true());
            for left_out in 0..reason.len() {
                let mut fewer = reason.clone();
                fewer.remove(left_out);
                prop_assert!(!condition.truth(&reader(&only(&fewer))).is_true());
            }
        }
    }

    /// In a read-once condition no smaller set of true facts suffices.
    #[test]
    fn read_once_reasons_are_smallest(condition in read_once(), state in mostly_yes()) {
        if let Some(reason) = condition.reason(&reader(&state)) {
            let yeses: Vec<u8> = (0..FACTS).filter(|fact| reader(&state)(fact).is_true()).collect();
            let smallest = subsets(&yeses)
                .into_iter()
                .filter(|facts| {
                    let only: State = (0..FACTS).map(|fact| (fact, Truth::known(facts.contains(&fact)))).collect();
                    condition.truth(&reader(&only)).is_true()
                })
                .map(|facts| facts.len())
                .min();
            prop_assert_eq!(Some(reason.len()), smallest);
        }
    }

    /// An unknown is listed exactly if some minimal set of further yeses holds it, with the size of the smallest such
    /// set: found here by trying all sets.
    #[test]
    fn read_once_completions_are_exact(condition in read_once(), state in any_state()) {
        let unknown: Vec<u8> = (0..FACTS).filter(|fact| reader(&state)(fact) == Truth::Unknown).collect();
        let completes = |facts: &[u8]| {
            let mut state = state.clone();
            state.extend(facts.iter().map(|fact| (*fact, Truth::True)));
            condition.truth(&reader(&state)).is_true()
        };
        let minimal: Vec<Vec<u8>> = subsets(&unknown)
            .into_iter()
            .filter(|facts| completes(facts))
            .filter(|facts| facts.iter().all(|left_out| {
                let fewer: Vec<u8> = facts.iter().copied().filter(|fact| fact != left_out).collect();
                !completes(&fewer)
            }))
            .collect();
        let expected: BTreeMap<u8, usize> = unknown
            .iter()
            .filter_map(|fact| Some((*fact, minimal.iter().filter(|set| set.contains(fact)).map(Vec::len).min()?)))
            .collect();
        let found: BTreeMap<u8, usize> =
            condition.completions(&reader(&state)).into_iter().map(|(fact, yeses)| (*fact, yeses)).collect();
        prop_assert_eq!(found, expected);
    }

    /// Each row of a ladder names the highest level that its fact could lead to.
    #[test]
    fn reaches_lead_above_what_is_known(ladder in any_ladder(), state in any_state()) {
        let Bounds { known, possible } = ladder.bounds(&reader(&state));
        let reaches = ladder.reaches(known, &reader(&state));
        prop_assert!(reaches.iter().all(|reach| known < reach.rank && reach.rank <= possible));
        prop_assert_eq!(reaches.iter().map(|reach| reach.rank).max(), (possible > known).then_some(possible));
        let facts: std::collections::BTreeSet<u8> = reaches.iter().map(|reach| reach.fact).collect();
        prop_assert_eq!(facts.len(), reaches.len());
    }

    /// A condition can hold without others exactly if some state shows it.
    #[test]
    fn separation_finds_what_exists(wanted in any_condition(), others in prop::collection::vec(any_condition(), 0..3)) {
        let others: Vec<&Condition<u8>> = others.iter().collect();
        let shown = completions(&State::new()).iter().any(|state| {
            wanted.truth(&reader(state)).is_true() && others.iter().all(|other| !other.truth(&reader(state)).is_true())
        });
        prop_assert_eq!(wanted.can_hold_without(&others, &implies_itself), shown);
    }
}

fn subsets(facts: &[u8]) -> Vec<Vec<u8>> {
    facts.iter().fold(vec![Vec::new()], |all, fact| {
        all.into_iter()
            .flat_map(|set| {
                let mut with = set.clone();
                with.push(*fact);
                [set, with]
            })
            .collect()
    })
}

/// 5 of 35: there are 324,632 smallest sets, and none of them is ever listed.
#[test]
fn many_answers_at_once_do_not_explode() {
    let facts: Vec<Condition<u16>> = (0..35).map(Condition::Fact).collect();
    let ladder = Ladder(vec![
        Condition::AtLeast { need: 5, of: facts.clone() },
        Condition::AtLeast { need: 3, of: facts.clone() },
    ]);
    let two_yeses = |fact: &u16| if *fact < 2 { Truth::True } else { Truth::Unknown };
    let bounds = ladder.bounds(&two_yeses);
    assert_eq!((bounds.known, bounds.possible), (Rank(0), Rank(2)));
    let reaches = ladder.reaches(bounds.known, &two_yeses);
    assert_eq!(reaches.len(), 33);
    assert!(reaches.iter().all(|reach| reach.rank == Rank(2) && reach.further == 2));
    let all_yes = |_: &u16| Truth::True;
    assert_eq!(ladder.0[0].reason(&all_yes).map(|reason| reason.len()), Some(5));
    assert!(ladder.0[1].can_hold_without(&[&ladder.0[0]], &|a, b| a == b));
    assert!(!ladder.0[0].can_hold_without(&[&ladder.0[1]], &|a, b| a == b));
}

#[test]
fn any_of_none_never_holds_and_all_of_none_always_does() {
    assert_eq!(Condition::<u8>::any(vec![]).truth(&|_| Truth::Unknown), Truth::False);
    assert_eq!(Condition::<u8>::all(vec![]).truth(&|_| Truth::Unknown), Truth::True);
}
