//! When the owner of a service says: not before.

use std::time::Duration;

use http::HeaderMap;
use jiff::fmt::rfc2822;
use jiff::{SignedDuration, Timestamp};

use crate::Quota;

/// The wait after a refusal that names no time (GitHub's own advice).
const BARE: Duration = Duration::from_secs(60);

/// A time in which the owner wants to be left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hold {
    pub(crate) until: Timestamp,
    /// Whether the owner named that time; else it is a usual one.
    pub(crate) named: bool,
}

/// Until when the owner wants to be left alone, from the answer to a request.
///
/// A 429 always holds. A 403 holds where it is a limit and not a prohibition: no requests left, a time to come back, or the
/// words of GitHub's secondary limit. A 503 may name a time, too. Any answer may say that it was the last one.
pub(crate) fn hold(status: u16, headers: &HeaderMap, body: &[u8], now: Timestamp) -> Option<Hold> {
    let say = |until| Hold { until, named: true };
    let named = retry_after(headers, now).or_else(|| reset(headers, now)).map(say);
    let bare = Hold { until: later(now, BARE), named: false };
    match status {
        200 if is_limited_query(body) => Some(named.unwrap_or(bare)),
        429 => Some(named.unwrap_or(bare)),
        403 if named.is_some() => named,
        403 if speaks_of_a_limit(body) => Some(bare),
        503 => retry_after(headers, now).map(say),
        _ => named,
    }
}

/// Whether the answer is a refusal because of a limit.
pub(crate) fn is_refusal(status: u16, body: &[u8], hold: Option<Hold>) -> bool {
    hold.is_some() && (matches!(status, 429 | 403) || status == 200 && is_limited_query(body))
}

/// GraphQL says it in an answer of its own: no data, and an error of this type.
fn is_limited_query(body: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Limited<'a> {
        data: Option<serde::de::IgnoredAny>,
        #[serde(borrow)]
        errors: Vec<Error<'a>>,
    }
    #[derive(serde::Deserialize)]
    struct Error<'a> {
        #[serde(rename = "type")]
        kind: Option<&'a str>,
    }
    let is_short_object = body.len() < 4096 && body.trim_ascii_start().starts_with(b"{");
    is_short_object
        && serde_json::from_slice::<Limited<'_>>(body)
            .is_ok_and(|limited| limited.data.is_none() && limited.errors.iter().any(|error| error.kind == Some("RATE_LIMITED")))
}

/// How many requests are left.
pub(crate) fn quota(headers: &HeaderMap) -> Option<Quota> {
    let remaining = number(headers, "x-ratelimit-remaining")?;
    Some(Quota { remaining, limit: number(headers, "x-ratelimit-limit"), resets_at: reset_time(headers) })
}

/// `Retry-After`, in seconds or as a date.
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Timestamp> {
    let text = headers.get(http::header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(later(now, Duration::from_secs(seconds)));
    }
    rfc2822::DateTimeParser::new().parse_timestamp(text).ok().map(|until| until.max(now))
}

/// The reset of the quota, where nothing of it is left.
fn reset(headers: &HeaderMap, now: Timestamp) -> Option<Timestamp> {
    if number(headers, "x-ratelimit-remaining")? > 0 {
        return None;
    }
    reset_time(headers).map(|until| until.max(now))
}

fn reset_time(headers: &HeaderMap) -> Option<Timestamp> {
    let at = i64::try_from(number(headers, "x-ratelimit-reset")?).ok()?;
    Timestamp::from_second(at).ok()
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

fn speaks_of_a_limit(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&body[..body.len().min(2048)]).to_ascii_lowercase();
    text.contains("rate limit") || text.contains("abuse detection")
}

/// A time after this one; a wait without end where there is none.
pub(crate) fn later(now: Timestamp, wait: Duration) -> Timestamp {
    SignedDuration::try_from(wait).ok().and_then(|wait| now.checked_add(wait).ok()).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect()
    }

    fn until(status: u16, pairs: &[(&'static str, &'static str)], body: &str) -> String {
        let now = at("2026-08-22T12:00:00Z");
        hold(status, &headers(pairs), body.as_bytes(), now).map_or_else(|| "go on".to_owned(), |hold| hold.until.to_string())
    }

    #[test]
    fn both_forms_of_retry_after() {
        assert_eq!(until(429, &[("retry-after", "7")], ""), "2026-08-22T12:00:07Z");
        assert_eq!(until(429, &[("retry-after", "Sat, 22 Aug 2026 12:01:00 GMT")], ""), "2026-08-22T12:01:00Z");
        assert_eq!(until(429, &[("retry-after", "Sat, 22 Aug 2026 11:01:00 GMT")], ""), "2026-08-22T12:00:00Z", "in the past");
        assert_eq!(until(503, &[("retry-after", "1")], ""), "2026-08-22T12:00:01Z");
        assert_eq!(until(429, &[("retry-after", "soon")], ""), "2026-08-22T12:01:00Z", "nonsense counts as no time");
        assert_eq!(until(429, &[("retry-after", "99999999999999999")], ""), Timestamp::MAX.to_string());
    }

    #[test]
    fn github_names_the_reset() {
        let spent = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1787400900")];
        assert_eq!(until(403, &spent, ""), "2026-08-22T12:15:00Z");
        assert_eq!(until(200, &spent, ""), "2026-08-22T12:15:00Z", "the last one that was granted");
        assert_eq!(until(200, &[("x-ratelimit-remaining", "3"), ("x-ratelimit-reset", "1787400900")], ""), "go on");
        assert_eq!(until(403, &[], "You have exceeded a secondary rate limit."), "2026-08-22T12:01:00Z");
        assert_eq!(until(403, &[], "Resource not accessible"), "go on");
        assert_eq!(until(500, &[], ""), "go on");
        let limited = r#"{"data":null,"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}"#;
        assert_eq!(until(200, &spent, limited), "2026-08-22T12:15:00Z");
        assert_eq!(until(200, &[("retry-after", "9")], limited), "2026-08-22T12:00:09Z");
        assert_eq!(until(200, &[], limited), "2026-08-22T12:01:00Z");
        assert_eq!(until(200, &[], r#"{"data":{"r0":null},"errors":[{"type":"NOT_FOUND"}]}"#), "go on");
        let named = Hold { until: at("2026-08-22T12:01:00Z"), named: true };
        assert!(is_refusal(200, limited.as_bytes(), Some(named)));
        assert!(!is_refusal(200, b"{}", Some(named)));
    }

    #[test]
    fn a_usual_time_is_not_one_that_the_owner_named() {
        let named = |status, pairs: &[(&'static str, &'static str)]| {
            hold(status, &headers(pairs), b"rate limit", at("2026-08-22T12:00:00Z")).unwrap().named
        };
        assert!(named(429, &[("retry-after", "7")]) && named(503, &[("retry-after", "7")]));
        assert!(!named(429, &[]) && !named(403, &[]));
    }
}
