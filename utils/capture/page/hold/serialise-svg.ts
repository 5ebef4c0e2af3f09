const SVG = "http://www.w3.org/2000/svg";
const MAX_STYLED_ELEMENTS = 3_000;

/** What a page's style sheets can say about a drawing and its own attributes would not. */
const STYLES = [
  "fill",
  "fill-opacity",
  "fill-rule",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-dasharray",
  "stroke-dashoffset",
  "stroke-miterlimit",
  "color",
  "opacity",
  "display",
  "visibility",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "letter-spacing",
  "text-anchor",
  "dominant-baseline",
  "clip-path",
  "clip-rule",
  "mask",
  "filter",
  "transform",
  "transform-origin",
  "transform-box",
  "stop-color",
  "stop-opacity",
  "paint-order",
  "mix-blend-mode",
  "vector-effect",
  "marker-start",
  "marker-mid",
  "marker-end",
  "x",
  "y",
  "width",
  "height",
  "cx",
  "cy",
  "r",
  "rx",
  "ry",
  "d",
] as const;

/** Writes the styles in force onto the copy, element by element: both trees have the same shape. */
function copyStyles(from: Element, to: Element): void {
  const originals = [from, ...from.querySelectorAll("*")];
  const copies = [to, ...to.querySelectorAll("*")];
  if (originals.length > MAX_STYLED_ELEMENTS) return;
  for (const [index, original] of originals.entries()) {
    const copy = copies[index];
    if (!(copy instanceof SVGElement)) continue;
    const style = getComputedStyle(original);
    for (const name of STYLES) {
      // The root's own place on the page is none of the drawing's business.
      if (index === 0 && /^(transform|display|width|height|x$|y$)/.test(name)) continue;
      const value = style.getPropertyValue(name).replace(/url\("[^"]*#([^"]+)"\)/g, 'url("#$1")');
      if (value) copy.style.setProperty(name, value);
    }
  }
}

function references(element: Element): string[] {
  const href = element.getAttribute("href") ?? element.getAttribute("xlink:href") ?? "";
  const styled = element.getAttribute("style") ?? "";
  const ids = Array.from(
    styled.matchAll(/url\((?:&quot;|["'])?#([^"')&]+)/g),
    ([, id]) => id ?? "",
  );
  const attributes = Array.from(element.attributes).flatMap(({ value }) =>
    Array.from(value.matchAll(/url\(["']?#([^"')]+)/g), ([, id]) => id ?? ""),
  );
  return [...(href.startsWith("#") ? [href.slice(1)] : []), ...ids, ...attributes];
}

/** Copies in what the drawing uses from elsewhere in the page, such as a sprite's symbols. */
function bringReferences(root: Node, copy: SVGElement): void {
  const scope = root instanceof ShadowRoot ? root : document;
  const holder = document.createElementNS(SVG, "defs");
  const known = new Set<string>();
  let pending = [copy, ...copy.querySelectorAll("*")].flatMap(references);
  while (pending.length > 0 && known.size < 500) {
    const fresh = pending.filter((id) => !known.has(id));
    pending = [];
    for (const id of fresh) {
      known.add(id);
      const target = copy.querySelector(`#${CSS.escape(id)}`) ? null : scope.getElementById(id);
      if (!target) continue;
      const added = holder.appendChild(target.cloneNode(true)) as Element;
      // Not as arguments of one call: a large drawing has more than a stack holds.
      for (const part of [added, ...added.querySelectorAll("*")]) {
        for (const reference of references(part)) pending.push(reference);
      }
    }
  }
  copy.prepend(holder);
}

/** An inline `<svg>` as a self-contained file. */
export function serialiseSvg(drawing: SVGSVGElement): Blob {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copyStyles(drawing, copy);
  for (const script of copy.querySelectorAll("script")) script.remove();
  bringReferences(drawing.getRootNode(), copy);
  const { width, height } = drawing.getBoundingClientRect();
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}
