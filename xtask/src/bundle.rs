//! The delivered files.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use mimamori_core::json;
use mimamori_core::pack::{self, BUILT_IN, PackText};
use mimamori_core::report::{Paper, blank_paper, document, html};
use mimamori_core::text::Lang;
use mimamori_core::training;
use serde_json::Value;

use crate::program::{self, Program, Purpose};
use crate::tools::{Wish, node_tool, root};
use crate::{packer, unpacker};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the delivered files are written.
pub(crate) fn folder() -> PathBuf {
    root().join("dist")
}

/// Writes the delivered files and prints their sizes.
pub(crate) fn dist(wish: Wish) -> Result<()> {
    let program = program::build(Purpose::Work, wish)?;
    let practice = Practice::new(program::build(Purpose::Practice, wish)?, wish)?;
    let dist = folder();
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(dist.join("esm"))?;
    let parts = Parts::new(program, wish)?;
    let (classic, training) = (parts.classic()?, practice.classic()?);
    fs::write(dist.join("mimamori.js"), &classic)?;
    fs::write(dist.join("mimamori-training.js"), &training)?;
    fs::write(dist.join("mimamori.html"), parts.single_file(&[&classic, &training])?)?;
    fs::write(dist.join("blank.html"), blank_page()?)?;
    fs::write(dist.join("esm/mimamori.js"), parts.module())?;
    fs::write(dist.join("esm/mimamori_bg.wasm"), &parts.program.wasm)?;
    fs::write(dist.join("esm/mimamori-training.js"), practice.module())?;
    fs::write(dist.join("esm/mimamori-training_bg.wasm"), &practice.program.wasm)?;
    copy(&root().join("packs"), &dist.join("packs"))?;
    fs::rename(dist.join("packs/schema"), dist.join("schema"))?;
    copy(&root().join("www/demo"), &dist.join("demo"))?;
    let sizes = parts.sizes()?;
    println!("dist/mimamori.js: {} bytes, {} gzip", classic.len(), gzip(classic.as_bytes())?);
    println!("  program (wasm as delivered, glue, styles): {} gzip", sizes.program);
    println!("  knowledge (built-in packs): {} gzip", sizes.knowledge);
    println!("dist/mimamori-training.js: {} bytes, {} gzip", training.len(), gzip(training.as_bytes())?);
    // Without wasm-opt and esbuild the files are larger, which is told above and costs nothing else.
    if wish == Wish::Install { sizes.hold() } else { Ok(()) }
}

/// What the delivered script is made of.
struct Parts {
    program: Program,
    glue: String,
    element: String,
    /// Unpacks the program and the packs, with the module after it.
    unpack: String,
    /// The wasm module for that.
    unpacker: Vec<u8>,
    style: String,
    words: String,
    packs: Vec<String>,
}

impl Parts {
    fn new(program: Program, wish: Wish) -> Result<Parts> {
        let minify = |text: String, loader| minified(text, loader, wish);
        Ok(Parts {
            glue: glue_of(&program, wish)?,
            element: minify(read("www/element.js")?, "js")?,
            unpack: minify(read("www/unpack.js")?, "js")?,
            unpacker: unpacker::build(wish)?,
            style: minify(read("www/mimamori.css")?, "css")?,
            words: serde_json::from_str::<Value>(&read("www/words.json")?)?.to_string(),
            packs: compact(&BUILT_IN)?,
            program,
        })
    }

    /// The program's part of the classic script: everything but the packs.
    fn program_script(&self) -> Result<String> {
        Ok(format!(
            "{}{}{}const script = document.currentScript?.src;\ndefineMimamori({{\n\
             compile: {COMPILE},\n\
             glue,\nwords: {},\nstyle: {},\n\
             packs: {PACKS},\n\
             tools: {{ unpack, packsOf }},\n\
             blank: script ? new URL(\"blank.html\", script).href : null,\nversion: {},\n}});\nconst unpacker = \"{}\";\nconst wasm = \"{}\";\n",
            self.element,
            self.unpack,
            self.glue,
            js(&self.words),
            js_string(&self.style),
            js_string(VERSION),
            hexadecimal(&self.unpacker),
            STANDARD.encode(packer::module(&self.program.wasm)?),
        ))
    }

    /// One classic script: nothing of it is global but the element's name.
    fn classic(&self) -> Result<String> {
        let head = format!("// mimamori {VERSION}, MIT OR Apache-2.0; packs: see their licences.\n");
        Ok(format!(
            "{head}(() => {{\n\"use strict\";\n{}{}}})();\n",
            packs_script(&self.packs)?,
            self.program_script()?
        ))
    }

    /// The same as a module, with the wasm beside it for streaming.
    fn module(&self) -> String {
        format!(
            "{}{}{}defineMimamori({{\n\
             compile: {STREAM},\n\
             glue,\nwords: {},\nstyle: {},\npacks: {PLAIN},\ntools: {{}},\nblank: null,\nversion: {},\n}});\n",
            module_head(&self.packs, "mimamori_bg.wasm"),
            self.element,
            self.glue,
            js(&self.words),
            js_string(&self.style),
            js_string(VERSION),
        )
    }

    /// One file for a shared folder. The blank sheet stands in the element until, or in case, the program does not.
    fn single_file(&self, scripts: &[&str]) -> Result<String> {
        let script = |script: &&str| format!("<script>\n{}</script>\n", script.replace("</script", "<\\/script"));
        Ok(format!(
            "<!doctype html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; \
             style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n<title>みまもり</title>\n<style>{}body {{ max-width: none; }} .only-for-readers {{ position: absolute; clip-path: inset(50%); }}</style>\n</head>\n\
             <body>\n<main>\n<h1 class=\"only-for-readers\">みまもり</h1>\n<mimamori-sheet whole-page>\n{}</mimamori-sheet>\n</main>\n{}</body>\n</html>\n",
            fs::read_to_string(root().join("www/paper.css"))?,
            html(&blank_sheet()?),
            scripts.iter().map(script).collect::<String>(),
        ))
    }

    fn sizes(&self) -> Result<Sizes> {
        let size = |script: String| gzip(script.as_bytes());
        Ok(Sizes { program: size(self.program_script()?)?, knowledge: size(packs_script(&self.packs)?)? })
    }
}

/// What a classic script carries of packs, as constants: what they are made of, and their texts by language, since each
/// compresses better by itself. All of it is in JSON; each text leaves the letter 2 behind, which a pack never has.
fn packs_script(packs: &[String]) -> Result<String> {
    let (mut ja, mut en) = (Vec::new(), Vec::new());
    let (mut shapes, mut hashes) = (Vec::new(), Vec::new());
    for pack in packs {
        let whole = json::parse(pack).ok().context("a pack is no JSON")?;
        hashes.push(json::hash(&whole));
        let mut shape = serde_json::from_str(pack)?;
        take_texts(&mut shape, &mut ja, &mut en);
        // In JSON, the letter that stands for a text is an escape within quotation marks.
        shapes.push(shape.to_string().replace("\"\\u0002\"", "\u{2}"));
    }
    let packed = |texts: &[String]| anyhow::Ok(STANDARD.encode(packer::text(&texts.join("\u{1}"))?));
    let (shapes, ja, en) = (packed(&shapes)?, packed(&ja)?, packed(&en)?);
    let hashes = Value::from(hashes);
    Ok(format!("const shapes = \"{shapes}\";\nconst languages = [\"{ja}\", \"{en}\"];\nconst hashes = {hashes};\n"))
}

/// How a classic script gives its program, and its packs.
const COMPILE: &str = "async () => WebAssembly.compile(...(await unpack(wasm)))";
const PACKS: &str = "async (english) => packsOf(await unpack(shapes, ...languages.slice(0, english ? 2 : 1)), hashes)";
/// How a module does: its wasm lies beside it, for streaming.
const STREAM: &str =
    "() => WebAssembly.compileStreaming(fetch(wasm)).catch(async () => WebAssembly.compile(await bytes()))";
const PLAIN: &str = "async () => packs.map((pack) => [pack, \"\"])";

fn read(path: &str) -> Result<String> {
    fs::read_to_string(root().join(path)).with_context(|| path.to_owned())
}

/// Packs as JSON texts without white space.
fn compact(packs: &[PackText<'_>]) -> Result<Vec<String>> {
    packs.iter().map(|pack| Ok(serde_json::from_str::<Value>(pack.text)?.to_string())).collect()
}

/// The glue as a constant `glue`: a function that takes a `WebAssembly` and gives `wasm_bindgen`.
fn glue_of(program: &Program, wish: Wish) -> Result<String> {
    let glue = format!("const glue = function (WebAssembly) {{\n{}\nreturn wasm_bindgen;\n}};", program.glue);
    minified(glue, "js", wish)
}

/// The constants of a module: its packs, and where its wasm is.
fn module_head(packs: &[String], wasm: &str) -> String {
    format!(
        "// mimamori {VERSION}, MIT OR Apache-2.0; packs: see their licences.\nconst packs = [{}];\n\
         const wasm = new URL(\"{wasm}\", import.meta.url);\nconst bytes = async () => (await fetch(wasm)).arrayBuffer();\n",
        packs.iter().map(|pack| js_string(pack)).collect::<Vec<_>>().join(",\n"),
    )
}

/// What is loaded beside the sheet where practice is wanted: the program with practice in it, and the cases.
struct Practice {
    program: Program,
    glue: String,
    style: String,
    packs: Vec<String>,
}

impl Practice {
    fn new(program: Program, wish: Wish) -> Result<Practice> {
        let style = minified(read("www/practice.css")?, "css", wish)?;
        Ok(Practice { glue: glue_of(&program, wish)?, style, packs: compact(training::BUILT_IN)?, program })
    }

    /// Hands it to the element, whichever of the two scripts comes first.
    fn hand_over(&self, compile: &str, packs: &str) -> String {
        let (version, style) = (js_string(VERSION), js_string(&self.style));
        format!(
            "customElements.whenDefined(\"mimamori-sheet\").then((sheet) =>\nsheet.practise({version}, ({{ unpack, packsOf }}) => ({{\n\
             glue,\nstyle: {style},\ncompile: {compile},\npacks: {packs},\n}})),\n);\n",
        )
    }

    fn classic(&self) -> Result<String> {
        Ok(format!(
            "// mimamori {VERSION}, practice, MIT OR Apache-2.0; cases: see their licences.\n(() => {{\n\"use strict\";\n{}{}const wasm = \"{}\";\n{}}})();\n",
            packs_script(&self.packs)?,
            self.glue,
            STANDARD.encode(packer::module(&self.program.wasm)?),
            self.hand_over(COMPILE, PACKS),
        ))
    }

    fn module(&self) -> String {
        let head = module_head(&self.packs, "mimamori-training_bg.wasm");
        format!("{head}{}{}", self.glue, self.hand_over(STREAM, PLAIN))
    }
}

/// Moves the texts out of a pack, in the order in which they are read again.
fn take_texts(value: &mut Value, ja: &mut Vec<String>, en: &mut Vec<String>) {
    match value {
        Value::Object(fields) if fields.contains_key("ja") => {
            // A missing text is an empty one here: the check lets no text be empty.
            let text = |lang| {
                let text = fields.get(lang).map(Value::to_string).unwrap_or_default();
                let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
                inside.unwrap_or_default().to_owned()
            };
            ja.push(text("ja"));
            en.push(text("en"));
            *value = Value::from("\u{2}");
        }
        Value::Object(fields) => fields.values_mut().for_each(|field| take_texts(field, ja, en)),
        Value::Array(elements) => elements.iter_mut().for_each(|element| take_texts(element, ja, en)),
        _ => {}
    }
}

/// The sheet to fill in by hand, as a page by itself.
fn blank_page() -> Result<String> {
    let style = fs::read_to_string(root().join("www/paper.css"))?;
    Ok(format!("<!doctype html>\n{}\n</body>\n</html>\n", document(&blank_sheet()?, Lang::Ja.tag(), &style, "")))
}

fn blank_sheet() -> Result<Paper> {
    let knowledge = pack::built_in().knowledge.context("the built-in packs do not pass the check: mimamori check")?;
    Ok(blank_paper(&knowledge, Lang::Ja, false))
}

/// Sizes in bytes after gzip.
struct Sizes {
    program: usize,
    knowledge: usize,
}

/// What must not be exceeded.
const PROGRAM_BUDGET: usize = 190_000;
const KNOWLEDGE_BUDGET: usize = 80_000;

impl Sizes {
    fn hold(&self) -> Result<()> {
        if self.program > PROGRAM_BUDGET || self.knowledge > KNOWLEDGE_BUDGET {
            bail!("too large: at most {PROGRAM_BUDGET} for the program and {KNOWLEDGE_BUDGET} for the knowledge, gzip");
        }
        Ok(())
    }
}

/// The size after the compression that servers use.
fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// Two digits for each byte. Unlike base64, it leaves to a server's compression what repeats.
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// JSON text as a JavaScript expression, also inside of an HTML script element.
fn js(json: &str) -> String {
    json.replace("</", "<\\/").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

fn js_string(text: &str) -> String {
    js(&Value::from(text).to_string())
}

/// JavaScript or CSS without comments and white space, where esbuild is installed.
fn minified(text: String, loader: &str, wish: Wish) -> Result<String> {
    let Some(mut esbuild) = node_tool("esbuild", wish)? else { return Ok(text) };
    esbuild.arg(format!("--loader={loader}")).args(["--minify", "--charset=utf8", "--target=es2022"]);
    let mut running = esbuild.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    running.stdin.take().context("esbuild takes no input")?.write_all(text.as_bytes())?;
    let output = running.wait_with_output()?;
    if !output.status.success() {
        bail!("esbuild could not read its {loader} input");
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
