import * as v from "valibot";
import { defined } from "@/utils/core/defined";
import { parseKey } from "@/utils/core/server/api-key";
import { parseBaseUrl } from "@/utils/core/server/base-url";
import type { ExtraHeaders } from "@/utils/core/server/credentials";
import { readHeaderLines } from "@/utils/core/server/extra-headers";
import type { Profile } from "@/utils/core/server/profile";
import {
  readSharedProfile,
  type SharedProfile,
  toSharedProfile,
} from "@/utils/store/profile-record";

/** A settings file has a few kilobytes, bytes. */
export const MAX_FILE_BYTES = 1_000_000;

/** More servers of one file are not imported. */
export const MAX_SERVERS = 100;

const fileSchema = v.object({
  format: v.literal("redraw-servers"),
  version: v.literal(1),
  servers: v.array(v.unknown()),
});

/** What of a server is kept secret. */
export interface Secrets {
  readonly key?: string;
  readonly headers?: ExtraHeaders;
}

/**
 * The text of a file with these servers.
 *
 * @param secrets by profile id; a profile itself has none, so no others are written
 */
export function writeServerFile(
  profiles: readonly Profile[],
  secrets: ReadonlyMap<string, Secrets> = new Map(),
): string {
  const servers = profiles.map((profile) => ({
    ...toSharedProfile(profile),
    ...secrets.get(profile.id),
  }));
  return `${JSON.stringify({ format: "redraw-servers", version: 1, servers }, null, 2)}\n`;
}

export interface ReadServer {
  readonly profile: SharedProfile;
  /** Empty where the file has none, or one that cannot be used. */
  readonly key: string;
  readonly headers?: ExtraHeaders;
}

export interface ServerFile {
  readonly servers: readonly ReadServer[];
  /** Entries that are no servers, whose address must not be used, or over `MAX_SERVERS`. */
  readonly skipped: number;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Only headers that could have been typed. */
function readFileHeaders(value: unknown): ExtraHeaders | undefined {
  const read = v.safeParse(v.object({ headers: v.record(v.string(), v.string()) }), value);
  if (!read.success) return undefined;
  const lines = Object.entries(read.output.headers).map(([name, text]) => `${name}: ${text}`);
  const headers = lines.some((line) => line.includes("\n"))
    ? undefined
    : readHeaderLines(lines.join("\n"));
  return headers && Object.keys(headers).length > 0 ? headers : undefined;
}

function readServer(value: unknown): ReadServer | undefined {
  const server = readSharedProfile(value);
  if (!server) return undefined;
  const baseUrl = parseBaseUrl(server.baseUrl);
  if (!baseUrl.ok) return undefined;
  const typed = v.safeParse(v.object({ key: v.string() }), value);
  const key = parseKey(typed.success ? typed.output.key : "");
  const headers = readFileHeaders(value);
  return {
    profile: { ...server, baseUrl: baseUrl.value },
    key: key.ok ? key.value : "",
    ...defined({ headers }),
  };
}

/** Reads a file of servers; `undefined` where it is another file. Bad entries are skipped. */
export function readServerFile(text: string): ServerFile | undefined {
  const file = v.safeParse(fileSchema, parseJson(text));
  if (!file.success) return undefined;
  const servers = file.output.servers
    .slice(0, MAX_SERVERS)
    .flatMap((entry) => readServer(entry) ?? []);
  return { servers, skipped: file.output.servers.length - servers.length };
}
