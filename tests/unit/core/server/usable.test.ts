import { describe, expect, it } from "vitest";
import { obstacleOf, type ServerFacts } from "@/utils/core/server/usable";

const fine: ServerFacts = { isKeySettled: true, isAllowed: true, model: "gpt-image-2" };
const listed = (...ids: readonly string[]) => ({ ids, imageIds: ids });

describe("what keeps a server from being used", () => {
  it.each<[string, string | undefined, Partial<ServerFacts>]>([
    ["nothing that is known of", undefined, {}],
    ["no key where one is needed", "key", { isKeySettled: false, isAllowed: false }],
    ["a permission that was denied", "access", { isAllowed: false, models: listed() }],
    ["nothing, as long as the permission is not known", undefined, { isAllowed: undefined }],
    ["a model that is not listed", "model", { models: listed("gpt-image-1") }],
    ["nothing where the model is listed", undefined, { models: listed("gpt-image-2") }],
    ["nothing where no models are listed", undefined, { models: listed() }],
    ["no model where one has to be named", "model", { model: "", needsModel: true }],
    ["nothing where it is named", undefined, { model: "m", needsModel: true }],
    ["nothing where the server has its own", undefined, { model: "", models: listed("a") }],
  ])("%s", (_, obstacle, facts) => {
    expect(obstacleOf({ ...fine, ...facts })).toBe(obstacle);
  });
});
