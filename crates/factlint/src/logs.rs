//! Logs, on standard error, where somebody asks for them.

use tracing_subscriber::EnvFilter;

use crate::terminal::Terminal;

/// `-v` logs each request and each step, `-vv` all there is. Without it nothing is set up.
pub(crate) fn set_up(terminal: &Terminal) {
    let level = match terminal.verbose {
        0 => return,
        1 => "debug",
        _ => "trace",
    };
    // Only this program's own words: what libraries log may hold headers.
    let filter = EnvFilter::new(format!("factlint={level}"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call in one process changes nothing.
    let _ = logs.with_ansi(terminal.colour_stderr).with_target(false).try_init();
}
