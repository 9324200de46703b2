import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A PostgreSQL server of our own, in a directory that goes with it. */
export interface PrivatePostgres {
  /** To connect to the database `postgres` as `postgres`; nobody else can, it listens on loopback only. */
  url: string;
  version: string;
  stop(): Promise<void>;
}

/**
 * Starts a server from what is installed, Debian's package or one on the path, never one that is already running.
 *
 * @returns nothing when PostgreSQL is not installed.
 */
export async function startPostgres(): Promise<PrivatePostgres | undefined> {
  const bin = await findBin();
  if (bin === undefined) return undefined;
  const home = await mkdtemp(join(tmpdir(), "three-opens-postgres-"));
  const data = join(home, "data");
  const as = await serverUser(home);
  const command = (name: string, ...args: string[]) =>
    run(as.command, [...as.args, join(bin, name), ...args], { cwd: home });
  try {
    await command(
      "initdb",
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale=C",
    );
    const port = await freePort();
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${home} -c fsync=off`;
    await command("pg_ctl", "-D", data, "-w", "-l", join(home, "log"), "-o", options, "start");
    const { stdout } = await command("postgres", "--version");
    return {
      url: `postgres://postgres@127.0.0.1:${port}/postgres`,
      version: stdout.trim(),
      async stop() {
        await command("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop");
        await rm(home, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

/** Debian keeps the server's programs off the path, by version. */
async function findBin(): Promise<string | undefined> {
  const debian = "/usr/lib/postgresql";
  const versions = await readdir(debian).catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  const places = [
    ...(newest === undefined ? [] : [join(debian, newest, "bin")]),
    ...(process.env.PATH ?? "").split(":"),
  ];
  for (const place of places) {
    const files: string[] = await readdir(place).catch(() => []);
    if (files.includes("initdb") && files.includes("pg_ctl")) return place;
  }
  return undefined;
}

/** The server refuses to run as root; then it runs as the user Debian's package made for it. */
async function serverUser(home: string): Promise<{ command: string; args: string[] }> {
  if (process.getuid?.() !== 0) return { command: "env", args: [] };
  await run("chown", ["postgres", home]);
  await chmod(home, 0o700);
  return { command: "runuser", args: ["-u", "postgres", "--"] };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
