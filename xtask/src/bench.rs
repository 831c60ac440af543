//! The figures to hold: sizes, the native speed of judging, and the browser beside other form libraries.

use std::process::Command;

use anyhow::Result;

use crate::bundle;
use crate::tools::{Wish, cargo, chromium, install_node_tools, root, run};

/// Prints the figures. Arguments are handed to the browser's part.
pub(crate) fn bench(arguments: &[&str]) -> Result<()> {
    bundle::dist(Wish::Install)?;
    // Judging is measured in a build for speed, as the command line is delivered.
    run(cargo().args(["run", "--quiet", "--profile", "native", "--package", "mimamori-core", "--example", "speed"]))?;
    let folder = root().join("bench");
    install_node_tools(&folder)?;
    let mut node = Command::new("node");
    node.arg("browser.mjs").arg("--dist").arg(bundle::folder()).arg("--chromium").arg(chromium()?);
    run(node.args(arguments).current_dir(folder))
}
