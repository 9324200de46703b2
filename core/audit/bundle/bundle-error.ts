import { DaoError } from "../../errors.js";

/** The bytes are not those of a whole bundle. */
export const bundleCorrupt = (reason: string, cause?: unknown): DaoError =>
  new DaoError("BUNDLE_CORRUPT", `This is not a whole audit bundle: ${reason}.`, {
    hint: "The file was damaged, cut or tampered with: get it again, or capture a new one with dao audit --bundle.",
    cause,
  });

export const bundleFormat = (found: unknown, known: number): DaoError =>
  new DaoError(
    "BUNDLE_FORMAT",
    `This bundle has format ${JSON.stringify(found)?.slice(0, 20) ?? "none"}; this version reads format ${known}.`,
    {
      hint: "Read it with the version of the kit that wrote it, or capture a new one.",
    },
  );

/** It is a good bundle, and not the one that is wanted. */
export const bundleForeign = (what: string): DaoError =>
  new DaoError("BUNDLE_FOREIGN", `This bundle is of ${what}.`, {
    hint: "Name the bundle of this coalition on this chain, or a new file.",
  });
