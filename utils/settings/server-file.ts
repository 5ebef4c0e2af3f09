import * as v from "valibot";
import { parseKey } from "@/utils/core/server/api-key";
import { parseBaseUrl } from "@/utils/core/server/base-url";
import type { Profile } from "@/utils/core/server/profile";
import {
  readSharedProfile,
  type SharedProfile,
  toSharedProfile,
} from "@/utils/store/profile-record";

/** A settings file is a few kilobytes; anything much larger is another file. */
export const MAX_FILE_BYTES = 1_000_000;

const fileSchema = v.object({
  format: v.literal("redraw-servers"),
  version: v.literal(1),
  servers: v.array(v.unknown()),
});

/**
 * The servers as a file to keep or pass on. Keys are no part of a profile, so
 * none is in it but those that are given here, by the profile's id.
 */
export function writeServerFile(
  profiles: readonly Profile[],
  keys: ReadonlyMap<string, string> = new Map(),
): string {
  const servers = profiles.map((profile) => {
    const key = keys.get(profile.id);
    return { ...toSharedProfile(profile), ...(key === undefined ? {} : { key }) };
  });
  return `${JSON.stringify({ format: "redraw-servers", version: 1, servers }, null, 2)}\n`;
}

export interface ReadServer {
  readonly profile: SharedProfile;
  /** Empty where the file holds none, or one that is none. */
  readonly key: string;
}

export interface ServerFile {
  readonly servers: readonly ReadServer[];
  /** Entries that are no servers, or whose address must not be used. */
  readonly skipped: number;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readServer(value: unknown): ReadServer | undefined {
  const server = readSharedProfile(value);
  if (!server) return undefined;
  const baseUrl = parseBaseUrl(server.baseUrl);
  if (!baseUrl.ok) return undefined;
  const typed = v.safeParse(v.object({ key: v.string() }), value);
  const key = parseKey(typed.success ? typed.output.key : "");
  return { profile: { ...server, baseUrl: baseUrl.value }, key: key.ok ? key.value : "" };
}

/** Reads such a file; `undefined` when it is something else. Good entries survive bad ones. */
export function readServerFile(text: string): ServerFile | undefined {
  const file = v.safeParse(fileSchema, parseJson(text));
  if (!file.success) return undefined;
  const servers = file.output.servers.flatMap((entry) => readServer(entry) ?? []);
  return { servers, skipped: file.output.servers.length - servers.length };
}
