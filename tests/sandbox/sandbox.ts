import { makeGallery } from "./gallery/app.ts";
import { type Handler, type Listening, listen } from "./http/listen.ts";
import { makeOther } from "./other.ts";
import { makeRelay } from "./relay/app.ts";
import { SANDBOX_KEY } from "./relay/record.ts";
import { SandboxState } from "./state.ts";
import type { ReceivedRequest, Sandbox, SandboxOptions } from "./types.ts";

/** Starts the relay, the gallery and the other origin, all on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const state = new SandboxState();
  const [relay, gallery, other] = await listenAll([
    [makeRelay(state, "relay"), options.port ?? 0],
    [makeGallery(state), options.galleryPort ?? 0],
    [makeOther(state), options.otherPort ?? 0],
  ]);
  const { hosts = {} } = options;
  state.relayUrl = `http://${hosts.relay ?? "127.0.0.1"}:${relay.port}`;
  state.galleryUrl = `http://${hosts.gallery ?? "127.0.0.1"}:${gallery.port}`;
  state.otherUrl = `http://${hosts.other ?? "localhost"}:${other.port}`;
  return {
    relayUrl: state.relayUrl,
    galleryUrl: state.galleryUrl,
    otherUrl: state.otherUrl,
    ports: { relay: relay.port, gallery: gallery.port, other: other.port },
    key: SANDBOX_KEY,
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

type Three<T> = [T, T, T];

/** All or none: a port that is taken leaves no server behind. */
async function listenAll(wanted: Three<[Handler, number]>): Promise<Three<Listening>> {
  const tried = await Promise.allSettled(wanted.map(([handler, port]) => listen(handler, port)));
  const listening = tried.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const [first, second, third] = listening;
  if (first !== undefined && second !== undefined && third !== undefined) {
    return [first, second, third];
  }
  await Promise.all(listening.map((one) => one.close()));
  throw tried.find((one) => one.status === "rejected")?.reason;
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

// `node tests/sandbox/sandbox.ts`: the sandbox alone, for looking at it by hand.
if (import.meta.main) {
  const sandbox = await startSandbox({ port: 4010, galleryPort: 4011, otherPort: 4012 });
  console.log(`gallery  ${sandbox.galleryUrl}/`);
  console.log(`relay    ${sandbox.relayUrl}   key: ${sandbox.key}`);
  console.log(`other    ${sandbox.otherUrl}`);
  console.log(`modes    ${sandbox.relayUrl}/sandbox/modes`);
}
