//! Subjects that a text may have meant where what it says does not fit: the version before or after, the crate or the repository
//! of the same name.

use factlint_model::{Ask, Claim, Evidence, PartialVersion, Subject};

use crate::evidence::{Releases, crate_releases, rust_releases};
use crate::kind::Kind;

/// The near subjects of a subject, the nearest first.
pub(crate) fn subjects(subject: &Subject, seen: &Evidence) -> Vec<Subject> {
    if let Some(version) = subject.version() {
        let Ok(version) = version.parse() else { return Vec::new() };
        let asks = if subject.crate_name().is_some() { crate_releases(subject) } else { rust_releases(Some(&version), seen) };
        return neighbours(&version, &Releases::of(&asks, seen)).into_iter().map(|near| subject.at(&near)).collect();
    }
    if let Some(name) = subject.crate_name() {
        return names(name).iter().map(|name| Subject::krate(name)).collect();
    }
    let of_repo = subject.github_repo().and_then(|repo| repo.split_once('/'));
    of_repo.map(|(_, name)| Subject::krate(&name.to_lowercase())).into_iter().collect()
}

/// What has to be known to try a near subject. Most names that a crate might have as well are names of nothing: whether there
/// is such a crate is asked first, of many names at once.
#[must_use]
pub fn near_asks(kind: &dyn Kind, near: &Claim, seen: &Evidence) -> Vec<Ask> {
    let asks = kind.asks(near, seen);
    let subject = Subject::new(near.subject.without_version());
    if subject.crate_name().is_none() || near.subject.version().is_some() || asks.iter().all(|ask| seen.knows(ask)) {
        return asks;
    }
    let exists = Ask::new("crate.name", subject);
    match seen.answer(&exists) {
        None => vec![exists],
        Some(answer) => match answer.latest() {
            Some(held) if held.reply.seen.is_empty() => Vec::new(),
            _ => asks,
        },
    }
}

/// The final releases before and after a version.
fn neighbours(version: &PartialVersion, releases: &Releases) -> Vec<String> {
    let finals = || releases.list.iter().filter(|release| !release.version.is_pre() && !version.covers(&release.version));
    let before = finals().rfind(|release| release.version.order(version).is_lt());
    let after = finals().find(|release| release.version.order(version).is_gt());
    before.into_iter().chain(after).map(|release| release.version.to_string()).collect()
}

/// How else a crate of this name may be called.
fn names(name: &str) -> Vec<String> {
    let short = name.strip_suffix("-rs").or_else(|| name.strip_prefix("rust-"));
    match short {
        Some(short) => vec![short.to_owned()],
        None => vec![format!("{name}-rs"), format!("rust-{name}")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_is_written_in_more_than_one_way() {
        let near = |subject: &str| {
            let near = subjects(&Subject::new(subject), &Evidence::default());
            near.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(near("crate:quillet"), "crate:quillet-rs crate:rust-quillet");
        assert_eq!(near("crate:quillet-rs"), "crate:quillet");
        assert_eq!(near("github:acme/Quillet"), "crate:quillet");
        assert_eq!(near("crate:quillet@1.0.0"), "", "no release is known");
        assert_eq!(near("let chains"), "");
    }
}
