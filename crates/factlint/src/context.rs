//! What a report shows of the document: the text around a claim, and the places that its date and subject come from.

use factlint_model::{Claim, Context, Document, Finding, Origin, Place, Span};

/// How many bytes a window has, when the lines around it are longer.
const WINDOW: usize = 600;
/// How many bytes of the line of another place are shown.
const LINE: usize = 240;

/// What a report shows of the document for one claim.
#[derive(Debug)]
pub(crate) struct Surroundings {
    pub context: Context,
    related: Vec<Place>,
}

impl Surroundings {
    /// What is shown for this claim.
    pub(crate) fn of(document: &Document, claim: &Claim) -> Self {
        Self { context: around(document, claim), related: claim.origins.iter().map(|origin| place(document, *origin)).collect() }
    }

    /// Puts it beside the verdict.
    pub(crate) fn put(&self, finding: &mut Finding) {
        finding.context = Some(self.context.clone());
        finding.related.clone_from(&self.related);
    }
}

/// A place with its line; of a long line, what is around it.
fn place(document: &Document, origin: Origin) -> Place {
    let span = origin.span;
    let (line, column) = document.line_column(span.start);
    let lines = Span::new(document.line_start(line), document.line_start(line + 1));
    // Where a heading runs over two lines, the first one is enough to find it.
    let span = Span::new(span.start, span.end.min(lines.end));
    let window = if lines.end - lines.start <= LINE { lines } else { cut(&document.text, lines, span, LINE) };
    let (_, window_column) = document.line_column(window.start);
    Place {
        role: origin.role,
        start: span.start,
        end: span.end,
        line,
        column,
        context: context(document, window, line, window_column),
    }
}

/// The lines that hold the claim and one line before and behind it; where these are long, some 600 bytes around the claim, cut
/// between characters.
fn around(document: &Document, claim: &Claim) -> Context {
    let (first, last) = (claim.line, claim.line + claim.text.matches('\n').count());
    for (from, to) in [(first.saturating_sub(1).max(1), last + 2), (first, last + 1)] {
        let lines = Span::new(document.line_start(from), document.line_start(to));
        if lines.end - lines.start <= WINDOW {
            return context(document, lines, from, 1);
        }
    }
    let lines = Span::new(document.line_start(first), document.line_start(last + 1));
    let window = cut(&document.text, lines, claim.span(), WINDOW);
    // Counted from the claim and not from the beginning of its line, which may be far away.
    let before = document.text.get(window.start..claim.start).map_or(0, |text| text.chars().count());
    context(document, window, first, claim.column.saturating_sub(before).max(1))
}

fn context(document: &Document, window: Span, line: usize, column: usize) -> Context {
    let text = document.text.get(window.range()).unwrap_or_default().trim_end_matches(['\n', '\r']);
    Context { start: window.start, line, column, text: text.to_owned() }
}

/// The claim with as much on both sides as the window has room for; never less than the claim.
fn cut(text: &str, lines: Span, claim: Span, window: usize) -> Span {
    let room = window.saturating_sub(claim.end - claim.start) / 2;
    let start = text.ceil_char_boundary(claim.start.saturating_sub(room).max(lines.start)).min(claim.start);
    let end = text.floor_char_boundary((claim.end + room).min(lines.end)).max(claim.end);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use factlint_model::Subject;

    use super::*;

    fn window(text: &str, words: &str) -> (usize, usize, usize, String) {
        let document = Document::new("a.md", text);
        let start = text.find(words).unwrap();
        let (line, column) = document.line_column(start);
        let claim = Claim {
            doc: "a.md".into(),
            start,
            end: start + words.len(),
            line,
            column,
            text: words.into(),
            ..Claim::new("p", Subject::rust(), "1")
        };
        let context = around(&document, &claim);
        assert_eq!(document.text.get(context.start..context.start + context.text.len()), Some(context.text.as_str()));
        assert_eq!(document.line_column(context.start), (context.line, context.column));
        assert!(context.text.contains(words));
        (context.line, context.column, context.start, context.text)
    }

    #[test]
    fn short_lines_are_shown_whole_with_their_neighbours() {
        assert_eq!(window("one\ntwo\nthree claim\nfour\nfive\n", "claim"), (2, 1, 4, "two\nthree claim\nfour".into()));
        assert_eq!(window("claim", "claim"), (1, 1, 0, "claim".into()));
        assert_eq!(window("claim\r\nb\r\n", "claim").3, "claim\r\nb");
    }

    #[test]
    fn a_long_line_is_cut_around_the_claim_between_characters() {
        let text = format!("{}claim{}", "ü".repeat(4000), "é".repeat(4000));
        let (line, column, start, window) = window(&text, "claim");
        assert_eq!((line, start % 2), (1, 0));
        assert_eq!(column, start / 2 + 1);
        assert!(window.len() <= WINDOW && window.len() > WINDOW - 8, "{}", window.len());
    }

    #[test]
    fn another_place_has_its_line() {
        let text = format!("# Über clap\r\n\n{} as of May 2025 {}\n", "ö".repeat(400), "ü".repeat(400));
        let document = Document::new("a.md", text.as_str());
        for words in ["clap", "as of May 2025"] {
            let start = text.find(words).unwrap();
            let span = Span::new(start, start + words.len());
            let place = place(&document, Origin { role: factlint_model::Role::Date, span });
            let shown = place.context;
            assert_eq!(text.get(shown.start..shown.start + shown.text.len()), Some(shown.text.as_str()));
            assert_eq!(document.line_column(shown.start), (shown.line, shown.column));
            assert_eq!(document.line_column(place.start), (place.line, place.column));
            assert!(shown.text.contains(words) && shown.text.len() <= LINE && !shown.text.contains('\n'));
        }
    }

    #[test]
    fn a_claim_over_two_lines_keeps_both() {
        assert_eq!(window("a\nfirst\nsecond\nb\n", "first\nsecond").3, "a\nfirst\nsecond\nb");
    }
}
