//! Whose a version is that names nothing itself: of which of the crates of its heading, or of what is no crate at all.

use factlint_model::PartialVersion;

use crate::engine::{Reading, version_of};
use crate::fold::{has_in_any_case, lower};
use crate::lexicon::Lexicon;
use crate::mention::{Item, VersionMention, What, is_product};
use crate::pattern::Row;
use crate::vocabulary::is_other;

impl Reading<'_> {
    /// The crate of a bare version under a heading that names several, "From brindle 4.9 to ondula 0.8": the one with whose release it
    /// agrees.
    pub(crate) fn of_several(&self, mention: &VersionMention, name: &str) -> Option<String> {
        let several = self.headings.several(self.whole);
        if several.is_empty() {
            return Some(name.to_owned());
        }
        let agrees = |of: &&(String, PartialVersion)| mention.version.parts().starts_with(of.1.parts());
        let mut all = several.iter().filter(agrees).map(|(name, _)| name);
        // What the words name is that one, whichever release it is.
        let is_named = has_in_any_case(&self.block.text, &lower(name));
        let Some(first) = all.next() else { return is_named.then(|| name.to_owned()) };
        all.all(|other| other == first).then(|| first.clone())
    }
}

/// Whether a bare version, or the first of several with it, stands behind the name of a product.
pub(crate) fn follows_another(row: Row<'_>, version: usize) -> bool {
    let is_joint =
        |at: usize| row.items[at].is_mark(',') || ["and", "or"].iter().any(|word| row.items[at].is_word(row.text, word));
    let mut at = version;
    loop {
        let joints = row.items[..at].iter().enumerate().rev().take_while(|(at, _)| is_joint(*at)).count();
        let before = at.checked_sub(joints + 1).filter(|_| joints > 0);
        match before.filter(|before| version_of(&row.items[*before]).is_some_and(|mention| mention.owner.is_none())) {
            Some(before) => at = before,
            None => break,
        }
    }
    let is_noun =
        |at: usize| ["version", "versions", "release", "releases"].iter().any(|word| row.items[at].is_word(row.text, word));
    let owner = (0..at).rev().find(|at| !is_noun(*at)).and_then(|at| row.items[at].word(row.text));
    if is_word_of_prose(row, at) {
        return true;
    }
    owner.is_some_and(|word| word.starts_with(char::is_uppercase) && (is_product(word) || is_other(&word.to_lowercase())))
}

/// "brindle is fine, but time 0.3.48": whether a word in small letters that begins its clause has the version behind it, be it one of
/// prose.
fn is_word_of_prose(row: Row<'_>, version: usize) -> bool {
    static BEFORE: Lexicon = Lexicon::of(&[
        "release",
        "version",
        "versions",
        "releases",
        "tag",
        "patch",
        "only",
        "even",
        "also",
        "then",
        "and",
        "but",
        "or",
        "since",
        "because",
        "as",
        "while",
        "when",
        "after",
        "before",
        "yet",
        "so",
        "now",
        "still",
        "of",
        "in",
        "to",
        "from",
        "than",
        "the",
        "its",
        "both",
        "avoid",
        "skip",
        "that",
        "though",
        "although",
        "where",
        "like",
        "if",
        "until",
        "unless",
        "with",
        "by",
        "for",
        "at",
        "on",
        "is",
        "was",
        "are",
        "were",
        "hence",
        "thus",
        "later",
        "today",
        "yesterday",
        "meanwhile",
        "instead",
        "until",
        "whereas",
        "however",
        "sadly",
        "line",
        "series",
        "branch",
        "not",
        "neither",
        "nor",
        "either",
        "use",
        "take",
        "this",
        "our",
        "their",
        "an",
        "a",
        "too",
        "which",
        "who",
        "whose",
        "back",
        "once",
        "soon",
        "first",
        "last",
        "again",
        "especially",
        "except",
        "including",
        "namely",
        "e.g",
        "i.e",
        "yanked",
        "broken",
        "vulnerable",
        "affected",
        "between",
        "through",
        "up",
        "update",
        "upgrade",
        "downgrade",
        "bump",
        "using",
        "plus",
        "minus",
        "about",
        "over",
        "under",
        "above",
        "below",
        "beyond",
        "newer",
        "older",
        "latest",
        "newest",
        "current",
        "previous",
        "next",
        "build",
        "number",
        "numbers",
        "v",
        "ver",
        "alpha",
        "beta",
        "rc",
    ]);
    let is_joint = |item: &Item| {
        matches!(item.what, What::Mark(',' | ';' | '.' | ':'))
            || ["and", "but", "while", "whereas", "though", "because"].iter().any(|word| item.is_word(row.text, word))
    };
    let is_full = version_of(&row.items[version]).is_some_and(|mention| mention.version.is_full());
    let Some(at) = version.checked_sub(1).filter(|_| is_full) else { return false };
    let begins = at.checked_sub(1).is_none_or(|before| is_joint(&row.items[before]));
    let item = &row.items[at];
    let is_noun =
        |word: &str| word.bytes().all(|b| b.is_ascii_lowercase()) && !["ly", "ed", "ing"].iter().any(|end| word.ends_with(end));
    begins
        && !item.code
        && row.text.get(item.end..row.items[version].start) == Some(" ")
        && item.word(row.text).is_some_and(is_noun)
        && !item.is_one(row.text, &BEFORE)
}

/// "brindle has 17,000 dependents; time has only 3,300": whether the clause of a match begins with a word in small letters that has
/// something, and may be a name as well.
pub(crate) fn begins_clause_with_word(row: Row<'_>, until: usize, last: Option<usize>) -> bool {
    /// So many items before a count its clause begins.
    const FAR: usize = 6;
    const NO_NAMES: &[&str] =
        &["it", "which", "that", "this", "there", "who", "and", "but", "also", "still", "each", "now", "one", "he", "she"];
    let is = |at: usize, list: &[&str]| list.iter().any(|word| row.items[at].is_word(row.text, word));
    let begins = (1..until).rev().take(FAR).find(|at| {
        let joint = at - 1;
        matches!(row.items[joint].what, What::Mark(';' | ','))
            || is(joint, &["and", "but", "while"]) && joint > 0 && matches!(row.items[joint - 1].what, What::Mark(';' | ','))
    });
    begins.is_some_and(|at| {
        let word = row.items[at].word(row.text).filter(|_| !row.items[at].code);
        last.is_none_or(|last| last < at)
            && at + 1 < row.items.len()
            && word.is_some_and(|word| word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase()))
            && !is(at, NO_NAMES)
            && is(at + 1, &["has", "had"])
    })
}

/// "We skipped 0.7; that release …": whether words name a version and not whose it is.
pub(crate) fn has_bare(items: &[Item]) -> bool {
    items.iter().any(|item| matches!(&item.what, What::Version(mention) if mention.owner.is_none()))
}
