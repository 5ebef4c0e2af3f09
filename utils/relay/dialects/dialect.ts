import type { Capability } from "@/utils/core/capability";
import type { Result } from "@/utils/core/result";
import type { EndpointPath } from "@/utils/core/server/base-url";
import type { Answer } from "@/utils/relay/answer";
import type { RawAnswer } from "@/utils/relay/raw-answer";
import type { EditRequest, FormPart } from "@/utils/relay/request";

/** A picture inside a JSON body, there as text. */
export interface Inline {
  readonly inline: Blob;
  /** What a person would call the file, for a command to be typed. */
  readonly fileName: string;
  /** Base64 alone; else a `data:` URL. */
  readonly isBare?: true;
}

/** A request's body, from which the bytes and a command for people are made. */
export type Body =
  | { readonly kind: "form"; readonly parts: readonly FormPart[] }
  /** `Inline` may stand anywhere in it. */
  | { readonly kind: "json"; readonly value: Readonly<Record<string, unknown>> };

/** One paid request, ready to be written. */
export interface Encoded {
  readonly url: string;
  readonly body: Body;
}

/** What an answer turned out to be. */
export type Reading =
  | { readonly kind: "answer"; readonly answer: Answer }
  /** The work goes on at the server; its result is asked for by this id. */
  | { readonly kind: "task"; readonly id: string };

/** One way to ask a server for an edit and to read what it says. A new one is a file and a row of the table. */
export interface Dialect {
  /** Pure: the same edit gives the same request. */
  encode(request: EditRequest, capability: Capability): Encoded;
  /** @errors those of `readAnswer` */
  read(raw: RawAnswer): Result<Reading>;
  /** Where the result of a task may be asked for; the first that knows it counts. */
  poll?(id: string): readonly EndpointPath[];
  /** The header that holds the key, where it is not `Authorization: Bearer`. */
  readonly keyHeader?: string;
}
