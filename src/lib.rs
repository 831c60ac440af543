//! The Yew component: thin views on a [`mimamori_core::session::Session`], and the one screen of wasm-bindgen through
//! which the custom element in `www/` mounts it.
//!
//! Everything that can be true without a browser is in `mimamori-core`. On other targets than wasm this crate is
//! empty, so that native builds do not compile Yew.

#![cfg(target_arch = "wasm32")]

mod embed;
mod paper;
#[cfg(feature = "training")]
mod practice;
mod store;
mod ui;
