import {
  listSessionKeys,
  readSession,
  removeSession,
  writeSession,
} from "@/utils/platform/session";

const PREFIX = "asked:";

const keyFor = (editId: string) => PREFIX + editId;

/**
 * Remembers until the browser quits that the person asked for an edit. Only by
 * that word is a queued edit sent that its background lost: after a start of the
 * browser, nothing is sent by itself.
 */
export function noteAsked(editId: string): Promise<void> {
  return writeSession(keyFor(editId), true);
}

/** Whether the person asked for this edit since the browser started. */
export async function wasAsked(editId: string): Promise<boolean> {
  return (await readSession(keyFor(editId))) === true;
}

/** Forgets the request: the edit is sent, or ended. */
export function forgetAsked(editId: string): Promise<void> {
  return removeSession(keyFor(editId));
}

/** All edits that were asked for since the browser started and are not sent yet. */
export async function listAsked(): Promise<ReadonlySet<string>> {
  return new Set(await listSessionKeys(PREFIX));
}
