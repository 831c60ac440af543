//! The Yew component.
