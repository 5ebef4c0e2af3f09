import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { requestOf } from "@/utils/edits/prepare";
import { anEdit } from "../../support/an-edit.ts";
import { profileWith } from "../../support/profile.ts";

const files = { image: new Blob(["i"], { type: "image/png" }) };

it.each([
  { ofEdit: "edit's", ofProfile: "profile's", sent: "edit's" },
  { ofEdit: "", ofProfile: "profile's", sent: "" },
  { ofEdit: undefined, ofProfile: "profile's", sent: "profile's" },
  { ofEdit: undefined, ofProfile: "", sent: "" },
])("the user sent is the edit's own before the profile's: %j", async (row) => {
  const options = {
    count: 1,
    size: "auto",
    ...(row.ofEdit === undefined ? {} : { user: row.ofEdit }),
  };
  const request = await requestOf(
    anEdit({ options }),
    profileWith({ user: row.ofProfile }),
    "",
    files,
  );
  expect(request.user).toBe(row.sent);
});
