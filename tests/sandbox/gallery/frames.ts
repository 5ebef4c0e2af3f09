import type { Origins } from "./kind.ts";

/** The pages inside iframes, served by both origins; what people click has `id="target"`. */
export function framePage(path: string, origins: Origins): string | null {
  if (path === "/frames/cat.html") {
    return frame(`<img id="target" src="/pictures/chelsea.png" alt="A cat" width="300">`);
  }
  if (path === "/frames/nested.html") {
    return frame(
      `<iframe id="frame" src="${origins.other}/frames/cat.html" title="A cat"></iframe>`,
    );
  }
  return null;
}

function frame(body: string): string {
  return `<!doctype html><meta charset="utf-8"><title>A frame</title><style>body{margin:0}iframe{border:0;width:100%;height:220px}</style>${body}`;
}
