import { type ComponentType, useCallback, useEffect, useState } from "react";
import type { RouteObject } from "react-router";
import { useWords } from "../language/index.js";
import { Button, isCodeMissing, Loading, Page, useOnline } from "../parts/index.js";
import { useConnection } from "../reading/index.js";
import { whyMissing, type WhyMissing } from "./why-missing.js";

type Load = () => Promise<{ Component: ComponentType }>;

/**
 * A route whose page may come late: where its file cannot be fetched, a page says why, and asks again. The router itself
 * would remember the failure as long as the app is open.
 */
export function comingLate(route: RouteObject): RouteObject {
  const { lazy } = route;
  if (typeof lazy !== "function") return route;
  const load = lazy as Load;
  return { ...route, lazy: () => load().catch((error: unknown) => inItsPlace(load, error)) };
}

function inItsPlace(load: Load, error: unknown): Awaited<ReturnType<Load>> {
  if (!isCodeMissing(error)) throw error;
  let found: ComponentType | undefined;
  const again = async () => (found = (await load()).Component);
  return { Component: () => <LatePage found={found} again={again} /> };
}

interface LatePageProps {
  found: ComponentType | undefined;
  again: () => Promise<ComponentType>;
}

function LatePage({ found, again }: LatePageProps) {
  const words = useWords("shell");
  const online = useOnline();
  const { isSilent } = useConnection().status;
  const [come, setCome] = useState(() => found);
  const [why, setWhy] = useState<WhyMissing>();
  const [fault, setFault] = useState<unknown>();
  const ask = useCallback(async () => {
    setWhy(undefined);
    try {
      const Found = await again();
      setCome(() => Found);
    } catch (error) {
      if (isCodeMissing(error)) setWhy(await whyMissing());
      else setFault(error);
    }
  }, [again]);
  useEffect(() => {
    // Whenever the line comes back, and when it goes: to say so.
    if (come === undefined) void ask();
  }, [ask, come === undefined, online, isSilent]);
  if (fault !== undefined) throw fault;
  if (come !== undefined) {
    const Come = come;
    return <Come />;
  }
  return (
    <Page title={words("late.title")} lead={why && words(`late.${why}`)}>
      {why === undefined ? (
        <Loading />
      ) : (
        <div className="actions">
          <Button onPress={() => void ask()}>{words("late.again")}</Button>
          {why !== "lost" && (
            <Button onPress={() => location.reload()}>{words("broken.again")}</Button>
          )}
        </div>
      )}
    </Page>
  );
}
