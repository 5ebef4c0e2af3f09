/** Long enough for the browser to have begun reading the file. */
const REVOKE_AFTER_MS = 60_000;

/** Offers a file as a download the way a link does: needs no permission. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}
