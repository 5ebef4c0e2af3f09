import type { DraftErrors, ProfileDraft } from "./profile-draft";

/** What every part of the server's form gets. */
export interface DraftFieldProps {
  readonly draft: ProfileDraft;
  readonly errors: DraftErrors;
  readonly change: (changes: Partial<ProfileDraft>) => void;
}
