import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "elections",
    lazy: async () => ({ Component: (await import("./list/elections-page.js")).ElectionsPage }),
  },
  {
    path: "elections/:id",
    lazy: async () => ({ Component: (await import("./election/election-page.js")).ElectionPage }),
  },
  {
    path: "offices",
    lazy: async () => ({ Component: (await import("./offices/offices-page.js")).OfficesPage }),
  },
  {
    path: "recalls/:id",
    lazy: async () => ({ Component: (await import("./recalls/recall-page.js")).RecallPage }),
  },
];
