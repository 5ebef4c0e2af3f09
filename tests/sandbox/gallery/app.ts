import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, htmlAnswer, textAnswer } from "../http/answer.ts";
import type { Handler } from "../http/listen.ts";
import { send } from "../http/send.ts";
import type { SandboxState } from "../state.ts";
import type { Visit } from "../types.ts";
import { framePage } from "./frames.ts";
import type { Origins } from "./kind.ts";
import { SERVICE_WORKER } from "./kinds/made.ts";
import { KINDS } from "./kinds/table.ts";
import { indexPage, kindPage } from "./page.ts";
import { answerPicture } from "./pictures.ts";

/** The gallery's pages and the pictures of its own origin. */
export function makeGallery(state: SandboxState): Handler {
  return async (request, response) => {
    const origins = originsOf(state);
    const path = noteVisit(state, "gallery", request, response);
    const answer =
      answerPage(path, origins) ??
      answerFrame(path, origins) ??
      (await answerPicture(request, origins));
    await send(response, answer ?? nothing());
  };
}

/** The same pictures and frames on the other origin, without the other pages. */
export function makeOtherPictures(state: SandboxState): Handler {
  return async (request, response) => {
    const origins = originsOf(state);
    const path = noteVisit(state, "other", request, response);
    const answer = answerFrame(path, origins) ?? (await answerPicture(request, origins));
    await send(response, answer ?? nothing());
  };
}

function originsOf(state: SandboxState): Origins {
  return { gallery: state.galleryUrl, other: state.otherUrl };
}

function noteVisit(
  state: SandboxState,
  server: Visit["server"],
  request: IncomingMessage,
  response: ServerResponse,
): string {
  const visit: Visit = {
    server,
    method: request.method ?? "",
    path: request.url ?? "",
    headers: request.headers,
    status: null,
  };
  state.visits.push(visit);
  response.on("close", () => {
    if (response.headersSent) visit.status = response.statusCode;
  });
  return new URL(visit.path, "http://sandbox").pathname;
}

const COOKIE = { "set-cookie": "visitor=known; Path=/; HttpOnly; SameSite=Lax" };

function answerPage(path: string, origins: Origins): Answer | null {
  if (path === "/" || path === "/index.html") {
    return htmlAnswer(indexPage(KINDS, origins), 200, COOKIE);
  }
  if (path === "/kinds/service-worker.js") return textAnswer(SERVICE_WORKER, "text/javascript");
  const match = /^\/kinds\/([a-z0-9-]+)\.html$/.exec(path);
  const kind = KINDS.find(({ id }) => id === match?.[1]);
  if (kind === undefined) return null;
  return htmlAnswer(kindPage(kind, origins), 200, { ...COOKIE, ...kind.headers });
}

function answerFrame(path: string, origins: Origins): Answer | null {
  const html = framePage(path, origins);
  return html === null ? null : htmlAnswer(html);
}

function nothing(): Answer {
  return textAnswer("nothing here", "text/plain", 404);
}
