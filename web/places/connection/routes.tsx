import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "connection",
    lazy: async () => ({ Component: (await import("./connection-page.js")).ConnectionPage }),
  },
];
