export { formatAddress, shortAddress } from "./address.js";
export { formatBytes } from "./bytes.js";
export { countOf, formatCount } from "./count.js";
export { formatDate, formatMoment } from "./moment.js";
export { formatMotionId, shortHash, shortMotionId } from "./identifier.js";
export { inWords, listInWords } from "./words.js";
export { formatPeriod, roughDuration } from "./period.js";
export { formatShare } from "./share.js";
export { onOneLine, quote } from "./quote.js";
