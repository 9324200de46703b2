import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "members",
    lazy: async () => ({ Component: (await import("./members-page.js")).MembersPage }),
  },
  {
    path: "members/:account",
    lazy: async () => ({ Component: (await import("./member-page.js")).MemberPage }),
  },
];
