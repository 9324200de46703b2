import { TypedDataEncoder, type TypedDataField } from "ethers";
import { formatOf } from "./field-formats.js";

/** Where a contract whose papers are described is deployed. */
export interface SigningPlace {
  chainId: number;
  address: string;
}

/** A struct that members sign. */
export interface SignedStruct {
  primaryType: string;
  types: Record<string, TypedDataField[]>;
  /** What signing does, in few words. */
  intent: string;
}

/** The EIP-712 domain the structs are signed under. */
export interface SigningDomain {
  name: string;
  version: string;
}

/** An ERC-7730 file: it tells a wallet how to show what is signed. */
export interface Descriptor {
  $schema: string;
  context: { eip712: { domain: SigningDomain; deployments: SigningPlace[] } };
  metadata: {
    owner: string;
    contractName: string;
    enums: Record<string, Record<string, string>>;
  };
  display: { formats: Record<string, { intent: string; fields: DisplayedField[] }> };
}

/** One line of what the wallet shows. */
export interface DisplayedField {
  path: string;
  label: string;
  format: string;
  params?: Record<string, unknown>;
}

export type Enums = Descriptor["metadata"]["enums"];

const SCHEMA =
  "https://github.com/LedgerHQ/clear-signing-erc7730-registry/blob/master/specs/erc7730-v2.schema.json";

/** Every member of every struct is shown: nothing is signed unseen. */
export function describeContract(
  owner: string,
  contractName: string,
  domain: SigningDomain,
  structs: readonly SignedStruct[],
  enums: Enums,
  deployments: SigningPlace[] = [],
): Descriptor {
  const fields = structs.map((struct) => shown(struct, struct.primaryType, ""));
  const used = new Set(fields.flat().map(({ params }) => String(params?.$ref ?? "")));
  const kept = Object.entries(enums).filter(([name]) => used.has(enumPath(name)));
  return {
    $schema: SCHEMA,
    context: { eip712: { domain, deployments } },
    metadata: { owner, contractName, enums: Object.fromEntries(kept) },
    display: {
      formats: Object.fromEntries(
        structs.map((struct, i) => [
          TypedDataEncoder.from(struct.types).encodeType(struct.primaryType),
          { intent: struct.intent, fields: fields[i] ?? [] },
        ]),
      ),
    },
  };
}

export const enumPath = (name: string) => `$.metadata.enums.${name}`;

/** The members of a struct, those of structs inside it under their full path. */
function shown(
  { types, primaryType }: SignedStruct,
  type: string,
  under: string,
): DisplayedField[] {
  return (types[type] ?? []).flatMap((field) => {
    const element = field.type.replace("[]", "");
    const path = `${under}${field.name}${element === field.type ? "" : ".[]"}`;
    if (types[element]) return shown({ types, primaryType, intent: "" }, element, `${path}.`);
    return [{ path, ...formatOf({ name: field.name, type: element }) }];
  });
}
