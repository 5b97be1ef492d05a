//! What the owner of a site lets robots read: `robots.txt`, as RFC 9309 has it.

/// The name by which a site can address this program.
const NAME: &str = "factlint";

/// The rules of a site for this program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Robots {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    allow: bool,
    pattern: String,
}

impl Robots {
    /// The rules of the groups that name this program, else of those for all.
    pub(super) fn read(text: &str) -> Self {
        let (mut own, mut general) = (None, Vec::new());
        for group in groups(text) {
            if group.agents.iter().any(|agent| agent == NAME) {
                own.get_or_insert_with(Vec::new).extend(group.rules);
            } else if group.agents.iter().any(|agent| agent == "*") {
                general.extend(group.rules);
            }
        }
        Self { rules: own.unwrap_or(general) }
    }

    /// Whether a text is one of rules: it has a line that RFC 9309 knows.
    pub(super) fn is_told(text: &str) -> bool {
        lines(text).any(|(key, _)| matches!(key.as_str(), "user-agent" | "allow" | "disallow" | "sitemap"))
    }

    /// Whether a path, with its query, may be read: the longest rule that fits decides, and of two the one that allows.
    pub(super) fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|rule| fits(&rule.pattern, path));
        fitting.max_by_key(|rule| (rule.pattern.len(), rule.allow)).is_none_or(|rule| rule.allow)
    }
}

#[derive(Debug, Default)]
struct Group {
    agents: Vec<String>,
    rules: Vec<Rule>,
}

/// The keys, in lower case, and their values.
fn lines(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.trim_start_matches('\u{feff}').lines().filter_map(|line| {
        let (key, value) = line.split('#').next().unwrap_or_default().split_once(':')?;
        Some((key.trim().to_ascii_lowercase(), value.trim()))
    })
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut naming = false;
    for (key, value) in lines(text) {
        match key.as_str() {
            "user-agent" => {
                if !naming {
                    groups.push(Group::default());
                }
                naming = true;
                if let Some(group) = groups.last_mut() {
                    group.agents.push(value.to_ascii_lowercase());
                }
            }
            key @ ("allow" | "disallow") => {
                naming = false;
                if let Some(group) = groups.last_mut().filter(|_| !value.is_empty()) {
                    group.rules.push(Rule { allow: key == "allow", pattern: value.to_owned() });
                }
            }
            _ => {}
        }
    }
    groups
}

/// Whether a pattern fits the beginning of a path; `*` stands for anything, a final `$` for the end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_the_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (n, part) in parts.iter().enumerate() {
        if to_the_end && n + 1 == parts.len() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    !to_the_end || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rule_decides() {
        let robots = Robots::read("User-agent: *\nAllow: /\nDisallow: /blog/2025/\nAllow: /blog/2025/ok # this one\n");
        assert!(robots.allows("/blog/2024/x"));
        assert!(!robots.allows("/blog/2025/x"));
        assert!(robots.allows("/blog/2025/ok"));
        assert!(Robots::read("").allows("/") && Robots::read("<html>no rules</html>").allows("/x"));
        assert!(Robots::read("User-agent: *\nDisallow:\n").allows("/x"), "an empty rule forbids nothing");
    }

    #[test]
    fn a_group_of_ones_own_replaces_the_general_one() {
        let text = "User-agent: *\nDisallow: /\n\nUser-Agent: Other\nuser-agent: FactLint\nDisallow: /private\n";
        let robots = Robots::read(text);
        assert!(robots.allows("/x") && !robots.allows("/private/y"));
        assert!(!Robots::read("User-agent: *\nDisallow: /\nUser-agent: other\nAllow: /\n").allows("/x"));
    }

    #[test]
    fn rules_are_told_from_other_texts() {
        for rules in ["User-agent: *\nDisallow:\n", "# nothing\nSitemap: https://example.org/s.xml"] {
            assert!(Robots::is_told(rules), "{rules}");
        }
        for other in ["", "It works!\n", "# nothing", "{\"message\": \"Not Found\"}"] {
            assert!(!Robots::is_told(other), "{other}");
        }
    }

    #[test]
    fn patterns() {
        for (pattern, path) in
            [("/*.pdf$", "/a/b.pdf"), ("/a*b*c", "/a-b-c-d"), ("/", "/x"), ("/x$", "/x"), ("*", "/"), ("/*?q=", "/s?q=1")]
        {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [("/*.pdf$", "/a.pdf?x"), ("/a*b*c", "/a-c-b"), ("/x$", "/xy"), ("/blog/", "/blog")] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(User-agent:|Disallow:|Allow:|[a-z/*$é# ]{0,6}|\n){0,20}", path in "/[a-zé/*$]{0,8}") {
            let _ = Robots::read(&text).allows(&path);
        }
    }
}
