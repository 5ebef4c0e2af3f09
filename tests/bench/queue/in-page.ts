/* What runs inside the panel's page: each function is sent as text and stands alone. */

/** The times between frames while `seconds` pass, ms. */
export async function frameTimes(seconds: number): Promise<number[]> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  let before = await frame();
  while (performance.now() < end) {
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
}

/** Adds the set-up profile under other ids and addresses, with answers that stream. */
export async function addProfiles(addresses: readonly string[]): Promise<void> {
  const all = await chrome.storage.local.get();
  const stored = Object.keys(all).find((item) => item.startsWith("profile:")) ?? "";
  const key = all[stored.replace("profile:", "key:")];
  for (const [at, baseUrl] of addresses.entries()) {
    const id = `bench-${at}`;
    const options = { count: 1, size: "auto", stream: true, partialImages: 2 };
    const profile = { ...(all[stored] as object), id, name: id, baseUrl, options };
    await chrome.storage.local.set({ [`profile:${id}`]: profile, [`key:${id}`]: key });
  }
}

/** Shows the page in front in the gallery, as the entry in the toolbar's menu does. */
export async function askForGallery(): Promise<void> {
  const { id } = await chrome.windows.getCurrent();
  await chrome.storage.session.set({
    [`inbox:${id}`]: { jobId: crypto.randomUUID(), state: "gallery" },
  });
}
