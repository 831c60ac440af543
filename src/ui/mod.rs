//! Thin views: each draws a part of the session and sends actions back.

mod app;
mod asking;
mod body_figure;
mod carry;
mod children;
mod controls;
mod directory;
mod fields;
mod first_screen;
mod focus;
mod form;
mod front_page;
mod item_row;
mod kana;
mod meetings;
mod papers;
#[cfg(feature = "training")]
mod practice;
mod question;
mod report_view;
mod sheet;
mod statements;
mod steps;
mod toolbar;
mod work;

#[cfg(not(feature = "training"))]
pub(crate) use app::{App as Root, AppProps as RootProps};
pub(crate) use focus::Target;
#[cfg(feature = "training")]
pub(crate) use practice::{Root, RootProps};
