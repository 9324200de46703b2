import { DaoError, isDaoError } from "../../core/errors.js";

/** What failed, for the words of the refusal. */
interface Place {
  name: string;
  /** Undefined while it is not known. */
  url: string | undefined;
}

const START = "Start one with npm start.";

/** Errors and what lies underneath them, outermost first. */
function* chainOf(error: unknown): Generator<Error> {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 10; depth++) {
    yield at;
    at = at.cause ?? ("parent" in at ? at.parent : "error" in at ? at.error : undefined);
  }
}

const RULES: readonly [
  pattern: RegExp,
  explain: (place: Place, match: RegExpExecArray) => DaoError,
][] = [
  [
    /ECONNREFUSED|HHE703|Cannot connect to the network|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_AGAIN|socket hang up|other side closed|HHE704/,
    ({ name, url }) =>
      new DaoError("CHAIN_UNREACHABLE", `No chain answers at ${url ?? name}.`, {
        hint: name === "local" ? START : "Check the network's address and your connection.",
      }),
  ],
  [
    /set to use chain id "?(\d+)"?, but connected to a chain with id "?(\d+)"?/,
    ({ name, url }, match) =>
      new DaoError(
        "CHAIN_WRONG",
        `The chain at ${url ?? name} has id ${match[2]}, but ${name} is chain ${match[1]}.`,
        {
          hint: `Choose the network whose chain this is with --network, or the address of ${name} with --rpc.`,
        },
      ),
  ],
  [
    /(?:Configuration Variable|Key) "([^"]+)" not found/,
    ({ name }, match) =>
      new DaoError(
        "CONFIG_VARIABLE_MISSING",
        `The network ${name} needs the variable ${match[1]}.`,
        {
          hint: `Set it with npx hardhat keystore set ${match[1]}; never write a key into a file.`,
        },
      ),
  ],
  [
    /Invalid URL/i,
    ({ name }) =>
      new DaoError("URL_MALFORMED", `The address of the network ${name} is not a URL.`, {
        hint: "Write such as https://…; see docs/deploying.md.",
      }),
  ],
  [
    /interferes? with Hardhat Ignition|should be \d+, but is \d+/,
    ({ name }) =>
      new DaoError(
        "CONFIRMATIONS_PENDING",
        `Transactions of the deployer are still waiting for confirmations on ${name}.`,
        {
          hint: "Wait a minute, send nothing else from this account, and deploy again: it goes on where it stopped.",
        },
      ),
  ],
  [
    /insufficient funds|doesn't have enough funds/i,
    ({ name }) =>
      new DaoError("BALANCE_TOO_LOW", `The account holds too little on ${name} to pay for this.`, {
        hint: "Send it some, or choose another with --as <account>.",
      }),
  ],
  [
    /nonce (too low|has already been used|too high)|replacement transaction underpriced/i,
    ({ name }) =>
      new DaoError(
        "NONCE_TAKEN",
        `Another transaction of the same account came between on ${name}.`,
        {
          hint: "Wait until it is in a block and try again.",
        },
      ),
  ],
  [
    /HTTP(?: status)? (?:code )?(?:is )?(\d{3})|status code (\d{3})|could not parse|invalid json|unexpected token|Response: /i,
    ({ name, url }) =>
      new DaoError("CHAIN_UNREACHABLE", `What answers at ${url ?? name} is not a chain.`, {
        hint: name === "local" ? START : "Check the network's address.",
      }),
  ],
];

/**
 * Troubles with a network or an account, in words. A revert of a contract is explained by core/refusals instead.
 *
 * @returns undefined when it is none of them.
 */
export function explainFailure(error: unknown, place: Place): DaoError | undefined {
  if (isDaoError(error)) return error;
  for (const each of chainOf(error)) {
    for (const [pattern, explain] of RULES) {
      const text = "code" in each ? `${String(each.code)} ${each.message}` : each.message;
      const match = pattern.exec(text);
      if (match === null) continue;
      const { code, message, hint } = explain(place, match);
      return new DaoError(code, message, { hint, cause: error });
    }
  }
  return undefined;
}
