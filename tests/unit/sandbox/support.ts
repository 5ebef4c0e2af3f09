import sharp from "sharp";
import { afterAll, afterEach, beforeAll } from "vitest";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/types.ts";

/** One sandbox for a file of tests, fresh for each of them. */
export function sandboxForTests(): () => Sandbox {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox?.reset());
  afterAll(() => sandbox?.close());
  return () => {
    if (sandbox === undefined) throw new Error("the sandbox has not started");
    return sandbox;
  };
}

export const KEY = { authorization: "Bearer sandbox-key" };

/** A picture no channel of which is constant. */
export function makePicture(width: number, height = width): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = 40 + ((at * 7) % 160);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

export const HOLE = { left: 8, top: 16, width: 24, height: 20 };

/** Opaque but for one rectangle, `HOLE` unless told. */
export function makeMask(width: number, height = width, hole = HOLE): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const x = at % width;
    const y = Math.floor(at / width);
    const isInside =
      x >= hole.left && x < hole.left + hole.width && y >= hole.top && y < hole.top + hole.height;
    pixels.set(isInside ? [255, 255, 255, 0] : [0, 0, 0, 255], at * 4);
  }
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

type FileSpec = { bytes: Buffer; type?: string; filename?: string };
export type FormSpec = Readonly<
  Record<string, string | FileSpec | readonly FileSpec[] | undefined>
>;

/** A form of the parts named; `undefined` leaves one out. */
function makeForm(parts: FormSpec): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (value === undefined) continue;
    if (typeof value === "string") form.append(name, value);
    else for (const file of [value].flat() as FileSpec[]) appendFile(form, name, file);
  }
  return form;
}

function appendFile(form: FormData, name: string, file: FileSpec): void {
  const { bytes, type = "image/png", filename = `${name.replace("[]", "")}.png` } = file;
  form.append(name, new Blob([new Uint8Array(bytes)], { type }), filename);
}

/** A request that keeps every rule of the document, with parts changed. */
export async function makeGoodForm(changes: FormSpec = {}): Promise<FormData> {
  return makeForm({
    image: { bytes: await makePicture(64) },
    mask: { bytes: await makeMask(64) },
    prompt: "a red door",
    n: "1",
    size: "256x256",
    response_format: "b64_json",
    ...changes,
  });
}

export function postEdit(
  sandbox: Sandbox,
  form: FormData,
  init: RequestInit & { basePath?: string } = {},
): Promise<Response> {
  return fetch(`${sandbox.relayUrl}${init.basePath ?? ""}/v1/images/edits`, {
    method: "POST",
    headers: KEY,
    body: form,
    ...init,
  });
}

export type Refusal = { status: number; param: string | null; code: string; message: string };

/** Sends a good request so changed, which must be refused. */
export async function readRefusal(
  sandbox: Sandbox,
  changes: FormSpec,
  extra?: [string, string],
): Promise<Refusal> {
  const form = await makeGoodForm(changes);
  if (extra !== undefined) form.append(...extra);
  const response = await postEdit(sandbox, form);
  const body = (await response.json()) as { error?: Omit<Refusal, "status"> };
  if (body.error === undefined) throw new Error(`answered ${response.status} without an error`);
  return { status: response.status, ...body.error };
}

export type Asked = { status: number; headers: Headers; bytes: Buffer; text: string };

/** Sends a good request with a mode named in its prompt, and reads the whole answer. */
export async function ask(sandbox: Sandbox, mode: string, changes: FormSpec = {}): Promise<Asked> {
  const form = await makeGoodForm({ prompt: `a red door [sandbox:${mode}]`, ...changes });
  const response = await postEdit(sandbox, form, { redirect: "manual" });
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status, headers } = response;
  return { status, headers, bytes, text: bytes.toString("utf8") };
}

/** The names of a table of cases and of the modes it stands for, to be compared. */
export function namesOf(
  cases: Readonly<Record<string, unknown>>,
  modes: readonly { id: string }[],
) {
  return {
    tested: Object.keys(cases).sort(),
    known: modes.map(({ id }) => id).sort(),
  };
}
