import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "motions",
    lazy: async () => ({ Component: (await import("./list/motions-page.js")).MotionsPage }),
  },
  {
    path: "motions/new",
    lazy: async () => ({ Component: (await import("./filing/new-motion-page.js")).NewMotionPage }),
  },
  {
    path: "motions/:id",
    lazy: async () => ({ Component: (await import("./motion/motion-page.js")).MotionPage }),
  },
  {
    path: "motions/:id/amend",
    lazy: async () => ({ Component: (await import("./filing/amend-page.js")).AmendPage }),
  },
];
