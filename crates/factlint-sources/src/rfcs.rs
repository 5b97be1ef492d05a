//! The RFC book: the titles of all merged RFCs, in one request.

use factlint_model::{Ask, Observation, Subject};
use futures::future::BoxFuture;

use crate::door::{Answer, Call};
use crate::html;
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, DoorError, Fetched, Rate, Source, SourceMeta};

pub(crate) const META: SourceMeta = SourceMeta {
    name: "rfcs",
    answers: &["rfc.title"],
    default_url: "https://rust-lang.github.io/rfcs/",
    rate: Rate::per_second(1),
    rate_with_token: None,
    bucket: false,
    concurrency: 1,
    rank: 0,
};

pub(crate) fn make(setup: Setup) -> Box<dyn Source> {
    Box::new(Rfcs { setup })
}

#[derive(Debug)]
struct Rfcs {
    setup: Setup,
}

/// A chapter of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chapter {
    number: u32,
    /// The words of its title.
    title: String,
    file: String,
}

impl Source for Rfcs {
    fn meta(&self) -> &'static SourceMeta {
        &META
    }

    fn takes(&self, ask: &Ask) -> bool {
        META.answers.contains(&ask.fact.as_str()) && number(&ask.subject).is_some()
    }

    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch> {
        if asks.is_empty() { Vec::new() } else { vec![Batch::new(asks)] }
    }

    /// Older books have no page of contents.
    fn may_follow(&self, asks: &[Ask]) -> usize {
        usize::from(!asks.is_empty())
    }

    fn gathers(&self) -> bool {
        true
    }

    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door<'a>) -> BoxFuture<'a, Vec<Fetched>> {
        Box::pin(async move {
            match self.contents(batch, door).await {
                Ok(answer) => read(batch, &answer),
                Err(error) => Fetched::refused(&batch.asks, &error),
            }
        })
    }
}

impl Rfcs {
    /// The table of contents: a page of its own in books of today, part of every page in older ones.
    async fn contents(&self, batch: &Batch, door: &Door<'_>) -> Result<Answer, DoorError> {
        let own = door.call(Call::page(META.name, self.setup.below(&["toc.html"])).unless_unchanged(batch)).await?;
        if own.status != 404 {
            return Ok(own);
        }
        door.call(Call::page(META.name, self.setup.folder()).unless_unchanged(batch)).await
    }
}

fn number(subject: &Subject) -> Option<u32> {
    subject.as_str().strip_prefix("rfc:")?.parse().ok()
}

/// What the table of contents says of the asks of a batch.
fn read(batch: &Batch, answer: &Answer) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let chapters = match answer.status {
        200 => chapters(&answer.body),
        status => Err(format!("the RFC book answered {status}")),
    };
    let one = |ask: &Ask| match &chapters {
        Ok(chapters) => title(ask, chapters.iter().find(|chapter| Some(chapter.number) == number(&ask.subject)), answer),
        Err(why) => Fetched::invalid(ask, why.clone()),
    };
    batch.asks.iter().map(one).collect()
}

/// The hash is that of the RFC's own line: the book grows every week.
fn title(ask: &Ask, chapter: Option<&Chapter>, answer: &Answer) -> Fetched {
    let file = chapter.map(|chapter| chapter.file.as_str()).unwrap_or_default();
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: file.as_bytes() };
    let seen = chapter.map(|chapter| Observation::new("rfc.title", ask.subject.clone(), &chapter.title)).into_iter().collect();
    Fetched::reply(sighting.reply(ask, format!("https://rust-lang.github.io/rfcs/{file}"), true, seen), answer.validator())
}

/// The chapters that the page links to. A page with lists that do not end has been cut.
fn chapters(body: &[u8]) -> Result<Vec<Chapter>, String> {
    let count = |tag: &[u8]| body.windows(tag.len()).filter(|window| *window == tag).count();
    if count(b"<ol") != count(b"</ol>") {
        return Err("the contents of the RFC book have been cut".to_owned());
    }
    let page = html::parse(body)?;
    let links = html::selector("a[href]");
    let mut chapters: Vec<Chapter> = page.select(&links).filter_map(|link| chapter(link.attr("href")?)).collect();
    chapters.sort_by_key(|chapter| chapter.number);
    chapters.dedup();
    if chapters.is_empty() { Err("the page holds no contents of the RFC book".to_owned()) } else { Ok(chapters) }
}

/// `3722-explicit-extern-abis.html`.
fn chapter(href: &str) -> Option<Chapter> {
    let file = href.trim_start_matches("./");
    let (number, slug) = file.strip_suffix(".html")?.split_once('-')?;
    let is_plain = slug.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    if number.len() != 4 || !is_plain {
        return None;
    }
    Some(Chapter { number: number.parse().ok()?, title: slug.replace(['-', '_'], " "), file: file.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_known_by_their_files() {
        let chapter = |href| chapter(href).map(|chapter| format!("{} {}", chapter.number, chapter.title));
        assert_eq!(chapter("3722-explicit-extern-abis.html").as_deref(), Some("3722 explicit extern abis"));
        assert_eq!(chapter("./0002-rfc-process.html").as_deref(), Some("2 rfc process"));
        for none in ["introduction.html", "https://example.org/0001-a.html", "12-a.html", "0001-a/../b.html", "0001-a"] {
            assert_eq!(chapter(none), None, "{none}");
        }
    }

    #[test]
    fn a_book_that_was_cut_is_refused() {
        let whole = "<ol><li><a href='0001-a.html'>a</a></ol>";
        assert_eq!(chapters(whole.as_bytes()).unwrap().len(), 1);
        assert!(chapters(&whole.as_bytes()[..30]).is_err());
        assert!(chapters(b"<p>sign in").is_err());
    }
}
