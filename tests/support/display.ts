import { type ChildProcess, execFile, spawn } from "node:child_process";
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
  // It takes a number that is free, and tells it when it takes connections.
  const options = ["-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"];
  const server = spawn("Xvfb", ["-displayfd", "3", ...options], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const name = `:${await firstLine(server)}`;
  const env = { ...process.env, DISPLAY: name };
  const manager = spawn("openbox", [], { env, stdio: "ignore" });
  const xdotool: Display["xdotool"] = async (...args) =>
    (await run("xdotool", args.map(String), { env })).stdout.trim();
  await untilManaged(xdotool);
  return {
    name,
    xdotool,
    screenshot: async (path) => {
      await mkdir(dirname(path), { recursive: true });
      await run("import", ["-window", "root", path], { env });
    },
    close: async () => {
      await Promise.all([end(manager), end(server)]);
    },
  };
}

/** A window manager that is ready tells of its desktops. */
async function untilManaged(xdotool: Display["xdotool"]): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await xdotool("get_num_desktops").catch(() => "")) return;
    await wait(50);
  }
  throw new Error("openbox did not start");
}

/** What the server writes to its descriptor 3. */
function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    server.once("error", reject);
    server.once("exit", () => reject(new Error("Xvfb did not start")));
    server.stdio[3]?.on("data", (part: Buffer) => {
      text += part.toString();
      if (text.includes("\n")) resolve(text.trim());
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill();
  });
}
