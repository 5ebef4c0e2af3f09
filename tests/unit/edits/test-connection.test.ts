import { expect, it } from "vitest";
import type { DialectId } from "@/utils/core/dialect";
import { testConnection } from "@/utils/edits/test-connection";
import { profileWith } from "../../support/profile.ts";
import { fakeRelay, json } from "../relay/fake-relay";

/** The header that holds the key when a server in this dialect is asked for its models. */
async function keyHeaderOf(dialect: DialectId) {
  const { deps, calls } = fakeRelay([json({ data: [{ id: "m" }] })], 20_000);
  const listed = await testConnection("one", {
    ...deps,
    readProfile: async () => profileWith({ dialect }),
    readKey: async () => "sk-1",
    hasHost: async () => true,
  });
  expect(listed.ok).toBe(true);
  const headers = new Headers(calls[0]?.init.headers);
  headers.delete("accept");
  return Object.fromEntries(headers);
}

it("a connection is tested with the key where an edit would have it", async () => {
  expect(await keyHeaderOf("form")).toEqual({ authorization: "Bearer sk-1" });
  expect(await keyHeaderOf("gemini")).toEqual({ "x-goog-api-key": "sk-1" });
});
