import { DEFAULT_BASE_URL } from "@/utils/core/server/profile";

/** Servers that are offered by name where one is set up. Names of messages are made of these. */
export type PresetId =
  | "relay"
  | "openai"
  | "sdcpp"
  | "localai"
  | "vllm"
  | "sglang"
  | "litellm"
  | "other";

/** A kind of server, and what has to be known of it before it can be used. */
export interface ServerPreset {
  readonly id: PresetId;
  /** Message: what it is called. */
  readonly name: `preset_${PresetId}`;
  /** Message: what has to be at hand, in one or two sentences. */
  readonly needs: `preset_${PresetId}_needs`;
  /** What to write into the address field; empty where nobody can know it. */
  readonly baseUrl: string;
}

/**
 * The address of each, in the order in which they are offered. Those of programs
 * for one's own computer are the defaults of their documentation, at the usual
 * port; none of them was tried against the program itself.
 */
const ADDRESSES: Readonly<Record<PresetId, string>> = {
  relay: DEFAULT_BASE_URL,
  openai: "https://api.openai.com",
  sdcpp: "http://localhost:1234",
  // It has no images/edits: the same form goes to another path.
  localai: "http://localhost:8080/v1/images/inpainting",
  vllm: "http://localhost:8000",
  sglang: "http://localhost:30000",
  litellm: "http://localhost:4000",
  other: "",
};

export const SERVER_PRESETS: readonly ServerPreset[] = (Object.keys(ADDRESSES) as PresetId[]).map(
  (id) => ({
    id,
    name: `preset_${id}`,
    needs: `preset_${id}_needs`,
    baseUrl: ADDRESSES[id],
  }),
);

/** The preset an address belongs to, by its origin; `other` where it is none of them. */
export function presetOf(baseUrl: string): PresetId {
  const origin = URL.parse(baseUrl)?.origin;
  const found = SERVER_PRESETS.find(
    (preset) => preset.baseUrl !== "" && URL.parse(preset.baseUrl)?.origin === origin,
  );
  return found?.id ?? "other";
}
