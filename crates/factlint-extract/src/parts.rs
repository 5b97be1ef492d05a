//! What a draft of a claim is put together of: whose value it is, and where the words stand that say so.

use factlint_model::{Comparator, Subject};

/// What a draft is made of.
pub(crate) struct Parts {
    pub(crate) subject: Subject,
    pub(crate) value: String,
    pub(crate) value_at: Option<(usize, usize)>,
    pub(crate) comparator: Comparator,
    pub(crate) step: u64,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) rank: usize,
    pub(crate) conjunct: usize,
    /// The words for which it competes with other claims, if not those of its value.
    pub(crate) mention: Option<(usize, usize)>,
}

impl Parts {
    /// An exact value that the words from `start` to `end` of the block say of a subject.
    pub(crate) fn exact(subject: Subject, value: impl Into<String>, (start, end): (usize, usize)) -> Self {
        let (value, comparator) = (value.into(), Comparator::Exact);
        Self { subject, value, value_at: None, comparator, step: 1, start, end, rank: 0, conjunct: 0, mention: None }
    }
}
