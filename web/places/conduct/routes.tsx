import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "conduct",
    lazy: async () => ({ Component: (await import("./conduct-page.js")).ConductPage }),
  },
  {
    path: "conduct/cases/:id",
    lazy: async () => ({ Component: (await import("./case-page.js")).CasePage }),
  },
  {
    path: "conduct/report",
    lazy: async () => ({ Component: (await import("./report-page.js")).ReportPage }),
  },
  {
    path: "conduct/report/:post",
    lazy: async () => ({ Component: (await import("./report-page.js")).ReportPage }),
  },
  {
    path: "conduct/desk",
    lazy: async () => ({ Component: (await import("./desk-page.js")).DeskPage }),
  },
];
