export { entriesOf } from "./entries.js";
export { EMPTY_JOURNAL, foldJournal, type Journal, type JournalEntry } from "./fold.js";
export { type JournalReading, readJournal, readJournals } from "./read-journal.js";
export { JOURNAL_SLOT, journalOfSlot } from "./slot.js";
