import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { listAssets, readAsset } from "../../sandbox/gallery/assets.ts";
import { KINDS } from "../../sandbox/gallery/kinds/table.ts";
import { sandboxForTests } from "./support.ts";

const sandbox = sandboxForTests();
const get = (path: string, init: RequestInit = {}) => fetch(sandbox().galleryUrl + path, init);
const getOther = (path: string, init: RequestInit = {}) => fetch(sandbox().otherUrl + path, init);

async function fileOf(name: string): Promise<Buffer> {
  const file = await readAsset(name);
  if (file === null) throw new Error(`no file ${name}`);
  return file.bytes;
}

describe("the gallery's pages", () => {
  it("begin with photographs, and a hint in both languages", async () => {
    const html = await (await get("/")).text();
    expect(html).toContain("<b>Redraw this image</b>");
    expect(html).toContain("<b>重绘此图片</b>");
    expect(html.indexOf('data-kind="photo-cat"')).toBeLessThan(html.indexOf("same-origin"));
    for (const { id } of KINDS) expect(html).toContain(`/kinds/${id}.html`);
  });

  it("have ids of their own", () => {
    expect(new Set(KINDS.map(({ id }) => id)).size).toBe(KINDS.length);
  });

  it.each(KINDS.map(({ id }) => id))("show %s alone, with one target or frame", async (id) => {
    const response = await get(`/kinds/${id}.html`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html.match(/id=["'](target|frame)["']/g)?.length).toBeGreaterThanOrEqual(1);
  });

  it("name only files that there are, but for those that must be missing", async () => {
    const html = await (await get("/")).text();
    const names = [...html.matchAll(/\/(?:pictures|cors|cookie|redirect|away|drip)\/([\w.,-]+)/g)];
    const missing = new Set(names.map(([, name = ""]) => name).filter(isUnknown));
    expect([...missing].sort()).toEqual(["gone-4096.jpg", "gone.png"]);
  });
});

function isUnknown(name: string): boolean {
  return !listAssets().includes(name);
}

describe("the gallery's servers", () => {
  it("let the other origin's pictures be read by pages only under /cors", async () => {
    const closed = await getOther("/pictures/coffee.jpg");
    expect(closed.headers.get("access-control-allow-origin")).toBeNull();
    const open = await getOther("/cors/coffee.jpg");
    expect(open.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("want the cookie a page sets", async () => {
    expect((await get("/cookie/chelsea.png")).status).toBe(403);
    const cookie = (await get("/kinds/cookie.html")).headers.get("set-cookie") ?? "";
    expect(cookie).toContain("HttpOnly");
    const headers = { cookie: cookie.split(";")[0] ?? "" };
    expect((await get("/cookie/chelsea.png", { headers })).status).toBe(200);
  });

  it("want the gallery's Referer for what is hotlink-protected", async () => {
    const ask = (referer: string) => getOther("/hotlink/chelsea.png", { headers: { referer } });
    expect((await getOther("/hotlink/chelsea.png")).status).toBe(403);
    expect((await ask("https://elsewhere.test/")).status).toBe(403);
    expect((await ask(`${sandbox().galleryUrl}/`)).status).toBe(200);
  });

  it("redirect within the origin, away from it, and for ever", async () => {
    const within = await get("/redirect/chelsea.png");
    expect(within.url).toBe(`${sandbox().galleryUrl}/pictures/chelsea.png`);
    const away = await get("/away/chelsea.png");
    expect(away.url).toBe(`${sandbox().otherUrl}/pictures/chelsea.png`);
    await expect(get("/loop/chelsea.png")).rejects.toThrow();
  });

  it("break off, and stop half way", async () => {
    const cut = await get("/cut/chelsea.png");
    await expect(cut.arrayBuffer()).rejects.toThrow();
    const stopped = await get("/hang/chelsea.png", { signal: AbortSignal.timeout(700) });
    const reader = stopped.body?.getReader();
    const whole = (await fileOf("chelsea.png")).length;
    let read = 0;
    await expect(
      (async () => {
        for (;;) read += (await reader?.read())?.value?.length ?? 0;
      })(),
    ).rejects.toThrow();
    expect(read).toBe(whole >> 1);
  });

  it("remember every visit with its headers", async () => {
    await get("/pictures/chelsea.png", { headers: { referer: "https://a.test/" } });
    await getOther("/pictures/gone.png");
    expect(sandbox().visits).toMatchObject([
      { server: "gallery", path: "/pictures/chelsea.png", headers: { referer: "https://a.test/" } },
      { server: "other", path: "/pictures/gone.png" },
    ]);
  });
});

describe("the gallery's files", () => {
  it.each([
    ["palette.png", { format: "png", isPalette: true }],
    ["grey.png", { format: "png", channels: 1 }],
    ["grey-alpha.png", { format: "png", channels: 2, hasAlpha: true }],
    ["sixteen-bit.png", { format: "png", depth: "ushort" }],
    ["interlaced.png", { format: "png", isProgressive: true }],
    ["one-bit.png", { format: "png", bitsPerSample: 1 }],
    ["transparent.png", { format: "png", channels: 4 }],
    ["cmyk.jpg", { format: "jpeg", space: "cmyk", channels: 4 }],
    ["progressive.jpg", { format: "jpeg", isProgressive: true }],
    ["grey.jpg", { format: "jpeg", channels: 1 }],
    ["lossy.webp", { format: "webp", width: 600 }],
    ["lossless.webp", { format: "webp", width: 300 }],
    ["animated.webp", { format: "webp", pages: 3 }],
    ["animated.gif", { format: "gif", pages: 3 }],
    ["photo.avif", { format: "heif", compression: "av1" }],
    ["rocket-4096.jpg", { format: "jpeg", width: 4096 }],
    ["mislabelled.jpg", { format: "png" }],
    ["unlabelled", { format: "jpeg" }],
    ["claims-huge.png", { format: "png", width: 20_000, height: 20_000 }],
  ])("%s is what it is called", async (name, expected) => {
    const limits = { limitInputPixels: false } as const;
    expect(await sharp(await fileOf(name), limits).metadata()).toMatchObject(expected);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "exif-%i.jpg is upright once turned as it asks",
    async (value) => {
      const bytes = await fileOf(`exif-${value}.jpg`);
      expect((await sharp(bytes).metadata()).orientation).toBe(value);
      const { data, info } = await sharp(bytes)
        .autoOrient()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([360, 240]);
      const strongest = (x: number, y: number) => {
        const at = (y * info.width + x) * 3;
        const pixel = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
        return pixel.indexOf(Math.max(...pixel));
      };
      expect([strongest(12, 12), strongest(347, 12), strongest(12, 227)]).toEqual([0, 1, 2]);
    },
  );

  it("show the frames of an animation in different colours", async () => {
    const bytes = await fileOf("animated.gif");
    const means = await Promise.all(
      [0, 1].map(async (page) => (await sharp(bytes, { page }).stats()).channels[0]?.mean ?? 0),
    );
    expect(Math.abs((means[0] ?? 0) - (means[1] ?? 0))).toBeGreaterThan(10);
  });

  it("write BMP and ICO as their readers expect", async () => {
    const bmp = await fileOf("photo.bmp");
    expect(bmp.subarray(0, 2).toString("latin1")).toBe("BM");
    expect([bmp.readInt32LE(18), bmp.readInt32LE(22)]).toEqual([301, 201]);
    // 301 pixels of 3 bytes are padded to 904.
    expect(bmp.length).toBe(54 + 904 * 201);
    const ico = await fileOf("photo.ico");
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6], ico[22]]).toEqual([1, 2, 48, 128]);
    const { width } = await sharp(ico.subarray(ico.readUInt32LE(34))).metadata();
    expect(width).toBe(128);
  });

  it("are broken where they say so", async () => {
    await expect(sharp(await fileOf("headless.png")).metadata()).rejects.toThrow();
    expect(await fileOf("zero.png")).toHaveLength(0);
    await expect(sharp(await fileOf("page.png")).metadata()).rejects.toThrow();
    const truncated = sharp(await fileOf("truncated.jpg"), { failOn: "truncated" });
    await expect(truncated.raw().toBuffer()).rejects.toThrow();
  });
});
