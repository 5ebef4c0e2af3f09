import { randomUUID } from "node:crypto";
import { type Answer, jsonAnswer } from "../../http/answer.ts";
import type { SandboxState } from "../../state.ts";
import type { Call } from "../call.ts";

/** Work that is answered later: what it will answer, and after how many questions. */
export type KeptTask = {
  readonly answer: Answer;
  readonly polls: number;
  readonly style: "wrapped" | "plain";
  readonly end: "completed" | "failed" | "never";
  asked: number;
};

/** sub2api's path, where a form is always worked on later. */
export const ASYNC_PATH = "/v1/images/edits/async";

/** Keeps a finished answer, and says under which id it can be asked for. */
export function asTask(answer: Answer, call: Call, polls: number, end: KeptTask["end"]): Answer {
  const style = call.received.path.includes("/async") ? "plain" : "wrapped";
  const id = style === "plain" ? `imgtask_${randomUUID().slice(0, 8)}` : `task_${randomUUID()}`;
  call.state.tasks.set(id, { answer, polls, style, end, asked: 0 });
  if (style === "wrapped") {
    return jsonAnswer({ code: 200, data: [{ status: "submitted", task_id: id }] });
  }
  const note = { id, task_id: id, object: "image.generation.task", status: "processing" };
  return jsonAnswer({ ...note, poll_url: `/v1/images/tasks/${id}` }, 202, { "retry-after": "1" });
}

/** `GET /v1/tasks/{id}` as APIMart answers it, `GET /v1/images/tasks/{id}` as sub2api does. */
export function answerTask(state: SandboxState, path: string): Answer {
  const [, place = "", id = ""] = /^\/v1\/(tasks|images\/tasks)\/([\w-]+)$/.exec(path) ?? [];
  const task = state.tasks.get(id);
  const isHere = task !== undefined && (task.style === "plain") === (place === "images/tasks");
  if (!isHere) return jsonAnswer({ error: { message: "task not found", type: "not_found" } }, 404);
  task.asked += 1;
  if (task.asked <= task.polls || task.end === "never") {
    const status = task.asked === 1 ? "pending" : "processing";
    const note = { id, status, progress: task.asked };
    return jsonAnswer(
      task.style === "plain" ? { ...note, task_id: id } : { code: 200, data: note },
    );
  }
  const isFailed = task.end === "failed";
  const error = { message: "Upstream request failed", type: "api_error" };
  const result = isFailed ? { error } : { result: resultOf(task) };
  const note = { id, status: isFailed ? "failed" : "completed", ...result };
  return jsonAnswer(task.style === "plain" ? { ...note, task_id: id } : { code: 200, data: note });
}

function resultOf({ answer, style }: KeptTask): unknown {
  const body = JSON.parse(answer.body.toString("utf8")) as {
    data: readonly { url?: string; b64_json?: string }[];
  };
  if (style === "plain") return body;
  return {
    images: body.data.map(({ url, b64_json }) => ({
      url: [url ?? `data:image/png;base64,${b64_json}`],
    })),
  };
}
