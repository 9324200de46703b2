import { formatEther } from "ethers";
import { ETHER } from "../../core/wire/web-config.js";

/** Wei as the chain's currency, three digits of it: enough to decide by. */
export const amountIn = (language: string, wei: bigint, symbol = ETHER.symbol): string =>
  `${new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(Number(formatEther(wei)))} ${symbol}`;
