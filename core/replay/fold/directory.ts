import { textOfBytes32 } from "../../contracts/index.js";
import { tables } from "../tables.js";
import type { Folds } from "./fold.js";

const { parts, settings, papers, vouches } = tables;

export const directoryFolds: Folds = {
  Listed: (store, { args, time }) => {
    const key = textOfBytes32(args.key as string) ?? (args.key as string);
    return parts.put(store, key, { key, address: args.entry as string, listedAt: time });
  },
  Sealed: (store, { time }) => settings.put(store, "sealedAt", time),
  DAOURIUpdate: (store, { args }) => settings.put(store, "daoURI", args.daoURI as string),
};

/** Nonces that are spent: by an act, or cancelled. */
export const authenticatorFolds: Folds = {
  Acted: (store, { args, time, tx }) => {
    const [member, nonce] = [args.member as string, (args.nonce as bigint).toString()];
    const verb = args.verb as string;
    return papers.put(store, `${member}/${nonce}`, { member, nonce, verb, at: time, tx });
  },
  PaperCancelled: (store, { args, time, tx }) => {
    const [member, nonce] = [args.member as string, (args.nonce as bigint).toString()];
    return papers.put(store, `${member}/${nonce}`, { member, nonce, verb: null, at: time, tx });
  },
};

export const policyFolds: Folds = {
  Vouched: (store, { args, address, time }) => {
    const [voter, candidate] = [args.voter as string, args.candidate as string];
    const row = { policy: address, voter, candidate, at: time };
    return vouches.put(store, `${address}/${candidate}/${voter}`, row);
  },
  VouchWithdrawn: (store, { args, address }) =>
    vouches.delete(store, `${address}/${args.candidate as string}/${args.voter as string}`),
  VouchesNeededSet: (store, { args, address }) =>
    settings.put(store, `vouchesNeeded/${address}`, Number(args.current)),
};
