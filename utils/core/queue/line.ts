import type { ErrorCode } from "@/utils/core/app-error";

/** How many edits may be under way at once. */
export interface Limits {
  readonly perProfile: number;
  readonly perServer: number;
  readonly inAll: number;
}

/**
 * Browsers open six connections to one server and let further requests wait in a
 * queue of their own, while their time limit runs. One is left for what is free:
 * results, models, the balance.
 */
const PER_SERVER = 5;

const IN_ALL = 6;

/** The limits where a person allows so many edits at once for each profile. */
export function limitsFor(perProfile: number): Limits {
  return { perProfile, perServer: PER_SERVER, inAll: IN_ALL };
}

/** Where an edit goes: what it has to share with others. */
export interface Way {
  readonly profileId: string;
  /** The server's origin: two profiles may have the same. */
  readonly server: string;
}

interface Place {
  readonly editId: string;
  /** Unknown until its record is read. */
  readonly way?: Way;
}

/** Why nothing is sent at present. */
export type Pause =
  | { readonly why: "person" }
  /** So many in a row failed for the same reason that the next ones would, too. */
  | { readonly why: "refused"; readonly code: ErrorCode };

/** The edits that wait for their turn, in order, and those that have it. */
export interface Line {
  readonly waiting: readonly Place[];
  readonly inside: readonly (Place & { readonly way: Way })[];
  readonly pause: Pause | undefined;
  /** The latest ends that were failures for the same reason. */
  readonly failures: { readonly code: ErrorCode; readonly count: number } | undefined;
}

export const EMPTY_LINE: Line = {
  waiting: [],
  inside: [],
  pause: undefined,
  failures: undefined,
};

/** Takes a place at the end of the line; an edit that is in it already keeps its own. */
export function join(line: Line, editId: string): Line {
  return isIn(line, editId) ? line : { ...line, waiting: [...line.waiting, { editId }] };
}

/** Says where a waiting edit goes; before that it cannot have its turn. */
export function direct(line: Line, editId: string, way: Way): Line {
  const waiting = line.waiting.map((place) => (place.editId === editId ? { editId, way } : place));
  return { ...line, waiting };
}

/** Takes an edit out of the line, wherever it is in it. */
export function leave(line: Line, editId: string): Line {
  const others = <P extends Place>(places: readonly P[]) =>
    places.filter((place) => place.editId !== editId);
  const [waiting, inside] = [others(line.waiting), others(line.inside)];
  const isEmpty = waiting.length === 0 && inside.length === 0;
  // What failed before has nothing to do with what somebody asks for later.
  return { ...line, waiting, inside, failures: isEmpty ? undefined : line.failures };
}

/** Whether an edit waits or has its turn. */
function isIn({ waiting, inside }: Line, editId: string): boolean {
  return [...waiting, ...inside].some((place) => place.editId === editId);
}

/**
 * Gives turns, first come, first served, as far as the limits go. An edit whose
 * way is taken lets those pass that go elsewhere; one whose way is not known yet
 * lets nobody pass, as they might go the same.
 */
export function admit(line: Line, limits: Limits): Line {
  if (line.pause) return line;
  const inside = [...line.inside];
  const waiting: Place[] = [];
  let isBarred = false;
  for (const place of line.waiting) {
    const { editId, way } = place;
    if (!way) isBarred = true;
    if (way && !isBarred && hasRoom(inside, way, limits)) inside.push({ editId, way });
    else waiting.push(place);
  }
  return { ...line, inside, waiting };
}

function hasRoom(inside: Line["inside"], to: Way, limits: Limits): boolean {
  const sharing = (field: keyof Way) => inside.filter(({ way }) => way[field] === to[field]).length;
  return (
    inside.length < limits.inAll &&
    sharing("profileId") < limits.perProfile &&
    sharing("server") < limits.perServer
  );
}

/** As often in a row the same may fail before the others are kept from it. */
export const MOST_FAILURES = 3;

/**
 * Notes how an edit ended: `undefined` where it has results. Where the same has
 * failed too often in a row, those that wait are paused before they fail as well.
 */
export function note(line: Line, code: ErrorCode | undefined): Line {
  if (code === undefined) return { ...line, failures: undefined };
  const before = line.failures?.code === code ? line.failures.count : 0;
  const failures = { code, count: before + 1 };
  const isEnough = failures.count >= MOST_FAILURES && line.waiting.length > 0 && !line.pause;
  return isEnough ? pause({ ...line, failures }, { why: "refused", code }) : { ...line, failures };
}

/** Pauses. Those that wait go home; those that have their turn keep it. */
export function pause(line: Line, why: Pause): Line {
  return { ...line, waiting: [], pause: why };
}

/** Goes on: failures are counted anew. */
export function resume(line: Line): Line {
  return { ...line, pause: undefined, failures: undefined };
}
