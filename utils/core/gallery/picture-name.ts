/** UTF-16 units of a name that are kept: no tile shows more. */
const LONGEST = 80;

/**
 * How a picture is called: by its file, where the address names one, else by its
 * description. Empty where neither says anything.
 *
 * @param url its address, of any scheme
 * @param described its alternative text
 */
export function pictureName(url: string | undefined, described = ""): string {
  return (fileIn(url) || described.replace(/\s+/g, " ").trim()).slice(0, LONGEST).toWellFormed();
}

function fileIn(url: string | undefined): string {
  const parsed = url && /^(https?|file):/i.test(url) ? URL.parse(url) : null;
  const part = parsed?.pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
