import type { ImportedHistory, HistoryPage } from "../../core/wire/mail.js";
import type { RelayPart } from "../services.js";
import type { MailList } from "./ports.js";

/** What routes ask of mail. */
export interface MailService extends RelayPart {
  /** By id or name. @throws DaoError `LIST_UNKNOWN` */
  list(idOrName: string): Promise<MailList>;
  /**
   * A page of the list's Atom feed, newest first; with `before` only posts below that place.
   *
   * @param baseUrl where others reach this relay, without a slash at its end.
   */
  feed(list: MailList, baseUrl: string, before?: bigint): Promise<string>;
  /** The list as an mbox, oldest first, as it is read. */
  mbox(list: MailList): AsyncIterable<Uint8Array>;
  /** What archivists brought from elsewhere, oldest deposit first. */
  histories(list: MailList): ImportedHistory[];
  /** @throws DaoError `HISTORY_UNKNOWN` */
  historyPage(
    list: MailList,
    cid: string,
    range: { after?: number | undefined; limit: number },
  ): HistoryPage;
  /** Looks for imported histories now, besides the regular looks. */
  syncHistories(): Promise<void>;
}
