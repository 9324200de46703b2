import { useMutation } from "@tanstack/react-query";
import { useWords } from "../../../language/index.js";
import { Button, Failed, Loading, Notice } from "../../../parts/index.js";
import { useConnection } from "../../../reading/index.js";

/** Counts the election again from the chain's own records, here in the browser: no relay is asked. */
export function Recount({ electionId }: { electionId: string }) {
  const words = useWords("elections");
  const { contracts, config } = useConnection();
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: async () => {
      const { recountFromChain } = await import("./recount-from-chain.js");
      return recountFromChain(await contracts(), electionId, config.fromBlock);
    },
  });
  return (
    <>
      <p>{words("recount.lead")}</p>
      <Button onPress={() => mutate()} isDisabled={isPending}>
        {words("recount.button")}
      </Button>
      {isPending && <Loading>{words("recount.running")}</Loading>}
      {error !== null && <Failed error={error} retry={() => mutate()} />}
      {data?.agrees === true && (
        <Notice tone="success" title={words("recount.agrees")} announce>
          <p lang="en" dir="ltr">
            {data.explanation}
          </p>
        </Notice>
      )}
      {data?.agrees === false && (
        <Notice tone="danger" title={words("recount.differs")} announce>
          <ul lang="en" dir="ltr">
            {data.differences.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
