import type { SolidityHooks } from "hardhat/types/hooks";
import type { CompilerOutputError } from "hardhat/types/solidity";

const PACKAGE = "@openzeppelin/contracts";
const IN_OPENZEPPELIN = '"at" will be promoted to keyword';
// The members' own verb: a function may bear this name as long as the pinned compiler takes it.
const IN_OURS = '"leave" will be promoted to keyword';

function isKnown(error: CompilerOutputError): boolean {
  if (error.severity !== "warning") return false;
  if (error.message.includes(IN_OURS)) return true;
  return (
    error.message.includes(IN_OPENZEPPELIN) &&
    (error.formattedMessage ?? error.message).includes(PACKAGE)
  );
}

export default async (): Promise<Partial<SolidityHooks>> => ({
  getCompilationJobErrors: async (context, compilationJob, compilerOutput, next) => {
    const errors = await next(context, compilationJob, compilerOutput);
    return errors.filter((error) => !isKnown(error));
  },
});
