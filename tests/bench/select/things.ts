/** Things to select, as SVG within 400 × 400, most of them of several colours and shaded. */
const shade = (id: string, from: string, to: string, x2 = 1, y2 = 0) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${x2}" y2="${y2}"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

export const GRADIENTS = [
  shade("blue", "#5b93d6", "#27508c"),
  shade("red", "#e0584a", "#8f231c"),
  shade("green", "#7fb069", "#355a2b"),
  shade("cream", "#fbf6ea", "#cfc2a4"),
  shade("steel", "#dfe4e8", "#7c858d"),
  shade("dark", "#4a4a50", "#1c1c20"),
  shade("wood", "#c99a62", "#7d5428", 0, 1),
  shade("glass", "#cfe8ee", "#7db0bf"),
  shade("yellow", "#f7d254", "#c78f1b"),
  shade("violet", "#a284d0", "#56398a"),
].join("");

export const THINGS: Readonly<Record<string, string>> = {
  mug: '<path fill="url(#blue)" d="M90 90h180v200q0 40-40 40H130q-40 0-40-40z"/><ellipse cx="180" cy="90" rx="90" ry="24" fill="#e9eef5"/><ellipse cx="180" cy="94" rx="76" ry="17" fill="#4c2f1c"/><path d="M268 130q80-10 80 70t-88 80" fill="none" stroke="#2f5c9c" stroke-width="26"/>',
  bottle:
    '<path fill="url(#green)" d="M165 40h70v70q50 30 50 90v140q0 20-20 20H135q-20 0-20-20V200q0-60 50-90z"/><rect x="115" y="210" width="170" height="90" fill="#f4ecd8"/><rect x="140" y="235" width="120" height="12" fill="#a33327"/><rect x="140" y="262" width="80" height="8" fill="#666"/><rect x="160" y="22" width="80" height="30" rx="6" fill="#222"/>',
  shoe: '<path fill="url(#red)" d="M40 230q30-10 60-90l70-10q20 50 90 70t90 40q20 20 10 50H40z"/><path fill="#f4f4f2" d="M36 284h330q4 36-30 36H60q-30 0-24-36z"/><path d="M150 150l60 0M165 175l60 0M190 200l50-8" stroke="#fff" stroke-width="9"/>',
  clock:
    '<circle cx="200" cy="200" r="150" fill="url(#dark)"/><circle cx="200" cy="200" r="126" fill="#faf8f2"/><path d="M200 200V110M200 200l64 40" stroke="#222" stroke-width="11" stroke-linecap="round"/><circle cx="200" cy="200" r="12" fill="#c0392b"/>',
  lamp: '<path fill="url(#yellow)" d="M130 60h140l60 130H70z"/><rect x="188" y="190" width="24" height="130" fill="url(#steel)"/><ellipse cx="200" cy="330" rx="90" ry="22" fill="url(#dark)"/>',
  vase: '<path fill="url(#violet)" d="M150 60h100q-10 50 30 100t20 110q-20 70-60 80h-80q-40-10-60-80-20-60 20-110t30-100z"/><path d="M115 200q85 40 170 0v30q-85 40-170 0z" fill="#f2e3b3"/><ellipse cx="200" cy="60" rx="50" ry="12" fill="#2d1d4a"/>',
  apple:
    '<path fill="url(#red)" d="M200 120q60-40 110 10t10 140q-40 90-120 80-80 10-120-80-40-90 10-140t110-10z"/><path d="M200 120q0-50 26-76" stroke="#5b3a1d" stroke-width="13" fill="none"/><path d="M222 84q40-40 84-20-30 50-84 20z" fill="#5d9440"/>',
  car: '<path fill="url(#blue)" d="M30 230q10-40 70-46l50-64h120l60 64q50 6 50 60v40H30z"/><path fill="#cfe3ee" d="M130 182l34-46h42v46zM222 136h42l42 46h-84z"/><circle cx="110" cy="284" r="40" fill="#222"/><circle cx="110" cy="284" r="18" fill="#bbb"/><circle cx="300" cy="284" r="40" fill="#222"/><circle cx="300" cy="284" r="18" fill="#bbb"/>',
  pot: '<path fill="#b7603a" d="M110 230h180l-24 120H134z"/><path fill="#c9714a" d="M98 200h204v40H98z"/><path fill="url(#green)" d="M200 205q-110-20-120-120 100 0 120 80 10-110 110-130-10 130-110 170z"/><path fill="#4d7a38" d="M196 205q-30-100 10-170 40 80 0 170z"/>',
  book: '<path fill="url(#red)" d="M70 80l220-30 50 240-220 40z"/><path fill="#efe8d8" d="M120 330l220-40-4 24-212 40z"/><path fill="#f2d98b" d="M120 120l150-22 8 36-150 22z"/>',
  camera:
    '<rect x="50" y="120" width="300" height="190" rx="24" fill="url(#dark)"/><path fill="url(#steel)" d="M130 120l20-40h100l20 40z"/><circle cx="200" cy="215" r="78" fill="#111"/><circle cx="200" cy="215" r="58" fill="#31465e"/><circle cx="180" cy="195" r="16" fill="#9fc0dd"/><rect x="290" y="140" width="40" height="24" fill="#d8c35a"/>',
  chair:
    '<path fill="url(#wood)" d="M110 40h180v150h30v40H80v-40h30z"/><path fill="#6f4921" d="M88 230h34v130H88zM278 230h34v130h-34z"/><path fill="#8a5c2d" d="M140 70h120v90H140z"/>',
  card: '<rect x="80" y="100" width="240" height="200" rx="10" fill="#fcfcfb"/><rect x="110" y="140" width="120" height="16" fill="#333"/><rect x="110" y="176" width="180" height="9" fill="#999"/><rect x="110" y="200" width="160" height="9" fill="#999"/>',
  duck: '<path fill="url(#yellow)" d="M150 170q-30-110 60-110t70 80q0 40-20 60 90-10 90 60 0 90-150 90T60 250q0-30 20-50 30 30 70-30z"/><path fill="#e0792b" d="M266 120q50-4 64 16-30 26-66 14z"/><circle cx="226" cy="116" r="12" fill="#1a1a1a"/>',
};

/** Drawn with flat colours and outlines. */
const inked = 'stroke="#1d1d1f" stroke-width="7" stroke-linejoin="round"';
export const DRAWN: Readonly<Record<string, string>> = {
  house: `<g ${inked}><path fill="#f2c14e" d="M90 190h220v150H90z"/><path fill="#d1495b" d="M60 195L200 70l140 125z"/><rect x="170" y="250" width="60" height="90" fill="#7a4419"/><rect x="250" y="215" width="40" height="40" fill="#a9d6e5"/></g>`,
  fish: `<g ${inked}><path fill="#ff8c42" d="M60 200q90-110 210-30l70-60v180l-70-60q-120 80-210-30z"/><circle cx="120" cy="185" r="13" fill="#fff"/><path d="M180 150q30 50 0 100" fill="none"/></g>`,
  tree: `<g ${inked}><rect x="180" y="240" width="40" height="110" fill="#8d5524"/><circle cx="200" cy="160" r="105" fill="#4c9f50"/></g>`,
  face: `<g ${inked}><circle cx="200" cy="200" r="140" fill="#ffd166"/><circle cx="150" cy="165" r="16" fill="#1d1d1f"/><circle cx="250" cy="165" r="16" fill="#1d1d1f"/><path d="M130 235q70 80 140 0" fill="none"/></g>`,
  star: '<path fill="#ef476f" d="M200 50l44 98 106 12-80 72 22 106-92-54-92 54 22-106-80-72 106-12z"/>',
  balloon: `<g ${inked}><ellipse cx="200" cy="160" rx="95" ry="115" fill="#118ab2"/><path d="M200 275q-30 50 10 100" fill="none"/><path fill="#073b4c" d="M186 272h28l-8 18h-14z"/></g>`,
  cat: `<g ${inked}><path fill="#9b9b9b" d="M110 330q-20-110 30-150l-10-90 50 40h40l50-40-10 90q50 40 30 150z"/><circle cx="170" cy="190" r="10" fill="#1d1d1f"/><circle cx="230" cy="190" r="10" fill="#1d1d1f"/><path fill="#f4a6b7" d="M190 215h20l-10 14z"/></g>`,
};
