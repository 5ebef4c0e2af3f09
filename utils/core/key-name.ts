/** The part of a `KeyboardEvent` that names a key. */
interface NamedKey {
  readonly key: string;
  readonly code: string;
}

/**
 * What a key is called, in lower case: what it types, or, where a layout or an
 * input method types nothing Latin there, the letter or digit of its place.
 */
export function keyName({ key, code }: NamedKey): string {
  const name = key.toLowerCase();
  if (/^[\x20-\x7e]$/.test(name) || name.length > 1) return name;
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code);
  return place?.[1]?.toLowerCase() ?? place?.[2] ?? name;
}
