/** The bounds of gpt-image-2's free sizes (docs/contract.md §2). */
export function isFreeSize(value: string): string | null {
  if (value === "auto") return null;
  const match = /^(\d{1,5})x(\d{1,5})$/.exec(value);
  if (match === null) return "Expected 'auto' or WIDTHxHEIGHT.";
  const width = Number(match[1]);
  const height = Number(match[2]);
  if (width % 16 !== 0 || height % 16 !== 0) return "Both edges must be multiples of 16.";
  if (Math.max(width, height) > 3840) return "The longest edge must be at most 3840.";
  const pixels = width * height;
  if (pixels < 655_360) return "The size must have at least 655360 pixels.";
  if (pixels > 8_294_400) return "The size must have at most 8294400 pixels.";
  if (Math.max(width, height) > 3 * Math.min(width, height)) {
    return "The ratio must lie between 1:3 and 3:1.";
  }
  return null;
}
