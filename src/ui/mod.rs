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
mod question;
mod report_view;
mod sheet;
mod statements;
mod steps;
mod toolbar;
mod work;

pub(crate) use app::{App, AppProps};
pub(crate) use focus::Target;
