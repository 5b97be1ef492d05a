//! Signs that a crate has come to its end, strongest first: an advisory, an archived repository, a notice of its maintainers. That
//! there is none says nothing.

use std::sync::Arc;

use factlint_model::{Ask, Evidence, Held, PartialDate, PartialVersion, Reason, Subject};
use jiff::civil::Date;

use crate::evidence::{Releases, crate_releases};
use crate::kind::{Basis, Moment};
use crate::repository::{Place, repository};

/// A sign, since when it is there, and what it rests on.
pub(super) struct Sign {
    pub(super) since: Option<Date>,
    pub(super) basis: Basis,
}

/// What has to be asked for a status, as far as is known by now. An advisory decides alone; without one the other signs are
/// sought.
pub(super) fn asks(subject: &Subject, word: &str, is_dated: bool, seen: &Evidence) -> Vec<Ask> {
    let krate = Subject::new(subject.without_version());
    if word == "archived" {
        return of_repository(&krate, seen);
    }
    let advisories = Ask::new("crate.advisories", krate.clone());
    let answered = seen.answer(&advisories).is_some_and(|answer| answer.latest().is_some() || answer.failure.is_some());
    let mut asks = vec![advisories];
    if is_dated || (answered && advisory(&krate, seen).is_none()) {
        asks.extend(crate_releases(&krate));
    }
    if answered && advisory(&krate, seen).is_none() && notice_of_release(&krate, seen).is_none() {
        asks.push(Ask::new("crate.description", krate.clone()));
        asks.extend(of_repository(&krate, seen));
    }
    asks
}

fn of_repository(krate: &Subject, seen: &Evidence) -> Vec<Ask> {
    match repository(krate, "repo.archived", seen) {
        Place::At(repo, mut asks) => {
            asks.push(Ask::new("repo.archived", repo));
            asks
        }
        Place::Unknown(asks, _) => asks,
    }
}

/// The strongest sign for a status word.
pub(super) fn strongest(subject: &Subject, word: &str, seen: &Evidence) -> Option<Sign> {
    let krate = Subject::new(subject.without_version());
    if word == "archived" {
        return archived(&krate, seen);
    }
    advisory(&krate, seen)
        .or_else(|| archived(&krate, seen))
        .or_else(|| notice_of_release(&krate, seen))
        .or_else(|| notice_in_description(&krate, seen))
}

/// Why nothing is known: the first failure among the asks.
pub(super) fn reason(asks: &[Ask], seen: &Evidence) -> Reason {
    let failure = |ask: &Ask| seen.answer(ask).filter(|answer| answer.latest().is_none()).and_then(|answer| answer.failure);
    asks.iter().find_map(failure).unwrap_or(Reason::NoEvidence)
}

/// An advisory of RustSec that says that the crate is unmaintained.
fn advisory(krate: &Subject, seen: &Evidence) -> Option<Sign> {
    let held = seen.answer(&Ask::new("crate.advisories", krate.clone()))?.latest()?;
    let found = held.reply.seen.iter().find(|o| o.fact == "crate.status" && o.value == "unmaintained")?;
    let id = held.reply.seen.iter().find(|o| {
        o.fact == "advisory.kind" && o.value == "unmaintained" && (o.valid_from == found.valid_from || found.valid_from.is_none())
    });
    let id = id.map_or("an advisory", |o| o.subject.as_str());
    let since = found.valid_from.map(|day| format!(", published {day}")).unwrap_or_default();
    Some(sign(held, found.valid_from, format!("{id} says that it is unmaintained{since}")))
}

fn archived(krate: &Subject, seen: &Evidence) -> Option<Sign> {
    let Place::At(repo, _) = repository(krate, "repo.archived", seen) else { return None };
    let held = seen.answer(&Ask::new("repo.archived", repo.clone()))?.latest()?;
    let found = held.reply.seen.iter().find(|o| o.fact == "repo.archived" && o.value == "yes")?;
    Some(sign(held, found.valid_from, format!("{repo} is archived")))
}

/// A newest release whose version says so (`0.9.34+deprecated`).
fn notice_of_release(krate: &Subject, seen: &Evidence) -> Option<Sign> {
    let asks = crate_releases(krate);
    let held = seen.answer(asks.first()?)?.latest()?;
    let newest = Releases::of(&asks, seen).list.last()?.version.clone();
    let found = held.reply.seen.iter().find(|o| {
        let version = o.subject.version().unwrap_or_default();
        let says = version.split_once('+').is_some_and(|(_, build)| is_notice(&build.replace(['-', '.'], " ")));
        says && o.fact == "crate.release_date" && version.parse::<PartialVersion>().is_ok_and(|version| version == newest)
    })?;
    Some(sign(held, found.valid_from, format!("the newest release is {}", found.subject.version().unwrap_or_default())))
}

fn notice_in_description(krate: &Subject, seen: &Evidence) -> Option<Sign> {
    let held = seen.answer(&Ask::new("crate.description", krate.clone()))?.latest()?;
    let found = held.reply.seen.iter().find(|o| o.fact == "crate.description" && is_notice(&o.value))?;
    Some(sign(held, found.valid_from, format!("it describes itself: \u{201c}{}\u{201d}", first_words(&found.value))))
}

/// Whether a description is a notice of the end: it begins with the word, or says it of the crate. One of a tool that finds
/// deprecated things is none.
fn is_notice(text: &str) -> bool {
    let lower = text.to_lowercase();
    let start = lower.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    const WORDS: &[&str] = &[
        "deprecated",
        "unmaintained",
        "no longer maintained",
        "not maintained",
        "discontinued",
        "abandoned",
        "superseded",
        "archived",
        "obsolete",
    ];
    let ends_word = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
    let begins = WORDS.iter().any(|word| {
        start.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty()
                || rest.starts_with(|c: char| !c.is_alphanumeric())
                || ["in ", "by ", "use ", "for ", "and "].iter().any(|next| rest.starts_with(next))
        })
    });
    let says = |frame: &str| {
        WORDS.iter().any(|word| lower.split_once(&format!("{frame}{word}")).is_some_and(|(_, rest)| ends_word(rest)))
    };
    begins || ["this crate is ", "crate is now ", "this project is ", "this package is ", "("].iter().any(|frame| says(frame))
}

fn first_words(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(80) {
        Some((cut, _)) => format!("{}\u{2026}", line[..cut].trim_end()),
        None => line,
    }
}

fn sign(held: &Held, since: Option<Date>, value: String) -> Sign {
    Sign { since, basis: Basis { reply: Arc::clone(&held.reply), valid_from: since, value } }
}

/// Whether the date that a claim gives can be that of the event: not after the sign of it, and no new minor release came after
/// it. The date of a sign is not the date of the event, so that no more can be said.
pub(super) fn date_fits(date: PartialDate, sign: &Sign, subject: &Subject, seen: &Evidence, at: Moment) -> bool {
    let later = sign.since.is_some_and(|since| date.first() > since);
    let releases = Releases::of(&crate_releases(subject), seen);
    let went_on = releases.list.iter().any(|release| {
        let is_new = !release.version.is_pre() && release.version.parts().get(2).is_none_or(|patch| *patch == 0);
        is_new && release.day.is_some_and(|day| day > date.last() && day <= at.now)
    });
    !later && !went_on
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_about_the_crate_itself() {
        for text in [
            "Deprecated in favor of `smol` - Async std",
            "[DEPRECATED] a parser",
            "deprecated",
            "A thing (unmaintained)",
            "This crate is no longer maintained.",
        ] {
            assert!(is_notice(text), "{text}");
        }
        for text in [
            "Finds deprecated items",
            "Deprecated attribute macros",
            "Tools for archived pages",
            "",
            "A crate for obsolete hardware",
        ] {
            assert!(!is_notice(text), "{text}");
        }
    }
}
