import type { RouteObject } from "react-router";

export const routes: RouteObject[] = [
  {
    path: "lists",
    lazy: async () => ({ Component: (await import("./lists-page.js")).ListsPage }),
  },
  {
    path: "lists/:list",
    lazy: async () => ({ Component: (await import("./list-page.js")).ListPage }),
  },
  {
    path: "lists/:list/new",
    lazy: async () => ({ Component: (await import("./new-thread-page.js")).NewThreadPage }),
  },
  {
    path: "lists/:list/history/:cid",
    lazy: async () => ({ Component: (await import("./history-page.js")).HistoryPage }),
  },
  {
    path: "posts/:id",
    lazy: async () => ({ Component: (await import("./thread-page.js")).ThreadPage }),
  },
  {
    path: "posts/:id/reply",
    lazy: async () => ({ Component: (await import("./reply-page.js")).ReplyPage }),
  },
];
