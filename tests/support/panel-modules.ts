import { MODULES } from "@/utils/panel/later/modules";

// In tests all code of the panel is there from the start, so that what is pressed is done at once.
await Promise.all(Object.values(MODULES).map((module) => module.load()));
