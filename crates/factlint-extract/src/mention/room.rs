//! Room for rows of items, used again: there are many of them, each takes much, and none lives longer than its block.

use std::cell::RefCell;

use super::item::Item;

/// So much is kept at most.
const MOST: usize = 8;

thread_local! {
    static ROOM: RefCell<Vec<Vec<Item>>> = const { RefCell::new(Vec::new()) };
}

/// Most rows have no more items: the same room will do for them.
const FEW: usize = 64;

/// An empty row with room for so many items.
pub(super) fn row(most: usize) -> Vec<Item> {
    let mut row = ROOM.with_borrow_mut(Vec::pop).unwrap_or_default();
    row.reserve(most.max(FEW));
    row
}

/// Keeps the room of a row that is read no more.
pub(crate) fn give_back(mut row: Vec<Item>) {
    row.clear();
    ROOM.with_borrow_mut(|rows| {
        if rows.len() < MOST {
            rows.push(row);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_used_again_and_empty() {
        let mut first = row(99);
        first.push(Item::of_word((0, 1), false, "a"));
        let place = first.as_ptr();
        give_back(first);
        let second = row(3);
        assert!(second.is_empty() && second.capacity() >= 99 && second.as_ptr() == place);
    }
}
