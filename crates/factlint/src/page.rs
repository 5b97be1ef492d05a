//! The page of a kind, read for a person: what it checks, how values compare, and cases with what the program says of them.

/// A page in its parts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page<'a> {
    /// The paragraphs above the first heading.
    pub about: Vec<String>,
    /// The sections.
    pub sections: Vec<Section<'a>>,
}

/// What stands under a heading.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Section<'a> {
    pub title: &'a str,
    /// The paragraphs.
    pub prose: Vec<String>,
    /// Text of a document, with the words behind `claim` in the fence.
    pub text: Option<(&'a str, Vec<&'a str>)>,
    /// What was seen.
    pub seen: Vec<&'a str>,
    /// What the program says.
    pub report: Vec<&'a str>,
}

impl<'a> Page<'a> {
    /// Reads a page.
    pub(crate) fn of(page: &'a str) -> Self {
        let mut read = Self { about: Vec::new(), sections: Vec::new() };
        let mut lines = page.lines();
        let mut open = false;
        while let Some(line) = lines.next() {
            if let Some(fence) = line.strip_prefix("```") {
                let block: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
                read.add(fence, block);
                open = false;
            } else if let Some(title) = line.strip_prefix("## ") {
                read.sections.push(Section { title, ..Section::default() });
                open = false;
            } else if line.trim().is_empty() || line.starts_with("# ") {
                open = false;
            } else {
                read.say(line.trim(), open);
                open = true;
            }
        }
        read
    }

    fn add(&mut self, fence: &'a str, block: Vec<&'a str>) {
        let Some(section) = self.sections.last_mut() else { return };
        let mut words = fence.split(' ').skip(1);
        match words.next() {
            Some("claim") => section.text = Some((words.next().unwrap_or_default(), block)),
            Some("seen") => section.seen = block,
            Some("report") => section.report = block,
            _ => {}
        }
    }

    fn say(&mut self, line: &str, open: bool) {
        let prose = self.sections.last_mut().map_or(&mut self.about, |section| &mut section.prose);
        match prose.last_mut().filter(|_| open) {
            Some(paragraph) => paragraph.extend([" ", line]),
            None => prose.push(line.to_owned()),
        }
    }

    /// What the kind checks, in one sentence.
    pub(crate) fn summary(&self) -> String {
        let first = self.about.first().map_or("", String::as_str);
        first.split_once(". ").map_or_else(|| first.to_owned(), |(sentence, _)| format!("{sentence}."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_its_parts() {
        let page = Page::of(
            "# `a.b`\n\nHow many there\nare. And more.\n\nSecond.\n\n## Right\n\nAs told.\n\n```text claim date-2025\nA text.\n```\n\n\
             ```text seen\nx\n```\n\n```text report\nsupported\n  why\n```\n",
        );
        assert_eq!((page.summary().as_str(), page.about.len()), ("How many there are.", 2));
        let section = &page.sections[0];
        assert_eq!((section.title, section.prose.join("|").as_str()), ("Right", "As told."));
        assert_eq!(section.text, Some(("date-2025", vec!["A text."])));
        assert_eq!((section.seen.len(), section.report.join("|").as_str()), (1, "supported|  why"));
    }

    #[test]
    fn every_kind_has_a_summary() {
        for kind in factlint_kinds::all() {
            let summary = Page::of(kind.page()).summary();
            assert!(summary.ends_with('.') && summary.len() > 20, "{}: {summary}", kind.meta().predicate);
        }
    }
}
