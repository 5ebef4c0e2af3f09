import { makeGallery } from "./gallery/app.ts";
import { listen } from "./http/listen.ts";
import { makeOther } from "./other.ts";
import { makeRelay } from "./relay/app.ts";
import { SandboxState } from "./state.ts";
import type { ReceivedRequest, Sandbox, SandboxOptions } from "./types.ts";

/** Starts the relay, the gallery and the other origin, all on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const state = new SandboxState();
  const relay = await listen(makeRelay(state, "relay"), options.port ?? 0);
  const gallery = await listen(makeGallery(state), options.galleryPort ?? 0);
  const other = await listen(makeOther(state), options.otherPort ?? 0);
  const { hosts = {} } = options;
  state.relayUrl = `http://${hosts.relay ?? "127.0.0.1"}:${relay.port}`;
  state.galleryUrl = `http://${hosts.gallery ?? "127.0.0.1"}:${gallery.port}`;
  state.otherUrl = `http://${hosts.other ?? "localhost"}:${other.port}`;
  return {
    relayUrl: state.relayUrl,
    galleryUrl: state.galleryUrl,
    otherUrl: state.otherUrl,
    ports: { relay: relay.port, gallery: gallery.port, other: other.port },
    requests: state.requests,
    visits: state.visits,
    reset: () => state.reset(),
    setMode: (mode) => state.setMode(mode),
    waitForEdits: (count, timeoutMs = 10_000) => waitForEdits(state, count, timeoutMs),
    close: async () => {
      await Promise.all([relay.close(), gallery.close(), other.close()]);
    },
  };
}

async function waitForEdits(
  state: SandboxState,
  count: number,
  timeoutMs: number,
): Promise<readonly ReceivedRequest[]> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    const edits = state.requests.filter(({ kind }) => kind === "edits");
    const complete = edits.filter(({ parts }) => parts.length > 0);
    if (complete.length >= count) return complete;
    if (Date.now() > endMs) {
      throw new Error(
        `${count} edits awaited, ${complete.length} came in full, ${edits.length} begun`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
