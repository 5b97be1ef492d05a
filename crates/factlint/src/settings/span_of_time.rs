//! Durations as people write them in settings and on the command line: `90s`, `10m`, `36h`, `7d`, `2 weeks`.

use std::time::Duration;

use jiff::{Span, SpanRelativeTo};
use serde::{Deserialize, Deserializer, de::Error};

/// Reads a duration. A day has 24 hours; months and years have no fixed length and are refused.
pub(crate) fn parse(text: &str) -> Result<Duration, String> {
    const EXPECTED: &str = "expected a duration such as 90s, 10m, 36h or 7d";
    if text.trim() == "0" {
        return Ok(Duration::ZERO);
    }
    let span: Span = text.trim().parse().map_err(|_| EXPECTED.to_owned())?;
    let exact = span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| EXPECTED.to_owned())?;
    Duration::try_from(exact).map_err(|_| "a duration is not negative".to_owned())
}

/// For settings: a key that may be absent.
pub(super) fn optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Duration>, D::Error> {
    let text = String::deserialize(from)?;
    parse(&text).map(Some).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        let hours = |text| parse(text).unwrap().as_secs() / 3600;
        assert_eq!((hours("36h"), hours("7d"), hours("2 weeks"), hours("1d12h")), (36, 168, 336, 36));
        assert_eq!(parse("0"), Ok(Duration::ZERO));
        assert_eq!(parse("90s"), Ok(Duration::from_secs(90)));
        for wrong in ["", "7", "1 month", "-1h", "soon", "7d7"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
