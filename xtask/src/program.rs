//! The program as wasm with its JavaScript glue.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::packer;
use crate::tools::{Wish, cargo, node_tool, root, run};

/// The compiled program.
pub(crate) struct Program {
    /// The wasm module.
    pub(crate) wasm: Vec<u8>,
    /// The glue, as a classic script that defines `wasm_bindgen`.
    pub(crate) glue: String,
}

/// What the browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Which program: each is the same code, with what it does not need left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The sheet.
    Work,
    /// The sheet, and practice around it.
    Practice,
}

/// Builds a program: cargo, wasm-bindgen as a library, and wasm-opt where it is installed.
pub(crate) fn build(purpose: Purpose, wish: Wish) -> Result<Program> {
    add_to_toolchain()?;
    compile(purpose)?;
    let work = target().join(if purpose == Purpose::Work { "program" } else { "practice" });
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    Bindgen::new()
        .input_path(target().join(TARGET).join("release/mimamori_sheet.wasm"))
        .out_name("mimamori")
        .no_modules(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .remove_producers_section(true)
        .remove_name_section(true)
        .generate(&work)?;
    let wasm = work.join("mimamori_bg.wasm");
    let glue = with_short_imports(&wasm, fs::read_to_string(work.join("mimamori.js"))?)?;
    match node_tool("wasm-opt", wish)? {
        // Later passes find what the first one left behind: 1.4 kB less as delivered.
        Some(mut wasm_opt) => {
            let passes = ["-O2", "-Oz", "-O2", "-Oz", "-O2", "-Oz"];
            // A function that is called once stays by itself, unless it is tiny: 1 kB less as delivered.
            // Nothing stands at the lowest addresses, as the linker lays memory out: so offsets may be added to an address.
            let shape = ["-ocimfs", "0", "--low-memory-unused"];
            run(wasm_opt.args(passes).args(shape).arg(&wasm).arg("-o").arg(&wasm))?;
        }
        None => println!("wasm-opt is not installed: the program works, and is larger than it need be"),
    }
    Ok(Program { wasm: packer::with_usual_alignment(&fs::read(wasm)?)?, glue })
}

/// Compiles the program together with Rust's standard library: for size, and without the words and places of panics, which
/// nobody would read in a browser. A panic still stops the program at once, which the element notices.
fn compile(purpose: Purpose) -> Result<()> {
    let mut build = cargo();
    build.args(["build", "--release", "--package", "mimamori", "--lib", "--target", TARGET]);
    if purpose == Purpose::Practice {
        build.args(["--features", "training"]);
    }
    build.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    build.arg("--target-dir").arg(target());
    let small = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];
    let flags: Vec<String> = without_paths().into_iter().chain(small.map(str::to_owned)).collect();
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    // The stable compiler takes these settings if it is told so; rust-toolchain.toml pins its version.
    build.env("RUSTC_BOOTSTRAP", "1");
    run(&mut build).context(
        "if the wasm target or the source of the standard library is missing: \
         rustup target add wasm32-unknown-unknown && rustup component add rust-src",
    )
}

/// wasm-bindgen names each import after a JavaScript function and a hash, in the wasm and in the glue: short names say the
/// same to the machine.
fn with_short_imports(wasm: &Path, mut glue: String) -> Result<String> {
    let mut module = walrus::Module::from_file(wasm)?;
    // The longer names first, since one may begin with another.
    let names = module.imports.iter().map(|import| (Reverse(import.name.len()), import.name.clone()));
    let names: BTreeSet<(Reverse<usize>, String)> = names.collect();
    let short: BTreeMap<String, String> =
        names.iter().enumerate().map(|(at, (_, name))| (name.clone(), format!("_{at}"))).collect();
    for import in module.imports.iter_mut() {
        if let Some(short) = short.get(&import.name) {
            import.name.clone_from(short);
        }
    }
    for (_, name) in &names {
        if let Some(short) = short.get(name) {
            glue = glue.replace(name, short);
        }
    }
    fs::write(wasm, module.emit_wasm())?;
    Ok(glue)
}

/// rust-toolchain.toml names the target and the source of the standard library; a toolchain that was installed before may
/// still lack them.
pub(crate) fn add_to_toolchain() -> Result<()> {
    for (kind, name) in [("target", TARGET), ("component", "rust-src")] {
        let listed = Command::new("rustup").args([kind, "list", "--installed"]).current_dir(root()).output();
        match listed {
            Ok(listed) if !String::from_utf8_lossy(&listed.stdout).contains(name) => {
                run(Command::new("rustup").args([kind, "add", name]).current_dir(root()))?;
            }
            // Without rustup, the toolchain is the user's own business: cargo says if something is missing.
            _ => {}
        }
    }
    Ok(())
}

/// Where the program is built, whatever cargo's own settings say: what is packed must be what was just built.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// The compiler's settings by which the program carries no path of the machine that built it.
pub(crate) fn without_paths() -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    // The last prefix that matches wins, so the more special one comes later.
    // Each registry has a folder of its own, which says where the packages came from.
    let registries = home.iter().flat_map(|home| fs::read_dir(home.join("registry/src")).into_iter().flatten());
    let registries: Vec<PathBuf> = registries.filter_map(|folder| Some(folder.ok()?.path())).collect();
    let home = home.map(|home| (home, "/cargo"));
    let prefixes = home.into_iter().chain(registries.into_iter().map(|folder| (folder, "")));
    let prefixes = prefixes.chain([(root(), "/mimamori")]);
    prefixes.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect()
}
