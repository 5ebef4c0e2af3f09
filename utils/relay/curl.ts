import type { Capability } from "@/utils/core/capability";
import { type EditRequest, editUrl, formParts } from "@/utils/relay/request";

/** A word as any POSIX shell takes it, whatever is in it. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * The same request as a curl command, to be tried by hand or shown to a
 * server's support. The key is `$API_KEY`; the pictures are files beside it.
 * `--form-string` keeps curl from reading `@`, `<` and `;` in a prompt.
 *
 * @param isKeyless the server is asked without a key
 */
export function toCurl(request: EditRequest, capability: Capability, isKeyless = false): string {
  const parts = formParts(request, capability).map((part) =>
    "file" in part
      ? `-F ${quote(`${part.name}=@${part.fileName};type=${part.file.type}`)}`
      : `--form-string ${quote(`${part.name}=${part.value}`)}`,
  );
  const lines = [
    `curl ${quote(editUrl(request.baseUrl))}`,
    ...(isKeyless ? [] : ['-H "Authorization: Bearer $API_KEY"']),
    ...parts,
  ];
  return lines.join(" \\\n  ");
}
