import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "archive",
    lazy: async () => ({ Component: (await import("./archive-page.js")).ArchivePage }),
  },
  {
    path: "archive/deposit",
    lazy: async () => ({ Component: (await import("./deposit-page.js")).DepositPage }),
  },
  {
    path: "archive/:id",
    lazy: async () => ({ Component: (await import("./document-page.js")).DocumentPage }),
  },
  {
    path: "archive/:id/compare",
    lazy: async () => ({ Component: (await import("./compare-page.js")).ComparePage }),
  },
];
