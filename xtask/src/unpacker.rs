//! The wasm module that unpacks what the delivered script carries: the crate `unpack`.

use std::fs;

use anyhow::{Context as _, Result};

use crate::program::{TARGET, target, without_paths};
use crate::tools::{Wish, cargo, node_tool, run};

/// Builds the module: cargo, and wasm-opt where it is installed.
pub(crate) fn build(wish: Wish) -> Result<Vec<u8>> {
    let mut build = cargo();
    // A library for Rust, whose tests run natively; a module only here.
    build.args(["rustc", "--release", "--package", "unpack", "--lib", "--crate-type", "cdylib", "--target", TARGET]);
    build.arg("--target-dir").arg(target());
    // For speed, unlike the program: what it unpacks is waited for.
    build.args(["--", "-C", "link-arg=--export-table", "-C", "opt-level=3"]);
    build.env("CARGO_ENCODED_RUSTFLAGS", without_paths().join("\u{1f}"));
    run(&mut build)?;
    let wasm = target().join(TARGET).join("release/unpack.wasm");
    if let Some(mut wasm_opt) = node_tool("wasm-opt", wish)? {
        let passes = ["-O3", "--strip-producers", "--strip-target-features"];
        let small = target().join("unpack.wasm");
        run(wasm_opt.args(passes).arg(&wasm).arg("-o").arg(&small))?;
        return fs::read(&small).with_context(|| small.display().to_string());
    }
    fs::read(&wasm).with_context(|| wasm.display().to_string())
}
