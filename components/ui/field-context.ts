import { createContext, useContext } from "react";

/** What a control takes over from the field around it. */
export interface FieldControl {
  readonly id?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: true | undefined;
}

export const FieldContext = createContext<FieldControl>({});

/** The attributes that tie a control to its field's label, hint and error. */
export function useFieldControl(): FieldControl {
  return useContext(FieldContext);
}
