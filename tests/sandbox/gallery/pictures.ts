import type { IncomingMessage } from "node:http";
import { type Answer, bytesAnswer, textAnswer } from "../http/answer.ts";
import { readAsset } from "./assets.ts";
import type { Origins } from "./kind.ts";

/** Which visitors a folder lets in; all serve the same files. */
type Policy = (request: IncomingMessage, name: string, origins: Origins) => Answer | null;

const POLICIES: Readonly<Record<string, Policy>> = {
  pictures: () => null,
  cors: () => null,
  cookie: (request) =>
    /(^|;\s*)visitor=known/.test(request.headers.cookie ?? "") ? null : deny("Sign in first."),
  hotlink: (request, _name, origins) =>
    request.headers.referer?.startsWith(`${origins.gallery}/`)
      ? null
      : deny("This picture may not be linked from elsewhere."),
  redirect: (_request, name) => moved(`/moved/${name}`),
  moved: (_request, name) => moved(`/pictures/${name}`),
  away: (_request, name, origins) => moved(`${origins.other}/pictures/${name}`),
};

/** `/<folder>/<name>`, or `null` when it is no picture's path. */
export async function answerPicture(
  request: IncomingMessage,
  origins: Origins,
): Promise<Answer | null> {
  const { pathname } = new URL(request.url ?? "/", "http://sandbox");
  const match = /^\/([a-z]+)\/([^/]+)$/.exec(pathname);
  const [, folder = "", name = ""] = match ?? [];
  const policy = Object.hasOwn(POLICIES, folder) ? POLICIES[folder] : undefined;
  if (policy === undefined) return null;
  const refused = policy(request, name, origins);
  if (refused !== null) return refused;
  const asset = await readAsset(name);
  if (asset === null) return textAnswer("no such picture", "text/plain", 404);
  return bytesAnswer(asset.bytes, asset.contentType, 200, {
    "cache-control": "no-cache",
    ...(folder === "cors" ? { "access-control-allow-origin": "*" } : {}),
  });
}

function deny(why: string): Answer {
  return textAnswer(why, "text/plain", 403);
}

function moved(location: string): Answer {
  return textAnswer("", "text/plain", 302, { location });
}
