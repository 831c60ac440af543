//! The repository's place, and the tools beside cargo.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Whether Node tools that are missing are to be installed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Install what is missing.
    Install,
    /// Do without.
    DoWithout,
}

/// A cargo command at the root.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?} could not be started"))?;
    if !status.success() {
        bail!("{command:?} failed ({status})");
    }
    Ok(())
}

/// A Node tool from `node_modules`; `None` where it is not installed and not to be installed.
pub(crate) fn node_tool(name: &str, wish: Wish) -> Result<Option<Command>> {
    let path = root().join("node_modules/.bin").join(name);
    if wish == Wish::Install {
        install_node_tools(&root())?;
    }
    Ok(path.exists().then(|| {
        let mut command = Command::new(path);
        command.current_dir(root());
        command
    }))
}

/// Installs what a folder's `package-lock.json` lists, unless that was done since it last changed.
pub(crate) fn install_node_tools(folder: &Path) -> Result<()> {
    let changed = |file: &str| folder.join(file).metadata().and_then(|data| data.modified()).ok();
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    run(&mut npm).context("npm is needed here: install Node.js 20 or newer")
}

/// Makes sure that the browser for the tests is there: Chromium with Japanese fonts.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = named_in("CHROMIUM")? {
        return Ok(path);
    }
    let found = || first_of(&["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]);
    let japanese = || {
        let listed = Command::new("fc-list").arg(":lang=ja").output();
        listed.is_ok_and(|listed| !listed.stdout.is_empty())
    };
    if found().is_none() || !japanese() {
        apt_install(&["chromium", "fonts-noto-cjk", "fontconfig"])
            .context("install Chromium and a Japanese font (Debian: apt-get install chromium fonts-noto-cjk), or name Chromium's path in CHROMIUM")?;
    }
    found().context("Chromium was not found; name its path in CHROMIUM")
}

/// Makes sure that what only the tests of printing need is there: Firefox, and poppler, which reads PDFs.
pub(crate) fn firefox() -> Result<PathBuf> {
    let named = named_in("FIREFOX")?;
    let found = || named.clone().or_else(|| first_of(&["/usr/bin/firefox-esr", "/usr/bin/firefox"]));
    let starts = |tool: &str| Command::new(tool).arg("-v").output().is_ok();
    let mut missing = Vec::new();
    if found().is_none() {
        missing.push("firefox-esr");
    }
    if !starts("pdfinfo") || !starts("pdftotext") {
        missing.push("poppler-utils");
    }
    if !missing.is_empty() {
        apt_install(&missing)
            .context("install Firefox and poppler (Debian: apt-get install firefox-esr poppler-utils), or name Firefox's path in FIREFOX")?;
    }
    found().context("Firefox was not found; name its path in FIREFOX")
}

/// The program that a variable of the environment names.
fn named_in(variable: &str) -> Result<Option<PathBuf>> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    if let Some(path) = &named {
        anyhow::ensure!(path.exists(), "{variable} names {}, which is not there", path.display());
    }
    Ok(named)
}

/// The first of some paths that is there.
fn first_of(paths: &[&str]) -> Option<PathBuf> {
    paths.iter().map(PathBuf::from).find(|path| path.exists())
}

/// Installs packages of Debian. Only root may: for anyone else, the caller's sentence says what to do.
fn apt_install(packages: &[&str]) -> Result<()> {
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    run(install.env("DEBIAN_FRONTEND", "noninteractive").stdout(std::process::Stdio::null()))
}
