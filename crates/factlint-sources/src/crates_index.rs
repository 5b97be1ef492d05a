//! The sparse index of crates.io: versions, publication times, minimum Rust versions, yanks.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use factlint_model::{Ask, Observation, Reason, Subject};
use futures::future::BoxFuture;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use url::Url;

use crate::door::{Answer, Call};
use crate::names::{crate_name, has_spellings, is_same_crate, plain};
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, DoorError, Fetched, Rate, Source, SourceMeta};

pub(crate) const META: SourceMeta = SourceMeta {
    name: "crates-index",
    answers: &["crate.versions"],
    default_url: "https://index.crates.io/",
    rate: Rate::per_second(10),
    rate_with_token: None,
    bucket: false,
    concurrency: 6,
    rank: 0,
};

pub(crate) fn make(setup: Setup) -> Box<dyn Source> {
    Box::new(CratesIndex { setup })
}

#[derive(Debug)]
struct CratesIndex {
    setup: Setup,
}

impl Source for CratesIndex {
    fn meta(&self) -> &'static SourceMeta {
        &META
    }

    fn takes(&self, ask: &Ask) -> bool {
        META.answers.contains(&ask.fact.as_str()) && crate_name(&ask.subject).is_some()
    }

    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch> {
        by_crate(asks).into_iter().map(Batch::new).collect()
    }

    /// A name that is not there under this spelling may be there under another one: the registry itself knows.
    fn may_leave(&self, ask: &Ask) -> bool {
        crate_name(&ask.subject).is_some_and(has_spellings)
    }

    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door<'a>) -> BoxFuture<'a, Vec<Fetched>> {
        Box::pin(async move {
            match self.find(batch, door).await {
                Ok(Some(answer)) => read(batch, &answer),
                Ok(None) => batch.asks.iter().map(|ask| Fetched::invalid(ask, "not the name of a crate")).collect(),
                Err(error) => Fetched::refused(&batch.asks, &error),
            }
        })
    }
}

impl CratesIndex {
    /// The entry of the crate, under its name as it was asked for.
    async fn find(&self, batch: &Batch, door: &Door<'_>) -> Result<Option<Answer>, DoorError> {
        let Some(name) = batch.asks.first().and_then(|ask| crate_name(&ask.subject)) else { return Ok(None) };
        let mut found = door.call(Call::get(META.name, self.url(name)).unless_unchanged(batch).asked_once()).await?;
        // Where texts spell it in several ways, each of them may be the right one.
        let others: BTreeSet<&str> = batch.asks.iter().filter_map(|ask| crate_name(&ask.subject)).collect();
        for other in others.into_iter().filter(|other| !other.eq_ignore_ascii_case(name)) {
            if !found.is_absent() {
                break;
            }
            found = door.call(Call::get(META.name, self.url(other)).unless_unchanged(batch).asked_once()).await?;
        }
        Ok(Some(found))
    }

    fn url(&self, name: &str) -> Url {
        let name = name.to_ascii_lowercase();
        let segments = match name.len() {
            1 => vec!["1", &name],
            2 => vec!["2", &name],
            3 => vec!["3", &name[..1], &name],
            _ => vec![&name[..2], &name[2..4], &name],
        };
        self.setup.below(&segments)
    }
}

/// The asks about each crate, however its name is spelled, in the order in which the crates came.
fn by_crate(asks: Vec<Ask>) -> Vec<Vec<Ask>> {
    let (mut groups, mut places): (Vec<Vec<Ask>>, HashMap<String, usize>) = Default::default();
    for ask in asks {
        let place = *places.entry(crate_name(&ask.subject).map(plain).unwrap_or_default()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(ask),
            None => groups.push(vec![ask]),
        }
    }
    groups
}

/// What the answer says of the asks of a batch: all of them are about one crate.
fn read(batch: &Batch, answer: &Answer) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: &answer.body };
    let one = |ask: &Ask| {
        let Some(name) = crate_name(&ask.subject) else { return Fetched::invalid(ask, "not the name of a crate") };
        let entry = match answer.status {
            // The index tells `-` from `_`, people do not.
            _ if answer.is_absent() && has_spellings(name) => {
                return Fetched::failed(ask, Reason::NoEvidence, "the index knows no crate of this spelling");
            }
            _ if answer.is_absent() => Ok(Entry { seen: Vec::new(), complete: true }),
            200 => entry(&answer.body, name),
            status => Err(format!("the index answered {status}")),
        };
        match entry {
            Ok(Entry { seen, complete }) => Fetched::reply(sighting.reply(ask, page(name), complete, seen), answer.validator()),
            Err(why) => Fetched::invalid(ask, why),
        }
    };
    batch.asks.iter().map(one).collect()
}

/// The page that a person can open.
fn page(name: &str) -> String {
    format!("https://crates.io/crates/{name}/versions")
}

/// One version in the entry of a crate.
#[derive(Debug, Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    vers: Cow<'a, str>,
    #[serde(default)]
    yanked: bool,
    #[serde(borrow, default)]
    rust_version: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pubtime: Option<Cow<'a, str>>,
}

/// The entry of a crate, as observations about the crate as it was asked for.
#[derive(Debug)]
struct Entry {
    seen: Vec<Observation>,
    complete: bool,
}

/// Reads the entry of a crate.
///
/// One line that cannot be read does not lose the others, but what is not in them may be in it, so the entry is not
/// complete. Where that is the last line, the body has been cut. An entry without any line that can be read, or with lines
/// about another crate, is not the entry of this crate.
fn entry(body: &[u8], asked: &str) -> Result<Entry, String> {
    let subject = Subject::krate(asked);
    let (mut seen, mut unread, mut cut) = (Vec::new(), 0, false);
    for line in body.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()) {
        let line = serde_json::from_slice::<Line<'_>>(line);
        cut = line.is_err();
        match line {
            Ok(line) if !is_same_crate(&line.name, asked) => return Err("the entry is about another crate".to_owned()),
            Ok(line) => version(&line, &subject, &mut seen),
            Err(_) => unread += 1,
        }
    }
    if seen.is_empty() {
        return Err("the entry holds no version that can be read".to_owned());
    }
    if cut {
        return Err("the entry ends in the middle of a line".to_owned());
    }
    if unread > 0 {
        tracing::warn!(source = META.name, name = asked, unread, "lines of the index cannot be read and are left out");
    }
    seen.shrink_to_fit();
    Ok(Entry { seen, complete: unread == 0 })
}

fn version(line: &Line<'_>, subject: &Subject, seen: &mut Vec<Observation>) {
    let subject = subject.at(&line.vers);
    let published = line.pubtime.as_deref().and_then(|time| time.parse::<Timestamp>().ok());
    let day = published.map(|time| time.to_zoned(TimeZone::UTC).date());
    let time = published.map(|time| format!("{:.0}", time)).unwrap_or_default();
    seen.push(Observation::new("crate.release_date", subject.clone(), time).since(day));
    if let Some(rust) = line.rust_version.as_deref().filter(|rust| !rust.is_empty()) {
        seen.push(Observation::new("crate.msrv", subject.clone(), rust).since(day));
    }
    if line.yanked {
        seen.push(Observation::new("crate.status", subject, "yanked"));
    }
}

#[cfg(test)]
mod tests {
    use factlint_model::Outcome;
    use proptest::prelude::*;

    use super::*;
    use crate::testing::answer;

    const HEAPLESS: &str = include_str!("../fixtures/crates-index/heapless");

    fn lines(entry: &Entry) -> String {
        let line = |o: &Observation| {
            let since = o.valid_from.map(|day| format!(" since {day}")).unwrap_or_default();
            format!("{} {} = {:?}{since}", o.fact, o.subject, o.value)
        };
        entry.seen.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn an_entry_tells_versions_times_rust_versions_and_yanks() {
        insta::assert_snapshot!(lines(&entry(HEAPLESS.as_bytes(), "heapless").unwrap()));
    }

    #[test]
    fn what_a_version_does_not_tell_is_left_open() {
        let entry = entry(br#"{"name":"a","vers":"0.1.0","pubtime":"yesterday","rust_version":""}"#, "a").unwrap();
        insta::assert_snapshot!(lines(&entry), @r#"crate.release_date crate:a@0.1.0 = """#);
    }

    #[test]
    fn one_line_that_cannot_be_read_does_not_lose_the_others() {
        let body = "{\"name\":\"a\",\"vers\":\"0.1.0\"}\n{\"name\":\"a\",\"vers\":7}\n{\"name\":\"a\",\"vers\":\"0.2.0\"}\n";
        let entry = entry(body.as_bytes(), "a").unwrap();
        assert_eq!((entry.seen.len(), entry.complete), (2, false));
    }

    #[test]
    fn what_is_not_the_entry_of_the_crate_is_refused() {
        let wrong = |body: &[u8]| entry(body, "heapless").map(|entry| entry.seen.len()).unwrap_err();
        assert_eq!(wrong(b""), "the entry holds no version that can be read");
        assert_eq!(wrong(b"<html>\nsign in\n</html>"), "the entry holds no version that can be read");
        assert_eq!(wrong(br#"{"name":"serde","vers":"1.0.0"}"#), "the entry is about another crate");
        assert_eq!(wrong(&HEAPLESS.as_bytes()[..HEAPLESS.len() * 2 / 3]), "the entry ends in the middle of a line");
    }

    #[test]
    fn the_subject_is_spelled_as_it_was_asked_for() {
        let batch = Batch::new(vec![Ask::new("crate.versions", Subject::krate("Embedded_Hal"))]);
        let fetched = read(&batch, &answer(200, r#"{"name":"embedded-hal","vers":"1.0.0"}"#));
        let Outcome::Reply(reply) = &fetched[0].outcome else { panic!("{fetched:?}") };
        assert_eq!(reply.seen[0].subject.as_str(), "crate:Embedded_Hal@1.0.0");
        assert_eq!(reply.url, "https://crates.io/crates/Embedded_Hal/versions");
    }

    #[test]
    fn two_spellings_of_a_crate_are_one_request() {
        let index = CratesIndex { setup: crate::registry::Setup::for_tests("http://127.0.0.1:1/index") };
        let ask = |name: &str| Ask::new("crate.versions", Subject::krate(name));
        let batches = index.batch(["embedded-hal", "serde", "Embedded_Hal"].map(ask).into());
        let asked: Vec<usize> = batches.iter().map(|batch| batch.asks.len()).collect();
        assert_eq!(asked, [2, 1]);
        let fetched = read(&batches[0], &answer(200, r#"{"name":"embedded-hal","vers":"1.0.0"}"#));
        let subjects: Vec<_> = fetched.iter().map(|fetched| fetched.outcome.ask().subject.as_str()).collect();
        assert_eq!(subjects, ["crate:embedded-hal", "crate:Embedded_Hal"]);
    }

    #[test]
    fn a_crate_that_is_not_there_is_an_answer() {
        let batch = Batch::new(vec![Ask::new("crate.versions", Subject::krate("nosuch"))]);
        let fetched = read(&batch, &answer(404, ""));
        assert!(matches!(&fetched[0].outcome, Outcome::Reply(reply) if reply.complete && reply.seen.is_empty()));
        assert!(matches!(read(&batch, &answer(451, ""))[0].outcome, Outcome::Failed { reason: Reason::SourceFailed, .. }));
        let spelled = Batch::new(vec![Ask::new("crate.versions", Subject::krate("no-such"))]);
        assert!(matches!(read(&spelled, &answer(404, ""))[0].outcome, Outcome::Failed { reason: Reason::NoEvidence, .. }));
    }

    #[test]
    fn names_have_their_places() {
        let sources = crate::registry::Setup::for_tests("http://127.0.0.1:1/index");
        let index = CratesIndex { setup: sources };
        let urls = ["a", "ab", "abc", "SerDe"].map(|name| index.url(name).path().to_owned());
        assert_eq!(urls, ["/index/1/a", "/index/2/ab", "/index/3/a/abc", "/index/se/rd/serde"]);
    }

    proptest! {
        #[test]
        fn no_body_makes_it_panic(body in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = entry(&body, "serde");
        }
    }
}
