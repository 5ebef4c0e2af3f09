import type { BenchContext } from "../context.ts";
import { type Bundled, bundle } from "../select/bundle.ts";
import { loadHeldOut, loadScenes, type Scene } from "../select/load-scenes.ts";
import { measureScene } from "../select/quality.ts";
import { measureRefinement } from "../select/refinement.ts";
import { describeQuality, describeRefinement, describeSpeed } from "../select/report.ts";
import { type Row, writeSheets } from "../select/sheet.ts";
import { measureSpeed } from "../select/speed.ts";

/** How well objects are selected by a simulated person, and what it takes. */
export async function run(context: BenchContext): Promise<void> {
  const bundled = await bundle();
  const rows = await measure(context, bundled, await loadScenes());
  const heldOutRows = await measure(context, bundled, await loadHeldOut());
  const figures = rows.map(({ quality }) => quality);
  const heldOut = heldOutRows.map(({ quality }) => quality);
  const quality = `${describeQuality(figures)}\n\n${describeQuality(heldOut, "Held out: no setting was chosen on these")}`;
  context.log(quality);
  context.log(`contact sheets: ${(await writeSheets([...rows, ...heldOutRows])).join(", ")}`);
  const refinements = [await measureRefinement(bundled, 4), await measureRefinement(bundled, 6)];
  const refinement = describeRefinement(refinements);
  context.log(refinement);
  const speeds = await measureSpeed(bundled);
  const speed = describeSpeed(speeds, bundled.gzippedBytes);
  context.log(speed);
  await context.write(
    "select",
    {
      quality: figures,
      heldOut,
      refinement: refinements,
      speed: speeds,
      gzippedBytes: bundled.gzippedBytes,
    },
    `${quality}\n\n${refinement}\n\n${speed}`,
  );
}

async function measure(
  context: BenchContext,
  bundled: Bundled,
  scenes: readonly Scene[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const scene of scenes) {
    context.log(`… ${scene.name}`);
    const analysis = await bundled.method.analyse(scene.picture, scene.picture);
    if (analysis) rows.push({ scene, ...measureScene(bundled, scene, analysis) });
  }
  return rows;
}
