/** What there is beside it: today's wand, the loop as it was drawn, and runs without a finer edge. */
export { toRuns } from "@/utils/core/mask/runs";
export { selectSimilar } from "@/utils/pixels/mask/wand";
export { rasteriseLoop } from "@/utils/pixels/select/rasterise-loop";
