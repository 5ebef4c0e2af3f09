import { describe, expect, it } from "vitest";
import { followWith, loadTheRest, madeOf, NotLoaded, onDemand } from "@/utils/async/on-demand";

/** A load that ends when the test says so; how often it was begun is counted. */
function aLoad<T>() {
  const begun: PromiseWithResolvers<T>[] = [];
  const part = onDemand(() => {
    const load = Promise.withResolvers<T>();
    begun.push(load);
    return load.promise;
  });
  return { part, begun };
}

describe("what is loaded on demand", () => {
  it("is loaded once, however often it is asked for", async () => {
    const { part, begun } = aLoad<string>();
    const asked = [part.load(), part.load()];
    begun[0]?.resolve("code");
    expect(await Promise.all(asked)).toEqual(["code", "code"]);
    await part.load();
    expect(begun).toHaveLength(1);
  });

  it("can be used at once from then on, and not before", async () => {
    const { part, begun } = aLoad<string>();
    const asked = part.load();
    expect(part.loaded()).toBeUndefined();
    begun[0]?.resolve("code");
    await asked;
    expect(part.loaded()).toBe("code");
  });

  it("is tried again after a load that failed", async () => {
    const { part, begun } = aLoad<string>();
    const failed = part.load();
    begun[0]?.reject(new Error("gone"));
    await expect(failed).rejects.toBeInstanceOf(NotLoaded);
    const again = part.load();
    begun[1]?.resolve("code");
    expect(await again).toBe("code");
  });

  it("makes one thing of a module, whoever asks first", async () => {
    const { part, begun } = aLoad<number>();
    const made = madeOf(part, (number) => ({ number }));
    const asked = made.load();
    begun[0]?.resolve(7);
    const one = await asked;
    expect(one).toEqual({ number: 7 });
    expect(made.loaded()).toBe(one);
    expect(await made.load()).toBe(one);
  });

  it("is followed as soon as it is there", async () => {
    const { part, begun } = aLoad<string>();
    const events: string[] = [];
    const stop = followWith(part, (code) => {
      events.push(`follows ${code}`);
      return () => events.push("stops");
    });
    begun[0]?.resolve("code");
    await part.load();
    expect(events).toEqual(["follows code"]);
    stop();
    expect(events).toEqual(["follows code", "stops"]);
  });

  it("is not followed any more by who stopped before it was there", async () => {
    const { part, begun } = aLoad<string>();
    const events: string[] = [];
    followWith(part, (code) => {
      events.push(code);
      return () => undefined;
    })();
    begun[0]?.resolve("code");
    await part.load();
    expect(events).toEqual([]);
  });
});

describe("loading the rest", () => {
  it("loads what was not needed yet, and what comes to light with it", async () => {
    const inner: string[] = [];
    const outer = onDemand(async () => {
      onDemand(async () => inner.push("inner"));
      return "outer";
    });
    await loadTheRest(async () => undefined);
    expect(outer.loaded()).toBe("outer");
    expect(inner).toEqual(["inner"]);
  });

  it("goes on where something cannot be loaded, and leaves saying so to who needs it", async () => {
    const broken = onDemand(async () => Promise.reject(new Error("gone")));
    const sound = onDemand(async () => "sound");
    await loadTheRest(async () => undefined);
    expect(sound.loaded()).toBe("sound");
    await expect(broken.load()).rejects.toBeInstanceOf(NotLoaded);
  });
});
