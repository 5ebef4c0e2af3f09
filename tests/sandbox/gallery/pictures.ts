import type { IncomingMessage } from "node:http";
import { type Answer, bytesAnswer, textAnswer } from "../http/answer.ts";
import { type ReadAsset, readAsset } from "./assets.ts";
import type { Origins } from "./kind.ts";

type Visit = {
  readonly request: IncomingMessage;
  readonly name: string;
  readonly origins: Origins;
};

/** How a folder treats visitors; each serves the same files. `null`: the file as it is. */
type Policy = {
  readonly refuse?: (visit: Visit) => Answer | null;
  readonly serve?: (file: ReadAsset, visit: Visit) => Answer | Promise<Answer>;
};

const OTHER_SIDE: Readonly<Record<string, string>> = {
  "brick.png": "astronaut.jpg",
  "astronaut.jpg": "brick.png",
};

const served = new Map<string, number>();

/** How often an address was asked for before. */
function countVisit({ request }: Visit): number {
  const address = request.url ?? "";
  const count = served.get(address) ?? 0;
  served.set(address, count + 1);
  return count;
}

/** At every request the other one of two pictures of the same size. */
async function alternate(file: ReadAsset, visit: Visit): Promise<ReadAsset> {
  const other = await readAsset(OTHER_SIDE[visit.name] ?? visit.name);
  return countVisit(visit) % 2 === 0 || !other ? file : other;
}

function asksLikeAnImage({ request }: Visit): boolean {
  return /^image\/avif,.*image\/webp/.test(request.headers.accept ?? "");
}

const POLICIES: Readonly<Record<string, Policy>> = {
  pictures: {},
  cors: {
    serve: (file) => withHeader(file, "access-control-allow-origin", "*"),
  },
  cookie: {
    refuse: ({ request }) =>
      /(^|;\s*)visitor=known/.test(request.headers.cookie ?? "") ? null : deny("Sign in first."),
  },
  hotlink: {
    refuse: ({ request, origins }) =>
      request.headers.referer?.startsWith(`${origins.gallery}/`)
        ? null
        : deny("This picture may not be linked from elsewhere."),
  },
  // Nothing may be kept: what was shown is on the page only.
  random: {
    serve: async (file, visit) =>
      withHeader(await alternate(file, visit), "cache-control", "no-store"),
  },
  // May be kept, but has to be asked for again.
  changing: { serve: async (file, visit) => plain(await alternate(file, visit)) },
  once: {
    refuse: (visit) => (countVisit(visit) === 0 ? null : textAnswer("used up", "text/plain", 410)),
    serve: (file) => withHeader(file, "cache-control", "no-store"),
  },
  picky: {
    refuse: (visit) =>
      asksLikeAnImage(visit) ? null : textAnswer("pictures only", "text/plain", 406),
    serve: (file) => withHeader(file, "access-control-allow-origin", "*"),
  },
  redirect: { refuse: ({ name }) => moved(`/moved/${name}`) },
  moved: { refuse: ({ name }) => moved(`/pictures/${name}`) },
  away: { refuse: ({ name, origins }) => moved(`${origins.other}/pictures/${name}`) },
  loop: { refuse: ({ name }) => moved(`/loop/${name}`) },
  forbidden: { refuse: () => deny("Forbidden.") },
  failing: { refuse: () => textAnswer("server error", "text/plain", 500) },
  // A minute for the whole; then all is well.
  drip: { serve: (file) => ({ ...plain(file), pieces: slice(file.bytes, 60), gapMs: 1000 }) },
  hang: { serve: (file) => ({ ...plain(file), pieces: [half(file.bytes)], after: "hang" }) },
  cut: { serve: (file) => ({ ...withLength(file), pieces: [half(file.bytes)], after: "cut" }) },
};

/** `/<folder>/<name>`, or `null` when it is no picture's path. */
export async function answerPicture(
  request: IncomingMessage,
  origins: Origins,
): Promise<Answer | null> {
  const { pathname } = new URL(request.url ?? "/", "http://sandbox");
  const match = /^\/([a-z]+)\/([^/]+)$/.exec(pathname);
  const [, folder = "", written = ""] = match ?? [];
  const policy = Object.hasOwn(POLICIES, folder) ? POLICIES[folder] : undefined;
  if (policy === undefined) return null;
  const name = decodeURIComponent(written);
  const visit = { request, name, origins };
  const refused = policy.refuse?.(visit) ?? null;
  if (refused !== null) return refused;
  const file = await readAsset(name);
  if (file === null) return textAnswer("no such picture", "text/plain", 404);
  return (policy.serve ?? plain)(file, visit);
}

function withHeader(file: ReadAsset, name: string, value: string): Answer {
  const answer = plain(file);
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

function plain(file: ReadAsset): Answer {
  return bytesAnswer(file.bytes, file.contentType, 200, { "cache-control": "no-cache" });
}

function withLength(file: ReadAsset): Answer {
  const answer = plain(file);
  return { ...answer, headers: { ...answer.headers, "content-length": file.bytes.length } };
}

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length >> 1);
}

function slice(bytes: Buffer, count: number): Buffer[] {
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

function deny(why: string): Answer {
  return textAnswer(why, "text/plain", 403);
}

function moved(location: string): Answer {
  return textAnswer("", "text/plain", 302, { location });
}
