/** What there is beside it: today's wand, and runs without a finer edge. */
export { toRuns } from "@/utils/pixels/runs";
export { selectSimilar } from "@/utils/pixels/wand";
