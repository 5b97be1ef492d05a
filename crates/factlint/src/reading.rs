//! From paths to claims: documents are read and their claims extracted, several at a time, in the order of the input.

use std::convert::Infallible;

use factlint_extract::Options;
use factlint_model::{BodyHash, Claim, Document, Exception, PartialDate};
use globset::GlobMatcher;
use indicatif::ProgressBar;

use crate::context::Surroundings;
use crate::documents::{self, Documents, Found, InputProblem, Patterns};
use crate::git_dates;
use crate::parallel;
use crate::settings::{Settings, SettingsProblem};

/// The claims of one document.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// The path as given.
    pub name: String,
    /// The hash of its bytes, where the surroundings are wanted.
    pub hash: String,
    pub claims: Vec<Claim>,
    /// What the document asks to leave alone.
    pub exceptions: Vec<Exception>,
    /// What a report shows around each claim, where somebody wants it.
    pub surroundings: Vec<Surroundings>,
}

/// How documents are read.
pub(crate) struct Reader {
    kinds: Option<Vec<String>>,
    date: Option<PartialDate>,
    /// Patterns with their dates, longest first.
    dates: Vec<(GlobMatcher, PartialDate)>,
    git_dates: bool,
    include: Option<Patterns>,
    exclude: Patterns,
    jobs: usize,
    contexts: bool,
    /// Whether what is read is about Rust, whether it says so or not.
    of_rust: bool,
}

impl Reader {
    /// A reader for these settings; `contexts` tells whether the text around claims is kept.
    pub(crate) fn new(settings: &Settings, contexts: bool) -> Result<Self, SettingsProblem> {
        let extract = &settings.extract;
        let patterns = |list: &[String]| Patterns::new(list.iter().map(String::as_str));
        let mut dates: Vec<_> = extract.dates.iter().collect();
        dates.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.len()));
        let dates = dates.into_iter().map(|(pattern, date)| Ok((documents::glob(pattern)?, *date)));
        Ok(Self {
            kinds: settings.wanted_kinds(),
            date: extract.date,
            dates: dates.collect::<Result<_, SettingsProblem>>()?,
            git_dates: extract.git_dates,
            include: (!extract.include.is_empty()).then(|| patterns(&extract.include)).transpose()?,
            exclude: patterns(&extract.exclude)?,
            jobs: settings.jobs(),
            contexts,
            of_rust: false,
        })
    }

    /// The same for a single sentence: it is about Rust, for else nobody would ask.
    pub(crate) fn of_rust(self) -> Self {
        Self { of_rust: true, ..self }
    }

    /// The documents behind some paths.
    pub(crate) fn find(&self, paths: &[String]) -> (Documents, Vec<InputProblem>) {
        documents::find(paths, self.include.as_ref(), &self.exclude)
    }

    /// The claims of a document.
    pub(crate) fn claims(&self, document: &Document) -> Reading {
        let claims = factlint_extract::extract(document, &self.options(document));
        self.reading(document, self.wanted(document, claims))
    }

    /// What is read of a document that has these claims.
    pub(crate) fn reading(&self, document: &Document, claims: Vec<Claim>) -> Reading {
        let surroundings = claims.iter().filter(|_| self.contexts).map(|claim| Surroundings::of(document, claim)).collect();
        Reading {
            name: document.path.clone(),
            hash: if self.contexts { BodyHash::of(document.text.as_bytes()).0 } else { String::new() },
            claims,
            exceptions: factlint_extract::exceptions(document),
            surroundings,
        }
    }

    fn options(&self, document: &Document) -> Options {
        let date = self.dates.iter().find(|(pattern, _)| pattern.is_match(&document.path)).map(|(_, date)| *date);
        Options { date: date.or(self.date), kinds: None, of_rust: self.of_rust }
    }

    /// The claims that are wanted of all that were found in a document.
    fn wanted(&self, document: &Document, mut claims: Vec<Claim>) -> Vec<Claim> {
        // Kinds are left out of what was found: a kind that is looked for alone would take what another one holds.
        claims.retain(|claim| self.kinds.as_ref().is_none_or(|kinds| kinds.contains(&claim.predicate)));
        if self.git_dates {
            git_dates::date(&mut claims, &document.path);
        }
        // They are kept until the last document was read.
        claims.shrink_to_fit();
        claims
    }

    /// Gives the claims of each document to `sink`, in the order of the documents; none of them is kept.
    pub(crate) fn each<E>(
        &self,
        found: &Documents,
        bar: &ProgressBar,
        sink: impl FnMut(Result<Vec<Claim>, InputProblem>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_opened(found, bar, unread, |_, claims, ()| claims, sink)
    }

    /// Opens each document, and gives what `make` makes of it and its claims to `sink`, in the order of the documents, as it comes.
    /// Those that can be opened are read several at a time.
    pub(crate) fn each_opened<T: Send, K, E>(
        &self,
        found: &Documents,
        bar: &ProgressBar,
        open: impl Fn(Found) -> Result<Opened<T, K>, InputProblem> + Sync,
        make: impl Fn(Document, Vec<Claim>, K) -> T + Sync,
        mut sink: impl FnMut(Result<T, InputProblem>) -> Result<(), E>,
    ) -> Result<(), E> {
        let size = (found.len() / (PARTS * self.jobs)).clamp(1, TOGETHER);
        if found.len() > size {
            keep_room();
        }
        let read = |part: usize| {
            let places = part * size..found.len().min((part + 1) * size);
            let (mut made, mut waiting, mut bytes) = (Vec::with_capacity(size), Vec::with_capacity(size), 0);
            for place in places {
                let opened = open(found.get(place));
                bytes += unread_in(&opened).map_or(0, |document| document.text.len());
                waiting.push(opened);
                if bytes >= BYTES {
                    made.extend(self.made(std::mem::take(&mut waiting), &make));
                    bytes = 0;
                }
            }
            made.extend(self.made(waiting, &make));
            bar.inc(made.len() as u64);
            made
        };
        let given = parallel::each(found.len().div_ceil(size), self.jobs, read, |made| made.into_iter().try_for_each(&mut sink));
        bar.finish_and_clear();
        given
    }

    /// What is made of documents that were opened.
    fn made<T, K>(
        &self,
        opened: Vec<Result<Opened<T, K>, InputProblem>>,
        make: impl Fn(Document, Vec<Claim>, K) -> T,
    ) -> Vec<Result<T, InputProblem>> {
        let documents = || opened.iter().filter_map(unread_in);
        let options: Vec<Options> = documents().map(|document| self.options(document)).collect();
        let mut claims = factlint_extract::extract_all(&documents().zip(&options).collect::<Vec<_>>()).into_iter();
        let mut make = |opened: Opened<T, K>| match opened {
            Opened::Done(made) => made,
            Opened::Unread(document, key) => {
                let claims = self.wanted(&document, claims.next().unwrap_or_default());
                make(document, claims, key)
            }
        };
        opened.into_iter().map(|opened| opened.map(&mut make)).collect()
    }

    /// The claims of all documents, in their order.
    pub(crate) fn read_all(&self, found: &Documents, bar: &ProgressBar) -> Vec<Result<Reading, InputProblem>> {
        let mut readings = Vec::with_capacity(found.len());
        let make = |document: Document, claims, ()| self.reading(&document, claims);
        let all = self.each_opened(found, bar, unread, make, |reading| {
            readings.push(reading);
            Ok::<(), Infallible>(())
        });
        let Ok(()) = all;
        readings
    }
}

/// What becomes of a document that can be opened.
pub(crate) enum Opened<T, K> {
    /// Its claims are not asked for: this is made of it.
    Done(T),
    /// It is to be read; with what is to be known when that is done.
    Unread(Document, K),
}

/// The document, where it is to be read.
fn unread_in<T, K>(opened: &Result<Opened<T, K>, InputProblem>) -> Option<&Document> {
    match opened {
        Ok(Opened::Unread(document, _)) => Some(document),
        _ => None,
    }
}

/// Opens a document that is to be read, whatever it is.
fn unread<T>(found: Found) -> Result<Opened<T, ()>, InputProblem> {
    Ok(Opened::Unread(documents::read(&found)?, ()))
}

/// Lets the allocator keep what is freed of a few documents for those that follow: where a large room was freed, as much is
/// not given back from then on (glibc). Else the system would hand the same pages out again for every few documents.
fn keep_room() {
    const ROOM: usize = 16 << 20;
    // It is never written, and so takes no memory.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
}

/// So many documents are read together at most, and as many as have so many bytes: what is known of all of them finds room in
/// the processor's cache.
const TOGETHER: usize = 8;
const BYTES: usize = 256 << 10;

/// Each worker has so many parts of the documents at least, where there are enough: none works long when the others are done.
const PARTS: usize = 4;
