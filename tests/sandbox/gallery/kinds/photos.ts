import type { Kind } from "../kind.ts";

/** Real photographs of this page's own origin; free ones, see tests/fixtures/pictures. */
export const PHOTO_KINDS: readonly Kind[] = [
  photo("cat", "Chelsea", "A cat. PNG, 451 × 300.", "chelsea.png"),
  photo("rocket", "Launch", "A rocket taking off. JPEG, 640 × 427.", "rocket.jpg"),
  photo("coffee", "Espresso", "A cup on a wooden table. JPEG, 600 × 400.", "coffee.jpg"),
  photo("astronaut", "Eileen Collins", "An astronaut. JPEG, 512 × 512.", "astronaut.jpg"),
  photo("deep-field", "Deep field", "Galaxies far away. JPEG, 1000 × 872.", "deep-field.jpg"),
  photo("brick", "Brick wall", "Without colour. PNG, 512 × 512.", "brick.png"),
];

function photo(id: string, title: string, says: string, name: string): Kind {
  return {
    id: `photo-${id}`,
    group: "Photographs",
    title,
    says,
    html: (_, target) => `<img ${target} src="/pictures/${name}" alt="${says.split(".")[0]}">`,
  };
}
