/** Bytes that can be read from any place: a file, or a browser's Blob. */
export interface ByteSource {
  /** From the first byte to the last. */
  stream(): AsyncIterable<Uint8Array>;
  /** @returns fewer bytes than asked for where the source ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    async *stream() {
      await Promise.resolve();
      for (let start = 0; start < bytes.length; start += 65_536)
        yield bytes.subarray(start, start + 65_536);
    },
    read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
  };
}
