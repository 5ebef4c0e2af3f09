import type { OwnBlob } from "@/utils/store/blobs";
import { beginToDraw, forgetTries, readArrived, wasShown } from "@/utils/store/inbox";
import { bytesKey, DATABASE } from "@/utils/store/names";

/** What has arrived for a window and was not shown yet: counted, and its bytes on their way. */
export interface EarlyArrival {
  readonly jobId: string;
  readonly pictureId: string;
  /** False where it was drawn in vain before. */
  readonly mayDraw: Promise<boolean>;
  /** `undefined` where they could not be read: whoever asks the store hears why. */
  readonly bytes: Promise<OwnBlob | undefined>;
}

/**
 * Begins what the picture that is to be opened waits for, in a page that has none of its
 * scripts yet: its try is counted while its bytes are read. Nothing is made of them here.
 *
 * @param session all of session storage
 * @returns `undefined` where no picture has arrived, or a panel has shown it
 */
export async function beginEarly(
  windowId: number,
  session: Promise<Readonly<Record<string, unknown>>>,
): Promise<EarlyArrival | undefined> {
  const arrived = await readArrived(windowId, session);
  const { inbox, shownJob } = arrived;
  if (inbox?.state !== "ready" || wasShown(inbox, shownJob)) return undefined;
  const { jobId, pictureId } = inbox;
  const mayDraw = beginToDraw(windowId, inbox, arrived);
  // A page that is closed before its scripts are there has not been ended by a picture.
  void mayDraw.then((may) => may && addEventListener("pagehide", () => forgetTries(windowId)));
  return { jobId, pictureId, mayDraw, bytes: readBytes(pictureId).catch(() => undefined) };
}

/** Without the code that all others open the store with, which is many times as large. */
async function readBytes(pictureId: string): Promise<OwnBlob | undefined> {
  const opening = indexedDB.open(DATABASE.name);
  // An empty one would be left behind that nobody can write to.
  opening.onupgradeneeded = () => opening.transaction?.abort();
  const database = await answerOf(opening);
  try {
    const records = database.transaction(DATABASE.records).objectStore(DATABASE.records);
    const stored: unknown = await answerOf(records.get(bytesKey(pictureId)));
    if (!(stored instanceof Blob)) return undefined;
    const data = await stored.arrayBuffer();
    return { blob: new Blob([data], { type: stored.type }), data: new Uint8Array(data) };
  } finally {
    // Who holds one keeps others from changing the store.
    database.close();
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
