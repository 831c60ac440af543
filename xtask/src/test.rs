//! Every test.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::tools::{Wish, cargo, chromium, firefox, install_node_tools, root, run};
use crate::{bundle, generate, program};

/// Form, lints, native tests, then the delivered files in a browser.
pub(crate) fn test() -> Result<()> {
    step("form");
    run(cargo().args(["fmt", "--all", "--check"]))?;
    step("generated files");
    generate::check()?;
    step("lints");
    program::add_to_toolchain()?;
    run(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    let wasm =
        ["clippy", "--quiet", "--package", "mimamori", "--package", "unpack", "--lib", "--target", program::TARGET];
    for features in [&[] as &[&str], &["--features", "mimamori/training"]] {
        run(cargo().args(wasm).args(features).args(["--", "-D", "warnings"]))?;
    }
    step("native tests");
    run(cargo().args(["test", "--quiet", "--workspace"]).env("INSTA_UPDATE", "no"))?;
    step("delivered files");
    bundle::dist(Wish::Install)?;
    step("browser tests");
    install_node_tools(&root())?;
    let tests: BTreeSet<_> = fs::read_dir(root().join("tests/browser"))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    let mut node = Command::new("node");
    node.arg("--test").arg("--test-concurrency=1").args(tests).current_dir(root());
    run(node.env("CHROMIUM", chromium()?).env("FIREFOX", firefox()?))
}

fn step(name: &str) {
    println!("\n== {name}");
}
