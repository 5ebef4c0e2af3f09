import type { Kind } from "../kind.ts";

const GROUP = "How the page holds it";
const BOX = "width:300px;height:200px";

/** Pictures that are not a plain `<img>` under the pointer. */
export const ELEMENT_KINDS: readonly Kind[] = [
  kind(
    "linked",
    "In a link to a page",
    "The link leads elsewhere.",
    (target) => `<a href="/"><img ${target} src="/pictures/chelsea.png" alt="A tabby cat"></a>`,
  ),
  kind(
    "thumbnail",
    "In a link to the larger picture",
    "320 px, linked to 4096 px.",
    (target) =>
      `<a href="/pictures/rocket-4096.jpg"><img ${target} src="/pictures/rocket-320.jpg" alt="A rocket"></a>`,
  ),
  kind(
    "background",
    "CSS background",
    "A div with background-image.",
    (target) =>
      `<div ${target} style="${BOX};background:#333 url(/pictures/coffee.jpg) center/cover"></div>`,
  ),
  kind(
    "background-other",
    "CSS background of another origin",
    "The same, without CORS.",
    (target, other) =>
      `<div ${target} style="${BOX};background:url('${other}/pictures/coffee.jpg') center/cover"></div>`,
  ),
  kind(
    "background-set",
    "CSS image-set and a gradient",
    "Two layers; the picture has two densities.",
    (target) =>
      `<div ${target} style="${BOX};background:linear-gradient(#0000,#000a),image-set(url(/pictures/rocket-320.jpg) 1x,url(/pictures/rocket-1280.jpg) 2x) center/cover"></div>`,
  ),
  kind(
    "pseudo",
    "CSS background of ::before",
    "No element of its own.",
    (target) =>
      `<style>.pseudo::before{content:"";position:absolute;inset:0;background:url(/pictures/coffee.jpg) center/cover}</style><div ${target} class="pseudo" style="${BOX};position:relative"></div>`,
  ),
  kind(
    "content-url",
    "Replaced by a style",
    "The image's own address is not what is seen: content: url().",
    (target) =>
      `<img ${target} src="/pictures/coffee.jpg" alt="A rocket" style="${BOX};content:url(/pictures/rocket.jpg)">`,
  ),
  kind(
    "overlay",
    "Under a transparent overlay",
    "What is clicked is an empty div.",
    (target) =>
      `<div style="position:relative"><img ${target} src="/pictures/astronaut.jpg" alt="An astronaut" width="300" height="300"><div style="position:absolute;inset:0"></div></div>`,
  ),
  kind(
    "overlay-pixel",
    "Under a stretched pixel",
    "What is clicked is a transparent GIF; the picture is a background.",
    (target) =>
      `<div style="${BOX};background:url(/pictures/coffee.jpg) center/cover"><img ${target} src="/pictures/one-pixel.gif" alt="" style="${BOX}"></div>`,
  ),
  kind(
    "overlay-gradient",
    "Under text and a gradient",
    "As on a news page: a caption lies over the picture.",
    (target) =>
      `<div style="position:relative"><img ${target} src="/pictures/rocket.jpg" alt="A rocket" width="300"><div style="position:absolute;inset:0;background:linear-gradient(#0000 40%,#000c);color:#fff;display:flex;align-items:end;padding:12px">A caption over it all</div></div>`,
  ),
  kind(
    "frame-same",
    "In a frame of the same origin",
    "An iframe.",
    (target) => `<iframe ${frameId(target)} src="/frames/cat.html" title="A cat"></iframe>`,
  ),
  kind(
    "frame-other",
    "In a frame of another origin",
    "The picture is the frame's own.",
    (target, other) =>
      `<iframe ${frameId(target)} src="${other}/frames/cat.html" title="A cat"></iframe>`,
  ),
  kind(
    "frame-srcdoc",
    "In a frame without an address",
    "srcdoc: the frame has this page's origin.",
    (target) =>
      `<iframe ${frameId(target)} title="A cat" srcdoc="<style>body{margin:0}</style><img ${target.replaceAll('"', "'")} src='/pictures/chelsea.png' alt='A cat'>"></iframe>`,
  ),
  kind(
    "frame-sandboxed",
    "In a sandboxed frame",
    "The frame has no origin.",
    (target) => `<iframe ${frameId(target)} sandbox src="/frames/cat.html" title="A cat"></iframe>`,
  ),
  kind(
    "frame-nested",
    "Two frames deep",
    "This origin, then the other, then the picture.",
    (target) =>
      `<iframe ${frameId(target)} src="/frames/nested.html" title="A frame in a frame"></iframe>`,
  ),
  shadow("shadow", "In an open shadow root", "open"),
  shadow("shadow-closed", "In a closed shadow root", "closed"),
  kind(
    "inline-svg",
    "Inline SVG",
    "Part of the page; there is no file.",
    (target) =>
      `<svg ${target} viewBox="0 0 400 260" width="300" height="195"><rect width="400" height="260" fill="#dfe7ea"/><circle cx="310" cy="70" r="38" fill="#e0a030"/><path d="M0 200 L90 110 L150 165 L230 80 L400 220 L400 260 L0 260 Z" fill="#4d6a6d"/></svg>`,
  ),
  kind(
    "svg-image",
    "An image inside an SVG",
    "SVG's own image element.",
    (target) =>
      `<svg viewBox="0 0 451 300" width="300" height="200"><image ${target} href="/pictures/chelsea.png" width="451" height="300"/></svg>`,
  ),
  kind(
    "input-image",
    "An image button",
    "input type=image.",
    (target) =>
      `<input type="image" ${target} src="/pictures/chelsea.png" alt="A cat" width="300" onclick="return false">`,
  ),
  kind(
    "object",
    "object",
    "An object element with a picture in it.",
    (target) =>
      `<object ${target} data="/pictures/chelsea.png" type="image/png" width="300"></object>`,
  ),
  kind(
    "rotated",
    "Turned and cropped by CSS",
    "object-fit, a transform and a filter: the file is as ever.",
    (target) =>
      `<img ${target} src="/pictures/rocket.jpg" alt="A rocket" style="${BOX};object-fit:cover;transform:rotate(-4deg);filter:sepia(.6)">`,
  ),
];

/** As with the target: only on the kind's own page, for an id is there once. */
function frameId(target: string): string {
  return target === "" ? "" : 'id="frame"';
}

function kind(
  id: string,
  title: string,
  says: string,
  write: (target: string, other: string) => string,
): Kind {
  return { id, group: GROUP, title, says, html: ({ other }, target) => write(target, other) };
}

function shadow(id: string, title: string, mode: "open" | "closed"): Kind {
  return {
    id,
    group: GROUP,
    title,
    says: "The element with the id is the host.",
    html: (_, target) => `<div ${target} style="width:300px;height:200px"></div>`,
    script: () => `
      const root = figure.querySelector(".frame > div").attachShadow({ mode: "${mode}" });
      root.innerHTML = '<img src="/pictures/chelsea.png" alt="A cat" width="300">';`,
  };
}
