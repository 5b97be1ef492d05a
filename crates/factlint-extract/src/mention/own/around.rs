//! What is known of whose versions are meant, besides the words of the sentence.

use std::cell::OnceCell;

use factlint_model::PartialVersion;

use crate::scope::Whole;

/// What the document says about whose versions are meant.
#[derive(Default)]
pub(crate) struct Owns<'a> {
    /// Whether the text is the cell of a table: a bare number there is whatever its column says.
    pub(super) in_cell: bool,
    /// What the document says of names.
    pub(super) whole: Option<&'a Whole<'a>>,
    around: Option<&'a dyn Around>,
    about: OnceCell<Option<&'a str>>,
}

/// What stands around a sentence. Of most versions their own words tell whose they are: each is read when it is asked for.
pub(crate) trait Around {
    /// The crate that the document, or the section, is about.
    fn about(&self) -> Option<&str>;
    /// Whether the block begins with that name, or stands under a heading that names it.
    fn leads(&self) -> bool;
    /// Whether the block begins with the name of Rust.
    fn leads_rust(&self) -> bool;
    /// Whether the document is about one release of Rust.
    fn about_rust(&self) -> bool;
    /// Whether the section is about the version of Rust that is needed.
    fn about_toolchain(&self) -> bool;
    /// Whether the section, or the entry above, is about what crates need of Rust.
    fn about_needs(&self) -> bool;
    /// Whether the sentence before speaks of what something needs of Rust.
    fn after_needs(&self) -> bool;
    /// Whether the section lists which versions of other things are supported.
    fn lists_supported(&self) -> bool;
}

impl<'a> Owns<'a> {
    /// What is known where nothing stands around a sentence.
    pub(crate) fn alone(whole: &'a Whole<'a>) -> Self {
        Self { whole: Some(whole), ..Self::default() }
    }

    /// The same with what stands around it.
    pub(crate) fn within(whole: &'a Whole<'a>, in_cell: bool, around: &'a dyn Around) -> Self {
        Self { in_cell, around: Some(around), ..Self::alone(whole) }
    }

    pub(super) fn about(&self) -> Option<&'a str> {
        *self.about.get_or_init(|| self.around.and_then(Around::about))
    }

    pub(super) fn leads(&self) -> bool {
        self.around.is_some_and(Around::leads)
    }

    pub(super) fn leads_rust(&self) -> bool {
        self.around.is_some_and(Around::leads_rust)
    }

    pub(super) fn about_rust(&self) -> bool {
        self.around.is_some_and(Around::about_rust)
    }

    pub(super) fn about_toolchain(&self) -> bool {
        self.around.is_some_and(Around::about_toolchain)
    }

    pub(super) fn about_needs(&self) -> bool {
        self.around.is_some_and(Around::about_needs)
    }

    pub(super) fn after_needs(&self) -> bool {
        self.around.is_some_and(Around::after_needs)
    }

    pub(super) fn lists_supported(&self) -> bool {
        self.around.is_some_and(Around::lists_supported)
    }

    /// Whether the version is of the release that the title names, or next to it. Others there are of tools and libraries.
    pub(super) fn is_near_title(&self, version: &PartialVersion) -> bool {
        let Some(title) = self.whole.and_then(|whole| whole.title_version.as_ref()) else { return false };
        let [(major, minor), (own_major, own_minor)] = [title, version].map(|v| (v.parts()[0], v.parts().get(1).copied()));
        major == own_major && matches!((minor, own_minor), (Some(a), Some(b)) if a.abs_diff(b) <= 1)
    }

    pub(super) fn is_known(&self, name: &str) -> bool {
        self.whole.is_some_and(|whole| whole.is_known(name)) || self.about() == Some(name)
    }
}
