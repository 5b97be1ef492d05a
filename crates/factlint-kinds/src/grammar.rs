//! What makes a claim of a kind, as data. One engine in `factlint-extract` reads all of it.

pub use crate::sets::SETS;

/// Which words of a text make a claim of a kind.
#[derive(Debug)]
pub struct Grammar {
    /// Where the subject of the claim comes from.
    pub subject: SubjectRole,
    /// Where its value comes from.
    pub value: ValueRole,
    /// Shapes of clauses, see [`Pattern`].
    pub patterns: &'static [Pattern],
    /// Pieces of words, one of which every claim has that is written without a digit; without any, a claim needs a digit.
    pub cues: &'static [&'static str],
    /// Shapes of clauses that make a claim in the announcement of a release of Rust only; that release is the value.
    pub announced: &'static [Pattern],
    /// Headings, in lower case, under which the headings of an announcement of Rust name what the release brought.
    pub sections: &'static [&'static str],
    /// Words, in lower case, of headings there that name no one thing.
    pub plain_sections: &'static [&'static str],
    /// Whether a mention alone makes a claim. Then a text that speaks of the same thing as of something to come makes none.
    pub is_mere_mention: bool,
    /// What `{=group}` stands for: the group, words for it as in a pattern (no slots), and the value that they say.
    pub said: &'static [(&'static str, &'static str, &'static str)],
    /// Words that forbid a claim where they stand in the same clause.
    pub vetoes: &'static [&'static str],
    /// Heads of table columns that hold the value, in lower case.
    pub columns: &'static [&'static str],
    /// Headings, in lower case, under which every item of a list is a claim about the release of Rust that the document announces.
    pub list_headings: &'static [&'static str],
    /// Words, in lower case: where the words that lead to a list have one of them, every item of it is a claim about the release
    /// of Rust that they name, else about the one that the document announces.
    pub list_leads: &'static [&'static str],
    /// Whether every item of a list under a heading that is an edition is a claim of this kind.
    pub edition_lists: bool,
    /// Whether a link to the subject, in words that do not name it, is a claim that they are its value.
    pub linked: bool,
    /// Whether a heading that is a version alone, or a version with a date, is a claim of this kind.
    pub headings: bool,
    /// Whether `+`, "or newer" and "at least" belong to the idiom and leave the value exact (design section 2, "Values").
    pub plus_is_idiom: bool,
    /// Whether "may", "would", "planned" and the like forbid a claim.
    pub hypothetical_is_veto: bool,
}

impl Grammar {
    /// A grammar that recognises nothing, to be completed with `..Grammar::NONE`.
    pub const NONE: Self = Self {
        subject: SubjectRole::Rust,
        value: ValueRole::Version,
        patterns: &[],
        cues: &[],
        announced: &[],
        sections: &[],
        plain_sections: &[],
        is_mere_mention: false,
        said: &[],
        vetoes: &[],
        columns: &[],
        list_headings: &[],
        list_leads: &[],
        edition_lists: false,
        linked: false,
        headings: false,
        plus_is_idiom: false,
        hypothetical_is_veto: true,
    };

    /// Whether it says in which release of Rust a feature came.
    #[must_use]
    pub fn is_of_features(&self) -> bool {
        self.subject == SubjectRole::Phrase && self.value == ValueRole::Version
    }

    /// Whether it says which version of something else a crate, or one of its releases, needs.
    #[must_use]
    pub fn is_of_needs(&self) -> bool {
        self.subject == SubjectRole::CrateMaybeAt && self.value == ValueRole::Version
    }
}

/// Where the subject of a claim comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectRole {
    /// Rust itself.
    Rust,
    /// The release of Rust that was matched: `rust@1.85.0`.
    RustRelease,
    /// The crate that was matched, or the one that the text is about.
    Crate,
    /// The same, with the version of the release that was matched, or under whose heading the text stands, where there is one.
    CrateMaybeAt,
    /// The same, where a version that stands alone is one of the crate that the text is about ("0.4.3 was yanked").
    ReleaseMaybeBare,
    /// The release of a crate that was matched: `crate:heapless@0.9.1`.
    CrateRelease,
    /// The repository that was matched, or else the crate of that name.
    Repository,
    /// The words of the phrase that was matched.
    Phrase,
    /// The advisory that was matched, else the nearest one in the sentence, before it in the block, or in the headings above.
    Advisory,
    /// The RFC that was matched.
    Rfc,
    /// The source to which the text attributes the value: a url, `rfc:N`, or `source:NAME` where the text gives no url. No
    /// patterns are needed: what is attributed follows from links, footnotes, keys and the verbs of reporting.
    Citation,
}

/// Where the value of a claim comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueRole {
    /// The version, or that of the release.
    Version,
    /// The date.
    Date,
    /// The number.
    Count,
    /// The name of the crate that was matched, else the one that the text is about.
    Name,
    /// The words of the phrase or the quotation that was matched.
    Phrase,
    /// The edition of Rust, by its year.
    Edition,
    /// The licence, as an SPDX expression.
    License,
    /// A number with its unit (`25%`, `1,106 crates`).
    Statistic,
    /// The words of a quotation.
    Quotation,
    /// This word, whatever stands in the text: the value of a pattern that is a statement by itself ("not yet stable").
    Word,
    /// The same, with the date that stands beside the match behind `@` ("discontinued in March 2025").
    WordMaybeAt,
}

/// The shape of a clause: items with one space between them.
///
/// | item | stands for |
/// | --- | --- |
/// | `word` | this word, whatever its case |
/// | `one\|two` | one of these words; also one of sets, marks and `$` |
/// | `@set` | a word of the named set in [`SETS`] |
/// | `?` behind an item | it may be missing |
/// | `..` | at most eight items, none a mention, none the end of a clause |
/// | `...` | at most sixteen items, whatever they are |
/// | `( ) , : ; - "` | this mark (`-` is any dash) |
/// | `^` | the beginning of the sentence, heading, list item or cell |
/// | `$` | its end |
/// | `{release}` | a version with its crate or with Rust |
/// | `{rust}` `{crate}` | the same, of Rust, of a crate |
/// | `{crate!}` | a version that the words around it, and not the document, say to be of a crate |
/// | `{need}` | a version of Rust beside a crate, in a list of what several crates need |
/// | `{of}` | a crate with its version, of which the version before it is said ("Rust 1.70 for `x` 2.1") |
/// | `{rust!}` | a version that names Rust itself, or stands in an announcement of Rust |
/// | `{crate+}` | a crate with a version that is meant as the least ("clap v4+") |
/// | `{version}` | any version |
/// | `{line}` | a line of releases ("4.x") |
/// | `{name}` | the name of a crate |
/// | `{known}` | the name of a crate with a sign of its own somewhere in the document, or whose shape tells |
/// | `{date}` `{month}` | any date; one with a month at least |
/// | `{count}` | a number |
/// | `{license}` | a licence, or several with the words that join them |
/// | `{=group}` | words of a group of the grammar ([`Grammar::said`]), which say the value |
/// | `{sure}` | a name that is one of a crate for sure: it links to its page, the word "crate" stands beside it somewhere, or it has a dash |
/// | `{named}` | the name of a crate that has a sign of its own, or is written in small letters |
/// | `{rare}` | the same, where the word is like none of prose, or written with a capital and elsewhere without |
/// | `{advisory}` | the id of an advisory, or a link to it |
/// | `{rfc}` | an RFC of Rust |
/// | `{edition}` | an edition of Rust |
/// | `{bound}` | a version behind `<` or `>=` |
/// | `{quoted}` | words between quotation marks, with the marks |
/// | `{title}` | the words up to the next mark that ends a title |
/// | `{phrase}` | the words that name a feature: up to the nearest boundary of a phrase |
#[derive(Debug)]
pub struct Pattern {
    /// The items.
    pub shape: &'static str,
    /// The value, for [`ValueRole::Word`].
    pub word: &'static str,
    /// Whether "not", "never" and the like before it or in it turn it around.
    pub deniable: bool,
    /// Where its subject comes from, if not from where the grammar says.
    pub subject: Option<SubjectRole>,
    /// Whether it counts only in a document about Rust, or of what plain words do not name.
    pub is_of_rust: bool,
    /// Whether it says where something stands, which may also be where its user stands: "x is now at 1.4" in a list of
    /// dependencies says which release is used there.
    pub is_place: bool,
    /// Whether it counts only under a heading that speaks of the version of Rust that is needed, where the block says nothing
    /// else, or begins with the line of releases that needs it ("1.2.x: Rust 1.67").
    pub is_line: bool,
    /// Whether it counts only where the block begins with the crate that it is said of.
    pub is_lead: bool,
}

impl Pattern {
    /// The same, as a statement of a value that its words make by themselves.
    #[must_use]
    pub const fn value(self, word: &'static str) -> Self {
        Self { word, ..self }
    }

    /// The same, with a "not" of its own: "won't build with anything older than".
    #[must_use]
    pub const fn denying(self) -> Self {
        Self { deniable: false, ..self }
    }

    /// The same, in a document about Rust, or of what plain words do not name: patients are stabilised, too.
    #[must_use]
    pub const fn of_rust(self) -> Self {
        Self { is_of_rust: true, ..self }
    }

    /// The same, where the text does not speak of what it uses itself.
    #[must_use]
    pub const fn place(self) -> Self {
        Self { is_place: true, ..self }
    }

    /// The same, only under a heading that speaks of the version of Rust that is needed.
    #[must_use]
    pub const fn line(self) -> Self {
        Self { is_line: true, ..self }
    }

    /// The same, only in a block that begins with a crate: "**`x`: double free.** …".
    #[must_use]
    pub const fn lead(self) -> Self {
        Self { is_lead: true, ..self }
    }

    /// The same, with its subject from elsewhere.
    #[must_use]
    pub const fn of(self, subject: SubjectRole) -> Self {
        Self { subject: Some(subject), ..self }
    }
}

/// A pattern whose value stands in the text.
#[must_use]
pub const fn shape(shape: &'static str) -> Pattern {
    Pattern { shape, word: "", deniable: true, subject: None, is_of_rust: false, is_place: false, is_line: false, is_lead: false }
}

/// A pattern that is itself the value, with its own "not" ("not yet stable").
#[must_use]
pub const fn says(word: &'static str, shape: &'static str) -> Pattern {
    Pattern { word, deniable: false, ..self::shape(shape) }
}

/// A pattern that is itself the value, unless it is denied ("not deprecated").
#[must_use]
pub const fn states(word: &'static str, shape: &'static str) -> Pattern {
    Pattern { word, ..self::shape(shape) }
}

/// Cues of numbers that are written out.
pub const COUNTED: &[&str] = &["dozen", "hundred", "thousand", "million", "billion"];
