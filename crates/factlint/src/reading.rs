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
        let claims = self.claims_alone(document);
        let surroundings = claims.iter().filter(|_| self.contexts).map(|claim| Surroundings::of(document, claim)).collect();
        Reading {
            name: document.path.clone(),
            hash: if self.contexts { BodyHash::of(document.text.as_bytes()).0 } else { String::new() },
            claims,
            exceptions: factlint_extract::exceptions(document),
            surroundings,
        }
    }

    /// The claims of a document, where nothing else is wanted of it.
    fn claims_alone(&self, document: &Document) -> Vec<Claim> {
        let date = self.dates.iter().find(|(pattern, _)| pattern.is_match(&document.path)).map(|(_, date)| *date);
        let options = Options { date: date.or(self.date), kinds: None, of_rust: self.of_rust };
        let mut claims = factlint_extract::extract(document, &options);
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
        let read = |place: usize| {
            let claims = documents::read(&found.get(place)).map(|document| self.claims_alone(&document));
            bar.inc(1);
            claims
        };
        let given = parallel::each(found.len(), self.jobs, read, sink);
        bar.finish_and_clear();
        given
    }

    /// Gives what `read` makes of each document to `sink`, in the order of the documents, as it comes.
    pub(crate) fn each_read<T: Send, E>(
        &self,
        found: &Documents,
        bar: &ProgressBar,
        read: impl Fn(Found) -> T + Sync,
        sink: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let read = |place: usize| {
            let made = read(found.get(place));
            bar.inc(1);
            made
        };
        let given = parallel::each(found.len(), self.jobs, read, sink);
        bar.finish_and_clear();
        given
    }

    /// The claims of all documents, in their order.
    pub(crate) fn read_all(&self, found: &Documents, bar: &ProgressBar) -> Vec<Result<Reading, InputProblem>> {
        let mut readings = Vec::with_capacity(found.len());
        let read = |found: Found| documents::read(&found).map(|document| self.claims(&document));
        let all = self.each_read(found, bar, read, |reading| {
            readings.push(reading);
            Ok::<(), Infallible>(())
        });
        let Ok(()) = all;
        readings
    }
}
