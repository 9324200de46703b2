/**
 * Every property test of a run draws from one seed, so that a run can be repeated and a change is not failed by
 * somebody else's luck. Searching further is what `npm run test:deep` does: it sets another seed each time.
 */
import fc from "fast-check";

const DEFAULT_SEED = 20231015;

fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  seed: Number(process.env.PROPERTY_SEED ?? DEFAULT_SEED),
});
