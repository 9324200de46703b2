import { formatCount } from "./count.js";

const UNITS = ["KiB", "MiB", "GiB"] as const;

/** Writes a size: "512 bytes", "1.5 KiB". */
export function formatBytes(bytes: bigint | number): string {
  const size = Number(bytes);
  if (size < 1024) return size === 1 ? "1 byte" : `${size} bytes`;
  const power = Math.min(Math.floor(Math.log2(size) / 10), UNITS.length);
  const rounded = Math.round((size / 1024 ** power) * 10) / 10;
  const [whole = "0", fraction] = String(rounded).split(".");
  const grouped = /^\d+$/.test(whole) ? formatCount(BigInt(whole)) : whole;
  return `${grouped}${fraction === undefined ? "" : `.${fraction}`} ${UNITS[power - 1]}`;
}
