import type { Page } from "puppeteer-core";
import type { Edit } from "../../utils/core/edit/edit.ts";

/** The newest stored edit, read on a page of the extension. */
export async function newestStoredEdit(page: Page): Promise<Edit> {
  return page.evaluate(async () => {
    const open = indexedDB.open("redraw");
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = database.transaction("records").objectStore("records");
    const request = store.getAll(IDBKeyRange.bound("edit:", "edit:\uffff"));
    const edits = await new Promise<Edit[]>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    const newest = edits.at(-1);
    if (!newest) throw new Error("no edit is stored");
    return newest;
  });
}
