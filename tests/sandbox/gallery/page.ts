import type { Kind, Origins } from "./kind.ts";
import { GALLERY_CSS } from "./style.ts";

/** The page of one kind alone; what people click has `id="target"`. */
export function kindPage(kind: Kind, origins: Origins): string {
  const body = `<main class="alone">
  <p><a href="/">All kinds</a></p>
  ${figure(kind, origins, 'id="target"')}
</main>`;
  return page(`${kind.title} · Redraw gallery`, body);
}

export function indexPage(kinds: readonly Kind[], origins: Origins): string {
  const groups = [...new Set(kinds.map(({ group }) => group))];
  const sections = groups.map((group) => {
    const cards = kinds
      .filter((kind) => kind.group === group)
      .map((kind) => (kind.isAlone ? link(kind) : figure(kind, origins, "")));
    return `<section><h2>${group}</h2><div class="grid">${cards.join("\n")}</div></section>`;
  });
  return page("Redraw gallery", `${HINT}<main>${sections.join("\n")}</main>`);
}

const HINT = `<header>
  <h1>Redraw gallery <span>重绘图库</span></h1>
  <p>Right-click a picture → <b>Redraw this image</b>, then paint over what should change, write what should be there, and press <b>Generate</b>.</p>
  <p lang="zh-CN">在图片上点右键，选<b>重绘此图片</b>，涂抹想改的地方，写下想要的内容，再点<b>生成</b>。</p>
</header>`;

/** `data-busy` until the kind's script has run. */
function figure(kind: Kind, origins: Origins, target: string): string {
  const find = `document.querySelector('[data-kind="${kind.id}"]')`;
  const script =
    kind.script === undefined
      ? ""
      : `<script type="module">(async (figure) => {${kind.script(origins)}})(${find}).finally(() => ${find}.removeAttribute("data-busy"));</script>`;
  return `<figure data-kind="${kind.id}"${kind.script ? " data-busy" : ""}><div class="frame">${kind.html(origins, target)}</div>
<figcaption><a href="/kinds/${kind.id}.html">${kind.title}</a><small>${kind.says}</small></figcaption></figure>${script}`;
}

function link(kind: Kind): string {
  return `<figure class="link" data-kind-link="${kind.id}"><figcaption><a href="/kinds/${kind.id}.html">${kind.title}</a><small>${kind.says}</small></figcaption></figure>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${GALLERY_CSS}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
