//! Reading the evidence: what the helper facts that several kinds share say.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use factlint_model::{Ask, Evidence, Held, Observation, PartialVersion, Reason, Reply, Subject};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::kind::Basis;

/// One release of Rust or of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Release {
    pub(crate) version: PartialVersion,
    /// The day of publication, where the source tells.
    pub(crate) day: Option<Date>,
    /// The time of publication as the source writes it.
    pub(crate) time: String,
    /// The Rust version that it declares to need.
    pub(crate) msrv: Option<PartialVersion>,
    pub(crate) yanked: bool,
    /// The reply that lists it.
    pub(crate) reply: Arc<Reply>,
    /// What other sources tell of the same release where they differ.
    differing: Vec<Sighting>,
}

/// A release as another source tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sighting {
    day: Date,
    time: String,
    reply: Arc<Reply>,
}

impl Release {
    /// The evidence for this release, in words.
    pub(crate) fn basis(&self) -> Basis {
        let when =
            if self.time.is_empty() { "time of publication not told".to_owned() } else { format!("published {}", self.time) };
        let yanked = if self.yanked { ", yanked" } else { "" };
        Basis { reply: Arc::clone(&self.reply), valid_from: self.day, value: format!("{} {when}{yanked}", self.version) }
    }

    /// The evidence for its day, in words: the word that counts first, then each that differs from it.
    pub(crate) fn basis_of_day(&self) -> Vec<Basis> {
        let own = &self.reply.source;
        let differing = self.differing.iter().map(|other| Basis {
            reply: Arc::clone(&other.reply),
            valid_from: Some(other.day),
            value: format!("{} published {}: differs, and {own} is the one that counts", self.version, other.time),
        });
        std::iter::once(self.basis()).chain(differing).collect()
    }

    /// Keeps what another source tells, where that is another day. An older word of a source is overruled by its newer one.
    fn compare(&mut self, other: Self) {
        let has_spoken =
            |source: &str| self.reply.source == source || self.differing.iter().any(|differing| differing.reply.source == source);
        if let (Some(own), Some(day)) = (self.day, other.day)
            && own != day
            && !has_spoken(&other.reply.source)
        {
            self.differing.push(Sighting { day, time: other.time, reply: other.reply });
        }
    }

    /// Whether it had happened by this day. One without a date is taken to have happened.
    pub(crate) fn happened_by(&self, day: Date) -> bool {
        self.day.is_none_or(|own| own <= day)
    }
}

/// Everything that is known of the releases of one subject.
#[derive(Debug, Default)]
pub(crate) struct Releases {
    /// All releases, lowest version first, each from the preferred source that has it, in its newest reply.
    pub(crate) list: Vec<Release>,
    /// The newest complete reply: what is missing from it did not exist when it was seen.
    pub(crate) complete: Option<Arc<Reply>>,
    /// Why the list could not be had or renewed.
    pub(crate) failure: Option<Reason>,
}

impl Releases {
    /// What is known through these asks.
    pub(crate) fn of(asks: &[Ask], seen: &Evidence) -> Arc<Self> {
        Self::preferring(&[], asks, seen)
    }

    /// What is known through these asks. Where sources differ, the first one in this list counts; those that are not in it come
    /// behind it, in the order of the asks.
    pub(crate) fn preferring(sources: &[&'static str], asks: &[Ask], seen: &Evidence) -> Arc<Self> {
        seen.derived(asks, sources, || Self::read(sources, asks, seen))
    }

    fn read(sources: &[&str], asks: &[Ask], seen: &Evidence) -> Self {
        let (mut releases, mut known) = (Self::default(), BTreeMap::new());
        let mut replies: Vec<&Arc<Reply>> = Vec::new();
        for answer in asks.iter().filter_map(|ask| seen.answer(ask)) {
            releases.failure = releases.failure.or(answer.failure);
            // Newest first, so that the newest reply of a source tells of a release.
            replies.extend(answer.held.iter().rev().map(|held| &held.reply));
        }
        replies.sort_by_key(|reply| sources.iter().position(|source| *source == reply.source).unwrap_or(sources.len()));
        replies.into_iter().for_each(|reply| releases.take(reply, &mut known));
        // These are kept for the whole run.
        releases.list.shrink_to_fit();
        releases.list.sort_by(|a, b| a.version.cmp(&b.version));
        releases
    }

    /// Takes what a reply tells; `known` says where in the list each release is.
    fn take(&mut self, reply: &Arc<Reply>, known: &mut BTreeMap<PartialVersion, usize>) {
        let newer = |other: &Arc<Reply>| other.observed_at < reply.observed_at;
        if reply.complete && self.complete.as_ref().is_none_or(newer) {
            self.complete = Some(Arc::clone(reply));
        }
        for observation in &reply.seen {
            let Some(release) = release(observation, reply) else { continue };
            match known.get(&release.version).and_then(|at| self.list.get_mut(*at)) {
                Some(other) => other.compare(release),
                None => {
                    known.insert(release.version.clone(), self.list.len());
                    self.list.push(release);
                }
            }
        }
        for observation in &reply.seen {
            let Some(version) = observation.subject.version() else { continue };
            let Ok(version) = version.parse::<PartialVersion>() else { continue };
            let listed = known.get(&version).and_then(|at| self.list.get_mut(*at));
            let Some(release) = listed.filter(|release| Arc::ptr_eq(&release.reply, reply)) else { continue };
            match observation.fact.as_str() {
                "crate.msrv" => release.msrv = observation.value.parse().ok(),
                "crate.status" if observation.value == "yanked" => release.yanked = true,
                _ => {}
            }
        }
    }

    /// The first final release that the version covers (the release date of `1.85` is that of 1.85.0), else its first
    /// pre-release.
    pub(crate) fn first_of(&self, version: &PartialVersion) -> Option<&Release> {
        let covered = || self.list.iter().filter(|release| version.covers(&release.version));
        covered().find(|release| !release.version.is_pre()).or_else(|| covered().next())
    }

    /// The newest final release by a day, yanked ones left out where another is left.
    pub(crate) fn latest_by(&self, day: Date) -> Option<&Release> {
        let by = |release: &&Release| release.happened_by(day);
        let finals = || self.list.iter().filter(by).filter(|release| !release.version.is_pre());
        finals().rfind(|release| !release.yanked).or_else(|| finals().next_back()).or_else(|| self.list.iter().rfind(by))
    }

    /// Whether the list was seen and is complete, but empty: there is no such thing.
    pub(crate) fn are_none(&self) -> bool {
        self.list.is_empty() && self.complete.is_some()
    }

    /// Whether the newest list was seen longer ago than this.
    pub(crate) fn is_stale(&self, hard_age: Duration, now: Date) -> bool {
        let days = i64::try_from(hard_age.as_secs() / 86_400).unwrap_or(i64::MAX);
        let seen = |reply: &Arc<Reply>| reply.observed_at.to_zoned(TimeZone::UTC).date();
        self.complete.as_ref().is_none_or(|reply| days_between(seen(reply), now) > days)
    }

    /// The evidence that there is no such release: the complete list, with its nearest members.
    pub(crate) fn absence(&self, version: &PartialVersion) -> Vec<Basis> {
        let Some(reply) = &self.complete else { return Vec::new() };
        let below = self.list.iter().rfind(|release| release.version.order(version).is_lt());
        let above = self.list.iter().find(|release| release.version.order(version).is_gt() && !version.covers(&release.version));
        let names: Vec<String> = below.into_iter().chain(above).map(|release| release.version.to_string()).collect();
        let near = if names.is_empty() { String::new() } else { format!(", the nearest: {}", names.join(" and ")) };
        let count = self.list.len();
        vec![Basis { reply: Arc::clone(reply), valid_from: None, value: format!("no {version} among {count} releases{near}") }]
    }

    /// Why nothing can be said.
    pub(crate) fn reason(&self) -> Reason {
        self.failure.unwrap_or(Reason::NoEvidence)
    }
}

fn release(observation: &Observation, reply: &Arc<Reply>) -> Option<Release> {
    if !observation.fact.ends_with(".release_date") {
        return None;
    }
    let version = observation.subject.version()?.parse().ok()?;
    Some(Release {
        version,
        day: observation.valid_from,
        time: observation.value.clone(),
        msrv: None,
        yanked: false,
        reply: Arc::clone(reply),
        differing: Vec::new(),
    })
}

/// The asks that list the releases of a crate.
pub(crate) fn crate_releases(subject: &Subject) -> Vec<Ask> {
    vec![Ask::new("crate.versions", Subject::new(subject.without_version()))]
}

/// The asks that list the releases of Rust: the notes, and the announcements, where the notes do not go far enough.
pub(crate) fn rust_releases(version: Option<&PartialVersion>, seen: &Evidence) -> Vec<Ask> {
    let notes = Ask::new("rust.releases", Subject::rust());
    let announcements = rust_announcements();
    // What the notes say decides whether more is needed; if they cannot be had, the announcements may do.
    let Some(answer) = seen.answer(&notes).filter(|answer| !answer.held.is_empty() || answer.failure.is_some()) else {
        return vec![notes];
    };
    let newest = seen.derived(std::slice::from_ref(&notes), &["newest"], || {
        let all = answer.held.iter().flat_map(|held| &held.reply.seen);
        all.filter_map(|o| o.subject.version()?.parse::<PartialVersion>().ok()).max()
    });
    let beyond = match (version, newest.as_ref()) {
        (Some(version), Some(newest)) => version.order_at_own_precision(newest).is_gt(),
        (_, None) => true,
        (None, Some(_)) => !is_up_to_date(answer.latest()),
    };
    if beyond { vec![notes, announcements] } else { vec![notes] }
}

/// The ask for the announcements of all releases of Rust.
pub(crate) fn rust_announcements() -> Ask {
    Ask::new("rust.announcements", Subject::rust())
}

/// Rust has a release every six weeks: a list whose newest one is older than that when it was seen lacks something.
fn is_up_to_date(held: Option<&Held>) -> bool {
    let Some(held) = held else { return false };
    let seen_on = held.reply.observed_at.to_zoned(TimeZone::UTC).date();
    let newest = held.reply.seen.iter().filter_map(|o| o.valid_from).max();
    newest.is_some_and(|newest| days_between(newest, seen_on) <= 43)
}

/// How many days `to` lies after `from`.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use factlint_model::BodyHash;

    use super::*;

    fn reply(fact: &str, source: &str, seen_on: &str, days: &[(&str, &str)]) -> Held {
        let subject = Subject::krate("lamp");
        let seen = days.iter().map(|(version, day)| {
            Observation::new("crate.release_date", subject.at(version), format!("{day}T10:00:00Z")).since(day.parse().ok())
        });
        let reply = Reply {
            ask: Ask::new(fact, subject.clone()),
            source: source.to_owned(),
            url: format!("https://{source}.example/"),
            observed_at: format!("{seen_on}T00:00:00Z").parse().unwrap(),
            body: BodyHash::of(b""),
            complete: true,
            seen: seen.collect(),
        };
        Held { reply: Arc::new(reply), recorded: false }
    }

    /// What the day of the only release rests on.
    fn basis(prefers: &[&'static str], held: Vec<Held>) -> Vec<String> {
        let asks = ["first", "second"].map(|fact| Ask::new(fact, Subject::krate("lamp")));
        let mut seen = Evidence::default();
        held.into_iter().for_each(|held| seen.add(held));
        let releases = Releases::preferring(prefers, &asks, &seen);
        assert_eq!(releases.list.len(), 1);
        releases.list[0].basis_of_day().iter().map(|basis| format!("{}: {}", basis.reply.source, basis.value)).collect()
    }

    #[test]
    fn the_preferred_source_counts_and_the_others_are_kept() {
        let both = || {
            vec![
                reply("first", "index", "2026-01-01", &[("1.0.0", "2025-05-06")]),
                reply("first", "api", "2026-02-01", &[("1.0.0", "2025-05-07")]),
            ]
        };
        let by_index = [
            "index: 1.0.0 published 2025-05-06T10:00:00Z",
            "api: 1.0.0 published 2025-05-07T10:00:00Z: differs, and index is the one that counts",
        ];
        assert_eq!(basis(&["index", "api"], both()), by_index);
        let by_api = [
            "api: 1.0.0 published 2025-05-07T10:00:00Z",
            "index: 1.0.0 published 2025-05-06T10:00:00Z: differs, and api is the one that counts",
        ];
        assert_eq!(basis(&["api"], both()), by_api);
        assert_eq!(basis(&[], both()), by_api, "of sources that are equals the newest");
    }

    #[test]
    fn each_source_is_heard_by_its_newest_word() {
        let held = vec![
            reply("first", "index", "2026-01-01", &[("1.0.0", "2025-05-01")]),
            reply("first", "index", "2026-01-02", &[("1.0.0", "2025-05-06")]),
            reply("second", "api", "2026-02-01", &[("1.0.0", "2025-05-09")]),
            reply("second", "api", "2026-02-02", &[("1.0.0", "2025-05-07")]),
            reply("second", "mirror", "2026-02-02", &[("1.0.0", "2025-05-06")]),
        ];
        let heard = [
            "index: 1.0.0 published 2025-05-06T10:00:00Z",
            "api: 1.0.0 published 2025-05-07T10:00:00Z: differs, and index is the one that counts",
        ];
        assert_eq!(basis(&["index"], held), heard);
    }

    #[test]
    fn announcements_are_asked_for_once_it_is_known_that_the_notes_do_not_tell() {
        let notes = || Ask::new("rust.releases", Subject::rust());
        let version: PartialVersion = "1.84.0".parse().unwrap();
        let mut seen = Evidence::default();
        assert_eq!(rust_releases(Some(&version), &seen), [notes()]);
        seen.insert(notes(), factlint_model::Answer::default());
        assert_eq!(rust_releases(Some(&version), &seen), [notes()], "put, but not answered yet");
        seen.fail(&notes(), Reason::SourceFailed);
        assert_eq!(rust_releases(Some(&version), &seen), [notes(), rust_announcements()]);
    }
}
