import { defined } from "@/utils/core/defined";
import { parseKey } from "@/utils/core/server/api-key";
import { parseTypedAddress } from "@/utils/core/server/typed-address";
import { readCurl } from "@/utils/settings/curl-command";
import { formOf, moveTo, type ProfileForm } from "@/utils/settings/profile-form";
import { readServerFile } from "@/utils/settings/server-file";
import type { SharedProfile } from "@/utils/store/profile-record";

/** A server that was found in what a person pasted. Nothing of it is stored yet. */
export interface PastedServer {
  /** After `parseBaseUrl`. */
  readonly baseUrl: string;
  readonly key?: string;
  readonly model?: string;
  /** Extra headers as lines, for the form. */
  readonly headers?: string;
  /** All else, where it is a server that Redraw wrote. */
  readonly shared?: SharedProfile;
}

/** Longer texts are no settings. */
const MAX_CHARACTERS = 100_000;
/** A command or a line of documentation is short; its patterns look back and forth. */
const MAX_SCANNED = 10_000;

/** What relays and programs call the same thing, in links, JSON, shells and prose. */
const ADDRESS_NAME = /^(?:base_?url|api_?base|api_?url|url|address|domain|server|endpoint|host)$/i;
const KEY_NAME = /^(?:api_?key|key|token|secret_?key|access_?token)$/i;
const MODEL_NAME = /^(?:model|default_?model|custom_?models)$/i;

interface Found {
  addresses: string[];
  keys: string[];
  models: string[];
}

function bareName(name: string): string {
  return name.replace(/^(?:openai|anthropic|one_?api|new_?api)_/i, "").replaceAll("-", "_");
}

function note(found: Found, name: string, value: string): void {
  const bearer = /^authorization$/i.test(name) && /^bearer\s+(\S+)$/i.exec(value)?.[1];
  if (bearer) found.keys.push(bearer);
  const bare = bareName(name);
  // `{key}` and `sk-xxxx` stand in links and documentation for what is to be put in.
  if (/^$|^[{<$]|x{6}|\*{3}|\.{3}|^your/i.test(value.trim())) return;
  if (ADDRESS_NAME.test(bare)) found.addresses.push(value);
  else if (KEY_NAME.test(bare)) found.keys.push(value);
  else if (MODEL_NAME.test(bare)) found.models.push(value);
}

function walk(value: unknown, found: Found, depth = 0): void {
  if (typeof value !== "object" || value === null || depth > 6) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === "string") note(found, name, inner);
    else walk(inner, found, depth + 1);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** JSON as it stands in a link: plain, percent-encoded once or more, or in either base64. */
function jsonIn(text: string): unknown {
  let plain = decoded(text);
  while (/^%(?:25)*7b/i.test(plain) && decoded(plain) !== plain) plain = decoded(plain);
  if (plain.trimStart().startsWith("{")) return parseJson(plain);
  if (!/^[\w+/=-]{16,}$/.test(plain)) return undefined;
  try {
    const bytes = atob(plain.replaceAll("-", "+").replaceAll("_", "/"));
    return parseJson(new TextDecoder().decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0))));
  } catch {
    return undefined;
  }
}

/**
 * Settings in a link's query, also after `#`: `settings={"key":…,"url":…}`, base64 in
 * `data`, or fields of their own (`server=…&key=…`), as new-api's and one-api's chat
 * links have them.
 */
function readLink(text: string, found: Found): void {
  const query = /[?#&][^?]*$/.exec(text.replace(/#\/?\?/, "?"))?.[0].slice(1) ?? "";
  for (const part of splitQuery(query)) {
    const at = part.indexOf("=");
    if (at < 0) continue;
    const [name, value] = [decoded(part.slice(0, at)), part.slice(at + 1)];
    const json = jsonIn(value);
    if (json !== undefined) walk(json, found);
    else note(found, name, decoded(value));
  }
  // The link of a program whose settings were not filled in is no server.
  const isOfProgram = /[?&](?:settings|data|key|token)=/i.test(text);
  if (found.addresses.length === 0 && !isOfProgram) found.addresses.push(text);
}

/** At `&` and `#`, but not inside of JSON that nobody has encoded. */
function splitQuery(query: string): readonly string[] {
  return query.split(query.includes("{") ? /[&#](?=[\w-]+=)/ : /[&#]/);
}

/** `NAME=value`, `name: "value"`, and bare addresses and keys, in code and prose. */
function readProse(text: string, found: Found): void {
  const pair = /([A-Za-z][\w-]{1,40})["']?\s*[:=]\s*["'`]?([^\s"'`,;)}]+)/g;
  for (const [, name = "", value = ""] of text.matchAll(pair)) note(found, name, value);
  for (const [address] of text.matchAll(/https?:\/\/[^\s"'`<>，。；、）)\]}]+/g))
    found.addresses.push(address);
  for (const [key] of text.matchAll(/\b(?:sk|pk|rk)-[\w-]{12,}/g)) note(found, "key", key);
}

function firstAddress(addresses: readonly string[]): string | undefined {
  for (const address of addresses) {
    const read = parseTypedAddress(address.replace(/[.,;，。；]+$/, ""));
    if (read.ok) return read.value;
  }
  return undefined;
}

function readShared(text: string): PastedServer | undefined {
  const [server] = readServerFile(text)?.servers ?? [];
  if (!server) return undefined;
  const { profile, key } = server;
  return { baseUrl: profile.baseUrl, ...defined({ key: key || undefined }), shared: profile };
}

/**
 * Finds a server in what people copy: an address, a settings link, a curl
 * command, JSON, a line of documentation, or a server that Redraw wrote as text.
 *
 * @returns `undefined` where no usable address is in it
 */
export function readPasted(pasted: string): PastedServer | undefined {
  const text = pasted.trim().slice(0, MAX_CHARACTERS);
  const shared = readShared(text);
  if (shared) return shared;
  const found: Found = { addresses: [], keys: [], models: [] };
  const isCurl = /^(?:\$\s*)?curl\b/i.test(text);
  const scanned = text.slice(0, MAX_SCANNED);
  let headers: string | undefined;
  if (isCurl) {
    const command = readCurl(scanned);
    headers = command.headers;
    found.addresses.push(...command.addresses);
    for (const key of command.keys) note(found, "key", key);
    for (const model of command.models) note(found, "model", model);
  } else {
    const json = jsonIn(text);
    if (json !== undefined) walk(json, found);
    else if (/^[a-z][a-z0-9+.-]*:\/\/\S*[?#]\S*=/i.test(scanned)) readLink(scanned, found);
    else readProse(scanned, found);
  }
  const plain = /[\s?#{]/.test(text) ? [] : [text];
  const baseUrl = firstAddress(found.addresses.length > 0 ? found.addresses : plain);
  if (baseUrl === undefined) return undefined;
  const key = found.keys.map(parseKey).find((read) => read.ok);
  return defined({
    baseUrl,
    key: key?.ok ? key.value : undefined,
    model: found.models.find((model) => !/[\s,]/.test(model) && model.length <= 200),
    headers,
  });
}

/** Whether a text is more than an address that is typed into its field as it is. */
export function isMoreThanAddress(pasted: string): boolean {
  const text = pasted.trim();
  return /\s|[{}"'=]|^curl\b/i.test(text) && readPasted(text) !== undefined;
}

/** A form with what was found; what was typed before and was not found stays. */
export function fillForm(form: ProfileForm, found: PastedServer): ProfileForm {
  const { baseUrl, key = "", model, headers = "", shared } = found;
  const base = shared ? formOf({ ...shared, id: form.id }) : { ...form, ...moveTo(form, baseUrl) };
  return { ...base, key, headers, ...defined({ model }) };
}
