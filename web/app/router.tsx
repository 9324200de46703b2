import { createHashRouter } from "react-router";
import { routes as archive } from "../places/archive/routes.js";
import { routes as audit } from "../places/audit/routes.js";
import { routes as conduct } from "../places/conduct/routes.js";
import { routes as connection } from "../places/connection/routes.js";
import { routes as elections } from "../places/elections/routes.js";
import { routes as home } from "../places/home/routes.js";
import { routes as join } from "../places/join/routes.js";
import { routes as lists } from "../places/lists/routes.js";
import { routes as members } from "../places/members/routes.js";
import { routes as motions } from "../places/motions/routes.js";
import { Broken } from "./broken.js";
import { comingLate } from "./late-page.js";
import { Layout } from "./layout.js";
import { NotFound } from "./not-found.js";
import { Starting } from "./starting.js";

const places = [home, join, members, lists, conduct, motions, elections, archive, audit, connection]
  .flat()
  .map(comingLate);

/** Addresses come after "#": so the same files work from a relay, any static host and IPFS. */
export const router = createHashRouter([
  {
    path: "/",
    element: <Layout />,
    HydrateFallback: Starting,
    // The shell itself broke.
    errorElement: (
      <main>
        <Broken />
      </main>
    ),
    // The shell stays around a page that broke.
    children: [
      { errorElement: <Broken />, children: [...places, { path: "*", element: <NotFound /> }] },
    ],
  },
]);
