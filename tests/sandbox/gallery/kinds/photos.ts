import type { Kind } from "../kind.ts";

const GROUP = "Photographs";

export const PHOTO_KINDS: readonly Kind[] = [
  {
    id: "photo-cat",
    group: GROUP,
    title: "Chelsea",
    says: "A PNG of this page's own origin, 451 × 300.",
    html: (_, target) => `<img ${target} src="/pictures/chelsea.png" alt="A tabby cat">`,
  },
  {
    id: "photo-rocket",
    group: GROUP,
    title: "Launch",
    says: "A JPEG of this page's own origin, 640 × 427.",
    html: (_, target) => `<img ${target} src="/pictures/rocket.jpg" alt="A rocket taking off">`,
  },
  {
    id: "photo-brick",
    group: GROUP,
    title: "Brick wall",
    says: "A square PNG without colour, 512 × 512.",
    html: (_, target) => `<img ${target} src="/pictures/brick.png" alt="A brick wall">`,
  },
  {
    id: "photo-text",
    group: GROUP,
    title: "A printed page",
    says: "A photographed text without colour.",
    html: (_, target) => `<img ${target} src="/pictures/text.png" alt="A photographed sentence">`,
  },
];
