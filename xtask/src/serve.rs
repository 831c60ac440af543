//! A small static server for trying the sheet.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Response, Server};

use crate::bundle;
use crate::tools::Wish;

const ADDRESS: &str = "127.0.0.1:8080";

/// Builds the sheet and serves it until the process ends. Needs no Node.
pub(crate) fn serve() -> Result<()> {
    bundle::dist(Wish::DoWithout)?;
    let server = Server::http(ADDRESS).map_err(|error| anyhow!("http://{ADDRESS} cannot be served: {error}"))?;
    println!("http://{ADDRESS}/ (Ctrl+C ends it)");
    for request in server.incoming_requests() {
        let answered = match file(request.url()) {
            _ if request.url() == "/" => {
                let moved = Response::empty(302);
                // A header of two plain texts is always one.
                request.respond(match Header::from_bytes("Location", "/demo/index.html") {
                    Ok(header) => moved.with_header(header),
                    Err(()) => moved,
                })
            }
            Some((bytes, kind)) => {
                let mut response = Response::from_data(bytes);
                for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-store")] {
                    if let Ok(header) = Header::from_bytes(name, value) {
                        response.add_header(header);
                    }
                }
                request.respond(response)
            }
            None => request.respond(Response::from_string("not found").with_status_code(404)),
        };
        // A browser that went away needs no answer.
        if let Err(error) = answered {
            eprintln!("{error}");
        }
    }
    Ok(())
}

fn file(url: &str) -> Option<(Vec<u8>, &'static str)> {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let relative = Path::new(path);
    // Nothing outside of the folder is served.
    let inside = relative.components().all(|component| matches!(component, Component::Normal(_)));
    let path: PathBuf = inside.then(|| bundle::folder().join(relative))?;
    let kind = match path.extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
    Some((fs::read(path).ok()?, kind))
}
