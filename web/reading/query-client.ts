import { QueryClient } from "@tanstack/react-query";
import { isDaoError } from "../../core/errors.js";

const FRESH_MS = 15_000;
const RETRIES = 2;

/** The one cache of everything that was read. A refusal stays a refusal; only what broke down is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => !isDaoError(error) && failures < RETRIES,
      // Whether there is a network, the node on this very machine decides.
      networkMode: "always",
    },
    mutations: { networkMode: "always", retry: false },
  },
});
