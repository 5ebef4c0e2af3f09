/* What runs inside the panel's page: each function is sent as text and stands alone. */

/** Opens the history and waits for its first pictures, then for all of its entries. Milliseconds. */
export async function openHistory(count: number): Promise<{ thumbs: number; complete: number }> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const started = performance.now();
  document.querySelector<HTMLElement>('[data-testid="open-history"]')?.click();
  let thumbs = 0;
  for (;;) {
    await frame();
    const images = [...document.querySelectorAll<HTMLImageElement>("[class*=thumb] img")];
    const isShown = images.length >= 8 && images.slice(0, 8).every((image) => image.complete);
    if (isShown && thumbs === 0) thumbs = performance.now() - started;
    const size = document.querySelector("[aria-setsize]")?.getAttribute("aria-setsize");
    if (thumbs > 0 && Number(size) === count) break;
  }
  return { thumbs, complete: performance.now() - started };
}

/** The least a first screen needs of the same store: one page of entries and eight thumbnails. */
export async function readRaw(): Promise<number> {
  const started = performance.now();
  const open = indexedDB.open("redraw");
  const database = await new Promise<IDBDatabase>((resolve) => {
    open.onsuccess = () => resolve(open.result);
  });
  const store = database.transaction("records").objectStore("records");
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const range = IDBKeyRange.bound("entry:", "entry:\uffff");
  const entries = (await settled(store.getAll(range, 40))) as { id: string; results: unknown[] }[];
  const images = await Promise.all(
    entries.slice(0, 8).map(({ id, results }) => {
      const of = results.length > 0 ? "result" : "source";
      return settled(store.get(`thumb:${id}:${of}`)) as Promise<Blob>;
    }),
  );
  await Promise.all(images.map((blob) => createImageBitmap(blob)));
  database.close();
  return performance.now() - started;
}

/** From a key in the search field to the list that is drawn for it. Milliseconds. */
export async function search(text: string): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const field = document.querySelector<HTMLInputElement>('[data-testid="history-search"]');
  if (!field) throw new Error("no search field");
  await frame();
  const started = performance.now();
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await frame();
  return performance.now() - started;
}

/** From the click on an edit to a picture that can be painted on. Milliseconds. */
export async function restore(position: number): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const items = document.querySelectorAll<HTMLElement>('[data-testid="history-item"]');
  const started = performance.now();
  items[position]?.click();
  while (!document.querySelector('[data-testid="picture"]')) await frame();
  return performance.now() - started;
}

/** Goes through the whole list, screen by screen. */
export async function scrollThrough(screens: number): Promise<void> {
  const scroller = document.querySelector("[class*=scroller]");
  if (!scroller) return;
  for (let screen = 0; screen < screens; screen += 1) {
    scroller.scrollTop = (scroller.scrollHeight * screen) / screens;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Writes and reads a result of this size as plainly as can be. Milliseconds. */
export async function putAndGet(bytes: number): Promise<{ put: number; get: number }> {
  const open = indexedDB.open("redraw");
  const database = await new Promise<IDBDatabase>((resolve) => {
    open.onsuccess = () => resolve(open.result);
  });
  const blob = new Blob([crypto.getRandomValues(new Uint8Array(65_536)), new Uint8Array(bytes)]);
  const started = performance.now();
  const transaction = database.transaction("records", "readwrite");
  transaction.objectStore("records").put(blob, "result:bench");
  await new Promise<void>((resolve) => {
    transaction.oncomplete = () => resolve();
  });
  const stored = performance.now();
  const request = database.transaction("records").objectStore("records").get("result:bench");
  const read = await new Promise<Blob>((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  await read.arrayBuffer();
  const ended = performance.now();
  database.close();
  return { put: stored - started, get: ended - stored };
}
