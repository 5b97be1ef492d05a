//! Whom a sentence turns to before it goes on with "it": "As for `x`, it …", "the successor is `x`; it …".

use crate::carry::{Spoken, is_no_candidate};
use crate::engine::Reading;
use crate::lexicon::Lexicon;
use crate::mention::{Item, Name, Owner, Sign, VersionMention, What, is_telling, name_of};
use crate::pattern::Row;
use crate::vocabulary::{is_no_name, is_prose};

/// Words with which a sentence turns to something else.
static TURNS: Lexicon = Lexicon::of(&["for", "regarding", "concerning", "with"]);

/// Verbs before what something is, or is called.
static IS: Lexicon = Lexicon::of(&["is", "are", "was", "were", "comes", "came", "named", "called", "be", "remains", "became"]);

/// Words between them and a name.
static LIGHT: Lexicon = Lexicon::of(&["the", "now", "also", "then", "of", "course", "still", "always", "crate", "by"]);

/// Where the last sentence of a row begins before an item: a full stop ends one also where the next one begins with a name in small
/// letters.
pub(crate) fn behind_stop(row: Row<'_>, until: usize) -> usize {
    let is_stop = |item: &Item| item.is_mark('.') && !item.code && row.text[item.end..].starts_with(' ');
    row.items[..until].iter().rposition(is_stop).map_or(0, |at| at + 1)
}

impl Reading<'_> {
    /// Whom the sentence turns to last before an item, and where it stands.
    pub(crate) fn introduced(&self, row: Row<'_>, until: usize) -> (usize, Spoken) {
        let from = behind_stop(row, until);
        for at in (from..until).rev() {
            if matches!(row.items[at].what, What::Version(_)) {
                break;
            }
            if turns_to(row, from, at) || is_called(row, from, at) {
                return (at, self.named_at(row, at));
            }
        }
        (from, Spoken::Nothing)
    }

    /// The crate with which the sentence before an item begins behind a full stop in its row: "… stars. tarn's is smaller: it has".
    pub(crate) fn begun_behind_stop(&self, row: Row<'_>, until: usize) -> Option<(usize, Name)> {
        let from = behind_stop(row, until);
        let first =
            row.items.get(from).filter(|first| from > 0 && row.text[first.start..].starts_with(|c: char| c.is_ascii_lowercase()));
        let name = first.and_then(|first| name_of(first, row.text))?;
        let is_other = is_no_name(&name.name) || is_prose(&name.name);
        (!is_other && from < until).then_some((from, Name { sign: name.sign.max(Sign::Place), ..name }))
    }

    fn named_at(&self, row: Row<'_>, at: usize) -> Spoken {
        let item = &row.items[at];
        let Some(name) = name_of(item, row.text) else { return Spoken::Nothing };
        let is_name = matches!(&item.what, What::Name(name) if name.sign >= Sign::Code) || self.whole.is_known(&name.name);
        let is_small = row.text[item.start..].starts_with(|c: char| c.is_ascii_lowercase());
        match () {
            () if is_name || is_small && (is_telling(&name.name) || !is_no_candidate(&name.name)) => Spoken::Crate(name.name),
            // A word of prose may be a name there, too.
            () if is_small && !is_no_name(&name.name) => Spoken::Other,
            () => Spoken::Nothing,
        }
    }
}

/// Whether the clause goes on behind an item.
fn goes_on(row: Row<'_>, at: usize) -> bool {
    let marks = row.items.get(at + 1).is_some_and(|item| matches!(item.what, What::Mark(',' | ';' | ':' | '-')));
    marks || row.items.get(at + 1).is_some_and(|item| item.is_word(row.text, "and"))
}

/// "As for `x`, …", "for `x`, …": with which the sentence begins.
fn turns_to(row: Row<'_>, from: usize, at: usize) -> bool {
    let is = |at: usize, word: &str| row.items[at].is_word(row.text, word);
    let comma = row.items.get(at + 1).is_some_and(|item| item.is_mark(','));
    let begins = at == from + 1 || at == from + 2 && is(from, "as") && is(from + 1, "for");
    comma && begins && row.items[at - 1].is_in(row.text, &TURNS)
}

/// "… there is `x`, and it", "the successor is `x`; it".
fn is_called(row: Row<'_>, from: usize, at: usize) -> bool {
    let verb = (from..at).rev().find(|at| !row.items[*at].is_in(row.text, &LIGHT));
    let is_it = |at: usize| {
        ["it", "it's", "it\u{2019}s"].iter().any(|word| row.items.get(at).is_some_and(|item| item.is_word(row.text, word)))
    };
    goes_on(row, at) && (is_it(at + 2) || is_it(at + 3)) && verb.is_some_and(|verb| row.items[verb].is_in(row.text, &IS))
}

/// Whether one of these items is a release of a crate.
pub(crate) fn names_release(items: &[Item]) -> bool {
    items.iter().any(|item| matches!(&item.what, What::Version(VersionMention { owner: Some((Owner::Crate(_), _)), .. })))
}
