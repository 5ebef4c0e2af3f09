import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { editAsCurl } from "@/utils/edits/as-curl";
import { saveKey } from "@/utils/store/keys";
import { rememberLearned } from "@/utils/store/learned-limits";
import { saveNewEdit } from "@/utils/store/new-edits";
import { saveProfile } from "@/utils/store/profiles";
import { anEdit } from "../../support/an-edit.ts";
import { profileWith } from "../../support/profile.ts";
import { clearRecords } from "../../support/records.ts";

const files = { image: new Blob(["i"], { type: "image/png" }), mask: new Blob(["m"]) };
const readProfile = async () => profileWith({ id: "default" });

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
});

describe("an edit as a curl command", () => {
  it("is its request, and the key is nowhere in it", async () => {
    await saveKey("default", "sk-very-secret-1234");
    const edit = anEdit({ state: "failed", suffix: "nothing else" });
    await saveNewEdit(edit, { ...files, references: [files.image] }, undefined);
    const written = await editAsCurl(edit.id, { readProfile });
    const command = written.ok ? written.value.command : "";
    expect(command).toContain("curl https://relay.example/v1/images/edits");
    expect(command).toContain('"Authorization: Bearer $API_KEY"');
    expect(command).toContain("prompt=a red hat\nnothing else");
    expect(command).toContain("image[]=@image.png");
    expect(command).toContain("image[]=@image-2.png");
    expect(command).not.toContain("secret");
  });

  it("leaves out what this server refuses, as the next request would", async () => {
    const edit = anEdit();
    await saveNewEdit(edit, files, undefined);
    await rememberLearned(edit.host, edit.model, { fields: ["response_format"] });
    const written = await editAsCurl(edit.id, { readProfile });
    expect(written.ok && written.value.command).not.toContain("response_format");
  });

  it("names no key for a server on this machine that has none", async () => {
    await saveNewEdit(anEdit(), files, undefined);
    const local = async () => profileWith({ id: "default", baseUrl: "http://127.0.0.1:8080" });
    const commands = [await editAsCurl(anEdit().id, { readProfile: local })];
    await saveKey("default", "sk-very-secret-1234");
    commands.push(await editAsCurl(anEdit().id, { readProfile: local }));
    const named = commands.map((written) => written.ok && written.value.command.includes("Bearer"));
    expect(named).toEqual([false, true]);
  });

  it("names extra headers and shows no value of one", async () => {
    const saved = await saveProfile(profileWith({ id: "default" }), "", {
      "x-gateway": "very-secret-value",
    });
    expect(saved.ok).toBe(true);
    await saveNewEdit(anEdit(), files, undefined);
    const written = await editAsCurl(anEdit().id, { readProfile });
    const command = written.ok ? written.value.command : "";
    expect(command).toContain('-H "x-gateway: $HEADER_X_GATEWAY"');
    expect(command).not.toContain("secret");
    expect(command).not.toContain("API_KEY");
  });

  it("says what is missing", async () => {
    expect(await editAsCurl("none", { readProfile })).toMatchObject({
      ok: false,
      error: { code: "file_missing" },
    });
    await saveNewEdit(anEdit(), files, undefined);
    const noProfile = vi.fn(async () => undefined);
    expect(await editAsCurl(anEdit().id, { readProfile: noProfile })).toMatchObject({
      ok: false,
      error: { code: "profile_missing" },
    });
  });
});
