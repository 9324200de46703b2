/** What a notice or badge is about. Never said by colour alone: each has a sign and words of its own. */
export type Tone = "info" | "warning" | "danger" | "success";

export const SIGNS: Record<Tone, string> = {
  info: "i",
  warning: "!",
  danger: "✕",
  success: "✓",
};
