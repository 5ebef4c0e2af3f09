import type { Result } from "@/utils/core/result";
import type { Balance } from "@/utils/core/server/balance";
import type { ModelList } from "@/utils/core/server/model-list";

/** What the options page needs from the browser and the background; handed in by its entrypoint. */
export interface SettingsPorts {
  /** Must be called in a click's handler before anything is awaited. */
  readonly requestHosts: (origins: readonly string[]) => Promise<boolean>;
  /** Must be called in a click's handler before anything is awaited. */
  readonly requestNotifications: () => Promise<boolean>;
  readonly hasHost: (origins: readonly string[]) => Promise<boolean>;
  readonly listHosts: () => Promise<readonly string[]>;
  readonly removeHosts: (origins: readonly string[]) => Promise<boolean>;
  /** Calls back after every grant and removal, wherever it was made. Returns unsubscribe. */
  readonly watchHosts: (changed: () => void) => () => void;
  readonly testConnection: (profileId: string) => Promise<Result<ModelList>>;
  /** Free; `null` where the server does not tell. */
  readonly readBalance: (profileId: string) => Promise<Result<Balance | null>>;
  /** Offers a file as a download. */
  readonly saveFile: (file: Blob, name: string) => void;
  /** Bytes that the extension stores; `undefined` where the browser does not say. */
  readonly usedBytes: () => Promise<number | undefined>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly version: string;
}
