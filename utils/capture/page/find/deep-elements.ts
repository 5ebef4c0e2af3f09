import { shadowRootOf } from "@/utils/platform/page-side";

type Root = Document | ShadowRoot;

/** Elements that can carry a shadow root and are worth asking. */
function innerRoots(root: Root): ShadowRoot[] {
  return Array.from(root.querySelectorAll("*"), (element) =>
    element.shadowRoot ||
    element.localName.includes("-") ||
    /^(div|span|section|article|main)$/.test(element.localName)
      ? shadowRootOf(element)
      : undefined,
  ).filter((inner) => inner !== undefined);
}

/** The document and all shadow roots in it, closed ones too. */
export function deepRoots(root: Root = document): Root[] {
  return [root, ...innerRoots(root).flatMap((inner) => deepRoots(inner))];
}

/** The elements under the pointer, from the outermost to the innermost, through shadow roots. */
export function hoveredElements(root: Root = document): Element[] {
  const hovered = Array.from(root.querySelectorAll(":hover"));
  const innermost = hovered.at(-1);
  const inner = innermost && shadowRootOf(innermost);
  return inner ? [...hovered, ...hoveredElements(inner)] : hovered;
}

/**
 * All elements at a point, topmost first, through shadow roots. CSS px of the
 * frame; `ignored` is left out with all that is in it.
 */
export function elementsAt(
  x: number,
  y: number,
  ignored?: Element,
  root: Root = document,
): Element[] {
  return root
    .elementsFromPoint(x, y)
    .filter((element) => element !== ignored && element.getRootNode() === root)
    .flatMap((element) => {
      const inner = shadowRootOf(element);
      return [...(inner ? elementsAt(x, y, ignored, inner) : []), element];
    });
}
