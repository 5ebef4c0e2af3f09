import type { Region } from "./region.ts";

type Paper = { readonly width: number; readonly height: number };

/**
 * New content as SVG: a colour and a pattern of its own for each index, the
 * prompt in the middle of the region, and as many discs as the index counts, so
 * that one can tell the results apart even where no font is installed.
 */
export function drawPattern(prompt: string, index: number, paper: Paper, region: Region): string {
  const hue = (hashOf(prompt) + index * 67) % 360;
  const step = Math.max(12, Math.round(Math.min(paper.width, paper.height) / 24));
  const turn = (index * 35 + 20) % 180;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${paper.width}" height="${paper.height}">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="hsl(${hue},62%,62%)"/>
      <stop offset="1" stop-color="hsl(${(hue + 40) % 360},58%,38%)"/>
    </linearGradient>
    <pattern id="weave" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">
      <rect width="${step / 2}" height="${step}" fill="hsla(${(hue + 180) % 360},60%,88%,0.28)"/>
      ${index % 2 === 0 ? "" : `<circle cx="${step * 0.75}" cy="${step / 2}" r="${step / 5}" fill="hsla(${(hue + 90) % 360},70%,20%,0.35)"/>`}
    </pattern>
  </defs>
  <rect width="100%" height="100%" fill="url(#sky)"/>
  <rect width="100%" height="100%" fill="url(#weave)"/>
  ${drawWords(prompt, index, region)}
  ${drawDiscs(index, region)}
</svg>`;
}

function drawWords(prompt: string, index: number, region: Region): string {
  const words = prompt.replace(/\[sandbox:[^\]]*\]/g, "").trim();
  const fontSize = Math.max(9, Math.min(region.width / 9, region.height / 6, 64));
  const perLine = Math.max(4, Math.floor(region.width / (fontSize * 0.62)));
  const room = Math.max(1, Math.floor((region.height * 0.7) / (fontSize * 1.25)));
  const lines = [`#${index + 1}`, ...wrap(words, perLine)].slice(0, room);
  const middle = region.left + region.width / 2;
  const top = region.top + region.height / 2 - ((lines.length - 1) * fontSize * 1.25) / 2;
  const tspans = lines.map(
    (line, row) =>
      `<text x="${middle}" y="${top + row * fontSize * 1.25}" dominant-baseline="middle">${escapeXml(line)}</text>`,
  );
  return `<g font-family="Noto Sans CJK SC, Noto Sans, DejaVu Sans, sans-serif" font-weight="700" font-size="${fontSize}" text-anchor="middle" fill="#fff" stroke="#000a" stroke-width="${fontSize / 10}" paint-order="stroke">${tspans.join("")}</g>`;
}

function drawDiscs(index: number, region: Region): string {
  const radius = Math.max(2, Math.min(region.width / 26, region.height / 14, 16));
  const y = region.top + region.height - radius * 2;
  const left = region.left + region.width / 2 - index * radius * 1.3;
  const discs = Array.from(
    { length: index + 1 },
    (_, at) => `<circle cx="${left + at * radius * 2.6}" cy="${y}" r="${radius}"/>`,
  );
  return `<g fill="#fff" stroke="#000a">${discs.join("")}</g>`;
}

/** Breaks at blanks, and inside words (and Chinese) that are wider than a line. */
function wrap(text: string, perLine: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    let rest = [...word];
    if (line !== "" && widthOf(line) + 1 + widthOf(word) > perLine) {
      lines.push(line);
      line = "";
    }
    while (widthOf(rest.join("")) > perLine) {
      const taken = takeWidth(rest, perLine);
      lines.push(rest.slice(0, taken).join(""));
      rest = rest.slice(taken);
    }
    line = line === "" ? rest.join("") : `${line} ${rest.join("")}`;
  }
  return line === "" ? lines : [...lines, line];
}

function takeWidth(letters: readonly string[], width: number): number {
  let taken = 0;
  let used = 0;
  for (const letter of letters) {
    used += widthOf(letter);
    if (used > width) break;
    taken += 1;
  }
  return Math.max(1, taken);
}

/** Chinese letters are about twice as wide as Latin ones. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) > 0x2e7f ? 1.7 : 1;
  return width;
}

function escapeXml(text: string): string {
  const legal = [...text].filter(
    (letter) => letter >= " " && letter !== "\uFFFE" && letter !== "\uFFFF",
  );
  return legal.join("").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function hashOf(text: string): number {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
}
