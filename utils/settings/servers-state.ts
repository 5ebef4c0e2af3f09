import type { Profile } from "@/utils/core/server/profile";
import { formOf, isChanged, type ProfileForm } from "@/utils/settings/profile-form";

/** The stored servers, with a hint of each key instead of the key. */
export interface StoredServers {
  readonly profiles: readonly Profile[];
  readonly activeId: string;
  readonly hints: ReadonlyMap<string, string>;
  /** Names of stored extra headers, whose values are not shown. */
  readonly headerNames: ReadonlyMap<string, readonly string[]>;
}

export interface ServersState extends StoredServers {
  /** Unsaved forms by id; kept while another server is selected. */
  readonly forms: ReadonlyMap<string, ProfileForm>;
  readonly selectedId: string;
}

export type ServersAction =
  | { readonly type: "stored"; readonly stored: StoredServers }
  | { readonly type: "select"; readonly id: string }
  | { readonly type: "edit"; readonly form: ProfileForm }
  /** Discards a form; with `saved` only if it has not changed since. */
  | { readonly type: "forget"; readonly id: string; readonly saved?: ProfileForm };

/** The state before anything is read. */
export const NO_SERVERS: ServersState = {
  profiles: [],
  activeId: "",
  hints: new Map(),
  headerNames: new Map(),
  forms: new Map(),
  selectedId: "",
};

function without(forms: ServersState["forms"], id: string): ServersState["forms"] {
  return new Map([...forms].filter(([formId]) => formId !== id));
}

function isKnown(state: ServersState, id: string): boolean {
  return state.forms.has(id) || state.profiles.some((profile) => profile.id === id);
}

/** If the selected server is gone, the active one is selected. */
function keepSelection(state: ServersState): ServersState {
  return isKnown(state, state.selectedId) ? state : { ...state, selectedId: state.activeId };
}

/** The state after an action. Pure, for `useReducer`. */
export function reduceServers(state: ServersState, action: ServersAction): ServersState {
  switch (action.type) {
    case "stored":
      return keepSelection({ ...state, ...action.stored });
    case "select":
      return { ...state, selectedId: action.id };
    case "edit": {
      const { form } = action;
      const forms = new Map(state.forms).set(form.id, form);
      return { ...state, forms, selectedId: form.id };
    }
    case "forget": {
      const isOvertaken = action.saved && state.forms.get(action.id) !== action.saved;
      if (isOvertaken) return state;
      return keepSelection({ ...state, forms: without(state.forms, action.id) });
    }
  }
}

export interface ServerRow {
  readonly form: ProfileForm;
  readonly isStored: boolean;
  readonly isChanged: boolean;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** The stored key, masked. */
  readonly keyHint: string | undefined;
  readonly headerNames: readonly string[];
  /** As stored; `undefined` where it is new. */
  readonly stored: Profile | undefined;
}

/** All servers as rows: the stored ones, then new unsaved ones. */
export function listRows(state: ServersState): ServerRow[] {
  const stored = new Map(state.profiles.map((profile) => [profile.id, profile]));
  const unsaved = [...state.forms.values()].filter((form) => !stored.has(form.id));
  const forms = [
    ...state.profiles.map((profile) => state.forms.get(profile.id) ?? formOf(profile)),
    ...unsaved,
  ];
  return forms.map((form) => {
    const profile = stored.get(form.id);
    return {
      form,
      isStored: profile !== undefined,
      isChanged: profile === undefined || isChanged(form, profile),
      isActive: form.id === state.activeId,
      isSelected: form.id === state.selectedId,
      keyHint: state.hints.get(form.id),
      headerNames: state.headerNames.get(form.id) ?? [],
      stored: profile,
    };
  });
}
