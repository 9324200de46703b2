import type { Interface } from "ethers";
import { FunctionFragment, getAddress, isAddress } from "ethers";
import { nearestKey } from "../../core/coalition/index.js";
import {
  contractAt,
  CONTRACT_TITLES,
  INTERFACES,
  type CoalitionAddresses,
  type ContractName,
} from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";

/** A function at an address. */
export interface FunctionAt {
  target: string;
  fragment: FunctionFragment;
}

const NAMES = Object.keys(CONTRACT_TITLES) as ContractName[];

/** What may be given for a contract, in words. */
export const CONTRACT_CHOICES = `${NAMES.join(", ")} or an address`;

/** "ballot-box", as the directory says, is "ballotBox" too. */
const plain = (name: string) => name.toLowerCase().replaceAll("-", "");

/**
 * A contract of the coalition by its name, or any contract by its address.
 *
 * @throws DaoError `CONTRACT_UNKNOWN`
 */
export function findContract(addresses: CoalitionAddresses, given: string): string {
  // Widened, because ethers narrows whatever is no address to nothing.
  if (isAddress(given as unknown)) return getAddress(given);
  const name = NAMES.find((each) => plain(each) === plain(given));
  if (name !== undefined) return addresses[name];
  const near = nearestKey(given, NAMES);
  throw new DaoError(
    "CONTRACT_UNKNOWN",
    `"${given.slice(0, 80)}" is no contract of the coalition.`,
    {
      hint:
        near === undefined
          ? `Choose ${NAMES.join(", ")}, or give an address.`
          : `Did you mean ${near}?`,
    },
  );
}

/**
 * A function by its name, or by its signature where the name alone does not tell, such as "transfer(address,uint256)".
 *
 * @throws DaoError `CONTRACT_UNKNOWN`, `FUNCTION_UNKNOWN`, `FUNCTION_AMBIGUOUS`
 */
export function findFunction(
  addresses: CoalitionAddresses,
  contract: string,
  given: string,
): FunctionAt {
  const target = findContract(addresses, contract);
  if (given.includes("(")) return { target, fragment: parseSignature(given) };
  const name = contractAt(addresses, target);
  if (name === undefined) {
    throw new DaoError("FUNCTION_UNKNOWN", `What functions ${target} has is not known here.`, {
      hint: `Give the whole signature, such as "${given}(address,uint256)".`,
    });
  }
  const callable = functionsOf(INTERFACES[name]);
  const [fragment, second] = callable.filter((each) => each.name === given);
  if (fragment !== undefined && second === undefined) return { target, fragment };
  if (second !== undefined) {
    throw new DaoError(
      "FUNCTION_AMBIGUOUS",
      `${CONTRACT_TITLES[name]} has several functions called ${given}.`,
      {
        hint: `Choose ${callable
          .filter((each) => each.name === given)
          .map((each) => each.format())
          .join(" or ")}.`,
      },
    );
  }
  const names = [...new Set(callable.map((each) => each.name))];
  const near = nearestKey(given, names);
  throw new DaoError(
    "FUNCTION_UNKNOWN",
    `${sentenceCase(CONTRACT_TITLES[name])} has no function "${given.slice(0, 80)}".`,
    {
      hint: near === undefined ? `It has ${names.join(", ")}.` : `Did you mean ${near}?`,
    },
  );
}

/** Functions that change something; a motion has no use for the others. */
function functionsOf(abi: Interface): FunctionFragment[] {
  return abi.fragments.filter(
    (fragment): fragment is FunctionFragment =>
      fragment instanceof FunctionFragment && !fragment.constant,
  );
}

function parseSignature(given: string): FunctionFragment {
  try {
    return FunctionFragment.from(`function ${given}`);
  } catch (cause) {
    throw new DaoError(
      "FUNCTION_UNKNOWN",
      `"${given.slice(0, 80)}" is no signature of a function.`,
      {
        hint: 'Write such as "transfer(address,uint256)".',
        cause,
      },
    );
  }
}

const sentenceCase = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
