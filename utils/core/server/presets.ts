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
  /** Shown in the empty address field. */
  readonly placeholder: string;
  /** Runs on this computer or in the person's own network, where `baseUrl` is its usual address. */
  readonly isAtHome: boolean;
  readonly key: "required" | "optional";
  /** The website where a key is made. */
  readonly keyUrl?: string;
  /** It does nothing without a model's name. */
  readonly needsModel: boolean;
}

type Row = Omit<ServerPreset, "id" | "name" | "needs">;

const HOSTED = { isAtHome: false, key: "required" } as const;
const AT_HOME = { isAtHome: true, key: "optional" } as const;

/** The usual address of a program that listens on this computer. */
function local(port: number): Pick<Row, "baseUrl" | "placeholder"> {
  const baseUrl = `http://localhost:${port}`;
  return { baseUrl, placeholder: baseUrl };
}

/**
 * In the order in which they are offered. Ports are the defaults in each
 * project's own documentation; docs/servers.md says what was tried.
 */
const ROWS: Readonly<Record<PresetId, Row>> = {
  relay: {
    ...HOSTED,
    baseUrl: DEFAULT_BASE_URL,
    placeholder: DEFAULT_BASE_URL,
    keyUrl: DEFAULT_BASE_URL,
    needsModel: false,
  },
  openai: {
    ...HOSTED,
    baseUrl: "https://api.openai.com",
    placeholder: "https://api.openai.com",
    keyUrl: "https://platform.openai.com/api-keys",
    needsModel: true,
  },
  sdcpp: { ...AT_HOME, ...local(1234), needsModel: false },
  // It has no images/edits: the same form goes to another path.
  localai: {
    ...AT_HOME,
    baseUrl: "http://localhost:8080/v1/images/inpainting",
    placeholder: "http://localhost:8080/v1/images/inpainting",
    needsModel: true,
  },
  vllm: { ...AT_HOME, ...local(8000), needsModel: false },
  sglang: { ...AT_HOME, ...local(30_000), needsModel: false },
  litellm: { ...AT_HOME, ...local(4000), key: "required", needsModel: true },
  other: { ...HOSTED, baseUrl: "", placeholder: "https://", needsModel: false },
};

export const SERVER_PRESETS: readonly ServerPreset[] = (Object.keys(ROWS) as PresetId[]).map(
  (id) => ({ id, name: `preset_${id}`, needs: `preset_${id}_needs`, ...ROWS[id] }),
);

/** The preset an address belongs to, by its origin; `other` where it is none of them. */
export function presetOf(baseUrl: string): PresetId {
  const origin = URL.parse(baseUrl)?.origin;
  return (
    SERVER_PRESETS.find((preset) => URL.parse(preset.baseUrl)?.origin === origin)?.id ?? "other"
  );
}
