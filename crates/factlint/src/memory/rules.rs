//! What decides a finding beside the document and the evidence, as one hash.

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use jiff::civil::Date;

use crate::accepted::Accepted;
use crate::settings::Settings;

/// A hash of this program, the settings, the days and what was accepted; nothing where the program cannot be told from others.
pub(super) fn hash(settings: &Settings, accepted: &Accepted, now: Date, today: Date, full: bool) -> Option<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    let mut put = |part: &str| {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    };
    put(&program()?);
    put(&format!("{now} {today} {full}"));
    put(&format!("{:?}", deciding(settings)));
    put(&format!("{accepted:?}"));
    Some(*hasher.finalize().as_bytes())
}

/// The settings without those that change nothing but how fast a report is made, and where it goes. Whatever is added to them
/// decides until it is named here.
fn deciding(settings: &Settings) -> Settings {
    let mut settings = settings.clone();
    settings.extract.jobs = None;
    settings.extract.paths = Vec::new();
    settings.lookup.offline = false; // Told of each finding by itself.
    settings.report = crate::settings::Report::default();
    settings.judge.fail_on = Vec::new();
    settings.judge.allow_incomplete = false;
    settings
}

/// What tells this very build from all others: the file that runs. A system that replaces it gives another inode or another time of
/// change, which no program can set at will.
fn program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let file = std::fs::metadata(&path).ok()?;
    let written = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    Some(format!("{} {} {written} {} {}", env!("CARGO_PKG_VERSION"), path.display(), file.len(), inode(&file)))
}

#[cfg(unix)]
fn inode(file: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!("{} {} {} {}", file.dev(), file.ino(), file.ctime(), file.ctime_nsec())
}

#[cfg(not(unix))]
fn inode(file: &Metadata) -> String {
    format!("{:?}", file.created().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_counts_and_what_is_no_rule_does_not() {
        let day = |text: &str| -> Date { text.parse().unwrap() };
        let (now, accepted) = (day("2026-01-02"), Accepted::default());
        let of = |text: &str| {
            let settings: Settings = toml::from_str(text).unwrap();
            hash(&settings, &accepted, now, now, false).unwrap()
        };
        let plain = of("");
        for deciding in [
            "extract.date = '2025-01-01'",
            "extract.dates = { 'a.md' = '2025-01-01' }",
            "extract.kinds = ['repo.stars']",
            "lookup.max-age = '1h'",
            "cache.recorded = false",
            "kinds.'repo.stars'.enabled = false",
            "sources.github.enabled = false",
        ] {
            assert_ne!(of(deciding), plain, "{deciding}");
        }
        for other in ["extract.jobs = 3", "lookup.offline = true", "judge.fail-on = []", "report.format = 'json'"] {
            assert_eq!(of(other), plain, "{other}");
        }
        let of = |now, today, full| hash(&Settings::default(), &accepted, now, today, full).unwrap();
        assert_ne!(of(day("2026-01-03"), now, false), plain);
        assert_ne!(of(now, day("2026-01-03"), false), plain);
        assert_ne!(of(now, now, true), plain);
    }
}
