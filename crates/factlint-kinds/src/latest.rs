//! The newest release at a time, for Rust and for crates alike.

use factlint_model::{PartialVersion, Reason, Value};

use crate::evidence::Releases;
use crate::kind::{Actual, Meta, Moment};

/// The versions that were the newest at some time within the period, the one at its end last. A claimed version that no
/// release ever was is absent: it was not right at any time.
pub(crate) fn latest(releases: &Releases, claimed: &PartialVersion, meta: &Meta, at: Moment) -> Actual {
    if releases.list.is_empty() {
        return if releases.are_none() {
            Actual::Absent(releases.absence(claimed))
        } else {
            Actual::Unknown(releases.reason(), Vec::new())
        };
    }
    let Some(last) = releases.latest_by(at.last) else { return Actual::Absent(releases.absence(claimed)) };
    let below_all = releases.first_of(claimed).is_none() && claimed.order_at_own_precision(&last.version).is_lt();
    if below_all && releases.complete.is_some() {
        return Actual::Absent(releases.absence(claimed));
    }
    // An old list tells of the past, and that a lower version was passed; what is the newest today it does not know.
    let is_about_today = at.first == at.last && at.last == at.now;
    if is_about_today && releases.is_stale(meta.hard_age, at.now) && !claimed.order_at_own_precision(&last.version).is_lt() {
        return Actual::Unknown(releases.failure.unwrap_or(Reason::Stale), vec![last.basis()]);
    }
    let first_day = at.first;
    let mut values = Vec::new();
    if let Some(first) = releases.latest_by(first_day).filter(|first| first.version != last.version) {
        values.push(first.version.clone());
    }
    for release in &releases.list {
        let within = release.day.is_some_and(|day| first_day < day && day <= at.last);
        if within
            && !release.version.is_pre()
            && release.version != last.version
            && values.last().is_none_or(|known| known.order(&release.version).is_lt())
        {
            values.push(release.version.clone());
        }
    }
    // A release may be announced the day before it is dated (design section 2, "Values").
    let next = at.last.tomorrow().ok().filter(|day| at.first == at.last && *day <= at.now);
    let is_next = |day: jiff::civil::Date| Some(day) == next;
    let announced = releases.list.iter().find(|release| release.day.is_some_and(is_next) && claimed.covers(&release.version));
    values.push(last.version.clone());
    let told = announced.filter(|release| !release.version.is_pre());
    values.extend(told.map(|release| release.version.clone()));
    let last = told.unwrap_or(last);
    Actual::Is(values.into_iter().map(Value::Version).collect(), vec![last.basis()])
}
