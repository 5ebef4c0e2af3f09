import type { AppError } from "@/utils/core/app-error";
import type { MaskWay } from "@/utils/core/capability";
import type { DialectId } from "@/utils/core/dialect";
import type { ErasedFacts } from "@/utils/core/edit/erased";
import type { Placements } from "@/utils/core/edit/stitch-choice";
import type { Usage } from "@/utils/core/edit/usage";
import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskHistory } from "@/utils/core/mask/operation";
import type { EditOptions } from "@/utils/core/option-fields";

/** The states of an edit; while it is running, its request may be under way. */
export const EDIT_STATES = {
  queued: { isRunning: true },
  sending: { isRunning: true },
  receiving: { isRunning: true },
  done: { isRunning: false },
  failed: { isRunning: false },
  cancelled: { isRunning: false },
  interrupted: { isRunning: false },
} as const satisfies Record<string, { readonly isRunning: boolean }>;

export type EditState = keyof typeof EDIT_STATES;
/** The states of an edit that is not running. */
export type EndState = {
  [S in EditState]: (typeof EDIT_STATES)[S]["isRunning"] extends true ? never : S;
}[EditState];

/** Whether an edit in this state has ended. */
export function isEnd(state: EditState): state is EndState {
  return !EDIT_STATES[state].isRunning;
}

/** One image of an answer. Its bytes are stored under `result:<blobId>`. */
export interface EditResult {
  readonly index: number;
  /** SHA-256 of the raw bytes, hex. */
  readonly blobId: string;
  readonly type: string;
  readonly byteLength: number;
  readonly revisedPrompt?: string;
}

/** Another try that is about to be made; the one before did no work. */
export interface EditRetry {
  readonly reason: "rate_limited" | "overloaded";
  /** When it will be made, ms since the epoch. */
  readonly at: number;
}

/** One of several edits that were sent together, each for a part of the mask. */
export interface EditPart {
  readonly groupId: string;
  /** All edits of the group, this one among them, in order. */
  readonly editIds: readonly string[];
  /** The other parts' rectangles, picture px: paint there belongs to them. */
  readonly others: readonly Rect[];
}

/**
 * How what may change was told. `transparency`: nothing was painted, the picture's own alpha is
 * the mask. `patch`: nobody was told, the result was made on this device, and its own alpha says
 * which pixels it replaces. `continued`: the same, and what it puts where the picture is blank keeps
 * that alpha.
 */
export type EditMaskWay = MaskWay | "transparency" | "patch" | "continued";

/** The result was made on this device, of the picture's own pixels: it is laid over it as it is. */
export function isPatch(way: EditMaskWay): way is "patch" | "continued" {
  return way === "patch" || way === "continued";
}

/** The version of an edit's record. Older ones are brought up to it in `history/record.ts`. */
export const EDIT_SCHEMA = 2;

/** Work that goes on at the server, whose result is asked for: free, and as long as it takes. */
export interface EditTask {
  readonly id: string;
  /** What was spoken when it was begun. */
  readonly dialect: DialectId;
}

/** One request with its results. The record is small; blobs are stored apart. */
export interface Edit {
  readonly id: string;
  readonly schema: typeof EDIT_SCHEMA;
  readonly createdAt: number;
  readonly state: EditState;
  readonly pictureId: string;
  /** The edit whose result this one continues. */
  readonly parentId?: string;
  /** Everything that is painted. */
  readonly mask: MaskHistory;
  /** Where it was sent in parts: which one this is. */
  readonly part?: EditPart;
  /** What is sent, picture px; reaches beyond the picture where it is letterboxed. */
  readonly window: Rect;
  readonly sentSize: Size;
  readonly maskWay: EditMaskWay;
  readonly prompt: string;
  /** What the server's profile adds to every prompt. */
  readonly suffix?: string;
  /** Further pictures sent along with the first, by id, in their order. */
  readonly references?: readonly string[];
  readonly options: EditOptions;
  /**
   * So many pictures are asked for by one request, and the rest by further ones,
   * each of which is paid. Absent: all by one.
   */
  readonly perRequest?: number;
  /** Where there may be several: how many requests were sent, the first included. */
  readonly requestsSent?: number;
  readonly profileId: string;
  readonly profileName: string;
  readonly host: string;
  readonly model: string;
  /** When the request left, when its answer began, when it ended: ms since the epoch. */
  readonly sentAt?: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  readonly requestId?: string;
  readonly retry?: EditRetry;
  /**
   * How often reading the stored answer was begun and not brought to an end: an
   * answer that ends the process must not be read again at every start.
   */
  readonly readAttempts?: number;
  /** The answer named a task: its result is asked for by this, also after the browser was closed. */
  readonly task?: EditTask;
  /** Where the results lie, kept where the disk did not take the answer that names them. */
  readonly resultUrls?: readonly string[];
  /** Only of an edit that was made on this device. */
  readonly erased?: ErasedFacts;
  /** What the server says it used up. */
  readonly usage?: Usage;
  readonly error?: AppError;
  /** Errors of answer items that could not be used. */
  readonly lostItems?: readonly AppError[];
  readonly results: readonly EditResult[];
  /** Per result: the person's placement choices and what was measured. */
  readonly placements?: Placements;
  /** Kept when old edits give way to new ones. */
  readonly isStarred: boolean;
}
