use jiff::civil;
use proptest::prelude::*;

use super::{AgeLimit, Birth, Day, Era, Eras, Hours, Moment, MonthDay, Opening, Openness, Season, YearMonth};
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

/// The Cabinet Office's lists of 2024 to 2027 (内閣府「国民の祝日について」), substitutes and the citizens' holiday of 2026
/// included, and nothing else.
#[test]
fn public_holidays_are_those_that_the_cabinet_office_lists() {
    let lists = [
        (
            2024,
            "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23",
        ),
        (
            2025,
            "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24",
        ),
        (
            2026,
            "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
        ),
        (2027, "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23"),
    ];
    for (year, list) in lists {
        let first = Day::new(year, 1, 1).unwrap();
        let all = (0..366).filter_map(|days| first.plus_days(days)).filter(|day| day.year() == year);
        let found: Vec<String> =
            all.filter(|day| day.is_public_holiday()).map(|day| day.to_string()[5..].to_owned()).collect();
        assert_eq!(found.join(" "), list, "{year}");
    }
}

/// A five-day row with a citizens' holiday, and equinoxes over the years of the formula.
#[test]
fn holidays_of_other_years() {
    for (on, holiday) in [
        ("2032-09-20", true), // 敬老の日
        ("2032-09-21", true), // between two holidays
        ("2032-09-22", true), // 秋分の日
        ("2012-09-22", true),
        ("2012-09-23", false),
        ("1992-03-20", true),
        ("2092-03-19", true),
        ("2030-09-23", true),
        ("2028-05-06", false),
        ("2030-05-06", true), // the substitute for Sunday 5 May, after two more holidays
        ("2029-04-30", true),
    ] {
        assert_eq!(day(on).is_public_holiday(), holiday, "{on}");
    }
}

fn weekdays(from: u16, to: u16) -> Opening {
    Opening { weekdays: [true, true, true, true, true, false, false], holidays: false, from, to, season: None }
}

/// Weekday hours, with the New Year closed and one holiday open.
fn office() -> Hours {
    let new_year = Season { first: MonthDay::new(12, 29).unwrap(), last: MonthDay::new(1, 3).unwrap() };
    Hours {
        openings: vec![weekdays(510, 1020)],
        closed: vec![new_year],
        open_holidays: vec![MonthDay::new(5, 5).unwrap()],
    }
}

#[test]
fn a_desk_is_open_when_its_hours_say_so() {
    let opens = |at: &str| Openness::Opens(Some(moment(at)));
    for (now, expected) in [
        ("2026-11-20T08:29", opens("2026-11-20T08:30")),
        ("2026-11-20T08:30", Openness::Until(moment("2026-11-20T17:00"))),
        ("2026-11-20T16:59", Openness::Until(moment("2026-11-20T17:00"))),
        // Friday evening, then a weekend, then 勤労感謝の日 on Monday.
        ("2026-11-20T17:00", opens("2026-11-24T08:30")),
        // The New Year, and the weekend after it.
        ("2026-12-28T17:00", opens("2027-01-04T08:30")),
        ("2026-05-05T10:00", Openness::Until(moment("2026-05-05T17:00"))),
        ("2026-05-04T10:00", opens("2026-05-05T08:30")),
    ] {
        assert_eq!(office().at(moment(now)), expected, "{now}");
    }
}

#[test]
fn night_hours_seasons_and_round_the_clock() {
    let every_day = |from, to, season| Opening { weekdays: [true; 7], holidays: true, from, to, season };
    let always = Hours { openings: vec![every_day(0, 1440, None)], ..Hours::default() };
    assert_eq!(always.at(moment("2027-01-01T03:00")), Openness::Always);
    assert_eq!(Hours::default().at(moment("2026-11-20T12:00")), Openness::Unknown);
    // From 17:45 to 9:00 of the next day.
    let night = Hours { openings: vec![every_day(1065, 540, None)], ..Hours::default() };
    assert_eq!(night.at(moment("2026-11-21T08:59")), Openness::Until(moment("2026-11-21T09:00")));
    assert_eq!(night.at(moment("2026-11-21T09:00")), Openness::Opens(Some(moment("2026-11-21T17:45"))));
    // A night shift that meets the day shift is one opening.
    let both = Hours { openings: vec![every_day(1065, 540, None), every_day(540, 720, None)], ..Hours::default() };
    assert_eq!(both.at(moment("2026-11-21T02:00")), Openness::Until(moment("2026-11-21T12:00")));
    // Half an hour longer in summer.
    let month_day = |text: &str| text.parse::<MonthDay>().unwrap();
    let summer = Season { first: month_day("04-01"), last: month_day("09-30") };
    let winter = Season { first: month_day("10-01"), last: month_day("03-31") };
    let seasons = vec![every_day(570, 1050, Some(summer)), every_day(570, 1020, Some(winter))];
    let hall = Hours { openings: seasons, ..Hours::default() };
    assert_eq!(hall.at(moment("2026-09-30T17:15")), Openness::Until(moment("2026-09-30T17:30")));
    assert_eq!(hall.at(moment("2026-10-01T17:15")), Openness::Opens(Some(moment("2026-10-02T09:30"))));
    assert_eq!(hall.at(moment("2026-02-28T16:00")), Openness::Until(moment("2026-02-28T17:00")));
    // Closed all year, against its own hours.
    let year = Season { first: month_day("01-01"), last: month_day("12-31") };
    let shut = Hours { openings: vec![every_day(0, 600, None)], closed: vec![year], ..Hours::default() };
    assert_eq!(shut.at(moment("2026-11-20T05:00")), Openness::Opens(None));
}

fn any_opening() -> impl Strategy<Value = Opening> {
    let minutes = (0u16..288, 0u16..=288).prop_filter("no time", |(from, to)| from != to);
    (prop::array::uniform7(any::<bool>()), any::<bool>(), minutes).prop_map(|(weekdays, holidays, (from, to))| {
        Opening { weekdays, holidays, from: from * 5, to: to * 5, season: None }
    })
}

proptest! {
    /// Whatever the hours: what is open until a moment is open one minute before it and not from it on; what opens at a
    /// moment is closed one minute before it and open from it on.
    #[test]
    fn openness_changes_when_it_says_so(
        openings in prop::collection::vec(any_opening(), 1..4), day in any_day(), minute in 0u16..1440,
    ) {
        let hours = Hours { openings, ..Hours::default() };
        let now = Moment::in_day(day, minute).unwrap();
        let is_open = |at: Moment| matches!(hours.at(at), Openness::Until(_) | Openness::Always);
        let before = |at: Moment| {
            let minutes = u16::from(at.hour()) * 60 + u16::from(at.minute());
            if minutes == 0 { Moment::in_day(at.day().plus_days(-1)?, 1439) } else { Moment::in_day(at.day(), minutes - 1) }
        };
        match hours.at(now) {
            Openness::Until(until) => {
                prop_assert!(until > now && is_open(before(until).unwrap()) && !is_open(until));
            }
            Openness::Opens(Some(opens)) => {
                prop_assert!(opens > now && !is_open(before(opens).unwrap()) && is_open(opens));
            }
            Openness::Opens(None) => prop_assert!(hours.openings.iter().all(|o| o.weekdays == [false; 7])),
            Openness::Always | Openness::Unknown => {}
        }
    }
}
