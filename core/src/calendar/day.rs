use std::fmt;
use std::str::FromStr;

use time::{Date, Duration, Month};

/// A calendar day, written `2026-11-20`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub(super) Date);

/// A calendar month, written `2022-07`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    year: i32,
    month: u8,
}

/// A day of any year, written `04-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl Day {
    /// A day that exists, in the years 1868 to 9999; `None` otherwise.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let month = Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year, month, day).ok()?;
        (1868..=9999).contains(&year).then_some(Day(date))
    }

    /// Whether it lies between two days, each of which belongs to it; an open end has no bound.
    pub fn is_within(self, from: Option<Day>, to: Option<Day>) -> bool {
        from.is_none_or(|from| from <= self) && to.is_none_or(|to| self <= to)
    }

    /// The Gregorian year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_days_from_monday()
    }

    /// The fiscal year: it begins on 1 April.
    pub fn fiscal_year(self) -> i32 {
        self.year() - i32::from(self.month() < 4)
    }

    /// So many days later, or earlier where negative; `None` outside of the calendar.
    pub fn plus_days(self, days: i64) -> Option<Day> {
        let date = self.0.checked_add(Duration::days(days))?;
        (1868..=9999).contains(&date.year()).then_some(Day(date))
    }

    /// The same day so many months later; where that month has no such day, the first of the month after it.
    ///
    /// An age is reached at the end of the day before the birthday (年齢計算ニ関スル法律; Civil Code article 143), so one
    /// who was born on 29 February is a year older when 28 February has ended: on 1 March.
    pub fn months_later(self, months: u32) -> Option<Day> {
        let (year, month) = month_after(self.year(), self.month(), months)?;
        Day::new(year, month, self.day()).or_else(|| {
            let (year, month) = month_after(year, month, 1)?;
            Day::new(year, month, 1)
        })
    }
}

impl YearMonth {
    /// A month of the years 1868 to 9999; `None` otherwise.
    pub fn new(year: i32, month: u8) -> Option<YearMonth> {
        Day::new(year, month, 1).map(|_| YearMonth { year, month })
    }

    /// The Gregorian year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Its first day.
    pub(super) fn first(self) -> Option<Day> {
        Day::new(self.year, self.month, 1)
    }

    /// Its last day.
    pub(super) fn last(self) -> Option<Day> {
        (28..=31).rev().find_map(|day| Day::new(self.year, self.month, day))
    }
}

fn month_after(year: i32, month: u8, months: u32) -> Option<(i32, u8)> {
    let month = u32::from(month).checked_sub(1)?.checked_add(months)?;
    let year = year.checked_add(i32::try_from(month / 12).ok()?)?;
    Some((year, u8::try_from(month % 12 + 1).ok()?))
}

impl MonthDay {
    /// A day of any year; `None` where no year has it.
    pub fn new(month: u8, day: u8) -> Option<MonthDay> {
        // A leap year has every day that any year has.
        Day::new(2024, month, day).map(|_| MonthDay { month, day })
    }

    /// The day of the year in which another day lies.
    pub fn of(day: Day) -> MonthDay {
        MonthDay { month: day.month(), day: day.day() }
    }
}

impl FromStr for MonthDay {
    type Err = ();

    fn from_str(text: &str) -> Result<MonthDay, ()> {
        let (month, day) = text.split_once('-').ok_or(())?;
        digits(month, 2).zip(digits(day, 2)).and_then(|(month, day)| MonthDay::new(month, day)).ok_or(())
    }
}

/// Reads `width` ASCII digits as a number.
pub(super) fn digits<N: FromStr>(text: &str, width: usize) -> Option<N> {
    let all_digits = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

impl FromStr for Day {
    type Err = ();

    fn from_str(text: &str) -> Result<Day, ()> {
        let mut parts = text.split('-');
        let day = (|| {
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            Day::new(digits(year, 4)?, digits(month, 2)?, digits(day, 2)?)
        })();
        day.filter(|_| parts.next().is_none()).ok_or(())
    }
}

impl FromStr for YearMonth {
    type Err = ();

    fn from_str(text: &str) -> Result<YearMonth, ()> {
        let (year, month) = text.split_once('-').ok_or(())?;
        digits(year, 4).zip(digits(month, 2)).and_then(|(year, month)| YearMonth::new(year, month)).ok_or(())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
