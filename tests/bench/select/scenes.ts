import { type DrawnScene, shadow } from "./drawn-scene.ts";
import { GROUNDS } from "./grounds.ts";
import { DRAWN, THINGS } from "./things.ts";

type Placed = readonly [thing: string, ground: string, x: number, y: number, scale: number];

const at = (x: number, y: number, scale: number, content: string) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${content}</g>`;

function product(kind: string, [thing, ground, x, y, scale]: Placed): DrawnScene {
  return {
    name: `${thing} on ${ground}`,
    kind,
    behind: `${GROUNDS[ground]}${at(x, y, scale, shadow())}`,
    object: at(x, y, scale, THINGS[thing] ?? ""),
  };
}

const PLAIN: readonly Placed[] = [
  ["mug", "white", 200, 100, 1],
  ["bottle", "studio", 220, 60, 1.2],
  ["shoe", "white", 180, 120, 1.1],
  ["clock", "grey", 240, 100, 0.9],
  ["lamp", "studio", 200, 60, 1.2],
  ["vase", "grey", 250, 120, 0.9],
  ["apple", "white", 300, 180, 0.7],
  ["car", "studio", 150, 80, 1.25],
  ["card", "grey", 230, 130, 0.9],
  ["duck", "white", 230, 110, 1],
];

const TEXTURED: readonly Placed[] = [
  ["mug", "planks", 220, 110, 0.9],
  ["apple", "grass", 260, 140, 0.8],
  ["camera", "marble", 190, 90, 1],
  ["book", "planks", 200, 100, 1],
  ["duck", "grass", 200, 110, 1],
  ["shoe", "stone", 190, 110, 1],
  ["pot", "tiles", 240, 120, 0.95],
  ["vase", "fabric", 220, 100, 1],
  ["clock", "stone", 380, 60, 0.7],
];

/** Other things stand around, touching or behind. */
const CLUTTER: readonly (readonly [Placed, string])[] = [
  [["chair", "room", 300, 170, 1], at(60, 260, 0.7, THINGS["pot"] ?? "")],
  [["lamp", "room", 330, 150, 0.9], at(500, 230, 0.75, THINGS["book"] ?? "")],
  [["pot", "room", 360, 200, 0.9], at(250, 260, 0.7, THINGS["car"] ?? "")],
  [
    ["bottle", "tiles", 280, 140, 1],
    `${at(120, 200, 0.8, THINGS["mug"] ?? "")}${at(470, 240, 0.7, THINGS["apple"] ?? "")}`,
  ],
  [["camera", "planks", 230, 170, 0.8], at(60, 60, 0.8, THINGS["book"] ?? "")],
];

const DRAWINGS: readonly (readonly [
  thing: string,
  ground: string,
  x: number,
  y: number,
  scale: number,
  before?: string,
])[] = [
  ["house", "sky", 250, 170, 0.9],
  ["fish", "white", 200, 100, 1],
  ["tree", "sky", 420, 130, 0.9],
  ["face", "white", 220, 100, 0.9],
  ["star", "sky", 200, 60, 0.8],
  ["balloon", "sky", 120, 60, 0.7],
  ["cat", "white", 240, 120, 0.9, '<rect x="0" y="440" width="800" height="160" fill="#c98f5a"/>'],
];

const WORDS: readonly (readonly [string, number, string, string])[] = [
  ["SALE", 150, "#d62828", "#fff4e0"],
  ["Coffee", 130, "#3d2b1f", "#e6d5b8"],
  ["OPEN", 140, "#ffffff", "#1d3557"],
  ["hello", 160, "#2a9d8f", "#ffffff"],
];

function word([text, size, ink, paper]: (typeof WORDS)[number]): DrawnScene {
  const small =
    '<text x="400" y="480" font-size="34" text-anchor="middle" fill="#777">every day from nine to five</text>';
  return {
    name: `the word ${text}`,
    kind: "words",
    behind: `<rect width="800" height="600" fill="${paper}"/>${small}`,
    object: `<text x="400" y="330" font-size="${size}" font-weight="bold" text-anchor="middle" fill="${ink}">${text}</text>`,
  };
}

const BAR =
  '<rect width="800" height="600" fill="#f5f6f8"/><rect width="800" height="64" fill="#243447"/><text x="30" y="42" font-size="26" fill="#fff">Mail</text><rect y="64" width="180" height="536" fill="#e6e9ee"/>';
const LINES = (x: number, y: number, width: number) =>
  [0, 1, 2]
    .map(
      (i) =>
        `<rect x="${x}" y="${y + i * 22}" width="${width - i * 30}" height="9" fill="#9aa3ad"/>`,
    )
    .join("");
const ROWS = [0, 1, 2, 3]
  .map(
    (i) =>
      `<rect x="200" y="${90 + i * 120}" width="580" height="104" fill="#fff" stroke="#dde1e6" stroke-width="2"/><circle cx="244" cy="${142 + i * 120}" r="26" fill="${["#e07a5f", "#81b29a", "#3d405b", "#f2cc8f"][i]}"/>${LINES(290, 116 + i * 120, 420)}`,
  )
  .join("");

const INTERFACES: readonly DrawnScene[] = [
  {
    name: "a dialog",
    kind: "interface",
    behind: `${BAR}${ROWS}`,
    object: `<rect x="250" y="170" width="340" height="230" rx="10" fill="#fff" stroke="#59636e" stroke-width="3"/>`,
    before: "",
  },
  {
    name: "a button",
    kind: "interface",
    behind: `${BAR}${ROWS}`,
    object:
      '<rect x="24" y="100" width="132" height="48" rx="8" fill="#2f6fed"/><text x="90" y="131" font-size="20" text-anchor="middle" fill="#fff">Write</text>',
  },
  {
    name: "a round picture",
    kind: "interface",
    behind: `${BAR}${ROWS}`,
    object: '<circle cx="244" cy="382" r="26" fill="#3d405b"/>',
  },
  {
    name: "the bar above",
    kind: "interface",
    behind: `<rect width="800" height="600" fill="#f5f6f8"/><rect y="64" width="180" height="536" fill="#e6e9ee"/>${ROWS}`,
    object:
      '<rect width="800" height="64" fill="#243447"/><text x="30" y="42" font-size="26" fill="#fff">Mail</text>',
  },
  {
    name: "a chart",
    kind: "interface",
    behind: BAR,
    object: `<rect x="230" y="110" width="500" height="330" fill="#fff" stroke="#c3cad2" stroke-width="2"/>${[0, 1, 2, 3, 4].map((i) => `<rect x="${270 + i * 88}" y="${400 - 50 * ((i * 3) % 5) - 40}" width="56" height="${50 * ((i * 3) % 5) + 40}" fill="#4c9f70"/>`).join("")}`,
  },
];

/** The dialog's own contents belong to it. */
const DIALOG =
  '<text x="420" y="240" font-size="28" text-anchor="middle" fill="#222">Delete it?</text><rect x="290" y="320" width="110" height="46" rx="6" fill="#e5e8ec"/><rect x="440" y="320" width="110" height="46" rx="6" fill="#d33f49"/>';

function damaged(kind: string, placed: Placed, damage: Partial<DrawnScene>): DrawnScene {
  const scene = product(kind, placed);
  return { ...scene, name: `${scene.name}, ${kind}`, ...damage };
}

const NOISY: readonly Placed[] = [
  ["mug", "grey", 200, 100, 1],
  ["apple", "white", 250, 130, 0.9],
  ["car", "studio", 180, 90, 1.1],
  ["duck", "grey", 230, 110, 1],
  ["book", "tiles", 210, 100, 1],
];

export const SCENES: readonly DrawnScene[] = [
  ...PLAIN.map((placed) => product("product", placed)),
  ...TEXTURED.map((placed) => product("textured", placed)),
  ...CLUTTER.map(([placed, others]) => {
    const scene = product("clutter", placed);
    return {
      ...scene,
      name: `${scene.name}, with others`,
      behind: `${GROUNDS[placed[1]]}${others}`,
    };
  }),
  ...DRAWINGS.map(([thing, ground, x, y, scale, before]) => ({
    name: `${thing} before ${ground}`,
    kind: "drawing",
    behind: GROUNDS[ground] ?? "",
    object: at(x, y, scale, DRAWN[thing] ?? ""),
    ...(before ? { before } : {}),
  })),
  ...INTERFACES.map((scene) =>
    scene.name === "a dialog" ? { ...scene, object: `${scene.object}${DIALOG}` } : scene,
  ),
  ...WORDS.map(word),
  ...NOISY.map((placed) => damaged("noise", placed, { sigma: 22 })),
  ...NOISY.map((placed) => damaged("compressed", placed, { quality: 12 })),
];
