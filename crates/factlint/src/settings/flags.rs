//! Flags win over every settings file.

use factlint_model::Verdict;

use super::tables::Settings;
use crate::args::{DateArgs, JudgeArgs, LookupArgs, OutputArgs, SelectArgs, SettingsArgs};

impl Settings {
    pub(crate) fn take_settings(&mut self, args: &SettingsArgs) {
        self.lookup.offline |= args.offline;
    }

    pub(crate) fn take_dates(&mut self, args: &DateArgs) {
        if args.date.is_some() {
            self.extract.date = args.date;
            self.extract.dates.clear();
        }
        self.extract.git_dates |= args.git_dates;
    }

    pub(crate) fn take_select(&mut self, args: &SelectArgs) {
        if !args.kind.is_empty() {
            self.extract.kinds = Some(args.kind.clone());
        }
        replace(&mut self.extract.jobs, args.jobs);
    }

    pub(crate) fn take_lookup(&mut self, args: &LookupArgs) {
        if args.max_age.is_some() {
            self.lookup.max_age = args.max_age;
            self.kinds.values_mut().for_each(|kind| kind.max_age = None);
        }
        replace(&mut self.lookup.max_requests, args.max_requests);
        replace(&mut self.lookup.deadline, args.deadline);
    }

    pub(crate) fn take_judge(&mut self, args: &JudgeArgs) {
        replace(&mut self.judge.as_of, args.as_of);
        if let Some(verdicts) = &args.fail_on {
            self.judge.fail_on = verdicts.iter().flatten().copied().collect();
        }
        self.judge.allow_incomplete |= args.allow_incomplete;
    }

    /// A format or a file named by flags is what standard output would have got; files that the settings name are written, too.
    pub(crate) fn take_output(&mut self, args: &OutputArgs) {
        if args.format.is_some() || args.output.is_some() {
            self.report.outputs.retain(|output| output.path.is_some());
            replace(&mut self.report.format, args.format.clone());
            let format = self.report.format.take().unwrap_or_default();
            self.report.outputs.push(super::Output { format, path: args.output.clone() });
        }
    }

    /// The predicates that are looked for; nothing stands for all.
    pub(crate) fn wanted_kinds(&self) -> Option<Vec<String>> {
        let is_off = |name: &str| self.kinds.iter().any(|(kind, settings)| kind.0 == name && !settings.enabled);
        let any_off = self.kinds.values().any(|settings| !settings.enabled);
        let listed = self.extract.kinds.as_ref().map(|kinds| kinds.iter().map(|kind| kind.0).collect::<Vec<_>>());
        let names = listed.or_else(|| any_off.then(|| super::names::kinds().to_vec()))?;
        Some(names.into_iter().filter(|name| !is_off(name)).map(str::to_owned).collect())
    }

    /// How many documents are worked on at a time.
    pub(crate) fn jobs(&self) -> usize {
        self.extract.jobs.unwrap_or_else(crate::parallel::default_jobs)
    }

    /// The verdicts that end a run with 1.
    pub(crate) fn fail_on(&self) -> Vec<Verdict> {
        self.judge.fail_on.iter().map(|name| name.0).collect()
    }
}

fn replace<T>(setting: &mut Option<T>, flag: Option<T>) {
    if flag.is_some() {
        *setting = flag;
    }
}
