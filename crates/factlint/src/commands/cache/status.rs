//! `factlint cache status`: how much there is, and how old.

use std::io::{self, Write};

use factlint_cache::{Recording, RecordingStatus, SourceStatus, Status};
use factlint_model::printable;
use jiff::Timestamp;
use miette::Result;
use serde_json::json;

use super::to_read;
use crate::args::{CacheOptions, Telling};
use crate::counted::counted;
use crate::environment;
use crate::ledger::LedgerProblem;
use crate::output;
use crate::setup::Setup;

/// Prints the state of the ledger and of the recording.
pub(super) fn run(options: &CacheOptions, setup: &Setup) -> Result<()> {
    let path = printable(&setup.ledger_path()?.display().to_string()).into_owned();
    let ledger = to_read(setup)?.map(|ledger| ledger.status()).transpose().map_err(LedgerProblem::from)?;
    let recording = setup.settings.cache.recorded.then(|| Recording::embedded().status());
    let now = environment::clock();
    let write = |out: &mut dyn Write| {
        if options.format == Telling::Json {
            return as_json(&path, ledger.as_ref(), recording.as_ref(), out);
        }
        as_text(&path, ledger.as_ref(), now, out)?;
        recording.as_ref().map_or(Ok(()), |recording| recorded(recording, now, out))
    };
    Ok(output::to_stdout(write)?)
}

fn as_text(path: &str, ledger: Option<&Status>, now: Timestamp, out: &mut dyn Write) -> io::Result<()> {
    let Some(status) = ledger else {
        return writeln!(out, "ledger     {path}\n           not there yet: the first look-up makes it");
    };
    writeln!(out, "ledger     {path}")?;
    writeln!(out, "           {}, schema {}", size(status.bytes), status.schema)?;
    let failures = counted(status.failures, "failure");
    writeln!(out, "           {}, {failures}", content(status.asks, status.replies, status.observations))?;
    if status.remembered > 0 {
        let documents = counted(status.remembered, "document");
        writeln!(out, "           the findings of {documents}, {}", size(status.remembered_bytes))?;
    }
    if status.pages > 0 {
        let pages = counted(status.pages, "page");
        writeln!(out, "           {pages} kept on the way to answers (rules for robots, lists of posts)")?;
    }
    sources(&status.sources, now, out)
}

fn recorded(status: &RecordingStatus, now: Timestamp, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "recording  comes with the program")?;
    writeln!(out, "           {}", size(status.bytes))?;
    writeln!(out, "           {}", content(status.asks, status.replies, status.observations))?;
    sources(&status.sources, now, out)
}

fn sources(sources: &[SourceStatus], now: Timestamp, out: &mut dyn Write) -> io::Result<()> {
    for source in sources {
        let (oldest, newest) = (age(source.oldest, now), age(source.newest, now));
        let ages = if oldest == newest { format!("{oldest} ago") } else { format!("from {oldest} to {newest} ago") };
        let replies = counted(source.replies, "reply");
        let (count, noun) = replies.split_once(' ').unwrap_or_default();
        writeln!(out, "           {:<16} {count:>9} {noun:<7}  {ages}", printable(&source.name))?;
    }
    Ok(())
}

fn content(asks: u64, replies: u64, observations: u64) -> String {
    format!("{}, {}, {}", counted(asks, "question"), counted(replies, "reply"), counted(observations, "observation"))
}

fn size(bytes: u64) -> String {
    indicatif::HumanBytes(bytes).to_string()
}

fn age(then: Timestamp, now: Timestamp) -> String {
    let minutes = now.duration_since(then).as_mins().max(0);
    match minutes {
        0..60 => format!("{minutes} min"),
        60..2880 => format!("{} h", minutes / 60),
        _ => counted((minutes / 1440).unsigned_abs(), "day"),
    }
}

fn as_json(path: &str, ledger: Option<&Status>, recording: Option<&RecordingStatus>, out: &mut dyn Write) -> io::Result<()> {
    let sources = |sources: &[SourceStatus]| -> Vec<_> {
        let one = |s: &SourceStatus| json!({ "source": s.name, "replies": s.replies, "oldest": s.oldest, "newest": s.newest });
        sources.iter().map(one).collect()
    };
    let ledger = ledger.map(|s| {
        json!({
            "bytes": s.bytes, "schema": s.schema, "asks": s.asks, "replies": s.replies, "observations": s.observations,
            "failures": s.failures, "remembered": s.remembered, "remembered_bytes": s.remembered_bytes, "pages": s.pages,
            "sources": sources(&s.sources)
        })
    });
    let recording = recording.map(|s| {
        json!({
            "bytes": s.bytes, "asks": s.asks, "replies": s.replies, "observations": s.observations,
            "sources": sources(&s.sources)
        })
    });
    writeln!(out, "{}", json!({ "path": path, "ledger": ledger, "recording": recording }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_short() {
        let now: Timestamp = "2026-08-22T12:00:00Z".parse().unwrap();
        let shown = |then: &str| age(then.parse().unwrap(), now);
        assert_eq!(shown("2026-08-22T11:18:00Z"), "42 min");
        assert_eq!(shown("2026-08-21T12:00:00Z"), "24 h");
        assert_eq!(shown("2026-08-02T12:00:00Z"), "20 days");
        assert_eq!(shown("2026-08-22T12:01:00Z"), "0 min");
    }
}
