import type { Profile } from "../../utils/core/server/profile.ts";

/** A profile that is right in everything a test does not name. */
export function profileWith(changes: Partial<Profile> = {}): Profile {
  return {
    id: "one",
    name: "One",
    baseUrl: "https://relay.example",
    model: "",
    user: "",
    timeoutMs: 360_000,
    options: { count: 1, size: "auto" },
    ...changes,
  };
}
