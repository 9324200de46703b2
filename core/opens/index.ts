export { OPENS, type Holder, type Open, type OpensAnswer, type OpensReport } from "./answer.js";
export { opensMarkdown } from "./opens-markdown.js";
export { readOpens } from "./read-opens.js";
export { readYear } from "./year/read-year.js";
export { yearMarkdown } from "./year/year-markdown.js";
export type { YearReport } from "./year/year-report.js";
