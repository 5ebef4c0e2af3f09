import type { Capability } from "@/utils/core/capability";
import type { DialectId } from "@/utils/core/dialect";
import type { EditOptions } from "@/utils/core/option-fields";
import type { LearnedLimits } from "@/utils/core/server/learned-limits";

/** A server a person uses. Its key is stored apart and never travels with it. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  /** As typed, after `parseBaseUrl`: no trailing slash, no `/v1`. */
  readonly baseUrl: string;
  /** Empty: the `model` field is not sent. */
  readonly model: string;
  /** Sent as `user` when not empty. */
  readonly user: string;
  readonly timeoutMs: number;
  readonly options: EditOptions;
  /** What the person knows better about the model than its name tells. */
  readonly capability?: Partial<Capability>;
  /** How the server is asked, where the person has chosen it; else address and model tell. */
  readonly dialect?: DialectId;
  /** What its server has refused for this model. Read along with it, and stored apart. */
  readonly learned?: LearnedLimits;
  /** Added to every prompt on its way to the server. */
  readonly suffix?: string;
}

export const DEFAULT_BASE_URL = "https://api.zhongzhuan.chat";
export const DEFAULT_TIMEOUT_MS = 360_000;
