import type { Kind } from "../kind.ts";

const GROUP = "The best version";
const ALT = 'alt="A rocket taking off"';
const SRCSET =
  "/pictures/rocket-320.jpg 320w, /pictures/rocket-640.jpg 640w, /pictures/rocket-1280.jpg 1280w, /pictures/rocket-4096.jpg 4096w";

/** One picture in several sizes, each with its width written on it. */
export const VERSION_KINDS: readonly Kind[] = [
  kind(
    "srcset",
    "srcset by width",
    "Shown at 320 px, there up to 4096 px.",
    (target) =>
      `<img ${target} src="/pictures/rocket-320.jpg" srcset="${SRCSET}" sizes="320px" ${ALT}>`,
  ),
  kind(
    "srcset-density",
    "srcset by density",
    "1x, 2x and 4x.",
    (target) =>
      `<img ${target} src="/pictures/rocket-320.jpg" srcset="/pictures/rocket-640.jpg 2x, /pictures/rocket-1280.jpg 4x" ${ALT}>`,
  ),
  kind(
    "srcset-commas",
    "srcset with commas",
    "Commas inside the addresses.",
    (target) =>
      `<img ${target} src="/pictures/w_320,q_80.jpg" srcset="/pictures/w_320,q_80.jpg 320w, /pictures/w_4096,q_80.jpg 4096w" sizes="320px" ${ALT}>`,
  ),
  kind(
    "srcset-missing",
    "srcset with a dead candidate",
    "The largest of them is 404.",
    (target) =>
      `<img ${target} src="/pictures/rocket-320.jpg" srcset="/pictures/rocket-320.jpg 320w, /pictures/rocket-640.jpg 640w, /pictures/gone-4096.jpg 4096w" sizes="320px" ${ALT}>`,
  ),
  kind(
    "picture",
    "picture with formats",
    "AVIFs of 320 and 4096 px, a WebP of 640 px, a JPEG of 320 px.",
    (target) =>
      `<picture><source type="image/avif" srcset="/pictures/rocket-320.avif 320w, /pictures/rocket-4096.avif 4096w" sizes="320px"><source type="image/webp" srcset="/pictures/rocket-640.webp"><img ${target} src="/pictures/rocket-320.jpg" width="320" ${ALT}></picture>`,
  ),
  kind(
    "art-direction",
    "picture with other pictures",
    "The larger candidate is another picture: not to be taken.",
    (target) =>
      `<picture><source media="(min-width: 9000px)" srcset="/pictures/coffee.jpg 600w"><source media="(max-width: 10px)" srcset="/pictures/rocket-square.jpg 400w"><img ${target} src="/pictures/chelsea.png" alt="A cat"></picture>`,
  ),
  kind(
    "lazy",
    "Lazy: data-src",
    "Shows a grey pixel; the picture is in data-src, and never loads.",
    (target) =>
      `<img ${target} src="/pictures/one-pixel.gif" data-src="/pictures/rocket-1280.jpg" style="width:300px;height:200px;background:#8886" ${ALT}>`,
  ),
  kind(
    "lazy-srcset",
    "Lazy: data-srcset",
    "Shows a blurred 32 px; the picture is in data-srcset.",
    (target) =>
      `<img ${target} src="/pictures/rocket-blurred.jpg" data-srcset="${SRCSET}" data-sizes="auto" style="width:300px" ${ALT}>`,
  ),
  kind(
    "lazy-original",
    "Lazy: data-original",
    "Shows a tiny picture; the true one is in data-original.",
    (target) =>
      `<img ${target} src="/pictures/placeholder.png" data-original="/pictures/rocket-1280.jpg" style="width:300px" ${ALT}>`,
  ),
  kind(
    "lazy-background",
    "Lazy: data-bg",
    "A div whose background is not there yet.",
    (target) =>
      `<div ${target} data-bg="/pictures/rocket-1280.jpg" style="width:300px;height:200px;background:#8886"></div>`,
  ),
  kind(
    "lazy-noscript",
    "Lazy: noscript",
    "The true picture is only named in the noscript beside it.",
    (target) =>
      `<img ${target} src="/pictures/rocket-blurred.jpg" style="width:300px" ${ALT}><noscript><img src="/pictures/rocket-1280.jpg" ${ALT}></noscript>`,
  ),
  {
    ...kind(
      "lazy-below",
      "Lazy: loading=lazy",
      "Far below; not loaded before one scrolls there.",
      (target) =>
        `<div style="height:6000px">Scroll down.</div><img ${target} loading="lazy" src="/pictures/rocket-640.jpg" ${ALT}>`,
    ),
    isAlone: true,
  },
];

function kind(id: string, title: string, says: string, write: (target: string) => string): Kind {
  return { id, group: GROUP, title, says, html: (_, target) => write(target) };
}
