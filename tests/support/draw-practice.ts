/**
 * Draws the picture that people try things on, `public/practice.webp`: an
 * evening at the sea with a balloon in the sky, which is easy to paint over and
 * leaves nothing behind. Run it to change the drawing: `node tests/support/draw-practice.ts`.
 */
import sharp from "sharp";
import { seededRandom } from "./seeded-random.ts";

const WIDTH = 1200;
const HEIGHT = 900;
const HORIZON = 560;

/** The same picture every time. */
const random = seededRandom(7);
const between = (low: number, high: number) => Math.round(low + random() * (high - low));

function clouds(): string {
  const puffs = [
    [150, 120, 1.1],
    [980, 200, 0.9],
    [430, 300, 0.7],
    [1120, 90, 0.6],
  ].map(
    ([x, y, scale]) =>
      `<g transform="translate(${x} ${y}) scale(${scale})"><ellipse rx="110" ry="22"/><ellipse cx="-36" cy="-16" rx="52" ry="26"/><ellipse cx="34" cy="-22" rx="62" ry="32"/></g>`,
  );
  return `<g fill="#fff3e6" opacity=".72" filter="url(#soft)">${puffs.join("")}</g>`;
}

function hills(): string {
  return `<path d="M0 ${HORIZON} V500 Q150 430 300 500 T560 520 L640 ${HORIZON} Z" fill="#5d7f93"/>
    <path d="M700 ${HORIZON} Q860 470 980 510 T1200 480 V${HORIZON} Z" fill="#4d6d82"/>`;
}

/** Short light lines, longer and wider apart the nearer they are. */
function waves(): string {
  const lines = Array.from({ length: 90 }, () => {
    const depth = random() ** 1.6;
    const y = Math.round(HORIZON + 8 + depth * 200);
    const length = Math.round(20 + depth * 120);
    const x = between(-40, WIDTH);
    return `<path d="M${x} ${y} q${length / 2} ${-3 - depth * 5} ${length} 0" stroke-width="${(1 + depth * 2.4).toFixed(1)}"/>`;
  });
  return `<g fill="none" stroke="#d9eef2" stroke-linecap="round" opacity=".5">${lines.join("")}</g>`;
}

function balloon(): string {
  return `<g transform="translate(760 250)">
    <path d="M-28 128 L-16 176 M28 128 L16 176" stroke="#6b4a32" stroke-width="3"/>
    <rect x="-20" y="174" width="40" height="30" rx="5" fill="#8a5a35"/>
    <path d="M0 -120 C96 -120 128 -40 104 24 C86 74 44 100 28 130 H-28 C-44 100 -86 74 -104 24 C-128 -40 -96 -120 0 -120 Z" fill="#e2472f"/>
    <path d="M0 -120 C40 -120 58 -40 48 24 C40 76 20 100 14 130 H-14 C-20 100 -40 76 -48 24 C-58 -40 -40 -120 0 -120 Z" fill="#f7c548"/>
    <path d="M-104 24 C-86 74 -44 100 -28 130 H28 C44 100 86 74 104 24 Q0 66 -104 24 Z" fill="#000" opacity=".12"/>
  </g>`;
}

function boat(): string {
  return `<g transform="translate(300 640)">
    <path d="M-70 0 H74 L52 34 H-50 Z" fill="#fbfbf7"/><path d="M-70 0 H74 L70 8 H-66 Z" fill="#30506b"/>
    <path d="M0 -4 V-132" stroke="#5b4636" stroke-width="5"/>
    <path d="M6 -128 L66 -14 H6 Z" fill="#fdf6e8"/><path d="M-6 -108 L-52 -14 H-6 Z" fill="#f2e4cb"/>
  </g>`;
}

function beach(): string {
  const pebbles = Array.from({ length: 110 }, () => {
    const [x, y] = [between(0, WIDTH), between(815, HEIGHT)];
    return `<ellipse cx="${x}" cy="${y}" rx="${between(2, 6)}" ry="${between(1, 3)}"/>`;
  });
  return `<path d="M0 790 Q300 740 620 778 T1200 760 V900 H0 Z" fill="#e9d3a8"/>
    <path d="M0 790 Q300 740 620 778 T1200 760" fill="none" stroke="#fff" stroke-width="7" opacity=".75"/>
    <g fill="#b89a68" opacity=".6">${pebbles.join("")}</g>`;
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
  <defs>
    <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#7fb2d9"/><stop offset=".6" stop-color="#cfe0e6"/><stop offset="1" stop-color="#fbe3c4"/></linearGradient>
    <linearGradient id="sea" x2="0" y2="1"><stop stop-color="#6fa3b8"/><stop offset="1" stop-color="#2f7f96"/></linearGradient>
    <filter id="soft"><feGaussianBlur stdDeviation="7"/></filter>
  </defs>
  <rect width="${WIDTH}" height="${HORIZON}" fill="url(#sky)"/>
  ${clouds()}${hills()}
  <rect y="${HORIZON}" width="${WIDTH}" height="${HEIGHT - HORIZON}" fill="url(#sea)"/>
  ${waves()}${boat()}${beach()}${balloon()}
</svg>`;

const { size } = await sharp(Buffer.from(SVG))
  .webp({ quality: 82, effort: 6 })
  .toFile("public/practice.webp");
console.log(`public/practice.webp: ${WIDTH} × ${HEIGHT} px, ${size} bytes`);
