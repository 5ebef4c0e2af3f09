import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { formParts } from "@/utils/relay/request";
import { toCurl } from "@/utils/relay/send/curl";
import { editRequest, KEY } from "./fake-relay";

const PROMPT = `it's "a"\n@door; <b> $HOME \`x\` \\ 红色 ;type=x`;

describe("toCurl", () => {
  it("is the request as a command, with the key left to the environment", () => {
    const command = toCurl(editRequest(), capabilityFor(""));
    expect(command).toBe(
      [
        "curl https://relay.test/v1/images/edits",
        '-H "Authorization: Bearer $API_KEY"',
        "-F 'image=@image.png;type=image/png'",
        "-F 'mask=@mask.png;type=image/png'",
        "--form-string 'prompt=a red door'",
        "--form-string n=1",
        "--form-string size=512x512",
        "--form-string response_format=b64_json",
      ].join(" \\\n  "),
    );
    expect(command).not.toContain(KEY);
  });

  it("names extra headers, with their values left to the environment", () => {
    const names = ["x-portkey-provider", "x`$y"];
    const command = toCurl(editRequest(), capabilityFor(""), true, names);
    const [, first, second] = command.split(" \\\n  ");
    expect(first).toBe('-H "x-portkey-provider: $HEADER_X_PORTKEY_PROVIDER"');
    const env = { ...process.env, HEADER_X__Y: "from-the-environment" };
    const shown = execFileSync("sh", ["-c", `printf %s ${second?.replace("-H ", "")}`], { env });
    expect(shown.toString()).toBe("x`$y: from-the-environment");
    expect(command).not.toContain("API_KEY");
  });

  it("reaches curl through a shell as it was typed", () => {
    const request = editRequest({ prompt: PROMPT });
    const command = toCurl(request, capabilityFor("")).replace(/^curl/, "printf '%s\\0'");
    const env = { ...process.env, API_KEY: "from-the-environment" };
    const words = execFileSync("sh", ["-c", command], { env }).toString().split("\0");
    expect(words).toContain(`prompt=${PROMPT}`);
    expect(words).toContain("Authorization: Bearer from-the-environment");
    const names = words.flatMap((word) => /^([\w[\]]+)=/.exec(word)?.[1] ?? []);
    expect(names).toEqual(formParts(request, capabilityFor("")).map(({ name }) => name));
  });
});
