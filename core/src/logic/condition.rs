use super::Truth;

/// A monotone condition over facts of type `A`: a fact, or at least `need` of several conditions.
///
/// `any` is "at least one of", `all` is "at least every one of". There is no "not", so one more yes can never make a
/// condition false; that, and nothing else, is what the bounds theorem (see the module) rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition<A> {
    /// The fact itself.
    Fact(A),
    /// At least `need` of the conditions in `of`.
    AtLeast {
        /// How many must be true.
        need: usize,
        /// The conditions that are counted.
        of: Vec<Condition<A>>,
    },
}

impl<A> Condition<A> {
    /// At least one of the conditions. Of none: never true.
    pub fn any(of: Vec<Condition<A>>) -> Self {
        Condition::AtLeast { need: 1, of }
    }

    /// Every one of the conditions. Of none: always true.
    pub fn all(of: Vec<Condition<A>>) -> Self {
        Condition::AtLeast { need: of.len(), of }
    }

    /// The truth of the condition, given the truth of each fact.
    ///
    /// It is true exactly when it holds with every unknown fact as a no, and false exactly when it fails with every
    /// unknown fact as a yes.
    pub fn truth(&self, fact: &dyn Fn(&A) -> Truth) -> Truth {
        match self {
            Condition::Fact(a) => fact(a),
            Condition::AtLeast { need, of } => {
                let (mut certain, mut possible) = (0, 0);
                for condition in of {
                    let truth = condition.truth(fact);
                    certain += usize::from(truth.is_true());
                    possible += usize::from(truth.is_possible());
                    if certain >= *need {
                        return Truth::True;
                    }
                }
                if *need == 0 {
                    Truth::True
                } else if possible >= *need {
                    Truth::Unknown
                } else {
                    Truth::False
                }
            }
        }
    }

    /// The facts of the condition, left to right, repeated where the condition repeats them.
    pub fn facts(&self) -> Vec<&A> {
        match self {
            Condition::Fact(a) => vec![a],
            Condition::AtLeast { of, .. } => of.iter().flat_map(Condition::facts).collect(),
        }
    }
}
