//! How long judging one child takes: `cargo run --profile native -p mimamori-core --example speed`.

#![allow(clippy::disallowed_methods, reason = "this program measures")]

use std::hint::black_box;
use std::time::Instant;

use mimamori_core::assess::assess;
use mimamori_core::{pack, record};

const RECORD: &str = r#"{"format":"mimamori-record/1","children":[{"number":1,"born":"2022-07",
  "answers":{"site-face":"yes","minor-injury":"yes","fracture":"no","past-notification":"unknown","parent-heavy-burden":"yes"}}]}"#;

fn main() -> Result<(), String> {
    let knowledge = pack::built_in().knowledge.ok_or("the built-in packs do not pass the check")?;
    let record = record::read(RECORD).map_err(|fault| format!("{fault:?}"))?;
    let now = "2026-11-20T17:00".parse().map_err(|()| "no time")?;
    let mut batches: Vec<f64> = (0..41)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..200 {
                black_box(assess(black_box(&knowledge), black_box(&record), now));
            }
            start.elapsed().as_secs_f64() * 1e6 / 200.0
        })
        .collect();
    batches.sort_by(f64::total_cmp);
    let median = batches.get(20).copied().unwrap_or_default();
    println!("assess one child, native, built-in packs: {median:.1} µs (median of 41 batches of 200)");
    Ok(())
}
