import type { Page } from "playwright-core";

/** What there is to be shown, by ids as they stand in addresses. */
export interface Subjects {
  list: string;
  thread: string;
  /** CID of a mailing list of before. */
  history: string;
  /** A post somebody may report. */
  unkind: string;
  /** Documents: in three languages, and with two versions. */
  charter: string;
  minutes: string;
  member: string;
  /** Motions. */
  voting: string;
  discussed: string;
  executed: string;
  /** Elections. */
  balloting: string;
  elected: string;
  recall: string;
  /** A case that was decided. */
  sanctioned: string;
  /** Number of a conduct officer among the people of the test wallet. */
  officer: number;
}

/** One picture. */
export interface Sight {
  /** Of the file, without its ending. */
  name: string;
  /** What it shows, and what is worth looking at. */
  caption: string;
  /** After the `#`. */
  address: string;
  /** The page's own heading: another one is another page. */
  heading: string | RegExp;
  /** Headings of parts: from the first to the end of the last is shown, instead of the whole page. */
  parts?: readonly string[];
  /** Pixels of a page that is worth more of them than others. */
  tallest?: number;
  /** What somebody does before the picture is taken. */
  prepare?: (page: Page) => Promise<void>;
  /** Shows what stands over the page instead of it. */
  dialog?: true;
}
