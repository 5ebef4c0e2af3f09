import {
  forgetRejectedFields,
  readRejectedFields,
  watchRejectedFields,
} from "@/utils/store/rejected-fields";

/**
 * Calls `changed` with the form fields that a host has refused for a model, now
 * and after every change. Returns unsubscribe.
 */
export function followRejectedFields(
  host: string,
  model: string,
  changed: (fields: readonly string[]) => void,
): () => void {
  let isStopped = false;
  const read = async () => {
    const fields = await readRejectedFields(host, model);
    if (!isStopped) changed(fields);
  };
  void read();
  const unwatch = watchRejectedFields(() => void read());
  return () => {
    isStopped = true;
    unwatch();
  };
}

/** Sends all fields again to this host, for every model. */
export async function retryRejectedFields(host: string): Promise<void> {
  await forgetRejectedFields(host);
}
