//! Words that link a release to what stands around it.

use crate::lexicon::{Lexicon, joined};

/// Words that stand before a release and belong to it.
pub(in crate::event) static OWN: Lexicon = Lexicon::of(&[
    "the",
    "a",
    "an",
    "its",
    "their",
    "our",
    "this",
    "that",
    "his",
    "her",
    "new",
    "newest",
    "latest",
    "current",
    "final",
    "first",
    "second",
    "third",
    "last",
    "next",
    "stable",
    "major",
    "minor",
    "recent",
    "then",
    "old",
    "older",
    "official",
    "great",
    "big",
    "long-awaited",
    "much-awaited",
    "version",
    "versions",
    "v",
    "crate",
    "library",
    "release",
    "releases",
    "line",
    "series",
    "framework",
    "package",
    "project",
    "compiler",
    "runtime",
    "toolchain",
    "'s",
    "\u{2019}s",
    "both",
    "initial",
    "public",
    "only",
    "just",
    "finally",
    "eventually",
    "brand-new",
    "upcoming",
    "still",
]);

/// Prepositions behind which the release is what is done with, or spoken of, and no subject.
static TOWARDS: Lexicon = Lexicon::of(&[
    "to",
    "for",
    "on",
    "onto",
    "against",
    "about",
    "at",
    "under",
    "using",
    "into",
    "around",
    "via",
    "upon",
    "over",
    "regarding",
    "concerning",
    "through",
    "toward",
    "towards",
    "atop",
    "vs",
    "versus",
]);

/// Prepositions that make the release what is done with, or spoken of.
pub(in crate::event) static AIMS: Lexicon = joined!(&TOWARDS, &Lexicon::of(&["despite", "without", "regardless"]));

/// Those, and others, behind which the release is no subject of a verb that follows.
pub(in crate::event) static GOVERNS: Lexicon =
    joined!(&TOWARDS, &Lexicon::of(&["with", "in", "from", "by", "covering", "featuring", "supporting", "targeting", "between"]));

/// Words of a time, and others that are light, between a release and a day.
pub(in crate::event) static LIGHT: Lexicon = Lexicon::of(&[
    "in",
    "on",
    "of",
    "at",
    "by",
    "during",
    "through",
    "throughout",
    "around",
    "since",
    "from",
    "early",
    "late",
    "mid",
    "the",
    "end",
    "beginning",
    "start",
    "middle",
    "turn",
    "about",
    "back",
    "as",
    "only",
    "just",
    "already",
    "later",
    "and",
    "then",
    "both",
    "earlier",
    "this",
    "that",
]);

/// Words that join releases of which the same is said.
pub(in crate::event) static JOINS: Lexicon = Lexicon::of(&["and", "or", "then", "plus", "later", "next"]);

/// Words by which one release is set against an earlier one.
pub(in crate::event) static AFTER: Lexicon =
    Lexicon::of(&["after", "before", "than", "following", "since", "behind", "to", "of", "over", "from", "until", "succeeding"]);
