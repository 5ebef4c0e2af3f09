import type { Capability } from "@/utils/core/capability";
import { inlinePrefix, writeJson } from "@/utils/relay/dialects/body";
import type { Body, Inline } from "@/utils/relay/dialects/dialect";
import { DIALECTS } from "@/utils/relay/dialects/table";
import type { EditRequest } from "@/utils/relay/request";

/** A word as any POSIX shell takes it, whatever is in it. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A mark that is nowhere in a text. */
function markFor(text: string): string {
  let mark = "@";
  while (text.includes(mark)) mark += "@";
  return mark;
}

/** Base64 of a file beside the command, whatever the system's `base64` breaks its lines at. */
function readFile(picture: Inline): string {
  return `${inlinePrefix(picture)}$(base64 < ${picture.fileName} | tr -d '\\n')`;
}

/**
 * JSON as a here document, in which the shell puts the pictures in their places.
 * What the shell would take for its own is escaped.
 */
function jsonLines(value: object): readonly string[] {
  const mark = markFor(writeJson(value, () => ""));
  const commands: string[] = [];
  const text = writeJson(
    value,
    (picture) => {
      commands.push(readFile(picture));
      return mark;
    },
    2,
  );
  const document = text
    .replaceAll(/[\\$`]/g, "\\$&")
    .split(mark)
    .map((piece, index) => piece + (commands[index] ?? ""))
    .join("");
  return ["-H 'Content-Type: application/json'", `--data-binary @- <<JSON\n${document}\nJSON`];
}

/** A header with a variable for its value, e.g. `$HEADER_X_PORTKEY_PROVIDER`. */
function headerLine(name: string): string {
  const variable = `HEADER_${name.toUpperCase().replaceAll(/[^A-Z\d]/g, "_")}`;
  return `-H "${name.replaceAll(/["\\$`]/g, "\\$&")}: $${variable}"`;
}

function bodyLines(body: Body): readonly string[] {
  if (body.kind === "json") return jsonLines(body.value);
  return body.parts.map((part) =>
    "file" in part
      ? `-F ${quote(`${part.name}=@${part.fileName};type=${part.file.type}`)}`
      : `--form-string ${quote(`${part.name}=${part.value}`)}`,
  );
}

/**
 * The same request as a curl command, to be tried by hand or shown to a
 * server's support. The key is `$API_KEY`; the pictures are files beside it.
 * `--form-string` keeps curl from reading `@`, `<` and `;` in a prompt.
 *
 * @param isKeyless the server is asked without a key
 * @param headerNames of the profile's extra headers, whose values are left to the environment as well
 */
export function toCurl(
  request: EditRequest,
  capability: Capability,
  isKeyless = false,
  headerNames: readonly string[] = [],
): string {
  const { encode, keyHeader } = DIALECTS[request.dialect ?? "form"];
  const { url, body } = encode(request, capability);
  const key = keyHeader ? `${keyHeader}: $API_KEY` : "Authorization: Bearer $API_KEY";
  const lines = [
    `curl ${quote(url)}`,
    ...(isKeyless ? [] : [`-H "${key}"`]),
    ...headerNames.map(headerLine),
    ...bodyLines(body),
  ];
  return lines.join(" \\\n  ");
}
