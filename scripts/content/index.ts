export { openContentStore, type ContentStore } from "./content-store.js";
export { openLocalFile, type LocalFile } from "./local-file.js";
export { readFiles, type ReadFilesOptions } from "./read-files.js";
