import * as v from "valibot";
import { appError } from "@/utils/core/app-error";
import { err, type Result } from "@/utils/core/result";
import { type Message, messageSchema, type Replies } from "@/utils/messages/protocol";
import { onMessageFromOwnPage } from "@/utils/platform/runtime";

export type Handlers = {
  readonly [K in Message["type"]]: (
    message: Extract<Message, { type: K }>,
  ) => Promise<Result<Replies[K]>>;
};

/** Registers the handlers. Must run synchronously at start, or a waking message is lost. */
export function serve(handlers: Handlers): void {
  onMessageFromOwnPage((raw) => {
    const parsed = v.safeParse(messageSchema, raw);
    if (!parsed.success) return Promise.resolve(err(appError("unexpected", { charge: "none" })));
    // The schema has made sure that the message's type belongs to this handler.
    const handle = handlers[parsed.output.type] as (message: Message) => Promise<Result<unknown>>;
    return handle(parsed.output).catch((cause: unknown) =>
      err(appError("unexpected", { detail: String(cause) })),
    );
  });
}
