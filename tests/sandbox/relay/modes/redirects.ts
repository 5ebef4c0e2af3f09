import { textAnswer } from "../../http/answer.ts";
import type { Mode } from "./mode.ts";

/** Redirects of the call itself: the key must not go along to another origin. */
export const REDIRECT_MODES: readonly Mode[] = [
  {
    id: "redirect-other",
    says: "Redirects to the other origin, where what arrives is recorded, key or no key.",
    from: "§3.6 and the rule on keys",
    on: "edits",
    argument: { means: "status", fallback: "307" },
    replace: ({ call, argument }) => {
      const location = `${call.state.otherUrl}/v1/images/edits`;
      return textAnswer("", "text/plain", Number(argument), { location });
    },
  },
  {
    id: "redirect-same",
    says: "Redirects to another path of the relay, where the work is done.",
    from: "§3.6 and the rule on keys",
    on: "edits",
    argument: { means: "status", fallback: "308" },
    replace: ({ call, argument }) => {
      if (call.received.path.startsWith("/mode/ok/")) return null;
      const location = `${call.state.relayUrl}/mode/ok/v1/images/edits`;
      return textAnswer("", "text/plain", Number(argument), { location });
    },
  },
  {
    id: "redirect-loop",
    says: "Redirects to itself, for ever.",
    from: "limits",
    on: "edits",
    replace: ({ call }) => {
      const location = `${call.state.relayUrl}${call.received.path}`;
      return textAnswer("", "text/plain", 307, { location });
    },
  },
];
