/** Words for colours, as most languages have them. */
export type ColourName =
  | "black"
  | "grey"
  | "white"
  | "red"
  | "orange"
  | "brown"
  | "yellow"
  | "green"
  | "cyan"
  | "blue"
  | "purple"
  | "pink";

/** Where a part's middle lies, in thirds of the picture: -1 left or above, 0 in the middle, 1 right or below. */
export interface Place {
  readonly column: -1 | 0 | 1;
  readonly row: -1 | 0 | 1;
}

/** What can be said about a part of a picture in words: *upper left, blue, 12 %*. */
export interface PartWords {
  /** Share of the picture, 0…1. */
  readonly share: number;
  readonly place: Place;
  readonly colour: ColourName;
}
