//! Whose a version is that names nothing itself: of which of the crates of its heading, or of what is no crate at all.

use factlint_model::PartialVersion;

use crate::engine::{Reading, version_of};
use crate::fold::{has_in_any_case, lower};
use crate::mention::{VersionMention, is_product};
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
    owner.is_some_and(|word| word.starts_with(char::is_uppercase) && (is_product(word) || is_other(&word.to_lowercase())))
}
