//! Before a claim is called wrong, the subjects near to its own are tried: if one of them fits, the finding says so.

use std::collections::HashSet;

use factlint_kinds::Kind;
use factlint_model::{Ask, Claim, Comparator, Evidence, Verdict};
use jiff::civil::Date;

use crate::table::rule;

/// How many near subjects of one claim are tried.
const MOST: usize = 3;

/// What has to be known to try the near subjects of those claims that would be called wrong; nothing for all others.
#[must_use]
pub fn doubts<'a>(claims: impl IntoIterator<Item = &'a Claim>, seen: &Evidence, now: Date) -> Vec<Ask> {
    let mut asked = HashSet::new();
    let mut asks = Vec::new();
    for claim in claims {
        let Some(kind) = factlint_kinds::by_predicate(&claim.predicate) else { continue };
        let is_new = asked.insert((&claim.predicate, &claim.subject, &claim.value, claim.as_of));
        if is_new && rule(claim, kind, seen, now).verdict == Verdict::Contradicted {
            asks.extend(nearby(claim, kind, seen).iter().flat_map(|near| factlint_kinds::near_asks(kind, near, seen)));
        }
    }
    asks
}

/// The same where no verdict is known yet: what would have to be known if all of them were called wrong.
#[must_use]
pub fn possible_doubts<'a>(claims: impl IntoIterator<Item = &'a Claim>, seen: &Evidence) -> Vec<Ask> {
    let mut asked = HashSet::new();
    let mut asks = Vec::new();
    for claim in claims {
        if let Some(kind) = factlint_kinds::by_predicate(&claim.predicate)
            && asked.insert((&claim.predicate, &claim.subject))
        {
            asks.extend(nearby(claim, kind, seen).iter().flat_map(|near| factlint_kinds::near_asks(kind, near, seen)));
        }
    }
    asks
}

/// What the words of a finding that calls this claim wrong rest on besides, by what is seen.
#[must_use]
pub fn near_asks(claim: &Claim, seen: &Evidence) -> Vec<Ask> {
    let Some(kind) = factlint_kinds::by_predicate(&claim.predicate) else { return Vec::new() };
    nearby(claim, kind, seen).iter().flat_map(|near| factlint_kinds::near_asks(kind, near, seen)).collect()
}

/// That a near subject fits, as words that follow a message; nothing where none does.
pub(crate) fn note(claim: &Claim, kind: &dyn Kind, seen: &Evidence, now: Date) -> Option<String> {
    let fits = |near: &Claim| rule(near, kind, seen, now).verdict == Verdict::Supported;
    let near = nearby(claim, kind, seen).into_iter().find(fits)?;
    Some(format!("; that fits {}", crate::words::subject(&near.subject)))
}

/// The same claim of near subjects. "More than ten" fits nearly everything and tells nothing.
fn nearby(claim: &Claim, kind: &dyn Kind, seen: &Evidence) -> Vec<Claim> {
    if !matches!(claim.comparator, Comparator::Exact | Comparator::Approx) {
        return Vec::new();
    }
    let near = kind.near(claim, seen).into_iter().filter(|subject| *subject != claim.subject).take(MOST);
    near.map(|subject| Claim { subject, ..claim.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use factlint_kinds::by_predicate;
    use factlint_model::{BodyHash, Held, Observation, Reply, Subject};

    use super::*;

    fn seen() -> Evidence {
        let release = |version: &str, day: &str| {
            let subject = Subject::krate("quillet").at(version);
            Observation::new("crate.release_date", subject, format!("{day}T10:00:00Z")).since(day.parse().ok())
        };
        let reply = Reply {
            ask: Ask::new("crate.versions", Subject::krate("quillet")),
            source: "crates-index".to_owned(),
            url: "https://example.org".to_owned(),
            observed_at: "2026-08-01T00:00:00Z".parse().unwrap(),
            body: BodyHash::of(b"x"),
            complete: true,
            seen: vec![release("1.0.0", "2024-03-05"), release("1.1.0", "2025-06-07")],
        };
        let mut seen = Evidence::default();
        seen.add(Held { reply: Arc::new(reply), recorded: false });
        seen
    }

    fn claim(predicate: &str, subject: &str, value: &str) -> Claim {
        Claim {
            doc: "a.md".to_owned(),
            start: 0,
            end: 1,
            text: "x".to_owned(),
            ..Claim::new(predicate, Subject::new(subject), value)
        }
    }

    #[test]
    fn the_version_beside_may_fit() {
        let now = "2026-08-22".parse().unwrap();
        let note = |value: &str| {
            let claim = claim("crate.release_date", "crate:quillet@1.1.0", value);
            note(&claim, by_predicate(&claim.predicate).unwrap(), &seen(), now)
        };
        assert_eq!(note("2024-03-05").as_deref(), Some("; that fits quillet 1.0.0"));
        assert_eq!(note("2023-01-01"), None);
    }

    #[test]
    fn only_what_would_be_called_wrong_is_in_doubt() {
        let now = "2026-08-22".parse().unwrap();
        let asked = |claim: Claim| doubts([&claim, &claim], &seen(), now).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert!(asked(claim("crate.version_exists", "crate:quillet", "1.0.0")).is_empty());
        assert!(asked(claim("crate.version_exists", "crate:unknown", "1.0.0")).is_empty());
        assert_eq!(asked(claim("crate.version_exists", "crate:quillet", "1.0.7")).len(), 2);
        let more = Claim { comparator: Comparator::AtLeast, ..claim("crate.version_exists", "crate:quillet", "1.0.7") };
        assert!(asked(more).is_empty());
    }
}
