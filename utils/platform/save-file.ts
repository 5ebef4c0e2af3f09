/** Long enough for a browser to have begun the download. */
const KEPT_MS = 60_000;

/** Offers bytes as a download, without any permission. */
export function saveFile(bytes: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
