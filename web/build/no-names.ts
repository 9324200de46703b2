/**
 * Stands in for `@adraffy/ens-normalize`, which ethers brings for ENS names: large tables for something a coalition
 * never does. Accounts here are addresses; a name in the place of one is refused.
 */
export function ens_normalize(name: string): never {
  throw new Error(`names are not looked up, only addresses: ${name}`);
}
