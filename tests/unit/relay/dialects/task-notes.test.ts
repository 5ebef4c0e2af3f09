import { describe, expect, it } from "vitest";
import { readReply, readTaskNote, taskPaths } from "@/utils/relay/dialects/reply";
import { BASE_URL, PNG_BASE64 } from "../fake-relay";

function reply(value: unknown, status = 200, path = "/v1/x") {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const bytes = new TextEncoder().encode(text);
  return readReply({
    status,
    contentType: "application/json",
    url: BASE_URL + path,
    bytes,
    dialect: "form",
  });
}

const stateIn = (value: Record<string, unknown>) => readTaskNote(value).state;

describe("what an answer says of a task", () => {
  it.each(["status", "task_status", "state"])("is read from `%s`", (key) => {
    expect(stateIn({ id: "t", [key]: "queued" })).toBe("pending");
  });

  it("is read from the first of them that says anything", () => {
    expect(stateIn({ status: "failed", task_status: "queued", state: "done" })).toBe("failed");
    expect(stateIn({ status: " ", task_status: "queued", state: "done" })).toBe("pending");
  });

  it.each([
    ["pending", ["SUBMITTED", "queued", "Processing", "in-queue", "in progress", "not_started"]],
    ["pending", ["created", "waiting", "accepted", "generating", "running"]],
    ["pending", ["QUEUING", "enqueued", "on_queue", "init", "scheduled", "preparing", "rendering"]],
    ["pending", ["working", "received", "loading", "50%", "排队中", "处理中", "已提交"]],
    [
      "failed",
      ["TIMED_OUT", "exception", "terminated", "Content Moderated", "blocked", "生成失败"],
    ],
    ["done", ["成功", "已完成"]],
    ["failed", ["FAILURE", "error", "cancelled", "expired", "timeout", "time-out", "rejected"]],
    ["done", ["completed", "SUCCESS", "finished", "done"]],
    [undefined, ["", "ok", "unfinished", "200", "未完成", "100%"]],
  ])("is %s", (state, words) => {
    for (const status of words) expect([status, stateIn({ status })]).toEqual([status, state]);
  });

  it.each(["data", "output", "task"])("stands in `%s`, alone or in a list", (key) => {
    const note = { task_id: "t", status: "queued" };
    expect(readTaskNote({ [key]: note })).toEqual({ id: "t", state: "pending", note });
    expect(readTaskNote({ [key]: [note, { task_id: "u" }] })).toMatchObject({ id: "t" });
  });

  it("is what was wrapped, not what wraps it", () => {
    const wrapped = { status: "queued", data: { task_id: "t", status: "failed" } };
    expect(readTaskNote(wrapped)).toMatchObject({ id: "t", state: "failed" });
  });

  it("is no success where only what wraps the task says so", () => {
    expect(stateIn({ status: "success", data: { task_id: "t" } })).toBeUndefined();
    expect(stateIn({ status: "failed", data: { task_id: "t" } })).toBe("failed");
    expect(stateIn({ status: "queued", data: { task_id: "t" } })).toBe("pending");
    expect(stateIn({ task_id: "t", status: "success" })).toBe("done");
    expect(stateIn({ status: "success" })).toBe("done");
  });

  it.each(["t", "a.b:c~d-e_f", "x".repeat(200)])(
    "has an id that fits into an address: %s",
    (id) => {
      expect(readTaskNote({ task_id: id })).toMatchObject({ id });
      expect(readTaskNote({ taskId: id })).toMatchObject({ id });
      expect(readTaskNote({ id, status: "queued" })).toMatchObject({ id });
    },
  );

  it.each(["", "..", ".", "a/b", "a b", "ü", "x".repeat(201)])("has no id %j", (id) => {
    expect(readTaskNote({ task_id: id, status: "queued" })).not.toHaveProperty("id");
  });

  it("has no id where nothing but `id` stands there, without a state", () => {
    expect(readTaskNote({ id: "t" })).toEqual({});
  });
});

it("names the task that was wrapped where what wraps it has a name as well", () => {
  expect(readTaskNote({ task_id: "outer", data: { task_id: "inner" } }).id).toBe("inner");
});

describe("an answer that may tell of a task", () => {
  it.each([
    ["it is under way", { task_id: "t", status: "queued" }],
    ["nothing says otherwise", { task_id: "t" }],
    ["blanks stand around it", `\n ${JSON.stringify({ task_id: "t" })} \n`],
    ["it says of an error that there is none", { task_id: "t", error: null, success: true }],
  ])("does so where %s", (_, value) => {
    expect(reply(value)).toEqual({ ok: true, value: { kind: "task", id: "t" } });
  });

  it.each([
    ["it names an error", { task_id: "t", error: { message: "no" } }],
    ["it did not succeed", { task_id: "t", success: false }],
    ["it is done, without pictures", { task_id: "t", status: "done" }],
    ["it is a list", [{ task_id: "t" }]],
    ["it is nothing", "null"],
    ["it is no JSON", "Bad gateway"],
    ["it failed, and is no task", { status: "failed", message: "no" }],
    ["it is too long for a note", { task_id: "t", words: "x".repeat(64 * 1024) }],
  ])("does not where %s", (_, value) => {
    expect(reply(value).ok).toBe(false);
  });

  it("may be 64 KB long", () => {
    const note = { task_id: "t", words: "" };
    const words = "x".repeat(64 * 1024 - JSON.stringify(note).length);
    expect(reply({ ...note, words })).toMatchObject({ value: { kind: "task" } });
    expect(reply({ ...note, words: `${words}x` }).ok).toBe(false);
  });

  it("is an answer where pictures are in it, whatever it calls itself", () => {
    expect(
      reply({ task_id: "t", status: "queued", data: [{ b64_json: PNG_BASE64 }] }),
    ).toMatchObject({ value: { kind: "answer" } });
  });

  it("is a task where the one who only took it calls that a success", () => {
    const taken = { task_id: "t:1", status: "success", message: "submitted" };
    expect(reply(taken)).toEqual({ ok: true, value: { kind: "task", id: "t:1" } });
    expect(reply({ ...taken, image_url: "https://a.test/a.png" })).toMatchObject({
      value: { kind: "answer" },
    });
    expect(reply({ ...taken, error: "no" }).ok).toBe(false);
    // Who was asked for the task has finished it, without a picture.
    expect(reply(taken, 200, "/v1/tasks/t%3A1").ok).toBe(false);
    expect(reply({ id: "t:1", status: "success" }).ok).toBe(false);
  });

  it("is the end of a task that failed, which may have cost something", () => {
    for (const key of ["fail_reason", "failReason"]) {
      const failed = reply({ data: { task_id: "t", status: "FAILURE", [key]: "bad picture" } });
      expect(failed).toMatchObject({ error: { detail: "bad picture", charge: "maybe" } });
    }
    const noTask = reply({ status: "failed", message: "余额不足" });
    expect(noTask).toMatchObject({ error: { code: "balance_too_low", charge: "none" } });
    const told = { task_id: "t", status: "failed", message: "first", fail_reason: "second" };
    expect(reply(told)).toMatchObject({ error: { detail: "first" } });
    const coded = { task_id: "t", status: "failed", code: "content_policy_violation" };
    expect(reply(coded)).toMatchObject({ error: { code: "content_refused" } });
    const blocked = reply({ id: "t", status: "failed", error: { message: "no quota" } }, 400);
    expect(blocked).toMatchObject({ error: { charge: "maybe" } });
  });
});

it("is asked for at three places, its id made safe for an address", () => {
  expect(taskPaths("a:b")).toEqual([
    "/tasks/a%3Ab",
    "/images/tasks/a%3Ab",
    "/images/generations/a%3Ab",
  ]);
});
