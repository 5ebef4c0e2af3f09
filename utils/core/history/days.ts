import { defined } from "@/utils/core/defined";

const DAY_MS = 86_400_000;

/** The number of a moment's day, in local time. */
export function dayOf(at: number): number {
  return Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / DAY_MS);
}

/** `near` names today (0) and yesterday (1); other days are dates, with a year where it is not this one. */
export function nameDay(
  at: number,
  now: number,
  locale: string,
  near: { readonly 0: string; readonly 1: string },
): string {
  const ago = dayOf(now) - dayOf(at);
  if (ago === 0) return near[0];
  if (ago === 1) return near[1];
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = isThisYear ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "long",
    ...defined({ year } as const),
  }).format(at);
}
