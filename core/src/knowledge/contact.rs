use std::rc::Rc;

use super::{Choice, Citation};
use crate::calendar::{Day, Hours};
use crate::text::Text;

/// Where a child may live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The id.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// Within how many hours of the notification the child is to be seen here, where a local rule says so.
    pub sighting_hours: Option<u32>,
}

/// One desk that may be contacted.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What kind of desk it is. It stands beside the name everywhere: one name is used for different kinds.
    pub kind: Rc<Choice>,
    /// The ids of the areas that it serves. Empty: the whole country.
    pub areas: Vec<String>,
    /// Its numbers, the main one first.
    pub phones: Vec<String>,
    /// Whether its number never needs to be verified again: 110, 119, 189 alone.
    pub standing: bool,
    /// Whether it takes notifications of abuse.
    pub reports: bool,
    /// When it answers.
    pub hours: Hours,
    /// What is to be known before calling.
    pub note: Option<Text>,
    /// What it was called before.
    pub former: Vec<Text>,
    /// The day on which somebody last saw the number in the desk's own words.
    pub verified_on: Option<Day>,
    /// It exists from this day on.
    pub valid_from: Option<Day>,
    /// It exists until this day.
    pub valid_to: Option<Day>,
    /// Where it is known from.
    pub citations: Vec<Citation>,
}

impl Contact {
    /// Whether it exists on a day.
    pub fn exists(&self, day: Day) -> bool {
        day.is_within(self.valid_from, self.valid_to)
    }

    /// Whether it is for where the child lives: the whole country's desks are for every area, and for none.
    pub fn serves(&self, area: Option<&str>) -> bool {
        self.areas.is_empty() || area.is_some_and(|area| self.areas.iter().any(|served| served == area))
    }

    /// Whether its numbers may be given on a day: they never change, or were verified in the same fiscal year. Offices are
    /// reorganised on 1 April, and so no verification lives longer than twelve months either.
    pub fn is_verified(&self, day: Day) -> bool {
        self.standing || self.verified_on.is_some_and(|on| on <= day && on.fiscal_year() == day.fiscal_year())
    }
}
