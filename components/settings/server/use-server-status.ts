import { useRef, useState } from "react";
import type { AppError } from "@/utils/core/app-error";
import type { ModelList } from "@/utils/core/server/model-list";

/** Outcome of the last save or test. */
export type ServerStatus =
  | { readonly state: "idle" | "saving" | "saved" | "testing" }
  | { readonly state: "connected"; readonly models: ModelList }
  | { readonly state: "failed"; readonly error: AppError };

const IDLE: ServerStatus = { state: "idle" };

export interface StatusBoard {
  statusOf(id: string): ServerStatus;
  /** Shows a status; returns its setter, which does nothing once something else has begun. */
  begin(id: string, status?: ServerStatus): (next: ServerStatus) => void;
}

/** The status of one server at a time. */
export function useServerStatus(): StatusBoard {
  const [current, setCurrent] = useState({ id: "", status: IDLE });
  const lastRun = useRef(0);
  return {
    statusOf: (id) => (current.id === id ? current.status : IDLE),
    begin: (id, status = IDLE) => {
      lastRun.current += 1;
      const run = lastRun.current;
      setCurrent({ id, status });
      return (next) => {
        if (run === lastRun.current) setCurrent({ id, status: next });
      };
    },
  };
}
