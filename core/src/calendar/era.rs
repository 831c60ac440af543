use super::Day;
use crate::order::sorted_by;

/// An era, as the pack's table gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Era {
    /// The name in Japanese, such as 令和.
    pub name: String,
    /// The letter for narrow tables, such as R.
    pub letter: String,
    /// Its first day.
    pub first: Day,
}

/// The table of eras, from the newest to the oldest. A pack may add one that comes after a release of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eras(Vec<Era>);

impl Eras {
    /// A table of eras, in any order.
    pub fn new(eras: Vec<Era>) -> Eras {
        Eras(sorted_by(eras, |a, b| b.first.cmp(&a.first)))
    }

    /// The era of a day and the year in it, from 1; `None` before the oldest era of the table.
    pub fn of(&self, day: Day) -> Option<(&Era, i32)> {
        let era = self.0.iter().find(|era| era.first <= day)?;
        Some((era, day.year() - era.first.year() + 1))
    }

    /// The year as official papers write it: 令和8年, 令和元年; the Gregorian year where the table has no era.
    pub fn year(&self, day: Day) -> String {
        match self.of(day) {
            Some((era, 1)) => format!("{}元年", era.name),
            Some((era, year)) => format!("{}{year}年", era.name),
            None => format!("{}年", day.year()),
        }
    }
}
