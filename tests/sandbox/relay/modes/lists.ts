import { htmlAnswer, jsonAnswer, textAnswer } from "../../http/answer.ts";
import { DASHBOARD_HTML } from "../dashboard.ts";
import { DELIVERY_MODES } from "./delivery.ts";
import type { Mode } from "./mode.ts";

type On = "models" | "billing";

/** What goes wrong with either list (docs/contract.md §5). */
function forBoth(on: On): Mode[] {
  const of = on === "models" ? "the list of models" : "the balance";
  const mode = (id: string, says: string, rest: Partial<Mode>): Mode => ({
    id: `${on}-${id}`,
    says: says.replace("%", of),
    from: "§5",
    on,
    ...rest,
  });
  const delivery = (id: string, says: string): Mode => {
    const known = DELIVERY_MODES.find((candidate) => candidate.id === id);
    if (known === undefined) throw new Error(`no delivery mode ${id}`);
    return mode(id, says, {
      ...(known.argument === undefined ? {} : { argument: known.argument }),
      ...(known.deliver === undefined ? {} : { deliver: known.deliver }),
    });
  };
  return [
    mode("missing", "404 for %: this server has none.", {
      replace: () => jsonAnswer({ error: { message: "Not Found", type: "x", code: null } }, 404),
    }),
    mode("html", "200 with the dashboard's HTML for %.", {
      replace: () => htmlAnswer(DASHBOARD_HTML),
    }),
    mode("failure", "200 with {success: false, message} for %.", {
      replace: () => jsonAnswer({ success: false, message: "无效的用户分组" }),
    }),
    mode("error", "200 with {error} for %.", {
      replace: () =>
        jsonAnswer({ error: { message: "获取失败", type: "upstream_error", code: null } }),
    }),
    mode("status", "Any status for %.", {
      argument: { means: "status", fallback: "500" },
      replace: ({ argument }) =>
        jsonAnswer({ error: { message: "server error", type: "x" } }, Number(argument)),
    }),
    mode("rate-limited", "429 with Retry-After for %.", {
      argument: { means: "seconds", fallback: "1" },
      replace: ({ argument }) => textAnswer("", "text/plain", 429, { "retry-after": argument }),
    }),
    mode("null", "The JSON value null for %.", { replace: () => jsonAnswer(null) }),
    mode("redirect", "Redirects to the other origin for %.", {
      replace: ({ call }) =>
        textAnswer("", "text/plain", 302, { location: call.state.otherUrl + call.received.path }),
    }),
    delivery("slow", "Waits so many seconds with %."),
    delivery("hang", "Never answers with %."),
    delivery("cut", "Breaks off half way through %."),
  ];
}

export const LIST_MODES: readonly Mode[] = [
  ...forBoth("models"),
  {
    id: "models-empty",
    says: "The list of models is empty.",
    from: "§5",
    on: "models",
    json: (body) => ({ ...body, data: [] }),
  },
  {
    id: "models-plain",
    says: "The list as OpenAI gives it, without supported_endpoint_types.",
    from: "§5",
    on: "models",
    json: (body) => ({
      object: "list",
      data: (body["data"] as { id: string }[]).map(({ id }) => ({
        id,
        object: "model",
        created: 1_626_777_600,
        owned_by: "system",
      })),
    }),
  },
  {
    id: "models-many",
    says: "A list of so many models.",
    from: "§5",
    on: "models",
    argument: { means: "models", fallback: "1000" },
    json: (body, { argument }) => ({
      ...body,
      data: Array.from({ length: Number(argument) }, (_, at) => ({ id: `model-${at}` })),
    }),
  },
  {
    id: "models-odd",
    says: "Odd items between the good: null, text, no id, the same twice.",
    from: "§5",
    on: "models",
    json: (body) => {
      const good = body["data"] as unknown[];
      return {
        ...body,
        data: [null, "gpt-image-2", { name: "no id" }, { id: 7 }, ...good, ...good],
      };
    },
  },
  ...forBoth("billing"),
  {
    id: "billing-unlimited",
    says: "A limit of 100000000, which means there is none.",
    from: "§5",
    on: "billing",
    json: (body) => ("hard_limit_usd" in body ? { ...body, hard_limit_usd: 100_000_000 } : body),
  },
  {
    id: "billing-tokens",
    says: "A balance counted in tokens: 12,500,000 less 350,000.",
    from: "§5",
    on: "billing",
    json: (body) =>
      "hard_limit_usd" in body
        ? { ...body, hard_limit_usd: 12_500_000 }
        : { ...body, total_usage: 35_000_000 },
  },
  {
    id: "billing-negative",
    says: "More was used than there was.",
    from: "§5",
    on: "billing",
    json: (body) => ("hard_limit_usd" in body ? { ...body, hard_limit_usd: 1 } : body),
  },
  {
    id: "billing-text",
    says: "Numbers sent as text.",
    from: "§5",
    on: "billing",
    json: (body) =>
      Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)])),
  },
];
