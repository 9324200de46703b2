import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "join",
    lazy: async () => ({ Component: (await import("./join-page.js")).JoinPage }),
  },
  {
    path: "me",
    lazy: async () => ({ Component: (await import("./me-page.js")).MePage }),
  },
];
