/** What is measured, as one file: the same code, and as small, as a worker would load. */
export { analyse, MAX_PROXY_PIXELS } from "@/utils/pixels/select/analyse";
export { dragUnion } from "@/utils/pixels/select/drag-union";
export { outlineAt } from "@/utils/pixels/select/hover";
export { ladderAt } from "@/utils/pixels/select/ladder";
export { snapLoop } from "@/utils/pixels/select/loop-snap";
export { partsOfPicture } from "@/utils/pixels/select/parts";
export { refine } from "@/utils/pixels/select/refine";
