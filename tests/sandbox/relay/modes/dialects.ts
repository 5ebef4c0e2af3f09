import { asTask } from "../dialects/tasks.ts";
import type { Mode } from "./mode.ts";

function style(id: string, value: string, says: string): Mode {
  return { id, says, from: "dialects", on: "edits", style: value };
}

/** How servers of other dialects write their answers. */
export const DIALECT_MODES: readonly Mode[] = [
  {
    id: "task",
    says: "The id of a task; its result comes when it was asked for often enough.",
    from: "dialects",
    on: "edits",
    argument: { means: "how often", fallback: "2" },
    answer: (answer, { call, argument }) => asTask(answer, call, Number(argument), "completed"),
  },
  {
    id: "task-fails",
    says: "The id of a task that fails.",
    from: "dialects",
    on: "edits",
    answer: (answer, { call }) => asTask(answer, call, 1, "failed"),
  },
  {
    id: "task-endless",
    says: "The id of a task that is worked on for ever.",
    from: "dialects",
    on: "edits",
    answer: (answer, { call }) => asTask(answer, call, 0, "never"),
  },
  style("chat-parts", "parts", "Chat: pictures as parts of the content."),
  style("chat-markdown", "markdown", "Chat: pictures as data URLs in Markdown."),
  style("chat-links", "links", "Chat: pictures as links in Markdown, each once more for download."),
  style("words-only", "words", "Chat and Gemini: words, and no picture."),
  style("refusal", "refusal", "Chat and Gemini: refused by the model's filter, with status 200."),
  {
    id: "chat-cut",
    says: "Chat, streamed: the connection breaks in the midst of a picture.",
    from: "dialects",
    on: "edits",
    style: "markdown",
  },
];
