import type { Kind } from "../kind.ts";

const GROUP = "Trouble";

/** Pictures that cannot be had, or should not be. */
export const TROUBLE_KINDS: readonly Kind[] = [
  trouble("missing", "Missing", "404.", "/pictures/gone.png"),
  trouble("forbidden", "Forbidden", "403 for everyone.", "/forbidden/chelsea.png"),
  trouble("failing", "Failing", "500.", "/failing/chelsea.png"),
  trouble("zero", "Empty", "A file of 0 bytes.", "/pictures/zero.png"),
  trouble(
    "page",
    "A page called PNG",
    "HTML under the name and type of a picture.",
    "/pictures/page.png",
  ),
  trouble(
    "words",
    "A text called JPEG",
    "Plain words under the name and type of a picture.",
    "/pictures/words.jpg",
  ),
  trouble("truncated-png", "PNG, truncated", "Ends after 90,000 bytes.", "/pictures/truncated.png"),
  trouble("headless", "PNG, 20 bytes", "Ends within its header.", "/pictures/headless.png"),
  trouble(
    "redirect-loop",
    "Redirected for ever",
    "Each redirect leads to itself.",
    "/loop/chelsea.png",
  ),
  trouble("cut", "Cut connection", "The connection breaks half way.", "/cut/chelsea.png"),
  alone(
    "claims-huge",
    "A header that claims 20000 × 20000",
    "A file of some bytes.",
    "/pictures/claims-huge.png",
  ),
  alone("drip", "A dripping server", "Takes a minute.", "/drip/chelsea.png"),
  alone("hang", "A server that stops", "Half of the file, then silence.", "/hang/chelsea.png"),
  alone(
    "vast",
    "12000 × 8000",
    "A JPEG of 96 megapixels, made when first asked for.",
    "/pictures/vast.jpg",
  ),
  alone(
    "too-vast",
    "11000 × 10000",
    "A JPEG of 110 megapixels: more than is to be opened.",
    "/pictures/too-vast.jpg",
  ),
  alone(
    "too-heavy",
    "67 MB",
    "A BMP: more bytes than are to be opened.",
    "/pictures/too-heavy.bmp",
  ),
];

function trouble(id: string, title: string, says: string, src: string): Kind {
  return {
    id,
    group: GROUP,
    title,
    says,
    html: (_, target) => `<img ${target} src="${src}" alt="${title}" width="300" height="200">`,
  };
}

function alone(id: string, title: string, says: string, src: string): Kind {
  return { ...trouble(id, title, says, src), isAlone: true };
}
