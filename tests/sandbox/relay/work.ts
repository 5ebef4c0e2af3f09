import type { ServerResponse } from "node:http";
import { type Answer, jsonAnswer } from "../http/answer.ts";
import { send } from "../http/send.ts";
import { wait } from "../http/wait.ts";
import { breachAnswer } from "./breach.ts";
import type { Call } from "./call.ts";
import { checkFields } from "./check-fields.ts";
import { checkFiles } from "./check-files.ts";
import type { SandboxDialect } from "./dialects/dialect.ts";
import { isObject } from "./dialects/read-json.ts";
import { drawResults } from "./draw/draw.ts";
import { readDrawJob } from "./draw/job.ts";
import { makeBody, makeEntries } from "./entries.ts";
import { errorAnswer } from "./errors.ts";
import { type Family, familyOf } from "./families.ts";
import { streamAnswer, streamShapeOf } from "./stream.ts";

/** The answer to an edits request that was read in full, modes included. */
export async function answerEdit(call: Call, dialect?: SandboxDialect): Promise<Answer> {
  const model = call.received.fields["model"] ?? "";
  const family = dialect?.family ?? familyOf(model);
  if (family === null) return modelMissing(model, call);
  const { parts } = call.received;
  const found = (await checkFiles(parts, family)) ?? checkFields(parts, family);
  if (found !== null) return breachAnswer(found, call.requestId);
  for (const { mode, argument } of call.modes) {
    const replaced = mode.replace === undefined ? null : await mode.replace({ call, argument });
    if (replaced !== null) return replaced;
  }
  return drawAnswer(call, family, dialect);
}

async function drawAnswer(
  call: Call,
  family: Family,
  dialect: SandboxDialect | undefined,
): Promise<Answer> {
  let job = readDrawJob(call.received);
  for (const { mode, argument } of call.modes) {
    if (mode.job !== undefined) job = mode.job(job, { call, argument });
  }
  let drawn = await drawResults(job);
  for (const { mode, argument } of call.modes) {
    if (mode.pictures !== undefined) drawn = await mode.pictures(drawn, { call, argument });
  }
  let entries = makeEntries(drawn, call, family);
  for (const { mode, argument } of call.modes) {
    if (mode.entries !== undefined) entries = mode.entries(entries, drawn, { call, argument });
  }
  const usual = makeBody(entries, drawn, call, family);
  const shape = dialect ? null : streamShapeOf(call);
  if (shape !== null) return streamAnswer(drawn, usual, shape, call);
  return plainAnswer(usual, call, dialect);
}

function plainAnswer(
  usual: Record<string, unknown>,
  call: Call,
  dialect: SandboxDialect | undefined,
): Answer {
  let body: unknown = usual;
  for (const { mode, argument } of call.modes) {
    if (mode.json !== undefined) {
      body = mode.json(body as Record<string, unknown>, { call, argument });
    }
  }
  let answer =
    dialect && isObject(body)
      ? dialect.write(body, call)
      : jsonAnswer(body, 200, { "x-request-id": call.requestId });
  for (const { mode, argument } of call.modes) {
    if (mode.answer !== undefined) answer = mode.answer(answer, { call, argument });
  }
  return answer;
}

/** Delays add up; of the other ways to send, the last one named is taken. */
export async function deliver(response: ServerResponse, answer: Answer, call: Call): Promise<void> {
  const ways = call.modes.filter(({ mode }) => mode.deliver !== undefined);
  for (const { mode, argument } of ways) {
    if (mode.id === "slow" && ways.length > 1) await wait(response, Number(argument) * 1000);
  }
  if (response.destroyed) return;
  const last = ways.length > 1 ? ways.filter(({ mode }) => mode.id !== "slow").at(-1) : ways[0];
  if (last?.mode.deliver === undefined) await send(response, answer);
  else await last.mode.deliver(response, answer, { call, argument: last.argument });
}

function modelMissing(model: string, call: Call): Answer {
  return errorAnswer(
    {
      status: 503,
      code: "model_not_found",
      type: "new_api_error",
      message: `分组 default 下模型 ${model} 无可用渠道（distributor）`,
    },
    call.requestId,
  );
}
