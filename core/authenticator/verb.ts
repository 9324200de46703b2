import { id, type ParamType, TypedDataEncoder, type TypedDataField } from "ethers";
import { INTERFACES, type ContractName } from "../contracts/index.js";

/** Something a member does by signing a paper. */
export interface Verb {
  /** Name of the EIP-712 struct. */
  primaryType: string;
  /** The contract that does it. */
  contract: ContractName;
  functionName: string;
  /** The sentence every such paper begins with. */
  declaration: string;
  /** Members of the struct that are arguments of the function, in its order. */
  fields: readonly TypedDataField[];
}

export type VerbTypes = Record<string, TypedDataField[]>;

/** What every paper ends with. */
const TAIL = "address member,uint256 nonce,uint48 deadline";

const RENDITION =
  "bytes32 digest,bytes cid,uint64 size,string mediaType,string language,bool authentic";

/** @param fields as they stand in the struct's encoded type: `address to,bytes32 digest`. */
export function verb(
  primaryType: string,
  contract: ContractName,
  functionName: string,
  fields: string,
  declaration: string,
): Verb {
  return { primaryType, contract, functionName, declaration, fields: fieldsOf(fields) };
}

/** Everything a wallet needs to know of the struct. */
export function typesOf({ primaryType, fields }: Verb): VerbTypes {
  const whole = [{ name: "declaration", type: "string" }, ...fields, ...fieldsOf(TAIL)];
  const nested = fields.some(({ type }) => type.startsWith("Rendition"));
  return { [primaryType]: whole, ...(nested && { Rendition: fieldsOf(RENDITION) }) };
}

/** The contract's name for a verb: 32 bytes as hex. */
export function typeHashOf(verb: Verb): string {
  return id(TypedDataEncoder.from(typesOf(verb)).encodeType(verb.primaryType));
}

/** What the function takes. */
export function parametersOf({ contract, functionName }: Verb): readonly ParamType[] {
  const fragment = INTERFACES[contract].getFunction(functionName);
  if (fragment === null) throw new Error(`${contract} has no function ${functionName}`);
  return fragment.inputs;
}

function fieldsOf(list: string): TypedDataField[] {
  return list === "" ? [] : list.split(",").map((field) => fieldOf(field));
}

function fieldOf(field: string): TypedDataField {
  const [type = "", name = ""] = field.split(" ");
  return { name, type };
}
