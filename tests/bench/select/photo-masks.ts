/** An outline drawn by hand and checked by eye, in px of the photograph (tests/fixtures/pictures, sources in its README). */
export interface PhotoMask {
  readonly file: string;
  readonly name: string;
  readonly kind: string;
  /** Flat x, y …, or the middle and radii of an ellipse. */
  readonly outline:
    | { readonly points: readonly number[] }
    | { readonly ellipse: readonly [x: number, y: number, radiusX: number, radiusY: number] };
}

const HEAD = [
  154, 85, 155, 70, 165, 50, 185, 35, 200, 22, 220, 17, 240, 16, 260, 22, 280, 35, 295, 55, 301, 80,
  299, 100, 290, 120, 278, 133, 268, 135, 262, 145, 255, 165, 248, 185, 240, 190, 220, 188, 200,
  185, 188, 175, 185, 150, 182, 132, 172, 120, 160, 105,
];

const HELMET = [
  277, 512, 277, 480, 279, 450, 288, 415, 300, 392, 318, 372, 340, 357, 365, 348, 395, 344, 425,
  348, 450, 360, 470, 380, 485, 405, 493, 430, 497, 455, 505, 465, 510, 490, 508, 512,
];

export const PHOTO_MASKS: readonly PhotoMask[] = [
  {
    file: "coffee.jpg",
    name: "coffee",
    kind: "photo: thing",
    outline: {
      points: [
        205, 145, 215, 125, 232, 108, 255, 99, 290, 95, 320, 99, 345, 110, 360, 125, 368, 142, 370,
        152, 360, 168, 345, 180, 320, 190, 290, 194, 262, 190, 235, 178, 215, 160,
      ],
    },
  },
  {
    file: "coffee.jpg",
    name: "spoon's bowl",
    kind: "photo: thing",
    outline: {
      points: [
        327, 283, 331, 265, 345, 250, 360, 243, 375, 238, 390, 247, 402, 262, 405, 280, 401, 297,
        390, 312, 375, 322, 358, 325, 343, 320, 333, 308, 328, 296,
      ],
    },
  },
  {
    file: "coffee.jpg",
    name: "cup",
    kind: "photo: thing",
    outline: {
      points: [
        173, 108, 178, 85, 195, 58, 220, 36, 250, 23, 285, 18, 325, 23, 360, 38, 385, 60, 402, 88,
        407, 110, 404, 135, 397, 165, 389, 195, 380, 218, 362, 238, 345, 252, 330, 272, 312, 283,
        285, 285, 260, 281, 244, 290, 228, 305, 212, 306, 199, 297, 197, 282, 203, 260, 215, 240,
        200, 220, 185, 190, 176, 160, 173, 130,
      ],
    },
  },
  {
    file: "coffee.jpg",
    name: "cup and saucer",
    kind: "photo: thing",
    outline: {
      points: [
        77, 210, 85, 170, 100, 135, 130, 100, 160, 80, 182, 70, 195, 58, 220, 36, 250, 23, 285, 18,
        325, 23, 360, 38, 385, 60, 397, 72, 403, 67, 413, 67, 424, 75, 424, 85, 418, 108, 440, 125,
        460, 160, 475, 195, 480, 225, 475, 255, 460, 290, 440, 320, 410, 347, 375, 368, 330, 382,
        290, 388, 245, 384, 205, 373, 165, 355, 130, 325, 100, 290, 83, 250,
      ],
    },
  },
  {
    file: "astronaut.jpg",
    name: "round patch",
    kind: "photo: thing",
    outline: { ellipse: [171, 386, 36.5, 37] },
  },
  {
    file: "astronaut.jpg",
    name: "name tag",
    kind: "photo: thing",
    outline: { points: [279, 341, 329, 349, 325, 378, 282, 373] },
  },
  { file: "astronaut.jpg", name: "helmet", kind: "photo: thing", outline: { points: HELMET } },
  { file: "astronaut.jpg", name: "head", kind: "photo: person", outline: { points: HEAD } },
  {
    file: "astronaut.jpg",
    name: "person",
    kind: "photo: person",
    outline: {
      points: [
        ...HEAD.slice(0, HEAD.length - 12),
        ...[
          185, 148, 160, 149, 140, 156, 126, 170, 118, 185, 115, 208, 98, 217, 75, 235, 55, 262, 45,
        ],
        ...[290, 38, 310, 30, 330, 25, 360, 24, 400, 27, 430, 25, 455, 30, 480, 40, 500, 50, 512],
        ...[
          508, 512, 510, 490, 505, 465, 497, 455, 493, 430, 485, 405, 470, 380, 450, 360, 425, 348,
        ],
        ...[
          395, 344, 362, 349, 358, 320, 350, 285, 342, 262, 325, 245, 305, 236, 300, 218, 285, 198,
        ],
        ...[262, 178, 255, 165, 262, 145, 268, 135, 278, 133, 290, 120, 299, 100, 301, 80, 295, 55],
        ...[280, 35, 260, 22, 240, 16],
      ],
    },
  },
  {
    file: "astronaut.jpg",
    name: "model of the shuttle",
    kind: "photo: thing",
    outline: {
      points: [
        407, 0, 425, 0, 433, 12, 437, 30, 437, 45, 441, 42, 446, 40, 452, 55, 455, 80, 455, 205,
        457, 215, 456, 232, 450, 235, 453, 250, 459, 262, 455, 270, 473, 276, 460, 281, 420, 286,
        385, 283, 367, 277, 389, 271, 389, 262, 381, 268, 370, 271, 367, 264, 375, 240, 381, 231,
        360, 231, 354, 225, 356, 208, 368, 190, 379, 175, 379, 120, 381, 90, 381, 60, 384, 46, 390,
        41, 395, 48, 397, 30, 400, 15,
      ],
    },
  },
  {
    file: "rocket.jpg",
    name: "rocket",
    kind: "photo: thing",
    outline: {
      points: [
        322, 127, 317, 132, 312, 145, 311, 160, 311, 178, 314, 182, 314, 300, 312, 350, 313, 406,
        332, 406, 331, 300, 331, 182, 334, 177, 334, 150, 331, 137, 326, 130,
      ],
    },
  },
  {
    file: "chelsea.png",
    name: "left eye",
    kind: "photo: animal",
    outline: {
      points: [
        137, 95, 150, 88, 165, 86, 180, 90, 195, 97, 204, 108, 205, 120, 203, 132, 195, 143, 180,
        147, 165, 146, 150, 139, 140, 125, 136, 110,
      ],
    },
  },
  {
    file: "chelsea.png",
    name: "right eye",
    kind: "photo: animal",
    outline: {
      points: [
        296, 135, 299, 125, 310, 115, 325, 110, 338, 111, 342, 120, 341, 135, 333, 150, 320, 160,
        308, 163, 299, 157, 296, 147,
      ],
    },
  },
  {
    file: "chelsea.png",
    name: "nose",
    kind: "photo: animal",
    outline: {
      points: [
        231, 227, 245, 232, 262, 228, 290, 231, 287, 240, 272, 256, 260, 266, 254, 258, 250, 246,
        240, 236,
      ],
    },
  },
  {
    file: "brick.png",
    name: "a brick",
    kind: "photo: pattern",
    outline: { points: [259, 186, 288, 187, 292, 240, 293, 292, 263, 292, 259, 285, 258, 230] },
  },
  {
    file: "brick.png",
    name: "another brick",
    kind: "photo: pattern",
    outline: { points: [188, 238, 217, 238, 217, 353, 185, 353, 186, 300] },
  },
];
