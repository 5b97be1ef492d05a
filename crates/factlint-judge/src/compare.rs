//! How a claimed value stands to the true one.

use std::cmp::Ordering;

use factlint_model::{Comparator, Count, Value};

/// How a claimed value stands to the true one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// They agree at the precision of the author.
    Agrees,
    /// The true value is past the claimed one.
    Past,
    /// The true value has not reached the claimed one.
    NotReached,
}

/// How `claimed` stands to `actual`.
pub(crate) fn relation(claimed: &Value, comparator: Comparator, actual: &Value) -> Relation {
    let agrees = agrees(claimed, actual);
    let order = order(claimed, actual);
    match comparator {
        Comparator::Approx if about(claimed, actual) => Relation::Agrees,
        Comparator::AtLeast if agrees || order.is_lt() => Relation::Agrees,
        Comparator::AtMost if agrees || order.is_gt() => Relation::Agrees,
        Comparator::Exact | Comparator::Approx if agrees => Relation::Agrees,
        _ if order.is_lt() => Relation::Past,
        _ => Relation::NotReached,
    }
}

fn agrees(claimed: &Value, actual: &Value) -> bool {
    match (claimed, actual) {
        (Value::Version(claimed), Value::Version(actual)) => claimed.covers(actual),
        (Value::Date(claimed), Value::Date(actual)) => claimed.agrees(actual.first()),
        (Value::Count(claimed), Value::Count(actual)) => claimed.agrees(actual.number),
        (Value::License(claimed), Value::License(actual)) => claimed.agrees(actual),
        (Value::Text(claimed), Value::Text(actual)) => claimed.eq_ignore_ascii_case(actual),
        // "stable" agrees with any version.
        (Value::Text(claimed), Value::Version(_)) => claimed == "stable",
        _ => false,
    }
}

fn about(claimed: &Value, actual: &Value) -> bool {
    match (claimed, actual) {
        (Value::Count(claimed), Value::Count(actual)) => claimed.about(actual.number),
        _ => agrees(claimed, actual),
    }
}

fn order(claimed: &Value, actual: &Value) -> Ordering {
    match (claimed, actual) {
        (Value::Version(claimed), Value::Version(actual)) => claimed.order_at_own_precision(actual),
        (Value::Date(claimed), Value::Date(actual)) => claimed.first().cmp(&actual.first()),
        (Value::Count(claimed), Value::Count(actual)) => claimed.number.cmp(&actual.number),
        _ => Ordering::Greater,
    }
}

/// Whether a claimed count lies so little above the true one that it may have fallen since.
pub(crate) fn may_have_fallen(claimed: &Value, actual: &Value, slack: u8) -> bool {
    match (claimed, actual) {
        (Value::Count(claimed), Value::Count(Count { number, .. })) => {
            claimed.number <= number.saturating_add(number.saturating_mul(u64::from(slack)) / 100)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use factlint_model::ValueType;

    use super::*;

    fn check(value_type: ValueType, claimed: &str, comparator: Comparator, actual: &str) -> Relation {
        relation(&value_type.parse(claimed).unwrap(), comparator, &value_type.parse(actual).unwrap())
    }

    #[test]
    fn precision_is_the_authors() {
        use Comparator::{Approx, AtLeast, AtMost, Exact};
        use Relation::{Agrees, NotReached, Past};
        assert_eq!(check(ValueType::Version, "4", Exact, "4.5.48"), Agrees);
        assert_eq!(check(ValueType::Version, "1.20", Exact, "1.47.0"), Past);
        assert_eq!(check(ValueType::Version, "0.5", AtLeast, "0.6.1"), Agrees);
        assert_eq!(check(ValueType::Version, "0.7", AtLeast, "0.6.1"), NotReached);
        assert_eq!(check(ValueType::Count, "50000", Exact, "50900"), Agrees);
        assert_eq!(check(ValueType::Count, "50200", Exact, "55794"), Past);
        assert_eq!(check(ValueType::Count, "100", Approx, "109"), Agrees);
        assert_eq!(check(ValueType::Count, "100", AtMost, "120"), Past);
        assert_eq!(check(ValueType::Date, "2025-02", Exact, "2025-02-20"), Agrees);
        assert_eq!(check(ValueType::Date, "2025-03", Exact, "2025-02-20"), NotReached);
    }
}
