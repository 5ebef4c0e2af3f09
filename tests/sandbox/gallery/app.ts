import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, htmlAnswer, send, textAnswer } from "../http/answer.ts";
import type { Handler } from "../http/listen.ts";
import type { SandboxState } from "../state.ts";
import type { Origins } from "./kind.ts";
import { KINDS } from "./kinds/table.ts";
import { indexPage, kindPage } from "./page.ts";
import { answerPicture } from "./pictures.ts";

/** The gallery's pages and the pictures of its own origin. */
export function makeGallery(state: SandboxState): Handler {
  return async (request, response) => {
    const origins = originsOf(state);
    const answer = answerPage(request, origins) ?? (await answerPicture(request, origins));
    respond(response, answer);
  };
}

/** The same pictures on the other origin, without pages. */
export function makeOtherPictures(state: SandboxState): Handler {
  return async (request, response) =>
    respond(response, await answerPicture(request, originsOf(state)));
}

function originsOf(state: SandboxState): Origins {
  return { gallery: state.galleryUrl, other: state.otherUrl };
}

function answerPage(request: IncomingMessage, origins: Origins): Answer | null {
  const { pathname } = new URL(request.url ?? "/", "http://sandbox");
  const html = pageAt(pathname, origins);
  if (html === null) return null;
  return htmlAnswer(html, 200, { "set-cookie": "visitor=known; Path=/; HttpOnly; SameSite=Lax" });
}

function pageAt(pathname: string, origins: Origins): string | null {
  if (pathname === "/" || pathname === "/index.html") return indexPage(KINDS, origins);
  const match = /^\/kinds\/([a-z0-9-]+)\.html$/.exec(pathname);
  const kind = KINDS.find(({ id }) => id === match?.[1]);
  return kind === undefined ? null : kindPage(kind, origins);
}

function respond(response: ServerResponse, answer: Answer | null): void {
  send(response, answer ?? textAnswer("nothing here", "text/plain", 404));
}
