import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { makeChunk, SIGNATURE } from "@/utils/pixels/png/chunks";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => encode(JSON.stringify(value));
const bytes = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));

/** A small PNG of any kind. */
function png(colourType: number, bits: number, extra: readonly Uint8Array[] = []): Uint8Array {
  const [width, height] = [5, 4];
  const samples = [1, 0, 3, 1, 2, 0, 4][colourType] ?? 1;
  const lineBytes = Math.ceil((width * samples * bits) / 8) + 1;
  const lines = Uint8Array.from({ length: lineBytes * height }, (_, at) =>
    at % lineBytes === 0 ? (at / lineBytes) % 5 : at * 37,
  );
  const head = bytes([0, 0, 0, width, 0, 0, 0, height, bits, colourType, 0, 0, 0]);
  return bytes(
    SIGNATURE,
    makeChunk("IHDR", head),
    ...extra,
    makeChunk(
      "PLTE",
      Uint8Array.from({ length: 48 }, (_, at) => at * 5),
    ),
    makeChunk("IDAT", new Uint8Array(deflateSync(lines))),
    makeChunk("IEND", new Uint8Array(0)),
  );
}

/** A profile of three primaries and three curves, as cameras write it (ICC.1, section 7). */
function profile(): Uint8Array {
  const names = ["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"];
  const file = new Uint8Array(132 + names.length * 12 + names.length * 20);
  const view = new DataView(file.buffer);
  file.set(encode("RGB XYZ "), 16);
  view.setUint32(128, names.length);
  for (const [at, name] of names.entries()) {
    const start = 132 + names.length * 12 + at * 20;
    file.set(encode(name), 132 + at * 12);
    view.setUint32(136 + at * 12, start);
    view.setUint32(140 + at * 12, 20);
    file.set(encode(at < 3 ? "XYZ " : at < 5 ? "curv" : "para"), start);
    for (let n = 0; n < 3; n++) view.setInt32(start + 8 + n * 4, (at + n + 1) * 9_000);
    if (at >= 3) view.setUint32(start + 8, at === 5 ? 0 : at - 2);
  }
  return file;
}

const PROFILE = profile();
const inPng = bytes(encode("icc\0\0"), new Uint8Array(deflateSync(PROFILE)));
const gamma = makeChunk("gAMA", Uint8Array.from([0, 0, 0xb1, 0x8f]));
const PNGS = [
  ...[1, 2, 4, 8, 16].map((bits) => png(0, bits)),
  ...[8, 16].flatMap((bits) => [png(2, bits), png(4, bits), png(6, bits)]),
  png(3, 4, [makeChunk("tRNS", Uint8Array.from([0, 9]))]),
  png(2, 8, [makeChunk("iCCP", inPng)]),
  png(2, 8, [gamma, makeChunk("cHRM", new Uint8Array(32))]),
];

const B64 = Buffer.from(PNGS[6] ?? []).toString("base64");

/** The first bytes of files, as far as headers go. */
const HEADS = [
  bytes(
    [0xff, 0xd8, 0xff, 0xe2, 0, 24],
    encode("ICC_PROFILE\0"),
    [1, 1],
    new Uint8Array(8),
    [0xff, 0xe1, 0, 34],
    encode("Exif\0\0II*\0"),
    [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0],
    [0xff, 0xc0, 0, 17, 8, 0, 40, 0, 30, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xda],
  ),
  bytes(
    encode("GIF89a"),
    [9, 0, 7, 0, 0x80, 0, 0],
    new Uint8Array(6),
    [0x21, 0xf9, 4, 0, 0, 0, 0, 0],
    [0x2c, 0, 0, 0, 0, 9, 0, 7, 0, 0, 2, 2, 1, 1, 0, 0x2c, 0, 0, 0, 0, 9, 0, 7, 0, 0, 2, 0, 0x3b],
  ),
  bytes(
    encode("RIFF"),
    [40, 0, 0, 0],
    encode("WEBPVP8X"),
    [10, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 6, 0, 0],
    encode("EXIF"),
    [8, 0, 0, 0],
    encode("II*\0"),
    [8, 0, 0, 0],
  ),
  bytes(encode("BM"), new Uint8Array(12), [40, 0, 0, 0, 9, 0, 0, 0, 7, 0, 0, 0]),
  bytes([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, 64, 0, 0, 0, 22, 0, 0, 0], PNGS[3] ?? []),
  bytes(
    [0, 0, 0, 24],
    encode("ftypavif"),
    [0, 0, 0, 0],
    encode("avifmif1"),
    [0, 0, 0, 98],
    encode("meta"),
    [0, 0, 0, 0, 0, 0, 0, 14],
    encode("pitm"),
    [0, 0, 0, 0, 0, 1],
    [0, 0, 0, 72],
    encode("iprp"),
    [0, 0, 0, 37],
    encode("ipco"),
    [0, 0, 0, 20],
    encode("ispe"),
    [0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 7],
    [0, 0, 0, 9],
    encode("irot"),
    [1],
    [0, 0, 0, 19],
    encode("ipma"),
    [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 2, 1, 2],
  ),
  bytes([0xff, 0x0a, 0x41, 0x88, 0x7f, 0x10, 0x20]),
];

const ANSWERS = [
  {
    created: 1,
    data: [{ b64_json: B64, revised_prompt: "a door" }, { url: "https://a.test/1.png" }],
  },
  {
    data: [{ url: `data:image/png;base64,${B64}` }, { error: { message: "no" } }],
    usage: { input_tokens: 1 },
  },
  { error: { message: "Unknown parameter: 'x'.", code: "unknown_parameter", param: "x" } },
  { success: false, message: "无效的令牌 (request id: 20260101abc)" },
  [B64, "/files/1.png"],
].map(json);

const EVENTS = [
  `event: image_edit.partial_image\ndata: {"type":"image_edit.partial_image","b64_json":"${B64}","partial_image_index":0}\n\n` +
    `data: {"type":"image_edit.completed","b64_json":"${B64}","usage":{"total_tokens":3}}\r\n\r\ndata: [DONE]\n\n`,
  `: keep\n\nevent: error\ndata: {"error":{"message":"no"}}\n\n`,
  `data: {"data":[{"url":"https://a.test/1.png"}]}`,
].map(encode);

const CHAT = (message: object) => ({
  choices: [{ index: 0, message, finish_reason: "stop" }],
  usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
});
const DATA_URL = `data:image/png;base64,${B64}`;

const DIALECT_ANSWERS = [
  CHAT({ content: "Here.", images: [{ type: "image_url", image_url: { url: DATA_URL } }] }),
  CHAT({
    content: [
      { type: "text", text: "a" },
      { type: "image_url", image_url: DATA_URL },
    ],
  }),
  CHAT({ content: `a ![b](${DATA_URL}) ![c](https://a.test/1.png) [d](https://a.test/2.png)` }),
  CHAT({ content: "", refusal: "no" }),
  {
    candidates: [
      {
        content: { parts: [{ text: "a" }, { inlineData: { mimeType: "image/png", data: B64 } }] },
        finishReason: "STOP",
      },
    ],
    usageMetadata: { totalTokenCount: 3 },
  },
  { promptFeedback: { blockReason: "PROHIBITED_CONTENT" } },
  { code: 200, data: [{ status: "submitted", task_id: "task_1" }] },
  { id: "task_1", status: "completed", result: { images: [{ url: ["https://a.test/1.png"] }] } },
  { task_id: "task_1", status: "failed", error: { message: "no" } },
].map(json);

const DIALECT_EVENTS = [
  ["a ![b](", DATA_URL.slice(0, 40), DATA_URL.slice(40), ")"]
    .map((content) => `data: {"choices":[{"index":0,"delta":{"content":"${content}"}}]}\n\n`)
    .join("") +
    'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
  `data: {"choices":[{"index":1,"delta":{"images":[{"image_url":{"url":"${DATA_URL}"}}]}}]}\n\n`,
  `data: {"candidates":[{"content":{"parts":[{"inlineData":{"data":"${B64}"}}]}}]}\n\n`,
].map(encode);

const ERRORS = [
  json({
    error: { message: "Unrecognized request argument supplied: response_format", type: "x" },
  }),
  json({ detail: [{ loc: ["body", "size"], msg: "bad" }] }),
  json({ error: "text with Bearer sk-fuzz-0123456789abcdef and c2stZnV6ei0wMTIzNDU2Nzg5YWJjZGVm" }),
  encode("insufficient user quota, 预扣费额度失败 (request id: abc)"),
];

const RECORD = {
  id: "000000001-a",
  schema: 2,
  createdAt: 1,
  state: "done",
  pictureId: "a",
  isStarred: false,
  mask: {
    operations: [{ kind: "stroke", mode: "add", radius: 4, points: [1, 2, 3, 4] }],
    position: 1,
  },
  window: { x: 0, y: 0, width: 8, height: 8 },
  sentSize: { width: 8, height: 8 },
  maskWay: "mask",
  prompt: "a door",
  options: { count: 1, size: "auto" },
  profileId: "p",
  profileName: "P",
  host: "a.test",
  model: "",
  results: [{ index: 0, blobId: "a", type: "image/png", byteLength: 1 }],
};

const SERVER = {
  name: "One",
  baseUrl: "https://relay.test",
  model: "gpt-image-2",
  user: "",
  timeoutMs: 360_000,
  options: { count: 1, size: "auto" },
  key: "sk-fuzz-0123456789abcdef",
};

const ARCHIVE = {
  "index.json": strToU8('{"format":"redraw-archive","version":1,"editIds":["a"]}'),
  "edits/x a/edit.json": strToU8(JSON.stringify(RECORD)),
};

/** Good examples of everything that is read, small enough to be damaged in every place. */
const RECIPE = {
  name: "Watermark",
  prompt: "remove {what=the {mark}} and {what}",
  options: { count: 2, size: "auto" },
  server: { host: "api.example", model: "m" },
  mask: {
    kind: "same-place",
    size: { width: 100, height: 50 },
    operations: [{ kind: "spans", mode: "add", runs: [1, 2, 3] }],
  },
};

export const SEEDS = {
  answers: ANSWERS,
  events: EVENTS,
  dialectAnswers: DIALECT_ANSWERS,
  dialectEvents: DIALECT_EVENTS,
  errors: ERRORS,
  pngs: PNGS,
  pictures: [...PNGS.slice(0, 3), ...HEADS],
  profiles: [PROFILE],
  pages: [
    encode(
      "<!doctype html><title>502 Bad Gateway</title><body><script>x</script><p>nginx &amp; co</p>",
    ),
  ],
  svgs: [
    encode(
      '<?xml version="1.0"?><!-- a --><!DOCTYPE svg [<!ENTITY a "b">]><svg width="10.5px" height=\'2in\' viewBox="0 0 4 3"/>',
    ),
    encode('<svg:svg viewBox="0,0,100 50"><use href="#a"/></svg:svg>'),
  ],
  srcsets: [
    encode("a.png, b.png 2x, c,d.png 300w, e.png (x, y) 1.5e1x,,"),
    encode("data:,x 1x, y 20w"),
  ],
  styles: [
    encode(
      "image-set(url(\"a.png\") 1x, url('b\\27.png') 2x), linear-gradient(red, blue), url( c.png )",
    ),
    encode("url(data:image/png;base64,AAAA), none"),
  ],
  dataUrls: [
    encode(`data:image/png;base64,${B64}`),
    encode("data:image/svg+xml,%3Csvg%20width='1'/%3E#x"),
  ],
  addresses: [
    encode(
      "https://a.test:8443/v1/images/edits?se=2026-01-01T00%3A00%3A00Z&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60",
    ),
    encode("localhost:8080//v1/"),
  ],
  texts: [encode(B64), encode("120"), encode("Wed, 21 Oct 2026 07:28:00 GMT"), encode("  ==\n-_")],
  records: [json(RECORD), json({ ...RECORD, schema: 1 })],
  recipeFiles: [json({ format: "redraw-recipes", version: 1, recipes: [RECIPE, { name: 1 }] })],
  serverFiles: [
    json({ format: "redraw-servers", version: 1, servers: [SERVER, { ...SERVER, key: 1 }] }),
  ],
  zips: [zipSync(ARCHIVE), zipSync(ARCHIVE, { level: 0 })],
} as const;
