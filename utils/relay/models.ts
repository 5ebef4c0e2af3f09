import { appError } from "@/utils/core/app-error";
import type { DialectId } from "@/utils/core/dialect";
import { err, ok, type Result } from "@/utils/core/result";
import type { ModelList } from "@/utils/core/server/model-list";
import type { TimedRelayDeps } from "@/utils/relay/deps";
import { getFree, type Server } from "@/utils/relay/free-get";
import { firstText, isObject } from "@/utils/relay/json";
import { holdsKey } from "@/utils/relay/scrub";

/** The largest relays list a few thousand. */
const MAX_MODELS = 20_000;
const MAX_NAME = 200;

/** Names of picture models and their families; none is final, so all can be shown. */
const IMAGE_NAME =
  /image|dall-?e|flux|kontext|stable-?diffusion|(?:^|[/-])sd(?:xl|\d|-)|seedream|seededit|jimeng|qwen-.*edit|wanx|kolors|hidream|cogview|imagen|banana|ideogram|recraft|midjourney|(?:^|[/-])mj[-_]|photon|playground-v/i;
const NO_IMAGE_NAME = /embed|video|vision|caption|rerank|image-to-text/i;

function isImageModel(entry: unknown, id: string): boolean {
  const types = isObject(entry) ? entry.supported_endpoint_types : undefined;
  const isListed = Array.isArray(types) && types.some((type) => /^image/.test(String(type)));
  return isListed || (IMAGE_NAME.test(id) && !NO_IMAGE_NAME.test(id));
}

/** Types of new-api's list and modalities of OpenRouter's, each for one way to ask. */
function dialectIn(entry: unknown): DialectId | undefined {
  if (!isObject(entry)) return undefined;
  const types = textsIn(entry.supported_endpoint_types);
  if (types.some((type) => type.startsWith("image"))) return undefined;
  // `openai` alone is what new-api says of whatever it does not know.
  if (types.includes("gemini")) return types.includes("openai") ? "chat" : "gemini";
  const { architecture } = entry;
  const gives = isObject(architecture) ? textsIn(architecture.output_modalities) : [];
  return gives.includes("image") && gives.includes("text") ? "chat" : undefined;
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.slice(0, 20).map(String) : [];
}

/** vLLM names itself as the owner of what it serves; its Omni part reads `mask_image` and passes `mask` over. */
function isVllm(entry: unknown): boolean {
  return isObject(entry) && /^vllm/i.test(String(entry.owned_by));
}

function idOf(entry: unknown): string | undefined {
  if (typeof entry === "string") return entry;
  return isObject(entry) ? firstText(entry, ["id", "name", "model"]) : undefined;
}

function listOf(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) return json;
  if (!isObject(json)) return undefined;
  return [json.data, json.models].find(Array.isArray);
}

/**
 * Lists a server's models by `GET /v1/models`: free, and it needs a working
 * key, so it serves to test a connection. new-api says of each which endpoints
 * serve it (`supported_endpoint_types`). A listed model can still fail.
 *
 * @errors the real reason, never charged: `server_unreachable`, `key_rejected`,
 *   `endpoint_missing`, `answer_is_a_page`, `answer_unreadable`, `redirected`, …
 */
export async function listModels(
  server: Server,
  deps: TimedRelayDeps,
  signal: AbortSignal,
): Promise<Result<ModelList>> {
  const json = await getFree(server, "/models", deps, signal);
  if (!json.ok) return json;
  const models = readModels(json.value, server.key);
  return models ? ok(models) : err(appError("answer_unreadable", { charge: "none" }));
}

/** The models in a list, in any of its usual shapes; `undefined` where it is none. */
export function readModels(json: unknown, key: string): ModelList | undefined {
  const list = listOf(json);
  if (!list) return undefined;
  const named = list.slice(0, MAX_MODELS).flatMap((entry) => {
    const id = idOf(entry);
    // A name is shown and stored: one that holds the key is none.
    const isUsable = id !== undefined && id.length <= MAX_NAME && !holdsKey(id, key);
    return !isUsable ? [] : [{ id, isImage: isImageModel(entry, id), dialect: dialectIn(entry) }];
  });
  const ids = [...new Set(named.map(({ id }) => id))];
  const imageIds = [...new Set(named.filter(({ isImage }) => isImage).map(({ id }) => id))];
  const told = named.flatMap(({ id, isImage, dialect }) =>
    isImage && dialect ? [[id, dialect] as const] : [],
  );
  return {
    ids,
    imageIds,
    ...(told.length > 0 ? { dialects: Object.fromEntries(told) } : {}),
    ...(list.slice(0, MAX_MODELS).some(isVllm) ? { maskWay: "mask_image" } : {}),
  };
}
