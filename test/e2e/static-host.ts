import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { WebConfig } from "../../core/wire/web-config.js";

const BUILT = fileURLToPath(new URL("../../dist/web/", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

/** A host that knows files and nothing else, as a folder on the web or a gateway of IPFS. */
export interface StaticHost {
  /** Of the page, with a slash at its end. */
  url: string;
  /** What was asked for and is not there. */
  readonly missed: string[];
  close(): Promise<void>;
}

/** Serves the built web app in a folder of a host, beside a coalition.json. @param folder - "ipfs/bafy…" */
export async function openStaticHost(folder: string, config: WebConfig): Promise<StaticHost> {
  const missed: string[] = [];
  const read = async (path: string): Promise<Buffer | undefined> => {
    const begin = `/${folder}/`;
    if (!path.startsWith(begin)) return undefined;
    const name = normalize(path.slice(begin.length) || "index.html");
    if (name === "coalition.json") return Buffer.from(JSON.stringify(config));
    return readFile(join(BUILT, name)).catch(() => undefined);
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    void read(pathname).then((bytes) => {
      if (bytes === undefined) missed.push(pathname);
      const type = TYPES[extname(pathname) || ".html"] ?? "application/octet-stream";
      response.writeHead(bytes === undefined ? 404 : 200, { "content-type": type }).end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${folder}/`,
    missed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
