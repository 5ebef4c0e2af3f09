import { DELIVERY_MODES } from "./delivery.ts";
import type { Mode } from "./mode.ts";

/** Every mode there is, in the order people read them. */
export const MODES: readonly Mode[] = [...DELIVERY_MODES];
