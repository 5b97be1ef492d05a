//! Numbers with their nouns.

/// A number with its noun: "1 reply", "2 replies".
pub(crate) fn counted(number: u64, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn nouns_follow_their_numbers() {
        let all = [counted(0, "reply"), counted(1, "reply"), counted(2, "reply"), counted(2, "day"), counted(1, "byte")];
        assert_eq!(all.join(", "), "0 replies, 1 reply, 2 replies, 2 days, 1 byte");
    }
}
