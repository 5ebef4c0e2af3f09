import { networkInterfaces } from "node:os";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { startSandbox } from "../../sandbox/sandbox.ts";
import {
  HOLE,
  KEY,
  makeGoodForm,
  makeMask,
  makePicture,
  postEdit,
  sandboxForTests,
} from "./support.ts";

const sandbox = sandboxForTests();

type Answered = { created: number; data: { b64_json?: string; url?: string }[]; usage: object };

async function pixelsOf(bytes: Buffer) {
  return sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
}

describe("the relay's answer to a good request", () => {
  it("is as many pictures of the size as were asked for", async () => {
    const response = await postEdit(sandbox(), await makeGoodForm({ n: "3" }));
    expect(response.status).toBe(200);
    expect(response.headers.get("x-request-id")).toMatch(/\w{16,}/);
    const body = (await response.json()) as Answered;
    expect(body.data).toHaveLength(3);
    expect(Math.abs(body.created - Date.now() / 1000)).toBeLessThan(5);
    for (const { b64_json = "" } of body.data) {
      const { format, width, height } = await sharp(Buffer.from(b64_json, "base64")).metadata();
      expect({ format, width, height }).toEqual({ format: "png", width: 256, height: 256 });
    }
  });

  it("has new content where the mask is transparent, and every other pixel changed slightly", async () => {
    const source = await makePicture(256);
    const mask = await makeMask(256);
    const form = await makeGoodForm({ image: { bytes: source }, mask: { bytes: mask } });
    const body = (await (await postEdit(sandbox(), form)).json()) as Answered;
    const before = await pixelsOf(source);
    const after = await pixelsOf(Buffer.from(body.data[0]?.b64_json ?? "", "base64"));
    let [smallest, largest, inside] = [255, 0, 0];
    for (let at = 0; at < before.data.length; at += 1) {
      const x = Math.floor(at / 3) % 256;
      const y = Math.floor(at / 3 / 256);
      const change = Math.abs((after.data[at] ?? 0) - (before.data[at] ?? 0));
      const isInside =
        x >= HOLE.left && x < HOLE.left + HOLE.width && y >= HOLE.top && y < HOLE.top + HOLE.height;
      if (isInside) inside += change;
      else [smallest, largest] = [Math.min(smallest, change), Math.max(largest, change)];
    }
    expect(smallest).toBeGreaterThanOrEqual(1);
    expect(largest).toBeLessThanOrEqual(3);
    expect(inside / (HOLE.width * HOLE.height * 3)).toBeGreaterThan(20);
  });

  it("looks different for each index and each prompt", async () => {
    const one = (await (
      await postEdit(sandbox(), await makeGoodForm({ n: "2" }))
    ).json()) as Answered;
    const two = (await (
      await postEdit(sandbox(), await makeGoodForm({ prompt: "a blue door" }))
    ).json()) as Answered;
    const seen = [...one.data, ...two.data].map(({ b64_json }) => b64_json);
    expect(new Set(seen).size).toBe(3);
  });

  it("gives addresses on the other origin when asked for url, which refuse a key", async () => {
    const response = await postEdit(sandbox(), await makeGoodForm({ response_format: "url" }));
    const { data } = (await response.json()) as Answered;
    const url = data[0]?.url ?? "";
    expect(url.startsWith(`${sandbox().otherUrl}/results/`)).toBe(true);
    expect((await fetch(url, { headers: KEY })).status).toBe(403);
    const picture = await fetch(url);
    expect(picture.headers.get("content-type")).toBe("image/png");
    const { width } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect(width).toBe(256);
  });

  it("is recorded with its decoded parts", async () => {
    await postEdit(sandbox(), await makeGoodForm());
    const [received] = await sandbox().waitForEdits(1);
    expect(received?.fields["prompt"]).toBe("a red door");
    const image = received?.parts.find(({ name }) => name === "image");
    expect(image).toMatchObject({ filename: "image.png", contentType: "image/png" });
    expect(image?.metadata).toMatchObject({ format: "png", width: 64, height: 64 });
    expect(image?.bytes.equals(await makePicture(64))).toBe(true);
    expect(received).toMatchObject({ state: "answered", status: 200, server: "relay" });
  });
});

describe("the sandbox", () => {
  it("leaves no server behind when a port is taken", async () => {
    const taken = sandbox().ports.other;
    await expect(startSandbox({ otherPort: taken })).rejects.toThrow(/EADDRINUSE/);
    const free = await startSandbox();
    const { port, galleryPort } = { port: free.ports.relay, galleryPort: free.ports.gallery };
    await free.close();
    await expect(startSandbox({ port, galleryPort, otherPort: taken })).rejects.toThrow();
    const again = await startSandbox({ port, galleryPort });
    expect(again.ports).toMatchObject({ relay: port, gallery: galleryPort });
    await again.close();
  });

  it("writes the host names it is told into its addresses", async () => {
    const named = await startSandbox({ hosts: { gallery: "gallery.test", other: "other.test" } });
    expect(named.galleryUrl).toBe(`http://gallery.test:${named.ports.gallery}`);
    const html = await (
      await fetch(`http://127.0.0.1:${named.ports.gallery}/kinds/other-origin.html`)
    ).text();
    expect(html).toContain(`src="http://other.test:${named.ports.other}/pictures/`);
    await named.close();
  });

  it("can be reached from this machine alone", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((found) => found ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    // A server on every address would answer at 127.0.0.2 as well.
    for (const address of ["127.0.0.2", ...others.map((other) => other.address)]) {
      await expect(fetch(`http://${address}:${sandbox().ports.relay}/`)).rejects.toThrow();
    }
  });
});

describe("the relay", () => {
  it("rejects a wrong key, in the words of new-api", async () => {
    const headers = { authorization: "Bearer sk-wrong" };
    const response = await postEdit(sandbox(), await makeGoodForm(), { headers });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain("无效的令牌");
  });

  it("lists models to those who have the key", async () => {
    const address = `${sandbox().relayUrl}/v1/models`;
    expect((await fetch(address)).status).toBe(401);
    const body = (await (await fetch(address, { headers: KEY })).json()) as {
      data: { id: string; supported_endpoint_types: string[] }[];
    };
    const image = body.data.filter(({ supported_endpoint_types: kinds }) =>
      kinds.includes("image-generation"),
    );
    expect(image.map(({ id }) => id)).toContain("gpt-image-2");
    expect(image.length).toBeLessThan(body.data.length);
  });

  it("does not count a browser's preflight as an edit", async () => {
    const address = `${sandbox().relayUrl}/v1/images/edits`;
    await fetch(address, { method: "OPTIONS" });
    expect(sandbox().requests).toMatchObject([{ kind: "unknown", method: "OPTIONS" }]);
  });

  it("answers its dashboard where a path is not under /v1, and 404 where it is", async () => {
    const page = await fetch(`${sandbox().relayUrl}/images/edits`, { method: "POST", body: "x" });
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/^<!doctype html>/);
    const missing = await fetch(`${sandbox().relayUrl}/v1/v1/models`, { headers: KEY });
    expect(missing.status).toBe(404);
  });

  it("waits when told to be slow, by setMode, prompt, model name, base URL or the control address", async () => {
    const timed = async (form: FormData, basePath = "") => {
      const startMs = performance.now();
      expect((await postEdit(sandbox(), form, { basePath })).status).toBe(200);
      return performance.now() - startMs;
    };
    expect(await timed(await makeGoodForm({ prompt: "x [sandbox:slow=0.4]" }))).toBeGreaterThan(
      400,
    );
    expect(await timed(await makeGoodForm({ model: "sandbox-slow=0.4" }))).toBeGreaterThan(400);
    expect(await timed(await makeGoodForm(), "/mode/slow=0.4")).toBeGreaterThan(400);
    sandbox().setMode("slow=0.4");
    expect(await timed(await makeGoodForm())).toBeGreaterThan(400);
    const body = JSON.stringify({ mode: "slow=0.5" });
    await fetch(`${sandbox().relayUrl}/sandbox/mode`, { method: "POST", body });
    expect(await timed(await makeGoodForm())).toBeGreaterThan(500);
  });

  it("refuses a mode it does not know", async () => {
    expect(() => sandbox().setMode("slwo=1")).toThrow(/slwo/);
    const response = await postEdit(sandbox(), await makeGoodForm({ model: "sandbox-slwo" }));
    expect(response.status).toBe(400);
  });
});
