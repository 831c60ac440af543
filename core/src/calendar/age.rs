use std::fmt;
use std::str::FromStr;

use super::{Day, Moment, YearMonth};
use crate::logic::Truth;

/// When a child was born, as exactly as the record says it. The sheet asks for the month alone, since a day of birth
/// helps to find out who the child is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    /// In this month, written `2022-07`.
    Month(YearMonth),
    /// On this day, written `2022-07-15`.
    Day(Day),
}

/// An upper limit of age in a rule. Younger is more danger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AgeLimit {
    /// Younger than so many completed months.
    Months(u16),
    /// Before the start of primary school: 乳児 and 幼児 (児童福祉法 article 4).
    StartOfSchool,
}

impl AgeLimit {
    /// Whether a child below this limit is surely below the other one too.
    pub fn implies(self, other: AgeLimit) -> bool {
        // School starts on the first 1 April after the sixth birthday: between 72 and 84 months of age.
        match (self, other) {
            (AgeLimit::Months(mine), AgeLimit::Months(others)) => mine <= others,
            (AgeLimit::Months(mine), AgeLimit::StartOfSchool) => mine <= 72,
            (AgeLimit::StartOfSchool, AgeLimit::Months(others)) => others >= 84,
            (AgeLimit::StartOfSchool, AgeLimit::StartOfSchool) => true,
        }
    }
}

/// Older than twenty years: no child, whatever the law's limit.
const GROWN_MONTHS: u32 = 20 * 12;

impl Birth {
    /// Whether the child is below a limit of age at a moment. Unknown where the month of birth leaves it open.
    pub fn younger_than(self, limit: AgeLimit, now: Moment) -> Truth {
        let below = |born: Day| reached(born, limit).is_none_or(|day| now.day() < day);
        let (oldest, youngest) = self.range();
        match (oldest.map(below), youngest.map(below)) {
            (Some(true), Some(true)) => Truth::True,
            (Some(false), Some(false)) => Truth::False,
            _ => Truth::Unknown,
        }
    }

    /// The fewest completed months of age at a moment, the smaller count where the day of birth is open; `None` before
    /// the birth.
    pub fn completed_months(self, now: Moment) -> Option<u32> {
        let youngest = self.range().1?;
        let today = now.day();
        let months = (i64::from(today.year()) - i64::from(youngest.year())) * 12 + i64::from(today.month())
            - i64::from(youngest.month());
        let mut months = u32::try_from(months).ok()?;
        if youngest.months_later(months).is_none_or(|day| day > today) {
            months = months.checked_sub(1)?;
        }
        Some(months)
    }

    /// Whether the birth lies before a moment, however the day is taken.
    pub fn is_before(self, now: Moment) -> bool {
        self.range().1.is_some_and(|latest| latest < now.day())
    }

    /// Whether one born then can be a child at a moment: not in the future, and not over twenty years ago. A slip of
    /// the year must not rule anything out.
    pub fn is_plausible(self, now: Moment) -> bool {
        let in_future = self.range().0.is_none_or(|earliest| earliest > now.day());
        let grown = self.completed_months(now).is_some_and(|months| months > GROWN_MONTHS);
        !in_future && !grown
    }

    /// The earliest and the latest day on which the child can have been born.
    fn range(self) -> (Option<Day>, Option<Day>) {
        match self {
            Birth::Month(month) => (month.first(), month.last()),
            Birth::Day(day) => (Some(day), Some(day)),
        }
    }
}

/// The first day on which one who was born on a day is no longer below the limit.
fn reached(born: Day, limit: AgeLimit) -> Option<Day> {
    match limit {
        AgeLimit::Months(months) => born.months_later(u32::from(months)),
        AgeLimit::StartOfSchool => {
            // 学校教育法 article 17: school starts with the school year (1 April) after the day on which the child turns
            // six. Six is reached at the end of the day before the birthday, so one born on 1 April is still of
            // the year before.
            let born_by_1_april = (born.month(), born.day()) <= (4, 1);
            Day::new(born.year() + if born_by_1_april { 6 } else { 7 }, 4, 1)
        }
    }
}

impl FromStr for Birth {
    type Err = ();

    fn from_str(text: &str) -> Result<Birth, ()> {
        text.parse().map(Birth::Month).or_else(|()| text.parse().map(Birth::Day))
    }
}

impl fmt::Display for Birth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Birth::Month(month) => month.fmt(f),
            Birth::Day(day) => day.fmt(f),
        }
    }
}
