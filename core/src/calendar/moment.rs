use std::fmt;
use std::str::FromStr;

use time::{Date, Duration, PrimitiveDateTime, Time};

use super::Day;
use super::day::digits;

/// A minute of civil time in Japan, written `2026-11-20T16:50+09:00`.
///
/// Reading takes any offset, or none for Japan's own; writing always gives +09:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(PrimitiveDateTime);

const JAPAN_OFFSET_MINUTES: i64 = 9 * 60;

impl Moment {
    /// A minute of a day; `None` if the hour or minute does not exist.
    pub fn new(day: Day, hour: u8, minute: u8) -> Option<Moment> {
        Some(Moment(PrimitiveDateTime::new(day.0, Time::from_hms(hour, minute, 0).ok()?)))
    }

    /// So many minutes after a day began: past 24:00 on the next one. `None` outside of the calendar.
    pub fn in_day(day: Day, minutes: u16) -> Option<Moment> {
        Moment::new(day, 0, 0)?.plus_minutes(i64::from(minutes))
    }

    /// The moment of so many milliseconds since 1970 in UTC, as a browser's clock gives it; `None` outside of the
    /// calendar.
    pub fn of_unix_milliseconds(milliseconds: f64) -> Option<Moment> {
        // Far below the loss of precision of an f64; a clock that is not a number gives none.
        let minutes = (milliseconds / 60_000.0).floor();
        (minutes.abs() < 1e10).then_some(())?;
        Moment::default().plus_minutes(minutes as i64 + JAPAN_OFFSET_MINUTES)
    }

    /// The calendar day.
    pub fn day(self) -> Day {
        Day(self.0.date())
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u8 {
        self.0.hour()
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> u8 {
        self.0.minute()
    }

    /// So many hours on the clock later; `None` outside of the calendar.
    pub fn plus_hours(self, hours: u32) -> Option<Moment> {
        self.plus_minutes(i64::from(hours) * 60)
    }

    /// The minutes from this moment to another; negative if the other is earlier.
    pub fn minutes_until(self, other: Moment) -> i64 {
        (other.0 - self.0).whole_minutes()
    }

    /// So many minutes on the clock later, or earlier; `None` outside of the calendar.
    pub fn plus_minutes(self, minutes: i64) -> Option<Moment> {
        let sum = self.0.checked_add(Duration::minutes(minutes))?;
        (1868..=9999).contains(&sum.year()).then_some(Moment(sum))
    }
}

/// The start of 1970.
impl Default for Moment {
    fn default() -> Moment {
        Moment(PrimitiveDateTime::new(Date::from_julian_day(2_440_588).unwrap_or(Date::MIN), Time::MIDNIGHT))
    }
}

impl FromStr for Moment {
    type Err = ();

    fn from_str(text: &str) -> Result<Moment, ()> {
        read(text).ok_or(())
    }
}

fn read(text: &str) -> Option<Moment> {
    let (day, clock) = text.split_once('T')?;
    let offset_at = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (clock, offset) = (clock.get(..offset_at)?, clock.get(offset_at..)?);
    let offset_minutes = match offset {
        "" => JAPAN_OFFSET_MINUTES,
        "Z" => 0,
        _ => {
            let (hours, minutes) = offset.get(1..)?.split_once(':')?;
            let (hours, minutes): (i64, i64) = (digits(hours, 2)?, digits(minutes, 2)?);
            let size = hours * 60 + minutes;
            (hours < 24 && minutes < 60).then_some(if offset.starts_with('-') { -size } else { size })?
        }
    };
    let mut parts = clock.splitn(3, ':');
    let (hour, minute) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    if let Some(seconds) = parts.next() {
        // Seconds may be written and are dropped: no rule of the sheet is finer than a minute.
        let whole = seconds.split('.').next()?;
        digits::<u8>(whole, 2).filter(|seconds| *seconds < 60)?;
        seconds.get(whole.len()..)?.strip_prefix('.').map_or(Some(()), |fraction| {
            (!fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
        })?;
    }
    Moment::new(day.parse().ok()?, hour, minute)?.plus_minutes(JAPAN_OFFSET_MINUTES - offset_minutes)
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}+09:00", self.day(), self.hour(), self.minute())
    }
}
