import { deepRoots } from "@/utils/capture/page/find/deep-elements";

export interface SwapAnswer {
  /** How many elements of this frame show it. */
  readonly count: number;
  /** The picture was found, and the page's policy did not let it be shown. */
  readonly isBlocked: boolean;
}

type Restore = () => void;

/** What was swapped in this frame, by the address that was shown there before. */
const swapped = new Map<string, Restore[]>();

/**
 * Shows a picture (base64) in every `img` and background of this frame that
 * shows `address`, or with `base64` null what was there before. Only attributes
 * of those elements are changed; a reload undoes it.
 */
export async function swapPicture(
  address: string,
  base64: string | null,
  type: string,
): Promise<SwapAnswer> {
  const before = swapped.get(address) ?? [];
  for (const restore of before) restore();
  swapped.delete(address);
  if (base64 === null) return { count: before.length, isBlocked: false };
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const restores: Restore[] = [];
  let refused = 0;
  for (const element of allElements()) {
    if (element instanceof HTMLImageElement) {
      if (element.currentSrc !== address && element.src !== address) continue;
      const restore = await swapImage(element, url);
      if (restore) restores.push(restore);
      else refused += 1;
    } else if (element instanceof HTMLElement) {
      const restore = swapBackground(element, address, url);
      if (restore) restores.push(restore);
    }
  }
  swapped.set(address, restores);
  return { count: restores.length, isBlocked: restores.length === 0 && refused > 0 };
}

function allElements(): Element[] {
  return deepRoots().flatMap((root) => Array.from(root.querySelectorAll("*")));
}

/** Saves attributes. Returns a function that restores them. */
function keep(element: Element, names: readonly string[]): Restore {
  const before = names.map((name) => [name, element.getAttribute(name)] as const);
  return () => {
    for (const [name, value] of before) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  };
}

/** Nothing where the page does not let it be shown; then all is as before. */
async function swapImage(image: HTMLImageElement, url: string): Promise<Restore | undefined> {
  const sources = Array.from(image.closest("picture")?.querySelectorAll("source") ?? []);
  const { width, height } = getComputedStyle(image);
  const restores = [
    keep(image, ["src", "srcset", "sizes", "style"]),
    ...sources.map((source) => keep(source, ["srcset"])),
  ];
  const restore = () => {
    for (const one of restores) one();
  };
  for (const element of [image, ...sources]) element.removeAttribute("srcset");
  image.src = url;
  // Its place on the page stays as it is, whatever the file's own size.
  image.style.setProperty("width", width, "important");
  image.style.setProperty("height", height, "important");
  try {
    await image.decode();
    return restore;
  } catch {
    restore();
    return undefined;
  }
}

function swapBackground(element: HTMLElement, address: string, url: string): Restore | undefined {
  const { backgroundImage } = getComputedStyle(element);
  if (!backgroundImage.includes(`"${address}"`)) return undefined;
  const restore = keep(element, ["style"]);
  element.style.setProperty(
    "background-image",
    backgroundImage.replaceAll(`"${address}"`, `"${url}"`),
    "important",
  );
  return restore;
}
