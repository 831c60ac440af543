//! Civil time in Japan, whatever the computer's own zone: moments, days, deadlines, era names, ages,
//! public holidays, hours of offices.
//!
//! Japan has one offset (+09:00) and no daylight saving time, so a deadline of 48 hours is 48 hours on the clock, over
//! weekends and year-ends too. Parsing and arithmetic rest on the `time` crate; what is Japan's own (eras, how an age is
//! reached, when school starts) is here.

mod age;
mod day;
mod era;
mod holiday;
mod hours;
mod moment;

pub use age::{AgeLimit, Birth};
pub use day::{Day, MonthDay, YearMonth};
pub use era::{Era, Eras};
pub use hours::{Hours, Opening, Openness, Season};
pub use moment::Moment;

#[cfg(test)]
mod tests;
