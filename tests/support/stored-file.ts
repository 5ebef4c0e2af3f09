import type { Page } from "puppeteer-core";

/** The newest stored file under a key prefix, read on a page of the extension. */
export async function newestStoredFile(page: Page, prefix: string): Promise<Buffer | undefined> {
  const base64 = await page.evaluate(async (start) => {
    const open = indexedDB.open("redraw");
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = database.transaction("records").objectStore("records");
    const request = store.getAll(IDBKeyRange.bound(start, `${start}\uffff`));
    const values = await new Promise<unknown[]>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    const blob = values.at(-1);
    if (!(blob instanceof Blob)) return undefined;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  }, prefix);
  return base64 === undefined ? undefined : Buffer.from(base64, "base64");
}
