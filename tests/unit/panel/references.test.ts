import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { appError } from "@/utils/core/app-error";
import { err, ok } from "@/utils/core/result";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import type { Profile } from "@/utils/core/server/profile";
import { prepareReferences } from "@/utils/panel/send/prepare-references";
import { addReference, createReferenceActions } from "@/utils/panel/send/references";
import { createContext } from "@/utils/panel/state/panel-context";
import { changePart, type OpenPicture, type PanelStore } from "@/utils/panel/state/panel-state";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { saveNewEdit } from "@/utils/store/new-edits";
import { removeEdits } from "@/utils/store/remove";
import { anEdit } from "../../support/an-edit.ts";
import { panelServices } from "../../support/panel-services.ts";
import { profileWith } from "../../support/profile.ts";
import { clearRecords, storedKeys } from "../../support/records.ts";
import { storedPicture } from "../../support/stored-picture.ts";

const OPEN = {} as OpenPicture;

function setProfile(store: PanelStore, profile: Profile) {
  changePart(store, "server", (server) => ({ ...server, profile }));
}
const gpt = profileWith({ model: "gpt-image-2" });

const inspect = async () => ok({ size: { width: 4000, height: 3000 }, hasTransparency: false });
const services = (pixels: object = {}) =>
  panelServices({ pixels: { inspect, ...pixels } as unknown as PixelClient });

beforeEach(clearRecords);

describe("adding to the open edit", () => {
  it("takes each picture once, and says when the model takes no more", async () => {
    const context = createContext(services());
    const { store } = context;
    store.setState({ picture: OPEN });
    setProfile(store, { ...gpt, capability: { maxImages: 3 } });
    const [a, b, c] = [
      await storedPicture("a"),
      await storedPicture("b"),
      await storedPicture("c"),
    ];
    for (const id of [a, a, b, c]) await addReference(context, id);
    expect(store.getState().ask.references).toEqual([a, b]);
    expect(store.getState().problem).toMatchObject({
      code: "references_too_many",
      params: { limit: 3 },
    });
  });

  it("takes nothing that cannot be shown", async () => {
    const broken = services({ inspect: async () => err(appError("picture_undecodable")) });
    const context = createContext(broken);
    const { store } = context;
    store.setState({ picture: OPEN });
    await addReference(context, await storedPicture("a"));
    expect(store.getState()).toMatchObject({
      ask: { references: [] },
      problem: { code: expect.any(String) },
    });
  });

  it("moves one step, and not beyond the ends", () => {
    const context = createContext(services());
    const { store } = context;
    changePart(store, "ask", (ask) => ({ ...ask, references: ["a", "b", "c"] }));
    const { moveReference, removeReference } = createReferenceActions(context);
    moveReference("a", -1);
    moveReference("c", -1);
    expect(store.getState().ask.references).toEqual(["a", "c", "b"]);
    removeReference("c");
    expect(store.getState().ask.references).toEqual(["a", "b"]);
  });
});

describe("what is sent of them", () => {
  it("is as many as the model takes, within 2048 px", async () => {
    const prepare = vi.fn(async () => ok({ image: new Blob(["x"]), sentSize: inspect }));
    const ids = [await storedPicture("a"), await storedPicture("b")];
    const few = { ...capabilityFor("gpt-image-2"), maxImages: 2 };
    const prepared = await prepareReferences(ids, few, services({ prepare }));
    expect(prepared.ok && prepared.value.ids).toEqual(ids.slice(0, 1));
    expect(prepare).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ sentSize: { width: 2048, height: 1536 }, maskWay: "none" }),
    );
  });

  it("is made smaller until the server takes it", async () => {
    const prepare = vi
      .fn()
      .mockResolvedValueOnce(err(appError("picture_does_not_fit")))
      .mockResolvedValueOnce(ok({ image: new Blob(["x"]) }));
    const capability = capabilityFor("gpt-image-2");
    const prepared = await prepareReferences(
      [await storedPicture("a")],
      capability,
      services({ prepare }),
    );
    expect(prepared.ok).toBe(true);
    expect(prepare.mock.calls.map(([{ sentSize }]) => sentSize.width)).toEqual([2048, 1448]);
  });
});

describe("the pictures of a removed edit", () => {
  it("stay as long as another edit sends them along", async () => {
    const [own, shared] = [await storedPicture("own"), await storedPicture("shared")];
    const files = { image: new Blob(["i"]), references: [new Blob(["r"])] };
    const first = anEdit({ id: "000000001-a", state: "done", references: [own, shared] });
    const second = anEdit({ id: "000000002-a", state: "done", references: [shared] });
    for (const edit of [first, second]) await saveNewEdit(edit, files, undefined);
    await removeEdits(({ id }) => id === first.id);
    expect(await storedKeys()).toContain(`bytes:${shared}`);
    expect(await storedKeys()).not.toContain(`bytes:${own}`);
    await removeEdits(() => true);
    expect(await storedKeys()).not.toContain(`bytes:${shared}`);
  });
});
