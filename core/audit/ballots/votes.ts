import { hexlify, toUtf8Bytes, type TypedDataDomain, type TypedDataField } from "ethers";
import { INTERFACES } from "../../contracts/index.js";
import { ballotTypedData } from "../../motions/index.js";
import { splitBallots } from "../../motions/ballot-batch.js";
import { TypedDigest } from "../typed-digest.js";
import { type KindOf, textOf } from "./ballot-kind.js";
import { BatchShelf } from "./batch-shelf.js";

/** OpenZeppelin's `ExtendedBallot`. */
const EXTENDED: TypedDataField[] = [
  { name: "proposalId", type: "uint256" },
  { name: "support", type: "uint8" },
  { name: "voter", type: "address" },
  { name: "nonce", type: "uint256" },
  { name: "reason", type: "string" },
  { name: "params", type: "bytes" },
];

const ANYBODY = { proposalId: 0n, support: 0, voter: "" } as const;

/** Votes for, against or neither, as the governor takes them. */
export function votes(domain: TypedDataDomain, governor: string): KindOf<"vote"> {
  const plain = new TypedDigest(domain, ballotTypedData(domain, ANYBODY).types);
  const extended = new TypedDigest(domain, { ExtendedBallot: EXTENDED });
  const batches = new BatchShelf(splitBallots);
  return ({ text, support, voter, reason }) => {
    const message = { proposalId: text, support, voter, nonce: 0n };
    const about = ([id, choice]: readonly unknown[]) => id === text && Number(choice) === support;
    const without = reason === "";
    const digest = () => plain.of(message);
    return {
      abi: INTERFACES.governor,
      address: governor,
      own: {
        "castVote(uint256,uint8)": (args) => about(args) && without,
        "castVoteWithReason(uint256,uint8,string)": (args) =>
          about(args) && textOf(args[2]) === reason,
        "castVoteWithReasonAndParams(uint256,uint8,string,bytes)": (args) =>
          about(args) && textOf(args[2]) === reason,
      },
      signed: {
        "castVoteBySig(uint256,uint8,address,bytes)": (args) =>
          args[2] === voter && args[0] === text
            ? { signature: args[3] as string, digest, says: about(args) && without }
            : undefined,
        "castVoteWithReasonAndParamsBySig(uint256,uint8,address,string,bytes,bytes)": (args) =>
          args[2] === voter && args[0] === text
            ? {
                signature: args[5] as string,
                digest: () => extended.of({ ...message, reason: args[3], params: args[4] }),
                says: about(args) && textOf(args[3]) === reason,
              }
            : undefined,
      },
      batch: "castVotesBySig(uint256,bytes)",
      itemsOf: ([id, bytes], numbers) =>
        id === text
          ? batches.find(bytes as string, numbers).map(({ choice, signature }) => ({
              signature,
              digest,
              says: choice === support && without,
            }))
          : [],
    };
  };
}

/** Text as the bytes that are signed. */
export const bytesOf = (text: string): string => hexlify(toUtf8Bytes(text));
