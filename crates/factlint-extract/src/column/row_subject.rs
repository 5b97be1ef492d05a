//! Whom the row of a table is about.

use factlint_kinds::grammar::SubjectRole;
use factlint_model::Subject;

use super::Other;
use super::dates::{dates_rust, is_brief, says_use};
use super::heads::{FEATURES, FROM, NAMES, NEWEST, RFCS, TO, VERSIONS};
use crate::block::{Block, BlockKind, MarkKind};
use crate::engine::version_of;
use crate::mention::{Owner, Sign, VersionMention, advisory_of, rfc_of};

/// The subject that the other cells of a row name: the first name, and the first version where a release is wanted.
/// `cell` is the one that says something of it.
pub(super) fn row_subject(role: SubjectRole, others: &[Other<'_>], cell: &Block) -> Option<Subject> {
    let is_rust = |mention: &&VersionMention| matches!(mention.owner, Some((Owner::Rust, _)));
    // A column of the newest versions says nothing of the others.
    let of_newest = |other: &&Other<'_>| NEWEST.iter().any(|word| other.head.contains(word));
    let about_release = matches!(role, SubjectRole::CrateMaybeAt | SubjectRole::ReleaseMaybeBare);
    let is_new = |other: &&Other<'_>| TO.contains(&other.head.as_str());
    // "From 1.0 to 1.1": the row is about the version to which it goes.
    let goes = others.iter().any(|other| is_new(&other));
    let is_aside = |other: &&Other<'_>| {
        about_release && (of_newest(other) || speaks_of_need(other)) || goes && FROM.contains(&other.head.as_str())
    };
    // "jiff | 0.2.35 | diesel 2.3.12": the release of another crate, in a column that says what it has to do with this one.
    let of_other = |other: &&Other<'_>| about_release && is_of_other(other, others);
    let mut told: Vec<&Other<'_>> =
        others.iter().filter(|other| !is_aside(other) && !of_other(other) && is_brief(other)).collect();
    // Two releases in a row: what it says is said of neither alone.
    let of_release = |other: &&&Other<'_>| other.items.iter().filter_map(version_of).any(|mention| !is_rust(&mention));
    if role == SubjectRole::CrateRelease && told.iter().filter(|other| VERSIONS.contains(&other.head.as_str())).count() == 1 {
        told.retain(|other| VERSIONS.contains(&other.head.as_str()));
    }
    let is_choice = told.iter().filter(of_release).count() > 1;
    if is_choice && role == SubjectRole::CrateRelease {
        return None;
    }
    let told = if about_release && (is_choice || is_beside_newest(others, cell)) { Vec::new() } else { told };
    let mut versions = told.into_iter().flat_map(|other| &other.items).filter_map(version_of);
    let name = || {
        let named = others.iter().filter(|other| NAMES.contains(&other.head.as_str())).find_map(Other::name);
        // "ClickHouse | `brindle_house`": code is surer than a plain word before it.
        let brief = others.iter().filter(|other| is_brief(other));
        let signed = || brief.clone().filter_map(Other::name).find(|name| name.sign >= Sign::Code);
        // Where a column holds the names, a plain word in another one is none.
        let has_names = others.iter().any(|other| NAMES.contains(&other.head.as_str()));
        let plain = || others.iter().filter(|_| !has_names).find_map(Other::name);
        named.or_else(signed).or_else(plain)
    };
    match role {
        SubjectRole::Rust | SubjectRole::Citation => None,
        SubjectRole::RustRelease if !dates_rust(others) => None,
        SubjectRole::RustRelease => versions.find(is_rust).map(|mention| Subject::rust().at(&mention.version.to_string())),
        SubjectRole::Crate => name().map(|name| Subject::krate(&name.name)),
        SubjectRole::CrateMaybeAt | SubjectRole::ReleaseMaybeBare => {
            let subject = Subject::krate(&name()?.name);
            let release = versions.find(|mention| !is_rust(mention));
            Some(release.map_or_else(|| subject.clone(), |mention| subject.at(&mention.version.to_string())))
        }
        // A date beside an advisory is that of the advisory.
        SubjectRole::CrateRelease if others.iter().flat_map(|other| &other.items).any(|item| advisory_of(item).is_some()) => None,
        SubjectRole::CrateRelease => {
            let mention = versions.find(|mention| !is_rust(mention))?;
            let name = match &mention.owner {
                Some((Owner::Crate(name), _)) => name.clone(),
                _ => name()?.name,
            };
            Some(Subject::krate(&name).at(&mention.version.to_string()))
        }
        SubjectRole::Advisory => others.iter().flat_map(|other| &other.items).find_map(advisory_of).map(Subject::new),
        SubjectRole::Rfc => {
            let named = others.iter().flat_map(|other| &other.items).find_map(rfc_of);
            // In a column of RFCs a number alone is one.
            let numbered = || {
                let other = others.iter().find(|other| RFCS.contains(&other.head.as_str()))?;
                other.block.text.trim().trim_start_matches(['#', '0']).parse().ok().filter(|number| *number < 10_000)
            };
            named.or_else(numbered).map(Subject::rfc)
        }
        SubjectRole::Repository => {
            // "Heap | [Ondula](https://github.com/…)": where a link leads is surer than a plain word before it.
            let led = || others.iter().filter_map(Other::name).find(|name| name.repo.is_some());
            let name = name().filter(|name| name.repo.is_some() || name.sign >= Sign::Code).or_else(led).or_else(name);
            name.map(|name| name.repo.as_deref().map_or_else(|| Subject::krate(&name.name), Subject::github))
        }
        SubjectRole::Phrase => {
            // A cell of code alone names the feature surer than words for what it is good for.
            let is_code = |other: &&Other<'_>| {
                let all = other.block.text.trim().len();
                other.block.marks.iter().any(|mark| mark.kind == MarkKind::Code && mark.end - mark.start == all)
            };
            let named = others.iter().find(|other| FEATURES.contains(&other.head.as_str()));
            let first = named.or_else(|| others.iter().find(is_code)).or(others.first())?.block.text.trim();
            (first.split_whitespace().count() <= 10 && !first.is_empty()).then(|| Subject::new(first))
        }
    }
}

/// "Crate | Ours | Latest | MSRV": whether the newest version stands nearest before a cell, or the one that somebody has with the newest
/// before it; what the cell says may be said of either.
fn is_beside_newest(others: &[Other<'_>], cell: &Block) -> bool {
    let is_newest = |other: &Other<'_>| NEWEST.iter().any(|word| other.head.contains(word));
    let has_version = |other: &&Other<'_>| other.items.iter().any(|item| version_of(item).is_some());
    let mut before = others.iter().rev().filter(|other| column_of(other.block) < column_of(cell)).filter(has_version);
    let Some(nearest) = before.next() else { return false };
    is_newest(nearest) || says_use(nearest) && before.any(is_newest)
}

/// "Old MSRV": a version of Rust, and none of the crate.
fn speaks_of_need(other: &Other<'_>) -> bool {
    other.head.contains("msrv")
}

fn column_of(block: &Block) -> Option<u32> {
    match &block.kind {
        BlockKind::Cell(cell) => Some(cell.column),
        _ => None,
    }
}

/// Whether a cell names a release of another crate than the one in the column of names.
fn is_of_other(other: &Other<'_>, others: &[Other<'_>]) -> bool {
    let mut releases = other.items.iter().filter_map(version_of);
    let own = match releases.next().map(|mention| &mention.owner) {
        Some(Some((Owner::Crate(own), _))) => own,
        _ => return false,
    };
    let named = others.iter().filter(|other| NAMES.contains(&other.head.as_str())).find_map(Other::name);
    named.is_some_and(|name| name.name != *own)
}
