import type { Kind } from "../kind.ts";

const GROUP = "Where it comes from";
const CAT = 'alt="A tabby cat"';

/** Pictures by the way a server hands them out. */
export const ORIGIN_KINDS: readonly Kind[] = [
  img("same-origin", "Same origin", "Nothing in the way.", (target) => [
    target,
    "/pictures/chelsea.png",
  ]),
  img(
    "other-origin",
    "Another origin",
    "No CORS headers: scripts of this page cannot read it.",
    (target, other) => [target, `${other}/pictures/coffee.jpg`],
  ),
  img(
    "other-origin-cors",
    "Another origin with CORS",
    "Access-Control-Allow-Origin: *.",
    (target, other) => [target, `${other}/cors/astronaut.jpg`],
  ),
  img(
    "crossorigin",
    "crossorigin=anonymous",
    "Loaded with CORS by the page itself.",
    (target, other) => [`${target} crossorigin="anonymous"`, `${other}/cors/coffee.jpg`],
  ),
  img(
    "cookie",
    "Behind a cookie",
    "403 without the cookie this page sets (HttpOnly, SameSite=Lax).",
    (target) => [target, "/cookie/chelsea.png"],
  ),
  img(
    "hotlink",
    "Hotlink-protected",
    "On another origin: 403 without this gallery's Referer.",
    (target, other) => [target, `${other}/hotlink/astronaut.jpg`],
  ),
  img("redirect", "Behind redirects", "Two redirects within this origin.", (target) => [
    target,
    "/redirect/coffee.jpg",
  ]),
  img(
    "redirect-away",
    "Redirected away",
    "The address is of this origin, the picture of another.",
    (target) => [target, "/away/coffee.jpg"],
  ),
  img(
    "mislabelled",
    "A PNG called JPEG",
    "Name and header say JPEG; the bytes are a PNG.",
    (target) => [target, "/pictures/mislabelled.jpg"],
  ),
  img(
    "unlabelled",
    "Without a type",
    "application/octet-stream, no extension; the bytes are a JPEG.",
    (target) => [target, "/pictures/unlabelled"],
  ),
  {
    id: "csp",
    group: GROUP,
    title: "A strict page",
    says: "Content-Security-Policy: default-src 'none'; img-src 'self', Trusted Types required.",
    isAlone: true,
    headers: {
      "content-security-policy":
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
    html: (_, target) => `<img ${target} src="/pictures/chelsea.png" ${CAT}>`,
  },
  {
    id: "csp-sandbox",
    group: GROUP,
    title: "A sandboxed page",
    says: "Content-Security-Policy: sandbox. The page has no origin of its own.",
    isAlone: true,
    headers: { "content-security-policy": "sandbox allow-popups" },
    html: (_, target) => `<img ${target} src="/pictures/chelsea.png" ${CAT}>`,
  },
  {
    id: "no-referrer",
    group: GROUP,
    title: "A page that sends no Referer",
    says: "Referrer-Policy: no-referrer, so that even the page cannot load the protected picture.",
    isAlone: true,
    headers: { "referrer-policy": "no-referrer" },
    html: ({ other }, target) =>
      `<img ${target} src="${other}/hotlink/astronaut.jpg" width="300" height="300" alt="Not to be seen">`,
  },
  alone(
    "random",
    "Another picture each time",
    "Two pictures in turns, and neither may be kept.",
    "/random/brick.png",
  ),
  alone(
    "changing",
    "Another picture now",
    "Two pictures in turns; the browser keeps the one it shows.",
    "/changing/brick.png",
  ),
  alone("once", "A one-time address", "410 from the second request on.", "/once/astronaut.jpg"),
  alone("picky", "For pictures only", "406 unless asked as an image asks.", "/picky/chelsea.png"),
  {
    id: "picky-cors",
    group: GROUP,
    title: "For pictures only, another origin",
    says: "The same with CORS.",
    isAlone: true,
    html: ({ other }, target) => `<img ${target} src="${other}/picky/chelsea.png" alt="A cat">`,
  },
];

/** The address is new at every showing, so that each begins afresh. */
function alone(id: string, title: string, says: string, path: string): Kind {
  return {
    id,
    group: GROUP,
    title,
    says,
    isAlone: true,
    html: (_, target) => `<img ${target} alt="${title}">`,
    script: () => `
      figure.querySelector("img").src = "${path}?" + Math.random().toString(36).slice(2);`,
  };
}

function img(
  id: string,
  title: string,
  says: string,
  write: (target: string, other: string) => [attributes: string, src: string],
): Kind {
  return {
    id,
    group: GROUP,
    title,
    says,
    html: ({ other }, target) => {
      const [attributes, src] = write(target, other);
      return `<img ${attributes} src="${src}" alt="${title}">`;
    },
  };
}
