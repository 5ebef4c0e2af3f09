import type { Page } from "puppeteer-core";
import type { Edit } from "../../utils/core/edit/edit.ts";

/** The newest stored edit, read on a page of the extension. */
export async function newestStoredEdit(page: Page): Promise<Edit> {
  const newest = (await storedRecords<Edit>(page, "edit:")).at(-1);
  if (!newest) throw new Error("no edit is stored");
  return newest;
}

/** All records under a key prefix, in the order of their keys; of files nothing comes over. */
export async function storedRecords<T = unknown>(page: Page, prefix: string): Promise<T[]> {
  return page.evaluate(async (start) => {
    const open = indexedDB.open("redraw");
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = database.transaction("records").objectStore("records");
    const request = store.getAll(IDBKeyRange.bound(start, `${start}\uffff`));
    const records = await new Promise<T[]>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return records;
  }, prefix);
}
