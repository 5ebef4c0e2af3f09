import type { PagePicture } from "@/utils/capture/page/find/page-picture";
import type { NamedVersion } from "@/utils/core/picture/larger-version";
import { parseSrcset } from "@/utils/core/picture/srcset";

const MAX_VERSIONS = 60;
const MAX_URL_LENGTH = 8_192;
const LAZY_NAME = /src|img|image|orig|full|large|big|zoom|hi-?res|lazy|original|url|file/;
const PICTURE_PATH = /\.(jpe?g|png|webp|avif|gif|bmp|svg)$/i;

/** Addresses in a `srcset` of this element, resolved. */
function readSrcset(text: string, kind: NamedVersion["kind"], base: string): NamedVersion[] {
  return parseSrcset(text).flatMap(({ url, ...size }) => {
    const resolved = URL.parse(url, base)?.href;
    return resolved ? [{ url: resolved, kind, ...size }] : [];
  });
}

/**
 * The `<source>`s whose media query holds, and the image's own set: those of
 * other queries may be another cut of the picture.
 */
function readSets(image: HTMLImageElement): NamedVersion[] {
  const parent = image.parentElement;
  const sources = parent?.localName === "picture" ? parent.querySelectorAll("source") : [];
  const fitting = Array.from(sources).filter(({ media }) => !media || matchMedia(media).matches);
  return [...fitting, image].flatMap((holder) => [
    ...readSrcset(holder.srcset, "srcset", image.baseURI),
    ...readLazy(holder),
  ]);
}

function looksLikeSet(text: string): boolean {
  return /\s\d+(\.\d+)?[wx]\s*(,|$)/.test(text);
}

/** What scripts keep for later: `data-src`, `data-srcset`, `data-original`, `data-zoom-image`… */
function readLazy(element: Element): NamedVersion[] {
  return Array.from(element.attributes).flatMap(({ name, value }) => {
    const text = value.trim();
    if (!name.startsWith("data-") || !LAZY_NAME.test(name) || !text) return [];
    if (looksLikeSet(text)) return readSrcset(text, "lazy", element.baseURI);
    const url = /^(https?:\/\/|\/|\.{1,2}\/|[\w-]+\/|[\w-]+\.)\S+$/.test(text)
      ? URL.parse(text, element.baseURI)
      : undefined;
    const isPicture = url && (PICTURE_PATH.test(url.pathname) || /src|image|img/.test(name));
    return isPicture ? [{ url: url.href, kind: "lazy" as const }] : [];
  });
}

/** The `<noscript>` version beside a placeholder. */
function readNoscript(element: Element): NamedVersion[] {
  const holder = element.parentElement?.localName === "picture" ? element.parentElement : element;
  const text =
    holder.nextElementSibling?.localName === "noscript" && holder.nextElementSibling.textContent;
  const tag = /<img\s[^>]*>/i.exec(text || "")?.[0] ?? "";
  const read = (name: string) => {
    const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
    return (found?.[1] ?? found?.[2] ?? "").replaceAll("&amp;", "&");
  };
  const [src, srcset] = [read("src"), read("srcset")];
  const base = element.baseURI;
  const plain = src ? URL.parse(src, base)?.href : undefined;
  return [
    ...readSrcset(srcset, "lazy", base),
    ...(plain ? [{ url: plain, kind: "lazy" as const }] : []),
  ];
}

/** A link around the picture that leads to a picture. */
function readLink(element: Element): NamedVersion[] {
  const link = element.closest("a[href]");
  const url = link instanceof HTMLAnchorElement ? URL.parse(link.href) : undefined;
  return url && PICTURE_PATH.test(url.pathname) ? [{ url: url.href, kind: "link" }] : [];
}

/** Other versions of a picture that its page names, the one shown left out. */
export function namedVersions({ element, url, kind, others = [] }: PagePicture): NamedVersion[] {
  if (kind !== "img" && kind !== "background") return [];
  const isImage = element instanceof HTMLImageElement;
  const sets = isImage ? [...readSets(element), ...readNoscript(element)] : readLazy(element);
  const styled = others.flatMap((other) => URL.parse(other, element.baseURI)?.href ?? []);
  const versions = [
    ...styled.map((other) => ({ url: other, kind: "srcset" as const })),
    ...sets,
    ...readLink(element),
  ];
  return versions
    .filter((version) => version.url !== url && version.url.length <= MAX_URL_LENGTH)
    .filter((version) => /^https?:/.test(version.url))
    .slice(0, MAX_VERSIONS);
}
