/** The browser may still be reading the address when the click has returned. */
const REVOKE_AFTER_MS = 60_000;

/** Saves a file the way a link does: needs no permission, and the person sees it happen. */
export function downloadPicture(picture: Blob, name: string): void {
  const url = URL.createObjectURL(picture);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}

/** Puts a PNG on the clipboard. Gives false where the browser refuses. */
export async function copyPicture(picture: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
    return true;
  } catch {
    return false;
  }
}
