const TYPED = ["text", "search", "url", "tel", "email", "password", "number"]
  .map((type) => `input[type=${type}]`)
  .join(", ");

/** Whether somebody types here: what is pasted or dropped is meant as text first. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches(`textarea, input:not([type]), ${TYPED}`);
}

/**
 * Text is pasted where text is typed: a spreadsheet's cells bring a picture of
 * themselves along.
 */
export function isPastedAsText(target: EventTarget | null, data: DataTransfer | null): boolean {
  return isTextField(target) && (data?.getData("text/plain") ?? "") !== "";
}
