export {
  SINGLE_BLOCK_LIMIT,
  type ContentDescription,
  type ContentOptions,
  type ContentSource,
  type ReadableStore,
  type WritableStore,
} from "./content.js";
export { describeContent } from "./describe-content.js";
export { exportContent } from "./export-content.js";
export { exportCar, type CarScope } from "./export-car.js";
export { importContent } from "./import-content.js";
export { canonicalLanguage, LANGUAGE_TAG_LIMIT } from "./language.js";
export { mediaTypeOf, UNKNOWN_MEDIA_TYPE } from "./media-type.js";
export { BLOCK_SIZE_LIMIT, readBlock } from "./read-block.js";
export { readCar, type CarContents, type CarLimits } from "./read-car.js";
export { DAG_PB_CODEC, parseCid, RAW_CODEC } from "./parse-cid.js";
export { parseRenditionName, type RenditionName } from "./rendition-name.js";
export { verifyContent, type ExpectedContent } from "./verify-content.js";
export {
  walkBlocks,
  type ContentBlock,
  type ContentShape,
  type WalkLimits,
} from "./walk-blocks.js";
export { writeCar } from "./write-car.js";
