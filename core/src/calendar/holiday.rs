//! Public holidays, by the National Holidays Act (国民の祝日に関する法律, 昭和23年法律第178号) as in force since 2022. An
//! earlier year is given as if that text had been in force.

use super::Day;

/// The holidays on a fixed day (article 2): month and day.
const FIXED: [(u8, u8); 10] = [(1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23)];

/// The holidays on a Monday (article 2): month, and which Monday of it.
const MONDAYS: [(u8, u8); 4] = [(1, 2), (7, 3), (9, 3), (10, 2)];

impl Day {
    /// Whether offices rest on this day by law: a national holiday, its substitute where it falls on a Sunday (article 3
    /// (2)), or a day between two of them (article 3 (3)).
    pub fn is_public_holiday(self) -> bool {
        let mut holidays_before = std::iter::successors(self.plus_days(-1), |day| day.plus_days(-1))
            .take_while(|day| day.is_national_holiday());
        let neighbours = [-1, 1].map(|days| self.plus_days(days));
        self.is_national_holiday()
            || holidays_before.any(|day| day.weekday() == SUNDAY)
            || neighbours.into_iter().all(|day| day.is_some_and(Day::is_national_holiday))
    }

    fn is_national_holiday(self) -> bool {
        let (month, day) = (self.month(), self.day());
        let monday = (self.weekday() == 0).then_some((month, day.div_ceil(7)));
        FIXED.contains(&(month, day))
            || monday.is_some_and(|monday| MONDAYS.contains(&monday))
            || (month == 3 && Some(self) == equinox(self.year(), 3, 20, 843_100))
            || (month == 9 && Some(self) == equinox(self.year(), 9, 23, 248_800))
    }
}

const SUNDAY: u8 = 6;

/// 春分日・秋分日: the equinox fell so many millionths of a day into a day of 1980, and returns once a tropical year
/// (365.242194 days). Within 1980 to 2099 this is the usual formula of 新こよみ便利帳; the official day is announced in
/// February of the year before.
fn equinox(year: i32, month: u8, day: u8, into_the_day: i64) -> Option<Day> {
    let millionths = into_the_day + i64::from(year - 1980) * 365_242_194;
    Day::new(1980, month, day)?.plus_days(millionths.div_euclid(1_000_000))
}
