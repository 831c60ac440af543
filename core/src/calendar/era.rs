use super::{Birth, Day, YearMonth};
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

    /// A month or day of birth as people write it: `2022-07`, 2022年7月, 2022/7, 202207, 令和4年7月, R4.7, full-width or not.
    /// `None` for anything else.
    pub fn read_birth(&self, text: &str) -> Option<Birth> {
        let mut era_name = String::new();
        let mut numbers = [0u32; 3];
        // Which number is being read; whether it has a digit yet.
        let (mut at, mut begun) = (0, false);
        for letter in text.trim().chars().map(half_width) {
            let digit = if letter == '元' && !begun { Some(1) } else { letter.to_digit(10) };
            match digit {
                Some(digit) => {
                    let number = numbers.get_mut(at)?;
                    *number = number.checked_mul(10)?.checked_add(digit)?;
                    begun = true;
                }
                None if begun && matches!(letter, '-' | '/' | '.' | '年' | '月' | '日') => {
                    (at, begun) = (at + 1, false)
                }
                None if at == 0 && !begun => era_name.push(letter),
                None => return None,
            }
        }
        let era = self.0.iter().find(|era| era.name == era_name || era.letter.eq_ignore_ascii_case(&era_name));
        let [mut first, mut month, day] = numbers;
        let mut count = at + usize::from(begun);
        // 202207 in one.
        if count == 1 && era_name.is_empty() && first >= 100_000 {
            (first, month, count) = (first / 100, first % 100, 2);
        }
        let year = i32::try_from(first).ok().filter(|year| *year <= 9999)?;
        let year = match era {
            Some(era) => era.first.year() + year - 1,
            None if era_name.is_empty() => year,
            None => return None,
        };
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        match count {
            2 => YearMonth::new(year, month).map(Birth::Month),
            3 => Day::new(year, month, day).map(Birth::Day),
            _ => None,
        }
    }
}

/// Digits and marks as a Japanese keyboard may give them, in their narrow form.
fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．' | '／' | '－' => {
            char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter)
        }
        'ー' | '−' | '‐' | '–' => '-',
        other => other,
    }
}
