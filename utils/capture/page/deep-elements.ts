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

/** All elements at a point, topmost first, through shadow roots. CSS px of the frame. */
export function elementsAt(x: number, y: number, root: Root = document): Element[] {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    const inner = shadowRootOf(element);
    // A root gives elements of the roots around it too; those are listed by their own.
    const within = inner
      ? elementsAt(x, y, inner).filter((found) => found.getRootNode() !== root)
      : [];
    return [...within, element];
  });
}
