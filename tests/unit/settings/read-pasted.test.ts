import { describe, expect, it } from "vitest";
import { fillForm, isMoreThanAddress, readPasted } from "@/utils/settings/read-pasted";
import { writeServerFile } from "@/utils/settings/server-file";
import { emptyForm } from "@/utils/settings/servers";
import { profileWith } from "../../support/profile.ts";

const KEY = "sk-AbCdEf0123456789xyz";
const BASE = "https://relay.example";
const BOTH = { baseUrl: BASE, key: KEY };
const json = JSON.stringify({ key: KEY, url: BASE });

const CURL = `curl -X POST '${BASE}/v1/images/edits' \\
  -H "Authorization: Bearer ${KEY}" \\
  -H 'x-portkey-provider: openai' \\
  -H "Content-Type: multipart/form-data" \\
  -F model="gpt-image-1.5" \\
  -F image=@a.png -F 'prompt=a model=cat https://not.example'`;

describe("what people paste", () => {
  it.each<[string, object]>([
    [BASE, { baseUrl: BASE }],
    ["relay.example/v1", { baseUrl: BASE }],
    [`${BASE}/v1?tab=keys`, { baseUrl: BASE }],
    [`${BASE}/v1/images/edits`, { baseUrl: BASE }],
    // Links as new-api and one-api make them for chat programs.
    [`https://app.example/#/?settings=${json}`, BOTH],
    [`https://app.example/#/?settings=${encodeURIComponent(json)}`, BOTH],
    [
      `https://lobe.example/?settings=${JSON.stringify({
        keyVaults: { openai: { apiKey: KEY, baseURL: `${BASE}/v1` } },
      })}`,
      BOTH,
    ],
    [`ama://set-api-key?server=${encodeURIComponent(BASE)}&key=${KEY}`, BOTH],
    [`opencat://team/join?domain=${BASE}&token=${KEY}`, BOTH],
    [
      `cherrystudio://providers/api-keys?v=1&data=${btoa(
        JSON.stringify({ id: "new-api", baseUrl: BASE, apiKey: KEY }),
      )}`,
      BOTH,
    ],
    [json, BOTH],
    // Shells, code, prose.
    [`OPENAI_BASE_URL=${BASE}/v1\nOPENAI_API_KEY=${KEY}`, BOTH],
    [`client = OpenAI(api_key="${KEY}", base_url="${BASE}/v1")`, BOTH],
    [`接口地址：${BASE}，密钥：${KEY}`, BOTH],
    [`Base URL: ${BASE}/v1, model: gpt-image-2`, { baseUrl: BASE, model: "gpt-image-2" }],
    [`Send requests to ${BASE}/v1.`, { baseUrl: BASE }],
    ["http://192.168.1.5:1234", { baseUrl: "http://192.168.1.5:1234" }],
    [CURL, { ...BOTH, model: "gpt-image-1.5", headers: "x-portkey-provider: openai" }],
    [`curl ${BASE}/v1/images/edits -H "Authorization: Bearer $OPENAI_API_KEY"`, { baseUrl: BASE }],
  ])("%j is read", (text, found) => expect(readPasted(text)).toEqual(found));

  it.each<[string, object]>([
    [`curl -F 'prompt=like https://other.example' ${BASE} -H "Authorization: Bearer ${KEY}"`, BOTH],
    [`curl -x http://127.0.0.1:7890 ${BASE} --oauth2-bearer ${KEY}`, BOTH],
    [`curl --url=${BASE} --header="authorization: bearer ${KEY}" -o https://a.example`, BOTH],
    [`curl -H"Authorization: Bearer ${KEY}" relay.example/v1/images/edits`, BOTH],
    // As Chromium copies it for Windows, and for bash where a word needs it.
    [`curl ^"${BASE}/v1^" ^\r\n  -H ^"Authorization: Bearer ${KEY}^"`, BOTH],
    [
      `curl $'${BASE}' -H $'Authorization: Bearer ${KEY}' --data-raw $'{"model":"m-1","n":1}'`,
      { ...BOTH, model: "m-1" },
    ],
    [`$ curl.exe -sS "${BASE}" \`\n  -H "Authorization: Bearer ${KEY}"`, BOTH],
  ])("is the server of a command, and nothing else in it: %j", (text, found) =>
    expect(readPasted(text)).toEqual(found),
  );

  it.each([
    `https://chat.example/?settings=${encodeURIComponent(json)}#top`,
    `https://chat.example/?q=1#settings=${json}`,
    `https://chat.example/#/?settings=${encodeURIComponent(encodeURIComponent(json))}`,
    JSON.stringify({ url: BASE, headers: { Authorization: `Bearer ${KEY}` } }),
  ])("is read from whatever part of a link or of JSON: %j", (text) => {
    expect(readPasted(text)).toEqual(BOTH);
  });

  it.each([
    "",
    "a red door",
    'https://app.example/#/?settings={"key":"{key}","url":"http://public.example"}',
    'https://app.example/#/?settings={"key":"{key}","url":"{address}"}',
    "http://relay.example/v1",
  ])("%j holds no server that may be used", (text) => {
    expect(readPasted(text)).toBeUndefined();
  });

  it("is never taken for a key where it only says where one goes", () => {
    for (const key of ["sk-xxxxxxxxxxxxxxxx", "{key}", "<your key>", "YOUR_API_KEY", "sk-..."])
      expect(readPasted(`base_url=${BASE} api_key=${key}`)).toEqual({ baseUrl: BASE });
  });

  it("is a server of ours with all its settings, which a copied text never holds the key of", () => {
    const profile = profileWith({ baseUrl: BASE, suffix: "nothing else", model: "m" });
    const text = writeServerFile([profile]);
    expect(text).not.toContain("key");
    const found = readPasted(text);
    const form = found && fillForm(emptyForm(), found);
    expect(form).toMatchObject({ baseUrl: BASE, suffix: "nothing else", model: "m", key: "" });
    expect(form?.id).not.toBe(profile.id);
  });

  it("is left to the field where it is an address alone", () => {
    expect(isMoreThanAddress(` ${BASE}/v1 `)).toBe(false);
    expect(isMoreThanAddress("relay.example")).toBe(false);
    expect(isMoreThanAddress(CURL)).toBe(true);
    expect(isMoreThanAddress(`https://app.example/#/?settings=${json}`)).toBe(true);
    expect(isMoreThanAddress("not a server at all")).toBe(false);
  });
});
