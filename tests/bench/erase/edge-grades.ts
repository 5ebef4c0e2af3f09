/** When the sheets of continued edges were looked at. */
export const EDGES_GRADED_ON = "2026-11-27";

/**
 * What each continued edge looks like beside its picture: 5, nobody would look twice; 4, good, a
 * flaw if one searches; 3, a flaw that is seen; 2, plainly wrong; 1, useless. What was really there
 * is nothing to go by: a sky may have other clouds.
 */
export const EDGE_GRADES: ReadonlyMap<string, number> = new Map([
  ["bricks, right", 3],
  ["bricks, all sides", 2],
  ["cat, left", 3],
  ["cat, top", 4],
  ["coffee, right", 5],
  ["coffee, bottom", 2],
  ["astronaut, left", 2],
  ["astronaut, top", 2],
  ["rocket, left", 3],
  ["rocket, top and right", 4],
  ["galaxies, right and bottom", 4],
  ["handwriting, bottom", 4],
  ["gradient, right", 5],
  ["interface, bottom", 5],
  ["interface, right", 3],
  ["product, left and right", 4],
  ["product, all sides", 2],
  ["clouds, top", 4],
  ["clouds, right", 4],
  ["calm sky, all sides", 5],
  ["grass, bottom", 4],
  ["gravel, left", 4],
  ["water, right", 4],
  ["fur, right", 5],
  ["wall, left and top", 2],
  ["tiles, right", 4],
  ["planks, right", 5],
  ["shore, left and right", 5],
  ["fence, right", 4],
  ["stairs, right", 5],
  ["line art, right", 2],
  ["night, top", 4],
  ["print, right", 3],
  ["face, left", 5],
]);
