//! The token goes to GitHub and is found nowhere else: not in any report, log or error, nor in a byte of any file.

use std::fs;
use std::path::Path;

use crate::documents::Documents;
use crate::findings::place;
use crate::program::{Place, Ran, ran};
use crate::server::{Act, Answer};
use crate::world::World;

const TOKEN: &str = "ghp_0123456789abcdefSecret";
const FORMATS: [&str; 8] = ["human", "json", "jsonl", "sarif", "junit", "github", "markdown", "html"];

fn with_token(place: &Place, args: &[&str]) -> Ran {
    let settings = ["--config", "world.toml", "--set", "cache.recorded=false", "-vv"];
    ran(place.command().args(args).args(settings).env("GITHUB_TOKEN", TOKEN).output().unwrap())
}

fn holds_token(bytes: &[u8]) -> bool {
    bytes.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes())
}

fn check_files(folder: &Path) -> usize {
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files += check_files(&path);
        } else {
            assert!(!holds_token(&fs::read(&path).unwrap()), "the token is in {}", path.display());
            files += 1;
        }
    }
    files
}

/// All commands that print what was seen, in all formats.
fn check_everything(place: &Place) {
    for format in FORMATS {
        let ran = with_token(place, &["audit", "docs", "--format", format, "--max-age", "0s"]);
        assert!(ran.stdout.len() > 100 && ran.stderr.contains("asked"), "{format}: {}", ran.stderr);
        assert!(!holds_token(ran.stdout.as_bytes()) && !holds_token(ran.stderr.as_bytes()), "{format}");
        with_token(place, &["audit", "docs", "--format", format, "--output", &format!("report.{format}")]);
    }
    for command in [&["plan", "docs"][..], &["cache", "status"], &["cache", "export"], &["--help"], &["audit", "--help"]] {
        let ran = ran(place.command().args(command).env("GITHUB_TOKEN", TOKEN).output().unwrap());
        assert!(ran.code == 0 && !holds_token(ran.stdout.as_bytes()) && !holds_token(ran.stderr.as_bytes()), "{command:?}");
    }
    assert!(check_files(place.path()) > FORMATS.len(), "the reports and the ledger were searched");
}

#[test]
fn the_token_is_seen_nowhere() {
    let (world, documents) = (World::of(3), Documents::about(3));
    let place = place(&world, &documents);
    check_everything(&place);
    let asked = world.server.take();
    let (with, without): (Vec<_>, Vec<_>) = asked.iter().partition(|asked| asked.headers.contains_key("authorization"));
    assert!(!with.is_empty() && with.iter().all(|asked| asked.source() == "github"), "only its source gets it");
    assert!(without.iter().all(|asked| asked.source() != "github"));
}

#[test]
fn a_server_that_sends_the_token_back_does_not_spread_it() {
    let (world, documents) = (World::of(3), Documents::about(3));
    let place = place(&world, &documents);
    world.through(|asked, honest, _| {
        let Some(sent) = asked.headers.get("authorization").cloned() else { return Act::Answer(honest) };
        let status = [401, 403, 404, 422, 500, 200][asked.nth % 6];
        let kind = if asked.nth % 2 == 0 { "application/json" } else { sent.as_str() };
        let headers = vec![("x-echo", sent.clone()), ("content-type", kind.to_owned())];
        let body = format!("{{\"message\":\"{sent}\",\"errors\":[{{\"type\":\"NOPE\",\"message\":\"{sent}\"}}]}}").into_bytes();
        Act::Fault(Answer { status, headers, body })
    });
    check_everything(&place);
    assert!(world.server.take().iter().any(|asked| asked.headers.contains_key("authorization")));
}
