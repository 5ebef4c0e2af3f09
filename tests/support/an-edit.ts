import { EDIT_SCHEMA, type Edit } from "@/utils/core/edit/edit";
import { EMPTY_MASK } from "@/utils/core/mask/history";

/** An edit as it is stored first, changed as a test needs it. */
export function anEdit(change: Partial<Edit> = {}): Edit {
  return {
    id: "000000001-a",
    schema: EDIT_SCHEMA,
    createdAt: 1,
    state: "queued",
    pictureId: "p1",
    mask: EMPTY_MASK,
    window: { x: 0, y: 0, width: 64, height: 64 },
    sentSize: { width: 256, height: 256 },
    maskWay: "mask",
    prompt: "a red hat",
    options: { count: 1, size: "auto" },
    profileId: "default",
    profileName: "Relay",
    host: "relay.test",
    model: "",
    results: [],
    isStarred: false,
    ...change,
  };
}
