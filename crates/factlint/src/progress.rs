//! Progress bars on standard error.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use factlint_lookup::Progress;
use indicatif::{HumanDuration, MultiProgress, ProgressBar, ProgressStyle};

use crate::terminal::Terminal;

/// One bar for each source, or each of its hosts where these have limits of their own. Draws nothing where nobody looks.
pub(crate) struct Bars {
    all: Option<MultiProgress>,
    sources: RefCell<BTreeMap<String, ProgressBar>>,
}

impl Bars {
    /// Bars for this reader.
    pub(crate) fn new(terminal: &Terminal) -> Self {
        Self { all: terminal.progress.then(MultiProgress::new), sources: RefCell::default() }
    }

    /// A bar for so many documents.
    pub(crate) fn documents(&self, count: usize) -> ProgressBar {
        let Some(all) = &self.all else { return ProgressBar::hidden() };
        all.add(ProgressBar::new(count as u64)).with_style(style()).with_prefix("documents")
    }
}

impl Drop for Bars {
    fn drop(&mut self) {
        self.sources.borrow().values().for_each(ProgressBar::finish_and_clear);
    }
}

impl Progress for Bars {
    fn planned(&self, source: &str, requests: usize) {
        let Some(all) = &self.all else { return };
        let mut sources = self.sources.borrow_mut();
        let bar = sources.entry(source.to_owned()).or_insert_with(|| {
            let bar = all.add(ProgressBar::new(0)).with_style(style()).with_prefix(source.to_owned());
            // Time goes on while a source makes everybody wait.
            bar.enable_steady_tick(Duration::from_millis(250));
            bar
        });
        bar.inc_length(requests as u64);
    }

    fn done(&self, source: &str) {
        if let Some(bar) = self.sources.borrow().get(source) {
            bar.inc(1);
        }
    }

    fn waits(&self, source: &str, waiting: u64, left: Duration) {
        if let Some(bar) = self.sources.borrow().get(source) {
            bar.set_message(waits(waiting, left));
        }
    }
}

fn waits(waiting: u64, left: Duration) -> String {
    let left = HumanDuration(Duration::from_secs(left.as_secs_f64().ceil() as u64));
    if waiting == 0 { format!("{left:#} left at least") } else { format!("{waiting} waiting, {left:#} left at least") }
}

fn style() -> ProgressStyle {
    let style = ProgressStyle::with_template("{prefix:>24} {bar:24} {pos}/{len} {elapsed} {msg}");
    style.unwrap_or_else(|_| ProgressStyle::default_bar())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_waited_for_is_told() {
        assert_eq!(waits(3, Duration::from_millis(11_200)), "3 waiting, 12s left at least");
        assert_eq!(waits(0, Duration::from_secs(7200)), "2h left at least");
    }
}
