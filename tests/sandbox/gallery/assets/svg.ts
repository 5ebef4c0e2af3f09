import { type Assets, asset } from "../asset.ts";

const SCENE = `<rect width="400" height="260" fill="#dfe7ea"/>
  <circle cx="310" cy="70" r="38" fill="#e0a030"/>
  <path d="M0 200 L90 110 L150 165 L230 80 L400 220 L400 260 L0 260 Z" fill="#4d6a6d"/>
  <path d="M0 260 L0 225 Q100 195 200 228 T400 215 L400 260 Z" fill="#2f4446"/>`;
const NS = 'xmlns="http://www.w3.org/2000/svg"';

/** SVG files; the names say what their root says about size. */
export const SVG_ASSETS: Assets = {
  "sized.svg": svg(`<svg ${NS} width="400" height="260" viewBox="0 0 400 260">${SCENE}</svg>`),
  "unsized.svg": svg(`<svg ${NS} viewBox="0 0 400 260">${SCENE}</svg>`),
  "boundless.svg": svg(`<svg ${NS}>${SCENE}</svg>`),
  "percent.svg": svg(`<svg ${NS} width="100%" height="100%" viewBox="0 0 400 260">${SCENE}</svg>`),
  "millimetres.svg": svg(
    `<svg ${NS} width="80mm" height="52mm" viewBox="0 0 400 260">${SCENE}</svg>`,
  ),
  "foreign-object.svg": svg(
    `<svg ${NS} width="400" height="260">${SCENE}<foreignObject x="20" y="20" width="200" height="60"><p xmlns="http://www.w3.org/1999/xhtml">HTML in an SVG</p></foreignObject></svg>`,
  ),
  // The script would turn the scene red, and the outside references be seen in the visits.
  "hostile.svg":
    svg(`<svg ${NS} xmlns:xlink="http://www.w3.org/1999/xlink" width="400" height="260" onload="document.documentElement.lastElementChild.setAttribute('fill','red')">
  ${SCENE}
  <script>fetch("/beacon/script"); document.documentElement.style.background = "red";</script>
  <image href="/beacon/image" width="10" height="10"/>
  <image xlink:href="/beacon/xlink" width="10" height="10"/>
  <style>@import url("/beacon/import"); rect { background: url("/beacon/css"); }</style>
  <use href="/beacon/use#a"/>
  <foreignObject width="20" height="20"><iframe xmlns="http://www.w3.org/1999/xhtml" src="/beacon/frame"/></foreignObject>
  <rect width="400" height="260" fill="none"/></svg>`),
};

function svg(text: string) {
  return asset("image/svg+xml", () => Buffer.from(text));
}
