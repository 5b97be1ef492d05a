//! What was packed is read, and what is committed is packed.

use std::fs;
use std::path::Path;

use factlint_model::{Ask, BodyHash, Observation, Reply, Subject};
use jiff::Timestamp;
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Recording, folded, pack};

/// The lines of the committed files; nothing where this crate stands alone, as in a package.
fn committed_lines() -> Option<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cache/recorded");
    let mut files: Vec<_> = fs::read_dir(folder).ok()?.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let texts: Vec<_> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    Some(texts.iter().flat_map(|text| text.lines()).map(str::to_owned).collect())
}

#[test]
fn the_embedded_recording_is_fresh() {
    let Some(lines) = committed_lines() else {
        eprintln!("cache/recorded is not here: the embedded recording stands for itself");
        return;
    };
    let packed = pack(lines.into_iter()).unwrap();
    assert!(packed == super::EMBEDDED, "recorded.bin is not what cache/recorded packs to: run `cargo xtask generate`");
}

#[test]
fn what_is_embedded_is_known() {
    let recording = Recording::embedded();
    let status = recording.status();
    let sources: Vec<_> = status
        .sources
        .iter()
        .map(|s| format!("{} {} {:.10}..{:.10}", s.name, s.replies, s.oldest.to_string(), s.newest.to_string()))
        .collect();
    insta::assert_snapshot!(format!("{} asks, {} replies, {} observations\n{}", status.asks, status.replies, status.observations, sources.join("\n")), @r"
    3839 asks, 39226 replies, 66637 observations
    crates-api 154 2026-11-11..2026-11-11
    crates-index 164 2026-11-11..2026-11-11
    github-ranking 36295 2018-12-18..2026-08-22
    rfcs 638 2026-08-15..2026-08-15
    rust-blog 3 2026-08-22..2026-08-22
    rust-releases 2 2026-08-22..2026-08-22
    rustsec 1970 2026-08-21..2026-08-21
    ");
    assert!(status.bytes < 3 << 20, "{} bytes", status.bytes);
    insta::assert_snapshot!(recording.recorded_up_to().unwrap(), @"2026-11-11");
}

/// Of each kind of answer, one in full.
#[test]
fn answers_of_each_kind() {
    let recording = Recording::embedded();
    let told = |fact: &str, subject: &str, wanted: &str| {
        let replies = recording.replies(&Ask::new(fact, Subject::new(subject)));
        let reply = replies.last().unwrap();
        let seen = reply.seen.iter().find(|seen| seen.subject.as_str() == wanted).unwrap();
        let since = seen.valid_from.map(|day| format!(" since {day}")).unwrap_or_default();
        let how = if reply.complete { "complete" } else { "partial" };
        format!(
            "{} of {} is {}{since} ({how}, {}, {} {})",
            seen.fact, seen.subject, seen.value, reply.source, reply.url, reply.observed_at
        )
    };
    let lines = [
        told("rust.releases", "rust", "rust@1.85.0"),
        told("rust.releases", "rust", "rust@0.10.0"),
        told("rust.features", "rust", "async closures"),
        told("crate.versions", "crate:heapless", "crate:heapless@0.9.1"),
        told("crate.versions", "crate:HEAPLESS", "crate:HEAPLESS@0.9.1"),
        told("crate.repository", "crate:ripgrep", "crate:ripgrep"),
        told("repo.stars", "github:BurntSushi/ripgrep", "github:BurntSushi/ripgrep"),
        told("repo.stars", "github:burntsushi/ripgrep", "github:burntsushi/ripgrep"),
    ];
    insta::assert_snapshot!(lines.join("\n"), @r"
    rust.release_date of rust@1.85.0 is 2025-02-20 since 2025-02-20 (complete, rust-releases, https://doc.rust-lang.org/stable/releases.html 2026-08-22T00:00:00Z)
    rust.release_date of rust@0.10.0 is 2014-04-03 since 2014-04-03 (complete, rust-releases, https://doc.rust-lang.org/stable/releases.html 2026-08-22T00:00:00Z)
    rust.stabilized_in of async closures is 1.85.0 since 2025-02-20 (complete, rust-releases, https://doc.rust-lang.org/stable/releases.html 2026-08-22T00:00:00Z)
    crate.release_date of crate:heapless@0.9.1 is 2025-08-20T09:25:34Z since 2025-08-20 (complete, crates-index, https://index.crates.io/he/ap/heapless 2026-11-11T00:00:00Z)
    crate.release_date of crate:HEAPLESS@0.9.1 is 2025-08-20T09:25:34Z since 2025-08-20 (complete, crates-index, https://index.crates.io/he/ap/heapless 2026-11-11T00:00:00Z)
    crate.repository of crate:ripgrep is github:BurntSushi/ripgrep (complete, crates-api, https://crates.io/crates/ripgrep 2026-11-11T00:00:00Z)
    repo.stars of github:BurntSushi/ripgrep is 67483 (partial, github-ranking, https://github.com/EvanLi/Github-Ranking/blob/master/Data/github-ranking-2026-08-22.csv 2026-08-22T00:00:00Z)
    repo.stars of github:burntsushi/ripgrep is 67483 (partial, github-ranking, https://github.com/EvanLi/Github-Ranking/blob/master/Data/github-ranking-2026-08-22.csv 2026-08-22T00:00:00Z)
    ");
    assert!(recording.replies(&Ask::new("crate.versions", Subject::krate("no-such-crate"))).is_empty());
}

#[test]
fn a_repository_that_moved_says_where() {
    let replies = Recording::embedded().replies(&Ask::new("repo.stars", Subject::github("facebook/immutable-js")));
    let moved: Vec<_> = replies.iter().flat_map(|reply| &reply.seen).filter(|seen| seen.fact == "repo.renamed").collect();
    assert_eq!(moved[0].value, "github:immutable-js/immutable-js");
    assert!(replies.is_sorted_by_key(|reply| reply.observed_at));
}

#[test]
fn history_is_told_in_the_spelling_that_was_asked_for() {
    let recording = Recording::embedded();
    let rows = recording.history("github:burntsushi/RIPGREP");
    assert!(rows.len() > 50 && rows.iter().all(|row| row.subject.as_str() == "github:burntsushi/RIPGREP"));
    assert!(rows.is_sorted_by_key(|row| row.observed_at));
    assert!(recording.history("crate:heapless").iter().any(|row| row.subject.as_str() == "crate:heapless@0.9.1"));
    assert!(!recording.history("crate:heapless@0.9.1").is_empty());
    assert!(!recording.history("rust").is_empty());
}

#[test]
fn a_name_has_the_spellings_that_its_registry_takes() {
    assert_eq!(folded("crate:Serde_JSON@1.0.0-RC"), "crate:serde-json@1.0.0-RC");
    assert_eq!(folded("github:BurntSushi/Rip_Grep"), "github:burntsushi/rip_grep");
    assert_eq!(folded("GATs"), "GATs");
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ab@/]{0,3}",
        "(crate|github):[aA_-]{1,2}(@[aA_]{0,2})?",
        "[1-9][0-9]{0,3}|0|2025-0[1-9]-1[0-9](T10:00:00Z)?|\\{day\\}",
        any::<String>()
    ]
}

fn day() -> impl Strategy<Value = Option<Date>> {
    prop::option::of((2024i16..=2025, 1i8..=12, 10i8..=19).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap()))
}

fn observation() -> impl Strategy<Value = Observation> {
    (text(), text(), text(), day(), day()).prop_map(|(fact, subject, value, valid_from, valid_until)| Observation {
        fact,
        subject: Subject::new(subject),
        value,
        valid_from,
        valid_until,
    })
}

fn reply() -> impl Strategy<Value = Reply> {
    let time = (-2_000_000_000i64..2_000_000_000, prop_oneof![Just(0i32), 0i32..1_000_000_000]);
    let parts = ("[ab]", text(), text(), text(), time, any::<bool>(), any::<bool>(), vec(observation(), 0..4));
    parts.prop_map(|(fact, subject, source, url, (second, nanos), complete, dated, seen)| {
        let observed_at = Timestamp::new(second, nanos).unwrap();
        let url = if dated { format!("{url}{:.10}", observed_at.to_string()) } else { url };
        let (ask, body) = (Ask::new(&fact, Subject::new(subject)), BodyHash::of(source.as_bytes()));
        Reply { ask, source, url, observed_at, body, complete, seen }
    })
}

proptest! {
    #[test]
    fn what_was_packed_is_read(replies in vec(reply(), 0..8)) {
        let recording = Recording::packed(pack(replies.iter().map(|reply| serde_json::to_string(reply).unwrap())).unwrap());
        for reply in &replies {
            let ask = &reply.ask;
            let same = |other: &&Reply| other.ask.fact == ask.fact && folded(other.ask.subject.as_str()) == folded(ask.subject.as_str());
            let mut wanted: Vec<Reply> = replies.iter().filter(same).cloned().collect();
            wanted.sort_by_key(|reply| reply.observed_at);
            let found = recording.replies(ask);
            prop_assert_eq!(found.len(), wanted.len());
            // In another spelling of the name, the answer speaks of the name as it was asked.
            for (found, wanted) in found.iter().zip(&wanted).filter(|(_, wanted)| wanted.ask == *ask) {
                prop_assert_eq!(found, wanted);
            }
        }
        prop_assert_eq!(recording.status().replies as usize, replies.len());
    }

    #[test]
    fn any_bytes_can_be_tried(mut bytes in vec(any::<u8>(), 0..200), keep in 0usize..200, replies in vec(reply(), 1..3)) {
        let mut packed = pack(replies.iter().map(|reply| serde_json::to_string(reply).unwrap())).unwrap();
        packed.truncate(packed.len().min(8 + keep));
        packed.append(&mut bytes);
        let recording = Recording::packed(packed);
        let _ = recording.replies(&replies[0].ask);
        let _ = recording.status();
    }

    #[test]
    fn any_lines_can_be_tried(lines in vec(any::<String>(), 0..4)) {
        let _ = pack(lines.into_iter());
    }
}
