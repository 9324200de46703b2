import { formatEther } from "ethers";

/** Wei as the chain's currency, three digits of it: enough to decide by. */
export const amountIn = (language: string, wei: bigint): string =>
  `${new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(Number(formatEther(wei)))} ETH`;
