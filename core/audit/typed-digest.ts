import {
  concat,
  dataSlice,
  id,
  keccak256,
  recoverAddress,
  Signature,
  type TypedDataDomain,
  TypedDataEncoder,
  type TypedDataField,
} from "ethers";

/**
 * EIP-712 digests of many messages of one flat struct, with what they have in common computed once. Texts are given as
 * the bytes they are: contracts sign for any bytes, and one member could otherwise make an audit stumble.
 */
export class TypedDigest {
  readonly #name: string;
  readonly #encoder: TypedDataEncoder;
  readonly #typeHash: string;
  readonly #prefix: string;

  constructor(domain: TypedDataDomain, types: Record<string, TypedDataField[]>) {
    const [[name, fields] = ["", []]] = Object.entries(types);
    const raw = fields.map((field) => ({ ...field, type: field.type.replace("string", "bytes") }));
    this.#name = name;
    this.#encoder = TypedDataEncoder.from({ [name]: raw });
    this.#typeHash = id(TypedDataEncoder.from(types).encodeType(name));
    this.#prefix = concat(["0x1901", TypedDataEncoder.hashDomain(domain)]);
  }

  of(message: Record<string, unknown>): string {
    const members = dataSlice(this.#encoder.encodeData(this.#name, message), 32);
    return keccak256(concat([this.#prefix, keccak256(concat([this.#typeHash, members]))]));
  }
}

/** Whose key signed a digest; nothing when it is no signature of a key. @param signature - 64 or 65 bytes as hex. */
export function signerOf(digest: string, signature: string): string | undefined {
  try {
    return recoverAddress(digest, Signature.from(signature));
  } catch {
    return undefined;
  }
}
