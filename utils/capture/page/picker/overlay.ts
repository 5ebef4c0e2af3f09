import type { Rect } from "@/utils/core/geometry";

/** The overlay over the page while the person picks. */
export interface Overlay {
  readonly host: HTMLElement;
  /** Whose events are the person's: the page's window, and the overlay's own. */
  readonly windows: readonly Window[];
  /** Outlines a box (CSS px of the frame) with a label; no box removes the outline. */
  show(box: Rect | undefined, words?: string): void;
  /** Lets the pointer through, to a frame that has an overlay of its own. */
  letThrough(isOpen: boolean): void;
  remove(): void;
}

type Styles = Readonly<Record<string, string>>;

/**
 * Set one by one: a page's policy forbids style sheets, and its own rules, even
 * important ones, do not reach this far.
 */
function style(element: HTMLElement, styles: Styles): void {
  for (const [name, value] of Object.entries(styles)) {
    element.style.setProperty(name, value, "important");
  }
}

const HOST: Styles = {
  all: "initial",
  position: "fixed",
  inset: "0",
  width: "100vw",
  height: "100vh",
  "max-width": "none",
  "max-height": "none",
  margin: "0",
  padding: "0",
  border: "0",
  overflow: "hidden",
  background: "transparent",
  cursor: "crosshair",
  "z-index": "2147483647",
  display: "block",
};

const CATCHER: Styles = {
  position: "absolute",
  inset: "0",
  width: "100%",
  height: "100%",
  border: "0",
  background: "transparent",
  // A frame in another scheme than its document would be opaque.
  "color-scheme": "light",
};

const OUTLINE: Styles = {
  position: "absolute",
  "box-sizing": "border-box",
  border: "2px solid #ff5c38",
  "border-radius": "2px",
  "box-shadow": "0 0 0 1px #fff8, 0 0 0 200vmax #0006",
  "pointer-events": "none",
};

const PLATE: Styles = {
  position: "absolute",
  padding: "4px 8px",
  "border-radius": "4px",
  background: "#1b1b1bee",
  color: "#f5f5f5",
  font: "13px/1.4 system-ui, sans-serif",
  width: "max-content",
  "max-width": "calc(100vw - 24px)",
  "box-sizing": "border-box",
  "pointer-events": "none",
};

/** What keeps a plate from the box and from the edges of the page. CSS px. */
const EDGE_PX = 4;

const HINT: Styles = {
  ...PLATE,
  left: "0",
  right: "0",
  bottom: "16px",
  margin: "0 auto",
  "text-align": "center",
};

const HTML = "http://www.w3.org/1999/xhtml";

function part(styles: Styles): HTMLElement {
  const element = document.createElementNS(HTML, "div") as HTMLElement;
  style(element, styles);
  return element;
}

/** Above the page's own dialogs too, where the browser has a top layer for it. */
function raise(host: HTMLElement): void {
  host.setAttribute("popover", "manual");
  try {
    host.showPopover();
  } catch {
    host.removeAttribute("popover"); // The z-index has to do.
  }
}

/**
 * A frame over the page: what happens in it goes to its own window. A page that
 * stops events on its window does so before we hear of them, and one that closes
 * what is open when it is clicked hears nothing. Not everywhere may a page look
 * into its frames; then its own window has to do.
 */
function catchEvents(root: ShadowRoot): Window | undefined {
  const frame = document.createElementNS(HTML, "iframe") as HTMLIFrameElement;
  style(frame, CATCHER);
  frame.tabIndex = -1;
  root.append(frame);
  const own = windowOf(frame);
  // Firefox puts another empty document in the place of the first.
  frame.addEventListener("load", () => windowOf(frame));
  // It would keep the pointer from us, too.
  if (!own) frame.remove();
  return own;
}

function windowOf(frame: HTMLIFrameElement): Window | undefined {
  try {
    const page = frame.contentDocument?.documentElement;
    if (page) style(page, { "color-scheme": "light", cursor: "crosshair", height: "100%" });
    return page ? (frame.contentWindow ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

/** Gives the keyboard to a window; the returned function gives it back. */
function takeFocus(own: Window | undefined): () => void {
  const before = document.activeElement;
  own?.focus();
  return () => {
    if (own && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}

/** Inserts the overlay. It has a closed shadow root: page scripts and styles do not reach it. */
export function createOverlay(hint: string): Overlay {
  const host = part(HOST);
  const root = host.attachShadow({ mode: "closed" });
  const outline = part({ ...OUTLINE, display: "none" });
  const label = part({ ...PLATE, display: "none" });
  const help = part(HINT);
  help.setAttribute("role", "status");
  help.textContent = hint;
  document.documentElement.append(host);
  const own = catchEvents(root);
  root.append(outline, label, help);
  raise(host);
  const giveFocusBack = takeFocus(own);
  return {
    host,
    windows: own ? [window, own] : [window],
    show(box, words = "") {
      style(outline, { display: box ? "block" : "none" });
      style(label, { display: box && words ? "block" : "none" });
      if (!box) return;
      const px = (value: number) => `${value}px`;
      style(outline, {
        left: px(box.x),
        top: px(box.y),
        width: px(box.width),
        height: px(box.height),
      });
      label.textContent = words;
      // Above the box; inside it where the box reaches the top. Never over the page's edge.
      const left = Math.min(box.x, innerWidth - label.offsetWidth - EDGE_PX);
      const top = box.y - label.offsetHeight - EDGE_PX;
      style(label, { left: px(Math.max(EDGE_PX, left)), top: px(Math.max(EDGE_PX, top)) });
    },
    letThrough(isOpen) {
      style(host, { "pointer-events": isOpen ? "none" : "auto" });
    },
    remove() {
      host.remove();
      giveFocusBack();
    },
  };
}
