//! The official release notes of Rust: versions, their dates, and what each of them brought.

mod release_notes;

use factlint_model::{Ask, Observation, Subject};
use futures::future::BoxFuture;

use self::release_notes::Release;
use crate::door::{Answer, Call};
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, Fetched, Rate, Source, SourceMeta};

pub(crate) const META: SourceMeta = SourceMeta {
    name: "rust-releases",
    answers: &["rust.features", "rust.releases"],
    default_url: "https://raw.githubusercontent.com/rust-lang/rust/HEAD/RELEASES.md",
    rate: Rate::per_second(1),
    rate_with_token: None,
    bucket: false,
    concurrency: 2,
    rank: 0,
};

/// The page that a person can open.
const PAGE: &str = "https://doc.rust-lang.org/stable/releases.html";

pub(crate) fn make(setup: Setup) -> Box<dyn Source> {
    Box::new(RustReleases { setup })
}

#[derive(Debug)]
struct RustReleases {
    setup: Setup,
}

impl Source for RustReleases {
    fn meta(&self) -> &'static SourceMeta {
        &META
    }

    fn takes(&self, ask: &Ask) -> bool {
        META.answers.contains(&ask.fact.as_str()) && ask.subject == Subject::rust()
    }

    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch> {
        if asks.is_empty() { Vec::new() } else { vec![Batch::new(asks)] }
    }

    fn gathers(&self) -> bool {
        true
    }

    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door<'a>) -> BoxFuture<'a, Vec<Fetched>> {
        Box::pin(async move {
            match door.call(Call::get(META.name, self.setup.file()).unless_unchanged(batch)).await {
                Ok(answer) => read(batch, &answer),
                Err(error) => Fetched::refused(&batch.asks, &error),
            }
        })
    }
}

/// What the notes say of the asks of a batch.
fn read(batch: &Batch, answer: &Answer) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let releases = match notes(answer) {
        Ok(releases) => releases,
        Err(why) => return batch.asks.iter().map(|ask| Fetched::invalid(ask, why.clone())).collect(),
    };
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: &answer.body };
    let one = |ask: &Ask| {
        let seen = match ask.fact.as_str() {
            "rust.features" => releases.iter().flat_map(features).collect(),
            _ => releases.iter().map(date).collect(),
        };
        Fetched::reply(sighting.reply(ask, PAGE, true, seen), answer.validator())
    };
    batch.asks.iter().map(one).collect()
}

fn notes(answer: &Answer) -> Result<Vec<Release>, String> {
    if answer.status != 200 {
        return Err(format!("the release notes were answered by {}", answer.status));
    }
    let text = std::str::from_utf8(&answer.body).map_err(|_| "the release notes are not UTF-8")?;
    release_notes::read(text)
}

fn date(release: &Release) -> Observation {
    let subject = Subject::rust().at(&release.version);
    Observation::new("rust.release_date", subject, release.date.to_string()).since(Some(release.date))
}

fn features(release: &Release) -> impl Iterator<Item = Observation> {
    release
        .entries
        .iter()
        .map(|entry| Observation::new("rust.stabilized_in", Subject::new(entry), &release.version).since(Some(release.date)))
}

#[cfg(test)]
mod tests {
    use factlint_model::Outcome;

    use super::*;
    use crate::testing::answer;

    const NOTES: &str = include_str!("../../fixtures/rust-releases/RELEASES.md");

    fn asks() -> Batch {
        Batch::new(vec![Ask::new("rust.releases", Subject::rust()), Ask::new("rust.features", Subject::rust())])
    }

    #[test]
    fn one_answer_serves_both_asks() {
        let fetched = read(&asks(), &answer(200, NOTES));
        let lines: Vec<String> = fetched
            .iter()
            .flat_map(|fetched| match &fetched.outcome {
                Outcome::Reply(reply) => {
                    let all = reply.seen.iter().map(|o| format!("{} | {} | {}", o.fact, o.subject, o.value));
                    std::iter::once(format!("{} complete={}", reply.url, reply.complete)).chain(all).collect::<Vec<_>>()
                }
                other => vec![format!("{other:?}")],
            })
            .collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn what_is_not_the_notes_is_no_answer() {
        for body in ["", "<!DOCTYPE html><html><title>Sign in</title></html>", "404: Not Found", &NOTES[..NOTES.len() / 2]] {
            let fetched = read(&asks(), &answer(200, body));
            assert!(fetched.iter().all(|f| matches!(f.outcome, Outcome::Failed { .. })), "{body}");
        }
        assert!(matches!(read(&asks(), &answer(404, NOTES))[0].outcome, Outcome::Failed { .. }), "the notes cannot be gone");
    }
}
