import type { Size } from "@/utils/core/geometry";

/**
 * Paints what makes photographs costly: no flat areas, soft gradients and fine
 * grain. The same for the same size, every time.
 */
export function paintPhotograph(canvas: HTMLCanvasElement | OffscreenCanvas): void {
  const context = canvas.getContext("2d") as Context | null;
  if (!context) throw new Error("no canvas");
  const size: Size = { width: canvas.width, height: canvas.height };
  const random = seeded(7);
  paintGradient(context, size);
  for (let index = 0; index < 120; index += 1) paintBlob(context, size, random);
  paintGrain(context, size, random);
}

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

function paintGradient(context: Context, { width, height }: Size): void {
  const sky = context.createLinearGradient(0, 0, width / 3, height);
  sky.addColorStop(0, "#8fb3d9");
  sky.addColorStop(0.55, "#e8cfae");
  sky.addColorStop(1, "#3d4a35");
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
}

function paintBlob(context: Context, { width, height }: Size, random: () => number): void {
  const x = random() * width;
  const y = random() * height;
  const radius = (0.02 + random() * 0.12) * Math.max(width, height);
  const glow = context.createRadialGradient(x, y, 0, x, y, radius);
  const hue = Math.round(random() * 360);
  glow.addColorStop(0, `hsl(${hue} 45% ${30 + random() * 40}% / 70%)`);
  glow.addColorStop(1, `hsl(${hue} 45% 50% / 0%)`);
  context.fillStyle = glow;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

function paintGrain(context: Context, { width, height }: Size, random: () => number): void {
  const tile = new OffscreenCanvas(256, 256);
  const tileContext = tile.getContext("2d");
  if (!tileContext) return;
  const pixels = tileContext.createImageData(256, 256);
  for (let index = 0; index < pixels.data.length; index += 4) {
    const light = random() < 0.5 ? 0 : 255;
    pixels.data.fill(light, index, index + 3);
    pixels.data[index + 3] = random() * 40;
  }
  tileContext.putImageData(pixels, 0, 0);
  const pattern = context.createPattern(tile, "repeat");
  if (!pattern) return;
  context.fillStyle = pattern;
  context.fillRect(0, 0, width, height);
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
