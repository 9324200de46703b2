/** Keys that sort as what they name: six bytes for a number, whole addresses and slots, all hexadecimal without 0x. */
export const numberKey = (number: number): string => number.toString(16).padStart(12, "0");

export const accountKey = (block: number, address: string): string =>
  numberKey(block) + bare(address);

export const slotKey = (block: number, address: string, slot: string): string =>
  accountKey(block, address) + bare(slot);

/** Of a hash: without 0x, lower case. */
export const bare = (hex: string): string => hex.replace(/^0x/, "").toLowerCase();
