import { makeOtherPictures } from "./gallery/app.ts";
import type { Handler } from "./http/listen.ts";
import { makeRelay } from "./relay/app.ts";
import type { SandboxState } from "./state.ts";

/**
 * The other origin: pictures of the gallery that are not its own, result
 * addresses, and a relay, for requests that were redirected here.
 */
export function makeOther(state: SandboxState): Handler {
  const relay = makeRelay(state, "other");
  const pictures = makeOtherPictures(state);
  return (request, response) => {
    const path = request.url ?? "/";
    const isRelay = /^\/(v1|results)\//.test(path);
    return isRelay ? relay(request, response) : pictures(request, response);
  };
}
