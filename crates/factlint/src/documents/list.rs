//! The documents of a run, in few bytes each: a tree may hold a million of them.

use std::cmp::Ordering;

use super::Found;

/// Documents in the order in which they are read.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    /// The folders in which they are, up to the `/` behind them. A folder may be here more than once.
    folders: Vec<Box<str>>,
    /// What their names have behind that, one after the other.
    names: String,
    places: Vec<Place>,
    /// Those that are elsewhere than their names say.
    others: Vec<Found>,
}

/// Where the name of a document stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    folder: u32,
    /// The bytes of [`Documents::names`]; for the folder [`ELSEWHERE`] the number of the document among the others.
    start: u32,
    end: u32,
}

const ELSEWHERE: u32 = u32::MAX;

impl Documents {
    /// How many they are.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The one at a place below their number.
    pub(crate) fn get(&self, place: usize) -> Found {
        let place = self.places[place];
        if place.folder == ELSEWHERE {
            return self.others[place.start as usize].clone();
        }
        let (folder, name) = self.parts(place);
        Found::named([folder, name].concat())
    }

    /// Adds one behind the others.
    pub(super) fn push(&mut self, found: Found) {
        let place = self.packed(&found).unwrap_or_else(|| {
            self.others.push(found);
            // More than four billion of them would have to lie elsewhere.
            let number = u32::try_from(self.others.len() - 1).unwrap_or(ELSEWHERE);
            Place { folder: ELSEWHERE, start: number, end: 0 }
        });
        self.places.push(place);
    }

    /// The place of a document that is where its name says, once there is room for it.
    fn packed(&mut self, found: &Found) -> Option<Place> {
        let (folder, name) = cut(found.name_as_file()?);
        let start = u32::try_from(self.names.len()).ok()?;
        let end = u32::try_from(self.names.len() + name.len()).ok()?;
        if self.folders.last().is_none_or(|last| **last != *folder) {
            self.folders.push(folder.into());
        }
        let folder = u32::try_from(self.folders.len() - 1).ok().filter(|folder| *folder != ELSEWHERE)?;
        self.names.push_str(name);
        Some(Place { folder, start, end })
    }

    /// Sorts those from a place on: part by part, so that what is in a folder stands where the folder does.
    pub(super) fn sort(&mut self, from: usize) {
        let own = &self.places[from..];
        let mut sorted: Vec<_> = own.iter().map(|place| (self.parts(*place), *place)).collect();
        sorted.sort_unstable_by(|(a, _), (b, _)| in_order(*a, *b));
        let places: Vec<Place> = sorted.into_iter().map(|(_, place)| place).collect();
        self.places[from..].copy_from_slice(&places);
    }

    /// The folder of a name, up to the `/` behind it, and what is behind that.
    fn parts(&self, place: Place) -> (&str, &str) {
        match place.folder {
            ELSEWHERE => cut(&self.others[place.start as usize].name),
            folder => (&self.folders[folder as usize], &self.names[place.start as usize..place.end as usize]),
        }
    }
}

/// Cuts a name behind its folder.
fn cut(name: &str) -> (&str, &str) {
    name.split_at(name.rfind('/').map_or(0, |slash| slash + 1))
}

/// The order of two paths, each cut behind its folder.
fn in_order((folder, name): (&str, &str), (other_folder, other_name): (&str, &str)) -> Ordering {
    // A name has no `/`, so that what is in a folder within the folder differs from it before that ends.
    match (other_folder.strip_prefix(folder), folder.strip_prefix(other_folder)) {
        (Some(""), _) => name.cmp(other_name),
        (Some(deeper), _) => by_parts(name, deeper),
        (_, Some(deeper)) => by_parts(deeper, other_name),
        _ => by_parts(folder, other_folder),
    }
}

/// The order of two texts in which `/` comes before everything else but the end.
fn by_parts(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let rank = |path: &[u8]| path.get(same).map(|byte| if *byte == b'/' { 0 } else { u16::from(*byte) + 1 });
    rank(a).cmp(&rank(b))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;

    fn sorted(paths: &[String]) -> Vec<String> {
        let mut documents = Documents::default();
        // Every third one is elsewhere.
        let found = |(number, path): (usize, &String)| match number % 3 {
            0 => Found::at(path.clone(), Path::new("elsewhere")),
            _ => Found::at(path.clone(), Path::new(path)),
        };
        paths.iter().enumerate().map(found).for_each(|found| documents.push(found));
        documents.sort(0);
        (0..documents.len()).map(|place| documents.get(place).name).collect()
    }

    #[test]
    fn what_is_in_a_folder_stands_where_the_folder_does() {
        let paths = ["a.md", "a/z.md", "a", "a-b/c.md", "a/b/c.md", "B.md", "a/b.md", "\u{e4}.md"].map(str::to_owned);
        assert_eq!(sorted(&paths), ["B.md", "a", "a/b/c.md", "a/b.md", "a/z.md", "a-b/c.md", "a.md", "\u{e4}.md"]);
    }

    #[test]
    fn what_is_sorted_keeps_its_file() {
        let mut documents = Documents::default();
        for (name, file) in [("given.md", "given.md"), ("b/y.md", "./b/y.md"), ("a/z.md", "a\\z.md"), ("a/x.md", "a/x.md")] {
            documents.push(Found::at(name.to_owned(), Path::new(file)));
        }
        documents.push(Found::input());
        documents.sort(1);
        let files: Vec<_> = (0..documents.len()).map(|place| documents.get(place).file().map(Path::to_owned)).collect();
        let files: Vec<_> = files.iter().map(|file| file.as_deref().and_then(Path::to_str)).collect();
        assert_eq!(files, [Some("given.md"), None, Some("a/x.md"), Some("a\\z.md"), Some("b/y.md")]);
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_the_parts(paths in prop::collection::btree_set("[a-c.-]{1,2}(/[a-c.-]{1,2}){0,3}", 0..20)) {
            let mut wanted: Vec<String> = paths.into_iter().filter(|path| !path.split('/').any(|part| matches!(part, "." | ".."))).collect();
            let shuffled: Vec<String> = wanted.iter().rev().cloned().collect();
            wanted.sort_by(|a, b| Path::new(a).components().cmp(Path::new(b).components()));
            prop_assert_eq!(sorted(&shuffled), wanted);
        }
    }
}
