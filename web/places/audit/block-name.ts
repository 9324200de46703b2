/** Whether somebody wrote a block: its hash, or its number. */
export const isBlockName = (text: string): boolean =>
  /^0x[0-9a-fA-F]{64}$/.test(text) || /^\d{1,15}$/.test(text);
