//! When a desk answers.

use super::{Day, Moment, MonthDay};
use crate::order::sorted;

/// The hours of a desk, by the week, the season and public holidays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// When it is open. None at all: nobody knows.
    pub openings: Vec<Opening>,
    /// When it is closed all the same, such as over the New Year.
    pub closed: Vec<Season>,
    /// Public holidays on which it is open as on another day of that week.
    pub open_holidays: Vec<MonthDay>,
}

/// A span of hours on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// On which days of the week, from Monday on.
    pub weekdays: [bool; 7],
    /// Whether on public holidays too, whatever their day of the week.
    pub holidays: bool,
    /// From this minute of the day on.
    pub from: u16,
    /// Until this minute of the same day; of the next one where it is not later than `from`.
    pub to: u16,
    /// In this part of the year only.
    pub season: Option<Season>,
}

/// A part of the year, its first and last day included. It may go over the New Year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Season {
    /// The first day.
    pub first: MonthDay,
    /// The last day.
    pub last: MonthDay,
}

/// Whether a desk answers at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// At any hour.
    Always,
    /// Open until then.
    Until(Moment),
    /// Closed until then; `None` where it does not open within a year.
    Opens(Option<Moment>),
    /// Nobody knows.
    Unknown,
}

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// How many days ahead an opening is looked for: a year, and the days that a New Year's closure may cover.
const HORIZON: i64 = 380;

impl Season {
    /// Whether a day lies in it.
    pub fn contains(self, day: Day) -> bool {
        let day = MonthDay::of(day);
        if self.first <= self.last {
            (self.first..=self.last).contains(&day)
        } else {
            day >= self.first || day <= self.last
        }
    }
}

impl Opening {
    /// The minutes after the start of its day when it ends: past 24:00 where it goes into the next day.
    fn end(&self) -> u16 {
        if self.to > self.from { self.to } else { self.to + DAY }
    }

    /// Whether it never closes.
    fn is_always(&self) -> bool {
        self.weekdays == [true; 7] && self.holidays && self.end() - self.from == DAY && self.season.is_none()
    }
}

impl Hours {
    /// Whether the desk answers at a moment, and when that changes.
    pub fn at(&self, now: Moment) -> Openness {
        if self.openings.is_empty() {
            return Openness::Unknown;
        }
        if self.closed.is_empty() && self.openings.iter().any(Opening::is_always) {
            return Openness::Always;
        }
        // Yesterday's opening may still go on; one opening may begin where another ends.
        let mut until = None;
        for (from, to) in self.spans(now.day(), -1, HORIZON) {
            match until {
                None if from > now => return Openness::Opens(Some(from)),
                None if to > now => until = Some(to),
                Some(open) if from <= open => until = Some(open.max(to)),
                Some(open) => return Openness::Until(open),
                None => {}
            }
        }
        match until {
            // Several openings that leave no gap until the last day looked at: it never closes.
            Some(open) if now.day().plus_days(HORIZON).is_some_and(|last| open.day() >= last) => Openness::Always,
            Some(open) => Openness::Until(open),
            None => Openness::Opens(None),
        }
    }

    /// The openings of several days, counted from one, in order of time.
    fn spans(&self, today: Day, first: i64, last: i64) -> impl Iterator<Item = (Moment, Moment)> {
        (first..=last).filter_map(move |days| today.plus_days(days)).flat_map(|day| {
            let on = self.openings.iter().filter(|opening| self.is_on(opening, day));
            let spans = sorted(on.map(|opening| (opening.from, opening.end())).collect());
            spans.into_iter().filter_map(move |(from, to)| Some((Moment::in_day(day, from)?, Moment::in_day(day, to)?)))
        })
    }

    fn is_on(&self, opening: &Opening, day: Day) -> bool {
        let as_usual = self.open_holidays.contains(&MonthDay::of(day));
        let on = if day.is_public_holiday() && !as_usual {
            opening.holidays
        } else {
            opening.weekdays.get(usize::from(day.weekday())).copied().unwrap_or_default()
        };
        let in_season = opening.season.is_none_or(|season| season.contains(day));
        on && in_season && !self.closed.iter().any(|closed| closed.contains(day))
    }
}
