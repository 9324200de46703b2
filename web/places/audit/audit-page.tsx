import { useState } from "react";
import "./audit.css";
import { useWords } from "../../language/index.js";
import {
  Button,
  Failed,
  Hash,
  Notice,
  Page,
  Section,
  TextField,
  useFormat,
} from "../../parts/index.js";
import { originOf, useConnection } from "../../reading/index.js";
import { isBlockName } from "./block-name.js";
import { BallotCheck } from "./ballot-check.js";
import type { AuditJob } from "./audit-messages.js";
import { loadBuild } from "./load-build.js";
import { placesOf } from "../../reading/chosen.js";
import { Progress } from "./progress.js";
import { Result } from "./result.js";
import { useAuditor } from "./use-auditor.js";

/** Counts everything again in the reader's browser, out of a node nobody has to believe. */
export function AuditPage() {
  const words = useWords("audit");
  const format = useFormat();
  const { config, chosen } = useConnection();
  const [block, setBlock] = useState("");
  const auditor = useAuditor();
  const { running, step, audited, ballots, error } = auditor;
  const { rpcUrls, relays } = placesOf(config, chosen, document.baseURI);
  const name = block.trim();
  const isWrong = name !== "" && !isBlockName(name);
  const job = async (): Promise<AuditJob> => ({
    ...{ chainId: config.chainId, directory: config.directory, fromBlock: config.fromBlock },
    ...{ block: name === "" ? undefined : name, rpcUrls, relays },
    build: await loadBuild(config.chainId),
  });
  return (
    <Page title={words("title")} lead={words("lead")}>
      <Section title={words("rests.title")}>
        <p>{words("rests.words")}</p>
        <ul>
          <li>{words("rests.node", { nodes: format.list(rpcUrls.map(originOf)) || "–" })}</li>
          <li>{words("rests.code")}</li>
          <li>{words("rests.block")}</li>
        </ul>
        <p>
          {words("rests.directory")}{" "}
          <Hash value={config.directory} what={words("rests.directoryWhat")} full />
        </p>
      </Section>
      {rpcUrls.length === 0 && <Notice tone="warning">{words("noNode")}</Notice>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrong && running === undefined) void auditor.audit(job);
        }}
      >
        <TextField
          label={words("block.label")}
          description={words("block.hint")}
          value={block}
          onChange={setBlock}
          maxLength={70}
          isCode
          {...(isWrong ? { error: words("block.wrong") } : {})}
        />
        <Button
          type="submit"
          tone="primary"
          isDisabled={running !== undefined || isWrong || rpcUrls.length === 0}
        >
          {words("begin")}
        </Button>
      </form>
      {running !== undefined && (
        <Progress running={running} step={step} onCancel={auditor.cancel} />
      )}
      {error !== undefined && running === undefined && <Failed error={error} />}
      {audited !== undefined && (
        <Result
          audited={audited}
          command={{ rpcUrl: rpcUrls[0], relays }}
          page={auditor.page}
          isBusy={running !== undefined}
        />
      )}
      <BallotCheck
        found={ballots}
        isBusy={running !== undefined || rpcUrls.length === 0 || isWrong}
        find={(query) => void auditor.findBallots(job, query)}
      />
    </Page>
  );
}
