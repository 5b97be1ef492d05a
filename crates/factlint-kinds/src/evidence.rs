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
}

impl Release {
    /// The evidence for this release, in words.
    pub(crate) fn basis(&self) -> Basis {
        let when =
            if self.time.is_empty() { "time of publication not told".to_owned() } else { format!("published {}", self.time) };
        let yanked = if self.yanked { ", yanked" } else { "" };
        Basis { reply: Arc::clone(&self.reply), valid_from: self.day, value: format!("{} {when}{yanked}", self.version) }
    }

    /// Whether it had happened by this day. One without a date is taken to have happened.
    pub(crate) fn happened_by(&self, day: Date) -> bool {
        self.day.is_none_or(|own| own <= day)
    }
}

/// Everything that is known of the releases of one subject.
#[derive(Debug, Default)]
pub(crate) struct Releases {
    /// All releases, lowest version first, each from the newest reply that has it.
    pub(crate) list: Vec<Release>,
    /// The newest complete reply: what is missing from it did not exist when it was seen.
    pub(crate) complete: Option<Arc<Reply>>,
    /// Why the list could not be had or renewed.
    pub(crate) failure: Option<Reason>,
}

impl Releases {
    /// What is known through these asks.
    pub(crate) fn of(asks: &[Ask], seen: &Evidence) -> Self {
        let mut releases = Self::default();
        let mut known = BTreeMap::new();
        for ask in asks {
            let Some(answer) = seen.answer(ask) else { continue };
            releases.failure = releases.failure.or(answer.failure);
            // Newest first, so that the newest reply tells of a release.
            for held in answer.held.iter().rev() {
                releases.take(held, &mut known);
            }
        }
        releases.list.sort_by(|a, b| a.version.cmp(&b.version));
        releases
    }

    /// Takes what a reply tells; `known` says where in the list each release is.
    fn take(&mut self, held: &Held, known: &mut BTreeMap<PartialVersion, usize>) {
        let reply = &held.reply;
        let newer = |other: &Arc<Reply>| other.observed_at < reply.observed_at;
        if reply.complete && self.complete.as_ref().is_none_or(newer) {
            self.complete = Some(Arc::clone(reply));
        }
        for observation in &reply.seen {
            if let Some(release) = release(observation, reply)
                && !known.contains_key(&release.version)
            {
                known.insert(release.version.clone(), self.list.len());
                self.list.push(release);
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
    })
}

/// The asks that list the releases of a crate.
pub(crate) fn crate_releases(subject: &Subject) -> Vec<Ask> {
    vec![Ask::new("crate.versions", Subject::new(subject.without_version()))]
}

/// The asks that list the releases of Rust: the notes, and the announcements, where the notes do not go far enough.
pub(crate) fn rust_releases(version: Option<&PartialVersion>, seen: &Evidence) -> Vec<Ask> {
    let notes = Ask::new("rust.releases", Subject::rust());
    let announcements = Ask::new("rust.announcements", Subject::rust());
    let Some(answer) = seen.answer(&notes) else { return vec![notes] };
    let newest = answer
        .held
        .iter()
        .flat_map(|held| &held.reply.seen)
        .filter_map(|o| o.subject.version()?.parse::<PartialVersion>().ok())
        .max();
    let beyond = match (version, newest) {
        (Some(version), Some(newest)) => version.order_at_own_precision(&newest).is_gt(),
        (_, None) => true,
        (None, Some(_)) => !is_up_to_date(answer.latest()),
    };
    if beyond { vec![notes, announcements] } else { vec![notes] }
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
