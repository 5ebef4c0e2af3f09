import { browser } from "wxt/browser";
import { err, ok, type Result } from "@/utils/core/result";

/** One frame of one tab; frame 0 is the page itself. */
export interface FrameTarget {
  readonly tabId: number;
  readonly frameId: number;
}

/**
 * Why nothing ran: the tab or frame is gone; pages of the browser and its shop
 * take no scripts at all; access to this frame's site was not given; or else.
 */
export interface InjectionFailure {
  readonly kind: "closed" | "restricted" | "denied" | "failed";
  /** The browser's own words. */
  readonly detail: string;
}

/** What `executeScript` carries both ways in every browser. */
export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [key: string]: Json };

/** `isolated` sees the page's document but not its scripts; `main` is the page's own world. */
export type World = "isolated" | "main";

export type RunInFrame = <Args extends readonly Json[]>(
  frame: FrameTarget,
  func: (...args: Args) => unknown,
  args: Args,
  world?: World,
) => Promise<Result<unknown, InjectionFailure>>;

/** The browsers' sentences, by what they mean. None of them has a code. */
const REASONS: readonly (readonly [InjectionFailure["kind"], RegExp])[] = [
  ["closed", /no tab with id|no frame with id|invalid (tab|frame) id|was removed|tab was closed/i],
  ["closed", /no window matching|no matching frame|frame not found|message manager disconnected/i],
  ["restricted", /(chrome|edge|about|devtools|brave|opera|view-source|extension):\/?\/?/i],
  ["restricted", /extensions gallery|cannot be scripted|error page|chrome web store/i],
  ["denied", /cannot access|missing host permission|must request permission|not allowed/i],
];

/** Classifies a failed injection by the browser's message. */
export function readInjectionFailure(detail: string): InjectionFailure {
  const kind = REASONS.find(([, pattern]) => pattern.test(detail))?.[0] ?? "failed";
  return { kind, detail };
}

/**
 * Runs a function in one frame and gives back what it returns (a promise's
 * value). The function is sent as text: it must use nothing from outside
 * itself. The answer is untrusted: check it.
 */
export const runInFrame: RunInFrame = async (frame, func, args, world = "isolated") => {
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId: frame.tabId, frameIds: [frame.frameId] },
      world: world === "main" ? "MAIN" : "ISOLATED",
      // Chromium takes null, not undefined, among the arguments.
      args: args.map((value) => value ?? null) as never,
      func: func as never,
    });
    if (!injected) return err({ kind: "closed", detail: "No frame answered." });
    // Firefox reports a thrown error beside the result.
    const thrown = (injected as { error?: unknown }).error;
    if (thrown) return err({ kind: "failed", detail: String(thrown) });
    return ok(injected.result as unknown);
  } catch (error) {
    return err(readInjectionFailure(error instanceof Error ? error.message : String(error)));
  }
};

export type InjectTools = (frame: FrameTarget) => Promise<Result<null, InjectionFailure>>;

type Injection = Parameters<typeof browser.scripting.executeScript>[0];

async function attempt(injection: object): Promise<Result<null, InjectionFailure>> {
  try {
    await browser.scripting.executeScript(injection as Injection);
    return ok(null);
  } catch (error) {
    return err(readInjectionFailure(error instanceof Error ? error.message : String(error)));
  }
}

/** The output of `entrypoints/page-tools.ts`. */
const TOOLS = ["/page-tools.js"];

/** Injects our page tools into one frame's isolated world. Idempotent. */
export const injectTools: InjectTools = ({ tabId, frameId }) =>
  attempt({ target: { tabId, frameIds: [frameId] }, files: TOOLS });

/** Injects our page tools into every accessible frame of a tab; fails when there is none. */
export function injectToolsEverywhere(tabId: number): Promise<Result<null, InjectionFailure>> {
  return attempt({ target: { tabId, allFrames: true }, files: TOOLS });
}

/**
 * Runs a function in every accessible frame of a tab, as `runInFrame`
 * does, and returns each frame's answer.
 */
export async function runEverywhere<Args extends readonly Json[]>(
  tabId: number,
  func: (...args: Args) => unknown,
  args: Args,
): Promise<Result<unknown[], InjectionFailure>> {
  const frames = await runByFrame(tabId, func, args);
  return frames.ok ? ok(frames.value.map(({ answer }) => answer)) : frames;
}

/** What a frame answered. */
export interface FrameAnswer {
  readonly frameId: number;
  readonly answer: unknown;
}

/** The same, with the frame that each answer comes from; the page itself first. */
export async function runByFrame<Args extends readonly Json[]>(
  tabId: number,
  func: (...args: Args) => unknown,
  args: Args,
): Promise<Result<FrameAnswer[], InjectionFailure>> {
  try {
    const injection: object = { target: { tabId, allFrames: true }, func, args };
    const frames = await browser.scripting.executeScript(injection as Injection);
    const answers = frames.map(({ frameId, result }) => ({ frameId, answer: result as unknown }));
    return ok(answers.toSorted((a, b) => a.frameId - b.frameId));
  } catch (error) {
    return err(readInjectionFailure(error instanceof Error ? error.message : String(error)));
  }
}
