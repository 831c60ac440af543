//! Thin views: each draws a part of the session and sends actions back.

mod app;
mod circumstances;
mod focus;
mod item_row;
mod report_view;
mod statements;

pub(crate) use app::{App, AppProps};
