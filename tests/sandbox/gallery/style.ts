/** Neutral greys around the pictures: nothing here should colour them. */
export const GALLERY_CSS = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, "Noto Sans CJK SC", sans-serif;
  --paper: light-dark(#f4f4f4, #1b1b1b); --ink: light-dark(#1c1c1c, #e4e4e4);
  --quiet: light-dark(#6a6a6a, #9a9a9a); --line: light-dark(#dcdcdc, #333); --mat: light-dark(#fff, #262626); }
* { box-sizing: border-box; }
body { margin: 0; padding: 40px clamp(16px, 4vw, 64px) 80px; background: var(--paper); color: var(--ink); }
header { max-width: 68ch; margin-bottom: 40px; }
h1 { margin: 0 0 8px; font-size: 28px; font-weight: 600; letter-spacing: -0.02em; }
h1 span { color: var(--quiet); font-weight: 400; margin-left: 8px; }
header p { margin: 4px 0; color: var(--quiet); }
header b { color: var(--ink); font-weight: 600; }
h2 { margin: 48px 0 16px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 13px; font-weight: 600; color: var(--quiet); }
.grid { display: grid; gap: 32px 24px; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); }
section:first-of-type .grid { grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); }
section:first-of-type h2 { border: 0; margin-top: 0; padding-top: 0; }
figure { margin: 0; min-width: 0; }
.frame { position: relative; display: grid; place-items: center; min-height: 160px; background: var(--mat); border: 1px solid var(--line); overflow: hidden; }
.frame img, .frame canvas, .frame video, .frame svg, .frame object { display: block; max-width: 100%; height: auto; }
section:first-of-type .frame { aspect-ratio: 3 / 2; border: 0; }
section:first-of-type .frame > img { width: 100%; height: 100%; object-fit: cover; }
.frame iframe { display: block; width: 100%; height: 240px; border: 0; }
figcaption { padding: 8px 0 0; }
figcaption a { color: inherit; text-decoration: none; }
figcaption a:hover { text-decoration: underline; }
figcaption small { display: block; font-size: 13px; color: var(--quiet); }
.link { align-self: start; padding: 12px 16px; border: 1px solid var(--line); }
.link figcaption { padding: 0; }
.alone figure { max-width: 960px; }
.alone .frame { justify-items: start; border: 0; background: none; }
`;
