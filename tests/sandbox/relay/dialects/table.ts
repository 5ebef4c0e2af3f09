import { chat } from "./chat.ts";
import type { SandboxDialect } from "./dialect.ts";
import { gemini } from "./gemini.ts";
import { generations } from "./generations.ts";
import { jsonEdits } from "./json.ts";

/** The dialects with a body of JSON; tasks are a way to answer any of them. */
const JSON_DIALECTS: readonly SandboxDialect[] = [jsonEdits, generations, chat, gemini];

/** The dialect of a POST; `undefined` for the documented form. */
export function dialectAt(path: string, contentType = ""): SandboxDialect | undefined {
  return JSON_DIALECTS.find(({ isSpokenAt }) => isSpokenAt(path, contentType));
}
