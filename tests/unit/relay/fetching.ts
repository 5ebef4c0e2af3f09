import { fetchResult } from "@/utils/relay/fetch-result";
import { fakeRelay, PNG_BYTES } from "./fake-relay";

export const never = new AbortController().signal;
export const ADDRESS = "https://store.test/a.png";

/** A server somewhere on the web, and one on this machine. */
export const FAR = "https://relay.test/v1/images/edits";
export const HERE = "http://127.0.0.1:8080/v1/images/edits";

export function picture(type = "image/png"): Response {
  return new Response(PNG_BYTES, { headers: { "content-type": type } });
}

export function status(code: number): Response {
  return new Response("no", { status: code });
}

export function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}

/** Fetches a result from a relay that gives these replies. */
export async function get(replies: Parameters<typeof fakeRelay>[0], url = ADDRESS, from = FAR) {
  const relay = fakeRelay(replies);
  const result = await fetchResult({ url, from }, relay.deps, never);
  return { result, calls: relay.calls, waits: relay.waits };
}
