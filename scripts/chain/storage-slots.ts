/** A storage slot as the 32 bytes that the engine insists on; clients also send `0x0`. */
function whole(slot: unknown): unknown {
  if (typeof slot !== "string" || !/^0x[0-9a-f]{1,64}$/i.test(slot)) return slot;
  return `0x${slot.slice(2).padStart(64, "0")}`;
}

/** Writes the slots in the parameters of the two methods that name any in full. */
export function withWholeSlots(method: string, params: readonly unknown[]): unknown[] {
  const [address, slots, ...rest] = params;
  if (method === "eth_getStorageAt" && params.length > 1) return [address, whole(slots), ...rest];
  if (method === "eth_getProof" && Array.isArray(slots))
    return [address, slots.map(whole), ...rest];
  return [...params];
}
