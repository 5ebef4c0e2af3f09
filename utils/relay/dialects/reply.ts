import type { AppError } from "@/utils/core/app-error";
import { defined } from "@/utils/core/defined";
import { err, ok, type Result } from "@/utils/core/result";
import type { EndpointPath } from "@/utils/core/server/base-url";
import { readAnswer } from "@/utils/relay/answer";
import { orAnywhere } from "@/utils/relay/dialects/anywhere";
import type { Reading } from "@/utils/relay/dialects/dialect";
import { readErrorBody, saysError } from "@/utils/relay/error-body";
import { judgeRefusal } from "@/utils/relay/errors";
import {
  bodyText,
  firstText,
  isObject,
  type JsonObject,
  listOf,
  parseJson,
} from "@/utils/relay/json";
import type { RawAnswer } from "@/utils/relay/raw-answer";

/** A task is named in a few lines; what is longer holds pictures. */
const MAX_NOTE_BYTES = 64 * 1024;
/** An id becomes part of an address: letters, digits and what stands between them. */
const TASK_ID = /^[\w.:~-]{1,200}$/;

const TASK_NAMES = ["task_id", "taskId"];

const PENDING =
  /^(?:submit|(?:en|on[_ -]?)?queu|pending|process|in[_ -]?(?:it|progress|queue)|running|start|creat|wait|not[_ -]?start|accept|generat|schedul|prepar|render|work|receiv|load|\d\d? ?%|已?提交|.{0,4}中$)/i;
const FAILED =
  /^(?:fail|error|cancel|expire|timed?[_ -]?out|reject|abort|exception|terminat|(?:content|request)[_ -]?moderated|blocked|.{0,4}(?:失败|取消|超时)$)/i;
const DONE = /^(?:complete|succe|finish|done|[^未不]{0,4}(?:成功|完成)$)/i;

export type TaskState = "pending" | "failed" | "done";

function stateOf(note: JsonObject): TaskState | undefined {
  const said = firstText(note, ["status", "task_status", "state"]) ?? "";
  if (FAILED.test(said)) return "failed";
  if (DONE.test(said)) return "done";
  return PENDING.test(said) ? "pending" : undefined;
}

/** Where an answer may tell of a task: what it wraps comes first, as the wrapping only says that it was sent. */
function notesIn(value: JsonObject): readonly JsonObject[] {
  const inner = [value.data, value.output, value.task].map((one) =>
    isObject(one) ? one : listOf(one)[0],
  );
  return [...inner, value].filter((one) => one !== undefined);
}

/** An answer that tells of a task, as far as it does. */
export interface TaskNote {
  readonly id?: string;
  readonly state?: TaskState;
  /** The object that says so. */
  readonly note?: JsonObject;
}

/** What an answer says of a task, by the words that servers use. */
export function readTaskNote(value: JsonObject): TaskNote {
  const notes = notesIn(value);
  const naming = notes.find((one) => firstText(one, TASK_NAMES));
  const stated = notes.find((one) => stateOf(one) !== undefined);
  const said = stated && stateOf(stated);
  // What wraps a task may say that it was taken, which is not that it is done.
  const state = naming && stated !== naming && said === "done" ? undefined : said;
  const id = naming ? firstText(naming, TASK_NAMES) : stated && firstText(stated, ["id"]);
  const isId = id !== undefined && TASK_ID.test(id) && /\w/.test(id);
  return defined({ id: isId ? id : undefined, state, note: stated });
}

/** Work was begun: that it came to nothing does not say that it was free. */
function failureIn(raw: RawAnswer, note: JsonObject): AppError {
  const error = judgeRefusal({ status: raw.status, body: readErrorBody(note), key: "" });
  return error.charge === "none" ? { ...error, charge: "maybe" } : error;
}

/**
 * Reads an answer in the shapes of the endpoint, or finds that there is none yet:
 * a relay that works on the picture later answers with the id of a task.
 *
 * @errors those of `readAnswer`; of a task that failed, what the server says
 */
export function readReply(raw: RawAnswer): Result<Reading> {
  const answer = readAnswer(raw);
  if (answer.ok) return ok({ kind: "answer", answer: answer.value });
  const isLong = raw.bytes.length > MAX_NOTE_BYTES;
  const value = isLong ? undefined : parseJson(bodyText(raw.bytes));
  const { id, state, note } = isObject(value) ? readTaskNote(value) : {};
  if (note && state === "failed" && id) return err(failureIn(raw, note));
  const isRefused = isObject(value) && saysError(value);
  const isUnderWay = state === "pending" || (state === undefined && !isRefused);
  if (id && isUnderWay) return ok({ kind: "task", id });
  const found = orAnywhere(raw, answer);
  // What only took the request calls that a success, too. Who was asked for the task knows more.
  const isNamed = note !== undefined && firstText(note, TASK_NAMES) !== undefined;
  const isTaken = isNamed && state === "done" && !isRefused;
  return !found.ok && id && isTaken && !raw.url.includes(encodeURIComponent(id))
    ? ok({ kind: "task", id })
    : found;
}

/** Where relays keep the state of a task: APIMart and its kin, sub2api, and beside the endpoints. */
export function taskPaths(id: string): readonly EndpointPath[] {
  const name = encodeURIComponent(id);
  return [`/tasks/${name}`, `/images/tasks/${name}`, `/images/generations/${name}`];
}
