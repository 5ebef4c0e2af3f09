import type { MaskWay } from "@/utils/core/capability";
import type { DialectId } from "@/utils/core/dialect";
import type { Profile } from "@/utils/core/server/profile";

/** The models a server lists, by id. */
export interface ModelList {
  /** Every model the key may use, as listed. */
  readonly ids: readonly string[];
  /** Those whose name or listed type suggests that they make images. */
  readonly imageIds: readonly string[];
  /** Models that the list says are asked in another way than by the form. */
  readonly dialects?: Readonly<Record<string, DialectId>>;
  /** The field its software reads the painted area from, where that is another than `mask`. */
  readonly maskWay?: MaskWay;
}

/**
 * A server as its list of models tells how to ask it. What the person has chosen stays,
 * and so does everything that the list says nothing of.
 */
export function withTold(profile: Profile, { dialects = {}, maskWay }: ModelList): Profile {
  const { capability = {}, dialect = dialects[profile.model] } = profile;
  const ways = capability.maskWays ?? (maskWay ? [maskWay, "none"] : undefined);
  return {
    ...profile,
    ...(dialect ? { dialect } : {}),
    ...(ways ? { capability: { ...capability, maskWays: ways } } : {}),
  };
}
