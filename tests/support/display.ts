import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A screen of its own with a window manager: native menus and prompts need both. */
export interface Display {
  /** `:99` and the like, for `DISPLAY`. */
  readonly name: string;
  /** Mouse and keyboard, as the hardware would. */
  xdotool(...args: (string | number)[]): Promise<string>;
  /** Saves what the whole screen shows as PNG, in a folder that is made if need be. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export async function openDisplay(width = 1280, height = 900): Promise<Display> {
  const number = freeNumber();
  const name = `:${number}`;
  const server = spawn(
    "Xvfb",
    [name, "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"],
    {
      stdio: "ignore",
    },
  );
  await waitFor(() => existsSync(`/tmp/.X11-unix/X${number}`));
  const env = { ...process.env, DISPLAY: name };
  const manager = spawn("openbox", [], { env, stdio: "ignore" });
  await wait(500);
  return {
    name,
    xdotool: async (...args) => (await run("xdotool", args.map(String), { env })).stdout.trim(),
    screenshot: async (path) => {
      await mkdir(dirname(path), { recursive: true });
      await run("import", ["-window", "root", path], { env });
    },
    close: async () => {
      await Promise.all([end(manager), end(server)]);
    },
  };
}

function freeNumber(): number {
  for (let number = 90 + (process.pid % 100); ; number += 1) {
    if (!existsSync(`/tmp/.X11-unix/X${number}`) && !existsSync(`/tmp/.X${number}-lock`)) {
      return number;
    }
  }
}

async function waitFor(isTrue: () => boolean, timeoutMs = 10_000): Promise<void> {
  for (let waitedMs = 0; !isTrue(); waitedMs += 50) {
    if (waitedMs > timeoutMs) throw new Error("Xvfb did not start");
    await wait(50);
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill();
  });
}
