//! Badges below a heading that say since when Rust has what the section is about: "Minimum Rust version: 1.31".

use factlint_model::{PartialVersion, Subject};

use crate::block::BlockKind;
use crate::engine::Reading;
use crate::parts::Parts;
use crate::pattern::{READY, Row};
use crate::settle::Draft;

/// The longest text of a block of badges, in bytes.
const LONGEST: usize = 160;

/// What such a badge begins with.
const LEADS: &[&str] = &["Minimum Rust version: ", "Minimum Rust Version: ", "Minimum Rust: ", "Minimum rustc: "];

impl Reading<'_> {
    /// Where a badge and its version stand in the block, with the version; nothing in what is of one crate, which needs it itself.
    fn badge(&self) -> Option<(usize, usize, &str)> {
        let text = &self.block.text;
        if self.block.kind != BlockKind::Paragraph || text.len() > LONGEST || self.whole.is_of_one_crate() {
            return None;
        }
        // All of them begin so.
        memchr::memmem::find(text.as_bytes(), b"Minimum ")?;
        let (start, lead) = LEADS.iter().find_map(|lead| Some((text.find(lead)?, lead)))?;
        let value = text[start + lead.len()..].split_whitespace().next()?;
        // Words of a picture: where they are written, the sentence is read.
        let is_picture = self.doc.text.get(..self.block.source(start, start + 1).start)?.ends_with("![");
        is_picture.then_some((start, start + lead.len(), value))
    }

    /// What the badge says of what its heading names; nothing where the block is none.
    #[inline(never)]
    pub(crate) fn badged(&self) -> Option<Vec<Draft>> {
        let (start, value_at, value) = self.badge()?;
        let is_nightly = value == "Nightly";
        if !is_nightly && value.parse::<PartialVersion>().is_err() {
            return None;
        }
        let Some(heading) = self.scope.heading else { return Some(Vec::new()) };
        let said = if is_nightly { "unstable" } else { value };
        let end = value_at + value.len();
        let parts =
            || Parts { value_at: Some((value_at, end)), ..Parts::exact(Subject::new(heading.trim()), said, (start, end)) };
        let row = Row { items: &[], text: &self.block.text, whole: self.whole };
        let kinds = READY.iter().filter(|ready| ready.kind.grammar().is_of_features() && self.is_wanted(ready.kind));
        Some(kinds.filter_map(|ready| self.finish(ready.kind, row, parts())).collect())
    }
}
