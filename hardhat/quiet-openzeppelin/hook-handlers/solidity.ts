import type { SolidityHooks } from "hardhat/types/hooks";
import type { CompilerOutputError } from "hardhat/types/solidity";

const PACKAGE = "@openzeppelin/contracts";
const MESSAGE = '"at" will be promoted to keyword';

function isPromotedKeywordInOpenZeppelin(error: CompilerOutputError): boolean {
  return (
    error.severity === "warning" &&
    error.message.includes(MESSAGE) &&
    (error.formattedMessage ?? error.message).includes(PACKAGE)
  );
}

export default async (): Promise<Partial<SolidityHooks>> => ({
  getCompilationJobErrors: async (context, compilationJob, compilerOutput, next) => {
    const errors = await next(context, compilationJob, compilerOutput);
    return errors.filter((error) => !isPromotedKeywordInOpenZeppelin(error));
  },
});
