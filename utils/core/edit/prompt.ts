import { type AppError, appError } from "@/utils/core/app-error";

/**
 * Length as the API counts it: Unicode code points, so an emoji is one and not
 * two, and a line break two: a form is sent with CR LF, whatever was typed.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text.replace(/\r\n|\r|\n/g, "\r\n")) {
    count += 1;
  }
  return count;
}

/**
 * Why a prompt cannot be sent, or `undefined` when it can.
 *
 * @param limit in characters as `countCharacters` counts them
 * @returns `prompt_missing`, or `prompt_too_long` with params `limit` and `length`
 */
export function checkPrompt(prompt: string, limit: number): AppError | undefined {
  if (prompt.trim() === "") {
    return appError("prompt_missing");
  }
  const length = countCharacters(prompt);
  return length > limit ? appError("prompt_too_long", { params: { limit, length } }) : undefined;
}

/** A prompt as it is sent: the profile's suffix is appended on its own line. */
export function withSuffix(prompt: string, suffix: string | undefined): string {
  return suffix ? `${prompt}\n${suffix}` : prompt;
}

/** How many characters are left for the prompt itself. */
export function promptRoom(limit: number, suffix: string | undefined): number {
  return suffix ? Math.max(0, limit - countCharacters(withSuffix("", suffix))) : limit;
}
