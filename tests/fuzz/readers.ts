import { DIALECT_IDS, type DialectId, dialectWanted } from "@/utils/core/dialect";
import { readExtra } from "@/utils/core/edit/edit-options";
import { readEditRecord } from "@/utils/core/history/record";
import { readHeader } from "@/utils/core/image-header/read-header";
import { checkPicture } from "@/utils/core/picture/check-picture";
import { readCssPictures } from "@/utils/core/picture/css-urls";
import { decodeDataUrl } from "@/utils/core/picture/data-url";
import { parseSrcset } from "@/utils/core/picture/srcset";
import { readRecipeFile } from "@/utils/core/recipe/recipe-file";
import { fillVariables, variablesOf } from "@/utils/core/recipe/variables";
import { parseBaseUrl } from "@/utils/core/server/base-url";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { readHeaderLines } from "@/utils/core/server/extra-headers";
import { offersFor } from "@/utils/core/server/refusal-offers";
import { findColours } from "@/utils/pixels/colour/own-colours";
import { convertTo } from "@/utils/pixels/colour/profile";
import { isParsable } from "@/utils/pixels/page/svg-cost";
import { keptChunks } from "@/utils/pixels/png/kept-chunks";
import { openPng } from "@/utils/pixels/png/read";
import { readAnswer } from "@/utils/relay/answer";
import { decodeBase64 } from "@/utils/relay/base64";
import { readRaw } from "@/utils/relay/dialects/table";
import { errorFromText } from "@/utils/relay/errors";
import { parseJson } from "@/utils/relay/json";
import { readModels } from "@/utils/relay/models";
import { retryAfterMs } from "@/utils/relay/retry";
import { salvageItems } from "@/utils/relay/salvage";
import { scrubKeys } from "@/utils/relay/scrub";
import { createPartialReader, parseEvents, readStreamEvent } from "@/utils/relay/stream";
import { expiryOf } from "@/utils/relay/url-expiry";
import { formOf } from "@/utils/settings/profile-form";
import { fillForm, readPasted } from "@/utils/settings/read-pasted";
import { readServerFile } from "@/utils/settings/server-file";
import { listZip, readZipFile } from "@/utils/store/archive/zip-read";
import { defaultProfile } from "@/utils/store/profile-record";
import { SEEDS } from "./seeds.ts";
import { SET_UP_SEEDS } from "./set-up-seeds.ts";

/** Something that reads what a page, a server or a file says, and good examples of it. */
export interface Reader {
  readonly name: string;
  readonly seeds: readonly Uint8Array[];
  /** Must settle, whatever the bytes; what it gives does not matter. */
  readonly read: (bytes: Uint8Array<ArrayBuffer>) => unknown;
}

const KEY = "sk-fuzz-0123456789abcdef";
const URL_OF_EDIT = "https://relay.test/v1/images/edits";

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function rawAnswer(bytes: Uint8Array<ArrayBuffer>, contentType: string) {
  return { status: 200, contentType, url: URL_OF_EDIT, bytes };
}

async function readRows(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const rows = openPng(bytes);
  while (await rows?.next());
  rows?.close();
}

async function readProfile(bytes: Uint8Array): Promise<void> {
  const colours = await findColours(bytes);
  for (const conversion of [colours?.conversion, convertTo(bytes)]) {
    conversion?.fromSrgb(new Uint8ClampedArray(64));
    conversion?.toSrgb(1, 2, 3);
  }
}

async function readZip(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const archive = new Blob([bytes]);
  const listed = await listZip(archive);
  const files = listed.ok ? [...listed.value.values()] : [];
  for (const file of files.slice(0, 20)) await readZipFile(archive, file);
}

function readRecipes(text: string): void {
  fillVariables(text, {});
  for (const { prompt } of readRecipeFile(text)?.recipes ?? []) variablesOf(prompt);
}

function readPreviews(bytes: Uint8Array): void {
  const reader = createPartialReader(() => undefined);
  for (let at = 0; at < bytes.length; at += 700) reader(bytes.subarray(at, at + 700));
}

/** A header takes no other letters. */
function headerOf(bytes: Uint8Array): Headers {
  const value = textOf(bytes)
    .replace(/[^\x20-\x7e]/g, "")
    .slice(0, 2000);
  return new Headers({ "retry-after": value });
}

/** What a person pastes, whoever has written it. */
function readPastedText(text: string): void {
  const found = readPasted(text);
  if (found) fillForm(formOf(defaultProfile()), found);
  readHeaderLines(text);
  readExtra(text);
}

/** What is offered about a refusal is read out of its words. */
function readOffers(text: string): void {
  const error = errorFromText(text, { status: 400, key: KEY });
  const options = { count: 3, size: "auto", quality: "high" };
  const sent = {
    sentSize: { width: 1024, height: 1024 },
    maskWay: "mask",
    references: ["a"],
    options,
    prompt: "a red hat",
  } as const;
  for (const code of ["bad_request", "field_unknown", "request_too_large"] as const) {
    offersFor({ ...error, code, detail: text }, sent, capabilityFor("some-model"));
  }
  dialectWanted("form", 400, text);
}

/** An answer as each dialect reads it, whole and as a stream. */
function dialectReaders(dialect: DialectId): readonly Reader[] {
  return [
    {
      name: `answer in ${dialect}`,
      seeds: SEEDS.dialectAnswers,
      read: (b) => readRaw({ ...rawAnswer(b, "application/json"), dialect }),
    },
    {
      name: `events in ${dialect}`,
      seeds: SEEDS.dialectEvents,
      read: (b) => readRaw({ ...rawAnswer(b, "text/event-stream"), dialect }),
    },
  ];
}

/** Every reader of foreign bytes, by name. */
export const READERS: readonly Reader[] = [
  ...DIALECT_IDS.flatMap(dialectReaders),
  {
    name: "answer",
    seeds: SEEDS.answers,
    read: (b) => readAnswer(rawAnswer(b, "application/json")),
  },
  {
    name: "answer as events",
    seeds: SEEDS.events,
    read: (b) => readAnswer(rawAnswer(b, "text/event-stream")),
  },
  {
    name: "answer of any kind",
    seeds: [...SEEDS.pictures, ...SEEDS.pages],
    read: (b) => readAnswer(rawAnswer(b, "")),
  },
  { name: "salvage", seeds: SEEDS.answers, read: (b) => salvageItems(textOf(b)) },
  {
    name: "error",
    seeds: [...SEEDS.errors, ...SEEDS.pages],
    read: (b) => errorFromText(textOf(b), { status: 400, key: KEY }),
  },
  { name: "events", seeds: SEEDS.events, read: (b) => parseEvents(textOf(b)).map(readStreamEvent) },
  { name: "previews", seeds: SEEDS.events, read: readPreviews },
  { name: "JSON", seeds: SEEDS.answers, read: (b) => parseJson(textOf(b)) },
  { name: "base64", seeds: SEEDS.texts, read: (b) => decodeBase64(textOf(b)) },
  {
    name: "scrubbing",
    seeds: [...SEEDS.errors, ...SEEDS.texts],
    read: (b) => scrubKeys(textOf(b), KEY),
  },
  { name: "retry-after", seeds: SEEDS.texts, read: (b) => retryAfterMs(headerOf(b), 0) },
  { name: "an address's expiry", seeds: SEEDS.addresses, read: (b) => expiryOf(textOf(b)) },
  { name: "a server's address", seeds: SEEDS.addresses, read: (b) => parseBaseUrl(textOf(b)) },
  { name: "image header", seeds: [...SEEDS.pictures, ...SEEDS.svgs], read: readHeader },
  {
    name: "picture check",
    seeds: [...SEEDS.pictures, ...SEEDS.svgs],
    read: (b) => checkPicture(b),
  },
  { name: "SVG", seeds: SEEDS.svgs, read: readHeader },
  { name: "PNG rows", seeds: SEEDS.pngs, read: readRows },
  { name: "PNG chunks", seeds: SEEDS.pngs, read: keptChunks },
  { name: "PNG colours", seeds: SEEDS.pngs, read: findColours },
  {
    name: "profile",
    seeds: [...SEEDS.pngs, ...SEEDS.profiles, ...SEEDS.pictures],
    read: readProfile,
  },
  { name: "srcset", seeds: SEEDS.srcsets, read: (b) => parseSrcset(textOf(b)) },
  { name: "CSS", seeds: SEEDS.styles, read: (b) => readCssPictures(textOf(b)) },
  { name: "data: address", seeds: SEEDS.dataUrls, read: (b) => decodeDataUrl(textOf(b)) },
  { name: "ZIP", seeds: SEEDS.zips, read: readZip },
  {
    name: "archive's JSON",
    seeds: SEEDS.records,
    read: (b) => readEditRecord(parseJson(textOf(b))),
  },
  { name: "recipes' file", seeds: SEEDS.recipeFiles, read: (b) => readRecipes(textOf(b)) },
  { name: "pasted set-up", seeds: SET_UP_SEEDS.pasted, read: (b) => readPastedText(textOf(b)) },
  { name: "offers", seeds: SEEDS.errors, read: (b) => readOffers(textOf(b)) },
  {
    name: "model list",
    seeds: SET_UP_SEEDS.modelLists,
    read: (b) => readModels(parseJson(textOf(b)), KEY),
  },
  { name: "SVG before it is parsed", seeds: SEEDS.svgs, read: (b) => isParsable(textOf(b)) },
  { name: "servers' file", seeds: SEEDS.serverFiles, read: (b) => readServerFile(textOf(b)) },
];
