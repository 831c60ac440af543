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
    let found = || {
        let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
        usual.into_iter().find(|path| path.exists())
    };
    if let Some(named) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        anyhow::ensure!(named.exists(), "CHROMIUM names {}, which is not there", named.display());
        return Ok(named);
    }
    let japanese = || {
        let listed = Command::new("fc-list").arg(":lang=ja").output();
        listed.is_ok_and(|listed| !listed.stdout.is_empty())
    };
    if found().is_none() || !japanese() {
        // Only root may install; for anyone else the sentence below says what to do.
        let update = run(Command::new("apt-get").args(["update", "-qq"]));
        update
            .and_then(|()| {
                let mut install = Command::new("apt-get");
                install.args(["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk", "fontconfig"]);
                run(install.env("DEBIAN_FRONTEND", "noninteractive").stdout(std::process::Stdio::null()))
            })
            .context("install Chromium and a Japanese font (Debian: apt-get install chromium fonts-noto-cjk), or name Chromium's path in CHROMIUM")?;
    }
    found().context("Chromium was not found; name its path in CHROMIUM")
}
