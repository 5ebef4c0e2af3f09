import { type Answer, htmlAnswer, jsonAnswer } from "../../http/answer.ts";
import type { Mode } from "./mode.ts";

const STATUS = { means: "status", fallback: "500" };

/** The forms errors come in (docs/contract.md §3.5). */
export const ERROR_SHAPE_MODES: readonly Mode[] = [
  shape("error-text", 'Error as {error: "text"}.', () => ({ error: "the upstream went away" })),
  shape("error-message", "Error as {message}.", () => ({ message: "the upstream went away" })),
  shape("error-detail", 'Error as {detail: "text"}.', () => ({ detail: "Method Not Allowed" })),
  shape("error-nested", "Error as {error: {error: {message}}}, a relay behind a relay.", () => ({
    error: { error: { message: "the innermost reason", code: "server_error" } },
  })),
  shape("error-null", "Error as {error: null, message: null}.", () => ({
    error: null,
    message: null,
  })),
  {
    id: "error-detail-list",
    says: "Error as {detail: [{loc, msg, type}]}, FastAPI's validation.",
    from: "§3.5",
    on: "edits",
    argument: { means: "status", fallback: "422" },
    replace: ({ argument }) => {
      const detail = [
        { loc: ["body", "image"], msg: "field required", type: "missing" },
        { loc: ["body", "n"], msg: "value is not a valid integer", type: "type_error.integer" },
      ];
      return jsonAnswer({ detail }, Number(argument));
    },
  },
  {
    id: "nginx",
    says: "nginx's page for a status (413 too large, 502, 504 after its 60 s).",
    from: "§3.5",
    on: "edits",
    argument: { means: "status", fallback: "504" },
    replace: ({ argument }) => nginxPage(Number(argument)),
  },
  {
    id: "cloudflare",
    says: "Cloudflare's page for a status (520 to 524).",
    from: "§3.5",
    on: "edits",
    argument: { means: "status", fallback: "524" },
    replace: ({ argument }) => cloudflarePage(Number(argument)),
  },
];

function shape(id: string, says: string, make: () => unknown): Mode {
  return {
    id,
    says,
    from: "§3.5",
    on: "edits",
    argument: STATUS,
    replace: ({ argument }) => jsonAnswer(make(), Number(argument)),
  };
}

const NGINX_WORDS: Readonly<Record<number, string>> = {
  404: "Not Found",
  413: "Request Entity Too Large",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out",
};

function nginxPage(status: number): Answer {
  const title = `${status} ${NGINX_WORDS[status] ?? "Error"}`;
  const html = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.27.3</center>\r\n</body>\r\n</html>\r\n`;
  return htmlAnswer(html, status, { server: "nginx/1.27.3" });
}

const CLOUDFLARE_WORDS: Readonly<Record<number, string>> = {
  520: "Web server is returning an unknown error",
  521: "Web server is down",
  522: "Connection timed out",
  523: "Origin is unreachable",
  524: "A timeout occurred",
};

function cloudflarePage(status: number): Answer {
  const words = CLOUDFLARE_WORDS[status] ?? "Error";
  const html = `<!DOCTYPE html>
<html class="no-js" lang="en-US"><head><title>relay.test | ${status}: ${words}</title><meta charset="UTF-8"></head>
<body><div id="cf-wrapper"><div id="cf-error-details"><h1>${words} <span>Error code ${status}</span></h1>
<p>The origin web server did not answer in time. Cloudflare Ray ID: <b>8f0c3a7d2b1e9c44</b></p></div></div></body></html>
`;
  return htmlAnswer(html, status, { server: "cloudflare", "cf-ray": "8f0c3a7d2b1e9c44-HKG" });
}
