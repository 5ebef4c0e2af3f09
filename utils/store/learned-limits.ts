import * as v from "valibot";
import { defined } from "@/utils/core/defined";
import { optional } from "@/utils/core/edit/options-record";
import type { Result } from "@/utils/core/result";
import {
  addLearned,
  type LearnedLimits,
  NOTHING_LEARNED,
} from "@/utils/core/server/learned-limits";
import {
  readLocal,
  readLocalByPrefix,
  removeLocal,
  watchLocal,
  writeLocal,
} from "@/utils/platform/storage";
import { attemptLocal } from "@/utils/store/local";

/** One record per host and model that has refused something. */
const PREFIX = "rejected:";
/** More fields than the endpoint has. */
const MAX_FIELDS = 32;

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const fields = v.fallback(v.pipe(v.array(v.string()), v.maxLength(MAX_FIELDS)), []);

const learnedSchema = v.object({
  fields,
  sizes: optional(
    v.pipe(v.array(v.object({ width: whole, height: whole })), v.minLength(1), v.maxLength(64)),
  ),
  minPixels: optional(whole),
  promptLimit: optional(whole),
  imageByteLimit: optional(whole),
  maxImages: optional(whole),
  maxCount: optional(whole),
});

/** Whether an item of local storage is one of these records. */
export function isLearnedItem(item: string): boolean {
  return item.startsWith(PREFIX);
}

function itemOf(host: string, model: string): string {
  return `${PREFIX}${host} ${model}`;
}

/** A record, or the list of fields that earlier versions stored. */
function readRecord(value: unknown): LearnedLimits {
  if (Array.isArray(value)) return { fields: v.parse(fields, value) };
  const read = v.safeParse(learnedSchema, value);
  return read.success ? defined(read.output) : NOTHING_LEARNED;
}

/** What this host has refused for this model. */
export async function readLearned(host: string, model: string): Promise<LearnedLimits> {
  return readRecord(await readLocal(itemOf(host, model)));
}

/** What all hosts have refused, by host and model. */
export async function readAllLearned(): Promise<
  (host: string, model: string) => LearnedLimits | undefined
> {
  const records = await readLocalByPrefix(PREFIX);
  return (host, model) => {
    const record = records.get(itemOf(host, model));
    return record === undefined ? undefined : readRecord(record);
  };
}

/** Serialises writes: two edits may be refused at once. */
let writing: Promise<unknown> = Promise.resolve();

/** Stores what a host refuses for a model, so that it is not sent again. */
export function rememberLearned(
  host: string,
  model: string,
  added: Partial<LearnedLimits>,
): Promise<Result<void>> {
  const write = writing.then(async () => {
    const all = addLearned(await readLearned(host, model), added);
    const learned = { ...all, fields: all.fields.slice(-MAX_FIELDS) };
    return attemptLocal(() => writeLocal({ [itemOf(host, model)]: learned }));
  });
  writing = write.catch(() => undefined);
  return write;
}

/** Forgets all that a host has refused, for every model: it is sent again. */
export function forgetLearned(host: string): Promise<Result<void>> {
  return attemptLocal(async () => {
    const records = await readLocalByPrefix(`${PREFIX}${host} `);
    await removeLocal([...records.keys()]);
  });
}

/** Calls `changed` when something is remembered or forgotten anywhere. Returns unsubscribe. */
export function watchLearned(changed: () => void): () => void {
  return watchLocal((items) => {
    if (items.some(isLearnedItem)) changed();
  });
}
