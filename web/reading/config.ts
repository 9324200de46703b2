/** `coalition.json` beside index.html: which coalition this page is of, and where it can be read. */
export { type WebConfig as CoalitionConfig, webConfigSchema } from "../../core/wire/web-config.js";
