//! Everything of mimamori that is true without a browser.
//!
//! Data flows one way: packs → [`knowledge`]; [`record`] + knowledge → [`assess`]; + now → [`plan`] → [`report`]
//! → screen, paper, file. Each module is a floor; no floor imports a higher one (`tests/tidy.rs` holds it).
//! Nothing here reads a clock, a file or a browser: "now" is always an argument.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod assess;
pub mod calendar;
pub mod compare;
pub mod decision;
pub mod file;
pub mod json;
pub mod knowledge;
pub mod logic;
pub mod order;
pub mod pack;
pub mod paper;
pub mod plan;
#[cfg(feature = "training")]
pub mod practice;
pub mod record;
pub mod report;
pub mod session;
pub mod text;
#[cfg(feature = "training")]
pub mod training;
pub mod words;
