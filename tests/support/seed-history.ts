import type { Page } from "puppeteer-core";
import { EDIT_SCHEMA, type Edit } from "../../utils/core/edit/edit.ts";
import { makeEditId } from "../../utils/core/edit/edit-id.ts";
import { entryOf, newestFirst } from "../../utils/core/history/entry.ts";
import type { Picture } from "../../utils/core/picture/picture.ts";

const PROMPTS = [
  "a red hat",
  "a blue sky",
  "take the sign away",
  "an old wooden door",
  "给她戴一顶草帽",
];
const TITLES = ["Cats of the week", "Street photography", "产品图库", "My holiday"];
const HOUR_MS = 3_600_000;

/** How large the files of each seeded edit are. */
export interface SeedSizes {
  readonly thumb: Uint8Array;
  readonly pictureBytes: number;
  readonly resultBytes: number;
}

/** The edit with this number, counted from the oldest. A stroke as long as people really paint. */
function seededEdit(number: number, newestAt: number, count: number): Edit {
  const createdAt = newestAt - (count - number) * HOUR_MS;
  const hash = number.toString(16).padStart(64, "0");
  const points = Array.from({ length: 400 }, (_, index) => (index * 7 + number) % 900);
  return {
    id: makeEditId(createdAt, `seed${number}`),
    schema: EDIT_SCHEMA,
    createdAt,
    state: number % 11 === 0 ? "failed" : "done",
    pictureId: hash,
    mask: { operations: [{ kind: "stroke", mode: "add", radius: 20, points }], position: 1 },
    window: { x: 0, y: 0, width: 512, height: 512 },
    sentSize: { width: 1024, height: 1024 },
    maskWay: "mask",
    prompt: `${PROMPTS[number % PROMPTS.length]}, number ${number}`,
    options: { count: 1, size: "auto" },
    profileId: "default",
    profileName: "Relay",
    host: "relay.test",
    model: "gpt-image-1",
    results:
      number % 11 === 0
        ? []
        : [{ index: 0, blobId: `f${hash.slice(1)}`, type: "image/png", byteLength: 1 }],
    isStarred: number % 50 === 0,
  };
}

function pictureOf(edit: Edit, number: number): Picture {
  return {
    id: edit.pictureId,
    type: "image/png",
    size: { width: 512, height: 512 },
    byteLength: 1,
    isAnimated: false,
    createdAt: edit.createdAt,
    provenance: {
      way: "page",
      pageTitle: TITLES[number % TITLES.length] ?? "",
      pageUrl: `https://site${number % 7}.test/page`,
    },
  };
}

const CHUNK = 500;

/** Fills the store of the extension whose page this is. The picture and result are the same bytes. */
export async function seedHistory(page: Page, count: number, sizes: SeedSizes): Promise<void> {
  const newestAt = Date.now();
  const thumb = Buffer.from(sizes.thumb).toString("base64");
  for (let from = 1; from <= count; from += CHUNK) {
    const records: [string, unknown][] = [];
    for (let number = from; number < from + CHUNK && number <= count; number += 1) {
      const edit = seededEdit(number, newestAt, count);
      const picture = pictureOf(edit, number);
      records.push([`edit:${edit.id}`, edit], [`picture:${picture.id}`, picture]);
      records.push([`entry:${newestFirst(edit.id)}`, entryOf(edit, picture)]);
    }
    const { pictureBytes, resultBytes } = sizes;
    await page.evaluate(putAll, records, thumb, pictureBytes, resultBytes);
  }
}

/** Runs in the page. */
async function putAll(
  records: [string, unknown][],
  thumbBase64: string,
  pictureBytes: number,
  resultBytes: number,
): Promise<void> {
  const open = indexedDB.open("redraw");
  open.onupgradeneeded = () => open.result.createObjectStore("records");
  const database = await new Promise<IDBDatabase>((resolve) => {
    open.onsuccess = () => resolve(open.result);
  });
  const transaction = database.transaction("records", "readwrite");
  const store = transaction.objectStore("records");
  const bytes = Uint8Array.from(atob(thumbBase64), (letter) => letter.charCodeAt(0));
  const thumb = new Blob([bytes], { type: "image/png" });
  const picture = new Blob([bytes, new Uint8Array(Math.max(0, pictureBytes - bytes.length))]);
  const result = new Blob([bytes, new Uint8Array(Math.max(0, resultBytes - bytes.length))]);
  for (const [key, value] of records) {
    store.put(value, key);
    if (!key.startsWith("edit:")) continue;
    const edit = value as { id: string; pictureId: string; results: { blobId: string }[] };
    const of = edit.results.length > 0 ? "result" : "source";
    store.put(thumb, `thumb:${edit.id}:${of}`);
    store.put(picture, `bytes:${edit.pictureId}`);
    for (const { blobId } of edit.results) store.put(result, `result:${blobId}`);
  }
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}
