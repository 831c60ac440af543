/// Whether a fact is so: no, unknown, or yes, in this order of danger.
///
/// Unknown is not a weak no. It lies between the two, so that "at its lowest" and "at its highest" both follow
/// from one value, and combining values (Kleene's strong three-valued logic) is taking the smaller or the greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// Known not to be so.
    False,
    /// Not known.
    #[default]
    Unknown,
    /// Known to be so.
    True,
}

impl Truth {
    /// The truth of something that is fully known.
    pub fn known(yes: bool) -> Truth {
        if yes { Truth::True } else { Truth::False }
    }

    /// Known to be so.
    pub fn is_true(self) -> bool {
        self == Truth::True
    }

    /// Not ruled out: true or unknown.
    pub fn is_possible(self) -> bool {
        self != Truth::False
    }
}
