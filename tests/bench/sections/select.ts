import type { BenchContext } from "../context.ts";
import { bundle } from "../select/bundle.ts";
import { loadScenes } from "../select/load-scenes.ts";
import { measureScene } from "../select/quality.ts";
import { measureRefinement } from "../select/refinement.ts";
import { describeQuality, describeRefinement, describeSpeed } from "../select/report.ts";
import { type Row, writeSheets } from "../select/sheet.ts";
import { measureSpeed } from "../select/speed.ts";

/** How well objects are selected by a simulated person, and what it takes. */
export async function run(context: BenchContext): Promise<void> {
  const bundled = await bundle();
  const rows: Row[] = [];
  for (const scene of await loadScenes()) {
    context.log(`… ${scene.name}`);
    const analysis = await bundled.method.analyse(scene.picture, scene.picture);
    if (analysis) rows.push({ scene, ...measureScene(bundled, scene, analysis) });
  }
  const figures = rows.map(({ quality }) => quality);
  const quality = describeQuality(figures);
  context.log(quality);
  context.log(`contact sheets: ${(await writeSheets(rows)).join(", ")}`);
  const refinements = [await measureRefinement(bundled, 4)];
  const refinement = describeRefinement(refinements);
  context.log(refinement);
  const speeds = await measureSpeed(bundled);
  const speed = describeSpeed(speeds, bundled.gzippedBytes);
  context.log(speed);
  await context.write(
    "select",
    {
      quality: figures,
      refinement: refinements,
      speed: speeds,
      gzippedBytes: bundled.gzippedBytes,
    },
    `${quality}\n\n${refinement}\n\n${speed}`,
  );
}
