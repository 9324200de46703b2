import type { RuntimeArtifact } from "../../core/audit/build.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { deploymentParameters } from "../../deploy/parameters.js";
import type { CoalitionSource } from "../cli/coalition-source.js";
import type { Deployment } from "../cli/deployment.js";
import { toRecord, type DescribedRendition } from "../deployment/founding-documents.js";
import { checkCode } from "./check-code.js";
import { checkDirectory } from "./check-directory.js";
import { checkDocuments } from "./check-documents.js";
import { checkElections } from "./check-elections.js";
import { checkForum } from "./check-forum.js";
import { checkMembership } from "./check-membership.js";
import { checkOffices } from "./check-offices.js";
import { checkRoles } from "./check-roles.js";
import { checkRules } from "./check-rules.js";
import { readHistory } from "./history.js";
import type { PartReport } from "./report.js";

/** What is compared with what. */
export interface VerificationSubject {
  contracts: CoalitionContracts;
  deployment: Deployment;
  coalition: CoalitionSource;
  documents: readonly DescribedRendition[][];
  getCode(address: string): Promise<string>;
  readArtifact(contract: string): Promise<RuntimeArtifact>;
}

/** Compares a live coalition with its file, part by part. */
export async function verifyCoalition(subject: VerificationSubject): Promise<PartReport[]> {
  const { contracts, deployment, documents } = subject;
  const { file } = subject.coalition;
  const { addresses, fromBlock } = deployment;
  const history = await readHistory(contracts, fromBlock);
  const parameters = deploymentParameters(
    file,
    documents.map((each) => each.map(toRecord)),
  );
  const { minDelay } = parameters;
  const founders = file.founders.map(({ address }) => address);
  return Promise.all([
    checkCode(
      addresses,
      { policy: file.membership.admission.policy, founder: history.founder },
      subject,
    ),
    checkDirectory(contracts, addresses, file.uri, history),
    checkRoles(contracts, addresses, { founders, minDelay }, history),
    checkRules(contracts, addresses, file, parameters, history),
    checkMembership(contracts, addresses, file, parameters, history),
    checkOffices(contracts, parameters, history),
    checkElections(contracts, parameters, history),
    checkForum(contracts, parameters, history),
    checkDocuments(contracts, addresses, file, documents, history),
  ]);
}
