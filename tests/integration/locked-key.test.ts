import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { saveAnswer } from "@/utils/store/edits";
import type { Sandbox } from "../sandbox/types.ts";
import { profileWith } from "../support/profile.ts";
import { endOf, makeRunner, plainPng, queueEdit, untilEdit } from "../support/run-edits.ts";
import { withSandbox } from "../support/with-sandbox.ts";

let sandbox: Sandbox;

const sent = () => sandbox.requests.filter(({ kind }) => kind === "edits").length;

/** A background whose key is locked, until it is not. */
const locked = { readKey: async () => undefined, isKeyLocked: async () => true };

withSandbox((started) => {
  sandbox = started;
});

it("sends nothing with a locked key, and says that it cost nothing", async () => {
  const id = await queueEdit();
  await makeRunner(sandbox, locked).run(id);
  expect(await endOf(id)).toMatchObject({
    state: "failed",
    error: { code: "keys_locked", charge: "none" },
  });
  expect(sent()).toBe(0);
});

it("says that a key is missing where there is none to unlock", async () => {
  const id = await queueEdit();
  const readProfile = async () => profileWith({ baseUrl: "https://relay.example" });
  const none = { ...locked, isKeyLocked: async () => false, readProfile };
  await makeRunner(sandbox, none).run(id);
  expect((await endOf(id)).error).toMatchObject({ code: "key_missing" });
});

it("goes on with an edit whose key was locked after it was sent", async () => {
  const id = await queueEdit();
  let isLocked = false;
  sandbox.setMode("slow=1");
  const runner = makeRunner(sandbox, {
    readKey: async () => (isLocked ? undefined : "sandbox-key"),
    isKeyLocked: async () => isLocked,
  });
  await runner.run(id);
  await sandbox.waitForEdits(1);
  isLocked = true;
  expect((await endOf(id)).state).toBe("done");
});

it("keeps an answer that came before a restart until the key in it can be found, then reads it", async () => {
  const id = await queueEdit({ state: "receiving", sentAt: 1 });
  const b64 = Buffer.from(await (await plainPng(1)).arrayBuffer()).toString("base64");
  const data = [{ b64_json: b64, revised_prompt: "a hat, sandbox-key" }];
  await saveAnswer(id, {
    about: { status: 200, contentType: "application/json", url: "https://relay.test/v1" },
    body: new Blob([JSON.stringify({ data })]),
  });
  await makeRunner(sandbox, locked).settle();
  expect((await endOf(id)).error).toMatchObject({ code: "keys_locked", charge: "likely" });
  await makeRunner(sandbox).repair(id);
  const done = await untilEdit(id, ({ state }) => state === "done");
  expect(done.results).toHaveLength(1);
  expect(JSON.stringify(done)).not.toContain("sandbox-key");
  expect(sent()).toBe(0);
});

it("asks after a task that the server still works on when the key can be read", async () => {
  const task = { id: "t1", dialect: "tasks" } as const;
  const id = await queueEdit({ state: "receiving", sentAt: 1, task });
  await makeRunner(sandbox, locked).settle();
  expect((await endOf(id)).error).toMatchObject({ code: "keys_locked", charge: "likely" });
  expect(sandbox.requests).toEqual([]);
});

it("does not promise an answer where none came", async () => {
  const id = await queueEdit({ state: "sending", sentAt: 1 });
  await makeRunner(sandbox, locked).settle();
  expect(await endOf(id)).toMatchObject({ state: "interrupted" });
});
