/**
 * These functions run in the extension: they are sent there as text and may use
 * nothing of this file. Times are ms since the epoch.
 */

export interface Times {
  readonly startedMs: number;
  readonly storedMs: number;
}

/** Queues a copy of a stored edit and has it run, as the panel does; ends when it is done. */
export async function runCopy(count: number, number: number): Promise<Times> {
  const nowMs = () => performance.timeOrigin + performance.now();
  const open = indexedDB.open("redraw");
  const database = await new Promise<IDBDatabase>((done, fail) => {
    open.onsuccess = () => done(open.result);
    open.onerror = () => fail(open.error);
  });
  const store = (mode: IDBTransactionMode) =>
    database.transaction("records", mode).objectStore("records");
  const read = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const [key] = await read(store("readonly").getAllKeys(IDBKeyRange.bound("edit:", "edit:\uffff")));
  const source = String(key).slice("edit:".length);
  const edit = await read<Record<string, unknown>>(store("readonly").get(`edit:${source}`));
  const files = await read(store("readonly").get(`sent:${source}`));
  const id = `${source.slice(0, 9)}-bench${number}`;
  const { sentAt: _s, answeredAt: _a, endedAt: _e, error: _x, lostItems: _l, ...rest } = edit;
  const options = { ...(edit["options"] as object), count };
  const write = store("readwrite");
  write.put(files, `sent:${id}`);
  await read(write.put({ ...rest, id, state: "queued", results: [], options }, `edit:${id}`));
  const channel = new BroadcastChannel("redraw-edits");
  const stored = new Promise<number>((done, fail) => {
    channel.onmessage = async () => {
      const heardMs = nowMs();
      const now = await read<{ state: string; error?: { code: string } }>(
        store("readonly").get(`edit:${id}`),
      );
      if (now.state === "done") done(heardMs);
      if (now.state === "failed") fail(new Error(now.error?.code));
    };
  });
  const startedMs = nowMs();
  await chrome.runtime.sendMessage({ type: "run-edit", editId: id });
  const storedMs = await stored;
  channel.close();
  database.close();
  return { startedMs, storedMs };
}

/** The least that does the same: a form, a fetch, the bytes, one write. */
export async function runBare(url: string, count: number): Promise<Times> {
  const nowMs = () => performance.timeOrigin + performance.now();
  const open = (name: string, make: boolean) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => make && request.result.createObjectStore("records");
    return new Promise<IDBDatabase>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  };
  const redraw = await open("redraw", false);
  const records = redraw.transaction("records").objectStore("records");
  const range = IDBKeyRange.bound("sent:", "sent:\uffff");
  const request = records.getAll(range, 1);
  await new Promise((done) => request.addEventListener("success", done));
  const [files] = request.result as { image: Blob; mask: Blob }[];
  const bench = await open("bench", true);
  if (!files) throw new Error("nothing was sent before");
  const startedMs = nowMs();
  const form = new FormData();
  form.append("image", files.image, "image.png");
  form.append("mask", files.mask, "mask.png");
  form.append("prompt", "a red hat");
  form.append("n", String(count));
  const response = await fetch(`${url}/v1/images/edits`, { method: "POST", body: form });
  const answer = (await response.json()) as { data: { b64_json?: string; url?: string }[] };
  const decode = (Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> })
    .fromBase64;
  const blobs = await Promise.all(
    answer.data.map(async ({ b64_json, url: address = "" }) =>
      b64_json === undefined
        ? (await fetch(address)).blob()
        : new Blob([decode.call(Uint8Array, b64_json)], { type: "image/png" }),
    ),
  );
  const write = bench.transaction("records", "readwrite");
  for (const [index, blob] of blobs.entries()) {
    write.objectStore("records").put(blob, `result:${index}`);
  }
  await new Promise((done) => write.addEventListener("complete", done));
  const storedMs = nowMs();
  redraw.close();
  bench.close();
  return { startedMs, storedMs };
}
