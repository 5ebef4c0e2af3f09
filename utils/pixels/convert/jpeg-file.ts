import { readJpegSegments } from "@/utils/pixels/convert/jpeg-segments";
import type { Resolution } from "@/utils/pixels/convert/resolution";

/** What a file says of its pixels. */
export interface About {
  /** An ICC profile, in place of the writer's own. */
  readonly profile?: Uint8Array | undefined;
  readonly resolution?: Resolution | undefined;
}

const APP0 = 0xe0;
const APP2 = 0xe2;
/** ICC.1, annex B.4: a name, a number and a count before each part of a profile. */
const ICC_NAME = "ICC_PROFILE\0";
const MAX_PART = 65_533 - ICC_NAME.length - 2;

/** The JPEG with another profile and resolution; its pixels stay as they are. */
export function describeJpeg(
  file: Uint8Array<ArrayBuffer>,
  { profile, resolution }: About,
): BlobPart[] {
  const segments = readJpegSegments(file);
  const last = segments.at(-1);
  if (!last) return [file];
  const kept = segments.filter(({ marker }) => marker !== APP0 && !(profile && marker === APP2));
  return [
    file.subarray(0, 2),
    resolution ? jfif(resolution) : wholeOf(file, segments, APP0),
    ...(profile ? profileSegments(profile) : []),
    ...kept.map(({ start, end }) => file.subarray(start, end)),
    file.subarray(last.end),
  ];
}

function wholeOf(
  file: Uint8Array<ArrayBuffer>,
  segments: ReturnType<typeof readJpegSegments>,
  marker: number,
): Uint8Array<ArrayBuffer> {
  const found = segments.find((segment) => segment.marker === marker);
  return file.subarray(found?.start ?? 0, found?.end ?? 0);
}

function segment(marker: number, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(data.length + 4);
  const length = data.length + 2;
  whole.set([0xff, marker, length >> 8, length & 255]);
  whole.set(data, 4);
  return whole;
}

/** JFIF 1.02: in inches where that loses nothing, for most programs know no other unit. */
function jfif({ x, y }: Resolution): Uint8Array<ArrayBuffer> {
  const [across, down] = [x, y].map((each) => Math.min(65_535, Math.round(each * 0.0254)));
  const data = Uint8Array.of(0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0);
  const view = new DataView(data.buffer);
  view.setUint16(8, Math.max(1, across ?? 1));
  view.setUint16(10, Math.max(1, down ?? 1));
  return segment(APP0, data);
}

function profileSegments(profile: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const count = Math.ceil(profile.length / MAX_PART);
  const name = new TextEncoder().encode(ICC_NAME);
  return Array.from({ length: count }, (_, index) => {
    const part = profile.subarray(index * MAX_PART, (index + 1) * MAX_PART);
    const data = new Uint8Array(name.length + 2 + part.length);
    data.set(name);
    data.set([index + 1, count], name.length);
    data.set(part, name.length + 2);
    return segment(APP2, data);
  });
}
