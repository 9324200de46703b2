import type { MailList } from "./ports.js";

/** Where Message-IDs of a coalition belong: the same at every relay, and nobody's real domain. */
export function defaultMailHost(chainId: bigint, directory: string): string {
  return `${directory.toLowerCase()}.eip155-${chainId}.invalid`;
}

/** The Message-ID of a post, without angle brackets. */
export const messageIdOf = (postId: string, list: Pick<MailList, "name">, host: string): string =>
  `${postId}@${list.name}.${host}`;
