use jiff::civil;
use proptest::prelude::*;

use super::{AgeLimit, Birth, Day, Era, Eras, Moment, YearMonth};
use crate::logic::Truth;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn birth(text: &str) -> Birth {
    text.parse().unwrap()
}

fn any_day() -> impl Strategy<Value = Day> {
    (1900i32..2100, 1u8..=12, 1u8..=31).prop_filter_map("no such day", |(y, m, d)| Day::new(y, m, d))
}

fn jiff_date(day: Day) -> civil::Date {
    civil::date(day.year() as i16, day.month() as i8, day.day() as i8)
}

proptest! {
    /// Days, weekdays and deadlines agree with an independent library, over months, leap days and year-ends.
    #[test]
    fn agrees_with_jiff(day in any_day(), hour in 0u8..24, minute in 0u8..60, hours in 0u32..2000) {
        let start = Moment::new(day, hour, minute).unwrap();
        let theirs = jiff_date(day).at(hour as i8, minute as i8, 0, 0);
        prop_assert_eq!(day.weekday() as i8, theirs.weekday().to_monday_zero_offset());
        let later = start.plus_hours(hours).unwrap();
        let theirs_later = theirs + jiff::Span::new().hours(hours);
        prop_assert_eq!(later.to_string(), format!("{}+09:00", theirs_later.strftime("%Y-%m-%dT%H:%M")));
        prop_assert_eq!(start.minutes_until(later), i64::from(hours) * 60);
        prop_assert_eq!(later.minutes_until(start), i64::from(hours) * -60);
    }

    /// The browser's clock gives Japan's civil time, wherever the computer stands.
    #[test]
    fn unix_time_is_read_as_japan(minutes in -1_000_000_000i64..2_000_000_000, rest in 0i64..60_000) {
        let unix = minutes * 60_000 + rest;
        let theirs = jiff::Timestamp::from_millisecond(unix).unwrap().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9)));
        let ours = Moment::of_unix_milliseconds(unix as f64).map(|moment| moment.to_string());
        let within = (1868..=9999).contains(&theirs.year());
        prop_assert_eq!(ours, within.then(|| format!("{}+09:00", theirs.strftime("%Y-%m-%dT%H:%M"))));
    }

    /// What is written is read as the same moment, and an offset is taken into account.
    #[test]
    fn moments_survive_writing(day in any_day(), hour in 0u8..24, minute in 0u8..60, offset in -12i64..=14) {
        let ours = Moment::new(day, hour, minute).unwrap();
        prop_assert_eq!(moment(&ours.to_string()), ours);
        let text = format!("{day}T{hour:02}:{minute:02}:59.5{}{:02}:00", if offset < 0 { '-' } else { '+' }, offset.abs());
        let theirs: jiff::Timestamp = text.parse().unwrap();
        let theirs = theirs.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9)));
        prop_assert_eq!(moment(&text).to_string(), format!("{}+09:00", theirs.strftime("%Y-%m-%dT%H:%M")));
    }

    /// The age by a day of birth agrees with an independent library, but for days that the target month lacks, which
    /// the law moves to the first of the next month.
    #[test]
    fn ages_agree_with_jiff(born in any_day(), months in 0u16..240, now in any_day()) {
        let reached = jiff_date(born).checked_add(jiff::Span::new().months(i32::from(months))).unwrap();
        let reached = if i32::from(reached.day()) == i32::from(born.day()) { reached } else { reached.tomorrow().unwrap() };
        let younger = Birth::Day(born).younger_than(AgeLimit::Months(months), Moment::new(now, 12, 0).unwrap());
        prop_assert_eq!(younger, Truth::known(jiff_date(now) < reached));
    }

    /// A month of birth is exactly as certain as all its days are of one mind.
    #[test]
    fn a_month_of_birth_is_all_its_days(year in 2000i32..2030, month in 1u8..=12, now in any_day(), limit in prop_oneof![
        (0u16..240).prop_map(AgeLimit::Months), Just(AgeLimit::StartOfSchool)
    ]) {
        let now = Moment::new(now, 12, 0).unwrap();
        let whole = Birth::Month(YearMonth::new(year, month).unwrap()).younger_than(limit, now);
        let days: Vec<Truth> =
            (1..=31).filter_map(|day| Day::new(year, month, day)).map(|day| Birth::Day(day).younger_than(limit, now)).collect();
        let expected = if days.iter().all(|day| *day == days[0]) { days[0] } else { Truth::Unknown };
        prop_assert_eq!(whole, expected);
    }

    /// `implies` is true exactly as far as births show it.
    #[test]
    fn limits_imply_each_other_as_births_do(a in 0u16..120, b in 0u16..120, born in any_day(), now in any_day()) {
        let now = Moment::new(now, 0, 0).unwrap();
        let limits = [AgeLimit::Months(a), AgeLimit::Months(b), AgeLimit::StartOfSchool];
        for first in limits {
            for second in limits {
                if first.implies(second) && Birth::Day(born).younger_than(first, now).is_true() {
                    prop_assert!(Birth::Day(born).younger_than(second, now).is_true());
                }
            }
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC*") {
        let read = (text.parse::<Day>(), text.parse::<YearMonth>(), text.parse::<Moment>(), text.parse::<Birth>());
        prop_assert!(read.0.is_err() || text.len() == 10);
    }
}

#[test]
fn forty_eight_hours_from_friday_end_on_sunday() {
    assert_eq!(moment("2026-11-20T16:50").plus_hours(48), Some(moment("2026-11-22T16:50")));
    assert_eq!(
        moment("2026-12-30T23:59").plus_hours(48).map(|m| m.to_string()).as_deref(),
        Some("2027-01-01T23:59+09:00")
    );
}

#[test]
fn era_names() {
    let table = [
        ("明治", "M", "1868-10-23"),
        ("大正", "T", "1912-07-30"),
        ("昭和", "S", "1926-12-25"),
        ("平成", "H", "1989-01-08"),
        ("令和", "R", "2019-05-01"),
    ];
    let eras = Eras::new(
        table.map(|(name, letter, first)| Era { name: name.into(), letter: letter.into(), first: day(first) }).into(),
    );
    let cases = [
        ("1912-07-29", "明治45年"),
        ("1912-07-30", "大正元年"),
        ("1926-12-24", "大正15年"),
        ("1926-12-25", "昭和元年"),
        ("1989-01-07", "昭和64年"),
        ("1989-01-08", "平成元年"),
        ("2019-04-30", "平成31年"),
        ("2019-05-01", "令和元年"),
        ("2020-01-01", "令和2年"),
        ("2026-11-20", "令和8年"),
        ("1868-01-01", "1868年"),
    ];
    for (text, expected) in cases {
        assert_eq!(eras.year(day(text)), expected, "{text}");
    }
}

#[test]
fn school_starts_on_the_first_april_after_the_sixth_birthday() {
    let cases = [
        ("2020-04-01", "2026-03-31", Truth::True),
        ("2020-04-01", "2026-04-01", Truth::False),
        ("2020-04-02", "2027-03-31", Truth::True),
        ("2020-04-02", "2027-04-01", Truth::False),
        ("2020-04", "2026-03-31", Truth::True),
        ("2020-04", "2026-04-01", Truth::Unknown),
        ("2020-04", "2027-04-01", Truth::False),
        ("2020-03", "2026-04-01", Truth::False),
        ("2020-05", "2027-03-31", Truth::True),
    ];
    for (born, now, expected) in cases {
        let now = Moment::new(day(now), 12, 0).unwrap();
        assert_eq!(birth(born).younger_than(AgeLimit::StartOfSchool, now), expected, "born {born}, {now}");
    }
}

#[test]
fn completed_months_take_the_smaller_count() {
    let cases = [
        ("2022-07", "2026-11-20T12:00", Some(51)),
        ("2022-07-20", "2026-11-20T12:00", Some(52)),
        ("2022-11", "2026-11-20T12:00", Some(47)),
        ("2024-02-29", "2025-02-28T23:59", Some(11)),
        ("2024-02-29", "2025-03-01T00:00", Some(12)),
        ("2026-11", "2026-11-20T12:00", None),
        ("2027-01", "2026-11-20T12:00", None),
    ];
    for (born, now, expected) in cases {
        assert_eq!(birth(born).completed_months(moment(now)), expected, "born {born}, {now}");
    }
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "",
        "2026-11-20",
        "2026-11-20 16:50",
        "2026-11-20T24:00",
        "2026-11-20T16:60",
        "2026-02-29T00:00",
        "2026-11-20T16:50+9:00",
        "2026-11-20T16:50:61",
        "2026-11-20T16:50:00.",
        "+026-11-20T16:50",
        "２０２６-11-20T16:50",
        "0001-01-01T00:00",
        "2026-11-20T16:50+24:00",
    ] {
        assert!(text.parse::<Moment>().is_err(), "{text}");
    }
    for milliseconds in [f64::NAN, f64::INFINITY, 1e18, -1e18] {
        assert_eq!(Moment::of_unix_milliseconds(milliseconds), None);
    }
}

/// A month of birth is read as people write it, and nothing else is taken for one.
#[test]
fn births_are_read_as_people_write_them() {
    let era = |name: &str, letter: &str, first: &str| Era {
        name: name.into(),
        letter: letter.into(),
        first: first.parse().unwrap(),
    };
    let eras = Eras::new(vec![era("令和", "R", "2019-05-01"), era("平成", "H", "1989-01-08")]);
    for text in [
        "2022-07",
        "2022-7",
        "2022/07",
        "2022年7月",
        "２０２２年７月",
        "202207",
        "令和4年7月",
        "R4.7",
        "r4.07",
        " R４．７ ",
    ] {
        assert_eq!(eras.read_birth(text), "2022-07".parse().ok(), "{text}");
    }
    assert_eq!(eras.read_birth("令和元年5月"), "2019-05".parse().ok());
    assert_eq!(eras.read_birth("平成31年4月30日"), "2019-04-30".parse().ok());
    assert_eq!(eras.read_birth("2022年7月15日"), "2022-07-15".parse().ok());
    for text in [
        "",
        "?",
        "2022",
        "2022-13",
        "2022-00",
        "7月",
        "令和",
        "令和4年",
        "2022-07-32",
        "山田花子",
        "20220",
        "2022-07-01-01",
    ] {
        assert_eq!(eras.read_birth(text), None, "{text}");
    }
}

proptest! {
    /// Whatever is written, reading it ends; and what was written by the program is read as it was meant.
    #[test]
    fn reading_a_birth_never_panics(text in "\\PC{0,12}", year in 1930i32..2100, month in 1u8..=12) {
        let eras = Eras::default();
        eras.read_birth(&text);
        let birth = YearMonth::new(year, month).map(Birth::Month);
        prop_assert_eq!(eras.read_birth(&birth.unwrap().to_string()), birth);
    }
}
