import { ADDRESS_MODES } from "./addresses.ts";
import { BODY_MODES } from "./bodies.ts";
import { DELIVERY_MODES } from "./delivery.ts";
import { DIALECT_MODES } from "./dialects.ts";
import { ERROR_SHAPE_MODES } from "./error-shapes.ts";
import { HOSTILE_MODES } from "./hostile.ts";
import { IMAGE_MODES } from "./images.ts";
import { ITEM_MODES } from "./items.ts";
import { LIMIT_MODES } from "./limits.ts";
import { LIST_MODES } from "./lists.ts";
import type { Mode } from "./mode.ts";
import { REDIRECT_MODES } from "./redirects.ts";
import { REGION_MODES } from "./regions.ts";
import { REPEAT_MODES } from "./repeats.ts";
import { STATUS_MODES } from "./statuses.ts";
import { STREAM_MODES } from "./streams.ts";

/** Every mode there is, in the order people read them. */
export const MODES: readonly Mode[] = [
  ...DELIVERY_MODES,
  ...STATUS_MODES,
  ...ERROR_SHAPE_MODES,
  ...BODY_MODES,
  ...ITEM_MODES,
  ...ADDRESS_MODES,
  ...IMAGE_MODES,
  ...REGION_MODES,
  ...STREAM_MODES,
  ...LIMIT_MODES,
  ...REDIRECT_MODES,
  ...REPEAT_MODES,
  ...DIALECT_MODES,
  ...LIST_MODES,
  ...HOSTILE_MODES,
];
