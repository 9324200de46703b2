export { archiveCar, CAR_MEDIA_TYPE } from "./archive-car.js";
export {
  importMailbox,
  type ImportedMailbox,
  type ImportMailboxOptions,
} from "./import-mailbox.js";
export {
  IMPORTED_LIST_MEDIA_TYPE,
  importedHeadSchema,
  importedMessageSchema,
  leftOutSchema,
  listName,
  type ImportedAttachment,
  type ImportedEntry,
  type ImportedHead,
  type ImportedMessage,
  type LeftOutMessage,
} from "./imported-list.js";
export {
  MAILBOX_LIMITS,
  QUOTINGS,
  type MailboxLimits,
  type MailboxMessage,
  type Quoting,
} from "./mailbox.js";
export { parseMail, type Mail, type MailAttachment } from "./parse-mail.js";
export { readImportedList, type ImportedListReader } from "./read-imported-list.js";
export { redactAddresses } from "./redact.js";
export { safeLine, xmlText } from "./safe-text.js";
export { splitMbox } from "./split-mbox.js";
