import { startSandbox } from "./sandbox.ts";

/** `node tests/sandbox/serve.ts`: the sandbox alone, for looking at it by hand. */
const sandbox = await startSandbox({ port: 4010, galleryPort: 4011, otherPort: 4012 });
console.log(`gallery  ${sandbox.galleryUrl}/`);
console.log(`relay    ${sandbox.relayUrl}   key: sandbox-key`);
console.log(`other    ${sandbox.otherUrl}`);
console.log(`modes    ${sandbox.relayUrl}/sandbox/modes`);
