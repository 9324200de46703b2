import type { TypedDataDomain, TypedDataField } from "ethers";
import { z } from "zod";

const fields = z.record(z.string(), z.array(z.object({ name: z.string(), type: z.string() })));

/** The second parameter of `eth_signTypedData_v4`: JSON, as it is sent to wallets. */
export const typedDataRequest = z
  .string()
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(
    z.object({
      domain: z.record(z.string(), z.unknown()),
      types: fields,
      message: z.record(z.string(), z.unknown()),
    }),
  )
  .transform(({ domain, types: { EIP712Domain: _, ...types }, message }) => ({
    domain: domain as TypedDataDomain,
    types: types as Record<string, TypedDataField[]>,
    message,
  }));
