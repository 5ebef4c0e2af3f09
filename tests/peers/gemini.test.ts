import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DIALECTS } from "@/utils/relay/dialects/table";
import { sendEdit } from "@/utils/relay/send/send";
import { makeDeps, makeRequest } from "../integration/relay-run.ts";
import { SANDBOX_KEY } from "../sandbox/relay/record.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { ReceivedRequest, Sandbox } from "../sandbox/types.ts";

const MODEL = "gemini-2.5-flash-image";

/** As far as it is used here: the package is not there when types are checked. */
interface GoogleGenAI {
  readonly models: {
    generateContent(asked: object): Promise<{
      readonly candidates?: readonly {
        readonly content?: {
          readonly parts?: readonly {
            readonly thought?: boolean;
            readonly inlineData?: { readonly data?: string; readonly mimeType?: string };
          }[];
        };
      }[];
    }>;
  };
}

let sandbox: Sandbox;
let google: GoogleGenAI;

beforeAll(async () => {
  sandbox = await startSandbox();
  const path = createRequire(import.meta.url).resolve("@google/genai");
  const { GoogleGenAI: Client } = await import(/* @vite-ignore */ pathToFileURL(path).href);
  google = new Client({
    apiKey: SANDBOX_KEY,
    httpOptions: { baseUrl: sandbox.relayUrl, apiVersion: "v1beta" },
  });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox?.close());

const request = () =>
  makeRequest(sandbox, "", {
    dialect: "gemini",
    model: MODEL,
    maskWay: "none",
    options: { count: 1, size: "auto" },
    sentSize: { width: 1024, height: 1024 },
  });

async function base64(blob: Blob): Promise<string> {
  return Buffer.from(await blob.arrayBuffer()).toString("base64");
}

async function askByPackage() {
  const { image, prompt } = request();
  return google.models.generateContent({
    model: MODEL,
    contents: [
      {
        role: "user",
        parts: [
          { text: prompt },
          { inlineData: { mimeType: "image/png", data: await base64(image) } },
        ],
      },
    ],
    config: { responseModalities: ["TEXT", "IMAGE"] },
  });
}

const told = ({ method, path, headers, fields, parts, status }: ReceivedRequest) => ({
  method,
  path,
  key: headers["x-goog-api-key"],
  type: headers["content-type"],
  fields,
  parts: parts.map(({ name, bytes }) => [name, bytes.toString("base64")]),
  status,
});

describe("Gemini's own way", () => {
  it("sends what Google's package sends", async () => {
    const { mask: _, ...plain } = request();
    const { deps } = makeDeps(30_000);
    const sent = await sendEdit(plain, deps, {}, new AbortController().signal);
    expect(sent.ok).toBe(true);
    await askByPackage();
    const [ours, theirs] = await sandbox.waitForEdits(2);
    if (!ours || !theirs) throw new Error("two requests were expected");
    expect(told(ours)).toEqual(told(theirs));
  });

  it("reads the pictures that Google's package reads", async () => {
    const { mask: _, ...plain } = request();
    const { deps } = makeDeps(30_000);
    const sent = await sendEdit(plain, deps, {}, new AbortController().signal);
    const read = sent.ok ? DIALECTS.gemini.read(sent.value) : sent;
    if (!read.ok || read.value.kind !== "answer") throw new Error("no answer");
    const theirs = await askByPackage();
    const parts = theirs.candidates?.[0]?.content?.parts ?? [];
    const shown = parts.filter(({ thought, inlineData }) => inlineData && thought !== true);
    expect(read.value.answer.items.map((item) => item.kind === "bytes" && item.type)).toEqual(
      shown.map(({ inlineData }) => inlineData?.mimeType),
    );
  });
});
