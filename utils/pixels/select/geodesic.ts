import { IndexedHeap } from "@/utils/pixels/select/indexed-heap";
import type { Neighbours } from "@/utils/pixels/select/neighbours";

/** What one step to a neighbour costs where there is no edge; an edge of mean strength costs 1 more. */
const STEP = 0.15;

/**
 * How many edges lie between every region and the nearest source (Dijkstra over regions).
 *
 * @param sources region → what it starts with
 * @param meanStrength LAB units
 */
export function geodesic(
  { starts, regions, strengths }: Neighbours,
  sources: ReadonlyMap<number, number>,
  meanStrength: number,
): Float64Array {
  const count = starts.length - 1;
  const distances = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const heap = new IndexedHeap(count);
  for (const [region, start] of sources) {
    distances[region] = start;
    heap.set(region, start);
  }
  for (let region = heap.pop(); region >= 0; region = heap.pop()) {
    const here = distances[region] as number;
    for (let at = starts[region] as number; at < (starts[region + 1] as number); at += 1) {
      const next = regions[at] as number;
      const there = here + STEP + (strengths[at] as number) / meanStrength;
      if (there >= (distances[next] as number)) continue;
      distances[next] = there;
      heap.set(next, there);
    }
  }
  return distances;
}
