//! Mentions: the versions, dates, numbers and names of a sentence.

mod advisory;
mod count;
mod date;
mod edition;
mod item;
mod items;
mod leads;
mod name;
mod own;
mod part;
mod plain;
mod range;
mod relative;
mod rfc;
mod room;
mod same_release;
mod spelled;
mod subcommand;
mod version;
mod yearless;

use factlint_model::{Comparator, Count, PartialDate, PartialVersion};

pub(crate) use advisory::{advisory_id, may_hold_advisory, names_advisory};
pub(crate) use date::{date_at, dates_in, is_month};
pub(crate) use edition::is_year_of_edition;
pub(crate) use item::{Item, Sorts, What, advisory_of, rfc_of};
pub(crate) use items::{items, items_in};
pub(crate) use leads::Leads;
pub(crate) use name::{Name, Sign, Target, link_target, named, named_by, page_target, placed, without_scheme};
pub(crate) use own::{
    Around, Bond, Owner, Owns, UsedBy, is_dated_next, is_move, is_of_change, is_product, is_rust_shaped, is_telling, is_used_by,
    may_be_version, may_have_numbers, name_of, own, repo_of, repositories, spelling, user_of,
};
pub(crate) use plain::has_year;
pub(crate) use range::is_end_of_range;
pub(crate) use relative::{WEEKDAYS, relative, words_of_time, words_that_tell};
pub(crate) use rfc::{may_be_numbered_rfc, names_rfc, pull_of, rfc_link};
pub(crate) use room::give_back;
pub(crate) use same_release::{POINTS_BACK, same_release, says_again};
pub(crate) use spelled::SPELLED;
pub(crate) use version::lone_version;
pub(crate) use yearless::articles;

/// A version in the text.
#[derive(Debug, Clone)]
pub(crate) struct VersionMention {
    pub(crate) version: PartialVersion,
    /// The bytes of the version itself, without its owner.
    pub(crate) value: (usize, usize),
    pub(crate) comparator: Comparator,
    /// Whose version it is, and how that is known.
    pub(crate) owner: Option<(Owner, Bond)>,
    /// Whether it was written with `v`.
    pub(crate) has_v: bool,
    /// Whether it links to the release of a part of a repository that has a name of its own: what the text is about need not be it.
    pub(crate) is_of_part: bool,
}

impl VersionMention {
    /// Whether it stands in a list of what several crates need of Rust.
    pub(crate) fn is_listed(&self) -> bool {
        matches!(self.owner, Some((Owner::Rust, Bond::Listed)))
    }

    /// Whether it is one of Rust.
    pub(crate) fn is_of_rust(&self) -> bool {
        matches!(self.owner, Some((Owner::Rust, _)))
    }
}

/// A date in the text.
#[derive(Debug, Clone)]
pub(crate) struct DateMention {
    pub(crate) date: PartialDate,
    /// Whether it is an end of a longer time ("2019 to 2021"): what is said of that time is not said of it.
    pub(crate) is_open: bool,
}

/// A number in the text.
#[derive(Debug, Clone)]
pub(crate) struct CountMention {
    pub(crate) count: Count,
    /// The bytes of the number itself, without the words that say how it is meant.
    pub(crate) value: (usize, usize),
    pub(crate) comparator: Comparator,
}
