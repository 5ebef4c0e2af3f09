const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown): Uint8Array => encode(JSON.stringify(value));

/** What is read while a server is set up. */
export const SET_UP_SEEDS = {
  pasted: [
    encode(
      "curl https://a.test/v1/images/edits -H 'Authorization: Bearer sk-0123456789abcdef' -F model=m",
    ),
    encode('https://chat.test/#/?settings={"key":"sk-0123456789abcdef","url":"https://a.test"}'),
    encode(
      "OPENAI_API_KEY=sk-0123456789abcdef\nOPENAI_BASE_URL=https://a.test/v1\nx-gateway: openai",
    ),
    json({ redraw: 1, servers: [{ name: "a", baseUrl: "https://a.test", model: "m" }] }),
    encode("name=value\nquality=high"),
  ],
  modelLists: [
    {
      data: [
        { id: "gpt-image-2", owned_by: "vllm", supported_endpoint_types: ["gemini", "openai"] },
      ],
    },
    { models: ["a", { name: "b", architecture: { output_modalities: ["image", "text"] } }] },
  ].map(json),
} as const;
