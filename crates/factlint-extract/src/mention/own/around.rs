//! What is known of whose versions are meant, besides the words of the sentence.

use std::cell::OnceCell;
use std::ops::Deref;

use factlint_model::PartialVersion;

use crate::scope::Whole;

/// What the document says about whose versions are meant, and what stands around the sentence.
pub(crate) struct Owns<'a> {
    /// Whether the text is the cell of a table: a bare number there is whatever its column says.
    pub(super) in_cell: bool,
    /// What the document says of names.
    pub(super) whole: Option<&'a Whole<'a>>,
    around: &'a dyn Around,
    about: OnceCell<Option<&'a str>>,
}

/// What stands around a sentence. Of most versions their own words tell whose they are: each is read when it is asked for. Nothing
/// is so of itself.
pub(crate) trait Around {
    /// The crate that the document, or the section, is about.
    fn about(&self) -> Option<&str> {
        None
    }
    /// Whether it is this one, of which no sign is known elsewhere.
    fn is_about(&self, name: &str) -> bool {
        self.about() == Some(name)
    }
    /// Whether it may be this word, which is no name by itself, in whatever case.
    fn may_be_about(&self, _word: &str) -> bool {
        true
    }
    /// Whether the block begins with that name, or stands under a heading that names it.
    fn leads(&self) -> bool {
        false
    }
    /// Whether the block begins with the name of Rust.
    fn leads_rust(&self) -> bool {
        false
    }
    /// Whether the document is about one release of Rust.
    fn about_rust(&self) -> bool {
        false
    }
    /// Whether the section is about the version of Rust that is needed.
    fn about_toolchain(&self) -> bool {
        false
    }
    /// Whether the section, or the entry above, is about what crates need of Rust.
    fn about_needs(&self) -> bool {
        false
    }
    /// Whether the sentence before speaks of what something needs of Rust.
    fn after_needs(&self) -> bool {
        false
    }
    /// Whether the section lists which versions of other things are supported.
    fn lists_supported(&self) -> bool {
        false
    }
}

/// Nothing stands around a sentence.
struct Nothing;

impl Around for Nothing {}

impl Default for Owns<'_> {
    fn default() -> Self {
        Self { in_cell: false, whole: None, around: &Nothing, about: OnceCell::new() }
    }
}

impl<'a> Deref for Owns<'a> {
    type Target = dyn Around + 'a;

    fn deref(&self) -> &Self::Target {
        self.around
    }
}

impl<'a> Owns<'a> {
    /// What is known where nothing stands around a sentence.
    pub(crate) fn alone(whole: &'a Whole<'a>) -> Self {
        Self { whole: Some(whole), ..Self::default() }
    }

    /// The same with what stands around it.
    pub(crate) fn within(whole: &'a Whole<'a>, in_cell: bool, around: &'a dyn Around) -> Self {
        Self { in_cell, around, ..Self::alone(whole) }
    }

    /// The crate that the document, or the section, is about: many ask for it.
    pub(super) fn about(&self) -> Option<&'a str> {
        *self.about.get_or_init(|| self.around.about())
    }

    /// Whether the version is of the release that the title names, or next to it. Others there are of tools and libraries.
    pub(super) fn is_near_title(&self, version: &PartialVersion) -> bool {
        let Some(title) = self.whole.and_then(|whole| whole.title_version.as_ref()) else { return false };
        let [(major, minor), (own_major, own_minor)] = [title, version].map(|v| (v.parts()[0], v.parts().get(1).copied()));
        major == own_major && matches!((minor, own_minor), (Some(a), Some(b)) if a.abs_diff(b) <= 1)
    }

    pub(super) fn is_known(&self, name: &str) -> bool {
        // What is around the sentence need not be read for most names.
        let is_about = || self.about.get().map_or_else(|| self.around.is_about(name), |about| *about == Some(name));
        self.whole.is_some_and(|whole| whole.is_known(name)) || is_about()
    }
}
