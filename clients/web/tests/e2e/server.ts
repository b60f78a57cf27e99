/**
 * A real server for a test, on its embedded store: `viceversa serve` as a process of its own, with the shipped exercises and no least times.
 * The Python of the checkout's environment runs it; VICEVERSA_PYTHON names another.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../../..");
const PYTHON = process.env["VICEVERSA_PYTHON"] ?? join(ROOT, ".venv/bin/python");
const QUICK =
  "import sys, pathlib; from support.serving import quick_scenarios; print(quick_scenarios(pathlib.Path(sys.argv[1])))";
const STARTS_WITHIN = 20_000;

export class Server {
  readonly origin: string;
  #folder: string;
  #scenarios: string;
  #process: ChildProcess | null = null;

  private constructor(port: number, folder: string, scenarios: string) {
    this.origin = `http://127.0.0.1:${port}`;
    this.#folder = folder;
    this.#scenarios = scenarios;
  }

  static async start(): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), "vv-"));
    const env = { ...process.env, PYTHONPATH: join(ROOT, "tests") };
    const made = spawnSync(PYTHON, ["-c", QUICK, folder], { env, encoding: "utf-8" });
    if (made.status !== 0) throw new Error(`no exercises: ${made.stderr}`);
    const server = new Server(await freePort(), folder, made.stdout.trim());
    await server.rise();
    return server;
  }

  /** Start, or start again after a kill: on the same port, with the same files. */
  async rise(): Promise<void> {
    const words = ["-m", "viceversa", "serve", `--port=${new URL(this.origin).port}`, `--scenarios=${this.#scenarios}`];
    const child = spawn(PYTHON, [...words, `--data-dir=${join(this.#folder, "data")}`], { stdio: "ignore" });
    this.#process = child;
    for (const end = performance.now() + STARTS_WITHIN; performance.now() < end;) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      const ready = await fetch(`${this.origin}/readyz`).then(
        (reply) => reply.ok,
        () => false,
      );
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the server was not ready in time");
  }

  /** kill -9, as a crash would; or leave in order. */
  async end(signal: "SIGKILL" | "SIGINT"): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return;
    const over = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await over;
  }

  /** Leave, and take the files away. */
  async close(): Promise<void> {
    await this.end("SIGINT");
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
