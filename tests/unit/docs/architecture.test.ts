import { describe, expect, it } from "vitest";
import { appError } from "@/utils/core/app-error";
import type { EditState } from "@/utils/core/edit/edit";
import { advance, type EditEvent } from "@/utils/core/edit/edit-life";
import { withLayers } from "../../layers/document";
import { LAYERS } from "../../layers/table";
import { anEdit } from "../../support/an-edit";
import { readDocument, tableBelow } from "./support";

const ARCHITECTURE = readDocument("docs/architecture.md");

const STATES: Record<EditState, true> = {
  queued: true,
  sending: true,
  receiving: true,
  done: true,
  failed: true,
  cancelled: true,
  interrupted: true,
};

const result = { index: 0, blobId: "a", type: "image/png", byteLength: 1 };
const error = appError("server_error");
const EVENTS: { readonly [K in EditEvent["kind"]]: Extract<EditEvent, { kind: K }> } = {
  claimed: { kind: "claimed", at: 1 },
  retrying: { kind: "retrying", retry: { reason: "overloaded", at: 1 } },
  answering: { kind: "answering", at: 1 },
  reading: { kind: "reading" },
  tasked: { kind: "tasked", task: { id: "task-1", dialect: "form" } },
  addressed: { kind: "addressed", urls: ["https://a.example/1.png"] },
  gathered: { kind: "gathered", at: 1, results: [result], lostItems: [] },
  finished: { kind: "finished", at: 1, results: [result], lostItems: [] },
  failed: { kind: "failed", at: 1, error },
  cancelled: { kind: "cancelled", at: 1, error },
  orphaned: { kind: "orphaned", at: 1 },
};

/** Every step that the code takes, as `event: from → to`. */
function stepsTaken(): string[] {
  return Object.values(EVENTS).flatMap((event) =>
    Object.keys(STATES).flatMap((from) => {
      // Of several requests, which only makes a difference to `gathered`.
      const several = { options: { count: 2, size: "auto" }, perRequest: 1 };
      const edit = anEdit({ state: from as EditState, ...several });
      const next = advance(edit, event);
      return next ? [`${event.kind}: ${from} → ${next.state}`] : [];
    }),
  );
}

/** The formatter pads the cells of tables. */
const unpadded = (text: string) => text.replace(/ +\|/g, " |").replace(/-{3,}/g, "---");

describe("docs/architecture.md", () => {
  it("has the table of layers that the checker holds the code to", () => {
    expect(unpadded(withLayers(ARCHITECTURE, LAYERS))).toBe(unpadded(ARCHITECTURE));
  });

  it("has every step in the life of an edit", () => {
    const rows = tableBelow(ARCHITECTURE, /may come in/);
    const told = rows.flatMap(([event, from, to]) =>
      (from ?? "").split(", ").map((state) => `${event}: ${state.replace("¹", "")} → ${to}`),
    );
    expect(told.sort()).toEqual(stepsTaken().sort());
  });
});
