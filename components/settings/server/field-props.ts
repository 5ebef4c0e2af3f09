import type { FormErrors, ProfileForm } from "@/utils/settings/profile-form";

/** Props of every part of a server's form. */
export interface FormFieldProps {
  readonly form: ProfileForm;
  readonly errors: FormErrors;
  readonly change: (changes: Partial<ProfileForm>) => void;
}

/** Names of the fields an error can lead to. */
export type ServerFieldName = "address" | "key";
