//! A repository under all the names that it has had: what was seen under one of them belongs to it under each.

use std::borrow::Cow;

use factlint_model::{Answer, Ask, Evidence, Held, Subject};
use jiff::Timestamp;

/// More names than any repository is known to have had.
const MOST: usize = 6;

/// A name of the repository, and until when it was one.
struct Name {
    subject: Subject,
    until: Timestamp,
}

/// What the books have to be asked to join the history under all names.
pub(super) fn asks(repo: &Subject, seen: &Evidence) -> Vec<Ask> {
    let both = |name: Name| [Ask::new("repo.stars", name.subject.clone()), Ask::new("repo.formerly", name.subject)];
    names(repo, seen).into_iter().flat_map(both).filter(|ask| *ask != Ask::new("repo.stars", repo.clone())).collect()
}

/// What was seen of the repository under all its names, oldest first.
pub(super) fn joined<'a>(repo: &Subject, seen: &'a Evidence) -> Option<Cow<'a, Answer>> {
    let own = seen.answer(&Ask::new("repo.stars", repo.clone()))?;
    let others = names(repo, seen).into_iter().skip(1);
    let held: Vec<Held> = others
        .filter_map(|name| Some((seen.answer(&Ask::new("repo.stars", name.subject))?, name.until)))
        .flat_map(|(answer, until)| answer.held.iter().filter(move |held| held.reply.observed_at <= until).cloned())
        .collect();
    if held.is_empty() {
        return Some(Cow::Borrowed(own));
    }
    let mut all = own.clone();
    all.held.extend(held);
    all.held.sort_by_key(|held| held.reply.observed_at);
    Some(Cow::Owned(all))
}

/// The names, as far as the evidence leads: this one first.
fn names(repo: &Subject, seen: &Evidence) -> Vec<Name> {
    let mut names = vec![Name { subject: repo.clone(), until: Timestamp::MAX }];
    let mut next = 0;
    while let Some(name) = names.get(next).filter(|_| names.len() < MOST) {
        // Where it went it stays; a name that it has left may be somebody else's since.
        let later = told("repo.stars", "repo.renamed", &name.subject, seen).map(|(_, to)| (Timestamp::MAX, to));
        let earlier = told("repo.formerly", "repo.formerly", &name.subject, seen);
        let found: Vec<(Timestamp, Subject)> = later.chain(earlier).collect();
        for (until, subject) in found {
            if !names.iter().any(|known| known.subject == subject) {
                names.push(Name { subject, until });
            }
        }
        next += 1;
    }
    names
}

/// The names that the answers to an ask tell, and when they were seen.
fn told<'a>(ask: &str, fact: &'a str, of: &Subject, seen: &'a Evidence) -> impl Iterator<Item = (Timestamp, Subject)> + 'a {
    let held = seen.answer(&Ask::new(ask, of.clone())).map(|answer| answer.held.as_slice()).unwrap_or_default();
    held.iter().flat_map(move |held| {
        let values = held.reply.seen.iter().filter(move |seen| seen.fact == fact);
        values.map(move |seen| (held.reply.observed_at, Subject::new(seen.value.clone())))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use factlint_model::{BodyHash, Observation, Reply};

    use super::*;

    fn see(seen: &mut Evidence, ask: &str, of: &str, day: &str, fact: &str, value: &str) {
        let subject = Subject::github(of);
        let reply = Reply {
            ask: Ask::new(ask, subject.clone()),
            source: "github".into(),
            url: String::new(),
            observed_at: format!("{day}T00:00:00Z").parse().unwrap(),
            body: BodyHash::of(b""),
            complete: true,
            seen: vec![Observation::new(fact, subject, value)],
        };
        seen.add(Held { reply: Arc::new(reply), recorded: false });
    }

    fn stars(seen: &mut Evidence, of: &str, day: &str, count: &str) {
        see(seen, "repo.stars", of, day, "repo.stars", count);
    }

    fn told(seen: &Evidence, of: &str) -> Vec<String> {
        let answer = joined(&Subject::github(of), seen).unwrap();
        let counts = answer.held.iter().flat_map(|held| &held.reply.seen).filter(|seen| seen.fact == "repo.stars");
        counts.map(|seen| seen.value.clone()).collect()
    }

    #[test]
    fn each_name_has_the_history_of_all_and_not_that_of_who_took_it_later() {
        let mut seen = Evidence::default();
        stars(&mut seen, "old/lamp", "2024-01-01", "100");
        see(&mut seen, "repo.stars", "old/lamp", "2024-06-01", "repo.renamed", "github:new/lamp");
        see(&mut seen, "repo.formerly", "new/lamp", "2024-06-01", "repo.formerly", "github:old/lamp");
        stars(&mut seen, "new/lamp", "2025-01-01", "200");
        stars(&mut seen, "old/lamp", "2025-02-01", "3");
        assert_eq!(told(&seen, "new/lamp"), ["100", "200"]);
        assert_eq!(told(&seen, "old/lamp"), ["100", "200", "3"]);
        let asks: Vec<String> = asks(&Subject::github("new/lamp"), &seen).iter().map(ToString::to_string).collect();
        assert_eq!(
            asks,
            ["repo.formerly of github:new/lamp", "repo.stars of github:old/lamp", "repo.formerly of github:old/lamp"]
        );
    }

    #[test]
    fn names_that_lead_in_a_circle_end() {
        let mut seen = Evidence::default();
        stars(&mut seen, "a/x", "2024-01-01", "1");
        see(&mut seen, "repo.stars", "a/x", "2024-02-01", "repo.renamed", "github:b/x");
        see(&mut seen, "repo.stars", "b/x", "2024-03-01", "repo.renamed", "github:a/x");
        assert_eq!(told(&seen, "a/x"), ["1"]);
        assert_eq!(told(&seen, "b/x"), ["1"]);
    }
}
