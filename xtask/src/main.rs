//! `cargo xtask serve | test | dist | bench | generate`: everything that is done with this repository, as one program.

mod bench;
mod bundle;
mod generate;
mod packer;
mod program;
mod serve;
mod test;
mod tools;
mod unpacker;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve      builds the sheet and serves it, with the demo pages, at http://127.0.0.1:8080
cargo xtask test       runs every test, the browser ones too
cargo xtask dist       writes the delivered files to dist/
cargo xtask bench      measures size, speed and silence, beside other form libraries
cargo xtask generate   writes the generated files anew: JSON Schemas, the words of the custom element
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => serve::serve(),
        ["test"] => test::test(),
        ["dist"] => bundle::dist(tools::Wish::Install),
        ["bench", ref rest @ ..] => bench::bench(rest),
        ["generate"] => generate::write(),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
