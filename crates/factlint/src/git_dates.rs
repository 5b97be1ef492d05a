//! `--git-dates`: a line is as old as the commit that last changed it.

use std::path::Path;
use std::process::{Command, Stdio};

use factlint_kinds::Change;
use factlint_model::{AsOfFrom, Claim, PartialDate};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Dates the claims that the text gives no date for. Outside a repository, and for lines that are not committed, nothing changes.
pub(crate) fn date(claims: &mut [Claim], path: &str) {
    let is_open = |claim: &Claim| matches!(claim.as_of_from, AsOfFrom::None | AsOfFrom::Given) && moves(claim);
    if path == "-" || !claims.iter().any(is_open) {
        return;
    }
    let dates = blame(Path::new(path)).map(|output| dates_of_lines(&output)).unwrap_or_default();
    for claim in claims.iter_mut().filter(|claim| is_open(claim)) {
        if let Some(Some(date)) = dates.get(claim.line - 1) {
            claim.as_of = Some(*date);
            claim.as_of_from = AsOfFrom::Git;
        }
    }
}

/// What never changes needs no date.
fn moves(claim: &Claim) -> bool {
    factlint_kinds::by_predicate(&claim.predicate).is_some_and(|kind| kind.change(claim) != Change::Fixed)
}

fn blame(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut git = Command::new("git");
    // No program that a stranger's attributes name is run.
    git.args(["-c", "core.fsmonitor=false", "blame", "--line-porcelain", "--no-textconv", "--"]);
    git.arg(path.file_name()?).current_dir(folder).stdin(Stdio::null()).stderr(Stdio::null());
    let output = git.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// One entry a line; nothing for a line that no commit holds.
fn dates_of_lines(porcelain: &str) -> Vec<Option<PartialDate>> {
    let (mut dates, mut committed, mut date) = (Vec::new(), true, None);
    for line in porcelain.lines() {
        if line.starts_with('\t') {
            dates.push(date.take().filter(|_| committed));
            committed = true;
        } else if let Some(seconds) = line.strip_prefix("author-time ") {
            date = seconds.parse().ok().and_then(day);
        } else if line.starts_with("0000000000000000000000000000000000000000 ") {
            committed = false;
        }
    }
    dates
}

fn day(seconds: i64) -> Option<PartialDate> {
    Timestamp::from_second(seconds).ok().map(|time| time.to_zoned(TimeZone::UTC).date().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_has_the_day_of_its_commit() {
        let porcelain = "aaaa 1 1 1\nauthor-time 1740000000\nfilename a.md\n\tfirst\n\
                         0000000000000000000000000000000000000000 2 2 1\nauthor-time 1790000000\n\tnot committed\n\
                         bbbb 3 3 1\nauthor-time 1600000000\n\t\n";
        let shown: Vec<_> = dates_of_lines(porcelain).iter().map(|date| date.map(|date| date.to_string())).collect();
        assert_eq!(shown, [Some("2025-02-19".to_owned()), None, Some("2020-09-13".to_owned())]);
    }
}
