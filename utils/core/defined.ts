type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** `T` with every key whose value may be `undefined` made optional. */
export type Defined<T> = { [K in Exclude<keyof T, Optional<T>>]: T[K] } & {
  [K in Optional<T>]?: Exclude<T[K], undefined>;
};

/**
 * A copy without the keys whose value is `undefined`. Under
 * `exactOptionalPropertyTypes` an optional key must be absent, not `undefined`.
 * Other falsy values (`""`, `0`, `null`) are kept.
 */
export function defined<const T extends object>(fields: T): Defined<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<T>;
}
