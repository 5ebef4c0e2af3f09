/** What things stand on, as SVG over 800 × 600. */
const texture = (id: string, frequency: string, matrix: string, seed: number) =>
  `<filter id="${id}" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="4" seed="${seed}"/><feColorMatrix values="${matrix}"/></filter>`;

/** Every channel from the noise's own, scaled and shifted. */
const tint = (scale: number, [red, green, blue]: readonly [number, number, number]) =>
  `${scale} 0 0 0 ${red} ${scale} 0 0 0 ${green} ${scale} 0 0 0 ${blue} 0 0 0 0 1`;

export const TEXTURES = [
  texture("planks", "0.006 0.09", tint(0.7, [0.3, 0.15, 0]), 3),
  texture("grass", "0.08", tint(0.6, [0.0, 0.15, -0.12]), 5),
  texture("marble", "0.012", tint(0.5, [0.55, 0.53, 0.5]), 8),
  texture("fabric", "0.35", tint(0.5, [0.2, 0.25, 0.4]), 11),
  texture("stone", "0.04", tint(0.55, [0.2, 0.2, 0.2]), 13),
].join("");

const full = (attributes: string) => `<rect width="800" height="600" ${attributes}/>`;
const row = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

export const GROUNDS: Readonly<Record<string, string>> = {
  white: full('fill="#ffffff"'),
  grey: `${full('fill="#d9dadb"')}<rect y="420" width="800" height="180" fill="#c9cacb"/>`,
  studio: full('fill="url(#studio)"'),
  planks: `${full('filter="url(#planks)"')}${row(5, (i) => `<rect y="${i * 120}" width="800" height="3" fill="#3a2410"/>`)}`,
  grass: full('filter="url(#grass)"'),
  marble: full('filter="url(#marble)"'),
  fabric: full('filter="url(#fabric)"'),
  stone: full('filter="url(#stone)"'),
  tiles: `${full('fill="#e3ded4"')}${row(9, (i) => `<path d="M${i * 100} 0V600M0 ${i * 100}H800" stroke="#b3aa9a" stroke-width="5"/>`)}`,
  sky: `${full('fill="#bfe3f5"')}<path fill="#8cc06d" d="M0 420q200-60 400 0t400-20v200H0z"/><circle cx="690" cy="90" r="50" fill="#ffe08a"/>`,
  room: `${full('fill="#e8d9c0"')}<rect y="400" width="800" height="200" fill="#9c6b43"/><rect x="60" y="60" width="150" height="190" fill="#8fb3c9" stroke="#6b4a2c" stroke-width="12"/><rect x="620" y="230" width="120" height="180" fill="#5d6d7e"/>`,
};

export const GROUND_GRADIENT =
  '<radialGradient id="studio" cx=".5" cy=".4" r=".8"><stop offset="0" stop-color="#f3f3f3"/><stop offset="1" stop-color="#9fa4aa"/></radialGradient>';
