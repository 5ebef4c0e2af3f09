import type { ServerResponse } from "node:http";
import type { Answer } from "../../http/answer.ts";
import { flush, send } from "../../http/send.ts";
import { wait, waitForClose } from "../../http/wait.ts";
import type { Mode } from "./mode.ts";

function begin(response: ServerResponse, answer: Answer, hasLength: boolean): void {
  response.writeHead(answer.status, {
    ...(hasLength ? { "content-length": answer.body.length } : {}),
    ...answer.headers,
  });
}

export const DELIVERY_MODES: readonly Mode[] = [
  {
    id: "slow",
    says: "Waits so many seconds before the answer begins.",
    from: "§3.9",
    on: "edits",
    argument: { means: "seconds", fallback: "75" },
    deliver: async (response, answer, { argument }) => {
      await wait(response, Number(argument) * 1000);
      if (!response.destroyed) await send(response, answer);
    },
  },
  {
    id: "held",
    says: "Waits until the mode for everything is another.",
    from: "tests",
    on: "edits",
    deliver: async (response, answer, { call }) => {
      const isHeld = () => call.state.modes.some(({ mode }) => mode.id === "held");
      while (isHeld() && !response.destroyed) await wait(response, 20);
      if (!response.destroyed) await send(response, answer);
    },
  },
  {
    id: "drip",
    says: "Sends the headers at once and the body in forty pieces over so many seconds.",
    from: "§3.9",
    on: "edits",
    argument: { means: "seconds", fallback: "20" },
    deliver: async (response, answer, { argument }) => {
      begin(response, answer, true);
      const size = Math.ceil(answer.body.length / 40);
      for (let at = 0; at < answer.body.length && !response.destroyed; at += size) {
        response.write(answer.body.subarray(at, at + size));
        await wait(response, (Number(argument) * 1000) / 40);
      }
      response.end();
    },
  },
  {
    id: "cut",
    says: "Breaks the connection after half of the body.",
    from: "§4 cut connection",
    on: "edits",
    deliver: async (response, answer) => {
      begin(response, answer, true);
      await flush(response, answer.body.subarray(0, answer.body.length >> 1), 50);
      response.destroy();
    },
  },
  {
    id: "cut-chunked",
    says: "Breaks a chunked answer, whose length nobody knows, after half of the body.",
    from: "§4 cut connection",
    on: "edits",
    deliver: async (response, answer) => {
      begin(response, answer, false);
      await flush(response, answer.body.subarray(0, answer.body.length >> 1), 50);
      response.destroy();
    },
  },
  {
    id: "cut-before",
    says: "Breaks the connection after the upload, before a byte of the answer.",
    from: "§4 cut connection",
    on: "edits",
    deliver: async (response) => {
      response.destroy();
    },
  },
  {
    id: "cut-upload",
    says: "Breaks the connection as soon as the upload begins (not by prompt: it is not read).",
    from: "§4 network error",
    on: "edits",
    refuse: (response) => {
      response.destroy();
      return true;
    },
  },
  {
    id: "hang",
    says: "Takes the upload and never answers.",
    from: "§4 time-out",
    on: "edits",
    deliver: (response) => waitForClose(response),
  },
  {
    id: "hang-body",
    says: "Sends the headers and half of the body, then nothing more.",
    from: "§4 time-out",
    on: "edits",
    deliver: async (response, answer) => {
      begin(response, answer, true);
      response.write(answer.body.subarray(0, answer.body.length >> 1));
      await waitForClose(response);
    },
  },
];
