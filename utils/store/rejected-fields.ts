import * as v from "valibot";
import type { Result } from "@/utils/core/result";
import {
  readLocal,
  readLocalByPrefix,
  removeLocal,
  watchLocal,
  writeLocal,
} from "@/utils/platform/storage";
import { attemptLocal } from "@/utils/store/local";

/** One record per host and model that has refused a field. */
const PREFIX = "rejected:";
/** More fields than the endpoint has. */
const MAX_FIELDS = 32;

const fieldsSchema = v.fallback(v.pipe(v.array(v.string()), v.maxLength(MAX_FIELDS)), []);

function itemOf(host: string, model: string): string {
  return `${PREFIX}${host} ${model}`;
}

/** The form fields this host has refused for this model. */
export async function readRejectedFields(host: string, model: string): Promise<readonly string[]> {
  return v.parse(fieldsSchema, await readLocal(itemOf(host, model)));
}

/** Serialises writes: two edits may be refused at once. */
let writing: Promise<unknown> = Promise.resolve();

/** Stores that a host refuses a field for a model, so that it is not sent again. */
export function rememberRejectedField(
  host: string,
  model: string,
  field: string,
): Promise<Result<void>> {
  const write = writing.then(async () => {
    const known = await readRejectedFields(host, model);
    const fields = [...new Set([...known, field])].slice(-MAX_FIELDS);
    return attemptLocal(() => writeLocal({ [itemOf(host, model)]: fields }));
  });
  writing = write.catch(() => undefined);
  return write;
}

/** Forgets all refused fields of a host, for every model: they are sent again. */
export function forgetRejectedFields(host: string): Promise<Result<void>> {
  return attemptLocal(async () => {
    const records = await readLocalByPrefix(`${PREFIX}${host} `);
    await removeLocal([...records.keys()]);
  });
}

/** Calls `changed` when a field is remembered or forgotten anywhere. Returns unsubscribe. */
export function watchRejectedFields(changed: () => void): () => void {
  return watchLocal((items) => {
    if (items.some((item) => item.startsWith(PREFIX))) changed();
  });
}
