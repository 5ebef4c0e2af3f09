import { readHeaderLines } from "@/utils/core/server/extra-headers";

/** What a curl command says of a server. */
export interface CurlCommand {
  /** As written, in their order. */
  readonly addresses: readonly string[];
  readonly keys: readonly string[];
  readonly models: readonly string[];
  /** Extra headers as lines, for the form. */
  readonly headers?: string;
}

/** Options that take the next word: it is no address, whatever it looks like. */
const VALUED = new Set(
  "-H --header -F --form --form-string -d --data --data-raw --data-binary --data-ascii --json -x --proxy -o --output -X --request -A --user-agent -e --referer -b --cookie -c --cookie-jar -m --max-time --connect-timeout -w --write-out -T --upload-file -K --config -u --user --url --oauth2-bearer --cacert -E --cert --key --resolve --retry".split(
    " ",
  ),
);

/** A word as bash writes it, or after the carets of Windows' `cmd` are taken away. */
const WORD = /(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s"'\\])+/gs;
const PART = /\$?'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs;

function wordsOf(command: string): readonly string[] {
  const oneLine = command.replace(/[\\^`]\r?\n/g, " ");
  const plain = oneLine.includes('^"') ? oneLine.replace(/\^(.)/g, "$1") : oneLine;
  const words = [...plain.matchAll(WORD)].map(([word]) =>
    word.replace(
      PART,
      (_all, single?: string, double?: string, escaped?: string) =>
        single ?? double?.replace(/\\(.)/gs, "$1") ?? escaped ?? "",
    ),
  );
  return words.slice(words.findIndex((word) => /^curl/i.test(word)) + 1);
}

/** The options of a command with their values; what belongs to none is an address. */
function optionsOf(words: readonly string[]): readonly (readonly [name: string, value: string])[] {
  const options: [string, string][] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const [, long, longValue = ""] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? [];
    const [, short = "", shortValue = ""] = /^(-[A-Za-z])(.+)$/s.exec(word) ?? [];
    if (!word.startsWith("-")) options.push(["--url", word]);
    else if (long) options.push([long, longValue]);
    else if (VALUED.has(short)) options.push([short, shortValue]);
    else if (VALUED.has(word)) {
      at += 1;
      options.push([word, words[at] ?? ""]);
    }
  }
  return options;
}

function modelIn(json: string): string | undefined {
  return /"model"\s*:\s*"([^"\s]{1,200})"/.exec(json)?.[1];
}

/** Reads a curl command as documentation, browsers and programs write it. */
export function readCurl(command: string): CurlCommand {
  const addresses: string[] = [];
  const keys: string[] = [];
  const models: string[] = [];
  const headers: string[] = [];
  for (const [name, value] of optionsOf(wordsOf(command))) {
    const bearer = /^authorization:\s*bearer\s+(\S+)/i.exec(value)?.[1];
    const field = /^model=["']?([^"'\s]+)/.exec(value)?.[1];
    if (name === "--url") addresses.push(value);
    else if (name === "--oauth2-bearer") keys.push(value);
    else if (/^(?:-H|--header)$/.test(name) && bearer) keys.push(bearer);
    else if (/^(?:-H|--header)$/.test(name)) {
      if (!/^(?:content-type|accept|user-agent)\s*:/i.test(value)) headers.push(value);
    } else if (/^(?:-F|--form)/.test(name) && field) models.push(field);
    else if (/^(?:-d|--data|--json)/.test(name)) models.push(modelIn(value) ?? "");
  }
  const lines = headers.join("\n");
  const isUsable = lines !== "" && Object.keys(readHeaderLines(lines) ?? {}).length > 0;
  return { addresses, keys, models, ...(isUsable ? { headers: lines } : {}) };
}
