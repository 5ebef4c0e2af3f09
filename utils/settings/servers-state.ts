import type { Profile } from "@/utils/core/server/profile";
import { draftOf, isChanged, type ProfileDraft } from "@/utils/settings/profile-form";

/** What is stored, as far as this page may know it: of a key its hint only. */
export interface StoredServers {
  readonly profiles: readonly Profile[];
  readonly activeId: string;
  readonly hints: ReadonlyMap<string, string>;
}

export interface ServersState extends StoredServers {
  /** What was typed and not saved, by id. Switching between servers keeps it. */
  readonly drafts: ReadonlyMap<string, ProfileDraft>;
  readonly selectedId: string;
}

export type ServersAction =
  | { readonly type: "stored"; readonly stored: StoredServers }
  | { readonly type: "select"; readonly id: string }
  | { readonly type: "edit"; readonly draft: ProfileDraft }
  /** Forgets a draft; `saved` ones are kept where something else was typed meanwhile. */
  | { readonly type: "forget"; readonly id: string; readonly saved?: ProfileDraft };

export const NO_SERVERS: ServersState = {
  profiles: [],
  activeId: "",
  hints: new Map(),
  drafts: new Map(),
  selectedId: "",
};

function without(drafts: ServersState["drafts"], id: string): ServersState["drafts"] {
  return new Map([...drafts].filter(([draftId]) => draftId !== id));
}

function isKnown(state: ServersState, id: string): boolean {
  return state.drafts.has(id) || state.profiles.some((profile) => profile.id === id);
}

/** The selection goes to what is in use when what was selected is gone. */
function keepSelection(state: ServersState): ServersState {
  return isKnown(state, state.selectedId) ? state : { ...state, selectedId: state.activeId };
}

export function reduceServers(state: ServersState, action: ServersAction): ServersState {
  switch (action.type) {
    case "stored":
      return keepSelection({ ...state, ...action.stored });
    case "select":
      return { ...state, selectedId: action.id };
    case "edit": {
      const { draft } = action;
      const drafts = new Map(state.drafts).set(draft.id, draft);
      return { ...state, drafts, selectedId: draft.id };
    }
    case "forget": {
      const isOvertaken = action.saved && state.drafts.get(action.id) !== action.saved;
      if (isOvertaken) return state;
      return keepSelection({ ...state, drafts: without(state.drafts, action.id) });
    }
  }
}

export interface ServerRow {
  readonly draft: ProfileDraft;
  readonly isStored: boolean;
  readonly isChanged: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** The stored key, masked. */
  readonly keyHint: string | undefined;
}

/** All servers as the page shows them: the stored ones first, then those not saved yet. */
export function listRows(state: ServersState): ServerRow[] {
  const stored = new Map(state.profiles.map((profile) => [profile.id, profile]));
  const unsaved = [...state.drafts.values()].filter((draft) => !stored.has(draft.id));
  const drafts = [
    ...state.profiles.map((profile) => state.drafts.get(profile.id) ?? draftOf(profile)),
    ...unsaved,
  ];
  return drafts.map((draft) => {
    const profile = stored.get(draft.id);
    return {
      draft,
      isStored: profile !== undefined,
      isChanged: profile === undefined || isChanged(draft, profile),
      isActive: draft.id === state.activeId,
      isSelected: draft.id === state.selectedId,
      keyHint: state.hints.get(draft.id),
    };
  });
}
